"""The data files: each is read, says only what somebody reads, and is found as package data."""

from __future__ import annotations

from importlib import resources

import pytest

from l10n.language import segmentation
from l10n.language.segmentation import Bind, language

CODES = sorted(
    file.name.removesuffix(".toml")
    for file in (resources.files("l10n.language") / "sentences").iterdir()
    if file.name.endswith(".toml")
)


@pytest.mark.parametrize("code", CODES)
def test_every_file_compiles_and_is_read_once(code):
    rules = language(code)
    assert rules.bind["Dr"] in set(Bind)
    assert language(f"{code}-XA").bind is rules.bind


@pytest.mark.parametrize("code", CODES)
def test_lists_hold_words(code):
    classes = segmentation._read(code).get("abbreviations", {})
    words = [word for text in classes.values() for word in text.split()]
    assert [word for word in words if not any(map(str.isalpha, word)) and word not in {"№.", "№", "§"}] == []


def test_unknown_languages_share_the_neutral_rules():
    assert language("xx") == language("qq-Latn")
    assert language("und").bind == language("xx").bind
    assert language("../en").starters == frozenset()


def test_a_language_outdoes_what_it_inherits():
    assert language("tt").bind["ул"] is Bind.FINAL
    assert language("ru").bind["ул"] is Bind.BEFORE
    assert language("bs").bind["tzv"] is Bind.BEFORE
    assert language("bs").ordinals


def test_a_word_of_two_classes_holds_on_by_the_first():
    assert language("ru").bind["с"] is Bind.UNIT


@pytest.mark.parametrize("content", ["abbreviation = 'x.'", "[abbreviations]\nbefor = 'x.'"])
def test_a_key_that_nobody_reads_is_an_error(content, tmp_path, monkeypatch):
    (tmp_path / "zz.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(segmentation, "_path", lambda code: tmp_path / f"{code}.toml")
    with pytest.raises(ValueError, match=r"zz\.toml: nothing reads (abbreviation|befor)"):
        segmentation._read("zz")
