"""What drafting is asked for and what comes of it: wanted units, drafts, refusals, and which articles are finished."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from l10n.dataclass import dataclass
from l10n.model import Draft, UnitKey


@dataclass(frozen=True, slots=True)
class DraftTask:
    """A unit without a target, and the article that it stands in."""

    slug: str
    key: UnitKey


@dataclass(frozen=True, slots=True)
class DraftRefusal:
    """A unit that stays untranslated, and why. `failure` is what the engine raised: another time it may answer."""

    key: UnitKey
    reason: str
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Some of the drafts. `finished` are the articles of which every wanted unit has now come, as draft or refusal.

    `slug` is the article that they were made for; empty where they hold for every article that has the unit.
    """

    drafts: tuple[Draft, ...] = ()
    refused: tuple[DraftRefusal, ...] = ()
    finished: tuple[str, ...] = ()
    slug: str = ""


class OpenUnits:
    """Which units of which article are still without an outcome."""

    def __init__(self, work: Iterable[DraftTask]) -> None:
        self._slugs: dict[UnitKey, list[str]] = defaultdict(list)
        self._keys: dict[str, list[UnitKey]] = defaultdict(list)
        for task in dict.fromkeys(work):
            self._slugs[task.key].append(task.slug)
            self._keys[task.slug].append(task.key)
        self._open = {slug: len(keys) for slug, keys in self._keys.items()}
        self.keys = tuple(self._slugs)

    @property
    def articles(self) -> Mapping[str, Sequence[UnitKey]]:
        """The wanted units of each article."""
        return self._keys

    def slugs(self, key: UnitKey) -> Sequence[str]:
        """The articles that a unit stands in."""
        return self._slugs[key]

    def report(
        self, drafts: Iterable[Draft], refused: Iterable[DraftRefusal] = (), slug: str = ""
    ) -> Iterator[Outcome]:
        """One outcome, with the articles that it completes; of every article with such a unit where none is named."""
        made, refusals = tuple(drafts), tuple(refused)
        done: tuple[Draft | DraftRefusal, ...] = (*made, *refusals)
        finished = []
        for outcome in done:
            for each in (slug,) if slug else self._slugs[outcome.key]:
                self._open[each] -= 1
                if not self._open[each]:
                    finished.append(each)
        if made or refusals:
            yield Outcome(made, refusals, tuple(finished), slug)

    def report_all(self, outcomes: Iterable[Draft | DraftRefusal], slug: str) -> Iterator[Outcome]:
        """One outcome of drafts and refusals of an article."""
        every = list(outcomes)
        drafts = [each for each in every if isinstance(each, Draft)]
        yield from self.report(drafts, [each for each in every if isinstance(each, DraftRefusal)], slug)
