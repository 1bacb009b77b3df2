"""The page's own words."""

from __future__ import annotations

from html.parser import HTMLParser
from importlib.resources import files

import pytest
from jinja2 import Environment

from l10n.bundle.words import words
from l10n.language import data

SPOKEN = frozenset({"alt", "aria-label", "label", "placeholder", "title"})
"""Attributes that people read or hear."""


class WordsOfTemplate(HTMLParser):
    """The words that a template says itself, whatever the language of its page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag in {"style", "script"}
        self.words += [value for name, value in attrs if name in SPOKEN and value and _has_letters(value)]

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent and _has_letters(data):
            self.words.append(data.strip())


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def words_of_template(source: str) -> list[str]:
    """What stands in a template outside of its expressions."""
    parser = WordsOfTemplate()
    parser.feed("".join(text for _, kind, text in Environment(autoescape=True).lex(source) if kind == "data"))
    parser.close()
    return parser.words


@pytest.mark.parametrize("name", ["page.html", "index.html", "languages.html", "menu.html", "footer.html"])
def test_no_word_of_a_page_stands_outside_of_the_data_of_languages(name: str) -> None:
    template = files("l10n.bundle").joinpath("templates", name).read_text("utf-8")
    assert words_of_template(template) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>{{ words.skip }}: 3 / 5</p>", []),
        ("<p>Skip {{ words.skip }}</p>", ["Skip"]),
        ('<nav aria-label="Languages">{# a note #}</nav>', ["Languages"]),
        ("<style>p { color: red }</style>", []),
    ],
)
def test_words_of_a_template_are_seen(source: str, expected: list[str]) -> None:
    assert words_of_template(source) == expected


def test_every_language_has_every_word_and_they_differ() -> None:
    existing = [data.exactly(tag, "page") for tag in data.tags("page")]
    assert len(existing) >= 50
    assert all(len(line) == 12 and all(line.values()) and len(set(line.values())) == 12 for line in existing)


@pytest.mark.parametrize(
    ("tag", "line"),
    [
        ("uk", "uk"),
        ("fa-AF", "fa"),
        ("sr", "sr"),
        ("sr-Latn", "sr-Latn"),
        ("zh-TW", "zh-Hant"),
        ("zh", "zh"),
        ("ar-XB", "en"),
        ("gd", "en"),
        ("nb", "nb"),
        ("no", "no"),
    ],
)
def test_the_nearest_line_is_taken(tag: str, line: str) -> None:
    assert words(tag).locale == line
