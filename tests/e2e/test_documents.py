"""README and docs/ promise only what there is."""

import re
import tomllib
from pathlib import Path

import click
import pytest

from l10n import settings
from l10n.check.check import all_checks
from l10n.cli import l10n, run
from l10n.cli.commands import __path__ as commands

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
STORM = "# Storm closes the harbor\n\nThe harbor is closed. It is the **first** storm of the year.\n"


def block(opening: str) -> str:
    """The first code block of the README that begins so."""
    return next(text for text in re.findall(r"```\w*\n(.*?)```", README, re.DOTALL) if text.startswith(opening))


def form_of(catalog):
    """A catalog without what a model decides, which differs by its version and by the processor: targets and confidences."""
    return re.sub(r'confidence 0\.\d\d|(?<=^msgstr ").*(?="$)', "…", catalog, flags=re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_to_files(document):
    links = re.findall(r"\]\(([^)#]+)", document.read_text("utf-8"))
    assert [link for link in links if "://" not in link and not (document.parent / link).exists()] == []


def test_the_settings_of_the_readme_are_settings(tmp_path):
    table = tomllib.loads(block("source = "))
    read = settings.parse(table, tmp_path, "README.md")
    assert read.site.name == table["site"]["name"]
    assert set(table["checks"]) - set(read.checks.locales) - {"profile"} <= set(all_checks())


def test_the_readme_has_every_command():
    names = l10n.list_commands(click.Context(l10n))
    assert len(names) == len([path for path in Path(commands[0]).glob("*.py") if path.name != "__init__.py"])
    assert [name for name in names if f"| `l10n {name}" not in README and f", `l10n {name}`" not in README] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands_named_are_commands(document):
    named = re.findall(r"(?:^ {4}|`)l10n ([a-z]+)\b", document.read_text("utf-8"), re.MULTILINE)
    assert set(named) <= set(l10n.list_commands(click.Context(l10n)))


def test_the_entry_of_the_readme_is_what_a_translator_gets(tmp_path):
    (tmp_path / "l10n.toml").write_text('locales = ["es"]\n', "utf-8")
    (tmp_path / "source").mkdir()
    (tmp_path / "source/storm.md").write_text(STORM, "utf-8")
    assert run(["-C", str(tmp_path), "extract"]) == 0
    assert run(["-C", str(tmp_path), "translate"]) == 0
    written = (tmp_path / "locales/es/LC_MESSAGES/storm.po").read_text("utf-8")
    assert form_of(block("#. paragraph").strip()) in form_of(written)
