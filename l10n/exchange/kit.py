"""What goes to a translator who does not work in PO, and what comes back: the units of one catalog with their terms.

A unit carries a fingerprint of its target and state as they were when it left, so that an import can tell what changed on
either side since then.
"""

from __future__ import annotations

import hashlib

from l10n.dataclass import dataclass
from l10n.language.tokens import plain
from l10n.late_pattern import late_pattern
from l10n.model import Catalog, Span, State, Term, Unit, UnitKey
from l10n.terms.index import TermIndex, find
from l10n.terms.notes import instruction
from l10n.terms.status import TermStatus

_SPACES = late_pattern(r"\s+")


@dataclass(frozen=True, slots=True)
class TermPlace:
    """A term of the termbase where it stands in a source, with its rows."""

    span: Span
    terms: tuple[Term, ...]

    @property
    def source(self) -> str:
        """The term as the termbase writes it."""
        return self.terms[0].source

    @property
    def preferred(self) -> tuple[str, ...]:
        """The translations to use, as far as the rows of the term name nothing else."""
        plain = all(term.status == TermStatus.PREFERRED and not term.note for term in self.terms)
        return tuple(words for term in self.terms for words in term.translations) if plain else ()

    @property
    def advice(self) -> str:
        """The advice to a translator: `harbor wall → muro del puerto`."""
        return f"{self.source} → {instruction(self.terms)}"


@dataclass(frozen=True, slots=True)
class Item:
    """A unit on its way. `exported` is the fingerprint that it left with, empty where the file says nothing; `number` is the
    unit's name in the file; `line` is where it stands there, 0 where it was not read from a file.
    """

    unit: Unit
    number: str
    exported: str = ""
    terms: tuple[TermPlace, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Kit:
    """The units of one article in one locale."""

    slug: str
    source: str
    target: str
    items: tuple[Item, ...]


def pack(catalog: Catalog, terms: TermIndex | None = None) -> Kit:
    """The units of a catalog, obsolete ones left out, each with its terms among those that are known."""
    items = tuple(
        Item(unit, number(unit.key), fingerprint(unit.target, unit.state), _terms(unit.key.source, terms))
        for unit in catalog.units
        if unit.state is not State.OBSOLETE
    )
    return Kit(catalog.slug, catalog.source, catalog.target, items)


def _terms(source: str, index: TermIndex | None) -> tuple[TermPlace, ...]:
    """The terms of a source in order, apart from each other."""
    return (
        ()
        if index is None or index.empty
        else tuple(TermPlace(each.span, each.terms) for each in find(plain(source), index))
    )


def number(key: UnitKey) -> str:
    """A name for a unit that XML allows as an id, the same in every export.

    >>> number(UnitKey("headline", "Ferry runs aground"))
    'ucd8a8e75e2'
    """
    return "u" + hashlib.blake2b(f"{key.context}\0{key.source}".encode(), digest_size=5).hexdigest()


def fingerprint(target: str, state: State) -> str:
    """What tells whether a target or its state has changed. White space counts as one: tools pad and wrap.

    >>> fingerprint("La barca.", State.FUZZY) == fingerprint("La barca.", State.REVIEWED)
    False
    """
    text = f"{state.value}\0{_SPACES.sub(' ', target.strip())}"
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
