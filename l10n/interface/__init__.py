"""The words of our own pages in the languages of those who read them: PO files, localized by this very tool.

page_words.py   messages in a language, and which language a browser asks for
locales/        the words of the page on standings and of `l10n serve`; those of the review page are beside it
"""
