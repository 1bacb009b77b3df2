"""The catalogs under review: which there are, what they say, and what people save into them.

Several threads ask at once and a `Workspace` is made for one: everything that reads or writes catalogs holds one lock, for
the milliseconds of one step.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from l10n import markup
from l10n.errors import L10nError, SeveralErrors, UsageError
from l10n.model import Catalog, Unit, UnitCounts
from l10n.progress import Progress
from l10n.review.records import Records
from l10n.review.sheets import OpenSheet, Sheets
from l10n.review.steps import SavedUnit, Steps
from l10n.review.types import ArticleRow, PlannedEdit, Saved, Sheet, Undone
from l10n.review.unit import UnitEdit, identity, revised, version
from l10n.workspace import Workspace


class ReviewedCatalogs:
    """The catalogs that people review: `articles` and `locales` as asked for on the command line, all where empty.
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
        self._slugs = frozenset(entry.slug for entry in entries) if articles else None
        self._workspace.terms  # noqa: B018  (read now, so that its errors are among the problems)
        self.problems = tuple(self._workspace.errors)
        if articles and not entries:
            raise SeveralErrors(self.problems)
        self._sheets = Sheets(self._workspace)
        self._steps = Steps()
        self.records: Records | None = None  # where several people review
        self.signature: Callable[[str], str] = lambda _person: ""  # what a header says of a person
        self._lock = threading.RLock()

    @property
    def name(self) -> str:
        """What the page calls the project."""
        return self._workspace.settings.site.name or self._root.resolve().name

    language = ""
    """The page's own language; that of each browser where empty."""

    @property
    def source(self) -> str:
        """The language of articles that name none."""
        return self._workspace.settings.source

    @property
    def lock(self) -> threading.RLock:
        """What everything that reads or writes catalogs and their records holds, for the milliseconds of one step."""
        return self._lock

    def finish(self) -> None:
        """Returns when no save is under way, and lets no other begin."""
        self._lock.acquire()

    # --- reading

    def rows(self, locale: str) -> list[ArticleRow]:
        """The articles that have a catalog in a locale, in the order of their slugs."""
        with self._lock:
            present = self._workspace.slugs()
            slugs = [slug for slug in self._workspace.store.catalogs(self._checked(locale)) if slug in present]
            return [self._row(Sheet(slug, locale)) for slug in slugs if self._slugs is None or slug in self._slugs]

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
            if sheet.slug not in self._workspace.slugs() or (self._slugs is not None and sheet.slug not in self._slugs):
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

    def save(self, sheet: Sheet, name: str, seen: str, edit: UnitEdit, person: str = "") -> Saved:
        """Writes what a person made of a unit, unless somebody changed it after the version that the person has `seen`.

        Raises:
            L10nError: the unit may not be saved so, or the file cannot be read or written.
        """
        with self._lock:
            held = self.open(sheet)
            unit = held.find(name)
            if unit is None or version(unit) != seen:
                return Saved(unit, conflict=True, progress=held.progress)
            revision = revised(unit, edit)
            saved = self._write(sheet, held, revision, person)
            if not saved.conflict and revision != unit:
                self._done([SavedUnit(sheet, unit, revision)], person)
            return saved

    def _done(self, units: Sequence[SavedUnit], person: str) -> None:
        """Remembers a step, and whose it is where several people review."""
        self._steps.add(units, person)
        self._record(units, person)

    def _record(self, units: Sequence[SavedUnit], person: str) -> None:
        if self.records is not None and person:
            for sheet in dict.fromkeys(each.sheet for each in units):
                self.records.saved(sheet, person, [each for each in units if each.sheet == sheet])

    def _write(self, sheet: Sheet, held: OpenSheet, revision: Unit, person: str = "") -> Saved:
        now = self._sheets.save(sheet, held, [revision], self.signature(person))
        written = now.find(identity(revision.key))
        return Saved(written, conflict=written != revision, progress=now.progress)

    def save_many(self, planned: Iterable[PlannedEdit], person: str = "") -> tuple[SavedUnit, ...]:
        """Writes many units in one step; those that somebody changed meanwhile stay as they are. What was saved.

        Raises:
            L10nError: a unit may not be saved so, or a file cannot be read or written.
        """
        groups: dict[Sheet, list[PlannedEdit]] = {}
        for each in planned:
            groups.setdefault(each.sheet, []).append(each)
        done: list[SavedUnit] = []
        with self._lock:
            try:
                for sheet, edits in groups.items():
                    done += self._save_some(sheet, edits, person)
            finally:
                self._done(done, person)
        return tuple(done)

    def _save_some(self, sheet: Sheet, edits: Sequence[PlannedEdit], person: str) -> list[SavedUnit]:
        held = self.open(sheet)
        located = [(held.find(each.name), each) for each in edits]
        pairs = [
            (unit, revised(unit, each.edit(unit))) for unit, each in located if unit and version(unit) == each.version
        ]
        changed = [(unit, revision) for unit, revision in pairs if unit != revision]
        now = self._sheets.save(sheet, held, [revision for _, revision in changed], self.signature(person))
        return [
            SavedUnit(sheet, unit, revision) for unit, revision in changed if now.find(identity(unit.key)) == revision
        ]

    def undo(self, sheet: Sheet, person: str = "") -> Undone:
        """Takes the last step of a person back that touched this catalog; units that were changed since stay as they are.

        Raises:
            UsageError: there is no step to take back.
        """
        with self._lock:
            step = self._steps.pop(sheet, person)
            if step is None:
                raise UsageError("undo", "nothing was saved here yet", "")
            done: list[SavedUnit] = []
            for each in dict.fromkeys(saved.sheet for saved in step.units):
                done += self._undo_saved(each, [saved for saved in step.units if saved.sheet == each], person)
            self._record(done, person)
            last = step.units[-1]
            shown = self.open(sheet).find(identity(last.after.key)) if last.sheet == sheet else None
            return Undone(shown, len(done), len(step.units), self.open(sheet).progress)

    def _undo_saved(self, sheet: Sheet, saved: Sequence[SavedUnit], person: str) -> list[SavedUnit]:
        held = self.open(sheet)
        pairs = []
        for each in saved:
            unit, old = held.find(identity(each.after.key)), each.before
            if unit is not None and version(unit) == version(each.after):
                back = replace(unit, target=old.target, state=old.state, previous=old.previous, comments=old.comments)
                pairs.append((unit, back))
        now = self._sheets.save(sheet, held, [back for _, back in pairs], self.signature(person))
        return [SavedUnit(sheet, unit, back) for unit, back in pairs if now.find(identity(unit.key)) == back]

    def sheets(self, slug: str = "", locale: str = "") -> list[Sheet]:
        """The catalogs under review: of one article, one locale, or all."""
        with self._lock:
            tags = [self._checked(locale)] if locale else self.locales
            present = self._workspace.slugs()
            return [
                Sheet(each, tag)
                for tag in tags
                for each in self._workspace.store.catalogs(tag)
                if each in present and slug in {"", each} and (self._slugs is None or each in self._slugs)
            ]
