"""What a producer must know of the files in source/: those that no format reads, and articles in another language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from l10n import markup
from l10n.article.coverage import WordCoverage, coverage
from l10n.language import identification
from l10n.late_pattern import late_pattern
from l10n.model import Document, Role

# Suffixes of files that hold words, which people take for articles; pictures and data of pages are not named.
_WORDS = frozenset(
    {
        ".docx",
        ".docm",
        ".doc",
        ".odt",
        ".fodt",
        ".rtf",
        ".rst",
        ".adoc",
        ".asciidoc",
        ".org",
        ".tex",
        ".srt",
        ".vtt",
        ".epub",
        ".pages",
    }
    | {".json", ".xml", ".rss", ".atom"}
)
_TITLES = frozenset({Role.FURNITURE, Role.BYLINE, Role.CREDIT})


def unread(paths: Iterable[PurePosixPath], suffixes: Iterable[str]) -> Iterator[str]:
    """A line for each file with words that no format reads.

    >>> next(unread([PurePosixPath("source/flood.docx")], [".md"]))
    'source/flood.docx: no format reads .docx, so it is left out; save it as .md, or move it out of source/'
    """
    readable = sorted(suffixes)
    for path in paths:
        suffix = path.suffix.lower()
        if suffix in _WORDS and suffix not in readable:
            remedy = f"save it as {' '.join(readable)}, or move it out of source/"
            yield f"{path}: no format reads {suffix}, so it is left out; {remedy}"


def word_coverage(document: Document) -> WordCoverage:
    """What the units of an article hold, with all that a producer must know of it."""
    report = coverage(document)
    return replace(report, warnings=(*document.notices, *report.warnings, *filter(None, [foreign(document)])))


def foreign(document: Document) -> str:
    """A line where an article is surely in another language than it claims, or is a page that names none; empty where all is
    well.
    """
    article = document.article
    is_silent = article.format == "html" and not document.meta.get("language") and bool(_PAGE.search(article.text))
    identified = identification.article_language(_sample(document), article.locale)
    problems = [
        *(["names no language"] if is_silent else []),
        *([f"seems to be in {identified}"] if identified else []),
    ]
    if not problems:
        return ""
    page = f'<html lang="{identified or article.locale}">'
    remedy = (
        f"write {page}" if is_silent else f"write 'language: {identified}' in its front matter, or {page} in a page"
    )
    return f"{article.path}:1: {', '.join(problems)}, and is read as {article.locale}; {remedy}"


def _sample(document: Document) -> str:
    """Text of an article that tells its language: all of it, or of a long one every so manyth block."""
    texts = [block.text for block in document.walk() if block.role not in _TITLES]
    step = -(-sum(map(len, texts)) // _ENOUGH) or 1
    return "\n".join(map(markup.strip, texts[::step]))


_ENOUGH = 4000
"""Characters, some 40 lines: of 12 lines 0.4 % are identified wrongly, and no more of whole articles."""
_PAGE = late_pattern(r"<html\b", re.IGNORECASE)
