"""What helps with one unit, on request: its drafts, other drafts of the engine, its terms, its usual length, a live page."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from l10n.catalog.notes import provenance
from l10n.dataclass import dataclass
from l10n.errors import SeveralErrors, UsageError
from l10n.jobs import ledger, live, terms
from l10n.jobs.alternatives import AlternativeDrafts
from l10n.language import length
from l10n.model import Catalog, State, Term, Unit
from l10n.progress import Progress
from l10n.review.unit import identity
from l10n.terms.notes import KIND
from l10n.terms.status import TermStatus
from l10n.workspace import Workspace

LARGEST_PAGE = 3000  # units; a larger article is not shown while somebody types
_USUAL = 1.5  # standard deviations of the usual length that a translation may differ by


@dataclass(frozen=True, slots=True)
class DraftBefore:
    """What a machine or the memory proposed for a unit."""

    origin: str
    target: str


@dataclass(frozen=True, slots=True)
class UsualLength:
    """From how many characters to how many a translation of such a source usually has."""

    least: int
    most: int


class Assistance:
    """Helps with the units of one project; has a workspace of its own, so that a save never waits for it."""

    def __init__(self, root: Path, progress: Progress) -> None:
        self._root, self._progress = root, progress
        self._workspace = Workspace(root, progress)
        self._alternatives = AlternativeDrafts(self._workspace)
        self._drafting, self._showing = threading.Lock(), threading.Lock()

    def alternatives(self, units: Catalog, unit: Unit) -> tuple[str, ...]:
        """Drafts of the locale's engine for a unit, other than what it says, the best first.

        Raises:
            L10nError: there is no engine, or it stopped working.
        """
        with self._drafting:
            answers = self._alternatives.find(units, unit.key)
        return tuple(target for target in answers if target != unit.target)

    def drafts(self, locale: str, slug: str, unit: Unit) -> list[DraftBefore]:
        """What was proposed for a unit before a person changed it."""
        with ledger.opened(self._workspace.store, ledger.today()) as opened:
            drafts = opened.drafts(locale, slug, unit.key)
        history = provenance(unit).origin
        if unit.state is State.FUZZY and history is not None and unit.target not in dict(drafts).values():
            drafts = [(history.name, unit.target), *drafts]
        return [DraftBefore(origin, target) for origin, target in drafts]

    def terms(self, units: Catalog, unit: Unit) -> tuple[str, ...]:
        """What the termbase wants for the terms of a unit, as it is now."""
        with self._showing:
            alone = Catalog(units.slug, units.source, units.target, (Unit(unit.key),))
            noted = self._workspace.annotate(alone).units[0]
        return tuple(note.removeprefix(KIND) for note in noted.notes)

    def add_term(self, term: Term) -> str:
        """Puts a term into the termbase; what is said against it, empty where it is there now.

        Raises:
            L10nError: the term is not one, or rows of the termbase are wrong.
        """
        if not term.source.strip() or not (term.translations or term.status == TermStatus.DO_NOT_TRANSLATE):
            raise UsageError("the term", "is not complete", "write the term and its translation")
        with self._showing:
            done = terms.add_terms(self._workspace, [term])
            for name in ("terms", "annotate"):
                self._workspace.__dict__.pop(name, None)  # read again when they are next needed
        return "; ".join(done.refused) or ("" if done.added else "the termbase has it already")

    # --- the live page

    def page(self, units: Catalog) -> bytes:
        """The page of an article with the words of a catalog, its sentences under their names.

        Raises:
            L10nError: the article cannot be read, or is too large to be made at every pause in typing.
        """
        if len(units.units) > LARGEST_PAGE:
            raise UsageError(units.slug, "is too large to be shown while it is translated", "build the preview instead")
        names = {unit.key: identity(unit.key) for unit in units.units if unit.state is not State.OBSOLETE}
        with self._reading():
            return live.live_page(self._workspace, units, names)

    def file(self, slug: str, path: PurePosixPath) -> bytes | None:
        """A file that the page of an article shows from its own folder."""
        with self._reading():
            return live.live_file(self._workspace, slug, path)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Says why an article cannot be read, and lets the next request read it again."""
        with self._showing:
            try:
                yield
            except UsageError:
                problems = list(self._workspace.errors)
                self._workspace = Workspace(self._root, self._progress)
                if problems:
                    raise SeveralErrors(problems) from None
                raise

    def close(self) -> None:
        """Lets go of the engines."""
        with self._drafting:
            self._alternatives.close()


def pieces(page: bytes, name: str) -> list[str]:
    """The elements of a unit in a page, as HTML."""
    from lxml import html  # late: 30 ms, and only where somebody looks at the page

    elements = (
        element for element in html.document_fromstring(page.decode()).iter() if element.get("data-unit") == name
    )
    return [html.tostring(element, encoding="unicode", with_tail=False) for element in elements]


def usual_length(units: Catalog, unit: Unit) -> UsualLength | None:
    """How long translations of such a source are; nothing where it is too short to say."""
    size = length.size(unit.key.source)
    if not size or not units.source or not units.target:
        return None
    expected = size * length.usual_ratio(units.source, units.target)
    factor = math.exp(_USUAL * length.spread(size, units.source, units.target))
    return UsualLength(max(1, math.floor(expected / factor)), math.ceil(expected * factor))
