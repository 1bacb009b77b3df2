"""What the numbers of a text count: money, units, per cent or percentage points, and hours before or after noon.

The words are those that CLDR has for currencies, units and parts of the day, found by their beginnings; signs (`$`, `km`) and
codes (`USD`) are the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache, cached_property, lru_cache
from itertools import islice

from l10n.dataclass import dataclass, field
from l10n.language import tokens
from l10n.language.counts import counted
from l10n.language.halves_of_day import half_of_day
from l10n.language.knowledge import knowledge
from l10n.language.measure_words import CURRENCIES, KINDS, SIGNS, STEM, scales, stems, whole_words
from l10n.language.numerals import OF_UNIT, multiplier
from l10n.language.percent_words import is_percent_ahead, percent, points_behind
from l10n.language.scripts import spaced
from l10n.language.unit_amounts import amounts_in_a_word
from l10n.language.units import also, folded, phrase_at, sign_at
from l10n.late_pattern import late_pattern
from l10n.model import Span

_REACH = 34
_WORDS = 4  # after a number in which its measure stands
_ENDING = 4
"""Letters that an inflected form has more than the beginning of a name."""


@dataclass(frozen=True)
class Measured:
    """A number with what it counts; from `behind` up to `stop` its measure may stand."""

    meanings: frozenset[float]
    span: Span
    behind: int
    stop: int
    text: str = field(repr=False)
    tag: str

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """All that its words can mean, by kind (money, length, share, clock …)."""
        return _names(self.text, Span(self.span.start, self.behind), self.stop, self.tag)

    @property
    def words(self) -> str:
        """What stands there."""
        return self.text[self.span.start : self.span.end]


def measured(text: str, tag: str, among: Set[float] | None = None) -> Sequence[Measured]:
    """The numbers of a text, in digits and in words, that a measure stands beside, in order; those `among` some, where given.

    >>> [sorted(m.names.items()) for m in measured("It rose 5 percent to $3 million at 8 p.m.", "en")]
    [[('share', frozenset({'percent'}))], [('money', frozenset({'dollar'}))], [('clock', frozenset({'pm'}))]]
    """
    return [
        each for each in quantities(text, tag) if (among is None or not each.meanings.isdisjoint(among)) and each.names
    ]


@lru_cache(maxsize=4096)
def quantities(text: str, tag: str) -> Sequence[Measured]:
    """The numbers of a text, in digits and in words, in order, whatever stands beside them."""
    plain = tokens.plain(text)
    counts = list(counted(text, tag))
    stops = [*(span.start for _, span, _ in counts[1:]), len(plain)]
    return [Measured(m, s, behind, stop, plain, tag) for (m, s, behind), stop in zip(counts, stops, strict=False)]


def _names(plain: str, span: Span, stop: int, tag: str) -> Mapping[str, frozenset[str]]:
    """The measures beside a number: of each kind the nearest."""
    by_kind: dict[str, frozenset[str]] = {}
    for names in _beside(plain, span, stop, tag):
        for kind in {KINDS[name] for name in names}:
            by_kind.setdefault(kind, frozenset(name for name in names if KINDS[name] == kind))
    return by_kind


def _beside(plain: str, span: Span, stop: int, tag: str) -> Iterator[frozenset[str]]:
    before = _BEFORE.search(plain, max(0, span.start - 6), span.start)
    paid = _of_sign(before[0].strip()) if before else frozenset()
    yield paid
    abbreviated = plain[span.end : span.end + 1] == "." and plain[span.end - 1].isalpha()  # 3,1 млрд. евро
    end = span.end + abbreviated
    after = _CLAUSE.split(plain[end : min(stop, span.end + _REACH)], maxsplit=1)[0]
    sign = _AFTER.match(after)
    if sign:
        yield _of_sign(sign[0].strip().removeprefix("de").strip())
    elif phrase := phrase_at(_further_words(plain, end), tag):
        yield from _unit(phrase.name)
        return
    elif (unit := sign_at(plain, span.end, tag)) and not paid & CURRENCIES.keys():  # an m of money is a million
        yield from _unit(unit)
    behind, ahead = half_of_day(tag)
    hour = behind.match(plain, span.end)
    if half := hour or ahead.search(plain, max(0, span.start - _REACH), span.start):
        yield frozenset({str(half.lastgroup)})
    yield from points_behind(after, tag)
    if share := percent(tag).match(plain, span.end):
        yield frozenset({"percent"})
    if whole := share or hour:  # neither `cent` nor `p` of its words is money
        after = after[max(0, whole.end() - end) :]
    yield from _ahead(plain, span, tag)
    if plain[span.start].isalpha():
        word = folded(plain[span.start : span.end])
        yield from (names for _, _, names in amounts_in_a_word(word, tag))
        yield from _of_dual(word, tag) if knowledge(tag).dual else _of_compound(word, tag)
    yield from _of_words(after, tag)


def _ahead(plain: str, span: Span, tag: str) -> Iterator[frozenset[str]]:
    """What words before a number say that it counts: per cent, and the scale of a temperature."""
    if is_percent_ahead(plain, span.start, tag):
        yield frozenset({"percent"})
    if scales(tag):
        ahead_of = folded(plain[max(0, span.start - _REACH) : span.start]).rstrip()
        yield from (frozenset({name}) for scale, name in scales(tag).items() if ahead_of.endswith(scale))  # 섭씨 5도


_PREFIX = 3
"""Letters that are written together with a word before it."""
_DUAL = late_pattern(r"(?:ین|ان|יים)\Z")
"""What a word ends with that says two of it: عامين, שבועיים."""


def _of_dual(word: str, tag: str) -> Iterator[frozenset[str]]:
    """How long two of something last, where the word alone says that there are two."""
    stem = _DUAL.sub("", word)
    for start in range(_PREFIX if stem != word else 0):
        for length in range(len(stem) - start, 1, -1):
            names = stems(tag).get(stem[start : start + length], frozenset())
            if any(KINDS[name] == "duration" for name in names) and len(stem) - start - length <= 1:
                yield names
                return


_LEAST = 4
"""Letters of a word for how long something lasts, in the end of a longer one."""


def _of_compound(word: str, tag: str) -> Iterator[frozenset[str]]:
    """How long something lasts by the end of a word that begins with the number: `шестинедельная`, `neunmonatige`."""
    if len(word) > 2 * _LEAST and spaced(tag) and tokens.WORD.fullmatch(word):
        for start in range(_PREFIX, len(word) - _LEAST + 1):
            for length in range(len(word) - start, max(_LEAST, len(word) - start - _ENDING) - 1, -1):
                names = stems(tag).get(word[start : start + length], frozenset())
                if names and all(KINDS[name] == "duration" for name in names):
                    yield names
                    return


_CODE = "|".join(code for codes in CURRENCIES.values() for code in codes.split())
_BEFORE = late_pattern(rf"(?:[$£€¥￥₽₴₹₺₸₾₼֏₩₪฿₫]|\b(?:{_CODE}))[ \u00a0\u202f]?$")
_AFTER = late_pattern(rf"[ \u00a0\u202f]?(?:de[ \u00a0])?(?:[$£€¥￥₽₴₹₺₸₾₼֏₩₪฿₫%٪％‰]|(?:{_CODE}|US\$)\b|°\s?[CF]\b)")
_CLAUSE = late_pattern(
    r"[;:!?()\[\]«»“”\"。，、；！？،؛۔]|\.(?!\w)(?<!млрд\.)(?<!млн\.)(?<!тыс\.)(?<!mlrd\.)(?<!mln\.)(?<!mlr\.)(?<!mrd\.)"
    r"(?<!mio\.)|,(?!\w)",
    re.IGNORECASE,
)


def _of_sign(sign: str) -> frozenset[str]:
    """What a sign or a code beside a number means."""
    if sign in "%٪％":
        return frozenset({"percent"})
    if sign == "‰":
        return frozenset({"permille"})
    if sign[0] == "°":
        return frozenset({"celsius" if sign[-1] == "C" else "fahrenheit"})
    if sign[-1] in SIGNS:
        return frozenset(SIGNS[sign[-1]].split())
    return frozenset(name for name, codes in CURRENCIES.items() if sign in codes.split())


def _further_words(plain: str, end: int) -> Sequence[str]:
    """The words behind a number, also where one is itself a number: metres per second."""
    return tokens.casefolded(folded(_CLAUSE.split(plain[end : end + _REACH], maxsplit=1)[0]))


def _unit(name: str) -> Iterator[frozenset[str]]:
    """A unit, and the length that a speed names."""
    yield frozenset({name})
    if length := also(name):
        yield frozenset({length})


def _of_words(after: str, tag: str) -> Iterator[frozenset[str]]:
    """What the words behind a number mean."""
    if not spaced(tag):
        start = _MAGNITUDES.match(after).end()  # type: ignore[union-attr]
        for stem, names in _by_initial(tag).get(after[start : start + 1], ()):
            if after.startswith(stem, start):
                yield names
                yield frozenset(filter(None, map(also, names)))
        return
    text, first = folded(after), True
    matches = islice(tokens.WORD.finditer(text), _WORDS + 2)
    words = [match for match in matches if multiplier(text, match.start(), tag)[0] == 1]  # million, and no mile
    spelled = [match[0] if match[0].isalpha() else _ELIDED.sub("", match[0]) for match in words]
    at = 0
    while at < min(len(words), _WORDS):
        if phrase := phrase_at(spelled[at:], tag):
            yield from _unit(phrase.name)
        else:
            yield from _of_word(spelled[at], tag, first=first)
        at += len(phrase.beginnings) if phrase else 1
        first = False


def _of_word(word: str, tag: str, *, first: bool) -> Iterator[frozenset[str]]:
    """What a word behind a number means, as a whole or by its beginning."""
    if word in whole_words(tag):
        yield whole_words(tag)[word]
    if first and len(word) < STEM and word in stems(tag) and word not in knowledge(tag).function_words:
        yield stems(tag)[word]
    for length in range(len(word), (STEM if word < "\u1100" else 2) - 1, -1):  # 유로
        names = stems(tag).get(word[:length])
        if names and len(word) - length <= _ENDING and (first or length > STEM or len(word) - length <= 1):
            yield names
            return


@cache
def _by_initial(tag: str) -> Mapping[str, Sequence[tuple[str, frozenset[str]]]]:
    """The words for money and units of a language without spaces, by their first letter, longest first."""
    by_initial: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for stem, names in sorted({**stems(tag), **whole_words(tag)}.items(), key=lambda each: -len(each[0])):
        by_initial.setdefault(stem[:1], []).append((stem, names))
    return by_initial


_ELIDED = late_pattern(r"\A[dl]['’](?=\w)")
"""What Romance languages write together with a measure: `3 millions d’euros`."""
_MAGNITUDES = late_pattern(
    rf"[\s\u00a0]?(?:(?!{OF_UNIT})[多余餘来近约十百千万萬亿億兆]|ร้อย|พัน|หมื่น|แสน|ล้าน|กว่า)*[\s\u00a0]?"
)
"""What may stand between a number and its measure where no spaces stand between words."""
