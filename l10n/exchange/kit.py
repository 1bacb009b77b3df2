"""What goes to a translator who does not work in PO, and what comes back: the units of one catalog with their terms.

A unit carries a fingerprint of its target and state as they were when it left, so that an import can tell what changed on
either side since then.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from l10n.check import terms as places
from l10n.model import Catalog, Span, State, Term, Unit, UnitKey

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class TermPlace:
    """A term of the termbase where it stands in a source."""

    span: Span
    term: Term

    @property
    def advice(self) -> str:
        """What a translator is told: `harbor wall = muro del puerto`."""
        if self.term.status == "do-not-translate":
            return f"{self.term.source}: do not translate"
        sign = "≠" if self.term.status == "forbidden" else "="
        return f"{self.term.source} {sign} {', '.join(self.term.translations)}"


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


def pack(catalog: Catalog, terms: Iterable[Term] = ()) -> Kit:
    """The units of a catalog, obsolete ones left out, each with its terms."""
    known = [term for term in terms if term.locale in {"", catalog.target, catalog.target.partition("-")[0]}]
    items = tuple(
        Item(unit, number(unit.key), fingerprint(unit.target, unit.state), tuple(_terms(unit.key.source, known)))
        for unit in catalog.units
        if unit.state is not State.OBSOLETE
    )
    return Kit(catalog.slug, catalog.source, catalog.target, items)


def _terms(source: str, known: Iterable[Term]) -> Iterable[TermPlace]:
    found = ((places.place(term, source), term) for term in known)
    return sorted((TermPlace(span, term) for span, term in found if span), key=lambda each: each.span.start)


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
