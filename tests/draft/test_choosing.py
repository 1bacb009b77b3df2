"""Several engines for one locale: whose draft stays, and what a failing one costs."""

import pytest

from l10n.draft.choosing import _better, drafted
from l10n.draft.draft import DraftContext, DraftTask
from l10n.errors import EngineError
from l10n.model import Draft, Origin, Translation, UnitKey
from l10n.plugin import Pair

RAIN, FERRY, BRIDGE = "Rain fell for a week.", "The ferry was late.", "The bridge is closed."
SURE, UNSURE = -0.05, -2.5


class Speaker:
    """A translator with answers by heart: words and their log-probability, an error, or nothing."""

    ordered = True

    def __init__(self, name, answers):
        self.name = name
        self.answers = answers
        self.questions = []

    def translate(self, sources, decoding):
        for source in sources:
            self.questions.append(source)
            answer = self.answers.get(source, ("", None))
            if isinstance(answer, EngineError):
                raise answer
            yield Translation(*answer)

    def close(self):
        """Nothing to let go of."""


def speaker(name, **answers):
    keys = {"rain": RAIN, "ferry": FERRY, "bridge": BRIDGE}
    return Speaker(name, {keys[key]: answer for key, answer in answers.items()})


def chosen(speakers, *, best=True, recall=lambda key: None, sources=(RAIN, FERRY, BRIDGE)):
    contexts = [DraftContext(Pair("en", "es"), lambda each=each: each, recall=recall) for each in speakers]
    outcomes = list(drafted([DraftTask("a", UnitKey("", source)) for source in sources], contexts, best=best))
    made = {draft.key.source: (draft.origin.name, draft.target) for outcome in outcomes for draft in outcome.drafts}
    refused = [each.key.source for outcome in outcomes for each in outcome.refused]
    return made, refused, [slug for outcome in outcomes for slug in outcome.finished]


SINGLE = {"rain": ("Llovió durante una semana.", UNSURE), "ferry": ("El transbordador llegó tarde.", SURE)}
TWO = {
    "rain": ("La lluvia cayó una semana.", SURE),
    "ferry": ("El ferry era tarde.", SURE),
    "bridge": ("El puente está cerrado.", SURE),
}


def test_the_surer_draft_stays_and_says_whose_it_is():
    made, refused, finished = chosen([speaker("one", **SINGLE), speaker("two", **TWO)])
    assert made == {
        RAIN: ("two", "La lluvia cayó una semana."),
        FERRY: ("one", "El transbordador llegó tarde."),
        BRIDGE: ("two", "El puente está cerrado."),
    }
    assert (refused, finished) == ([], ["a"])


def test_the_first_draft_stays_where_the_settings_state_it_and_further_items_fill_its_gaps():
    second = speaker("two", **TWO)
    made, _, _ = chosen([speaker("one", **SINGLE), second], best=False)
    assert {source: name for source, (name, _) in made.items()} == {RAIN: "one", FERRY: "one", BRIDGE: "two"}
    assert set(second.questions) == {BRIDGE}


def test_what_nobody_translates_is_refused_once():
    made, refused, finished = chosen([speaker("one", **SINGLE), speaker("two", **SINGLE)])
    assert BRIDGE not in made
    assert (refused, finished) == ([BRIDGE], ["a"])


def test_the_memory_moves_first_and_no_engine_is_called():
    def recall(key):
        return (
            Draft(key, "Llovió toda la semana en el norte.", Origin("memory", "house")) if key.source == RAIN else None
        )

    both = [speaker("one", **SINGLE), speaker("two", **TWO)]
    made, _, finished = chosen(both, recall=recall)
    assert made[RAIN] == ("house", "Llovió toda la semana en el norte.")
    assert not any(RAIN in each.questions for each in both)
    assert finished == ["a"]


@pytest.mark.parametrize("place", [0, 1])
def test_an_engine_that_fails_leaves_the_further_items_and_is_reported(place):
    class Closed(Speaker):
        def translate(self, sources, decoding):
            raise EngineError(self.name, "stopped")

    both = [speaker("two", **TWO)]
    both.insert(place, Closed("broken", {}))
    contexts = [DraftContext(Pair("en", "es"), lambda each=each: each) for each in both]
    result = []
    stream = drafted([DraftTask("a", UnitKey("", source)) for source in (RAIN, FERRY)], contexts, best=True)
    try:
        for outcome in stream:
            result += [draft.origin.name for draft in outcome.drafts]
    except EngineError as error:
        assert "stopped" in str(error)  # noqa: PT017  (what came before it is looked at too)
    assert result == ["two", "two"]


def test_an_engine_that_cannot_be_opened_is_reported_at_the_end():
    def closed():
        raise EngineError("one", "is not there")

    contexts = [DraftContext(Pair("en", "es"), closed), DraftContext(Pair("en", "es"), lambda: speaker("two", **TWO))]
    result = []

    def take():
        for outcome in drafted([DraftTask("a", UnitKey("", RAIN))], contexts, best=True):
            result.extend(draft.origin.name for draft in outcome.drafts)

    with pytest.raises(EngineError, match="is not there"):
        take()
    assert result == ["two"]


@pytest.mark.parametrize(("confidence", "stays"), [(0.95, "one"), (0.56, "one"), (0.5, "two")])
def test_a_later_draft_that_is_little_surer_yields_however_long(confidence, stays):
    before = Draft(UnitKey("", RAIN), "Llovió un día.", Origin("engine", "one"), confidence=confidence)
    after = Draft(UnitKey("", RAIN), "Llovió toda la semana en el norte.", Origin("engine", "two"), confidence=0.8)
    assert _better(before, after, best=True).origin.name == stays
