"""Data files that were taken apart once are read as they were, and taken apart anew when they change."""

import os
import sys
from pathlib import Path

import pytest

from l10n.language import prepared

TOML = '[names]\ninside = "van der"\n\n[sentences]\nstops = [".", "…"]\n\n[sentences.abbreviations]\ntitles = ["Dr"]\n'


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "compiled"))
    path = tmp_path / "xx.toml"
    path.write_text(TOML, "utf-8")
    return path


def tables(path):
    return {name: prepared.table(name, section) for name, section in prepared.sections(path).items()}


def compiled(path):
    return list((path.parent / "compiled").rglob("*.data"))


SECTIONS = {
    "names": {"inside": "van der"},
    "sentences": {"stops": [".", "…"], "abbreviations": {"titles": ["Dr"]}},
}


def test_what_was_prepared_is_what_the_file_says_and_is_not_parsed_again(file, monkeypatch):
    assert tables(file) == SECTIONS
    assert len(compiled(file)) == 1
    monkeypatch.setattr(prepared.tomllib, "loads", None)
    assert tables(file) == SECTIONS


def test_a_changed_file_is_prepared_anew(file):
    tables(file)
    file.write_text(TOML.replace("van der", "von dem"), "utf-8")
    os.utime(file, ns=(1, 1))
    assert tables(file)["names"] == {"inside": "von dem"}


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"N"])
def test_a_damaged_file_is_made_again(file, damage):
    tables(file)
    (place,) = compiled(file)
    whole = place.read_bytes()
    place.write_bytes(damage)
    assert tables(file) == SECTIONS
    assert place.read_bytes() == whole


def test_a_file_whose_inner_bytes_are_damaged_is_made_again(file):
    tables(file)
    (place,) = compiled(file)
    whole = place.read_bytes()
    for at in range(len(whole)):
        place.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        assert tables(file) == SECTIONS
        assert place.read_bytes() == whole


def test_a_library_in_a_zip_file_is_read_each_time(tmp_path):
    made = prepared.of_library("unicode_rbnf", tmp_path / "l10n.zip" / "module.py", "xx", lambda: {"two": 2})
    assert made == {"two": 2}


def test_nothing_is_written_where_python_compiles_nothing(file, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert tables(file) == SECTIONS
    assert compiled(file) == []


def test_a_folder_that_nobody_may_write_to_is_no_hindrance(file, monkeypatch):
    monkeypatch.setattr(prepared.os, "access", lambda *_: False)
    assert tables(file) == SECTIONS
    assert compiled(file) == []


def test_a_full_disk_is_no_hindrance(file, monkeypatch):
    def refuse(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(prepared.replacement, "written", refuse)
    assert tables(file) == SECTIONS


def test_no_sections_are_read_of_a_file_that_is_not_present(tmp_path):
    assert prepared.sections(Path(tmp_path, "yy.toml")) == {}


def test_what_is_made_of_a_library_is_made_once_for_each_version(file, monkeypatch):
    module, made = file.with_name("learning.py"), []
    module.write_text("", "utf-8")
    library = file.with_name("a_library.py")
    library.write_text("", "utf-8")
    monkeypatch.syspath_prepend(str(file.parent))

    def make():
        made.append(len(made))
        return {1: ("one", "first")}

    def twice():
        return [prepared.of_library("a_library", module, "xx", make, [file]) for _ in range(2)]

    assert twice() == [{1: ("one", "first")}] * 2
    for source in (library, module, file):
        source.write_text("more = 1", "utf-8")
        twice()
    assert made == [0, 1, 2, 3]
    assert "a_library" not in sys.modules


def test_a_library_that_is_not_present_leaves_nothing(file):
    assert prepared.of_library("no_such_library", file, "xx", lambda: {1: ("one",)}) == {1: ("one",)}
    assert compiled(file) == []
