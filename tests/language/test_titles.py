"""Headlines in which every word has a capital."""

import pytest

from l10n.language import tokens
from l10n.language.titles import title_case


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Mayor Opens New Bridge Over the River", True),
        ("Mayor Opens New Bridge After storm Passes Inland", True),
        ("Mayor Opens New bridge After storm Passes", False),
        ("Mayor Opens New Bridge Over the River.", False),
        ("He Said “Mayor Opens New Bridge.”", False),
        ('He Said "Mayor Opens New Bridge." ', False),
        ("Fishermen Who Saved a Lake", True),
        ("Fishermen Who saved a Lake", False),
        ("Fishermen Who Sail", False),
        ("Anna Smith of York Hill", False),
        ("Anna W. Is A B C", False),
        ("Rain", False),
        ("", False),
    ],
)
def test_capitals_are_silent_where_every_word_has_a_capital(headline, expected):
    assert title_case(tokens.words(headline)) is expected
