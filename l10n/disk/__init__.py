"""What disks and other programs do to files, and what we do about it. Nothing here knows articles or catalogs.

files.py         what the operating system can do and Python's library has no name for
version.py       a file as it was read, whole: not while somebody writes it
replacement.py   a file in the place of another, unless somebody saved there meanwhile
output.py        a file that a person named: whole, or as it was
lock.py          one `l10n` at a time writes to a project; who does is known by name
litter.py        what a killed run left
links.py         links that lead out of the project
names.py         names that other systems cannot hold
errors.py        what the operating system says, as one line for a person
"""
