"""The floors of `tests.gate.changes`, on a few seeds."""

import pytest

from tests.gate import changes


@pytest.mark.parametrize("kind", changes.KINDS)
def test_an_edited_sentence_finds_its_words(kind):
    result = changes.judge(kind, seeds=4)
    total = result.total()
    assert result["hit"] * 100 >= (changes.FLOORS[kind] - 2) * total, result  # two for the chance of few seeds
    assert result["wrong"] * 100 <= (changes.MOST_WRONG + 0.5) * total, result
