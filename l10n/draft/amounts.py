"""Amounts with their magnitude, `$3.5bn`, as a locale writes them: no engine is asked, which drops noughts as soon as not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from l10n import cldr
from l10n.draft import numbers, shorthand
from l10n.draft.protect import ProtectedSpan
from l10n.language import tokens
from l10n.language.numerals import multiplier
from l10n.late_pattern import late_pattern
from l10n.model import Span
from l10n.plugin import Pair

_SIGN_FIRST = late_pattern(r"([^\d]*)(\d[\d.,]*)")


def written(
    text: str, protected: Sequence[ProtectedSpan], pair: Pair
) -> tuple[tuple[ProtectedSpan, ...], dict[str, str]]:
    """The kept pieces, amounts of money with the magnitude behind them, and how the target language writes each amount.

    >>> text = "It cost $3.5bn, not €200."
    >>> written(text, [ProtectedSpan(Span(8, 12), "$3.5", "amount")], Pair("en", "es"))[1]
    {'$3.5bn': '$3.500 millones'}
    """
    pieces: list[ProtectedSpan] = []
    forms: dict[str, str] = {}
    for piece in protected:
        if piece.kind != "amount":
            pieces.append(piece)
            continue
        amount, form = _scaled(text, piece, pair) or (piece, numbers.written(piece.text, pair.source, pair.target))
        pieces.append(amount)
        forms[amount.text] = form
    return tuple(pieces), forms


def _scaled(text: str, piece: ProtectedSpan, pair: Pair) -> tuple[ProtectedSpan, str] | None:
    """An amount with its magnitude, and how it is written; nothing where it has none, or no such form is sure."""
    match = _SIGN_FIRST.fullmatch(piece.text)
    scale, end = _magnitude(text, piece.span.end, pair.source)
    if match is None or not match[1] or scale == 1:
        return None
    point, mark = numbers.symbols(pair.source)
    try:
        value = Decimal(match[2].replace(mark, "").replace(point, ".")) * Decimal(scale)
    except InvalidOperation:
        return None
    number, word = cldr.compact(value, pair.target)
    figures = numbers.written(f"{number.normalize():,f}", "en", pair.target)
    form = f"{match[1]}{figures}{' ' if word else ''}{word}"
    whole = text[piece.span.start : end]
    if not numbers.compare(whole, form, pair.source, pair.target).same:
        return None  # it counts in other steps: myriads, lakhs
    return replace(piece, text=whole, span=Span(piece.span.start, end)), form


def _magnitude(text: str, at: int, tag: str) -> tuple[float, int]:
    """What a word or an abbreviation behind an amount multiplies it by, and its end; 1 where there is none."""
    scale, end = multiplier(tokens.folded(text), at, tag)
    return (scale, end) if scale != 1 else shorthand.magnitude(text, at, tag)
