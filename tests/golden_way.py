"""The whole way of a golden article: template, catalogs, a fixed engine, a person's review, bundles from left and from right.

A case that has a folder `way/` has what comes of it there. Spanish is reviewed and final, Persian a preview of drafts.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import polib

from l10n.jobs import build, extract, translate
from l10n.jobs.executor import close
from l10n.workspace import Workspace
from tests.golden_write import Case

SETTINGS = """\
locales = ["es", "fa"]
[routes]
es = "pseudo"
fa = "pseudo"
[site]
name = "The Gazette"
url = "https://gazette.example/{locale}/{slug}/"
"""
_PACKED = {".docx", ".odt"}
_STYLES = re.compile(r"<style>.*?</style>", re.DOTALL)
_DATES = re.compile(r'^"(?:POT-Creation|PO-Revision)-Date: .*\n', re.MULTILINE)


def walk(case: Case, folder: Path) -> Mapping[str, str]:
    """What comes of a case in an empty folder: the texts of all files that it becomes, by their names in `way/`."""
    (folder / "source").mkdir()
    shutil.copyfile(case.article, folder / "source" / case.article.name)
    (folder / "l10n.toml").write_text(SETTINGS, encoding="utf-8")
    for stage in (extract, translate):
        _run(folder, stage)
    catalogs = {tag: folder / "locales" / tag / "LC_MESSAGES" / "article.po" for tag in ("es", "fa")}
    _review(catalogs["es"])
    _run(folder, build, final=True)
    _run(folder, build)
    article_name = case.article.name if case.article.suffix not in _PACKED else ""
    return dict(_files(folder, catalogs, article_name))


def _run(folder: Path, stage: Callable[..., Iterable[object]], **options: bool) -> None:
    workspace = Workspace(folder)
    try:
        list(stage(workspace, **options))
    finally:
        close(workspace)
    assert not workspace.errors, "; ".join(map(str, workspace.errors))


def _review(path: Path) -> None:
    """A person takes every draft as it is."""
    catalog = polib.pofile(str(path), wrapwidth=0)
    for entry in catalog:
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    catalog.save()


def _files(folder: Path, catalogs: Mapping[str, Path], article_name: str) -> Iterator[tuple[str, str]]:
    """The texts; `own` is the article's file, which each locale has in its language too."""
    yield "article.pot", _DATES.sub("", (folder / "locales/templates/article.pot").read_text(encoding="utf-8"))
    for tag, path in catalogs.items():
        yield f"{tag}.po", _DATES.sub("", path.read_text(encoding="utf-8"))
        translated = (
            f"article.{tag}{Path(article_name).suffix}"
            if article_name in {"article.json", "article.txt"}
            else article_name
        )
        for name in ("index.html", "article.json", "article.txt", *filter(None, (translated,))):
            text = (folder / "dist/article" / tag / name).read_bytes().decode()
            yield f"{tag}.{name}", _STYLES.sub("<style></style>", text)
        compiled = polib.mofile(str(folder / "dist/article" / tag / "messages.mo"))
        yield f"{tag}.mo.txt", "".join(f"{entry.msgctxt}\t{entry.msgid}\t{entry.msgstr}\n" for entry in compiled)
