"""Segments ──► catalogs ⇄ PO text.

    catalog.py      template, accept, compose, progress: what happens to a catalog in its life
    change.py       update and merge: the article changes, a person saves while we work; compare: what became of the units
    succession.py   which new sentence an old one has become
    place.py        where a segment stands, in a translator's words
    po.py           catalogs as PO text, and back: parse, dump, decode
    entry.py        the syntax of PO, read strictly: what is broken is named with its line
    header.py       the header of a PO file
    lines.py        where each unit stands in its PO file
    mo.py           catalogs as the binary that programs read

Everything here is text in, text out; the disk belongs to `l10n.store`.
"""
