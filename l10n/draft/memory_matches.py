"""What the memory has for the units of a call: sound matches are drafts at once, the others where no engine does better."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from l10n.draft import near_match
from l10n.draft.draft_context import DraftContext
from l10n.draft.outcomes import DraftRefusal, OpenUnits
from l10n.draft.ready_made import judged
from l10n.draft.sentence import PairContext
from l10n.model import Draft, UnitKey


class MemoryMatches:
    """The matches of a memory, judged. `ready` are drafts as they are, `near` those that an engine is to mend first, `sound`
    all that became drafts without it.
    """

    def __init__(self, units: OpenUnits, context: DraftContext, pair_context: PairContext) -> None:
        self._units, self._context, self.pair_context = units, context, pair_context
        self._weak: dict[UnitKey, Draft] = {}
        self.sound: dict[UnitKey, Draft] = {}
        matches = [match for key in units.keys if (match := context.recall(key)) is not None]
        asks = context.open is not None
        self.near = [each for each in matches if asks and near_match.is_near(each)]
        self.ready = self.settle(each for each in matches if each not in self.near)

    def settle(self, drafts: Iterable[Draft]) -> Sequence[Draft]:
        """Those of the drafts that stay; the others wait for what the engine says, where it can be asked."""
        stay = []
        for draft in drafts:
            result = judged(draft, self.pair_context)
            asks = self._context.open is not None and draft.key not in self._context.declined
            if asks and result.gives_way:
                self._weak[draft.key] = result.draft
            else:
                self.sound[draft.key] = result.draft
                stay.append(result.draft)
        return stay

    def left(self) -> Mapping[str, Sequence[UnitKey]]:
        """The units of each article that the engine is asked for."""
        done = self._context.declined | self.sound.keys() | {draft.key for draft in self.near}
        done -= self._weak.keys()
        articles = self._units.articles.items()
        return {slug: left for slug, keys in articles if (left := [key for key in keys if key not in done])}

    def release(self) -> Sequence[Draft]:
        """The matches that waited, where the engine has no words that could be better."""
        waited = list(self._weak.values())
        self.sound |= self._weak
        self._weak.clear()
        return waited

    def instead(self, refusal: DraftRefusal) -> Draft | DraftRefusal:
        """What a unit gets that the engine refused: the match that was to give way. One at which it failed is asked again."""
        return refusal if refusal.failure else self._weak.get(refusal.key, refusal)

    def without_engine(self) -> Iterator[Draft]:
        """The matches that waited for an engine which is not there."""
        yield from self._weak.values()
        for draft in self.near:
            yield judged(draft, self.pair_context).draft
