"""Numbers in the cells of tables, written as the readers of an edition write them: 6,870 is 6.870 in Spanish.

A cell is rewritten where it is one number, alone or with a sign of arithmetic, a currency or a share. Years, versions, scores,
telephone numbers and labels are none. Digits follow the locale: ۶٬۸۷۰ in Persian. A number with a separator is a unit, so
that a person can write it in another way; its target is there from the start, reviewed, as the rules of the locale leave
nothing to decide, and follows them as long as nobody changes it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from l10n import cldr, langtag
from l10n.late_pattern import late_pattern
from l10n.model import Catalog, Localized, Piece, Role, State, Unit, UnitKey

NOTE = "number, written by the rules of the language"
"""What the translator reads of such a unit."""
_CELL = Role.CELL.context
_DIGITS = "0123456789"
_AROUND = r"[\s+\-−–~≈<>$€£¥₴₽₹%‰()]*"
_PERCENT = late_pattern(r"\s*[%٪]\s*")
_SEPARATORS = str.maketrans({"٬": ",", "٫": ".", "\u202f": "\u00a0", "\u200e": None, "\u200f": None, "\u061c": None})


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
        if _is_single_number(pieces)
    }
    return replace(localized, pieces={**localized.pieces, **pieces})


def _is_single_number(pieces: tuple[Piece, ...]) -> bool:
    """Whether a cell is one piece without a unit, except for its gaps."""
    return sum(bool(piece.text.strip()) for piece in pieces) == 1 and all(piece.state is None for piece in pieces)


def _written(piece: Piece, source: str, target: str, digits: str) -> Piece:
    return replace(piece, text=rewritten(piece.text, source, target, digits))


def rewritten(text: str, source: str, target: str, digits: str = "") -> str:
    r"""The text of a cell with its number as the target writes it; the text itself where it is no such number.

    >>> rewritten("$6,870.5", "en", "es"), rewritten("2024", "en", "es"), rewritten("2-1", "en", "es")
    ('$6.870,5', '2024', '2-1')
    >>> rewritten("-2.5%", "en", "de"), rewritten("2.5%", "en", "tr"), rewritten("2.5%", "en", "fa")
    ('-2,5\xa0%', '%2,5', '۲٫۵٪')
    """
    match = _number(text, source)
    if not match:
        return text
    style = cldr.number_style(target, digits)
    whole, part = match["whole"], match["part"]
    plain = re.sub(r"\D", "", whole)
    made = style.grouped(plain) if plain != whole else plain
    made += f"{style.decimal}{part}" if part else ""
    made = made.translate(str.maketrans(_DIGITS, style.digits))
    before, after = match["before"], match["after"]
    if (before + after).count("%") == 1:
        made = style.percent.replace("0", made)
        before, after = _PERCENT.sub("", before), _PERCENT.sub("", after)
    return before + made + after


def _number(text: str, source: str) -> re.Match[str] | None:
    decimal, group = map(re.escape, langtag.number_symbols(source))
    number = rf"(?P<whole>\d{{1,3}}(?:{group}\d{{3}})+|\d+(?={decimal}\d)|\d{{1,3}})(?:{decimal}(?P<part>\d+))?"
    return re.fullmatch(rf"(?P<before>{_AROUND}){number}(?P<after>{_AROUND})", text, re.ASCII)


# --- as units ------------------------------------------------------------------------------------------------------


def is_number(key: UnitKey, source: str) -> bool:
    """Whether a unit is a cell with one number that has a separator: what languages write in different ways.

    >>> is_number(UnitKey("cell", "6,870"), "en"), is_number(UnitKey("cell", "12"), "en"), is_number(UnitKey("", "6,870"), "en")
    (True, False, False)
    """
    match = _number(key.source, source) if key.context == _CELL else None
    return match is not None and (match["part"] is not None or not match["whole"].isdecimal())


def filled(template: Catalog, digits: str = "") -> Catalog:
    """The template of a locale with its numbers written, itself where it has none; a pseudo-locale keeps them."""
    if not any(is_number(unit.key, template.source) for unit in template.units):
        return template
    units = tuple(_filled(u, template, digits) if is_number(u.key, template.source) else u for u in template.units)
    return replace(template, units=units)


def _filled(unit: Unit, template: Catalog, digits: str) -> Unit:
    return replace(unit, target=_by_rule(unit, template, digits), state=State.REVIEWED)


def _by_rule(unit: Unit, catalog: Catalog, digits: str = "") -> str:
    text = unit.key.source
    return text if langtag.is_pseudo(catalog.target) else rewritten(text, catalog.source, catalog.target, digits)


def is_untouched(unit: Unit, catalog: Catalog) -> bool:
    """Whether a unit is a number that nobody has written in another way than the rules do, in whatever digits."""
    if unit.comments or "fuzzy" in unit.flags or unit.state is State.FUZZY or not is_number(unit.key, catalog.source):
        return False
    return _plain(unit.target) in ("", _plain(_by_rule(unit, catalog)))


def _plain(text: str) -> str:
    """A number in ASCII digits, its separators as they are distinguished, the sign of a share at its end."""
    digits = (str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    plain = "".join(digits).translate(_SEPARATORS)
    return _PERCENT.sub("", plain) + "%" * len(_PERCENT.findall(plain))
