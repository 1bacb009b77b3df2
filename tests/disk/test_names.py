"""Names that other systems cannot hold."""

import unicodedata
from pathlib import PurePosixPath

import pytest

from l10n.disk import names


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("con.md", "device"),
        ("AUX", "device"),
        ("lpt1.tar.gz", "device"),
        ("com².txt", "device"),
        ("a:b.md", "':'"),
        ("why?.md", "'?'"),
        ("a\\b.md", "has no"),
        ("end.", "dot"),
        ("end ", "space"),
        ("é" * 256, "too long"),
    ],
)
def test_what_windows_cannot_hold(name, why):
    [(path, reason)] = names.problems([PurePosixPath("source") / name])
    assert path == PurePosixPath("source") / name
    assert why in reason


@pytest.mark.parametrize(
    "name", ["a.md", "console.md", "com10.md", "Ærø – ö.md", ".hidden", "a b.md", "lpt.md", "é" * 255]
)
def test_what_every_system_holds(name):
    assert not list(names.problems([PurePosixPath("source") / name]))


@pytest.mark.parametrize(
    ("first", "second"),
    [("Flood.md", "flood.md"), ("größe.md", "GRÖSSE.md"), ("café.md", unicodedata.normalize("NFD", "café.md"))],
)
def test_twins(first, second):
    [(path, why)] = names.problems([PurePosixPath("source", first), PurePosixPath("source", second)])
    assert str(path) == f"source/{second}"
    assert why == f"is one file with source/{first} on Windows and macOS"


def test_folders_count_too_and_once():
    paths = [PurePosixPath("source/aux/a.md"), PurePosixPath("source/aux/b.md"), PurePosixPath("source/AUX2/c.md")]
    assert [str(path) for path, _ in names.problems(paths)] == ["source/aux"]
    paths = [PurePosixPath("source/Sport/a.md"), PurePosixPath("source/sport/b.md"), PurePosixPath("source/sport/c.md")]
    assert [str(path) for path, _ in names.problems(paths)] == ["source/sport"]


def test_a_name_in_a_message_is_nothing_that_a_terminal_obeys():
    assert names.shown(PurePosixPath("source/naïve – №1.md")) == "source/naïve – №1.md"
    assert names.shown(PurePosixPath("source/a\x1b[2J.md")) == r"'source/a\x1b[2J.md'"
    assert "\udcff" not in names.shown(PurePosixPath("source/\udcff.md"))
