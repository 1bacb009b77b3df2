"""Words that a translation must not exchange: opposites, titles, relatives, compass points, nations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache, lru_cache
from itertools import chain

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.language import data, tokens
from l10n.language.knowledge import attached
from l10n.language.scripts import spaced
from l10n.late_pattern import late_pattern
from l10n.model import Span


@cache
def groups(name: str) -> Sequence[frozenset[str]]:
    """The meanings that exclude each other: `denied`, which a denial turns into each other, `english`, asked of English
    sources alone, `several`, of which a text may have some, one of them in another one's place, and the other `groups`.
    """
    lines = data.exactly(data.SHARED, "opposites")[name]
    return tuple(frozenset(line.split()) for line in lines)


@lru_cache(maxsize=8192)
def meanings(text: str, tag: str, among: frozenset[str] | None = None) -> Mapping[str, Span]:
    """The meanings of these groups that words of a text have, each with its first place; none in a language without a list.

    `among` are those that are looked for, where not all are.

    >>> sorted(meanings("The prime minister lost in the north.", "en")), sorted(meanings("Il a perdu.", "fr"))
    (['lost', 'minister', 'north', 'prime_minister'], ['lost'])
    >>> sorted(meanings("पति", "hi")), sorted(meanings("सेनापति", "hi"))  # a husband; a general
    (['husband'], [])
    >>> sorted(meanings("The 13-year-old sat next to the old pier.", "en"))  # in idioms no word means what it says
    ['former']
    >>> sorted(meanings("Il est accusé d’homicide involontaire.", "fr", frozenset({"murder", "manslaughter"})))
    ['manslaughter']
    """
    folded = _plain(tokens.folded(text)) if _listed_words(tag) else ""
    by_meaning = _by_meaning(tag)
    listed = [_by_beginning(folded, tag)] if among is None else map(by_meaning.__getitem__, among & by_meaning.keys())
    candidates = sorted([each for words in listed for each in words if each[1] in folded])
    places = _places(candidates, folded, text, tag)
    if places and (without := _without_idioms(folded, tag)) != folded:
        folded = without
        places = _places(candidates, folded, text, tag)
    for meaning, expression in _covered(places):
        blanked = _blanked(folded, expression), _blanked(text, expression)
        del places[meaning]
        places |= _places([each for each in candidates if each[2] == meaning], *blanked, tag)
    return places


@cache
def listed_meanings(tag: str) -> Set[str]:
    """The meanings that a language has words for."""
    return frozenset(_listed_words(tag)) | frozenset(_hints(tag))


def _places(candidates: Iterable[_Listed], folded: str, text: str, tag: str) -> dict[str, Span]:
    """The first place of each meaning; of several words in one place the longest."""
    places: dict[str, Span] = {}
    for _, _, meaning, word in candidates:
        span = word.find(folded if word.small else text, tag)
        before = places.get(meaning)
        if span and (before is None or (span.start, -span.end) < (before.start, -before.end)):
            places[meaning] = span
    return places


def _blanked(text: str, span: Span) -> str:
    """A text of the same length without a part of it."""
    return text[: span.start] + " " * (span.end - span.start) + text[span.end :]


def _covered(places: Mapping[str, Span]) -> Sequence[tuple[str, Span]]:
    """The meanings with a word that is a part of another one's expression: of murder tells no "homicide involontaire"."""
    return [
        (meaning, longer)
        for meaning, span in places.items()
        for other, longer in places.items()
        if span != longer and longer.start <= span.start and span.end <= longer.end and other in _exclusive()[meaning]
    ]


@cache
def _exclusive() -> Mapping[str, Set[str]]:
    """With which meanings each one is in a group."""
    every = [group for name in data.exactly(data.SHARED, "opposites") for group in groups(name)]
    return defaultdict(
        frozenset, {m: frozenset().union(*(g for g in every if m in g)) for m in chain.from_iterable(every)}
    )


_Listed = tuple[int, str, str, "ListedWord"]
"""A word with its place in the list, its letters in lower case and its meaning."""


@cache
def _by_meaning(tag: str) -> Mapping[str, Sequence[_Listed]]:
    """The words of each meaning."""
    by_meaning: dict[str, list[_Listed]] = {}
    every = ((meaning, word) for meaning, words in _listed_words(tag).items() for word in words)
    for at, (meaning, word) in enumerate(every):
        by_meaning.setdefault(meaning, []).append((at, word.letters.lower(), meaning, word))
    return by_meaning


def _by_beginning(folded: str, tag: str) -> Sequence[_Listed]:
    """The words of all meanings that may stand in a text: most show by two letters that they do not."""
    table = _beginning_table(tag)
    return [each for letters in _beginnings(folded, tag) & table.keys() for each in table[letters]]


@cache
def _beginning_table(tag: str) -> Mapping[str, Sequence[_Listed]]:
    """The words of all meanings by their first two letters."""
    table: dict[str, list[_Listed]] = {}
    for each in chain.from_iterable(_by_meaning(tag).values()):
        table.setdefault((_BEGINNING.findall(each[1]) or [""])[0], []).append(each)
    return table


def _beginnings(folded: str, tag: str) -> Set[str]:
    """The first letters of a text's words, and first two; of a language whose words may begin inside of others those of all."""
    inside = attached(tag) or not spaced(tag)
    beginnings = {folded[at : at + 2] for at in range(len(folded))} if inside else set(_BEGINNING.findall(folded))
    return beginnings | {each[:1] for each in beginnings}


_BEGINNING = late_pattern(r"\b\w{1,2}")


@lru_cache(maxsize=8192)
def hinted(text: str, tag: str, among: frozenset[str], rivals: frozenset[str] = frozenset()) -> frozenset[str]:
    """Which of some meanings a text has by words that mean much else, too, and by the end of a compound.

    No word for one of the `rivals` is such a compound: German "verkaufen", to sell, ends in "kaufen", to buy.

    >>> hinted("Sales rose, but profits were down.", "en", frozenset({"decrease"}))
    frozenset({'decrease'})
    >>> hinted("Der Umsatzanstieg half.", "de", frozenset({"increase"}))
    frozenset({'increase'})
    """
    folded, hints = _plain(tokens.folded(text)), _hints(tag)
    inside = _listed_words(tag) if data.section(tag, "inflection").get("compounds") else {}
    compounds = folded
    for span in meanings(text, tag, rivals).values() if inside and rivals else ():
        compounds = _blanked(compounds, span)
    return frozenset(
        meaning
        for meaning in among
        if any(word.find(folded, tag) for word in hints.get(meaning, ()) if word.letters in folded)
        or any(
            word.letters.lower() in compounds for word in inside.get(meaning, ()) if len(word.letters) >= _IN_COMPOUNDS
        )
    )


_IN_COMPOUNDS = 5
"""Letters of a word that ends no other word by chance."""


@cache
def _hints(tag: str) -> Mapping[str, Sequence[ListedWord]]:
    """The words of each meaning that say much else, too."""
    hints = {meaning: _words(str(words).split()) for meaning, words in data.section(tag, "opposite-hints").items()}
    for meaning, others in data.exactly(data.SHARED, "opposite-renderings").items():
        if renderings := [word for other in str(others).split() for word in _listed_words(tag).get(other, ())]:
            hints[meaning] = [*hints.get(meaning, ()), *renderings]
    return hints


@dataclass(frozen=True, slots=True)
class ListedWord:
    """What a word begins with, in small letters, or the `whole` of it; with a capital it means this in capitals alone: US."""

    letters: str
    whole: bool

    @property
    def small(self) -> bool:
        """Whether capitals make no difference."""
        return self.letters == self.letters.lower()

    def find(self, folded: str, tag: str) -> Span | None:
        """The first place of the word in a text."""
        at = folded.find(self.letters)
        while at >= 0:
            end = at + len(self.letters)
            if _begins(folded, at, tag) and not (self.whole and _GOES_ON.match(folded, end)):
                blanked = None if self.whole or not spaced(tag) else _LETTERS.match(folded, end)
                return Span(at, blanked.end() if blanked else end)
            at = folded.find(self.letters, at + 1)
        return None


# `re` does not take vowel signs of Indic scripts for letters; a word goes on behind them.
_START, _LETTER, _LETTERS = (
    late_pattern(r"(?<![\w\p{M}])\w", module="regex"),
    late_pattern(r"\w"),
    late_pattern(r"\w*", module="regex"),
)
_GOES_ON = late_pattern(r"[\w\p{M}]", module="regex")


_APOSTROPHES = "’ʼ‘ʻ`"
"""What is typed for the apostrophe of a word: Uzbek writes `oʻgʻil`, `o‘g‘il` and `o'g'il`."""


def _plain(text: str) -> str:
    """A text of the same length with one apostrophe for all."""
    for sign in _APOSTROPHES:  # four times as quick as `translate`
        text = text.replace(sign, "'")
    return text


def _without_idioms(folded: str, tag: str) -> str:
    """A text of the same length without the expressions whose words do not mean what they say: "next to", "13-year-old"."""
    idioms = _idioms(tag)
    return idioms.sub(lambda match: " " * len(match[0]), folded) if idioms else folded


@cache
def _idioms(tag: str) -> re.Pattern[str] | None:
    """Any of the expressions of a language."""
    listed = _plain(str(data.section(tag, "opposites").get("idioms", ""))).split()
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})(?!\w)".replace("_", " ")) if listed else None


def _begins(folded: str, at: int, tag: str) -> bool:
    """Whether a word may begin at a place."""
    if spaced(tag) and not attached(tag):
        return _START.match(folded, at) is not None
    return at in _starts(folded, tag)


@lru_cache(maxsize=64)
def _starts(folded: str, tag: str) -> frozenset[int]:
    """Where a word may begin: also behind what is written together with it, and anywhere in a text without spaces."""
    starts = {match.start() for match in (_START if spaced(tag) else _LETTER).finditer(folded)}
    if attached(tag):
        prefixes = (re.compile(attached(tag)).match(folded, start) for start in starts)
        starts |= {at for prefix in prefixes if prefix for at in range(prefix.start() + 1, prefix.end() + 1)}
    return frozenset(starts)


@cache
def _listed_words(tag: str) -> Mapping[str, Sequence[ListedWord]]:
    """The words of each meaning."""
    return {meaning: _words(entries) for meaning, entries in _entries(tag).items()}


def _words(entries: Iterable[str]) -> Sequence[ListedWord]:
    return [ListedWord(_plain(e.removeprefix("=").replace("_", " ")), e.startswith("=")) for e in entries]


@cache
def _entries(tag: str) -> Mapping[str, Sequence[str]]:
    """The words of each meaning: their beginnings, whole ones behind `=`, with `_` for a space.

    A nation without words of its own is looked for by what its country's name begins with.
    """
    section = data.section(tag, "opposites")
    listed = {key: str(value).split() for key, value in section.items() if value and key != "idioms"}
    if not listed:
        return {}
    names = langtag.territory_names(tag)
    countries = {nation: _beginning(names[code]) for nation, code in _COUNTRIES.items() if code in names}
    return {**{nation: [word] for nation, word in countries.items() if word}, **listed}


_COUNTRIES = {
    "russian": "RU", "ukrainian": "UA", "german": "DE", "french": "FR", "spanish": "ES", "italian": "IT", "chinese": "CN",
    "japanese": "JP", "brazilian": "BR", "turkish": "TR", "iranian": "IR", "israeli": "IL", "polish": "PL",
}  # fmt: skip
"""Not America and Britain, whose names of state have little to do with what their people are called."""


def _beginning(name: str) -> str:
    """What a country's name begins with, less an ending that its people's name does not have; nothing of several words."""
    name = tokens.folded(name)
    if not name.isalpha():
        return ""
    return name[: max(_LEAST, len(name) - 2)] if len(name) > _LEAST else f"={name}"


_LEAST = 4
