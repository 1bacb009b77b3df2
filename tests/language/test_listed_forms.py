"""Forms of listed words that the list lacks."""

from __future__ import annotations

import pytest

from l10n.language import listed_forms

_LETTERS = "bcdfglmnprst"
_STEMS = [
    f"{first}{vowel}{second}{third}" for first in _LETTERS for vowel in "ao" for second in "lrn" for third in "dt"
]
_VERBS = {stem + ending for stem in _STEMS for ending in ("ar", "ado", "aron")}
FORMS = listed_forms.of(frozenset(_VERBS | {"esquilar", "faro", "farola", "muelle", "vaivén"}))


@pytest.mark.parametrize("word", ["esquilado", "esquilaron"])
def test_what_changes_as_many_words_do_is_a_form(word: str) -> None:
    assert FORMS.has(word)


@pytest.mark.parametrize(
    "word",
    [
        "esquilola",  # as one pair alone does
        "esquil",  # an ending that no word of the list is without
        "muellado",  # "muelle" changes as no other word
        "vaivado",  # three letters in common say nothing
        "zuncaron",  # of no word of the list
        "",
    ],
)
def test_what_is_like_no_pair_of_the_list_is_not_a_form(word: str) -> None:
    assert not FORMS.has(word)


def test_nothing_is_a_form_of_nothing() -> None:
    assert not listed_forms.of(frozenset()).has("esquilado")
