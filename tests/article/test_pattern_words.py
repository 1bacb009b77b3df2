"""Patterns are looked for by how a line begins and by a phrase in it; none is missed by that."""

import re

import pytest

from l10n.article import pattern_words, role_patterns
from l10n.language import data

ROLES = ("related", "furniture", "sign_off", "photo", "notice", "credit")
WORDS_ALONE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


@pytest.mark.parametrize("language", ["en", "ru", "tr", "el"])
def test_lines_of_words_alone_are_matched_in_every_letter_case(language: str) -> None:
    section = data.exactly(language, "roles")
    lines = [text for role in ROLES for text in section.get(role, []) if WORDS_ALONE.fullmatch(text)]
    assert lines
    written = [way(line) for line in lines for way in (str, str.upper, str.capitalize)]
    same = [line for line in written if any(role_patterns.matches(role, line, language) for role in ROLES)]
    assert [line for line in same if not role_patterns.first_matching(ROLES, line, language)] == []
    assert set(lines) <= set(same)


@pytest.mark.parametrize(
    ("expression", "letters"),
    [
        ("share(?: this)?", "s"),
        ("(?:read|see) more", "rs"),
        ("s?ee more", ""),
        ("(?:the )?end", ""),
        ("(?:(?:view|leave) )comments|tweet", "vlt"),
        (r"\(?photo", ""),
        ("[0-9]+ views", ""),
        ("{rest}photo", ""),
        ("[)|]?share", ""),
        ("Ça", "ç"),
    ],
)
def test_letters_that_lines_begin_with(expression: str, letters: str) -> None:
    assert pattern_words.initials(expression) == frozenset(letters)


@pytest.mark.parametrize(
    ("expression", "phrase"),
    [
        (".{1,500}may not be (?:published|copied)", "may not be "),
        (".*photos? by hand", " by hand"),
        (".*click here|.*sign up now", ""),
        (".*(?:click here) now", ""),
        (r".*\bForeign Agent\b", "foreign agent"),
        (".*Kılavuz İzmir", "kilavuz izmir"),
    ],
)
def test_phrases_that_lines_hold(expression: str, phrase: str) -> None:
    assert pattern_words.phrase(expression) == phrase


def test_letters_that_are_the_same_without_letter_case_are_equal() -> None:
    pairs = [("ſ", "s"), ("ı", "I"), ("İ", "i"), ("\u212a", "k"), ("ς", "Σ"), ("Џ", "џ")]
    assert all(re.fullmatch(one, other, re.IGNORECASE) for one, other in pairs)
    assert [pattern_words.initial(one) for one, _ in pairs] == [pattern_words.initial(other) for _, other in pairs]
