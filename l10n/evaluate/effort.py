"""Post-editing effort: how far what a person kept is from what a machine proposed.

Two measures, both 0 for a draft that was kept as it was: TER, word edits (with shifts of phrases) by words kept, and
characters typed or deleted by characters of both texts.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from l10n import markup
from l10n.dataclass import dataclass
from l10n.language.scripts import spaced

if TYPE_CHECKING:
    from sacrebleu.metrics.ter import TER


@dataclass(frozen=True, slots=True)
class Edits:
    """What a person did to drafts: `edits` of `words` (TER), `typed` of `characters`, in `units`; sums can be added."""

    units: int = 0
    edits: float = 0.0
    words: float = 0.0
    typed: int = 0
    characters: int = 0

    @property
    def ter(self) -> float:
        """Word edits by words of what was kept: 0 is untouched; above 1 the draft was in the way."""
        return self.edits / self.words if self.words else 0.0

    @property
    def share_typed(self) -> float:
        """Characters typed and deleted by the characters of both texts, from 0 to 1."""
        return self.typed / self.characters if self.characters else 0.0

    def __add__(self, more: Edits) -> Edits:
        return Edits(*(getattr(self, name) + getattr(more, name) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Effort:
    """The edits to one engine's drafts in one locale that were first seen reviewed on a day (ISO 8601)."""

    locale: str
    engine: str
    day: str
    edits: Edits


def measure(draft: str, final: str, locale: str) -> Edits:
    """The edits between a draft and what a person kept, marks left out.

    >>> measure("El puerto está cerrado.", "El puerto sigue cerrado.", "es").ter
    0.25
    """
    from rapidfuzz.distance import Indel

    draft, final = markup.strip(draft), markup.strip(final)
    if draft == final:
        whole = len(final) if not spaced(locale) else len(final.split())
        return Edits(1, 0.0, float(whole), 0, 2 * len(final))
    edits, words = _ter(draft, final, locale)
    return Edits(1, edits, words, Indel.distance(draft, final), len(draft) + len(final))


_LONGEST = 600  # characters; sacrebleu tries every shift, 0.2 s for a shuffled text of that size, minutes for a page


def _ter(draft: str, final: str, locale: str) -> tuple[float, float]:
    """Word edits and words kept; without shifts where a text is longer than `_LONGEST`."""
    from rapidfuzz.distance import Levenshtein

    if max(len(draft), len(final)) > _LONGEST:
        before, after = draft.split(), final.split()
        return float(Levenshtein.distance(before, after)), float(len(after))
    unspaced = not spaced(locale)  # TER counts their characters as words
    metric = _metric(unspaced)
    if unspaced:
        draft, final = " ".join(draft), " ".join(final)
    # The score is edits by reference words; both are wanted, so that sums over units weigh long ones more.
    words = float(len(final.split()))
    return round(metric.sentence_score(draft, [final]).score / 100 * words, 3), words


@cache
def _metric(unspaced: bool) -> TER:  # noqa: FBT001  (a key of the cache)
    from sacrebleu.metrics.ter import TER

    return TER(case_sensitive=True, asian_support=unspaced)


def by_engine(efforts: Iterable[Effort]) -> dict[tuple[str, str], list[Effort]]:
    """Efforts by locale and engine, each in the order of days."""
    grouped: dict[tuple[str, str], list[Effort]] = {}
    for effort in sorted(efforts, key=lambda each: (each.locale, each.engine, each.day)):
        grouped.setdefault((effort.locale, effort.engine), []).append(effort)
    return grouped


def total(efforts: Iterable[Effort]) -> Edits:
    """All edits together."""
    return sum((each.edits for each in efforts), Edits())
