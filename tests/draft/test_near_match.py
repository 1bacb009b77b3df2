"""Near matches of the memory, their differing words translated into place."""

import pytest

from l10n.article import segment
from l10n.draft.draft import DraftContext, DraftTask, draft
from l10n.draft.near_match import is_near, mended, steps
from l10n.draft.sentence import PairContext
from l10n.errors import EngineError
from l10n.model import Draft, Origin, Translation, UnitKey
from l10n.plugin import Pair

PAIR = Pair("en", "es")
# What an engine says, rightly, in other words than the newsroom's.
REPORTED = {
    "The council closed the old bridge on Monday.": "El consejo cerró el viejo puente el lunes.",
    "The council closed the old road on Monday.": "El consejo cerró la vieja carretera el lunes.",
    "The council closed the old road on Friday.": "El consejo cerró la vieja carretera el viernes.",
    "The council closed the bridge on Monday.": "El consejo cerró el puente el lunes.",
    "The council did not close the old bridge on Monday.": "El consejo no cerró el viejo puente el lunes.",
    "The council closed the old mill on Monday.": "El consejo cerró el molino antiguo el lunes.",
    "The council closed 4 old bridges on Monday.": "El consejo cerró 4 viejos puentes el lunes.",
    "The council closed 7 old bridges on Monday.": "El consejo cerró siete viejos puentes el lunes.",
}
OLD = "The council closed the old bridge on Monday."
REVIEWED = "El ayuntamiento cerró el viejo puente el lunes."


def match(source, previous=OLD, target=REVIEWED, notes=()):
    return Draft(UnitKey("", source), target, Origin("memory", "bridge (fuzzy)"), 0.9, 0.9, previous, notes)


def fitted(source, previous=OLD, target=REVIEWED, reported=REPORTED):
    (result,) = mended(
        [match(source, previous, target)],
        lambda texts: {text: reported[text] for text in texts if text in reported},
        PairContext.of(PAIR),
        lambda text: segment.segment(text, "en"),
    )
    return result


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The council closed the old road on Monday.", "El ayuntamiento cerró la vieja carretera el lunes."),
        ("The council closed the old road on Friday.", "El ayuntamiento cerró la vieja carretera el viernes."),
        ("The council closed the bridge on Monday.", "El ayuntamiento cerró el puente el lunes."),
        ("The council did not close the old bridge on Monday.", "El ayuntamiento no cerró el viejo puente el lunes."),
    ],
)
def test_words_that_differ_are_inserted_their_place_in_the_form_of_their_sentence(source, target):
    result = fitted(source)
    assert result.target == target
    assert result.notes[0].startswith("near match mended: ")
    assert result.previous == OLD


@pytest.mark.parametrize(
    ("source", "target", "reported"),
    [
        ("The council closed the old road on Monday.", "El lunes quedó cerrada la pasarela.", REPORTED),  # other words
        ("The council closed the old road on Monday.", "El viejo puente, el viejo puente, cerró el lunes.", REPORTED),
        ("The council closed the old road on Monday.", REVIEWED, {}),  # the engine fails
        ("The council closed the old road on Monday.", REVIEWED, dict.fromkeys(REPORTED, "El consejo cerró algo.")),
    ],
)
def test_what_has_no_safe_place_stays_as_it_was_reviewed(source, target, reported):
    assert fitted(source, target=target, reported=reported) == match(source, target=target)


def test_a_word_inserted_front_is_no_change_of_the_whole():
    reported = {"Olga left the old mill.": "Olga dejó el viejo molino.",
            "Yesterday Olga left the old mill.": "Ayer Olga dejó el viejo molino."}  # fmt: skip
    result = fitted(
        "Yesterday Olga left the old mill.", "Olga left the old mill.", "Olga dejó el viejo molino.", reported
    )
    assert result.target == "Ayer Olga dejó el viejo molino."


def test_a_language_whose_small_words_nobody_knows_is_left_alone():
    result = mended(
        [match("The council closed the old road on Monday.")],
        lambda texts: {text: REPORTED[text] for text in texts},
        PairContext.of(Pair("en", "kk")),
        lambda text: segment.segment(text, "en"),
    )
    assert [each.notes for each in result] == [()]


def test_a_mended_target_that_lost_a_number_is_undone():
    previous = "The council closed 14 old bridges on Monday."
    reported = {previous: "El consejo cerró 14 viejos puentes el lunes.",
            "The council closed 27 old bridges on Monday.": "El consejo cerró muchos viejos puentes el lunes."}  # fmt: skip
    target = "El ayuntamiento cerró 14 viejos puentes el lunes."
    source = "The council closed 27 old bridges on Monday."
    assert fitted(source, previous, target, reported).target == target


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, OLD),
        (OLD, "Nobody was hurt when the pier fell."),
        ("The council closed it, on Monday.", "The council closed it on Monday."),
        ("The Council closed it on Monday.", "The council closed it on Monday."),
    ],
)
def test_what_differs_in_no_word_or_in_too_many_is_left_alone(old, new):
    assert steps(old, new) == ()


def test_what_has_marks_or_was_fitted_already_is_left_alone():
    assert is_near(match("The council closed the old road on Monday."))
    assert not is_near(match("The council closed the <1>old</1> road on Monday."))
    assert not is_near(match("The council closed the old road on Monday.", notes=("number replaced: 4",)))
    assert not is_near(match("The council closed the old road on Monday.", previous=""))


class Knowing:
    name = "knowing en→es 1"
    ordered = True

    def translate(self, sources, decoding):
        for source in sources:
            yield Translation(REPORTED.get(source, "El faro está cerrado hoy."))

    def close(self):
        """Nothing to let go of."""


def outcomes(opened, *further):
    near = match("The council closed the old road on Monday.")
    context = DraftContext(PAIR, opened, lambda key: near if key == near.key else None)
    keys = [near.key, *(UnitKey("", second) for second in further)]
    return [each for outcome in draft([DraftTask("a", key) for key in keys], context) for each in outcome.drafts]


def test_drafting_mends_what_the_memory_has_nearly():
    near, second = outcomes(Knowing, "The lighthouse is closed today.")
    assert near.target == "El ayuntamiento cerró la vieja carretera el lunes."
    assert near.origin == Origin("memory", "bridge (fuzzy)")
    assert second.origin.name == "knowing en→es 1"


def test_without_an_engine_a_near_match_stays_what_it_is():
    def missing():
        raise EngineError("en→es", "no engine covers this pair")

    assert [outcome.target for outcome in outcomes(missing)] == [REVIEWED]
    assert [outcome.target for outcome in outcomes(None)] == [REVIEWED]
    with pytest.raises(EngineError):
        outcomes(missing, "The lighthouse is closed today.")
