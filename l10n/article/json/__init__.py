"""CMS JSON: the strings at some paths are an article; every other byte stays.

strings.py   all strings of a file with their paths and places
paths.py     the paths that are read, and the roles of what stands there
escapes.py   how a file writes its strings
"""
