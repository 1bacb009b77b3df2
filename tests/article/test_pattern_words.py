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
    ("expression", "beginnings"),
    [
        ("share(?: this)?", ["shar"]),
        ("(?:read|see) more", ["read", "see "]),
        ("s?ee more", []),
        ("e-?mail", ["e"]),
        ("(?:the )?end", ["end", "the "]),
        ("(?:(?:view|add) )comments|tweet", ["add ", "twee", "view"]),
        ("(?:web)*site", []),
        ("(?:web){1,2}site", []),
        (r"(?:https?|www\.)\S+", ["http", "www."]),
        ("(?-i:AP)/{rest}", ["ap/"]),
        ("(?=ab)ab", []),
        (r"\(?photo", []),
        (r"\(photo", ["(pho"]),
        ("[0-9]+ views", []),
        ("{rest}photo", []),
        ("[)|]?share", []),
        ("Çağrı", ["çağr"]),
        ("ad|", []),
    ],
)
def test_letters_that_lines_begin_with(expression: str, beginnings: list[str]) -> None:
    assert sorted(pattern_words.beginnings(expression)) == beginnings


@pytest.mark.parametrize(
    ("expression", "phrases"),
    [
        (".{1,500}may not be (?:published|copied)", ["may not be "]),
        (".*photos? by hand", [" by hand"]),
        (".*photo(?:graph)? by hand", [" by hand"]),
        (".*click here|.*sign up now", ["click here", "sign up now"]),
        (".*click here|.*now", []),
        (".*(?:click here) now", ["click here"]),
        ("{name} (?:is|was) the (?:editor|reporters?)", ["editor", "reporter"]),
        (".*(?:reporter){1,2}", []),
        (r".*/(?:a|b)", ["/"]),
        (r".*\bForeign Agent\b", ["foreign agent"]),
        (".*Kılavuz İzmir", ["kilavuz izmir"]),
    ],
)
def test_phrases_that_lines_hold(expression: str, phrases: list[str]) -> None:
    assert list(pattern_words.phrases(expression)) == phrases


def test_letters_that_are_the_same_without_letter_case_are_equal() -> None:
    pairs = [("ſhare", "SHARE"), ("ſ", "s"), ("ı", "I"), ("İ", "i"), ("\u212a", "k"), ("ς", "Σ"), ("Џ", "џ")]
    assert all(re.fullmatch(first, second, re.IGNORECASE) for first, second in pairs)
    assert [pattern_words.start(first) for first, _ in pairs] == [pattern_words.start(second) for _, second in pairs]
