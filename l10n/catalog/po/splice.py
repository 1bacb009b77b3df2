"""A PO text cut into its entries, so that one unit can be changed in it while the others are not read again.

People save unit by unit; a catalog of 10,000 units takes half a second to be read and written whole.
"""

from __future__ import annotations

from collections.abc import Mapping

from l10n.catalog.po import header
from l10n.catalog.po.entry import Entries, PoEntry, read
from l10n.catalog.po.po import CatalogPlace, assembled, rewritten, written_header
from l10n.catalog.po.units import Units, gather, unit
from l10n.dataclass import dataclass, field
from l10n.errors import InputError, SeveralErrors
from l10n.model import Catalog, State, Unit, UnitKey


@dataclass(frozen=True, slots=True)
class PoText:
    """The parts of a text in their order, and which of them is the entry of each unit."""

    parts: tuple[str, ...] = field(repr=False)
    entries: Mapping[UnitKey, tuple[int, PoEntry]] = field(repr=False)
    newline: str = "\n"

    def __str__(self) -> str:
        return "".join(self.parts)

    def replace(self, old: Unit, new: Unit) -> PoText | None:
        """The text with a unit in the place of its old version, as `po.dump` would write it; nothing where only `po.dump`
        can write it.
        """
        place = self.entries.get(new.key)
        if place is None or State.OBSOLETE in {old.state, new.state}:
            return None
        at, entry = place
        try:
            chunk = rewritten(new, Units({old.key: old}, {old.key: entry}, ()), self.newline)
            entries = read(chunk, "").entries
        except (InputError, SeveralErrors):  # `po.dump` says what is wrong
            return None
        if len(entries) != 1 or unit(entries[0]) != new:
            return None
        parts = (*self.parts[:at], chunk, *self.parts[at + 1 :])
        return PoText(parts, {**self.entries, new.key: (at, entries[0])}, self.newline)

    def signed(self, person: str, when: str) -> PoText:
        """The text whose header says who changed it last, and when."""
        entries = read(self.parts[0], "").entries
        signed = header.signed(entries[0], person, when) if len(entries) == 1 else None
        if signed is None:
            return self
        return PoText((written_header(signed, self.newline), *self.parts[1:]), self.entries, self.newline)


def open_text(text: str, at: CatalogPlace) -> tuple[Catalog, PoText | None]:
    """The catalog of a text, and the text taken apart; that is nothing where `po.dump` would change more than the units that
    change.

    Raises:
        SeveralErrors: whatever is wrong with the text, each a `CatalogError` with file and line.
        CatalogError: its header names another language than the place.
    """
    parsed = read(text, at.path or at.slug)
    made = gather(parsed.entries)
    catalog = assembled(parsed.entries, made, at)
    return catalog, _cut(text, parsed, made, catalog)


def _cut(text: str, parsed: Entries, made: Units, catalog: Catalog) -> PoText | None:
    entries = parsed.entries
    if not entries or not entries[0].is_header or header.complete(catalog, entries[0]) is not entries[0]:
        return None
    if made.beside or len(made.units) != len(entries) - 1 or tuple(made.units.values()) != catalog.units:
        return None
    places = {name: (n, entries[n]) for n, name in enumerate(made.units, 1)}
    newline = "\r\n" if text.find("\r\n") == text.find("\n") - 1 >= 0 else "\n"
    return PoText((*(entry.lead + entry.raw for entry in entries), parsed.tail), places, newline)
