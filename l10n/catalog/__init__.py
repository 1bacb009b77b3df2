"""Segments ──► catalogs ⇄ PO text.

catalog.py      template, update, accept, merge, compose, progress: what happens to a catalog in its life
change.py       update: what becomes of translated units when the article changes
succession.py   which new unit is the old one, said otherwise
po.py           catalogs as PO text, and back; what is broken is named with its line
mo.py           catalogs as the binary that programs read
"""
