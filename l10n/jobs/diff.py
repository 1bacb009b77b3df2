"""An article before and after an edit, sentence by sentence, and what each change means for the translators."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from l10n import markup
from l10n.catalog import table_numbers
from l10n.catalog.keeping import is_waiting
from l10n.catalog.po import po
from l10n.dataclass import dataclass
from l10n.errors import L10nError
from l10n.jobs import errands
from l10n.jobs.adoption import Orphans
from l10n.jobs.extract import catalogs, current
from l10n.jobs.stage import Stage, StageRun
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.provenance import places
from l10n.store import SourceFile
from l10n.task_store import Trace
from l10n.workspace import LoadedArticle, Workspace


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """A sentence that changed: `old` is empty for a new one, `new` for one that is gone. `line` is its line in the article
    now, or was when it went. `fates` are the locales by what they have for it: reviewed, fuzzy, new or obsolete words.
    An `earlier` change has been extracted already, and its words still wait for a person.
    """

    line: int
    role: str
    old: str
    new: str
    fates: Mapping[str, tuple[str, ...]]
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """What changed in one article; `same` counts the sentences that did not. `renamed_from` is the slug that it was extracted
    under, where it was renamed since.
    """

    slug: str
    sentences: tuple[ChangedSentence, ...]
    same: int
    renamed_from: str = ""


def diff(workspace: Workspace, articles: Sequence[str] = (), locales: Sequence[str] = ()) -> Iterator[Revision]:
    """Every article against its template as it was last extracted, under its old name where it was renamed since; nothing but
    a cache is written. An article is compared again when it, its template or one of its catalogs changed.
    """
    tags = workspace.locales(locales)
    files = workspace.chosen(articles)
    renamed = _renamed(workspace, files)
    revisions = StageRun(workspace, COMPARING, tags).outcomes([each for each in files if each.slug not in renamed])
    for file in files:
        if file.slug in renamed:
            with workspace.guard(str(file.path)):
                old = renamed[file.slug]
                yield replace(_compared(workspace, workspace.article(file), tags, old), renamed_from=old)
        elif revision := next(revisions).brief:
            yield revision
    deque(revisions, 0)  # so that what is known is saved


def _renamed(workspace: Workspace, files: Sequence[SourceFile]) -> Mapping[str, str]:
    """The old slugs of articles that were renamed since they were extracted."""
    orphans, old = Orphans(workspace.store, workspace.slugs()), {}
    for file in files if orphans.exist() else ():
        if workspace.store.find(workspace.store.template_path(file.slug)) is None:
            with workspace.recorded(Trace()), workspace.guard(str(file.path)):  # reported where it is compared
                old[file.slug] = orphans.claim(workspace.article(file))
    return {slug: name for slug, name in old.items() if name}


def _work(workspace: Workspace, file: SourceFile, _locale: str, tags: Sequence[str]) -> Revision:
    return _compared(workspace, workspace.article(file), tags)


def _supplies(workspace: Workspace, file: SourceFile, _locales: object, tags: Sequence[str]) -> list[PurePosixPath]:
    """The files that an article is compared with."""
    return [workspace.store.template_path(file.slug), *errands.catalogs(workspace, file, tags)]


COMPARING = Stage(
    "diff", "Comparing", _work, Revision, Revision, lambda revision: revision, lambda _workspace: None,
    address="l10n.jobs.diff:COMPARING", seconds=0.01, supplies=_supplies,
)  # fmt: skip


def _compared(workspace: Workspace, entry: LoadedArticle, tags: Sequence[str], old: str = "") -> Revision:
    """What changed in an article, whose catalogs may still lie under an old slug."""
    loaded = dict(catalogs(workspace, entry, tags, old))
    updated = {tag: current(entry, each.catalog, tag) for tag, each in loaded.items()}
    before = _before(workspace, entry, old or entry.slug, [each.catalog for each in loaded.values()])
    return _revision(entry, before, updated)


def _before(workspace: Workspace, entry: LoadedArticle, slug: str, catalogs: Iterable[Catalog]) -> Catalog:
    """The template as it was last extracted; where there is none, what the catalogs know."""
    path = workspace.store.template_path(slug)
    data = workspace.store.find(path)
    if data is not None:
        try:
            return po.parse(po.decode(data, str(path)), entry.slug, str(path), source=entry.language)
        except L10nError as exc:
            workspace.errors.append(exc)
    units = {unit.key: unit for each in catalogs for unit in each.units if unit.state is not State.OBSOLETE}
    return Catalog(entry.slug, entry.language, "", tuple(units.values()))


def _revision(entry: LoadedArticle, before: Catalog, updated: Mapping[str, Catalog]) -> Revision:
    """Lets a catalog that says everything in its own words live through the edit, and looks at what became of it."""
    spoken = tuple(replace(unit, target=unit.key.source, state=State.REVIEWED) for unit in before.units)
    made = current(entry, replace(before, units=spoken), "en" if entry.language != "en" else "es")
    by_key = {unit.key: unit for unit in before.units}
    units = {tag: {unit.key: unit for unit in each.units} for tag, each in updated.items()}
    changes, same, joined = list[ChangedSentence](), 0, set[str]()
    for unit in made.units:
        if unit.state is State.OBSOLETE:
            if markup.strip(unit.key.source) not in joined:
                changes.append(_sentence(by_key[unit.key], unit.key.source, "", units))
        elif unit.key in by_key:
            earlier = list(_earlier(unit, units))
            changes += earlier
            same += not earlier
        else:
            old = unit.previous if unit.state is State.FUZZY else unit.target
            old = "" if table_numbers.is_number(unit.key, made.source) else old
            joined |= _parts(old, by_key.values())
            changes.append(_sentence(unit, old, unit.key.source, units))
    return Revision(entry.slug, tuple(changes), same)


def _parts(old: str, units: Iterable[Unit]) -> set[str]:
    """The sentences that were joined to the old wording of one."""
    whole = markup.strip(old)
    return {text for unit in units if (text := markup.strip(unit.key.source)) in whole and text != whole}


def _earlier(unit: Unit, units: Mapping[str, Mapping[UnitKey, Unit]]) -> Iterator[ChangedSentence]:
    """The change that was extracted before, where a locale's words still wait since then."""
    waiting = [each[unit.key].previous for each in units.values() if unit.key in each and is_waiting(each[unit.key])]
    for old in dict.fromkeys(waiting):
        yield replace(_sentence(unit, old, unit.key.source, units), earlier=True)


def _sentence(unit: Unit, old: str, new: str, units: Mapping[str, Mapping[UnitKey, Unit]]) -> ChangedSentence:
    fates: dict[str, tuple[str, ...]] = {}
    for tag, by_key in units.items():
        translated = by_key.get(unit.key)
        if translated is not None:
            fates[translated.state.value] = (*fates.get(translated.state.value, ()), tag)
    line = next((place.line for place in places(unit)), 0)
    return ChangedSentence(line, unit.key.context, old, new, fates)
