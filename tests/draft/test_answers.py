"""Answers of engines that break, mix up, and return what is not a translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from l10n.draft import draft
from l10n.draft.answers import NO_ANSWER, Answers, alike, sound
from l10n.draft.draft import DraftContext, DraftTask
from l10n.errors import EngineError
from l10n.model import Draft, Span, Translation, UnitKey
from l10n.plugin import Decoding, Pair
from tests.draft.nasty import ANSWERS, BATCHES, Nasty

PAIR = Pair("en", "es")
KNOWN = {
    "The council of Graz met 12 times before the summer.": "El consejo de Graz se reunió 12 veces antes del verano.",
    "Nobody had seen Marta Kowal since the storm of 1998.": "Nadie había visto a Marta Kowal desde la tormenta de 1998.",
    "A new bridge will open in Rijeka, said the engineers.": "Un puente nuevo se abrirá en Rijeka, dijeron los ingenieros.",
    "The bakers of the old town sell bread until late at night.": "Los panaderos de la ciudad vieja venden pan hasta la noche.",
    "Farmers lost half of their apples.": "Los agricultores perdieron la mitad de sus manzanas.",
    "The museum shows 40 paintings by Ivo Antun.": "El museo muestra 40 cuadros de Ivo Antun.",
    "Two ferries met near the island, but nobody was hurt.": "Dos barcos chocaron junto a la isla, pero nadie salió herido.",
    "Her brother plays the violin in the street every Sunday.": "Su hermano toca el violín en la calle todos los domingos.",
}  # fmt: skip


def run(engine: Nasty) -> dict[str, Draft]:
    """The drafts of all known sentences by source."""
    work = [DraftTask("a", UnitKey("", source)) for source in KNOWN]
    outcomes = list(draft.draft(work, DraftContext(PAIR, lambda: engine)))
    assert engine.closed
    assert outcomes[-1].finished == ("a",)
    return {each.key.source: each for outcome in outcomes for each in outcome.drafts}


# What is right in every word that is there can be seen by the checks of the catalog alone, or by people.
UNSEEN = {"names changed", "no negation", "half"}


@pytest.mark.parametrize("trick", sorted(ANSWERS.keys() - UNSEEN))
def test_a_spoilt_answer_is_refused_or_noted_and_costs_no_further(trick: str) -> None:
    victims = frozenset(list(KNOWN)[::2])
    drafts = run(Nasty(KNOWN, trick, victims))
    for source, target in KNOWN.items():
        each = drafts.get(source)
        if source not in victims:
            assert each is not None
            assert each.target == target
        else:
            assert each is None or each.notes or each.target == target, each


@pytest.mark.parametrize("trick", sorted(ANSWERS.keys() - UNSEEN - {"entities", "marks", "surrogates"}))
def test_an_answer_that_is_spoilt_once_is_got_by_asking_again(trick: str) -> None:
    drafts = run(Nasty(KNOWN, trick, frozenset(KNOWN), once=True, ordered=True))
    assert {source: each.target for source, each in drafts.items()} == KNOWN


@pytest.mark.parametrize("trick", sorted(BATCHES))
def test_answers_that_are_mixed_up_are_never_passed_to_another_sentence(trick: str) -> None:
    drafts = run(Nasty(KNOWN, trick))
    assert all(each.target == KNOWN[source] for source, each in drafts.items())
    assert len(drafts) == (0 if trick in {"one sentence for all", "a bare list"} else len(KNOWN))


@dataclass
class Counting:
    """Answers each text with itself in capitals; `asked` are the texts of each call."""

    ordered: bool
    name: str = "counting 1"
    questions: list[Sequence[str]] = field(default_factory=list)

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        self.questions.append(tuple(sources))
        for source in sources:
            if "break" in source:
                raise KeyError(source)
            yield Translation(source.upper())

    def close(self) -> None:
        pass


def test_engines_that_promise_order_get_all_at_once() -> None:
    texts = [f"text {n}" for n in range(200)]
    engine = Counting(ordered=True)
    result = list(Answers(engine).answers(texts, Decoding(), again=False))
    assert [each.target for each in result] == [text.upper() for text in texts]
    assert engine.questions == [tuple(texts)]


def test_different_engines_get_some_at_a_time() -> None:
    texts = [f"text {n}" for n in range(200)]
    engine = Counting(ordered=False)
    result = list(Answers(engine).answers(texts, Decoding(), again=False))
    assert [each.target for each in result] == [text.upper() for text in texts]
    assert [len(requested) for requested in engine.questions if len(requested) > 1] == [64, 64, 64, 8]
    assert len(engine.questions) == 6


@pytest.mark.parametrize("ordered", [True, False])
def test_an_engine_that_breaks_at_some_texts_answers_the_further_items(ordered: bool) -> None:
    texts = ["one", "break two", "three", "break four", "five"]
    result = list(Answers(Counting(ordered)).answers(texts, Decoding(), again=False))
    assert [each.target for each in result] == ["ONE", "", "THREE", "", "FIVE"]


@pytest.mark.parametrize("ordered", [True, False])
def test_an_engine_that_breaks_at_everything_is_gone(ordered: bool) -> None:
    texts = [f"break {n}" for n in range(9)]
    with pytest.raises(EngineError, match="KeyError"):
        list(Answers(Counting(ordered)).answers(texts, Decoding(), again=False))
    assert len(list(Answers(Counting(ordered)).answers(texts, Decoding(), again=True))) == 9


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (None, NO_ANSWER),
        ("text", NO_ANSWER),
        (Translation(b"text"), NO_ANSWER),
        (Translation("a", float("nan")), Translation("a")),
        (Translation("a", "good", [], "many"), Translation("a")),
        (Translation("a", -0.5, ((Span(0, 1), Span(0, 1)),), 2), Translation("a", -0.5, ((Span(0, 1), Span(0, 1)),), 2)),
        (Translation("a", -0.5, ((0, 1),)), Translation("a", -0.5)),
        (Translation("a", -0.5, ((Span(0, 1), Span(0, 1)),) * 999), Translation("a", -0.5)),
    ],
)  # fmt: skip
def test_an_answer_is_made_sound(answer: Any, expected: Translation) -> None:
    assert sound(answer) == expected


def test_sentences_that_share_half_of_their_words_may_have_the_same_translation() -> None:
    assert alike("He left the town.", "She left the town.")
    assert not alike("He left the town.", "Prices rose again in June.")
