"""Foreign names in Chinese letters: runs of the few hundred characters that translators write sounds with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from l10n.check.places import exonyms
from l10n.language import data, tokens
from l10n.language.knowledge import knowledge
from l10n.language.phonetics import alignment, sounds
from l10n.model import Catalog, Unit

_RUN = 3
"""Characters of a run from which on it is hardly ordinary words; two in a row stand in every sentence."""
_LIKE = 0.2
"""Cost per sound up to which a run has a name of the source in it."""
_STEM = 4
"""Letters of a land's English name that its people's begins with too: `Turk`."""


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(rf"[{''.join(sounds.han())}]{{{_RUN},}}")


def unexplained(unit: Unit, catalog: Catalog) -> bool:
    """Whether the target writes a name by its sounds that no word with a capital of the source has.

    The names of countries, which are written so too, are the source's where it has the beginning of their English name.
    """
    source, tag = unit.key.source, catalog.target
    capitals = [word[0] for word in tokens.words(source) if word[0][0].isupper() and len(word[0]) >= _STEM]
    codes = [code for word in capitals for code in (sounds.hard_c(sounds.english(word)),) if code]
    for run in _runs().finditer(tokens.plain(unit.target)):
        sound = sounds.local(run[0], tag)
        sounds_alike = any(alignment.distance(code, sound, "Hani") / max(4, len(code)) <= _LIKE for code in codes)
        if not sounds_alike and not _land(run[0], source, tag):
            return True
    return _strange_land(tokens.plain(unit.target), source, tag)


def _strange_land(target: str, source: str, tag: str) -> bool:
    """Whether the target has a land or a city that the source has no word for, the longest names first."""
    for local, names in _lands(tag).items():
        if local in target:
            if not _meant(names, source):
                return True
            target = target.replace(local, "|")
    return False


def _meant(names: frozenset[str], source: str) -> bool:
    """Whether a source has a word for one of the lands: its name, its people's, or its capital."""
    cities = knowledge("en").capitals.items()
    mentioned = {land for word, land in data.section("en", "lands").items() if word in source}
    mentioned |= {land for city, lands in cities if city in source for land in lands}
    return bool(mentioned & names) or any(name[:_STEM] in source for name in names)


@cache
def _lands(tag: str) -> Mapping[str, frozenset[str]]:
    """The words of English names by the locale's names of lands and cities, of two letters and more."""
    lands: dict[str, set[str]] = {}
    for name, locals_ in exonyms(tag).items():
        for local in locals_:
            if len(local) > 1:
                lands.setdefault(local, set()).add(name)
    return {local: frozenset(lands[local]) for local in sorted(lands, key=len, reverse=True)}


def _land(run: str, source: str, tag: str) -> bool:
    """Whether a run is a place that the source names."""
    return any(
        name[:_STEM] in source and any(local[:2] in run for local in locals_) for name, locals_ in exonyms(tag).items()
    )
