"""How an article stands in a locale, and how long what is left will take."""

from __future__ import annotations

from collections.abc import Iterable

from l10n.catalog.catalog import count_words, progress
from l10n.catalog.notes import provenance
from l10n.dataclass import dataclass, field
from l10n.model import Catalog, State, Unit, UnitCounts

# Source words an hour. 2,500 words a day is what agencies plan for translation from scratch, and 74 % more than that was
# measured for post-editing drafts of a statistical engine (Plitt and Masselot, "A productivity test of statistical machine
# translation post-editing in a typical localisation context", 2010).
FROM_SCRATCH = 310
POST_EDITING = 540
HIGH_CONFIDENCE = 0.8
"""Confidence from which a draft is likely good: on news articles not looked at before, one in ten such is severely wrong."""
POOR = 0.4
"""Confidence below which a draft is poor, and worth reading first: half of such are severely wrong."""


@dataclass(frozen=True, slots=True)
class CatalogStatus:
    """One article in one locale. `new_words` and `draft_words` are what is left, of units without and with a draft; `errors`
    and `warnings` count findings; `drafts` have a known confidence, of which `likely_good` and `poor` ones are counted; `since`
    is when the oldest unit began to wait, in seconds of the epoch, 0 where nothing waits. Of a locale that is drafted from a
    `sibling`, `awaiting` units have no draft until that is reviewed; `outdated` ones were reviewed before its words changed.
    `person` and `deadline` say whose work it is, and by when.
    """

    slug: str
    locale: str
    title: str = ""
    progress: UnitCounts = field(default_factory=UnitCounts)
    new_words: int = 0
    draft_words: int = 0
    errors: int = 0
    warnings: int = 0
    drafts: int = 0
    likely_good: int = 0
    poor: int = 0
    since: int = 0
    sibling: str = ""
    awaiting: int = 0
    outdated: int = 0
    person: str = ""
    deadline: str = ""

    @property
    def hours(self) -> float:
        """Estimated hours of work left."""
        return self.new_words / FROM_SCRATCH + self.draft_words / POST_EDITING

    @property
    def is_assigned(self) -> bool:
        """Whether it is somebody's work, or has a deadline."""
        return bool(self.person or self.deadline)

    def is_late(self, today: str) -> bool:
        """Whether its deadline has passed on a day, as ISO 8601."""
        return bool(self.deadline) and self.deadline < today

    @property
    def waiting(self) -> int:
        """Units that wait for a person."""
        return self.progress.new + self.progress.fuzzy


def total(standings: Iterable[CatalogStatus], slug: str = "", locale: str = "") -> CatalogStatus:
    """Several standings as one; the oldest `since` counts."""
    statuses = list(standings)
    sums = {
        name: sum(getattr(each, name) for each in statuses)
        for name in (
            "new_words",
            "draft_words",
            "errors",
            "warnings",
            "drafts",
            "likely_good",
            "poor",
            "awaiting",
            "outdated",
        )
    }
    counts = sum((each.progress for each in statuses), UnitCounts())
    since = min((each.since for each in statuses if each.since), default=0)
    return CatalogStatus(slug, locale, statuses[0].title if statuses else "", counts, since=since, **sums)


def status_of(catalog: Catalog, title: str = "") -> CatalogStatus:
    """How a catalog stands, findings and times left out."""
    waiting = [unit for unit in catalog.units if unit.state in {State.NEW, State.FUZZY}]
    words = {unit.key: count_words(unit.key.source) for unit in waiting}
    rated = [each for unit in waiting if (each := confidence(unit)) is not None]
    return CatalogStatus(
        catalog.slug,
        catalog.target,
        title,
        progress(catalog),
        new_words=sum(words[unit.key] for unit in waiting if unit.state is State.NEW),
        draft_words=sum(words[unit.key] for unit in waiting if unit.state is State.FUZZY),
        drafts=len(rated),
        likely_good=sum(each >= HIGH_CONFIDENCE for each in rated),
        poor=sum(each < POOR for each in rated),
    )


def confidence(unit: Unit) -> float | None:
    """The confidence of a unit's draft, as its note says; nothing where there is none.

    >>> from l10n.model import UnitKey
    >>> confidence(Unit(UnitKey("", "Rain."), "Lluvia.", State.FUZZY, notes=("draft: argos en→es 0.1, confidence 0.71",)))
    0.71
    """
    return provenance(unit).confidence if unit.state is State.FUZZY else None
