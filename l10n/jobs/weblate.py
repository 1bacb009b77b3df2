"""Weblate beside the newsroom: its components as a file, and catalogs that two branches changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from l10n.catalog.po import po
from l10n.catalog.three_way import MergedCatalog, three_way
from l10n.disk import output
from l10n.exchange import weblate
from l10n.exchange.weblate import WeblateArticle, WeblateOptions
from l10n.model import Catalog
from l10n.workspace import Workspace


def weblate_components(
    workspace: Workspace, options: WeblateOptions, articles: Sequence[str] = ()
) -> list[Mapping[str, object]]:
    """The components of a project at Weblate, one for each article that has a template."""
    return list(weblate.components(_articles(workspace, articles), workspace.locales(()), options))


def _articles(workspace: Workspace, articles: Sequence[str]) -> Iterator[WeblateArticle]:
    for entry in workspace.articles(articles, "Reading"):
        catalogs = workspace.store.catalog_path(entry.slug, _PLACE)
        title = entry.document.meta.get("title", "")
        template = str(workspace.store.template_path(entry.slug))
        yield WeblateArticle(entry.slug, title, template, str(catalogs).replace(f"/{_PLACE}/", "/*/", 1))


_PLACE = "xx"
"""Stands for any locale in a path."""


def merge_catalogs(base: Path, ours: Path, theirs: Path, name: str = "") -> MergedCatalog:
    """Git's three versions of a catalog as one, which is written over `ours`: what its merge drivers do.

    Raises:
        CatalogError: one of them is broken; nothing is written.
        StoreError: the disk refuses; `ours` is as it was.
    """
    texts = [po.decode(path.read_bytes(), name or str(path)) for path in (base, ours, theirs)]
    parsed = [_parse(text, name or str(path)) for text, path in zip(texts, (base, ours, theirs), strict=True)]
    done = three_way(*parsed)
    output.write(ours, po.dump(done.catalog, texts[1]).encode())
    return done


def _parse(text: str, name: str) -> Catalog:
    return po.parse(text, Path(name).stem, name) if text.strip() else Catalog("", "", "", ())
