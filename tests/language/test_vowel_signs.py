"""Words of Indic scripts go on over their vowel signs, which `\\w` does not take for letters."""

import pytest

from l10n.language.knowledge import function_words, knowledge, tags


@pytest.mark.parametrize(
    ("tag", "text", "word"),
    [("hi", "उसने विरोधियों को", "विरोधियों"), ("hi", "बताया", "बताया"), ("de", "Er sagte nichts", "nichts")],
)
def test_an_ending_may_begin_with_a_vowel_sign(tag, text, word):
    language = knowledge(tag)
    matches = [pattern.search(text.lower()) for pattern in (language.negation, language.reporting)]
    assert word in [match[0] for match in matches if match]


def test_a_word_is_not_the_beginning_of_another_word():
    assert knowledge("hi").negation.search("न").group() == "न"
    assert knowledge("hi").negation.search("नी") is None
    assert knowledge("de").negation.search("nichtsnutzig") is None


def test_function_words_are_recognized_of_the_languages_that_have_a_list():
    assert {"en", "de", "uk"} <= set(tags())
    assert all(function_words(tag) for tag in tags())
    assert function_words("tlh") == frozenset()
