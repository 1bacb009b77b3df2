"""l10n turns one news article into the same article in many languages, on a machine with no network.

    article ──► segments ──► drafts (memory, then machine translation) ──► gettext catalogs ──► a person reviews ──► bundles

The rooms, left to right as the article travels; a room knows only those to its left, and the spine:

    language/   what is known of languages: sentences, numbers, dates, names and their sounds, words of grammar, inflection
    article/    a file becomes a document of blocks; blocks become segments           formats/: one file per format
    catalog/    segments become the units of a catalog                                po/: its PO text
    memory/     the translation memory
    terms/      the termbase: forms, index, notes, candidates
    engines/    engines, their models and routes                                      kinds/:   one file per engine
    draft/      units without a target get a draft from memory or an engine
    check/      what an editor would want to know before publishing                   checks/:  one file per check
    bundle/     a document and a catalog become a localized bundle                    kinds/:   one file per kind of output
    publish/    finals become a site: pages, feeds, sitemaps, books
    exchange/   TMX, TBX, XLIFF and tables, for and from other tools
    evaluate/   quality of drafts, post-editing effort, how everything stands

The spine: `model` (every noun), `errors`, `langtag` (tags and locale data), `markup` (marks in a text), `plugin` (the contracts
of the plug-ins) and `progress` (who receives progress). Rooms are pure: text goes in and text comes out.

What works on a project comes after the rooms: `settings` (what it chooses), `store` (its files, the only door to the disk),
`registry` (its plug-ins), `workspace` (what one run has read), `jobs/` (one module per command: the public Python API),
`testing/` (the laws of plug-ins, for their authors),
`review/` (the review page), `serve/` (pages that follow what is saved) and
`cli/` (what a person types and sees; commands/: one file per command).
"""

__version__ = "0.1.0"
