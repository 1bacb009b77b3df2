"""stub"""

from __future__ import annotations
from collections.abc import Callable, Iterable
from l10n.catalog.change import Change, compare, merge, update
from l10n.model import Block, Catalog, Document, Draft, Localized, Progress, Segmented

__all__ = ["Change", "Cut", "accept", "compare", "compose", "merge", "progress", "template", "update"]
Cut = Callable[[Block], Segmented]


def template(document: Document, cut: Cut) -> Catalog:
    """The catalog of all units of a document, without targets, in article order."""
    raise NotImplementedError


def accept(catalog: Catalog, drafts: Iterable[Draft]) -> Catalog:
    """The catalog with drafts, as fuzzy, on the units that have no target."""
    raise NotImplementedError


def compose(document: Document, catalog: Catalog, cut: Cut) -> Localized:
    """The document with the words of the catalog."""
    raise NotImplementedError


def progress(catalog: Catalog) -> Progress:
    """Counts over the units of the article."""
    raise NotImplementedError
