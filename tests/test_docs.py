"""The documentation: it builds as a site without a broken link, and names what there is."""

import dataclasses
import json
import re
import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest import mock

import click
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
    sections = {
        name: keys
        for name, keys in SECTIONS.items()
        if name not in ("capitals", "lands", "opposites", "opposite-hints", "opposite-renderings")
    }
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


# --- what readers copy

PAGES = [*sorted(DOCS.glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md"]
OTHER_FILES = {"project", *SECTIONS}
"""Tables of other files than the settings: a package's own, and a language's."""


def tables(text: str) -> list[str]:
    """The pieces of TOML of a page."""
    return [textwrap.dedent(piece) for piece in re.findall(r"^ *```toml\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)]


def test_settings_that_a_page_shows_are_settings():
    shown = [(page.name, tomllib.loads(piece)) for page in PAGES for piece in tables(page.read_text(encoding="utf-8"))]
    settings_shown = [(name, table) for name, table in shown if OTHER_FILES.isdisjoint(table)]
    assert len(settings_shown) > 10
    for name, table in settings_shown:
        settings.parse(table, Path(), name)


def command_lines(text: str) -> list[list[str]]:
    """The words of each `l10n …` of a page, without what a shell does with them."""
    spoken = re.findall(r"`l10n ([^`\n]*)`|^\s*l10n ([^\n]*)$", text, re.MULTILINE)
    lines = [re.split(r"\s[|#>&;]", first or second)[0] for first, second in spoken]
    return [line.replace("[", "").replace("]", "").split() for line in lines]


def unknown_words(words: list[str]) -> list[str]:
    """The commands and long options of a line that there are not; upper case stands for anything."""
    command, names = l10n, [word for word in words if word != "-C" and not word.isupper()]
    while isinstance(command, click.Group) and names and not names[0].startswith("-"):
        name = names.pop(0)
        if "\\|" in name:  # a choice of several
            return [each for each in name.split("\\|") if command.get_command(click.Context(command), each) is None]
        inner = command.get_command(click.Context(command), name)
        if inner is None:
            return [name]
        command = inner
    options = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    long = [re.match(r"--[a-z-]+", name)[0] for name in names if name.startswith("--")]
    return [name for name in long if name not in options | {"--help"}]


@pytest.mark.parametrize(
    ("line", "unknown"),
    [
        ("check --format json", []),
        ("check --fromat json", ["--fromat"]),
        ("memory serch X", ["serch"]),
        ("chek", ["chek"]),
    ],
)
def test_a_mistake_in_a_command_line_is_seen(line, unknown):
    assert unknown_words(line.split()) == unknown


def test_commands_and_options_that_a_page_names_exist():
    lines = [(page.name, words) for page in PAGES for words in command_lines(page.read_text(encoding="utf-8"))]
    assert len(lines) > 150
    assert [(name, words) for name, words in lines if unknown_words(words)] == []


def objects(schema: object) -> Iterator[Mapping[str, Any]]:
    """Every object of a schema."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for value in schema.values():
            yield from objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from objects(value)


OPTIONAL = {("manifest", "licences"), ("manifest", "outdated")}
OPTIONAL |= {(name, key) for name in ("run", "status") for key in ("errors", "warnings")}


@pytest.mark.parametrize("path", sorted((DOCS / "schemas").glob("*.json")), ids=lambda path: path.stem)
def test_a_schema_says_every_key_and_whether_it_is_always_present(path):
    """One that demands or forbids nothing would hold whatever a command prints."""
    for each in objects(json.loads(path.read_text(encoding="utf-8"))):
        keys = set(each.get("properties", ()))
        assert "additionalProperties" in each, keys
        assert {key for key in keys - set(each.get("required", ())) if (path.stem, key) not in OPTIONAL} == set()
