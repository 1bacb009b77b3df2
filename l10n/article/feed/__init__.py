"""Feeds: RSS, Atom and WordPress' export (WXR), whose texts are HTML in elements of XML.

xml.py         elements of XML with their places; no entity is ever expanded
escapes.py     texts of elements: CDATA, references, XHTML
texts.py       which elements are texts, and their roles
wordpress.py   what WordPress adds to HTML: paragraphs by blank lines, shortcodes
"""
