"""How far a draft is trusted: its signs, and who says how likely it is."""

import math

import pytest

from l10n.draft import confidence, scoring
from l10n.draft.confidence import QualityFeatures, rate
from l10n.draft.draft import DraftContext, DraftTask, draft
from l10n.model import Translation, UnitKey
from l10n.plugin import Pair, Scoring
from l10n.plugin.faults import FAULTS

SOURCE = "The harbour council rejected the plan for a new ferry on Tuesday night."
TARGET = "El consejo del puerto rechazó el plan de un nuevo transbordador el martes por la noche."


class RatingEngine:
    """A translator with one answer by heart, that finds every token of any translation as likely as it was told."""

    name = "rating"
    ordered = True

    def __init__(self, likely, answer=TARGET, score=None):
        self.likely = likely
        self.score = score
        self.answer = answer
        self.rated = []

    def translate(self, sources, decoding):
        for _ in sources:
            yield Translation(self.answer, self.score)

    def probabilities(self, sources, targets):
        for source, target in zip(sources, targets, strict=True):
            if self.likely is None:
                raise RuntimeError("out of memory")
            self.rated.append((source, target))
            yield [math.log(self.likely)] * 4 if self.likely else ()

    def close(self):
        """Nothing to let go of."""


def drafted(engine, source=SOURCE):
    context = DraftContext(Pair("en", "es"), lambda: engine)
    (made,) = [each for outcome in draft([DraftTask("a", UnitKey("", source))], context) for each in outcome.drafts]
    return made


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (QualityFeatures(12, likely=0.8), QualityFeatures(12, likely=0.5)),
        (QualityFeatures(12, likely=0.7), QualityFeatures(12, likely=0.7, ratio=1.8)),
        (QualityFeatures(12, likely=0.7), QualityFeatures(12, likely=0.7, ratio=0.5)),
        (QualityFeatures(12, likely=0.7), QualityFeatures(12, likely=0.7, numbers=3)),
        (QualityFeatures(6, likely=0.7), QualityFeatures(6, likely=0.7, open=True)),
        (QualityFeatures(12, likely=0.7, unspoken=0), QualityFeatures(12, likely=0.7, unspoken=1)),
        (QualityFeatures(12, likely=0.7, letters=6), QualityFeatures(12, likely=0.7, letters=4)),
        (QualityFeatures(30, likely=0.65), QualityFeatures(4, likely=0.65)),
        (QualityFeatures(12, -0.2), QualityFeatures(12, -0.5)),
        (QualityFeatures(12, -0.2), QualityFeatures(12, None)),
        (QualityFeatures(12, -0.3, unspoken=0), QualityFeatures(12, -0.3, unspoken=1)),
    ],
)
def test_each_sign_moves_the_confidence(better, worse):
    assert rate(worse) < rate(better)


def test_scripts_without_spaces_are_not_taken_for_short_words():
    assert rate(QualityFeatures(12, likely=0.7, letters=1.0)) == rate(QualityFeatures(12, likely=0.7))


def test_the_confidence_has_the_whole_range_and_stays_in_it():
    assert rate(QualityFeatures(30, likely=1.0)) > 0.95
    assert rate(QualityFeatures(30, likely=0.2)) < 0.1
    assert 0 <= rate(QualityFeatures(0, likely=0.0, ratio=0.0)) <= rate(QualityFeatures(0, likely=1.0)) <= 1


def test_the_draft_as_it_stands_is_what_is_rated():
    engine = RatingEngine(
        0.9, '"El consejo del puerto" rechazó el plan de un nuevo transbordador el martes por la noche.'
    )
    drafted(engine, '"The harbour council" rejected the plan for a new ferry on Tuesday night.')
    ((source, target),) = engine.rated
    assert source.startswith('"The harbour')
    assert target.startswith("“El consejo")


def test_a_likely_draft_is_trusted_more():
    assert (
        drafted(RatingEngine(0.4)).confidence
        < drafted(RatingEngine(0.6)).confidence
        < drafted(RatingEngine(0.8)).confidence
    )


def test_what_arrives_with_a_score_is_not_rated_again():
    engine = RatingEngine(0.1, score=-0.3)
    assert drafted(engine).confidence > drafted(RatingEngine(0.1, score=-0.9)).confidence
    assert not engine.rated


def test_an_engine_that_breaks_over_rating_leaves_its_drafts_and_is_named():
    FAULTS.forget()
    made = drafted(RatingEngine(None))
    assert (made.target, 0 < made.confidence < 1) == (TARGET, True)
    assert next(str(fault) for fault in FAULTS.drain()).startswith("engine rating: cannot rate drafts (out of memory)")
    FAULTS.forget()


def test_what_is_too_long_to_be_rated_moves_by_its_different_signs():
    assert 0 < drafted(RatingEngine(0)).confidence < 1


def test_what_needed_no_engine_is_certain_and_not_rated():
    engine = RatingEngine(0.1)
    assert drafted(engine, "12:30").confidence == 1
    assert not engine.rated


def test_an_engine_that_cannot_state_is_left_alone():
    class Plain:
        name = "plain"

        def translate(self, sources, decoding):
            yield from (Translation(TARGET) for _ in sources)

        def close(self):
            """Nothing to let go of."""

    assert not isinstance(Plain(), Scoring)
    assert scoring.scorer(Plain()) is None
    assert 0 < drafted(Plain()).confidence < 1


def test_a_source_is_read():
    result = confidence.read("The ferry, built in 1979, sank on 3 May")
    assert (result.words, result.numbers, result.open) == (9, 2, True)


def test_the_likelihood_of_a_word_alone_counts():
    likely, unlikely = (rate(QualityFeatures(words=1, likely=value)) for value in (0.9, 0.2))
    assert likely > 0.5 > unlikely
