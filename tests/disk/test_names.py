"""Names that other systems cannot hold."""

import unicodedata
from pathlib import PurePosixPath

import pytest

from l10n.disk import names

DEVICE, CUT = "Windows keeps the name {!r} for a device", "Windows cuts a space or a dot off the end of names"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("con.md", DEVICE),
        ("AUX", DEVICE),
        ("lpt1.tar.gz", DEVICE),
        ("com².txt", DEVICE),
        ("a:b.md", "Windows has no ':' in names"),
        ("why?.md", "Windows has no '?' in names"),
        ("a\\b.md", "Windows has no '\\\\' in names"),
        ("end.", CUT),
        ("end ", CUT),
        ("é" * 256, "is too long a name for other systems"),
        ("👩" * 128, "is too long a name for other systems"),
    ],
)
def test_what_windows_cannot_hold(name, why):
    path = PurePosixPath("source") / name
    assert list(names.problems([path])) == [(path, why.format(name))]


@pytest.mark.parametrize(
    "name",
    ["a.md", "console.md", "com10.md", "Ærø – ö.md", ".hidden", "a b.md", "lpt.md", "é" * 255, "👩" * 127, "\udcff.md"],
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
