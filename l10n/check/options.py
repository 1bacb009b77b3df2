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

    def level(self, check: str, locale: str) -> str:
        """The level that the project gives a check in a locale; empty where it says nothing."""
        for tag in (locale, langtag.language(locale)) if self.locales else ():
            if check in self.locales.get(tag, {}):
                return self.locales[tag][check]
        return self.levels.get(check, "")

    def chosen(self, checks: Iterable[str], catalog: Catalog) -> frozenset[str]:
        """Those of the checks for whose warnings the profile asks where the project says nothing else of them."""
        from l10n.check.profiles import enabled  # late: the settings of every command are read, and few ask checks

        return enabled(tuple(checks), catalog.target, self.profile, self.min_precision)
