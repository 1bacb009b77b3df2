"""A localized document becomes files ready to publish.

bundle.py        bundle, manifest, archive: the files of one locale, what they are, all in one zip
refusal.py       why a final bundle is refused
provenance.py    whose words they are: engines, IPTC digital source type
outline.py       a localized document as what a reader sees: headline, paragraphs, lists, tables, notes
flow.py          the pieces of a block as HTML and as plain text; targets are data
inline_html.py   inline markup of any format as safe HTML
links.py         where the editions of an article are
words.py         the few words that a page says itself, by language
kinds/           one file per kind of output
"""
