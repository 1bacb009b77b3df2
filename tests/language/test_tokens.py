"""Words of a text and the scripts of its letters."""

import re

import pytest

from l10n.language import tokens

EVERY = [chr(code) for code in range(0xA000)]


@pytest.mark.parametrize("code", tokens.BLOCKS)
def test_no_letter_of_another_script_stands_in_the_block_of_a_script(code):
    block = re.compile(f"[{tokens.BLOCKS[code]}]")
    assert {tokens.script(char) for char in EVERY if block.match(char)} <= {code, ""}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3,5",
        "Ruiz",
        "Ruiz!",
        "Мэр Ruiz.",
        "Мэр.",
        "ºC",
        "東京タワー。",
        "東京。",
        "한국 2020",
        "Ⅳ",
        "ª",
        "«Où?»",
        "पति।",
    ],
)
def test_the_scripts_of_a_text_are_those_of_its_characters(text):
    assert tokens.scripts(text) == {tokens.script(char) for char in text}


@pytest.mark.parametrize(
    ("text", "expected"), [("FSB", True), ("AT&T", True), ("T&Ts", True), ("Ана", False), ("日本", False)]
)
def test_a_text_without_two_capitals_has_no_acronyms(text, expected):
    assert tokens.may_have_acronyms(text) is expected
