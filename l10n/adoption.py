"""The catalogs of an article whose file was renamed: they go where its new name leads."""

from __future__ import annotations

from l10n.catalog import po
from l10n.errors import L10nError
from l10n.model import UnitKey
from l10n.project import Entry
from l10n.store import Store

SAME_ARTICLE = 0.5  # share of units that an article without a catalog must have in common with one that lost its file


def adopt(store: Store, entry: Entry, present: frozenset[str]) -> str:
    """Moves the catalogs of a renamed article to its new name, in every locale; the old slug, or nothing.

    `present` are the slugs of all articles. An article without a template takes over the catalogs of one without a file,
    if they have at least `SAME_ARTICLE` of their units in common.
    """
    if store.find(store.template_path(entry.slug)) is not None:
        return ""
    keys = {unit.key for unit in entry.template.units}
    shares = {slug: _share(store, keys, slug) for slug in store.templates() if slug not in present}
    old = max(shares, key=shares.__getitem__, default="")
    if not keys or not old or shares[old] < SAME_ARTICLE:
        return ""
    for locale in store.locales():
        store.move(store.catalog_path(old, locale), store.catalog_path(entry.slug, locale))
    store.move(store.template_path(old), store.template_path(entry.slug))
    return old


def _share(store: Store, keys: set[UnitKey], slug: str) -> float:
    path = store.template_path(slug)
    try:
        old = po.parse(po.decode(store.read(path), str(path)), slug, str(path))
    except L10nError:
        return 0.0  # a template is made anew from its article; a broken one only finds no successor
    return len(keys & {unit.key for unit in old.units}) / max(len(keys), len(old.units), 1)
