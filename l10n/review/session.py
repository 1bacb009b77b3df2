"""What can be done at the review page with the catalogs of a project, one step at a time.

Several threads ask at once and a `Workspace` is made for one: everything that reads or writes catalogs holds one lock, for
the milliseconds of one step. Checks, the memory and
building have locks of their own, so that a save never waits for them.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from l10n import jobs, markup
from l10n.errors import L10nError, SeveralErrors, UsageError
from l10n.jobs import memory as recall
from l10n.memory.memory import MemoryMatch, TranslationPair
from l10n.model import Catalog, Finding, State, Unit, UnitCounts, UnitKey
from l10n.plugin import Pair
from l10n.progress import Progress
from l10n.review.findings import FindingsPage, SheetFindings
from l10n.review.sheets import OpenSheet, Sheets
from l10n.review.types import ArticleRow, Saved, Sheet
from l10n.review.unit import UnitEdit, identity, revised, version
from l10n.store import DIST
from l10n.workspace import Workspace

MOST_MATCHES = 5  # more than fit under a unit are not read
LOWEST_MATCH = 0.6  # similarity; a person sees the difference, so that less is useful here than to a machine
MOST_WARM = 3  # locales whose knowledge is loaded before anybody asks
MOST_UNDONE = 500  # saves that can be taken back


@dataclass(frozen=True, slots=True)
class _Step:
    sheet: Sheet
    before: Unit
    after: Unit


class ReviewSession:
    """The catalogs that one person reviews: `articles` and `locales` as asked for on the command line, all where empty.
    `problems` are what is wrong with articles and termbase without being in the way.

    Raises:
        L10nError: the settings cannot be read, or an article or a locale is not in the project.
    """

    def __init__(
        self, root: Path, progress: Progress, articles: Sequence[str] = (), locales: Sequence[str] = ()
    ) -> None:
        self._root, self._progress = root, progress
        self._workspace = Workspace(root, progress)
        self.locales = self._workspace.locales(locales)
        entries = list(self._workspace.articles(articles)) if articles else []
        self._asked = frozenset(entry.slug for entry in entries) if articles else None
        self._workspace.terms  # noqa: B018  (read now, so that its errors are among the problems)
        self.problems = tuple(self._workspace.errors)
        if articles and not entries:
            raise SeveralErrors(self.problems)
        self._sheets = Sheets(self._workspace)
        self._found: dict[Sheet, SheetFindings] = {}
        self._steps: deque[_Step] = deque(maxlen=MOST_UNDONE)
        self._lock = threading.RLock()
        self._checking, self._remembering, self._building = threading.Lock(), threading.Lock(), threading.Lock()

    @property
    def name(self) -> str:
        """What the page calls the project."""
        return self._workspace.settings.site.name or self._root.resolve().name

    @property
    def source(self) -> str:
        """The language of articles that name none."""
        return self._workspace.settings.source

    def warm(self) -> None:
        """Loads what the first request would wait for: the checks, and what they know of the first languages."""
        sample = Unit(UnitKey("", "On May 3 the mayor opened 2 bridges."), "2", State.FUZZY)
        for locale in self.locales[:MOST_WARM]:
            with self._checking:
                self._workspace.findings(Catalog("", self.source, locale, (sample,)))

    def finish(self) -> None:
        """Returns when no save is under way, and lets no other begin."""
        self._lock.acquire()

    # --- reading

    def rows(self, locale: str) -> list[ArticleRow]:
        """The articles that have a catalog in a locale, in the order of their slugs."""
        with self._lock:
            present = self._workspace.slugs()
            slugs = [slug for slug in self._workspace.store.catalogs(self._checked(locale)) if slug in present]
            return [self._row(Sheet(slug, locale)) for slug in slugs if self._asked is None or slug in self._asked]

    def _row(self, sheet: Sheet) -> ArticleRow:
        try:
            held = self._sheets.open(sheet)
        except L10nError as exc:
            return ArticleRow(sheet.slug, sheet.slug, UnitCounts(), str(exc).partition("\n")[0])
        headlines = (unit.key.source for unit in held.catalog.units if unit.key.context == "headline")
        return ArticleRow(sheet.slug, markup.strip(next(headlines, sheet.slug)), held.progress)

    def catalog(self, sheet: Sheet) -> Catalog:
        """The catalog as the file has it now.

        Raises:
            L10nError: there is none, or it is broken.
        """
        return self.open(sheet).catalog

    def open(self, sheet: Sheet) -> OpenSheet:
        """The catalog with its counts and the stamp of its file, if it is one of those under review.

        Raises:
            L10nError: it is not, there is none, or it is broken.
        """
        with self._lock:
            self._checked(sheet.locale)
            if sheet.slug not in self._workspace.slugs() or (self._asked is not None and sheet.slug not in self._asked):
                raise UsageError(sheet.slug or "article", "is not under review", "choose it from the list")
            return self._sheets.open(sheet)

    def _checked(self, locale: str) -> str:
        if locale not in self.locales:
            raise UsageError(locale or "locale", "is not under review", f"one of {', '.join(self.locales)}")
        return locale

    def stamp(self, sheet: Sheet) -> str:
        """What changes whenever the file of a catalog does."""
        return self._sheets.stamp(sheet)

    def changed_since(self, sheet: Sheet, stamp: str) -> tuple[str, ...] | None:
        """The names of the units that changed since the file had a stamp; nothing where the whole has to be read again."""
        with self._lock:
            self.open(sheet)
            return self._sheets.changed_since(sheet, stamp)

    def unit(self, sheet: Sheet, name: str) -> Unit:
        """The unit that the page calls so.

        Raises:
            UsageError: the catalog has none.
        """
        return self.open(sheet).unit(name)

    # --- writing

    def save(self, sheet: Sheet, name: str, seen: str, edit: UnitEdit) -> Saved:
        """Writes what a person made of a unit, unless somebody changed it after the version that the person has `seen`.

        Raises:
            L10nError: the unit may not be saved so, or the file cannot be read or written.
        """
        with self._lock:
            held = self.open(sheet)
            unit = held.find(name)
            if unit is None or version(unit) != seen:
                return Saved(unit, conflict=True, progress=held.progress)
            wanted = revised(unit, edit)
            saved = self._write(sheet, held, wanted)
            if not saved.conflict and wanted != unit:
                self._steps.append(_Step(sheet, unit, wanted))
            return saved

    def _write(self, sheet: Sheet, held: OpenSheet, wanted: Unit) -> Saved:
        now = self._sheets.save(sheet, held, wanted)
        written = now.find(identity(wanted.key))
        return Saved(written, conflict=written != wanted, progress=now.progress)

    def undo(self, sheet: Sheet) -> Saved:
        """Takes the last save of this catalog back; `conflict` tells that the unit was changed since, and nothing is done.

        Raises:
            UsageError: there is no save to take back.
        """
        with self._lock:
            step = next((step for step in reversed(self._steps) if step.sheet == sheet), None)
            if step is None:
                raise UsageError("undo", "nothing was saved here yet")
            self._steps.remove(step)
            held = self.open(sheet)
            unit = held.find(identity(step.after.key))
            if unit is None or version(unit) != version(step.after):
                return Saved(unit, conflict=True, progress=held.progress)
            old = step.before
            back = replace(unit, target=old.target, state=old.state, previous=old.previous, comments=old.comments)
            return self._write(sheet, held, back)

    # --- findings

    def findings(self, sheet: Sheet, since: int = 0, near: str = "", seconds: float | None = None) -> FindingsPage:
        """What the checks say about the units that were asked `since` a page came last; asks for some seconds, or all that
        wait, those at and after the unit `near` first.
        """
        units = self.catalog(sheet)
        with self._checking:
            return self._followed(sheet, units).page(since, near, seconds)

    def look(self, sheet: Sheet, name: str, edit: UnitEdit) -> tuple[Finding, ...]:
        """What the checks say about a unit as it is being typed."""
        held = self.open(sheet)
        typed = revised(held.unit(name), replace(edit, reviewed=False))
        with self._checking:
            return self._followed(sheet, held.catalog).look(typed)

    def _followed(self, sheet: Sheet, units: Catalog) -> SheetFindings:
        found = self._found.setdefault(sheet, SheetFindings(self._workspace.findings))
        found.follow(units)
        return found

    # --- the memory

    def matches(self, sheet: Sheet, name: str) -> tuple[MemoryMatch, ...]:
        """What the memory knows for the source of a unit, best first, without what the unit itself says already."""
        units, unit = self.catalog(sheet), self.unit(sheet, name)
        pair = Pair(units.source, units.target)
        before, after = recall.neighbours(units).get(unit.key, ("", ""))
        wanted = TranslationPair(pair, unit.key.source, "", unit.key.context, before, after)
        with self._remembering, recall.memory(self._workspace.store) as memory:
            recall.feed(self._workspace, memory, sheet.locale)
            exact = memory.exact(wanted)
            fuzzy = memory.fuzzy(pair, unit.key.source, LOWEST_MATCH, MOST_MATCHES)
            found = [*([exact] if exact else []), *fuzzy]
        return tuple(match for match in found if match.target != unit.target)

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
