"""source/ becomes templates and catalogs: what is known is carried over, corrections of the source are accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from l10n.catalog import catalog
from l10n.catalog.change import Change
from l10n.catalog.keeping import is_waiting, keep_reviewed
from l10n.disk import names
from l10n.errors import UsageError
from l10n.jobs import index, sources
from l10n.jobs.adoption import Orphans
from l10n.jobs.index import FactIndex, Stamps, is_settled
from l10n.model import Catalog, Document, UnitKey
from l10n.provenance import places
from l10n.store import CACHE, TERMBASE, SourceFile
from l10n.workspace import LoadedArticle, LoadedCatalog, Workspace

_FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Extracted:
    """What `extract` did to the catalogs of one article: `changes` of the locales where there were any; `adopted` is the
    article's old name, if it was renamed; `accepted` counts units kept as reviewed though their source was corrected.
    `coverage` is the share of the article's `words` that its units hold; both are nothing where it was not read again.
    """

    slug: str
    changes: Mapping[str, Change]
    adopted: str = ""
    accepted: Mapping[str, int] = field(default_factory=dict)
    words: int | None = None
    coverage: float | None = None
    warnings: tuple[str, ...] = ()


def extract(
    workspace: Workspace,
    articles: Sequence[str] = (),
    locales: Sequence[str] = (),
    keep: Sequence[str] = (),
    *,
    remember: bool = False,
) -> Iterator[Extracted]:
    """Brings templates and catalogs up to date. `keep` names lines, as `ARTICLE:LINE`, whose corrections change no meaning.

    With `remember`, articles for which nothing was to do are noted, so that they need not be read again until they change.

    Raises:
        UsageError: a line of `keep` has no sentence, did not change, or nothing on it was reviewed; nothing is written.
    """
    tags = workspace.locales(locales)
    wanted = _wanted(workspace, keep, tags)
    _tidy(workspace)
    orphans = Orphans(workspace.store, workspace.slugs())
    before = len(workspace.errors)
    with index.opened(workspace.store) as known:
        finished = _Finished(workspace, known, tags)
        left = {
            file.slug: stamp for file, stamp in finished.stamped(workspace.chosen(articles)) if file.slug not in wanted
        }
        done = [slug for slug, stamp in left.items() if finished.holds(slug, stamp)]
        yield from (Extracted(slug, {}) for slug in done)
        rest = [file.slug for file in workspace.chosen(articles) if file.slug not in done]
        del workspace.errors[before:]  # `articles` says again what is wrong with the files
        for entry in workspace.articles(rest, "Extracting") if rest else ():
            made = _extract(workspace, entry, tags, wanted.get(entry.slug, frozenset()), orphans)
            if made is None:
                continue
            if remember and entry.slug in left and not made.changes and not made.warnings:
                finished.note(entry.slug, left[entry.slug])
            yield made


def _extract(
    workspace: Workspace, entry: LoadedArticle, tags: Sequence[str], keys: frozenset[UnitKey], orphans: Orphans
) -> Extracted | None:
    """One article's template and catalogs; nothing where the template cannot be made."""
    with workspace.guard(str(entry.document.article.path)):
        adopted = orphans.adopt(entry)
        workspace.save_template(entry.template)
        return _update(workspace, entry, tags, keys, adopted)
    return None


def _tidy(workspace: Workspace) -> None:
    """Removes what a kill left; says which folders are not looked into, and which articles other systems cannot hold."""
    with workspace.guard(CACHE):
        workspace.store.clean()
    for folder in workspace.store.skipped_folders():
        remedy = "move it here, or set follow-links = true in [files] of the settings"
        workspace.progress.message(f"{folder}: is a link to a folder, and is not looked into; {remedy}")
    suffixes = (suffix for format_ in workspace.registry.formats.values() for suffix in format_.suffixes)
    for line in sources.unread((file.path for file in workspace.store.articles()), suffixes):
        workspace.progress.message(line)
    for path, why in names.problems(file.path for file in workspace.store.articles()):
        workspace.progress.message(f"{path}: {why}; rename it before others get it")


class _Finished:
    """The articles that need no extraction: nothing was to do when they were last looked at, and nothing changed since."""

    def __init__(self, workspace: Workspace, known: FactIndex, tags: Sequence[str]) -> None:
        self._workspace = workspace
        self._known = known
        self._facts = known.facts(_FINISHED)
        self._stamps = Stamps(workspace.store, workspace.settings, TERMBASE)
        self._tags = tags

    def stamped(self, files: Sequence[SourceFile]) -> Iterator[tuple[SourceFile, str]]:
        """The files with the stamps of all that their extraction follows from, as it is now."""
        store = self._workspace.store
        for file in files:
            catalogs_ = (store.catalog_path(file.slug, tag) for tag in self._tags)
            yield file, self._stamps.of(file.path, store.template_path(file.slug), *catalogs_)

    def holds(self, slug: str, stamp: str) -> bool:
        """Whether the article needs nothing."""
        return self._facts.get((slug, ""), ("", {}))[0] == stamp

    def note(self, slug: str, stamp: str) -> None:
        """Remembers that nothing was to do. The stamp is from before the files were read, so it can only be too old."""
        if not self._workspace.errors and is_settled(stamp):
            self._known.put(_FINISHED, (slug, ""), stamp, {})
            self._known.save()


def _update(
    workspace: Workspace, entry: LoadedArticle, tags: Sequence[str], keys: frozenset[UnitKey], adopted: str
) -> Extracted:
    found = sources.look(entry.document)
    for warning in found.warnings:
        workspace.progress.message(warning)
    changes: dict[str, Change] = {}
    accepted: dict[str, int] = {}
    for tag, loaded in catalogs(workspace, entry, tags):
        with workspace.guard(str(workspace.store.catalog_path(entry.slug, tag))):
            updated = current(entry, loaded.catalog, tag)
            count = sum(unit.key in keys and is_waiting(unit) for unit in updated.units)
            if count:
                updated, accepted[tag] = keep_reviewed(updated, keys), count
            if updated != loaded.catalog or loaded.data is None:
                workspace.save(loaded, updated)
                changes[tag] = catalog.compare(loaded.catalog, updated)
    return Extracted(entry.slug, changes, adopted, accepted, found.words, found.share, found.warnings)


def catalogs(workspace: Workspace, entry: LoadedArticle, tags: Sequence[str]) -> Iterator[tuple[str, LoadedCatalog]]:
    """The readable catalogs of an article; an article is not localized into its own language."""
    for tag in tags:
        if tag != entry.language:
            kept = workspace.try_load(entry.slug, entry.language, tag)
            if kept is not None:
                yield tag, kept


def current(entry: LoadedArticle, units: Catalog, tag: str) -> Catalog:
    """The catalog as `extract` would leave it, so that nothing ever mixes two versions of an article."""
    return catalog.update(units, entry.template_in(tag))


# --- corrections that change no meaning ----------------------------------------------------------------------------


def _wanted(workspace: Workspace, keep: Sequence[str], tags: Sequence[str]) -> Mapping[str, frozenset[UnitKey]]:
    """The units of each `ARTICLE:LINE`, by slug, when each of them can be kept in at least one locale."""
    wanted: dict[str, frozenset[UnitKey]] = {}
    for place in keep:
        name, _, number = place.rpartition(":")
        if not name or not number.isdecimal():
            raise UsageError(place, "is not a line of an article", "write ARTICLE:LINE, as in mayor:12")
        for entry in workspace.articles([name]):
            keys = _on_line(entry, place, int(number))
            _refuse_hopeless(workspace, entry, tags, keys, place)
            wanted[entry.slug] = wanted.get(entry.slug, frozenset()) | keys
    return wanted


def _on_line(entry: LoadedArticle, place: str, line: int) -> frozenset[UnitKey]:
    """The units of the sentences that begin on a line of the article, or of the last that began before it in its block."""
    begins: dict[int, set[UnitKey]] = {}
    for unit in entry.template.units:
        for each in places(unit):
            begins.setdefault(each.line, set()).add(unit.key)
    start = line if line in begins else max((at for at in begins if at < line), default=0)
    if not start or (start != line and not _is_one_block(entry.document, start, line)):
        near = min(begins, key=lambda at: abs(at - line), default=0)
        raise UsageError(place, "has no sentence", f"the nearest begins on line {near}" if near else "")
    return frozenset(begins[start])


def _is_one_block(document: Document, first: int, last: int) -> bool:
    """Whether two lines are of the same block."""
    return any(block.line <= first and last <= block.line + block.raw.count("\n") for block in document.walk())


def _refuse_hopeless(
    workspace: Workspace, entry: LoadedArticle, tags: Sequence[str], keys: frozenset[UnitKey], place: str
) -> None:
    """Refuses a line of which no unit of any locale can be kept, with the reason."""
    found = []
    for tag, kept in catalogs(workspace, entry, tags):
        before = {unit.key for unit in kept.catalog.units if unit.target and not is_waiting(unit)}
        updated = current(entry, kept.catalog, tag)
        if any(is_waiting(unit) for unit in updated.units if unit.key in keys):
            return
        found.append(keys <= before)
    if found and all(found):
        raise UsageError(place, "did not change since it was last extracted", "name the line that was corrected")
    raise UsageError(place, "has nothing that was reviewed before it changed", "translators review it as usual")
