"""Numbers through translation: written as the locale writes them, and none lost, changed or invented unseen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.draft.offset_text import OffsetText
from l10n.language import data, english
from l10n.late_pattern import late_pattern
from l10n.model import Span

_NUMBER = late_pattern(r"\d+(?:[.,٫٬’']\d+)*")
_SPACED = late_pattern(r"\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)(?:[.,٫]\d+)?")
_GROUPED = late_pattern(
    r"(?<![\w.,])\d{1,3}(?P<mark>[.,\u00a0\u202f])\d{3}(?:(?P=mark)\d{3})*(?P<rest>[.,]\d+)?(?![\w]|[.,]\d)"
)
_DECIMAL = late_pattern(r"(?<![\w.,:/-])\d+(?P<mark>[.,])\d+(?![\w:/-]|[.,]\d)")
_TIME = late_pattern(r"\s?[ap]\.?\s?m\b", re.IGNORECASE)
_CLOCK = late_pattern(r"(?<![\d.,])\d{1,2}\.[0-5]\d(?!\d)")
_ELIDED = 2  # digits of a decade without its century


@dataclass(frozen=True, slots=True)
class Compared:
    """How the numbers of a target differ from those of its source: as written there; `moved` is another order."""

    lost: tuple[str, ...]
    added: tuple[str, ...]
    moved: bool = False

    @property
    def same(self) -> bool:
        """Whether none is lost, none invented and all stand in the order of the source."""
        return not self.lost and not self.added and not self.moved


def spans(text: str) -> tuple[Span, ...]:
    """Where the numbers of a text stand.

    >>> spans("Dues rose by 1,300.5 crowns.")
    (Span(start=13, end=20),)
    """
    return tuple(Span(*match.span()) for match in _NUMBER.finditer(text))


def symbols(tag: str) -> tuple[str, str]:
    """The decimal mark and the grouping mark of a language, those of English in all its regions. Source: CLDR.

    >>> symbols("de-CH"), symbols("en-ZA"), symbols("es-MX")
    (('.', "'"), ('.', ','), ('.', ','))
    """
    return (".", ",") if langtag.language(tag) == "en" or langtag.is_pseudo(tag) else langtag.number_symbols(tag)


def written(text: str, source: str, target: str) -> str:
    """The numbers of a text of one language as another writes them; versions, times and labels stay.

    >>> written("Dues rose by 1,300.5 crowns after version 2.1 at 5.30 p.m.", "en", "es")
    'Dues rose by 1.300,5 crowns after version 2.1 at 5.30 p.m.'
    """
    return OffsetText.of(text).edit([(span, new) for span, _, new in _rewritten(text, source, target)]).text


def _rewritten(text: str, source: str, target: str) -> Iterator[tuple[Span, str, str]]:
    """The numbers that the target language writes in another way: span, as it stands, as it should stand."""
    (point, mark), (new_point, new_mark) = symbols(source), symbols(target)
    if (point, mark) == (new_point, new_mark) or not any(sign in text for sign in (".", ",")):
        return
    for match in _real_numbers(text, point, mark):
        whole, _, fraction = match.partition(point)
        new = whole.replace(mark, new_mark) + (new_point + fraction if fraction else "")
        if new != match.text:
            yield match.span, match.text, new


@dataclass(frozen=True, slots=True)
class _Match:
    span: Span
    text: str

    def partition(self, point: str) -> tuple[str, str, str]:
        return self.text.partition(point)


def _real_numbers(text: str, point: str, mark: str) -> Iterator[_Match]:
    """Numbers with a decimal or grouping mark of the language, in order."""
    last = 0
    for match in _NUMBER.finditer(text):
        start = match.start()
        if start < last:
            continue
        grouped = _GROUPED.match(text, start)
        decimal = None if grouped and grouped["mark"] == mark else _DECIMAL.match(text, start)
        if grouped and grouped["mark"] == mark and (not grouped["rest"] or grouped["rest"][0] == point):
            longest = grouped
        elif decimal and decimal["mark"] == point and not _labelled(text, decimal):
            longest = decimal
        else:
            continue
        last = longest.end()
        yield _Match(Span(*longest.span()), longest[0])


@cache
def _label() -> re.Pattern[str]:
    """What stands before a number in which a point is not a decimal point: a version, a chapter, a time of day, a name."""
    labels = english.alternatives("shorthand", "labels")
    return re.compile(rf"\b(?:(?P<word>{labels})|[A-Z][\w.]*)\s$", re.IGNORECASE)


def _labelled(text: str, match: re.Match[str]) -> bool:
    """Whether a number with a point is a label: `version 2.1`, `iOS 15.1`, `at 5.30`, `5.30 p.m.`."""
    before = _label().search(text[max(0, match.start() - 40) : match.start()])
    name = before and not before["word"] and before[0][0].isupper() and match.start() > len(before[0])
    return bool(before and (before["word"] or name)) or bool(_TIME.match(text, match.end()))


def localized(source: str, target: OffsetText, from_tag: str, to_tag: str) -> OffsetText:
    """The target with the numbers that the engine left in the source's format written as the locale writes them, and times
    of day as the source writes them where the engine made decimals of them.

    >>> localized("It leaves at 11.45pm.", OffsetText.of("Sale a las 11,45 pm."), "en", "es").text
    'Sale a las 11.45 pm.'
    """
    target = _timed(source, target)
    counts = Counter[str]()
    forms: dict[str, str] = {}
    for _, old, new in _rewritten(source, from_tag, to_tag):
        counts[old] += 1
        forms[old] = new
    if not forms:
        return target
    for form in forms.values():  # the engine may have written some itself
        for match in _NUMBER.finditer(target.text):
            if match[0] == form:
                counts[next(old for old, new in forms.items() if new == form)] -= 1
    edits = []
    for match in _NUMBER.finditer(target.text):
        if counts[match[0]] > 0 and match[0] in forms:
            counts[match[0]] -= 1
            edits.append((Span(*match.span()), forms[match[0]]))
    return target.edit(edits)


def _timed(source: str, target: OffsetText) -> OffsetText:
    times = {
        match[0].replace(".", ","): match[0] for match in _CLOCK.finditer(source) if _TIME.match(source, match.end())
    }
    edits = [
        (Span(*match.span()), times[match[0]])
        for match in _NUMBER.finditer(target.text if times else "")
        if match[0] in times
    ]
    return target.edit(edits) if edits else target


def compare(source: str, target: str, from_tag: str, to_tag: str) -> Compared:
    """The numbers of the source that the target lacks, and those that it has beyond.

    Each number counts as often as it stands. Digits of other scripts are equal to ASCII ones; `1.5 billion` may become
    `1500`, `1990s` may become `90`.
    """
    if not any(map(str.isdigit, source)) and not any(map(str.isdigit, target)):
        return Compared((), ())
    target_tokens = _tokens(target, symbols(to_tag), symbols(from_tag))
    order = {id(token): number for number, token in enumerate(target_tokens)}
    lost: list[str] = []
    places: list[int] = []
    for match, values in _sourced(source, symbols(from_tag)):
        partner = next((token for token in target_tokens if token[1] & values), None)
        if partner is None:
            lost.append(match)
        else:
            places.append(order[id(partner)])
            target_tokens[:] = [token for token in target_tokens if token is not partner]
    if lost:  # "2021 300" may be one number with a space or two
        lost = _split_spaced(lost, target_tokens)
    return Compared(tuple(lost), tuple(text for text, _ in target_tokens), places != sorted(places))


def _split_spaced(lost: Sequence[str], target_tokens: list[tuple[str, frozenset[Decimal]]]) -> list[str]:
    """What is still lost when numbers joined by a space in the target are taken one by one."""
    parts = Counter(part for text, _ in target_tokens if " " in text for part in text.split())
    remaining = []
    for number in lost:
        if parts[number]:
            parts[number] -= 1
            target_tokens[:] = [(text, values) for text, values in target_tokens if number not in text.split()]
        else:
            remaining.append(number)
    return remaining


_BILLION = 10**9


@cache
def _steps() -> Mapping[str, tuple[int, ...]]:
    """How often its number a word makes of it where the other language counts in other steps: 2 billion is 2.000 millones."""
    magnitudes, shorthand = english.magnitudes(), data.section("en", "shorthand")
    short = dict(row.split("=") for row in shorthand["magnitudes"])
    large = [word for word, value in magnitudes.items() if value >= _BILLION]
    steps: dict[str, tuple[int, ...]] = dict.fromkeys(
        (*large, *(word for word in short if short[word] in large)), (1000,)
    )
    for word, factor, magnitude in (row.split("=") for row in shorthand["scaled"]):
        steps[word] = (int(factor), int(factor) * magnitudes[magnitude])
    return steps


@cache
def _magnitude() -> re.Pattern[str]:
    return re.compile(rf"\s?({'|'.join(_steps())})\b", re.IGNORECASE)


def _sourced(text: str, marks: tuple[str, str]) -> Iterator[tuple[str, frozenset[Decimal]]]:
    """The numbers of the source with the values that a translation may give them."""
    for match in _matches(text):
        values = _values(match[0], marks)
        magnitude = _magnitude().match(text, match.end())
        if magnitude:
            values |= {value * step for value in values for step in _steps()[magnitude[1].lower()]}
        if text[match.end() : match.end() + 1] == "s" and len(match[0]) == 4:
            values |= {Decimal(int(match[0]) % 100)}
        if text[match.end() : match.end() + 1] == "s" and len(match[0]) == _ELIDED:
            values |= {1900 + value for value in values} | {2000 + value for value in values}
        yield match[0], values


def _tokens(text: str, marks: tuple[str, str], foreign_marks: tuple[str, str]) -> list[tuple[str, frozenset[Decimal]]]:
    """The numbers of a target with all values they may have in either format."""
    return [(match[0], _values(match[0], marks) | _values(match[0], foreign_marks)) for match in _matches(text)]


def _matches(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while match := _NUMBER.search(text, at):
        spaced = _SPACED.match(text, match.start())
        longest = spaced if spaced and spaced.end() > match.end() else match
        yield longest
        at = longest.end()


def _values(number: str, marks: tuple[str, str]) -> frozenset[Decimal]:
    """The value of a number in a format; each run of digits when it is not a number there (`1.2.3`, a date)."""
    point, mark = marks
    plain = number.translate(_SPACES)
    plain = (
        plain.replace("٬", "").replace("’", "").replace("'", "").replace("٫", ".")
        if set(plain) & set("٬٫’'")
        else plain
    )
    if mark in ".," and re.fullmatch(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+(?:{re.escape(point)}\d+)?", plain):
        plain = plain.replace(mark, "")
    plain = plain.replace(point, ".")
    try:
        return frozenset({Decimal(plain)})
    except InvalidOperation:
        return frozenset({Decimal("".join(c for c in plain if c.isdigit()))})


_SPACES = {ord(c): None for c in "\u00a0\u202f "}
