"""Where the files of a project lie: its articles, templates, catalogs, memories and bundles."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.disk.errors import explained
from l10n.errors import ArticleError, NotArticleError, StoreError
from l10n.late_pattern import late_pattern

SOURCE, LOCALES, DIST, CACHE, THEME = "source", "locales", "dist", ".l10n", "theme"
TEMPLATES = f"{LOCALES}/templates"
MEMORIES = f"{LOCALES}/memory"
TERMBASE = PurePosixPath(LOCALES, "termbase.csv")
ASSIGNMENTS = PurePosixPath(LOCALES, "assignments.csv")
HISTORY = PurePosixPath(LOCALES, "history")
MESSAGES = "LC_MESSAGES"
SERVE_PORT = 8737
"""Where `l10n serve` listens unless that is taken: the page of `l10n status --html` leads there."""
_UNWRITABLE = late_pattern(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """An article's file: its slug, and its path relative to the project."""

    slug: str
    path: PurePosixPath

    @property
    def hides(self) -> str:
        """Why no catalog can point to the file: what its name has that no line of text can hold; empty where all is well."""
        if _UNWRITABLE.search(str(self.path)):
            return "has a name with control characters, line breaks or bytes that are not UTF-8"
        return ""

    @property
    def may_be_data(self) -> bool:
        """Whether such files are more often data of a page or a tool than articles."""
        return self.path.suffix.lower() in (".json", ".xml")

    def clash(self, path: PurePosixPath) -> ArticleError:
        """What is wrong where another file has its slug; data beside an article is left out."""
        kind = NotArticleError if self.may_be_data else ArticleError
        return kind(str(self.path), f"would share its catalogs with {path}", "rename one of the two")


def instead_of_article(name: str, locales: Collection[str]) -> str:
    """What to write where a person names a locale or a catalog as if it were an article; empty for anything else.

    >>> instead_of_article("es", {"es"}), instead_of_article("locales/pt_BR/LC_MESSAGES/harbor.po", {"pt-BR"})
    ('es is a locale: --locale es', 'that is a catalog: harbor --locale pt-BR')
    """
    if name in locales:
        return f"{name} is a locale: --locale {name}"
    folders, _, file = name.partition(f"/{MESSAGES}/")
    if not file.endswith(".po"):
        return ""
    return f"that is a catalog: {file.removesuffix('.po')} --locale {langtag.from_gettext(PurePosixPath(folders).name)}"


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of one project. `root` is its folder; every path given or returned is relative to it.

    Links of source/ and locales/ that lead out of the project are refused, unless `follow_links`.
    """

    root: Path
    follow_links: bool = False

    def articles(self) -> Iterator[SourceFile]:
        """Every file below source/ in the order of their paths, hidden ones left out.

        Raises:
            StoreError: source/ is a file, or one of its folders may not be read: articles that only seem to be gone would
                lose their catalogs to others.
        """
        base = self.root / SOURCE
        if base.exists() and not base.is_dir():
            raise StoreError(
                SOURCE, "is not a folder", "move the file away and put articles into a folder of that name"
            )
        for folder, folders, names in self._walk(base):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            inside = PurePosixPath(SOURCE, Path(folder).relative_to(base).as_posix())
            for name in sorted(names):
                if not name.startswith(".") and not name.endswith("~"):
                    path = inside / name
                    yield SourceFile(str(path.with_suffix("")).removeprefix(f"{SOURCE}/"), path)

    def _walk(self, base: Path) -> Iterator[tuple[str, list[str], list[str]]]:
        """As `os.walk`; linked folders are looked into where links are followed, each folder once."""
        seen: set[str] = set()
        for folder, folders, names in os.walk(base, onerror=self._refuse_folder, followlinks=self.follow_links):
            if self.follow_links:
                folders[:] = [name for name in folders if os.path.realpath(Path(folder, name)) not in seen]
                seen.update(os.path.realpath(Path(folder, name)) for name in folders)
            yield folder, folders, names

    def skipped_folders(self) -> Iterator[PurePosixPath]:
        """The folders below source/ that are links, and so are not looked into."""
        if not self.follow_links:
            for folder, folders, _ in os.walk(self.root / SOURCE):
                links = [Path(folder, name) for name in sorted(folders) if Path(folder, name).is_symlink()]
                yield from (PurePosixPath(link.relative_to(self.root).as_posix()) for link in links)

    def _refuse_folder(self, error: OSError) -> None:
        """What `os.walk` calls with a folder that it cannot list; one that was never there is empty."""
        if not isinstance(error, FileNotFoundError):
            with explained(PurePosixPath(os.path.relpath(str(error.filename), self.root))):
                raise error

    def template_path(self, slug: str) -> PurePosixPath:
        """Where the template of an article is kept."""
        return PurePosixPath(TEMPLATES, f"{slug}.pot")

    def catalog_path(self, slug: str, locale: str) -> PurePosixPath:
        """Where the catalog of an article in a locale is kept, under gettext's name of the locale."""
        return PurePosixPath(LOCALES, langtag.gettext_name(locale), MESSAGES, f"{slug}.po")

    def history_path(self, slug: str, locale: str) -> PurePosixPath:
        """Where it is kept what people did to the units of an article in a locale."""
        return HISTORY / langtag.gettext_name(locale) / f"{slug}.jsonl"

    def locales(self) -> Iterator[str]:
        """The locales that have a folder of catalogs, also those that the settings no longer name."""
        for folder in sorted((self.root / LOCALES).glob(f"*/{MESSAGES}")):
            yield langtag.from_gettext(folder.parent.name)

    def templates(self) -> Iterator[str]:
        """The slugs of all templates."""
        yield from self._slugs(PurePosixPath(TEMPLATES), ".pot")

    def catalogs(self, locale: str) -> Iterator[str]:
        """The slugs of all catalogs of a locale, also of articles that are gone."""
        yield from self._slugs(self.catalog_path("x", locale).parent, ".po")

    def _slugs(self, folder: PurePosixPath, suffix: str) -> Iterator[str]:
        for path in self._below(folder, suffix):
            if not path.rpartition("/")[2].startswith(".") and not _UNWRITABLE.search(path):
                yield path.removesuffix(suffix)

    def _below(self, folder: PurePosixPath, ending: str) -> list[str]:
        """The files below a folder whose names end so, by their paths in it, in order."""
        base = str(self.root / folder)
        places = (
            os.path.join(inside, name)  # noqa: PTH118  (27,000 files of a large newsroom)
            for inside, _, names in os.walk(base)
            for name in names
            if name.endswith(ending)
        )
        paths = (path[len(base) + 1 :].replace(os.sep, "/") for path in places)
        return sorted(paths, key=lambda path: path.split("/"))

    def memories(self) -> Iterator[PurePosixPath]:
        """The memories of other tools that the project keeps."""
        for path in sorted((self.root / MEMORIES).glob("*.tmx")):
            if not path.name.startswith("."):
                yield PurePosixPath(MEMORIES, path.name)

    def manifests(self) -> Iterator[PurePosixPath]:
        """The manifests of all articles that were built."""
        for path in self._below(PurePosixPath(DIST), "manifest.json"):
            if path.rpartition("/")[2] == "manifest.json":
                yield PurePosixPath(DIST, path)
