"""Brings the page's own catalogs up to date with its messages, as `l10n extract` does for articles.

python -m tests.review.messages_write

New messages come without words, messages that changed keep theirs as drafts; a translator does the rest in any PO editor.
"""

from dataclasses import replace
from pathlib import Path

from l10n import langtag
from l10n.catalog import catalog
from l10n.catalog.po import po
from l10n.interface.page_words import SOURCE
from l10n.review import messages

FOLDER = Path(messages.__file__).parent / "locales"


def catalog_path(locale):
    return FOLDER / langtag.gettext_name(locale) / "LC_MESSAGES" / "review.po"


def updated(locale):
    """The text of a locale's catalog as it should be."""
    path = catalog_path(locale)
    old = path.read_text("utf-8") if path.is_file() else ""
    template = replace(messages.template(), target=locale)
    existing = po.parse(old, "review", str(path), source="en", target=locale) if old else replace(template, units=())
    return po.dump(catalog.update(existing, template), old)


def main(*locales):
    for locale in locales or [tag for tag in messages.REVIEW.locales() if tag != SOURCE]:
        text = updated(locale)
        catalog_path(locale).parent.mkdir(parents=True, exist_ok=True)
        catalog_path(locale).write_text(text, "utf-8")


if __name__ == "__main__":
    import sys

    main(*sys.argv[1:])
