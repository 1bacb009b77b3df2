"""The floors of the segmenter hold, and the gate itself counts right."""

from __future__ import annotations

import pytest

from tests.gate import segments

TAGS = segments.languages()


@pytest.mark.skipif(not TAGS, reason="the articles of ../shared are not on this machine")
@pytest.mark.parametrize("tag", TAGS or ["none"])
def test_floor(tag):
    result = segments.score(tag, segments.lines(tag))
    assert not segments.below(tag, result), result


@pytest.mark.parametrize("tag", segments.languages(segments.FRESH))
def test_articles_of_ours(tag):
    """Each headline of the seven articles hides one boundary of nine, and two lines hold two sentences."""
    result = segments.score(tag, segments.lines(tag, segments.FRESH))
    if tag == "th":  # no stops: nothing tells its sentences from its clauses
        assert result.false == 0.0
    else:
        assert result.found > 85
        assert result.false <= (15 if tag == "ja" else 6)  # translators made two sentences of one, most often in ja


def test_score_counts_boundaries_and_false_cuts():
    result = segments.score("en", ["Rain fell. Nobody cared.", "Then sun", "It was warm.", "The end."])
    assert (round(result.found, 1), result.false) == (66.7, 25.0)
    assert segments.below("en", result)


def test_main_prints_a_table(capsys):
    assert segments.main(["en"]) == (0 if TAGS else 2)
    assert ("en " in capsys.readouterr().out) is bool(TAGS)
    assert segments.main(["no-such-tag"]) == 2
