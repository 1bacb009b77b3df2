"""How much is asked of an engine, thoroughly, balanced and quickly."""

import pytest

from l10n.draft import draft
from l10n.draft.drafting_effort import BALANCED, EFFORTS, QUICK, THOROUGH, USUAL
from l10n.model import Translation, UnitKey
from l10n.plugin import Pair
from tests.draft.test_draft import Toy
from tests.draft.test_invented import Inventing

MAYOR = "The mayor resigned on Friday."


class Comparing(Inventing):
    """A toy that makes a word up, and keeps of how many hypotheses the best is wanted."""

    hypotheses = ()

    def translate(self, sources, decoding):
        self.hypotheses = (*self.hypotheses, decoding.consensus)
        return super().translate(sources, decoding)


@pytest.mark.parametrize("effort", EFFORTS.values(), ids=EFFORTS)
def test_different_words_are_requested_whatever_the_effort(effort):
    engine = Comparing()
    context = draft.DraftContext(Pair("en", "es"), lambda: engine, effort=effort)
    (drafted,) = [
        each for done in draft.draft([draft.DraftTask("", UnitKey("", MAYOR))], context) for each in done.drafts
    ]
    assert drafted.target == "El alcalde dimitió el viernes."
    assert (len(engine.begun), engine.hypotheses[0]) == (1, effort.hypotheses)


def test_thorough_is_usual_and_asks_for_more():
    assert draft.DraftContext(Pair("en", "es"), None).effort is THOROUGH is EFFORTS[USUAL]
    assert QUICK.hypotheses < BALANCED.hypotheses < THOROUGH.hypotheses


class Adding(Toy):
    """A toy that adds a number, and keeps how wide it was asked to search."""

    beams = ()

    def translate(self, sources, decoding):
        self.beams = (*self.beams, decoding.beam)
        return iter([Translation("El alcalde dimitió el viernes 7.", -0.3)] * len(sources))


@pytest.mark.parametrize("effort", EFFORTS.values(), ids=EFFORTS)
def test_what_is_only_in_doubt_is_searched_for_wider_where_the_effort_settles_it(effort):
    engine = Adding()
    context = draft.DraftContext(Pair("en", "es"), lambda: engine, effort=effort)
    (drafted,) = [
        each for done in draft.draft([draft.DraftTask("", UnitKey("", MAYOR))], context) for each in done.drafts
    ]
    assert drafted.notes == ("the number 7 is not in the source",)
    assert (5 in engine.beams) == effort.settles
