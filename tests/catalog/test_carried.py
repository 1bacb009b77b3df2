"""What a unit has from another sentence gives way to words for its own, and goes back where it came from."""

from dataclasses import replace

from l10n.catalog.carried import is_carried, release_carried
from l10n.catalog.change import update
from l10n.model import State
from tests.catalog.tools import catalog, unit

OLD, NEW = "The night ferry to Hel was late again.", "The night ferry to Hel was early again."
WORDS = "El ferri nocturno a Hel volvió a llegar tarde."


def edited():
    was = catalog(unit(OLD, WORDS, comments=("Hel is a town.",)))
    return update(was, catalog(unit(NEW, notes=("paragraph 1",)), target=""))


def test_a_released_unit_is_new_and_its_words_wait_for_their_sentence():
    made = release_carried(edited(), {edited().units[0].key})
    assert made.units == (
        unit(NEW, notes=("paragraph 1",), comments=("Hel is a town.",)),
        unit(OLD, WORDS, State.OBSOLETE),
    )
    back = update(made, catalog(unit(OLD), target=""))
    assert back.units[0] == unit(OLD, WORDS)


def test_words_that_a_person_began_to_change_are_never_released():
    result = edited()
    touched = replace(result, units=(replace(result.units[0], target="El ferri de noche"),))
    assert not is_carried(touched.units[0])
    assert release_carried(touched, {result.units[0].key}) is touched


def test_different_units_stay_as_they_are():
    result = edited()
    assert release_carried(result, ()) is result
    reviewed = catalog(unit(NEW, "Ya."))
    assert release_carried(reviewed, {reviewed.units[0].key}) is reviewed


def test_a_sentence_that_is_back_already_keeps_what_it_has():
    result = edited()
    both = replace(result, units=(*result.units, unit(OLD, "Otra vez tarde.")))
    assert [each.target for each in release_carried(both, {result.units[0].key}).units] == ["", "Otra vez tarde."]
