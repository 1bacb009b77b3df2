"""Routes that begin at the words of another locale of the project: `ca = "apertium from es"`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.errors import SettingsError
from l10n.late_pattern import late_pattern

CONVERSION = "script"
"""The engine that changes the script and nothing else, so that a review of the sibling holds for its words too."""

_FROM = late_pattern(r"(?P<engine>[\w.-]+)\s+from\s+(?P<locale>[A-Za-z0-9-]+)")
_MEANWHILE = late_pattern(r"else\s+(?P<step>\S.*)")
_STAYS_REVIEWED = "keep review"


@dataclass(frozen=True, slots=True)
class SiblingRoute:
    """An engine that translates the words of another `locale`. A unit waits until they are reviewed; `meanwhile` are the
    steps of a route from the article's own language for the units that wait, none where they stay without a draft.

    `keeps_review` says that words are taken as they stand, reviewed or not, and are as reviewed as their sibling.
    """

    engine: str
    locale: str
    meanwhile: tuple[str, ...] = ()
    keeps_review: bool = False


def sibling(named: Sequence[str]) -> SiblingRoute | None:
    """The sibling of a route as the settings name it; nothing where it names none.

    >>> sibling(["apertium from es, else argos"])
    SiblingRoute(engine='apertium', locale='es', meanwhile=('argos',), keeps_review=False)
    >>> sibling(["argos en->ru", "apertium ru->be"])

    Raises:
        SettingsError: it names one, and more that cannot be understood.
    """
    parts = [part for text in named for part in re.split(r"\s*,\s*", text.strip()) if part]
    first = _FROM.fullmatch(parts[0]) if parts else None
    if first is None:
        return None
    steps = [match["step"] for part in parts[1:] if (match := _MEANWHILE.fullmatch(part))]
    keeps = _STAYS_REVIEWED in parts[1:]
    strange = [part for part in parts[1:] if part != _STAYS_REVIEWED and not _MEANWHILE.fullmatch(part)]
    if strange:
        remedy = "write 'else ENGINE' or 'keep review' behind ENGINE from LOCALE"
        raise SettingsError(f"routes: {parts[0]}", f"{strange[0]!r} is not understood", remedy)
    if keeps and first["engine"] != CONVERSION:
        problem = f"{first['engine']} translates, so a person reviews its words"
        raise SettingsError(f"routes: {parts[0]}", problem, f"write 'keep review' behind {CONVERSION!r} alone")
    return SiblingRoute(first["engine"], langtag.parse(first["locale"]), tuple(steps), keeps)


def ordered(tags: Sequence[str], routes: Mapping[str, Sequence[str]], locales: Sequence[str]) -> tuple[str, ...]:
    """The locales, each behind its sibling.

    Raises:
        SettingsError: a sibling is not a locale of the project, or waits for the locale that waits for it.
    """
    done: dict[str, None] = {}
    for tag in tags:
        chain = _chain(tag, routes, locales)
        done |= {each: None for each in reversed(chain) if each in tags}
    return tuple(done)


def _chain(tag: str, routes: Mapping[str, Sequence[str]], locales: Sequence[str]) -> list[str]:
    """A locale, its sibling, the sibling of that one, and so on."""
    chain = [tag]
    while (origin := sibling(routes.get(chain[-1], ()))) is not None:
        place = f"routes.{chain[-1]}"
        if origin.locale in chain:
            circle = " from ".join([*chain, origin.locale])
            raise SettingsError(place, f"goes in a circle: {circle}", "let one of them be drafted from the source")
        if origin.locale not in locales:
            raise SettingsError(place, f"{origin.locale!r} is not a locale of the project", "add it to 'locales'")
        chain.append(origin.locale)
    return chain
