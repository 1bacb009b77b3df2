"""Quotations that run over several units of an article: opened in one translation, closed in another.

English marks each sentence of a speech; other languages open it once and close it once, units later.
"""

from __future__ import annotations

from collections.abc import Iterator

from l10n.check.speakers import MARK
from l10n.language import tokens
from l10n.model import UnitKey
from l10n.plugin import ArticleContext, article_fact

_OPENS, _CLOSES = frozenset("「『〝„‟"), frozenset("」』〞")
"""Signs that open or close wherever they stand; what the others do, their neighbours tell."""
_BEFORE = frozenset("([{-–—")
"""What may stand right before a mark that opens."""
_REACH = 3
"""Units over which a speech runs, at most: more sentences of one speech in a row are an essay."""


@article_fact
def in_a_run(article: ArticleContext) -> frozenset[UnitKey]:
    """The units that have the beginning, the middle or the end of a quotation which their neighbours go on with."""
    keys = [unit.key for unit in article.catalog.units]
    left = [_left(tokens.plain(unit.target)) for unit in article.catalog.units]
    return frozenset(key for first, last in _runs(left) for key in keys[first : last + 1])


def _runs(left: list[str]) -> Iterator[tuple[int, int]]:
    """The first and the last unit of each quotation that is opened in one and closed in another."""
    opened = None
    for number, marks in enumerate(left):
        if marks.startswith(")") and opened is not None and number - opened <= _REACH:
            yield opened, number
            opened = None
        if marks:
            opened = number if marks.endswith("(") else None


def _left(text: str) -> str:
    """The marks of a text without a partner in it, as brackets: `)` for one that closes, `(` for one that opens."""
    closing, depth = "", 0
    for mark in MARK.finditer(text):
        if _opens(text, mark.start(), mark.end()):
            depth += 1
        elif depth:
            depth -= 1
        else:
            closing += ")"
    return closing + "(" * depth


def _opens(text: str, start: int, end: int) -> bool:
    """Whether a mark opens: it stands at the beginning, or behind a space and before a word."""
    if text[start] in _OPENS | _CLOSES:
        return text[start] in _OPENS
    before, behind = text[:start], text[end:]
    if not before.strip():
        return True
    return (before[-1].isspace() or before[-1] in _BEFORE) and behind[:1].isalnum()
