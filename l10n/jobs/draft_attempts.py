"""Catalogs that were drafted as far as they could be: which of them are worth another look, and which stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any

from l10n.dataclass import dataclass
from l10n.engines.sibling import sibling
from l10n.jobs import codec
from l10n.jobs import memory as recall
from l10n.jobs.draftable import SURVEYING, Draftable, SurveyedCatalog
from l10n.jobs.index import ResultIndex, Work
from l10n.jobs.inputs import joined
from l10n.jobs.result_row import DAMAGE
from l10n.memory import memory
from l10n.plugin import Pair
from l10n.task_store import Trace, digest
from l10n.workspace import LoadedCatalog, Workspace


@dataclass(frozen=True, slots=True)
class Tried:
    """How drafting left a catalog: units without words that an engine would be asked for, those that wait for a sibling's
    words, and those that were reviewed before these changed.
    """

    tasks: int = 0
    waiting: int = 0
    outdated: int = 0


_NOTHING = joined(())
"""The digest of a catalog of which the memory takes nothing."""


class MemoryState:
    """What the memory follows from at the moment: `shared` of other tools, and the reviewed words of each catalog."""

    def __init__(self, workspace: Workspace, results: ResultIndex) -> None:
        self._workspace = workspace
        self._results = results
        self.shared = joined(f"{path} {workspace.store.stamp(path)}" for path in workspace.store.memories())

    @cached_property
    def reviewed(self) -> Mapping[str, dict[str, str]]:
        """Digests of what the memory takes from the catalogs of each locale, by slug."""
        digests: dict[str, dict[str, str]] = {tag: {} for tag in self._workspace.settings.locales}
        for slug, values in self._results.all_values(SURVEYING.name):
            for tag in digests.keys() & values.keys():
                with suppress(*DAMAGE):
                    brief = codec.restored(Draftable, values[tag][2])
                    if brief and brief.reviewed != _NOTHING:
                        digests[tag][slug] = brief.reviewed
        return digests

    @cached_property
    def _open(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        """The sources without words of their own, by locale and slug."""
        sources: dict[str, dict[str, Sequence[str]]] = {}
        for slug, data in self._results.all_data(SURVEYING.name):
            for tag, plain in data.items():
                with suppress(*DAMAGE):
                    surveyed = codec.restored(SurveyedCatalog, plain)
                    sources.setdefault(tag, {})[slug] = surveyed.open if surveyed else ()
        return sources

    def served(self, tag: str, before: Mapping[str, str]) -> Iterator[str]:
        """The catalogs of a locale that lack words for a source that is like one whose words came, or changed, since then."""
        digests, threshold = self.reviewed[tag], min(self._workspace.settings.memory_threshold, 1.0)
        arrived = {
            source for slug, now in digests.items() if before.get(slug) != now for source in self._pairs(slug, tag)
        }
        open_ = self._open.get(tag, {}) if arrived else {}
        like = memory.alike({source for sources in open_.values() for source in sources}, arrived, threshold)
        yield from (slug for slug, sources in open_.items() if not like.isdisjoint(sources))

    def _pairs(self, slug: str, tag: str) -> Iterator[str]:
        """The sources whose words the memory takes from a catalog."""
        loaded = self._workspace.try_load(slug, "", tag)
        if loaded is not None:
            yield from (each.source for each in recall.entries(loaded.catalog, Pair(loaded.catalog.source, tag)))


class DraftAttempts:
    """The catalogs of a locale that were tried before, and would give the same again: by the same engine, with the same words
    of their sibling, and with nothing in the memory since that is like what they lack. All that is known of a locale and a
    language of articles is one row.
    """

    def __init__(self, workspace: Workspace, results: ResultIndex, pair: Pair, engine: str, state: MemoryState) -> None:
        self._workspace = workspace
        self._results = results
        tag = pair.target
        route = sibling(workspace.settings.routes.get(tag, ()))
        self._beside = route.locale if route else ""
        self.engine = engine
        self._work = Work(f"tried {pair.source} {tag}", ("", ""), joined([engine, state.shared]))
        self._reviewed = state.reviewed[tag]
        stands = results.stands(self._work)
        self._tried = _mapping(results.values(self._work.kind, "").get("")) if stands else {}
        before = _mapping(results.data(self._work)) if stands else {}
        if stands and before != self._reviewed:
            for slug in state.served(tag, before):
                self._tried.pop(slug, None)
            self._write()

    @property
    def is_without_engine(self) -> bool:
        """Whether there is no engine to be asked: that is a state, and not a failure."""
        return not self.engine and not self._beside

    def find(self, article: Draftable) -> Tried | None:
        """How drafting would leave a catalog as it is; nothing where it is to be tried."""
        with suppress(*DAMAGE):
            before, *tried = self._tried[article.slug]
            if before == self._files(article.slug, article.digest):
                return codec.restored(Tried, tried)
        return None

    def review(self, changed: Iterable[Draftable]) -> None:
        """Takes in what the memory has of catalogs that drafting itself changed: nothing that another one lacks."""
        for each in changed:
            self._reviewed.pop(each.slug, None)
            if each.reviewed != _NOTHING:
                self._reviewed[each.slug] = each.reviewed

    def note(self, catalogs: Iterable[LoadedCatalog], tried: Mapping[str, Tried]) -> None:
        """Remembers how drafting left catalogs."""
        for loaded in catalogs:
            slug = loaded.catalog.slug
            if slug in tried:
                self._tried[slug] = [self._files(slug, digest(loaded.data)), *codec.plain(tried[slug])]
        self._write()

    def _write(self) -> None:
        self._results.remember(self._work, Trace(), self._tried, self._reviewed)

    def _files(self, slug: str, content: str) -> str:
        """The digests of a catalog and of its sibling."""
        store = self._workspace.store
        return f"{content} {digest(store.find(store.catalog_path(slug, self._beside)))}" if self._beside else content


def _mapping(plain: object) -> dict[str, Any]:
    return plain if isinstance(plain, dict) else {}
