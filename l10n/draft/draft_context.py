"""What drafting needs beside the units: engine, memory, termbase, and what the articles have already."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from l10n.dataclass import dataclass, field
from l10n.draft.drafting_effort import THOROUGH, DraftingEffort
from l10n.draft.renderings import TranslatedPassage
from l10n.model import Draft, Segmented, Term, UnitKey
from l10n.plugin import Decoding, Pair, Translator


def _nothing(_key: UnitKey) -> Draft | None:
    return None


def _nothing_near(_text: str) -> Sequence[TranslatedPassage]:
    return ()


def _no_objections(_key: UnitKey, _target: str) -> Sequence[str]:
    return ()


def _uncut(text: str) -> Segmented:
    return Segmented((text,), ("", ""))


@dataclass(frozen=True, slots=True)
class DraftContext:
    """What drafting needs. `open` is called once, and only if the memory leaves something to translate; it is nothing where
    people translate alone. `cut` splits a plain text into sentences. What is `declined` is asked of the memory alone: the
    engine refused it before. `earlier` are the units of each article that have words: names are rendered as there. For engines
    that read context, `articles` are all units of each article in order (the wanted ones where they are not given), and `near`
    finds texts like one with their reviewed words. `naming` finds reviewed units of the house that have a name,
    `using` those that have a word in whatever case, `objections` is what checks say against a target of a sentence.
    """

    pair: Pair
    open: Callable[[], Translator] | None
    recall: Callable[[UnitKey], Draft | None] = _nothing
    cut: Callable[[str], Segmented] = _uncut
    terms: tuple[Term, ...] = ()
    decoding: Decoding = field(default_factory=Decoding)
    effort: DraftingEffort = THOROUGH
    declined: frozenset[UnitKey] = frozenset()
    earlier: Mapping[str, Sequence[TranslatedPassage]] = field(default_factory=dict)
    articles: Mapping[str, Sequence[UnitKey]] = field(default_factory=dict)
    near: Callable[[str], Sequence[TranslatedPassage]] = _nothing_near
    naming: Callable[[str], Sequence[TranslatedPassage]] = _nothing_near
    using: Callable[[str], Sequence[TranslatedPassage]] = _nothing_near
    objections: Callable[[UnitKey, str], Sequence[str]] = _no_objections
