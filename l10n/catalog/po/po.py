"""Catalogs as PO text, and back. The words of PO (`msgid`, `msgctxt`) stay behind this module and `entry.py`.

Bytes that need no change are not changed: an entry whose unit is what it was keeps its text, wrapped as its last editor
left it; so does the header, with all fields that other tools added, as long as nothing required is missing.

Source: gettext manual, "The Format of PO Files", "Filling in the Header Entry".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from l10n import langtag
from l10n.catalog.po import header, writing
from l10n.catalog.po.charset import decode
from l10n.catalog.po.entry import Entries, PoEntry, read
from l10n.catalog.po.units import Units, gather, key, noted
from l10n.dataclass import dataclass
from l10n.errors import CatalogError
from l10n.model import Catalog, State, Unit, UnitKey

__all__ = ["CatalogPlace", "assembled", "decode", "dump", "parse", "rewritten", "written_header"]


def parse(text: str, slug: str, place: str = "", *, source: str = "", target: str = "") -> Catalog:
    r"""The catalog of a PO text. The languages are those of the header where they are not given.

    Entries that no unit can stand for (plurals), and other words for a unit, are left out; `dump` finds them again in the
    original.

    >>> parse('msgid "Rain fell on Leeds."\nmsgstr "Llovió en Leeds."\n', "rain").units[0].target
    'Llovió en Leeds.'

    Raises:
        SeveralErrors: whatever is wrong with the text, each a `CatalogError` with file and line.
        CatalogError: its header names another language than `target`.
    """
    entries = read(text, place or slug).entries
    return assembled(entries, gather(entries), CatalogPlace(slug, place, source, target))


@dataclass(frozen=True, slots=True)
class CatalogPlace:
    """Whose catalog a text is: the article's slug, the path of the file, and the languages where they are given."""

    slug: str
    path: str = ""
    source: str = ""
    target: str = ""


def assembled(entries: Sequence[PoEntry], made: Units, at: CatalogPlace) -> Catalog:
    """The catalog of the entries of a text and the units that they make.

    Raises:
        CatalogError: its header names another language than the place.
    """
    source, target = at.source, at.target
    top = next((entry for entry in entries if entry.is_header), None)
    named = header.languages(top)
    template_languages = {
        langtag.language(tag) for tag in (source, named[0])
    }  # the header of a template stays in many catalogs
    if (
        top is not None
        and target
        and langtag.language(named[1]) not in template_languages
        and header.is_another_language(named[1], target)
    ):
        problem = f"the header says that the language is {named[1]!r}, not {target!r}"
        raise CatalogError(
            f"{at.path or at.slug}:{top.line}", problem, "correct 'Language:', or put the file where it belongs"
        )
    units = made.units
    ordered = [*(unit for unit in units.values() if unit.state is not State.OBSOLETE)]
    ordered += [unit for unit in units.values() if unit.state is State.OBSOLETE]
    return Catalog(at.slug, source or named[0], target or named[1], tuple(ordered))


def _entry(unit: Unit) -> PoEntry:
    fuzzy = ["fuzzy"] if unit.state is State.FUZZY else []
    return PoEntry(
        context=unit.key.context or None,
        source=unit.key.source,
        target=unit.target,
        previous=unit.previous,
        obsolete=unit.state is State.OBSOLETE,
        comments=list(unit.comments),
        notes=list(unit.notes),
        references=list(unit.references),
        flags=[*fuzzy, *unit.flags],
    )


@dataclass(frozen=True, slots=True)
class _Original:
    """What `dump` finds in the text that stands on the disk."""

    header: PoEntry | None
    made: Units
    tail: str
    newline: str
    first: PoEntry | None


_NOTHING = _Original(None, gather(()), "", "\n", None)


def _new_chunks(catalog: Catalog) -> list[str]:
    """The header and the units of a catalog that has no file yet, obsolete ones last, each once."""
    return [_header(catalog, _NOTHING), *_new_units(_UnitsOfArticle(catalog.units), catalog.slug)]


class _UnitsOfArticle:
    """The units of a template, which are the very same in the new catalogs of all locales: told apart by who they are."""

    __slots__ = ("units",)

    def __init__(self, units: tuple[Unit, ...]) -> None:
        self.units = units

    def __hash__(self) -> int:
        return id(self.units)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _UnitsOfArticle) and other.units is self.units


@lru_cache(maxsize=1)
def _new_units(article: _UnitsOfArticle, place: str) -> Sequence[str]:
    """The text of each unit, written once for the template and the catalogs of all locales."""
    ordered = sorted(article.units, key=lambda unit: unit.state is State.OBSOLETE)
    units = {(unit.key.context, unit.key.source): unit for unit in ordered}
    return ["\n" + _new_text(unit, "\n", place) for unit in units.values()]


def _original(text: str, place: str) -> _Original:
    entries: Entries = read(text, place)
    top = next((entry for entry in entries.entries if entry.is_header), None)
    newline = "\r\n" if text.find("\r\n") == text.find("\n") - 1 >= 0 else "\n"
    first = entries.entries[0] if entries.entries else None
    return _Original(top, gather(entries.entries), entries.tail, newline, first)


def dump(catalog: Catalog, original: str = "") -> str:
    """The PO text of a catalog, ready to be written as UTF-8.

    Where `original`, the text that stands on the disk, has an entry for a unit and the unit is the same, the entry keeps
    its bytes; entries that are not units, and comments at the end, are kept too. Line ends are those of the original.
    `dump(parse(original), original) == original` for every text that gettext accepts, whose header has the required fields,
    and that has its obsolete entries last. Other entries for a unit become notes on it: gettext refuses them.

    Raises:
        SeveralErrors: `original` cannot be read; it must not be written over.
        CatalogError: a text holds U+0000 or U+0004, which PO cannot.
    """
    if not original:
        return _joined(_new_chunks(catalog), _NOTHING)
    before = _original(original, catalog.slug)
    units = {unit.key: unit for unit in sorted(catalog.units, key=lambda unit: unit.state is State.OBSOLETE)}
    foreign: dict[UnitKey | None, list[str]] = {}
    duplicates: dict[UnitKey, list[PoEntry]] = {}
    for each in before.made.beside:
        if key(each.entry) in units:
            duplicates.setdefault(key(each.entry), []).append(each.entry)
        else:
            foreign.setdefault(each.after, []).append(each.entry.lead + each.entry.raw)
    chunks = [_header(catalog, before), *foreign.pop(None, [])]
    for name, unit in units.items():
        chunks.append(_chunk(noted(unit, duplicates.get(name, ())), before, catalog.slug))
        chunks += foreign.pop(name, [])
    return _joined([*chunks, *(text for texts in foreign.values() for text in texts)], before)


def rewritten(unit: Unit, made: Units, newline: str) -> str:
    """The text of one unit in the place of the entry that is among `made`, with the blank lines before it.

    Raises:
        CatalogError: the unit holds what PO cannot.
    """
    return _chunk(unit, _Original(None, made, "", newline, None), unit.key.source)


def _chunk(unit: Unit, before: _Original, place: str) -> str:
    """The text of one unit with the blank line before it: the original's where the unit is the same."""
    entry = before.made.entries.get(unit.key)
    if entry is None:
        return before.newline + _new_text(unit, before.newline, place)
    lead = entry.lead
    if not lead and entry is before.first:
        lead = before.newline
    if before.made.units[unit.key] == unit:
        return lead + entry.raw
    changed = _entry(unit)
    if unit.previous and unit.previous == entry.previous:
        changed.previous_context = entry.previous_context
    return (lead or before.newline) + writing.written(changed, before.newline, place)


def _new_text(unit: Unit, newline: str, place: str) -> str:
    """The text of a unit that no file has yet."""
    return writing.plain(unit, newline) or writing.written(_entry(unit), newline, place)


def _joined(chunks: list[str], before: _Original) -> str:
    """The chunks as one text: each ends its line, and no blank line comes first but one that was there."""
    lead = before.first.lead if before.first else ""
    last = chunks[-1]
    parts = [chunk if chunk.endswith("\n") else chunk + before.newline for chunk in chunks[:-1]]
    text = lead + "".join([*parts, last]).lstrip("\r\n")
    if before.tail and not text.endswith("\n"):
        text += before.newline
    return text + before.tail


def written_header(entry: PoEntry, newline: str) -> str:
    """The text of a header that was changed, with the blank lines before it."""
    return entry.lead + writing.written(entry, newline, "header")


def _header(catalog: Catalog, before: _Original) -> str:
    """The header: the original's bytes where nothing is missing, else with the missing fields filled in."""
    old, new = before.header, header.complete(catalog, before.header)
    if old is not None and new is old:
        return old.lead + old.raw
    return writing.written(new, before.newline, catalog.slug)
