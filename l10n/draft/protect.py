"""What must not be translated: found before, a placeholder for the engine (`draft.placeholders`), verified after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from l10n.dataclass import dataclass
from l10n.draft.shorthand import CURRENCY
from l10n.language import addresses
from l10n.language.bracketed_units import bracketed_units
from l10n.late_pattern import late_pattern
from l10n.model import Span, Term
from l10n.terms.index import covers
from l10n.terms.status import TermStatus

# Units that are written alike in every language; words (miles, tonnes) are translated.
_UNITS = "km/h|m/s|km²|km2|m²|m³|kWh|MWh|GWh|kHz|MHz|GHz|kW|MW|GW|mm|cm|km|kg|mg|ml|°C|°F|°|GB|MB|TB"

_FILES = "json|toml|ya?ml|txt|pdf|docx?|xlsx?|csv|png|jpe?g|gif|svg|mp[34]|zip|gz|py|js|ts|html?|css|md|exe|ini|cfg|log|sh|xml"

_PIECE = late_pattern(
    rf"""
    (?P<url>{addresses.URL})
  | (?P<email>{addresses.EMAIL})
  | (?P<handle>{addresses.HANDLE})
  | (?P<hashtag>{addresses.HASHTAG})
  | (?P<code>`[^`\n]+`)
  | (?P<variable>\{{\{{[^{{}}\n]{{1,80}}\}}\}} | \$?\{{[\w.:!]*\}} | (?<![\w%])%(?:\(\w+\)|\d\$)?[sd]\b
      | </?[A-Za-z][^<>\n]{{0,200}}> | &(?:[A-Za-z]\w{{1,30}}|\#\d{{1,7}});)
  | (?P<key>\b(?:Ctrl|Alt|Shift|Cmd|Command|Win)(?:\+\w+)+)
  | (?P<option>(?<!\S)--[a-z][\w-]*\w(?:=[\w./-]*\w)?)
  | (?P<path>(?<![\w/.~])(?:~|\.{{1,2}})?(?:/[\w.-]*\w){{2,}}/? | \b[A-Za-z]:\\(?:[\w.-]+\\?)+)
  | (?P<number>\bdoi:\S*\w | \b(?:ISBN\s)?97[89][- ](?:\d+[- ]){{2,4}}[\dX]\b
      | \b[A-Z]{{2}}\d{{2}}(?:\s?[A-Z0-9]{{4}}){{2,7}}(?:\s?[A-Z0-9]{{1,3}})?\b
      | \b(?:[0-9A-Fa-f]{{2}}:){{5,}}[0-9A-Fa-f]{{2}}\b | \b[0-9a-f]{{8}}(?:-[0-9a-f]{{4,12}}){{4}}\b
      | (?<![\w+])\+\d[\d\u00a0 ()-]{{6,16}}\d\b | (?<![\w-])(?=(?:-?\d){{9}})\d{{2,5}}(?:-\d{{2,5}}){{2,}}(?![\w-])
      | (?<!\w)\(\d{{2,5}}\)[\u00a0 ]?\d{{2,5}}(?:[\u00a0 -]\d{{2,5}})+\b | (?<![\w,.])0\d{{2,4}}(?:[\u00a0 -]\d{{2,5}}){{2,}}\b
      | \bv?\d+(?:\.\d+){{2,}}(?:[-+][A-Za-z][\w.]*\w)?\b
      | \b[A-Z]{{1,2}}(?:\.\d+){{2,}}\b | \b[A-Z]{{1,2}}\d[A-Z\d]?\s\d[A-Z]{{2}}\b
      | \b(?=[a-f]*\d[0-9a-f]*[a-f])[0-9a-f]{{7,40}}\b)
  | (?P<domain>\b(?:[a-z0-9-]+\.)+(?:com|org|net|info|edu|gov|io|eu|tv|news)\b(?:/[^\s<>"“”«»]*[\w/])?
      | \b[\w-]+(?:\.[\w-]+)*\.(?:{_FILES})\b | (?<![\w.])[a-z][a-z0-9-]+(?:\.[a-z][a-z0-9-]+)+\b(?!\.\w))
  | (?P<name>\b\w*[^\W_]_[\w]*[^\W_]\b(?:=\w+)?
      | \b[A-Za-z][a-z]+(?:[A-Z][a-z]+){{2,}}\b(?:\(\))? | \b[a-z]{{2,}}[A-Z][a-z]+\b(?:\(\))?
      | \b[A-Za-z]{{1,2}}[₀-₉]+(?:[A-Z][a-z]?[₀-₉]*)* | (?<!\w)(?:[A-Z][a-z]?[₀-₉]*)+[₀-₉]+)
  | (?P<amount>(?:\b(?:US|A|C|NZ|HK|R))?[{CURRENCY}]\s?\d(?:[\d.,]*\d)?
      | \b\d(?:[\d.,]*\d)?[\s\u00a0\u202f]?(?:[{CURRENCY}](?!\s?\d)|(?:{_UNITS})(?![\w]))
      | \b[A-Za-z]\s?[<>≤≥≈≠]\s?-?\d(?:[\d.,]*\d)?)
  | (?P<emoji>[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]
      [\ufe0f\u200d\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\U000e0020-\U000e007f]*)
    """,
    re.VERBOSE,
)
# Any of these must be there for a piece to be: most sentences are passed over with one quick look.
_HINT = late_pattern(
    rf"[@#`\\/_<>≤≥≈≠{{}}%&+{CURRENCY}°₀-₉\u2190-\u2bff\U0001f000-\U0001faff]"
    r"|\d\s?[kmcgMGT]|\.[a-z0-9]|[a-z][A-Z]|[A-Z]\d|\d[A-Za-z]|--|:\d|97[89]|\d-\d|\)\s?\d|\b0\d"
)

# Codes that engines mostly copy: looked for in the draft, and hidden only where one is not there.
_CODE = late_pattern(
    r"""
    \b[A-Z]{1,5}-?\d[A-Z0-9-]*\b | \b[A-Z]{2}-[A-Z0-9]{2,3}\b | \b[A-Z]{3,6}[ \u00a0]\d[\d:.-]*\b | \b[a-z]{1,3}\d{1,4}\b
  | [§№][ \u00a0]?\d+ | \b\w+[™®] | (?<!\w)_\w+_(?!\w) | [©®™\u2300-\u23ff\u2460-\u24ff\u25a0-\u25ff]
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class ProtectedSpan:
    """A piece of a text that must come through as it is (an amount in the locale's number format)."""

    span: Span
    text: str
    kind: str


def find(text: str, terms: Sequence[str] = ()) -> tuple[ProtectedSpan, ...]:
    """The pieces of a text that must not change, in order and apart. `terms` are words that are never translated.

    >>> [kept.text for kept in find("Write to desk@example.org or see https://example.org/a_b.")]
    ['desk@example.org', 'https://example.org/a_b']
    >>> [kept.text for kept in find("ANSEL — The port of Ansel closed.", ["Ansel"])]
    ['ANSEL', 'Ansel']
    """
    pieces = []
    if _HINT.search(text):
        pieces = [ProtectedSpan(Span(*m.span()), m[0], m.lastgroup or "") for m in _PIECE.finditer(text)]
    pieces += [ProtectedSpan(u.span, text[u.span.start : u.span.end], "unit") for u in bracketed_units(text)]
    if terms:
        pieces += [ProtectedSpan(Span(*m.span()), m[0], "term") for m in _words(tuple(terms)).finditer(text)]
    return without_overlaps(pieces)


def without_overlaps(pieces: Iterable[ProtectedSpan]) -> tuple[ProtectedSpan, ...]:
    """The pieces in order, without those that begin inside of an earlier one; of two at one place the longer."""
    apart: list[ProtectedSpan] = []
    for piece in sorted(pieces, key=lambda piece: (piece.span.start, -piece.span.end)):
        if not apart or piece.span.start >= apart[-1].span.end:
            apart.append(piece)
    return tuple(apart)


def codes(text: str, protected: Sequence[ProtectedSpan] = ()) -> tuple[ProtectedSpan, ...]:
    """The codes of a text beside the pieces that are kept anyway.

    >>> [code.text for code in codes("Flight LH1842 left for § 14.")]
    ['LH1842', '§ 14']
    """
    code_spans = [ProtectedSpan(Span(*match.span()), match[0], "code") for match in _CODE.finditer(text)]
    return tuple(
        c for c in code_spans if not any(c.span.start < k.span.end and k.span.start < c.span.end for k in protected)
    )


@lru_cache(64)
def _words(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the terms as whole words, longest first, as they are written or in capitals, as a dateline has a place."""
    ordered = sorted({form for term in terms for form in (term, term.upper())}, key=lambda term: (-len(term), term))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(term) for term in ordered) + r")(?!\w)")


def untranslatable(terms: Sequence[Term], locale: str) -> tuple[str, ...]:
    """The words that the termbase says are never translated, for a locale.

    >>> untranslatable([Term("Harbour Post", "", (), "do-not-translate")], "es")
    ('Harbour Post',)
    """
    rows = [term for term in terms if term.status == TermStatus.DO_NOT_TRANSLATE and covers(term.locale, locale)]
    return tuple(dict.fromkeys(term.source for term in rows if term.source))


def survived(protected: Sequence[ProtectedSpan], target: str, written: Mapping[str, str]) -> bool:
    """Whether every piece stands in the target as often as in the source, or oftener."""
    pieces = [written.get(piece.text, piece.text) for piece in protected]
    return all(target.count(piece) >= pieces.count(piece) for piece in set(pieces))
