"""Floors for sentences of a near language in the wrong catalog; `python -m tests.gate.neighbours` prints all pairs."""

import pytest

from tests.gate import checks, neighbours

MOST = 40
LEAST, LEAST_OF_ALL = 90.0, 97.0
"""Per cent of the sentences of ten words that are noticed: of each pair, and of all."""
UNTOLD = {"bs", "hr", "sr-Latn"}
"""Croatian, Bosnian and Serbian write many sentences alike."""


@pytest.fixture(scope="module")
def pairs():
    return [pair for pair in neighbours.pairs() if set(pair) <= set(checks.tags()) and not set(pair) & UNTOLD]


def test_ten_words_of_a_neighbour_are_noticed(pairs):
    shares = {pair: neighbours.row(*pair, "", MOST)[0] for pair in pairs}
    assert len(shares) > 20
    assert {pair: share for pair, share in shares.items() if share < LEAST} == {}
    assert sum(shares.values()) / len(shares) >= LEAST_OF_ALL


def test_native_sentences_of_ten_words_are_left_alone(pairs):
    shares = [neighbours.alarms(tag, "")[0] for tag in dict.fromkeys(tag for tag, _ in pairs)]
    assert sum(shares) / len(shares) <= 0.3
