"""What can be done at the review page: the catalogs under review, and what is known about their units.

Checks, the memory and building have locks of their own, so that a save never waits for them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from l10n import jobs
from l10n.errors import L10nError, SeveralErrors
from l10n.jobs import memory as recall
from l10n.memory.concordance import counterparts
from l10n.memory.memory import MemoryMatch, TranslationPair
from l10n.model import Catalog, Finding, State, Term, Unit, UnitKey
from l10n.plugin import Pair
from l10n.progress import Progress
from l10n.review.assistance import Assistance
from l10n.review.batch import Planned, plan_acceptance, plan_replacement
from l10n.review.catalogs import ReviewedCatalogs
from l10n.review.findings import FindingsPage, SheetFindings
from l10n.review.pattern import TextFinder
from l10n.review.types import Concordance, Sheet
from l10n.review.unit import UnitEdit, revised
from l10n.review.web import Response
from l10n.store import DIST
from l10n.workspace import Workspace

MOST_MATCHES = 5  # more than fit under a unit are not read
LOWEST_MATCH = 0.6  # similarity; a person sees the difference, so that less is useful here than to a machine
MOST_WARM = 3  # locales whose knowledge is loaded before anybody asks
MOST_SENTENCES = 30  # of one concordance
PLANNING_SECONDS = 1.0  # that checks are asked before what is certain is shown
LONGEST_PHRASE = 200  # characters


class ReviewSession(ReviewedCatalogs):
    """One project under review, by whoever asks: see `ReviewedCatalogs`."""

    def __init__(
        self, root: Path, progress: Progress, articles: Sequence[str] = (), locales: Sequence[str] = ()
    ) -> None:
        super().__init__(root, progress, articles, locales)
        self._readers = Workspace(root, progress)  # for what reads all catalogs, beside those that are saved
        self.assistance = Assistance(root, progress)
        self._findings: dict[Sheet, SheetFindings] = {}
        self.more: dict[str, Callable[[ReviewSession, Any], Response]] = {}
        """What a team asks beside this, by method and path."""
        self._checking, self._remembering, self._building = threading.Lock(), threading.Lock(), threading.Lock()

    def warm(self) -> None:
        """Loads what the first request would wait for: the checks, and what they know of the first languages."""
        sample = Unit(UnitKey("", "On May 3 the mayor opened 2 bridges."), "2", State.FUZZY)
        for locale in self.locales[:MOST_WARM]:
            with self._checking:
                self._workspace.findings(Catalog("", self.source, locale, (sample,)))

    # --- findings

    def findings(self, sheet: Sheet, since: int = 0, near: str = "", seconds: float | None = None) -> FindingsPage:
        """What the checks say about the units that were asked `since` a page came last; asks for some seconds, or all that
        wait, those at and after the unit `near` first.
        """
        units = self.catalog(sheet)
        with self._checking:
            return self._followed(sheet, units).page(since, near, seconds)

    def check_edit(self, sheet: Sheet, name: str, edit: UnitEdit) -> tuple[Finding, ...]:
        """What the checks say about a unit as it is being typed."""
        held = self.open(sheet)
        typed = revised(held.unit(name), replace(edit, reviewed=False))
        with self._checking:
            return self._followed(sheet, held.catalog).check_unit(typed)

    def add_term(self, term: Term) -> str:
        """Puts a term into the termbase, and asks units with it again; what is said against it, empty where it is there now.

        Raises:
            L10nError: the term is not one, or rows of the termbase are wrong.
        """
        against = self.assistance.add_term(term)
        with self._checking:
            if not against:
                for name in ("terms", "annotate", "checking"):
                    self._workspace.__dict__.pop(name, None)  # read again when they are next needed
                for followed in self._findings.values():
                    followed.check_again(term.source)
        return against

    def _followed(self, sheet: Sheet, units: Catalog) -> SheetFindings:
        followed = self._findings.setdefault(sheet, SheetFindings(lambda: self._workspace.checking))
        followed.follow(units)
        return followed

    # --- many units at once

    def plan_replacement(self, sheets: Iterable[Sheet], finder: TextFinder) -> Iterator[Planned]:
        """The units of some catalogs that a replacement would change; catalogs that cannot be read are left out."""
        for sheet in sheets:
            try:
                units = self.catalog(sheet).units
            except L10nError:  # the list of articles says what is wrong with it
                continue
            yield from plan_replacement(sheet, units, finder)

    def plan_acceptance(self, sheet: Sheet, least: float) -> Iterator[Planned]:
        """The units of a catalog that are certain, as far as the checks could be asked in a moment."""
        units = self.catalog(sheet)
        with self._checking:
            followed = self._followed(sheet, units)
            followed.page(seconds=PLANNING_SECONDS)
            settled = followed.settled()
        yield from plan_acceptance(sheet, units.units, settled, least)

    # --- the memory

    def matches(self, sheet: Sheet, name: str) -> tuple[MemoryMatch, ...]:
        """What the memory knows for the source of a unit, best first, without what the unit itself says already."""
        units, unit = self.catalog(sheet), self.unit(sheet, name)
        pair = Pair(units.source, units.target)
        before, after = recall.neighbours(units).get(unit.key, ("", ""))
        query = TranslationPair(pair, unit.key.source, "", unit.key.context, before, after)
        with self._remembering, recall.memory(self._workspace.store) as memory:
            recall.feed_memories(self._workspace, memory)
            recall.feed(self._workspace, memory, sheet.locale)
            exact = memory.exact(query)
            fuzzy = memory.fuzzy(pair, unit.key.source, LOWEST_MATCH, MOST_MATCHES)
            matches = [*([exact] if exact else []), *fuzzy]
        alternatives = (match for match in matches if match.target != unit.target)
        return tuple(recall.judged_matches(self._workspace, pair, unit.key.source, alternatives))

    def concordance(self, locale: str, text: str) -> Concordance:
        """The sentences in whose source or translation a word or phrase stands, with what is likely to stand for it."""
        if not text.strip() or len(text) > LONGEST_PHRASE:
            return Concordance((), ())
        with self._remembering:
            matches = tuple(recall.concordance(self._readers, text, self._checked(locale), MOST_SENTENCES))
        targets = [match.target if match.source_spans else "" for match in matches]
        return Concordance(matches, tuple(counterparts(targets, locale)))

    # --- the preview

    def build(self, sheet: Sheet) -> str:
        """Builds the preview of an article in a locale; its address below dist/.

        Raises:
            L10nError: the article or its catalog cannot be read.
        """
        self.catalog(sheet)
        workspace = Workspace(self._root, self._progress)  # reads the article as it is now
        with self._building:
            list(jobs.build(workspace, [sheet.slug], [sheet.locale]))
        if workspace.errors:
            raise SeveralErrors(workspace.errors)
        return self.page(sheet)

    def page(self, sheet: Sheet) -> str:
        """The address below dist/ of the page of an article in a locale, empty where none was built."""
        path = PurePosixPath(sheet.slug, sheet.locale, "index.html")
        return str(path) if self._workspace.store.stamp(DIST / path) else ""

    def built(self, path: PurePosixPath) -> bytes | None:
        """A file of dist/, nothing where there is none or the path leads out of it."""
        if path.is_absolute() or ".." in path.parts or not (self._root / DIST / path).is_file():
            return None
        return self._workspace.store.find(DIST / path)
