"""Brings the catalogs of the page on standings and of `l10n serve` up to date with their messages, as `l10n extract` does for
articles.

python -m tests.interface.page_words_write
"""

import ast
import re
import sys
from dataclasses import replace
from pathlib import Path

import l10n
from l10n import langtag
from l10n.catalog import catalog
from l10n.catalog.po import po
from l10n.interface.page_words import PAGES, SOURCE
from l10n.model import Catalog, Unit, UnitKey

ROOT = Path(l10n.__file__).parent
SPEAKERS = (
    "evaluate/templates/status.html",
    "evaluate/status_page.py",
    "evaluate/plot.py",
    "serve/pages.py",
    "serve/server.py",
)
SPOKEN = re.compile(r"""\b(?:t|words)\(\s*("(?:[^"\\\n]|\\.)+"|'(?:[^'\\\n]|\\.)+')""")


def template():
    """The messages as units, in the order of the files."""
    texts = dict.fromkeys(
        ast.literal_eval(text) for name in SPEAKERS for text in SPOKEN.findall((ROOT / name).read_text("utf-8"))
    )
    return Catalog("pages", SOURCE, "", tuple(Unit(UnitKey("", text)) for text in texts))


def catalog_path(locale):
    return ROOT / "interface" / "locales" / langtag.gettext_name(locale) / "LC_MESSAGES" / "pages.po"


def updated(locale):
    """The text of a locale's catalog as it should be."""
    path = catalog_path(locale)
    old = path.read_text("utf-8") if path.is_file() else ""
    expected = replace(template(), target=locale)
    existing = po.parse(old, "pages", str(path), source="en", target=locale) if old else replace(expected, units=())
    return po.dump(catalog.update(existing, expected), old)


def main(*locales):
    for locale in locales or [tag for tag in PAGES.locales() if tag != SOURCE]:
        text = updated(locale)
        catalog_path(locale).parent.mkdir(parents=True, exist_ok=True)
        catalog_path(locale).write_text(text, "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
