"""Of several hypotheses the one that is most like all of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from l10n.draft.retries import SentenceDrafter
from l10n.draft.sentence import PairContext, read
from l10n.engines.consensus import likeness, most_alike
from l10n.engines.hypotheses import Direction, Hypothesis, HypothesisReader
from l10n.engines.kinds import argos
from l10n.engines.neural import NeuralTranslator
from l10n.language import spelling
from l10n.plugin import Decoding, EngineOptions, Pair

PAIR = Pair("en", "es")
NEWS = (
    "The harbour master closed two of the three piers on Monday.",
    "The council meets again on 4 March to vote on the new bridge over the river.",
    "Ferries to the islands were late by an hour, and one was cancelled.",
)


def test_what_most_state_wins_and_merits_can_turn_it() -> None:
    texts = ["La loba volvió.", "El ferri salió el lunes.", "El ferri zarpó el lunes.", "El ferri salió lunes."]
    assert most_alike(texts) == 1
    assert most_alike(texts, [0.0, -0.5, 0.0, 0.0]) != 1


@pytest.mark.parametrize("texts", [["a"], ["", ""], ["", "Algo."], ["Igual.", "Igual.", "Igual."]])
def test_few_and_empty_texts_have_a_winner(texts: list[str]) -> None:
    assert 0 <= most_alike(texts) < len(texts)


@pytest.mark.parametrize(
    ("texts", "scores", "best"),
    [
        (["El barco zarpó", "El barco zarpó el lunes", "El barco zarpó."], [-0.5, -0.5, -0.5], 1),  # the fuller one
        (["El barco zarpó ayer", "El barco zarpó hoy"], [-0.9, -0.2], 1),  # the likelier one
        (
            ["El barco zarpó ayer", "El barco zarpo zarpo zarpo zarpo zarpo", *["El barco zarpó"] * 4],
            [-0.3] * 6,
            0,
        ),  # no loop
        (["El barco zarpizo", "El barco zarpaba"], [-0.3, -0.3], 1),  # no word of the language
    ],
)
def test_the_best_hypothesis_is_full_likely_and_made_of_words(texts: list[str], scores: list[float], best: int) -> None:
    class Words:
        def decode(self, tokens: Sequence[str]) -> str:
            return " ".join(tokens)

    listed = {"barco", "zarpó", "zarpo", "zarpaba", "lunes", "ayer", "hoy"}
    reader = HypothesisReader(Words(), Direction(target="xx"), listed)  # type: ignore[arg-type]
    hypotheses = [Hypothesis(text.split(), (), score) for text, score in zip(texts, scores, strict=True)]
    assert reader.best("", hypotheses, 1.0) is hypotheses[best]


@pytest.mark.parametrize(
    ("source", "pair", "best"),
    [
        ("Then Kravets left Hull.", "en es", 1),
        ("Then Krav left Hull.", "en fi", 0),  # both have it, with an ending
        ("Kravets left.", "en es", 0),  # the first word of a sentence has its capital in any case
        ("Then Kravets left Hull.", "de es", 0),  # where every noun has a capital
        ("Then Kravets left Hull.", "en az", 0),  # where names are written as they sound
        ("Then Kravets left Hull.", "en uk", 0),  # where a name in its own letters is one left untranslated
    ],
)
def test_of_similar_hypotheses_that_with_the_names_is_best(source: str, pair: str, best: int) -> None:
    class Words:
        def decode(self, tokens: Sequence[str]) -> str:
            return " ".join(tokens)

    language, target = pair.split()
    reader = HypothesisReader(Words(), Direction(target=target, source=language), ())  # type: ignore[arg-type]
    texts = ["Kravetz dejó Hull", "Kravets dejó Hull"]
    hypotheses = [Hypothesis(text.split(), (), score) for text, score in zip(texts, [-0.28, -0.3], strict=True)]
    assert reader.best(source, hypotheses, 1.0) is hypotheses[best]


@pytest.mark.parametrize(("listed", "opened"), [({"barco"}, []), ((), ["es"])])
def test_the_dictionary_is_opened_only_where_a_model_has_no_words(listed, opened, monkeypatch) -> None:
    class Words:
        def decode(self, tokens: Sequence[str]) -> str:
            return " ".join(tokens)

    tags: list[str] = []
    monkeypatch.setattr(spelling, "speller", tags.append)
    reader = HypothesisReader(Words(), Direction(target="es"), listed)  # type: ignore[arg-type]
    hypotheses = [Hypothesis([text], (), -0.3) for text in ("barco", "buque")]
    assert reader.best("", hypotheses, 1.0) is hypotheses[0]
    assert tags == opened


def test_the_winner_does_not_depend_on_the_order() -> None:
    texts = ["El barco se fue.", "El barco zarpó el lunes.", "El barco zarpó ayer lunes.", "Un buque zarpó el lunes."]
    winner = texts[most_alike(texts)]
    for seed in range(5):
        mixed = random.Random(seed).sample(texts, len(texts))
        assert mixed[most_alike(mixed)] == winner


def test_a_text_is_like_itself_and_less_like_further_items() -> None:
    assert likeness("El barco zarpó.", "El barco zarpó.") == pytest.approx(1.0)
    assert 0 < likeness("El barco zarpó.", "El barco se fue.") < 1
    assert likeness("", "El barco.") == 0.0


@pytest.fixture(scope="module")
def translator():
    opened = argos.engine.open(PAIR, EngineOptions(threads=1))
    yield opened
    opened.close()


def test_the_starter_returns_a_hypothesis_and_neighbours_change_nothing(translator) -> None:
    decoding = Decoding(consensus=6, aligned=True)
    together = list(translator.translate(NEWS, decoding))
    for source, answer in zip(NEWS, together, strict=True):
        assert list(translator.translate([source], decoding)) == [answer]
        assert answer.alignment
        assert answer.score is not None
        assert answer.score < 0


class RecordingModel:
    """A model that keeps how it was asked and what it said."""

    def __init__(self, inner) -> None:
        self.inner, self.options, self.hypotheses = inner, {}, []

    def translate_batch(self, sources, **options):
        self.options = options
        futures = self.inner.translate_batch(sources, **options)
        self.hypotheses = futures[0].result().hypotheses
        return futures


@pytest.mark.parametrize(("consensus", "beam"), [(6, 3), (5, 3), (1, 2), (0, 2)])
def test_as_many_hypotheses_as_expected_arrive_of_a_beam_half_as_wide(translator, consensus: int, beam: int) -> None:
    model = RecordingModel(translator._loaded.model)
    recorded = NeuralTranslator(
        "recorded", replace(translator._loaded, model=model), translator._direction, Decoding(), translator.words
    )
    answer = next(iter(recorded.translate(NEWS[:1], Decoding(consensus=consensus, aligned=True))))
    assert len({tuple(tokens) for tokens in model.hypotheses}) == max(1, consensus)
    assert model.options["beam_size"] == beam
    assert answer.target in {translator._vocabulary.decode(tokens) for tokens in model.hypotheses}


class Recorder:
    """A translator that keeps how it was asked."""

    name = "recorder en→es 1"
    ordered = True

    def __init__(self, inner) -> None:
        self.inner, self.questions = inner, []

    def translate(self, sources, decoding):
        self.questions.append(decoding)
        return self.inner.translate(sources, decoding)


@pytest.mark.parametrize(("decoding", "expected"), [(Decoding(), 12), (Decoding(beam=4, length_penalty=0.2), 0)])
def test_sentences_are_requested_so_unless_a_beam_is_chosen(translator, decoding: Decoding, expected: int) -> None:
    recorder, context = Recorder(translator), PairContext.of(PAIR)
    drafter = SentenceDrafter(recorder, context, decoding)  # type: ignore[arg-type]
    list(drafter.translate([read("The council meets again on 4 March.", context)]))
    assert recorder.questions[0].consensus == expected
    drafter.phrases(["the council"])
    assert recorder.questions[-1].consensus == 0
