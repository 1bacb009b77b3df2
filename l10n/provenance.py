"""Where the words of a unit come from, and where its sentence stands: values that its notes and references tell."""

from __future__ import annotations

from enum import StrEnum

from l10n.dataclass import dataclass
from l10n.model import Origin, Unit


class Carried(StrEnum):
    """Why a unit has another sentence's words: they were reviewed for its earlier wording, or for the whole that was split."""

    REVIEWED = "reviewed"
    SPLIT = "split"


class SiblingState(StrEnum):
    """How a sibling's words stood when a draft was made: reviewed, not so, awaited (the draft is of the source meanwhile), of
    no use to the engine, or other words since the unit was reviewed.
    """

    REVIEWED = "reviewed"
    UNREVIEWED = "not reviewed"
    AWAITED = "awaited"
    UNUSED = "not used"
    CHANGED = "changed since"


@dataclass(frozen=True, slots=True)
class Sibling:
    """The locale whose words a draft was made from, with fingerprints: of `theirs`, empty where none were used, and of `made`,
    the words of the draft.
    """

    locale: str
    state: SiblingState
    theirs: str
    made: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the words of a unit come from, as its notes say.

    `origin` made the draft, with its `confidence` (an engine's) or `similarity` (a memory's; with a `confidence` too where
    something is wrong), 0–1; `repairs` say in plain words what was done to it and what is wrong. `carried` words are those of
    another sentence, with the `fingerprint` that they had; `corrected_from` is the source that a person reviewed them for,
    before a correction. A unit without words has the `refusal` of its draft and the engine that it was `refused_by`. A draft
    from the words of another locale names its `sibling`. `imported` are words of a file that the unit did not take, `beside`
    those of other entries.
    """

    origin: Origin | None = None
    confidence: float | None = None
    similarity: float | None = None
    repairs: tuple[str, ...] = ()
    carried: Carried | None = None
    fingerprint: str = ""
    corrected_from: str = ""
    refusal: str = ""
    refused_by: str = ""
    sibling: Sibling | None = None
    imported: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in a source file: its path, and the 1-based line, 0 where none is given.

    >>> Reference.read("source/mayor.md:12"), str(Reference("source/mayor.md", 12)), Reference.read("C:notes").line
    (Reference(path='source/mayor.md', line=12), 'source/mayor.md:12', 0)
    """

    path: str
    line: int = 0

    @classmethod
    def read(cls, text: str) -> Reference:
        """The place that a reference names."""
        path, colon, line = text.rpartition(":")
        return cls(path, int(line)) if colon and path and line.isdecimal() else cls(text)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


def places(unit: Unit) -> tuple[Reference, ...]:
    """The references of a unit as places."""
    return tuple(map(Reference.read, unit.references))
