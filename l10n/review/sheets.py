"""Catalogs as they are reviewed: read once as long as the file stays as it is, and saved unit by unit.

What a save costs hardly grows with the catalog: its file is held taken apart, and units are found by name.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from l10n.catalog import catalog
from l10n.catalog.po import po, splice
from l10n.catalog.po.splice import PoText
from l10n.dataclass import dataclass
from l10n.errors import UsageError
from l10n.model import Catalog, State, Unit, UnitCounts
from l10n.recent import Recent
from l10n.review.types import Sheet
from l10n.review.unit import identity
from l10n.workspace import LoadedCatalog, Workspace

MOST_HELD = 64 << 20  # bytes of PO files; about eight times as much in memory
_SPLICED = 20  # units that are changed one by one; more are quicker written with the whole
MOST_CHANGES = 1000  # after which a page that was away reads the whole catalog again


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A catalog as its file has it: where each unit stands by its name, and the counts. `stamp` is that of the file."""

    stamp: str
    loaded: LoadedCatalog
    text: PoText | None
    places: Mapping[str, int]
    progress: UnitCounts

    @property
    def catalog(self) -> Catalog:
        """The catalog."""
        return self.loaded.catalog

    def find(self, name: str) -> Unit | None:
        """The living unit of a name, nothing where there is none."""
        at = self.places.get(name)
        return None if at is None else self.catalog.units[at]

    def unit(self, name: str) -> Unit:
        """The living unit of a name.

        Raises:
            UsageError: there is none.
        """
        unit = self.find(name)
        if unit is None:
            raise UsageError("this unit", "is no longer in the article", "load the page again")
        return unit


class Sheets:
    """The sheets of a project, read and written; whoever calls holds a lock. `changes` are the last ones of each sheet, as the
    stamp before, the name of the unit, and the stamp after.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._held = Recent[Sheet, OpenSheet](MOST_HELD)
        self._changes: dict[Sheet, deque[tuple[str, str, str]]] = {}

    def stamp(self, sheet: Sheet) -> str:
        """What changes whenever the file of a sheet does; empty where there is none."""
        store = self._workspace.store
        return store.stamp(store.catalog_path(sheet.slug, sheet.locale))

    def open(self, sheet: Sheet) -> OpenSheet:
        """The sheet as the file has it now.

        Raises:
            L10nError: there is no such catalog, or it is broken.
        """
        stamp = self.stamp(sheet)
        held = self._held.get(sheet)
        if not stamp:
            raise UsageError(f"{sheet.slug} in {sheet.locale}", "has no catalog yet", "call: l10n run")
        if held is None or held.stamp != stamp:
            fresh = self._read(sheet, stamp)
            if held is not None:
                self._compare(sheet, held, fresh)
            held = fresh
        return held

    def _read(self, sheet: Sheet, stamp: str) -> OpenSheet:
        path = self._workspace.store.catalog_path(sheet.slug, sheet.locale)
        data = self._workspace.store.read(path)
        at = po.CatalogPlace(sheet.slug, str(path), "", sheet.locale)
        units, text = splice.open_text(po.decode(data, str(path)), at)
        units = replace(units, source=units.source or self._workspace.settings.source)
        places = {identity(u.key): n for n, u in enumerate(units.units) if u.state is not State.OBSOLETE}
        loaded = LoadedCatalog(units, data)
        return self._hold(sheet, OpenSheet(stamp, loaded, text, places, catalog.progress(units)))

    def _hold(self, sheet: Sheet, held: OpenSheet) -> OpenSheet:
        self._held.add(sheet, held, len(held.loaded.data or b""))
        return held

    def _compare(self, sheet: Sheet, old: OpenSheet, new: OpenSheet) -> None:
        """Notes what another program changed; nothing where units came or went, so that pages read all of them."""
        log = self._changes.setdefault(sheet, deque(maxlen=MOST_CHANGES))
        changed = [name for name, at in new.places.items() if old.find(name) != new.catalog.units[at]]
        if list(old.places) != list(new.places) or len(changed) > MOST_CHANGES // 2:
            log.clear()
            return
        for name in changed:
            log.append((old.stamp, name, new.stamp))

    def changed_since(self, sheet: Sheet, stamp: str) -> tuple[str, ...] | None:
        """The names of the units that changed since the file had a stamp; nothing where that is too long ago."""
        now = self.open(sheet).stamp
        log = list(self._changes.get(sheet, ()))
        at = next((n for n, (before, _, _) in enumerate(log) if before == stamp), None)
        if stamp == now:
            return ()
        if at is None or not log or log[-1][2] != now:
            return None
        return tuple(dict.fromkeys(name for _, name, _ in log[at:]))

    def save(self, sheet: Sheet, held: OpenSheet, revised_units: Sequence[Unit], signature: str = "") -> OpenSheet:
        """Writes other versions of some units, and gives the sheet as the file has it then: who saved meanwhile wins. The
        header says whose `signature` it is, where several people review.

        Raises:
            L10nError: the file cannot be read or written.
        """
        units, text, progress = held.catalog.units, held.text, held.progress
        changed = [(held.places[identity(unit.key)], unit) for unit in revised_units]
        changed = [(at, unit) for at, unit in changed if units[at] != unit]
        if not changed:
            return held
        new = list(units)
        for at, unit in changed:
            text = text.replace(units[at], unit) if text and len(changed) <= _SPLICED else None
            progress = catalog.recounted(progress, units[at], unit)
            new[at] = unit
        if text is not None and signature:
            text = text.signed(signature, datetime.now(UTC).strftime("%Y-%m-%d %H:%M+0000"))
        fresh = replace(held.catalog, units=tuple(new))
        loaded = self._spliced(sheet, held, text, fresh)
        if loaded is None:
            self._workspace.save(held.loaded, fresh)
            return self.open(sheet)
        now = OpenSheet(self.stamp(sheet), loaded, text, held.places, progress)
        path = self._workspace.store.catalog_path(sheet.slug, sheet.locale)
        if self._workspace.store.find(path) != loaded.data:  # somebody wrote since: the next step reads it
            return self.open(sheet)
        log = self._changes.setdefault(sheet, deque(maxlen=MOST_CHANGES))
        log.extend((held.stamp, identity(unit.key), now.stamp) for _, unit in changed)
        return self._hold(sheet, now)

    def _spliced(self, sheet: Sheet, held: OpenSheet, text: PoText | None, units: Catalog) -> LoadedCatalog | None:
        """The catalog written by changing one entry; nothing where the file is another one by now, or has to be made whole."""
        if text is None:
            return None
        data, done = str(text).encode(), False

        def revise(current: bytes | None) -> bytes | None:
            nonlocal done
            done = current == held.loaded.data
            return data if done else None

        self._workspace.store.revise(self._workspace.store.catalog_path(sheet.slug, sheet.locale), revise)
        return LoadedCatalog(units, data) if done else None
