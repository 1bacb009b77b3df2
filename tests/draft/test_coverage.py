"""Clauses that an engine leaves out, and how the sentence is asked again."""

from __future__ import annotations

import pytest

from l10n.draft.coverage import end_dropped
from l10n.engines.alignment import align
from l10n.model import Span, Translation
from l10n.plugin import Pair
from tests.draft.test_draft import Toy, run

PAIR = Pair("en", "es")


@pytest.mark.parametrize(
    ("source", "words", "dropped"),
    [
        ("The mayor left before the boats returned", 3, True),
        ("The mayor left before the boats returned", 7, False),
        ("The mayor left the boats", 3, False),  # one word alone may be said by another
        ("The mayor left for it and for them", 3, False),
    ],
)
def test_words_of_weight_at_the_end_without_a_link(source: str, words: int, dropped: bool) -> None:
    links, at = [], 0
    for word in source.split()[:words]:
        links.append((Span(at, at + len(word)),) * 2)
        at += len(word) + 1
    assert end_dropped(source, align(source, source[: at - 1].upper(), links), PAIR) is dropped


class Stopping(Toy):
    """A toy that ends at the stop of p.m., and writes each text as a sentence."""

    def one(self, source: str) -> Translation:
        end = source.find("p.m.") + 4 if "p.m." in source else len(source)
        answer = super().one(source[:end])
        target = answer.target[0].upper() + answer.target[1:]
        return Translation(target, answer.score, answer.alignment)


def test_what_is_dropped_after_an_abbreviation_is_asked_in_parts() -> None:
    engine = Stopping()
    drafts, _ = run(["On Friday at 9 p.m. the mayor resigned."], engine)
    assert [draft.target for draft in drafts.values()] == ["El viernes en 9 p.m. el alcalde dimitió."]
    assert "the mayor resigned." in [text for text, _ in engine.asked]
