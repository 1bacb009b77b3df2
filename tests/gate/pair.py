"""A sentence with its translation, into which faults are planted, and the names of a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with its translation. `names` are the names of the article, `people` those that stand side by side in it
    (`Lena Brandt`), `foreign` the other languages' lines, `strangers` sentences of other articles, `siblings` of this one.
    """

    source: str
    target: str
    tag: str
    names: tuple[str, ...] = ()
    foreign: Mapping[str, str] | None = None
    people: frozenset[str] = frozenset()
    source_tag: str = "en"
    strangers: tuple[str, ...] = ()
    siblings: tuple[str, ...] = ()


Fault = Callable[[Random, Pair], "Pair | None"]

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
# Months, weekdays and what else has a capital in English and none elsewhere is not a name.
_NO_NAMES = frozenset([
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "President", "Prime",
    "Minister", "Foreign", "General", "Assembly", "Secretary", "State", "Business", "Conference", "Party", "Conservative",
    "Union", "European", "United", "Nations", "States", "Today", "Times", "Parliament", "Mini", "National", "Center",
    "Prevention", "Disaster", "German", "Germans", "Catalan", "Catalans", "Syrian", "Syrians", "Kurdish", "Turkish",
    "Turks", "Japanese", "Spanish", "Mexicans", "Britain", "City", "Both", "Unite", "Brexit", "Republic", "North",
    "South", "Korean", "Korea", "Long", "Land", "Rover", "Kingdom", "Court", "Croatian", "Finance", "Guards", "Health",
    "Interior", "Ministry", "Office", "Organization", "Painter", "Pass", "Police", "Council", "Centre", "Street", "Supreme",
    "Village", "World", "Chequers",
])  # fmt: skip
# Half of the translators took Chequers for the game.
_SYLLABLES = frozenset({"Jong", "Yong"})
"""Parts of Korean names: put in another name's place they are nobody's, and in each other's another spelling of the same."""
STRANGERS = ("Brodzinski", "Kalamazoo", "Vickers", "Montgomery", "Delacroix", "Samarkand", "Trondheim", "Gutierrez")


def source_names(text: str) -> tuple[str, ...]:
    """Names of people and places by a rule of thumb: capitals inside a sentence, none in a headline of capitals."""
    return () if _title_case(text) else _capitals(text)


def people(sources: Iterable[str]) -> frozenset[str]:
    """Each two names that stand side by side: somebody's first name and surname."""
    return frozenset(f"{a} {b}" for source in sources for a, b in re.findall(r"(?=\b([A-Z]\w+) ([A-Z]\w+))", source))


def other_names(pair: Pair, old: str) -> tuple[str, ...]:
    """The names that can stand in another one's place: those of the article that the source does not have, and strangers;
    no other name of the same person.
    """
    native = {name for name in pair.names if {f"{name} {old}", f"{old} {name}"} & pair.people}
    further = (*pair.names, *STRANGERS)
    return tuple(name for name in further if name not in pair.source and name not in _SYLLABLES and name not in native)


def names_of(pair: Pair) -> tuple[str, ...]:
    """The names of a pair's source; in a headline that has a capital at every word those that the article has elsewhere."""
    if not _title_case(pair.source):
        return _capitals(pair.source)
    return tuple(word for word in _capitals(pair.source) if word in pair.names)


def _capitals(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m[0] for m in _NAME.finditer(text) if m[0] not in _NO_NAMES))


def _title_case(text: str) -> bool:
    """Whether a headline writes its longer words with a capital: `Storm Cuts Off Adriatic Islands`."""
    long = re.findall(r"[^\W\d_]{4,}", text)
    return not text.endswith(".") and len(long) > 3 and sum(word[0].isupper() for word in long) > 0.7 * len(long)
