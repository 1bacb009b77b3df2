"""Texts that stand inside of another syntax: HTML or plain text in a string of JSON, in an element of XML.

decoded.py   such a text with the place of each of its characters
read.py      its blocks
write.py     localized texts in its syntax
page.py      an article of such texts as a page of HTML, for bundles
"""
