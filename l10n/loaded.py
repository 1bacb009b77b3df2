"""What was read of a project: an article with its template, and a catalog as it stood on the disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from l10n.catalog import table_numbers
from l10n.catalog.po import lines as po_lines
from l10n.catalog.po import po
from l10n.dataclass import dataclass, field
from l10n.model import Catalog, Document, UnitKey


@dataclass(frozen=True, slots=True)
class LoadedCatalog:
    """A catalog as it stood on the disk when it was read; `data` is nothing where there was no file."""

    catalog: Catalog
    data: bytes | None

    def lines(self, place: str) -> Mapping[UnitKey, int]:
        """The 1-based line of each unit in the file."""
        return po_lines.lines(po.decode(self.data, place), place) if self.data else {}


@dataclass(frozen=True, slots=True)
class LoadedArticle:
    """An article with what follows from it: its document, and the template of its catalogs. `digits` are CLDR's names of those
    that a project chose for a locale.
    """

    document: Document
    template: Catalog
    annotate: Callable[[Catalog], Catalog] = field(compare=False)
    digits: Mapping[str, str] = field(default_factory=dict)

    def template_in(self, tag: str) -> Catalog:
        """The template as a locale's translators see it: with notes on the terms of units, and numbers of tables written."""
        return table_numbers.filled(self.annotate(replace(self.template, target=tag)), self.digits.get(tag, ""))

    @property
    def slug(self) -> str:
        """The article's slug."""
        return self.document.article.slug

    @property
    def language(self) -> str:
        """The language that the article is written in."""
        return self.template.source
