"""The stages of the work on a project, each on whole articles and catalogs: what commands are made of.

extraction   source/ becomes templates and catalogs          adoption     … also where an article was renamed
drafting     catalogs get their drafts, saved as they come   recall       the project's memory, fed and asked
publication  bundles are written to dist/                    provision    models are found, installed and locked
revision     what an edit means for translators              terminology  the termbase and the articles
exchanging   files for and from translators elsewhere        evaluation   drafts against what people wrote
standing     how everything stands                           ledger       what machines proposed and people kept
index        what need not be read again
"""
