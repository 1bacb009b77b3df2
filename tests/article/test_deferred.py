"""Formats are known by their suffixes before anything of them is loaded."""

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from l10n.article import formats
from l10n.plugin import Deferred, Format, load

FOLDER = Path(formats.__path__[0])
ADDRESSES = [
    address for path in sorted(FOLDER.glob("*.py")) for address in re.findall(r'"([\w.]+:\w+)"', path.read_text())
]


def test_addresses_were_detected():
    assert len(ADDRESSES) > 30


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_part_of_a_format_exists(address):
    module, _, name = address.partition(":")
    assert callable(getattr(import_module(module), name))


def test_a_part_is_loaded_once_and_called_as_it_is():
    strip = Deferred("l10n.markup:strip")
    assert strip("A <1>word</1>") == strip("A <1>word</1>") == "A word"


def test_a_part_that_is_missing_is_named_when_it_is_called():
    missing = Deferred("l10n.markup:nothing_of_that_name")
    with pytest.raises(AttributeError, match="nothing_of_that_name"):
        missing("A word")


def test_an_article_loads_its_format_alone(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "source/mayor.txt").write_text("The mayor resigned\n\nShe gave no reason.\n", "utf-8")
    (tmp_path / "l10n.toml").write_text('locales = ["es"]\n', "utf-8")
    code = "import sys; from l10n.cli import run; run(sys.argv[1:]); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "-C", str(tmp_path), "extract"], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "l10n.article.text.roles" in loaded
    heavy = {"markdown_it", "yaml", "l10n.article.html.tree", "l10n.article.office.xml", "importlib.metadata"}
    assert not heavy & loaded


def test_all_formats_are_recognized_by_their_suffixes():
    suffixes = [suffix for format_ in load("l10n.article.formats", Format).values() for suffix in format_.suffixes]
    assert {".md", ".txt", ".html", ".docx", ".odt", ".srt", ".vtt", ".json", ".xml"} <= set(suffixes)
