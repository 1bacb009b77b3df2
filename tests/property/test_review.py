from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.catalog.wording import compare
from l10n.model import State, Unit, UnitKey
from l10n.review.unit import UnitEdit, revised

WORDS = st.text(st.sampled_from("ab <1/>.\n\u00a0«я"), max_size=40)


@settings(max_examples=60)
@given(WORDS, WORDS)
def test_a_difference_holds_both_texts(old, new):
    result = compare(old, new)
    assert "".join(run.text for run in result if run.kind != "added") == old
    assert "".join(run.text for run in result if run.kind != "removed") == new


@settings(max_examples=60)
@given(st.text(max_size=40).filter(lambda text: text.isprintable()), st.sampled_from(State), WORDS)
def test_a_save_without_review_never_makes_a_unit_reviewed(target, state, source):
    unit = Unit(UnitKey("", source), "dicho", state)
    saved = revised(unit, UnitEdit(target, "", reviewed=False))
    assert saved.state is (State.FUZZY if saved.target else State.NEW)
    assert revised(saved, UnitEdit(target, "", reviewed=False)) == saved
