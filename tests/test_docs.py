"""The documentation: it builds as a site without a broken link, and names what there is."""

import dataclasses
import re
import textwrap
from collections.abc import Mapping
from pathlib import Path
from unittest import mock

import pytest
from mkdocs.commands import build
from mkdocs.config import load_config

from l10n import model, plugin, settings, settings_table
from l10n.cli import l10n
from l10n.language import areas, data
from l10n.language.schema import SECTIONS
from tests.test_layers import ROOMS, SPINE

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site, built as `make docs` does: a link to nothing is an error."""
    folder = tmp_path_factory.mktemp("docs") / "site"
    build.build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder)))
    return folder


def test_the_site_has_every_page_and_needs_no_network(site):
    pages = {path.stem for path in DOCS.glob("*.md")}
    assert pages <= {path.stem for path in site.glob("*.html")}
    fetched = re.compile(r'<(?:script|link|img)[^>]+(?:src|href)="https?:')
    assert [page.name for page in site.glob("*.html") if fetched.search(page.read_text(encoding="utf-8"))] == []


def test_every_page_has_its_place_in_the_navigation():
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [path.name for path in DOCS.glob("*.md") if f" {path.name}\n" not in navigation] == []


def test_the_reference_names_every_command_with_its_options(site):
    page = (site / "commands.html").read_text(encoding="utf-8")
    assert [name for name in l10n.list_commands(None) if f"l10n {name}" not in page] == []
    assert "--keep-reviewed" in page


def test_every_setting_stands_on_its_page():
    requested = set()
    chosen, table = settings_table.Reader._read, settings_table.Reader.table

    def noted(reader, name, *remainder):
        requested.add(name)
        return chosen(reader, name, *remainder)

    def noted_table(reader, name):
        requested.add(f"[{name}")
        return table(reader, name)

    with mock.patch.multiple(settings_table.Reader, _read=noted, table=noted_table):
        settings.parse({}, Path(), "l10n.toml")
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    names = {name.removeprefix("[") for name in requested}
    assert len(names) > 40
    assert [name for name in sorted(names) if not re.search(rf"[`\[. ]{re.escape(name)}[`\]., ]", page)] == []


def test_the_picture_of_the_rooms_has_every_room():
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    rooms = [name for rooms in ROOMS for name in rooms if not name.startswith("settings_")]
    absent = [name for name in (*rooms, *SPINE) if not re.search(rf"\b{name}\b", page)]
    assert [name for name in absent if name not in ("recent", "loaded")] == []


@pytest.fixture
def languages_page():
    return (DOCS / "languages-adding.md").read_text(encoding="utf-8")


def test_the_page_of_languages_names_every_section_with_its_keys(languages_page):
    rows = dict(re.findall(r"^\| `([a-z.-]+)`(?:, `capitals`, `lands`)? \| (.+) \|$", languages_page, re.MULTILINE))
    sections = {name: keys for name, keys in SECTIONS.items() if name not in ("capitals", "lands", "opposites")}
    assert [name for name in sections if name not in rows] == []
    keys = {(name, key) for name, keys in sections.items() if isinstance(keys, Mapping) for key in keys}
    in_tables = {("sentences", "abbreviations"), ("numbers", "words")}
    assert sorted((name, key) for name, key in keys - in_tables if f"`{key}`" not in rows[name]) == []


def test_the_page_of_languages_says_what_fills_each_area(languages_page):
    assert [area for area in areas.AREAS if not re.search(rf"^\| {area} \| .", languages_page, re.MULTILINE)] == []


def test_the_example_of_a_language_is_blind_where_it_has_nothing(languages_page):
    example = textwrap.dedent(re.search(r"```toml\n(.*?)```", languages_page, re.DOTALL)[1])
    data.use({"qaa": data.parse(example)})
    assert {area for area in areas.AREAS if areas.levels("qaa")[area] is areas.Level.DATA} == {
        "sentences", "function words", "language of a text", "negation", "reporting verbs",
    }  # fmt: skip
    assert {"negation", "language of a text"}.isdisjoint(areas.blind("qaa"))


def test_the_page_of_plugins_names_every_field_of_what_they_are_handed():
    page = (DOCS / "plugins.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([A-Z]\w+)` \| (.+) \|$", page.partition("## What they are handed")[2], re.MULTILINE))
    assert {"Article", "Block", "Subject", "Edition", "Translation"} <= set(rows)
    types = {name: getattr(plugin, name, None) or getattr(model, name) for name in rows}
    of_the_reader = {("Article", "encoding"), ("Article", "byte_order_mark"), ("Article", "container")}
    fields = {(name, field.name) for name, cls in types.items() for field in dataclasses.fields(cls)} - of_the_reader
    assert sorted((name, field) for name, field in fields if f"`{field}`" not in rows[name]) == []
