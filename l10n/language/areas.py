"""What is known of each language, area by area, and where checks are blind: a missing key is never an answer.

`data` stands in the language's own file or in CLDR, `shared` is what its script or all languages have in common, `none` is
nothing at all: what needs it is off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache

from l10n import langtag
from l10n.language import data
from l10n.language.function_words import of as function_words
from l10n.language.identification import telling_words
from l10n.language.knowledge import knowledge
from l10n.language.months import month_patterns
from l10n.language.number_learning import counts
from l10n.language.phonetics.alphabets import has_sounds
from l10n.language.plain_denials import knows_negation
from l10n.language.spelling import dictionary


class Level(StrEnum):
    """How much is known of an area."""

    DATA = "data"
    SHARED = "shared"
    NONE = "none"


def _of(tag: str, section: str, *keys: str, otherwise: Level = Level.NONE) -> Level:
    """`data` where a section has something under one of the keys, or anything at all."""
    table = data.section(tag, section, any_script=section in _ANY_SCRIPT)
    return Level.DATA if any(table.get(key) for key in keys) or (table and not keys) else otherwise


_ANY_SCRIPT = frozenset({"sentences", "roles", "typography", "quotes", "inflection", "page"})


def _either(value: object) -> Level:
    return Level.DATA if value else Level.NONE


def _names(tag: str) -> Level:
    return _of(tag, "places", otherwise=Level.SHARED) if has_sounds(tag) else Level.NONE


def _length(tag: str) -> Level:
    shared = Level.SHARED if data.of_script(tag) else Level.NONE
    return Level.DATA if langtag.language(tag) == "en" else _of(tag, "length", "ratio", otherwise=shared)


AREAS: Mapping[str, Callable[[str], Level]] = {
    "sentences": lambda tag: _of(tag, "sentences", otherwise=Level.SHARED),
    "roles": lambda tag: _of(tag, "roles", otherwise=Level.SHARED),
    "function words": lambda tag: _either(function_words(tag).every),
    "language of a text": lambda tag: _either(telling_words(tag)),
    "numbers in words": lambda tag: _either(counts(tag)),
    "negation": lambda tag: _either(knows_negation(tag)),
    "reporting verbs": lambda tag: _of(tag, "reporting", "verbs"),
    "dates": lambda tag: _either(month_patterns(tag)),
    "names": _names,
    "length": _length,
    "unfinished sentences": lambda tag: _either(knowledge(tag).open_words),
    "typography": lambda tag: max(
        _of(tag, "typography"), _of(tag, "quotes", "marks"), key=lambda level: level is Level.DATA
    ),
    "spelling": lambda tag: _either(dictionary(tag)),
    "inflection": lambda tag: _of(tag, "inflection"),
    "words of a page": lambda tag: _of(tag, "page"),
}
"""The areas in the order in which a table shows them, each with how much is known of it for a tag."""

CHECKED = (
    "language of a text",
    "numbers in words",
    "negation",
    "reporting verbs",
    "dates",
    "names",
    "length",
    "unfinished sentences",
)
"""The areas that checks need."""


@cache
def levels(tag: str) -> Mapping[str, Level]:
    """How much is known of a language in each area; of its pseudo-locales nothing is asked.

    >>> levels("de")["negation"], levels("tlh")["negation"], levels("tlh")["sentences"]
    (<Level.DATA: 'data'>, <Level.NONE: 'none'>, <Level.SHARED: 'shared'>)
    """
    return {area: level(tag) for area, level in AREAS.items()}


def blind(tag: str) -> tuple[str, ...]:
    """The areas in which nothing is checked in translations into a language, for want of data."""
    if langtag.is_pseudo(tag):
        return ()
    return tuple(area for area in CHECKED if levels(tag)[area] is Level.NONE)


def blind_from(source: str) -> tuple[str, ...]:
    """The areas in which nothing is checked in translations from a language, whatever the other one."""
    if langtag.language(source) == "en":
        return ()
    reported = data.section(source, "reporting").get("unambiguous")
    covered = {"negation": knows_negation(source), "reporting verbs": bool(reported)}
    return tuple(area for area, is_covered in covered.items() if not is_covered)


def blind_lines(source: str, targets: Iterable[str]) -> list[str]:
    """One line for each language of a run in which checks are blind.

    >>> blind_lines("en", ["de", "tlh"])[0][:40]
    'tlh: language of a text, numbers in word'
    """
    lines = [_line(tag, blind(tag)) for tag in dict.fromkeys(targets) if blind(tag)]
    return lines + ([_line(f"from {source}", blind_from(source))] if blind_from(source) else [])


def _line(whose: str, areas: tuple[str, ...]) -> str:
    *first, last = areas
    listed = f"{', '.join(first)} and {last} are" if first else f"{last} {'are' if last.endswith('s') else 'is'}"
    return f"{whose}: {listed} not checked: no data"
