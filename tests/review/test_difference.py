from l10n.review.difference import MOST_TOKENS, Run, runs
from tests.patience import patience


def test_words_are_compared_whole_and_marks_too():
    assert runs("The <1>dam</1> held.", "The <2>dam</2> held.") == (
        Run("same", "The "),
        Run("removed", "<1>"),
        Run("added", "<2>"),
        Run("same", "dam"),
        Run("removed", "</1>"),
        Run("added", "</2>"),
        Run("same", " held."),
    )


def test_the_same_text_is_one_run_and_nothing_is_none():
    assert runs("Rain.", "Rain.") == (Run("same", "Rain."),)
    assert runs("", "") == ()


def test_very_long_texts_are_shown_whole():
    old, new = "rain " * MOST_TOKENS, "snow " * MOST_TOKENS
    with patience():
        assert runs(old, new) == (Run("removed", old), Run("added", new))
