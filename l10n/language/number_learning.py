"""The words for numbers that CLDR's spelling rules write, beside those of a language's data file.

Source: CLDR, rule-based number formats (by way of `unicode_rbnf`), read for the numbers below and no others; what the rules
combine (`two hundred and five`) is read by the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from l10n import cldr, langtag
from l10n.language import prepared
from l10n.language.number_grammar import read
from l10n.language.number_lexicon import MULTIPLIERS, Lexicon, NumberWord, of_data
from l10n.late_pattern import late_pattern

if TYPE_CHECKING:
    from unicode_rbnf import RbnfEngine

_SIMPLE = (*range(101), *range(200, 1000, 100), *MULTIPLIERS[1:])
_COUNTS = (2, 3, 5, 8)
"""Counts of a multiplier of which the rest is its word: `пять тысяч`, `duemila`, `mille`."""
_WITH_LINKS = (21, 22, 32, 101, 110, 121, 1001, 1100, 1101)
_BETWEEN = late_pattern(r"[\s\u00ad\u200b-]+")
_LETTERS_OF_A_LINK = 4


@cache
def lexicon(tag: str) -> Lexicon:
    """The number words of a language tag; empty where neither its data nor CLDR has any."""
    made = of_data(tag)
    spelled = _spellings(tag)
    if spelled:
        seconds = cldr.unit_names(tag, "duration-second")[:1]  # diez segundos are ten, and not twelve
        _learn(made, {**spelled, 2: tuple(text for text in spelled[2] if text not in seconds)})
    return made


@cache
def counts(tag: str) -> bool:
    """Whether the small numbers of a language are known, so that one that is not there is missing."""
    return lexicon(tag).counts


@cache
def _spellings(tag: str) -> Mapping[int, tuple[str, ...]]:
    """The ways to write the simple numbers of a language, their counts and the numbers with links."""
    return prepared.of_library("unicode_rbnf", Path(__file__), tag, lambda: _spelled(tag))


def _spelled(tag: str) -> dict[int, tuple[str, ...]]:
    if _engine(tag) is None:
        return {}
    numbers = {*_SIMPLE, *_WITH_LINKS, *(count * multiplier for count in _COUNTS for multiplier in MULTIPLIERS)}
    return {number: _by_rules(tag, number) for number in sorted(numbers)}


def spellings(tag: str, number: int) -> tuple[str, ...]:
    """The ways in which CLDR spells a number in a language, cardinal and ordinal, in every form; none where it has no rules."""
    return _spellings(tag).get(number) or _by_rules(tag, number)


def _by_rules(tag: str, number: int) -> tuple[str, ...]:
    from unicode_rbnf import FormatPurpose
    from unicode_rbnf.engine import RbnfError

    engine = _engine(tag)
    if engine is None:
        return ()
    spelled: dict[str, None] = {}
    for purpose in (FormatPurpose.CARDINAL, FormatPurpose.ORDINAL):
        try:
            texts = engine.format_number(number, purpose).text_by_ruleset
        except (RbnfError, ValueError):
            continue
        spelled.update(
            (text.replace("\u00ad", "").lower(), None) for text in texts.values() if not _UNREAL.search(text)
        )
    return tuple(spelled)


_UNREAL = late_pattern(r"[\d#=<>%−]|\A\s*\Z")
"""What marks a rule that writes no words for a number."""


@cache
def _engine(tag: str) -> RbnfEngine | None:
    from unicode_rbnf import RbnfEngine

    language, script = langtag.language(tag), langtag.script(tag)
    names = (tag.replace("-", "_"), f"{language}_{script}", _SAME.get(language, language))
    supported = set(RbnfEngine.get_supported_languages())
    name = next((name for name in names if name in supported), "")
    if not name or (name == language and script != langtag.script(language)):
        return None
    return RbnfEngine.for_language(name)


_SAME = {"nb": "no"}
"""Languages whose rules CLDR keeps under another name."""


def _learn(made: Lexicon, spelled: Mapping[int, tuple[str, ...]]) -> None:
    """Adds what CLDR writes and the words so far do not say."""
    for number in (*range(21), *range(30, 100, 10), 100):
        _add_all(made, number, spelled[number])
    made.units_first = made.units_first or any(_begins_with_five(made, text) for text in spelled[25])
    for text in spelled[101]:
        _add_front(made, text)
    for multiplier in MULTIPLIERS:
        _add_all(made, multiplier, (t for t in spelled[multiplier] if not _BETWEEN.search(t) and not read(t, made)))
        for count in (1, *_COUNTS):
            for text in spelled.get(count * multiplier, ()):
                _add_remainder(made, text, count, multiplier)
    made.links |= set(_links(made, spelled))
    made.forget()
    for number in _SIMPLE:
        _add_all(made, number, (text for text in spelled[number] if number not in read(text, made)))


def _add_all(made: Lexicon, number: int, texts: Iterable[str]) -> None:
    for text in texts:
        parts = [part for part in _BETWEEN.split(text) if part]
        expression = re.compile(r"[\s\u00ad\u200b-]*".join(map(re.escape, parts))) if len(parts) > 1 else None
        if parts:
            made.add(NumberWord(number, parts[0] if expression else text, whole=True, expression=expression))


def _begins_with_five(made: Lexicon, text: str) -> bool:
    return any(word.value == 5 for word, _ in made.at(text, 0)) and not any(
        word.value == 25 for word, _ in made.at(text, 0)
    )


def _links(made: Lexicon, spelled: Mapping[int, tuple[str, ...]]) -> Iterator[str]:
    """The short words between those of a number that mean none themselves: without them, it is the same number."""
    for number in _WITH_LINKS:
        for parts in (_BETWEEN.split(text) for text in spelled[number]):
            for part in parts[1:-1]:
                remainder = " ".join(piece for piece in parts if piece != part)
                if len(part) <= _LETTERS_OF_A_LINK and not read(part, made) and number in read(remainder, made):
                    yield part


def _add_front(made: Lexicon, text: str) -> None:
    """Adds the word for a hundred that has one behind it, where it is another than that alone: `cento e um`."""
    parts = _BETWEEN.split(text)
    if len(parts) in (2, 3) and 1 in read(parts[-1], made) and not read(parts[0], made):
        made.add(NumberWord(100, parts[0], whole=True))


def _add_remainder(made: Lexicon, text: str, count: int, multiplier: int) -> None:
    """Adds the word that stands behind a count: `тысяч` of `пять тысяч`."""
    for word, end in made.at(text, 0):
        remainder = _BETWEEN.sub(" ", text[end:]).strip()
        if word.value == count and len(remainder) > made.spaced and " " not in remainder and not read(remainder, made):
            made.add(NumberWord(multiplier, remainder, whole=True))
            return
