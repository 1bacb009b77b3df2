"""The page's own words."""

from __future__ import annotations

import pytest

from l10n.bundle.words import words
from l10n.language import data


def test_every_language_has_every_word_and_they_differ() -> None:
    existing = [data.exactly(tag, "page") for tag in data.tags("page")]
    assert len(existing) >= 50
    assert all(len(line) == 9 and all(line.values()) and len(set(line.values())) == 9 for line in existing)


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
