"""Clauses that an engine leaves out, and how the sentence is asked again."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from l10n.draft.coverage import end_dropped, unspoken
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


@pytest.mark.parametrize(
    ("source", "left_out", "expected"),
    [
        ("The mayor said the old bridge was unsafe", "said", 1),
        ("The mayor said the old bridge was unsafe", "", 0),
        ("The mayor said the old bridge was unsafe", "the was", 0),  # words of grammar need no word of their own
        ("The mayor, he said, closed the old bridge", "said closed old", 3),
    ],
)
def test_words_of_weight_without_a_word_in_the_target(source: str, left_out: str, expected: int) -> None:
    spans = [Span(*match.span()) for match in re.finditer(r"\w+", source)]
    links = [(span, span) for span in spans if source[span.start : span.end] not in left_out.split()]
    alignment = align(source, re.sub(r"\w", "x", source), links)
    assert unspoken(source, alignment, PAIR) == expected
    assert unspoken(source, alignment, Pair("tlh", "es")) is None  # nobody knows its words of grammar


class Leaving(Toy):
    """A toy that has no word for the words of saying, and finds every draft as likely as another."""

    def one(self, source: str) -> Translation:
        answer, here = super().one(source), source.find("said")
        links = [link for link in answer.alignment if here < 0 or not link[0].start <= here < link[0].end]
        return Translation(answer.target, answer.score, tuple(links))

    def probabilities(self, sources: list[str], targets: list[str]) -> Iterator[list[float]]:
        del sources
        yield from ([-0.4] * len(target.split()) for target in targets)


def test_a_draft_without_a_word_for_the_verb_is_trusted_less() -> None:
    sources = ["The mayor said on Friday that he resigned.", "The mayor wrote on Friday that he resigned."]
    drafts, _ = run(sources, Leaving())
    assert drafts[sources[0]].confidence < drafts[sources[1]].confidence


class Stopping(Toy):
    """A toy that ends at the stop of p.m., and writes each text as a sentence."""

    def one(self, source: str) -> Translation:
        end = source.find("p.m.") + 4 if "p.m." in source else len(source)
        answer = super().one(source[:end])
        target = answer.target[0].upper() + answer.target[1:]
        return Translation(target, answer.score, answer.alignment)


def test_what_is_dropped_after_an_abbreviation_is_sent_in_parts() -> None:
    engine = Stopping()
    drafts, _ = run(["On Friday at 9 p.m. the mayor resigned."], engine)
    assert [draft.target for draft in drafts.values()] == ["El viernes en 9 p.m. el alcalde dimitió."]
    assert "the mayor resigned." in [text for text, _ in engine.asked]
