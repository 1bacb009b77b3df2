"""What drafting has to know of catalogs before it reads them: most have nothing to draft, or nothing that it could."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from l10n.catalog import carried
from l10n.dataclass import dataclass
from l10n.jobs import memory as recall
from l10n.jobs.inputs import joined
from l10n.jobs.stage import Stage, StageRun
from l10n.model import State
from l10n.plugin import Pair
from l10n.store import SourceFile
from l10n.task_store import digest
from l10n.workspace import Workspace


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
class SurveyedCatalog:
    """A catalog as drafting sees it, with the sources that wait for words of their own."""

    catalog: Draftable
    open: tuple[str, ...]


def survey(workspace: Workspace, files: Sequence[SourceFile], tags: Sequence[str]) -> Mapping[str, list[Draftable]]:
    """The catalogs of each locale, in the order of the articles."""
    surveyed: dict[str, list[Draftable]] = {tag: [] for tag in tags}
    for outcome in StageRun(workspace, SURVEYING).outcomes(files, tags):
        if outcome.brief is not None:
            surveyed[outcome.key[1]].append(outcome.brief)
    return surveyed


def _work(workspace: Workspace, file: SourceFile, tag: str, _options: object) -> SurveyedCatalog | None:
    entry = workspace.article(file)
    if tag == entry.language:
        return None
    with workspace.guard(str(workspace.store.catalog_path(file.slug, tag))):
        loaded = workspace.load(file.slug, entry.language, tag)
        units = loaded.catalog.units
        pairs = recall.entries(loaded.catalog, Pair(entry.language, tag))
        is_carried = any(map(carried.is_carried, units))
        new = sum(unit.state is State.NEW for unit in units)
        size, pair_names, content = len(loaded.data or b""), joined(map(repr, pairs)), digest(loaded.data)
        open_ = (unit.key.source for unit in units if unit.state is State.NEW or carried.is_carried(unit))
        return SurveyedCatalog(
            Draftable(file.slug, entry.language, size, new, is_carried, pair_names, content), tuple(open_)
        )
    return None


SURVEYING = Stage(
    "draftable",
    "Reading",
    _work,
    SurveyedCatalog,
    Draftable,
    lambda surveyed: surveyed.catalog,
    lambda _workspace: None,
)
