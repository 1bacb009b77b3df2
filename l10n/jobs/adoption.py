"""The catalogs of an article whose file was renamed: they go where its new name leads, and what people did to them too."""

from __future__ import annotations

from functools import cached_property

from l10n.catalog import assignments
from l10n.catalog.po import po
from l10n.errors import L10nError
from l10n.layout import ASSIGNMENTS
from l10n.model import UnitKey
from l10n.store import Store
from l10n.workspace import LoadedArticle

SAME_ARTICLE = 0.5  # share of units that an article without a catalog must have in common with one that lost its file


class Orphans:
    """The catalogs of a project whose articles have no file, waiting for the new names. Their templates are read once."""

    def __init__(self, store: Store, present: frozenset[str]) -> None:
        """`present` are the slugs of all articles."""
        self._store = store
        self._present = present

    @cached_property
    def _keys(self) -> dict[str, frozenset[UnitKey]]:
        """The keys of each orphan's units, by slug."""
        return {slug: self._read(slug) for slug in self._store.templates() if slug not in self._present}

    def exist(self) -> bool:
        """Whether there are any."""
        return any(slug not in self._present for slug in self._store.templates())

    def _read(self, slug: str) -> frozenset[UnitKey]:
        path = self._store.template_path(slug)
        try:
            catalog = po.parse(po.decode(self._store.read(path), str(path)), slug, str(path))
        except L10nError:
            return frozenset()  # a template is made anew from its article; a broken one only finds no successor
        return frozenset(unit.key for unit in catalog.units)

    def claim(self, entry: LoadedArticle) -> str:
        """The old slug of a renamed article, whose catalogs are then nobody else's; nothing where it has none.

        An article without a template takes over the catalogs of one without a file, if they have at least `SAME_ARTICLE` of
        their units in common.
        """
        if self._store.find(self._store.template_path(entry.slug)) is not None:
            return ""
        keys = {unit.key for unit in entry.template.units}
        shares = {
            slug: len(keys & article_keys) / max(len(keys), len(article_keys), 1)
            for slug, article_keys in self._keys.items()
        }
        old = max(shares, key=shares.__getitem__, default="")
        if not keys or not old or shares[old] < SAME_ARTICLE:
            return ""
        del self._keys[old]
        return old

    def adopt(self, entry: LoadedArticle) -> str:
        """Moves the catalogs of a renamed article to its new name, in every locale, with their histories and assignments; the
        old slug, or nothing.
        """
        store, old = self._store, self.claim(entry)
        if old:
            for locale in store.locales():
                store.move(store.catalog_path(old, locale), store.catalog_path(entry.slug, locale))
                store.move(store.history_path(old, locale), store.history_path(entry.slug, locale))
            self._reassign(old, entry.slug)
            store.move(store.template_path(old), store.template_path(entry.slug))
        return old

    def _reassign(self, old: str, slug: str) -> None:
        """Names the article of assignments by its new name."""
        place = str(ASSIGNMENTS)
        if not any(article == old for article, _ in assignments.parse(self._store.find(ASSIGNMENTS), place)):
            return

        def renamed(data: bytes | None) -> bytes:
            return assignments.dump(assignments.renamed(assignments.parse(data, place), old, slug)).encode()

        self._store.revise(ASSIGNMENTS, renamed)
