"""Work for and from people who don't use PO: files out, files in; memories in and out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import IO

from l10n import __version__, langtag
from l10n.catalog.po import po
from l10n.dataclass import dataclass
from l10n.errors import ExchangeError, L10nError, UsageError
from l10n.exchange import kinds, kit, tmx
from l10n.exchange.kinds import ExchangeKind
from l10n.exchange.kit import Kit
from l10n.exchange.merge import Lost, Merged, merge
from l10n.jobs import memory as recall
from l10n.jobs.extract import catalogs, current
from l10n.memory.keys import digest
from l10n.model import Catalog, State
from l10n.plugin import Pair
from l10n.store import MEMORIES
from l10n.workspace import LoadedCatalog, Workspace

_PART = 1 << 20  # bytes of a memory that are copied at once, or of files that are written together


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was made: its article, its locale, its path, and the units in it."""

    slug: str
    locale: str
    path: Path
    units: int


@dataclass(frozen=True, slots=True)
class ImportedCatalog:
    """What a file did to one catalog; `faults` are of words that were taken, by what a draft is judged by."""

    path: Path
    slug: str
    locale: str
    merged: Merged
    faults: tuple[Lost, ...] = ()


@dataclass(frozen=True, slots=True)
class Remembered:
    """A memory that was taken in: the file that the project keeps, and its pairs of texts in the project's languages."""

    path: PurePosixPath
    pairs: int
    usable: int


def export_files(
    workspace: Workspace, form: str, folder: Path, articles: Sequence[str] = (), locales: Sequence[str] = ()
) -> Iterator[Exported]:
    """A file for each article and locale, as `extract` would leave its catalog; nothing in the project is changed."""
    batch: dict[PurePosixPath, tuple[Exported, bytes]] = {}
    size = 0
    for exported, data in _exported(workspace, kinds.KINDS[form], folder, articles, workspace.locales(locales)):
        batch[_place(exported.path)] = exported, data
        size += len(data)
        if len(batch) >= _FILES or size >= _PART:
            yield from _written(workspace, batch)
            batch, size = {}, 0
    yield from _written(workspace, batch)


_FILES = 64
"""Files that wait for the disk together."""


def _exported(
    workspace: Workspace, kind: ExchangeKind, folder: Path, articles: Sequence[str], tags: Sequence[str]
) -> Iterator[tuple[Exported, bytes]]:
    """The files that are to be made."""
    for entry in workspace.articles(articles):
        for tag, loaded in catalogs(workspace, entry, tags):
            now = current(entry, loaded.catalog, tag)
            packed = kit.pack(now, workspace.annotate.index(tag, now.source))
            path = folder / f"{entry.slug}.{tag}{kind.suffix}"
            try:
                yield Exported(entry.slug, tag, path, len(packed.items)), kind.dump(packed)
            except ExchangeError as exc:
                workspace.errors.append(exc)


def _written(workspace: Workspace, batch: Mapping[PurePosixPath, tuple[Exported, bytes]]) -> Iterator[Exported]:
    workspace.store.write_together({path: data for path, (_, data) in batch.items()})
    yield from (exported for exported, _ in batch.values())


def _place(path: Path) -> PurePosixPath:
    """A path that a person gave, which counts from the folder where the person is."""
    return PurePosixPath(path.absolute().as_posix())


def import_files(workspace: Workspace, files: Iterable[Path]) -> Iterator[ImportedCatalog]:
    """What translators sent back goes into the catalogs; a file that cannot be taken goes to the errors, whole.

    A folder stands for the files below it that can be imported.
    """
    for file in _returned(workspace, files):
        try:
            data = workspace.store.read(_place(file))
            kits = kinds.parse(data, str(file), file.suffix)
        except L10nError as exc:
            workspace.errors.append(exc)
            continue
        for part in kits:
            try:
                yield _import(workspace, file, part)
            except L10nError as exc:
                workspace.errors.append(exc)


def _returned(workspace: Workspace, paths: Iterable[Path]) -> Iterator[Path]:
    """The files, and in the place of a folder what it holds, in the order of their names; hidden ones are not meant."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = [each for each in sorted(path.rglob("*")) if each.suffix.lower() in kinds.RETURNED and each.is_file()]
        visible = [each for each in inside if not any(part.startswith(".") for part in each.relative_to(path).parts)]
        if not visible:
            problem = "is a folder without XLIFF, CSV or XLSX files"
            workspace.errors.append(ExchangeError(str(path), problem, "name the files, or the folder that they are in"))
        yield from visible


def _import(workspace: Workspace, file: Path, kit: Kit) -> ImportedCatalog:
    loaded, units = _catalog(workspace, file, kit)
    merged = merge(units, kit)
    if merged.catalog != loaded.catalog:
        workspace.save(loaded, merged.catalog)
    faults = tuple(_faults(workspace, loaded.catalog, merged.catalog, kit))
    return ImportedCatalog(file, loaded.catalog.slug, loaded.catalog.target, merged, faults)


def _faults(workspace: Workspace, before: Catalog, after: Catalog, kit: Kit) -> Iterator[Lost]:
    """What is wrong with the words that came in, as it would be with a draft."""
    from l10n.draft.ready_made import faults
    from l10n.draft.sentence import PairContext

    old = {unit.key: unit.target for unit in before.units}
    lines = {item.unit.key.source: item.line for item in kit.items}
    pair_context = PairContext.of(Pair(after.source, after.target), workspace.terms)
    for unit in after.units:
        if unit.target and unit.target != old.get(unit.key) and unit.state is not State.OBSOLETE:
            for fault in faults(unit.key.source, unit.target, pair_context):
                yield Lost(unit.key.source, f"taken, though {fault}", lines.get(unit.key.source, 0))


def _catalog(workspace: Workspace, file: Path, kit: Kit) -> tuple[LoadedCatalog, Catalog]:
    """The catalog that a kit belongs to, as it is on the disk and as `extract` would leave it.

    Raises:
        ExchangeError: the project has no such article or locale, or the languages do not fit.
    """
    if not kit.target:
        raise ExchangeError(str(file), "names no target language", "nothing was translated?")
    locale = _locale(workspace, file, kit.target)
    slug = _slug(workspace, file, kit.slug, locale)
    entry = next(workspace.articles([slug]), None) if slug in workspace.slugs() else None
    loaded = workspace.load(slug, entry.language if entry else workspace.settings.source, locale)
    if kit.source and langtag.language(langtag.parse(kit.source)) != langtag.language(loaded.catalog.source):
        problem = f"is translated from {kit.source}, the article is in {loaded.catalog.source}"
        raise ExchangeError(str(file), problem, "export it again")
    return loaded, current(entry, loaded.catalog, locale) if entry else loaded.catalog


def _locale(workspace: Workspace, file: Path, tag: str) -> str:
    """The locale of the project that a file's target language means: `es` for `es-ES` where it names no country."""
    try:
        return workspace.locales([langtag.closest(langtag.parse(tag), workspace.locales())])[0]
    except UsageError as exc:
        raise ExchangeError(str(file), f"{exc.place} {exc.problem}", exc.remedy) from exc


def _slug(workspace: Workspace, file: Path, name: str, locale: str) -> str:
    """The article that a file names by its slug or its path, or that is named by the file itself: tools write paths of their
    own machine, with their own suffix after ours.
    """
    slugs = workspace.slugs() | set(workspace.store.catalogs(locale))
    for text in (name.replace("\\", "/"), file.name):
        meant = _slugs(text)
        for slug in meant:
            if slug in slugs:
                return slug
        near = {slug for slug in slugs if slug.rpartition("/")[2] in meant}
        if len(near) == 1:
            return near.pop()
    raise ExchangeError(str(file), f"{name!r} is not an article of this project", "import only what 'l10n export' made")


def _slugs(path: str) -> list[str]:
    """The slugs that a path may mean, the most likely first: with fewer suffixes, then with fewer folders."""
    parts = [part for part in path.split("/") if part not in ("", ".")]
    tails = []
    for n in range(len(parts) if ".." not in parts else 0):
        tail = PurePosixPath(*parts[n:])
        tails.append(str(tail))
        while tail.suffix:
            tail = tail.with_suffix("")
            tails.append(str(tail))
    return tails


# --- memories ------------------------------------------------------------------------------------------------------


def import_memory(workspace: Workspace, files: Iterable[Path]) -> Iterator[Remembered]:
    """Copies TMX files into locales/memory/, so that they are in version control, and feeds the memory from them.

    A file is read to its end before anything is changed: one that breaks off leaves memory and folder as they are.
    """
    locales = frozenset({workspace.settings.source, *workspace.locales()})
    for file in files:
        try:
            yield _remember(workspace, file, locales)
        except L10nError as exc:
            workspace.errors.append(exc)
    with recall.memory(workspace.store) as opened:
        recall.feed_memories(workspace, opened)


def _remember(workspace: Workspace, file: Path, locales: frozenset[str]) -> Remembered:
    path = PurePosixPath(MEMORIES, file.with_suffix(".tmx").name)
    total = usable = 0
    with workspace.store.open(_place(file)) as data:
        for each in recall.variants(tmx.parse(data, str(file)), workspace):
            total += 1
            usable += each.pair.source in locales and each.pair.target in locales
        data.seek(0)
        workspace.store.write_parts(path, _parts(data))
    return Remembered(path, total, usable)


def _parts(data: IO[bytes]) -> Iterator[bytes]:
    while part := data.read(_PART):
        yield part


def export_memory(workspace: Workspace, target: Path, locales: Sequence[str] = ()) -> int:
    """Writes what people reviewed, in all catalogs of the locales, as TMX; the number of its pairs."""
    seen: set[int] = set()
    variants = _once(_reviewed(workspace, workspace.locales(locales)), seen)
    lines = tmx.dump(variants, workspace.settings.source, __version__)
    workspace.store.write_parts(_place(target), (line.encode() for line in lines))
    return len(seen)


def _once(variants: Iterable[tmx.Variant], seen: set[int]) -> Iterator[tmx.Variant]:
    """The pairs without repetitions; `seen` takes what they are known by, which is all that is kept of them."""
    for each in variants:
        texts = (each.source_language, each.target_language, each.context, each.source, each.target)
        fingerprint = digest("", "\0".join(texts))
        if fingerprint not in seen:
            seen.add(fingerprint)
            yield each


def _reviewed(workspace: Workspace, locales: Sequence[str]) -> Iterator[tmx.Variant]:
    for locale in locales:
        for slug in workspace.store.catalogs(locale):
            path = workspace.store.catalog_path(slug, locale)
            try:
                text = po.decode(workspace.store.read(path), str(path))
                catalog = po.parse(text, slug, str(path), target=locale)
            except L10nError as exc:
                workspace.errors.append(exc)
                continue
            pair = Pair(catalog.source or workspace.settings.source, locale)
            for each in recall.entries(catalog, pair):
                yield tmx.Variant(pair.source, pair.target, each.source, each.target, each.context)
