"""The data files: each is read, says only what somebody reads, and is found as package data."""

from __future__ import annotations

import pytest

from l10n.language import data
from l10n.language.segmentation import Bind, language

CODES = data.tags("sentences")


@pytest.mark.parametrize("code", CODES)
def test_every_file_compiles_and_is_read_once(code):
    rules = language(code)
    assert rules.bind["Dr"] in set(Bind)
    assert language(f"{code}-XA").bind is rules.bind


@pytest.mark.parametrize("code", CODES)
def test_lists_hold_words(code):
    classes = data.exactly(code, "sentences").get("abbreviations", {})
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
