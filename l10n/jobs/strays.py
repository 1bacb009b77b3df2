"""Folders of catalogs that no locale of the settings has: of a locale that was taken out, or renamed by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from l10n import langtag
from l10n.layout import LOCALES, MESSAGES
from l10n.store import Store


def locale_folders(store: Store, locales: Collection[str]) -> Iterator[str]:
    """The folders in locales/ with catalogs of a locale that is not among these."""
    folder_names = {langtag.gettext_name(tag) for tag in locales}
    for folder in sorted((store.root / LOCALES).glob(f"*/{MESSAGES}")):
        name = folder.parent.name
        if name not in folder_names and next(folder.rglob("*.po"), None) is not None:
            yield f"{LOCALES}/{name}"


def renamed(store: Store, locales: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The locales that have no catalogs yet while a folder of an unnamed locale has some, each with that folder: words that
    people reviewed may lie there.
    """
    strays = list(locale_folders(store, locales))
    for tag in locales if strays else ():
        if not (store.root / LOCALES / langtag.gettext_name(tag)).exists():
            yield tag, strays[0]
