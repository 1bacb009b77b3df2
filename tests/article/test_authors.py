"""Who wrote an article, each by itself."""

from __future__ import annotations

import pytest

from l10n.article.authors import split


@pytest.mark.parametrize(
    ("byline", "locale", "expected"),
    [
        ("Ida Moe", "en", ("Ida Moe",)),
        ("Ida Moe & Jan Berg", "en", ("Ida Moe", "Jan Berg")),
        ("Ana Ruiz, Ida Moe, and Jan Berg", "en", ("Ana Ruiz", "Ida Moe", "Jan Berg")),
        ("Ana Ruiz y Ida Moe", "es", ("Ana Ruiz", "Ida Moe")),
        ("Олена Гай і Іван Кум", "uk", ("Олена Гай", "Іван Кум")),
        ("Berg, Jan", "en", ("Berg, Jan",)),
        ("Ida Moe, who covers the coast", "en", ("Ida Moe, who covers the coast",)),
        (" ", "en", ()),
    ],
)
def test_names_of_a_byline(byline: str, locale: str, expected: tuple[str, ...]) -> None:
    assert split(byline, locale) == expected
