"""What one run has read of a project: its settings, articles, catalogs and terms, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from l10n import langtag, settings
from l10n.article import article, segment
from l10n.catalog import catalog
from l10n.catalog.po import po
from l10n.dataclass import dataclass
from l10n.errors import ArticleError, ErrorLog, FaultError, InputError, L10nError, SeveralErrors, UsageError, nearest
from l10n.layout import instead_of_article
from l10n.loaded import LoadedArticle, LoadedCatalog
from l10n.model import Block, Catalog, Document, Finding, Segmented, Term
from l10n.progress import NullProgress, Progress, ProgressNotes, message_once
from l10n.recent import Recent
from l10n.registry import Registry
from l10n.settings import Settings
from l10n.settings_run import RunOptions
from l10n.store import TERMBASE, SourceFile, Store
from l10n.task_store import RecordingStore, Trace
from l10n.terms import termbase
from l10n.terms.notes import Annotator

if TYPE_CHECKING:
    from l10n.check.project import ProjectChecks

__all__ = ["LoadedArticle", "LoadedCatalog", "Workspace"]

# Bytes of PO files and characters of articles whose parsed form is held: about four times as much in memory.
MOST_OF_CATALOGS, MOST_OF_ARTICLES = 6 << 20, 2 << 20
LONGEST_NAME = 251  # bytes; file systems hold 255, and a template ends in .pot


@dataclass(frozen=True, slots=True)
class WorkNotes:
    """What a piece of work had to say."""

    errors: ErrorLog
    progress: ProgressNotes


class Workspace:
    """What one command works with. `errors` gathers what went wrong with single articles and catalogs: the others go on."""

    def __init__(
        self, root: Path, progress: Progress | None = None, *, debug: bool = False, chosen: Settings | None = None
    ) -> None:
        """Opens the project in a folder, or with settings that are there already; with `debug`, faults of `l10n` itself are
        raised instead of noted.

        Raises:
            SettingsError: the folder has no settings of a project, or wrong ones.
        """
        self.progress: Progress = progress or NullProgress()
        self.settings: Settings = chosen or settings.load(root)
        self.registry = Registry(self.settings)
        self.store = Store(root, self.settings.follow_links, report=self.progress.message)
        self.errors = ErrorLog()
        self.run, self.effort = RunOptions(), self.settings.engine.effort  # where nobody chooses otherwise
        self._debug = debug
        self._articles = Recent[str, tuple[bytes, LoadedArticle]](MOST_OF_ARTICLES)
        self._unread: dict[str, tuple[bytes, L10nError]] = {}
        self._catalogs = Recent[tuple[str, str], LoadedCatalog](MOST_OF_CATALOGS)

    @contextmanager
    def recorded(self, trace: Trace, store: Store | None = None) -> Iterator[WorkNotes]:
        """A piece of work whose files, errors and messages are written down; on another `store` where one is given."""
        notes = WorkNotes(ErrorLog(), ProgressNotes(self.progress))
        before = self.store, self.errors, self.progress
        self.store = store or RecordingStore.over(self.store, trace)
        self.errors, self.progress = notes.errors, notes.progress
        try:
            yield notes
        finally:
            self.store, self.errors, self.progress = before

    @contextmanager
    def guard(self, place: str) -> Iterator[None]:
        """Notes whatever goes wrong with one article, catalog or stage in `errors`, so that the others go on."""
        try:
            yield
        except (KeyboardInterrupt, SystemExit, GeneratorExit):
            raise
        except L10nError as exc:
            self.errors.append(exc)
        except BaseException as exc:  # panics of libraries in Rust are no `Exception`
            if self._debug:
                raise
            self.errors.append(FaultError.of(place, exc))

    def locales(self, requested: Sequence[str] = ()) -> tuple[str, ...]:
        """The locales to work on: those asked for, or all of the settings.

        Raises:
            UsageError: a locale is not a tag or not among the settings', or there are none.
        """
        configured = self.settings.locales
        if not configured:
            raise UsageError("locales", "none are set", 'write locales = ["es", …] into the settings')
        for tag in (tags := tuple(dict.fromkeys(langtag.parse(tag) for tag in requested))):
            if tag not in configured:
                raise UsageError(
                    tag, "is not a locale of this project", f"one of {', '.join(configured)}, or add it to the settings"
                )
        return tags or configured

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The termbase of the project; what is wrong with it goes to `errors`."""
        with self.guard(str(TERMBASE)):
            table = termbase.read(self.store.find(TERMBASE), str(TERMBASE))
            self.errors.extend(table.errors)
            return termbase.for_locales(table.terms, self.settings.locales)
        return ()

    @cached_property
    def checking(self) -> ProjectChecks:
        """The checks of the project, with its terms."""
        from l10n.check.project import ProjectChecks  # late: extracting needs no checks

        return ProjectChecks(self.registry.checks, self.terms, self.settings.checks)

    @cached_property
    def annotate(self) -> Annotator:
        """What adds the notes on terms to templates."""
        return Annotator(self.terms)

    # --- articles

    def articles(self, requested: Sequence[str] = (), stage: str = "Reading") -> Iterator[LoadedArticle]:
        """The articles asked for, or all, taken apart; one that cannot be read goes to `errors`.

        `stage` names what is done with them for `progress`.
        """
        files = self.chosen(requested)
        self.progress.start(f"{stage} articles", len(files))
        for file in files:
            with self.guard(str(file.path)):
                yield self.article(file)
            self.progress.advance()

    def article(self, file: SourceFile) -> LoadedArticle:
        """A file taken apart, once as long as it does not change.

        Raises:
            L10nError: it cannot be read.
        """
        data = self.store.read(file.path)
        held = self._articles.get(file.slug)
        entry = held[1] if held and held[0] == data else self._read(file, data)
        self._articles.add(file.slug, (data, entry), article.size(entry.document.article))
        return entry

    def _read(self, file: SourceFile, data: bytes) -> LoadedArticle:
        """An article taken apart; what is wrong with it is found out once."""
        if file.slug in self._unread and self._unread[file.slug][0] == data:
            raise self._unread[file.slug][1]
        try:
            return self._entry(file, data)
        except L10nError as exc:
            self._unread[file.slug] = (data, exc)
            raise

    def _entry(self, file: SourceFile, data: bytes) -> LoadedArticle:
        if len(PurePosixPath(file.slug).name.encode()) > LONGEST_NAME:
            raise ArticleError(str(file.path), "has too long a name for its catalogs", "give it a shorter one")
        formats = self.registry.formats
        name = article.format_name(file.path, formats)
        reading = article.ReadingOptions(self.settings.source, self.settings.encoding, formats[name].unpack)
        decoded = article.decode(data, file.slug, file.path, name, reading)
        document = article.parse(decoded, self.settings.formats, formats)
        language = self._language(document)
        document = replace(document, article=replace(decoded, locale=language))
        template = catalog.template(document, self.cutter(language))
        return LoadedArticle(document, replace(template, source=language), self.annotate, self.settings.site.digits)

    def _language(self, document: Document) -> str:
        """The article's own word for its language where it has one, else the settings'. `en` says no less than `en-US`."""
        try:
            declared = langtag.parse(document.meta.get("language", ""))
        except UsageError:
            return self.settings.source
        same = langtag.language(declared) == langtag.language(self.settings.source)
        return self.settings.source if same else declared

    def slugs(self) -> frozenset[str]:
        """The slugs of all files below source/, whatever their format."""
        return frozenset(file.slug for file in self.store.articles())

    def chosen(self, requested: Sequence[str]) -> list[SourceFile]:
        """The files of articles that have a format, one per slug."""
        suffixes = {suffix for format_ in self.registry.formats.values() for suffix in format_.suffixes}
        files: dict[str, SourceFile] = {}
        readable = (file for file in self.store.articles() if file.path.suffix.lower() in suffixes)
        for file in sorted(readable, key=lambda each: each.may_be_data):  # data beside an article never takes its place
            if file.hides:
                self.errors.append(ArticleError(ascii(str(file.path)), file.hides, "rename it"))
            elif file.slug in files:
                self.errors.append(file.clash(files[file.slug].path))
            else:
                files[file.slug] = file
        if not requested:
            return list(files.values())
        return [files.get(name) or self._named(name, files) for name in dict.fromkeys(requested)]

    def _named(self, name: str, files: Mapping[str, SourceFile]) -> SourceFile:
        """The file that a person means by a path."""
        path = PurePosixPath(Path(name).as_posix())
        inside = PurePosixPath("source") / path
        resolved = Path(name).resolve() if Path(name).exists() else None
        for file in files.values():
            if file.path in {path, inside} or (resolved and resolved == (self.store.root / file.path).resolve()):
                return file
        remedy = instead_of_article(name, self.settings.locales) or nearest(name, files, "see 'l10n status'")
        raise UsageError(name, "is not an article of source/", remedy)

    def cutter(self, language: str) -> Callable[[Block], Segmented]:
        """How this project cuts blocks of a language into what translators see as one."""

        def cut(block: Block) -> Segmented:
            if self.settings.unit == "paragraph" or not segment.needs_cutting(block.role):
                return segment.paragraph(block.text)
            return segment.segment(block.text, language)

        return cut

    # --- catalogs

    def load(self, slug: str, source: str, locale: str) -> LoadedCatalog:
        """The catalog of an article in a locale, empty where there is no file yet; parsed once as long as it does not change.

        Raises:
            CatalogError: the file is broken; it stays as it is.
        """
        path = self.store.catalog_path(slug, locale)
        data = self.store.find(path)
        if data is None:
            return LoadedCatalog(Catalog(slug, source, locale, ()), None)
        held = self._catalogs.get((slug, locale))
        if held is None or held.data != data:
            held = LoadedCatalog(po.parse(po.decode(data, str(path)), slug, str(path), target=locale), data)
            self._catalogs.add((slug, locale), held, len(data))
        same = held.catalog.source == (source or held.catalog.source)
        return held if same else replace(held, catalog=replace(held.catalog, source=source))

    def try_load(self, slug: str, source: str, locale: str) -> LoadedCatalog | None:
        """As `load`; a broken catalog goes to `errors`."""
        with self.guard(str(self.store.catalog_path(slug, locale))):
            return self.load(slug, source, locale)
        return None

    def save(self, loaded: LoadedCatalog, changed: Catalog) -> LoadedCatalog:
        """Writes a changed catalog and gives what the file holds then: what a person saved since it was read wins."""
        if changed == loaded.catalog and loaded.data is not None:
            return loaded
        path = self.store.catalog_path(changed.slug, changed.target)
        now = loaded

        def revise(data: bytes | None) -> bytes:
            nonlocal now
            text = "" if data is None else po.decode(data, str(path))
            result = changed
            if data is not None and data != loaded.data:
                theirs = po.parse(text, changed.slug, str(path), source=changed.source, target=changed.target)
                result = catalog.merge(loaded.catalog, changed, theirs)
            now = LoadedCatalog(result, po.dump(result, text).encode())
            return now.data or b""

        self.store.revise(path, revise)
        self._catalogs.add((changed.slug, changed.target), now, len(now.data or b""))
        return now

    def save_template(self, template: Catalog) -> None:
        """Writes the template of an article; one that is damaged is made anew, since all that it says is the article's."""
        path = self.store.template_path(template.slug)

        def revise(data: bytes | None) -> bytes:
            try:
                return po.dump(template, po.decode(data, str(path)) if data else "").encode()
            except (InputError, SeveralErrors):
                message_once(self.progress, f"{path}: is damaged; the template is made anew from its article")
                return po.dump(template, "").encode()

        self.store.revise(path, revise)

    def findings(self, units: Catalog) -> tuple[Finding, ...]:
        """What the checks say about a catalog; about the article, where it is a template."""
        return self.checking.findings(self.checking.context(units))
