"""What drafting has to know of catalogs before it reads them: most have nothing to draft, or nothing that it could."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from l10n.catalog import carried
from l10n.engines.sibling import sibling
from l10n.jobs import codec
from l10n.jobs import memory as recall
from l10n.jobs.index import ResultIndex, Work
from l10n.jobs.inputs import joined
from l10n.jobs.result_row import DAMAGE
from l10n.jobs.stage import Stage, StageRun
from l10n.model import State
from l10n.plugin import Pair
from l10n.store import SourceFile
from l10n.task_store import Trace, digest
from l10n.workspace import LoadedCatalog, Workspace


@dataclass(frozen=True, slots=True)
class Draftable:
    """A catalog as drafting sees it: the language of its article, whether it is there, how many units have no words, whether
    some have those of another sentence, and digests of what the memory takes from it and of the file.
    """

    slug: str
    language: str
    size: int
    new: int
    carried: bool
    reviewed: str
    digest: str

    @property
    def is_open(self) -> bool:
        """Whether there is anything to draft."""
        return bool(self.new or self.carried)


@dataclass(frozen=True, slots=True)
class Tried:
    """How drafting left a catalog: units without words that an engine would be asked for, those that wait for a sibling's
    words, and those that were reviewed before these changed.
    """

    tasks: int = 0
    waiting: int = 0
    outdated: int = 0


def survey(workspace: Workspace, files: Sequence[SourceFile], tags: Sequence[str]) -> Mapping[str, list[Draftable]]:
    """The catalogs of each locale, in the order of the articles."""
    surveyed: dict[str, list[Draftable]] = {tag: [] for tag in tags}
    for outcome in StageRun(workspace, SURVEYING).outcomes(files, tags):
        if outcome.brief is not None:
            surveyed[outcome.key[1]].append(outcome.brief)
    return surveyed


def _work(workspace: Workspace, file: SourceFile, tag: str, _options: object) -> Draftable | None:
    entry = workspace.article(file)
    if tag == entry.language:
        return None
    with workspace.guard(str(workspace.store.catalog_path(file.slug, tag))):
        loaded = workspace.load(file.slug, entry.language, tag)
        units = loaded.catalog.units
        pairs = recall.entries(loaded.catalog, Pair(entry.language, tag))
        return Draftable(
            file.slug,
            entry.language,
            len(loaded.data or b""),
            sum(unit.state is State.NEW for unit in units),
            any(map(carried.is_carried, units)),
            joined(map(repr, pairs)),
            digest(loaded.data),
        )
    return None


SURVEYING = Stage("draftable", "Reading", _work, Draftable, Draftable, lambda value: value, lambda _workspace: None)


def memories(workspace: Workspace, results: ResultIndex) -> Mapping[str, str]:
    """What the memory of each locale follows from: the reviewed words of its catalogs, and the memories of other tools."""
    store = workspace.store
    shared = [f"{path} {store.stamp(path)}" for path in store.memories()]
    lines: dict[str, list[str]] = {tag: [] for tag in workspace.settings.locales}
    for slug, values in results.all_values(SURVEYING.name):
        for tag in lines.keys() & values.keys():
            with suppress(*DAMAGE):
                brief = codec.restored(Draftable, values[tag][2])
                lines[tag].append(f"{slug} {brief.reviewed if brief else ''}")
    return {tag: joined([*shared, *lines[tag]]) for tag in lines}


class DraftAttempts:
    """The catalogs of a locale that were tried before, and would give the same again: by the same engine, with the same
    memory, and with the same words of their sibling. All that is known of a locale is one row.
    """

    def __init__(self, workspace: Workspace, results: ResultIndex, tag: str, engine_setup: tuple[str, str]) -> None:
        """`engine_setup` are the engine and what the memory of the locale follows from."""
        self._workspace = workspace
        self._results = results
        self._tag = tag
        route = sibling(workspace.settings.routes.get(tag, ()))
        self._beside = route.locale if route else ""
        self.engine = engine_setup[0]
        self._work = Work(f"tried {tag}", ("", ""), joined(engine_setup))
        remembered = results.values(self._work.kind, "").get("") if results.stands(self._work) else None
        self._tried: dict[str, list[object]] = remembered if isinstance(remembered, dict) else {}

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

    def note(self, catalogs: Iterable[LoadedCatalog], tried: Mapping[str, Tried]) -> None:
        """Remembers how drafting left catalogs."""
        for loaded in catalogs:
            slug = loaded.catalog.slug
            if slug in tried:
                self._tried[slug] = [self._files(slug, digest(loaded.data)), *codec.plain(tried[slug])]
        self._results.remember(self._work, Trace(), self._tried)

    def _files(self, slug: str, content: str) -> str:
        """The digests of a catalog and of its sibling."""
        store = self._workspace.store
        return f"{content} {digest(store.find(store.catalog_path(slug, self._beside)))}" if self._beside else content
