"""What a project says of the checks: levels, rules of the house, words, limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from l10n import langtag
from l10n.dataclass import dataclass, field
from l10n.model import Catalog
from l10n.plugin.checks import USUAL

if TYPE_CHECKING:
    from l10n.check.house_rules import HouseRule
    from l10n.language.subtitles import ProjectLimits


OFF = "off"
"""The level of a check that is not asked."""


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What a project says of the checks: `error`, `warning` or `off` by the name of the check.

    `levels` hold for every locale; `locales` for one tag or language, and win. `rules` are the house's own. `profile` and
    `min_precision` choose the checks that `levels` and `locales` do not name, by how often they were right.
    """

    levels: Mapping[str, str] = field(default_factory=dict)
    locales: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rules: tuple[HouseRule, ...] = ()
    subtitles: ProjectLimits = field(default_factory=dict)
    """The project's limits of reading speed and lines."""
    profile: str = USUAL
    min_precision: float = 0.0
    words: tuple[str, ...] = ()
    """The house's own words, in small letters, for spelling."""
    only: tuple[str, ...] = ()
    """The checks that are asked for by name, whatever the project says of them; no other is asked then."""

    def level(self, check: str, locale: str) -> str:
        """The level that the project gives a check in a locale; empty where it says nothing."""
        if self.only and check not in self.only:
            return OFF
        for tag in (locale, langtag.language(locale)) if self.locales else ():
            if check in self.locales.get(tag, {}):
                return self._never_off(self.locales[tag][check])
        return self._never_off(self.levels.get(check, ""))

    def _never_off(self, level: str) -> str:
        return "" if self.only and level == OFF else level

    def chosen(self, checks: Iterable[str], catalog: Catalog) -> frozenset[str]:
        """Those of the checks for whose warnings the profile asks where the project says nothing else of them."""
        if self.only:
            return frozenset(self.only)
        from l10n.check.profiles import enabled  # late: the settings of every command are read, and few ask checks

        return enabled(tuple(checks), catalog.target, self.profile, self.min_precision)
