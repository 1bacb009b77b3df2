"""What was saved and can be taken back: the last step of a person that touched a catalog."""

from l10n.model import State, Unit, UnitKey
from l10n.review import steps
from l10n.review.steps import SavedStep, SavedUnit, Steps
from l10n.review.types import PlannedEdit, Sheet
from l10n.review.unit import UnitEdit

TRAM, FERRY = Sheet("tram", "es"), Sheet("ferry", "es")


def saved(sheet, word):
    unit = Unit(UnitKey("", word))
    return SavedUnit(sheet, unit, unit)


def test_the_newest_step_of_a_person_leads_and_once():
    done = Steps()
    both = (saved(TRAM, "a"), saved(FERRY, "b"))
    done.add(both)
    done.add([saved(TRAM, "c")], "vera")
    done.add([saved(FERRY, "d")])
    done.add([])
    assert done.pop(TRAM) == SavedStep(both)
    assert done.pop(TRAM) is None
    assert done.pop(FERRY, "vera") is None
    assert done.pop(TRAM, "vera") == SavedStep((saved(TRAM, "c"),), "vera")
    assert done.pop(FERRY) == SavedStep((saved(FERRY, "d"),))
    assert done.pop(FERRY) is None


def test_a_step_that_touched_another_catalog_too_is_detected_from_either():
    done = Steps()
    both = (saved(TRAM, "a"), saved(FERRY, "b"))
    done.add(both)
    assert done.pop(FERRY).units == both


def test_only_so_many_steps_are_remembered(monkeypatch):
    assert steps.MOST == 500
    monkeypatch.setattr(steps, "MOST", 2)
    done = Steps()
    for word in "abc":
        done.add([saved(TRAM, word)])
    assert [done.pop(TRAM) for _ in range(3)] == [SavedStep((saved(TRAM, word),)) for word in "cb"] + [None]


def test_replaced_words_leave_a_state_and_comments_as_they_are():
    unit = Unit(UnitKey("", "Rain."), "Lluvia.", State.REVIEWED, comments=("sure?", "yes"))
    assert PlannedEdit(TRAM, "u", "v").edit(unit) == UnitEdit("Lluvia.", "sure?\nyes", reviewed=True)
    assert PlannedEdit(TRAM, "u", "v", "").edit(unit) == UnitEdit("", "sure?\nyes", reviewed=True)
    fuzzy = Unit(UnitKey("", "Rain."), "Lluvia.", State.FUZZY)
    assert PlannedEdit(TRAM, "u", "v", "Llueve.").edit(fuzzy) == UnitEdit("Llueve.", "", reviewed=False)
    assert PlannedEdit(TRAM, "u", "v", reviewed=True).edit(fuzzy) == UnitEdit("Lluvia.", "", reviewed=True)
