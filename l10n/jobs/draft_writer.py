"""The catalogs of one locale while drafts for them come in: each draft goes where its unit is, and is saved soon."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator

from l10n.catalog import catalog
from l10n.catalog.notes import provenance
from l10n.dataclass import dataclass
from l10n.draft import draft as drafts
from l10n.draft.drafting_effort import refuser
from l10n.draft.failures import NOTHING
from l10n.draft.outcomes import DraftRefusal
from l10n.jobs.ledger import Ledger
from l10n.model import Catalog, Draft, State, UnitKey
from l10n.plugin import Translator
from l10n.workspace import LoadedCatalog, Workspace

SAVE_SECONDS = 3.0  # what a kill may cost


@dataclass(frozen=True, slots=True)
class Refused:
    """A unit that stays without a draft: its article, its source, and why."""

    slug: str
    source: str
    reason: str


class DraftWriter:
    """The catalogs of one locale at work: takes drafts in, and writes the catalogs that they change."""

    def __init__(self, workspace: Workspace, loaded: Iterable[LoadedCatalog], ledger: Ledger) -> None:
        self._workspace = workspace
        self._ledger = ledger
        self.translators: list[Translator] = []  # those opened for a pass
        self._catalogs = {each.catalog.slug: each for each in loaded}
        self._waiting: defaultdict[str, list[Draft]] = defaultdict(list)
        self._reasons: defaultdict[str, dict[UnitKey, str]] = defaultdict(dict)
        self.failures: dict[UnitKey, str] = {}  # what the engine raised, by unit
        self.failing = ""  # the engine that failed last
        self._has_answered = self._answered_before()
        self._silences: list[tuple[DraftRefusal, str]] = []  # units for which the engine had no word, and their article
        self._slugs: defaultdict[UnitKey, list[str]] = defaultdict(list)
        self._saved = time.monotonic()
        self.changed: dict[str, Catalog] = {}
        for slug, each in self._catalogs.items():
            for unit in each.catalog.units:
                if unit.state is State.NEW:
                    self._slugs[unit.key].append(slug)

    @property
    def engine(self) -> str:
        """The name of the opened engine, or of those that draft side by side."""
        return " or ".join(translator.name for translator in self.translators)

    def tasks(self) -> list[drafts.DraftTask]:
        """The units without a target."""
        return [
            drafts.DraftTask(slug, unit.key)
            for slug, each in self._catalogs.items()
            for unit in each.catalog.units
            if unit.state is State.NEW
        ]

    def add(self, outcome: drafts.Outcome) -> None:
        """Puts drafts and refusals to their catalogs, and writes what is finished or has waited long enough."""
        if any(draft.origin.kind == "engine" for draft in outcome.drafts):
            self._has_answered = True
        for draft in outcome.drafts:
            for slug in (outcome.slug,) if outcome.slug else self._slugs[draft.key]:
                self._waiting[slug].append(draft)
        for refusal in outcome.refused:
            if refusal.failure:  # not the engine's word on the unit, so nothing is noted and it is asked again
                self.failures[refusal.key] = refusal.failure
                self.failing = self.engine
                continue
            if refusal.reason == NOTHING and not self._has_answered:
                self._silences.append((refusal, outcome.slug))
            else:
                self._decline(refusal, outcome.slug)
        if self._has_answered:
            self._settle_silences()
        due = time.monotonic() - self._saved > SAVE_SECONDS
        self.save(list(self._waiting) if due else outcome.finished)

    def _decline(self, refusal: DraftRefusal, slug: str) -> None:
        for each in (slug,) if slug else self._slugs[refusal.key]:
            self._reasons[each][refusal.key] = f"{refusal.reason} ({refuser(self.engine, self._workspace.effort)})"

    def _answered_before(self) -> bool:
        """Whether a unit of these catalogs has words of an engine: then one that is silent is silent on single units."""
        units = (unit for each in self._catalogs.values() for unit in each.catalog.units)
        origins = (provenance(unit).origin for unit in units if unit.state is State.FUZZY)
        return any(origin is not None and origin.kind == "engine" for origin in origins)

    def _settle_silences(self) -> None:
        for refusal, slug in self._silences:
            self._decline(refusal, slug)
        self._silences.clear()

    def finish(self) -> None:
        """Writes everything. An engine that had no word for any unit failed: that is not its word on each of them."""
        for refusal, _ in self._silences:
            self.failures[refusal.key] = refusal.reason
            self.failing = self.engine
        self._silences.clear()
        self.save()

    def save(self, slugs: Iterable[str] | None = None) -> None:
        """Writes the catalogs of these articles, of all where none are named."""
        for slug in dict.fromkeys([*self._waiting, *self._reasons]) if slugs is None else slugs:
            waiting = self._waiting.pop(slug, [])
            accepted = catalog.accept(catalog.decline(self._catalogs[slug].catalog, self._reasons[slug]), waiting)
            with self._workspace.guard(str(self._workspace.store.catalog_path(slug, accepted.target))):
                self._catalogs[slug] = self._workspace.save(self._catalogs[slug], accepted)
                self._ledger.propose(accepted.target, slug, _taken(waiting, self._catalogs[slug].catalog))
                self.changed[slug] = self._catalogs[slug].catalog
        self._saved = time.monotonic()

    @property
    def catalogs(self) -> tuple[LoadedCatalog, ...]:
        """The catalogs as they stand now."""
        return tuple(self._catalogs.values())

    def revise(self, slug: str, changed: Catalog) -> None:
        """Writes a catalog that something else than a draft changed."""
        with self._workspace.guard(str(self._workspace.store.catalog_path(slug, changed.target))):
            self._catalogs[slug] = self._workspace.save(self._catalogs[slug], changed)
            self.changed[slug] = self._catalogs[slug].catalog

    def refused(self) -> Iterator[Refused]:
        """Everything that stays without a draft."""
        for slug, reasons in self._reasons.items():
            new = {unit.key for unit in self._catalogs[slug].catalog.units if unit.state is State.NEW}
            for key, reason in reasons.items():
                if key in new:  # another route may have had words for it
                    yield Refused(slug, key.source, reason)


def _taken(waiting: Iterable[Draft], saved: Catalog) -> Iterator[Draft]:
    """The drafts whose words stand in the saved catalog."""
    targets = {unit.key: unit.target for unit in saved.units if unit.state is State.FUZZY}
    return (draft for draft in waiting if targets.get(draft.key) == draft.target.strip())
