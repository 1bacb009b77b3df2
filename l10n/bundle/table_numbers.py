"""Numbers in the cells of tables, written as the readers of an edition write them: 6,870 is 6.870 in Spanish.

A cell is rewritten where it is one number with a separator of its language, alone or with a sign of arithmetic, a currency or a
share. Years, versions, scores, telephone numbers and labels are none. Digits follow the locale: ۶٬۸۷۰ in Persian.
"""

from __future__ import annotations

import re
from dataclasses import replace

from l10n import cldr, langtag
from l10n.model import Localized, Piece, Role

_DIGITS = "0123456789"
_AROUND = r"[\s+\-−–~≈<>$€£¥₴₽₹%‰()]*"


def localize(localized: Localized, digits: str = "") -> Localized:
    """The document with the numbers of its tables as its locale writes them; what has a unit stays its translator's.

    `digits` is CLDR's name of the digits that a project chose for the locale.
    """
    source = localized.document.article.locale
    if localized.locale == source or langtag.is_pseudo(localized.locale):
        return localized
    cells = [block for block in localized.document.blocks if block.role is Role.CELL]
    # A cell of digits alone makes no unit, and so has no pieces.
    whole = {block: localized.pieces.get(block) or (Piece(block.text, block.text),) for block in cells}
    pieces = {
        block: tuple(_written(piece, source, localized.locale, digits) for piece in pieces)
        for block, pieces in whole.items()
        if _is_number(pieces)
    }
    return replace(localized, pieces={**localized.pieces, **pieces})


def _is_number(pieces: tuple[Piece, ...]) -> bool:
    """Whether a cell is one piece without a unit, except for its gaps."""
    return sum(bool(piece.text.strip()) for piece in pieces) == 1 and all(piece.state is None for piece in pieces)


def _written(piece: Piece, source: str, target: str, digits: str) -> Piece:
    return replace(piece, text=rewritten(piece.text, source, target, digits))


def rewritten(text: str, source: str, target: str, digits: str = "") -> str:
    """The text of a cell with its number as the target writes it; the text itself where it is no such number.

    >>> rewritten("$6,870.5", "en", "es"), rewritten("2024", "en", "es"), rewritten("2-1", "en", "es")
    ('$6.870,5', '2024', '2-1')
    """
    decimal, group = map(re.escape, langtag.number_symbols(source))
    number = rf"(?P<whole>\d{{1,3}}(?:{group}\d{{3}})+|\d+(?={decimal}\d)|\d{{1,3}})(?:{decimal}(?P<part>\d+))?"
    match = re.fullmatch(rf"(?P<before>{_AROUND}){number}(?P<after>{_AROUND})", text, re.ASCII)
    if not match:
        return text
    style = cldr.number_style(target, digits)
    whole, part = match["whole"], match["part"]
    plain = re.sub(r"\D", "", whole)
    made = style.grouped(plain) if plain != whole else plain
    made += f"{style.decimal}{part}" if part else ""
    return match["before"] + made.translate(str.maketrans(_DIGITS, style.digits)) + match["after"]
