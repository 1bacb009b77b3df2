"""source/ becomes templates and catalogs: what is known is carried over, corrections of the source are accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from l10n.catalog import catalog
from l10n.catalog.change import Change
from l10n.catalog.keeping import confirm_reviewed, is_waiting
from l10n.dataclass import dataclass, field
from l10n.disk import names
from l10n.errors import UsageError
from l10n.jobs import sources, strays
from l10n.jobs.adoption import Orphans
from l10n.jobs.stage import Stage, StageRun
from l10n.model import Catalog, Document, UnitKey
from l10n.provenance import places
from l10n.store import CACHE, SourceFile
from l10n.workspace import LoadedArticle, LoadedCatalog, Workspace


@dataclass(frozen=True, slots=True)
class Extracted:
    """What `extract` did to the catalogs of one article: `changes` of the locales where there were any; `adopted` is the
    article's old name, if it was renamed; `accepted` counts units kept as reviewed though their source was corrected.
    `coverage` is the share of the article's `words` that its units hold.
    """

    slug: str
    changes: Mapping[str, Change]
    adopted: str = ""
    accepted: Mapping[str, int] = field(default_factory=dict)
    words: int | None = None
    coverage: float | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Extraction:
    """What is extracted: into which locales, and the units whose corrections change no meaning, by slug."""

    tags: tuple[str, ...]
    accepted: Mapping[str, frozenset[UnitKey]]


def extract(
    workspace: Workspace, articles: Sequence[str] = (), locales: Sequence[str] = (), keep: Sequence[str] = ()
) -> Iterator[Extracted]:
    """Brings templates and catalogs up to date. `keep` names lines, as `ARTICLE:LINE`, whose corrections change no meaning.

    Raises:
        UsageError: a line of `keep` has no sentence, did not change, or nothing on it was reviewed; nothing is written.
    """
    tags = workspace.locales(locales)
    request = _Extraction(tags, _units_at(workspace, keep, tags))
    _warn(workspace)
    files = workspace.chosen(articles)
    adopted = _adopted(workspace, files)
    for outcome in StageRun(workspace, EXTRACTING, request, remembers=not keep).outcomes(files):
        if outcome.brief is not None:
            yield replace(outcome.brief, adopted=adopted.get(outcome.key[0], ""))


def _adopted(workspace: Workspace, files: Sequence[SourceFile]) -> Mapping[str, str]:
    """The old names of articles that were renamed, by slug; their catalogs are moved."""
    orphans, adopted = Orphans(workspace.store, workspace.slugs()), {}
    for file in files if orphans.exist() else ():
        if workspace.store.find(workspace.store.template_path(file.slug)) is None:
            with workspace.guard(str(file.path)):
                adopted[file.slug] = orphans.adopt(workspace.article(file))
    return adopted


def _work(workspace: Workspace, file: SourceFile, _locale: str, request: _Extraction) -> Extracted:
    """One article's template and catalogs."""
    entry = workspace.article(file)
    workspace.save_template(entry.template)
    return _update(workspace, entry, request.tags, request.accepted.get(entry.slug, frozenset()))


def _settled(done: Extracted) -> Extracted:
    return replace(done, changes={}, accepted={}, adopted="")


def _clean(workspace: Workspace) -> None:
    """Removes what a kill left, before anything is written."""
    with workspace.guard(CACHE):
        workspace.store.clean()


def _supplies(workspace: Workspace, file: SourceFile, _locales: object, request: _Extraction) -> list[PurePosixPath]:
    """The files that extracting an article needs."""
    from l10n.jobs import errands  # late: most work stays in this process

    return [workspace.store.template_path(file.slug), *errands.catalogs(workspace, file, request.tags)]


EXTRACTING = Stage(
    "extract", "Extracting", _work, Extracted, Extracted, lambda done: done, _clean, _settled,
    address="l10n.jobs.extract:EXTRACTING", seconds=0.002, supplies=_supplies,
)  # fmt: skip


def _warn(workspace: Workspace) -> None:
    """Says which folders are not looked into, and which articles no format reads or other systems cannot hold; before new
    catalogs are made, where the words of a locale may lie under another name.
    """
    for tag, stray in strays.renamed(workspace.store, workspace.settings.locales):
        problem = f"has catalogs of a locale that the settings do not name, and {tag} has none"
        workspace.progress.message(f"{stray}: {problem}; rename the folder, if its words are for {tag}")
    for folder in workspace.store.skipped_folders():
        remedy = "move it here, or set follow-links = true in [files] of the settings"
        workspace.progress.message(f"{folder}: is a link to a folder, and is not looked into; {remedy}")
    suffixes = (suffix for format_ in workspace.registry.formats.values() for suffix in format_.suffixes)
    for line in sources.unread((file.path for file in workspace.store.articles()), suffixes):
        workspace.progress.message(line)
    for path, why in names.problems(file.path for file in workspace.store.articles()):
        workspace.progress.message(f"{names.shown(path)}: {why}; rename it before others get it")


def _update(workspace: Workspace, entry: LoadedArticle, tags: Sequence[str], keys: frozenset[UnitKey]) -> Extracted:
    report = sources.word_coverage(entry.document)
    for warning in report.warnings:
        workspace.progress.message(warning)
    changes: dict[str, Change] = {}
    accepted: dict[str, int] = {}
    for tag, loaded in catalogs(workspace, entry, tags):
        with workspace.guard(str(workspace.store.catalog_path(entry.slug, tag))):
            updated = current(entry, loaded.catalog, tag)
            count = sum(unit.key in keys and is_waiting(unit) for unit in updated.units)
            if count:
                updated, accepted[tag] = confirm_reviewed(updated, keys), count
            if updated != loaded.catalog or loaded.data is None:
                workspace.save(loaded, updated)
                changes[tag] = catalog.compare(loaded.catalog, updated)
    return Extracted(entry.slug, changes, "", accepted, report.words, report.share, report.warnings)


def catalogs(
    workspace: Workspace, entry: LoadedArticle, tags: Sequence[str], old: str = ""
) -> Iterator[tuple[str, LoadedCatalog]]:
    """The readable catalogs of an article, those of its `old` slug where it has one; an article is not localized into its own
    language.
    """
    for tag in tags:
        if tag != entry.language:
            loaded = workspace.try_load(old or entry.slug, entry.language, tag)
            if loaded is not None:
                yield tag, loaded


def current(entry: LoadedArticle, units: Catalog, tag: str) -> Catalog:
    """The catalog as `extract` would leave it, so that nothing ever mixes two versions of an article."""
    return catalog.update(units, entry.template_in(tag))


# --- corrections that change no meaning ----------------------------------------------------------------------------


def _units_at(workspace: Workspace, places: Sequence[str], tags: Sequence[str]) -> Mapping[str, frozenset[UnitKey]]:
    """The units of each `ARTICLE:LINE`, by slug, when each of them can be kept in at least one locale."""
    keys_by_slug: dict[str, frozenset[UnitKey]] = {}
    for place in places:
        name, _, number = place.rpartition(":")
        if not name or not number.isdecimal():
            raise UsageError(place, "is not a line of an article", "write ARTICLE:LINE, as in mayor:12")
        for entry in workspace.articles([name]):
            keys = _on_line(entry, place, int(number))
            _refuse_hopeless(workspace, entry, tags, keys, place)
            keys_by_slug[entry.slug] = keys_by_slug.get(entry.slug, frozenset()) | keys
    return keys_by_slug


def _on_line(entry: LoadedArticle, place: str, line: int) -> frozenset[UnitKey]:
    """The units of the sentences that begin on a line of the article, or of the last that began before it in its block."""
    begins: dict[int, set[UnitKey]] = {}
    for unit in entry.template.units:
        for each in places(unit):
            begins.setdefault(each.line, set()).add(unit.key)
    start = line if line in begins else max((at for at in begins if at < line), default=0)
    if not start or (start != line and not _is_single_block(entry.document, start, line)):
        near = min(begins, key=lambda at: abs(at - line), default=0)
        raise UsageError(place, "has no sentence", f"the nearest begins on line {near}" if near else "")
    return frozenset(begins[start])


def _is_single_block(document: Document, first: int, last: int) -> bool:
    """Whether two lines are of the same block."""
    return any(block.line <= first and last <= block.line + block.raw.count("\n") for block in document.walk())


def _refuse_hopeless(
    workspace: Workspace, entry: LoadedArticle, tags: Sequence[str], keys: frozenset[UnitKey], place: str
) -> None:
    """Refuses a line of which no unit of any locale can be kept, with the reason."""
    hopeless = []
    for tag, loaded in catalogs(workspace, entry, tags):
        before = {unit.key for unit in loaded.catalog.units if unit.target and not is_waiting(unit)}
        updated = current(entry, loaded.catalog, tag)
        if any(is_waiting(unit) for unit in updated.units if unit.key in keys):
            return
        hopeless.append(keys <= before)
    if hopeless and all(hopeless):
        raise UsageError(place, "did not change since it was last extracted", "name the line that was corrected")
    raise UsageError(place, "has nothing that was reviewed before it changed", "translators review it as usual")
