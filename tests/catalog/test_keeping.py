from dataclasses import replace

from l10n.catalog.change import update
from l10n.catalog.keeping import confirm_reviewed, is_waiting
from l10n.catalog.po import po
from l10n.model import State
from tests.catalog.tools import catalog, unit

TYPO, RIGHT = "The fery to Hel was late.", "The ferry to Hel was late."
TARGET = "El ferri a Hel llegó tarde."
NOTE = f'kept as reviewed: source was "{TYPO}"'


def corrected(old, *sources):
    fresh = catalog(*(unit(source) for source in sources), target="")
    return confirm_reviewed(update(old, fresh), {each.key for each in fresh.units})


def test_a_reviewed_unit_stays_reviewed_and_states_it() -> None:
    made = corrected(catalog(unit(TYPO, TARGET)), RIGHT)
    assert made.units == (unit(RIGHT, TARGET, notes=(NOTE,)),)
    assert po.parse(po.dump(made), "harbour") == made


def test_a_draft_stays_a_draft() -> None:
    made = corrected(
        catalog(unit(TYPO, TARGET, State.FUZZY, notes=("draft: argos en→es 0.1, confidence 0.71",))), RIGHT
    )
    assert made.units[0].state is State.FUZZY
    assert not is_waiting(made.units[0])


def test_the_note_outlives_updates_deletion_and_return() -> None:
    made = corrected(catalog(unit(TYPO, TARGET)), RIGHT)
    assert update(made, catalog(unit(RIGHT), target="")) == made
    gone = update(made, catalog(target=""))
    assert gone.units[0].notes == (NOTE,)
    assert update(gone, catalog(unit(RIGHT), target="")).units == made.units
    moved = update(made, catalog(unit(RIGHT.upper()), target=""))
    assert moved.units[0].notes == (NOTE,)


def test_the_note_moves_when_a_person_reviews_anew() -> None:
    made = corrected(catalog(unit(TYPO, TARGET)), RIGHT)
    later = update(made, catalog(unit(RIGHT.replace("late", "early")), target=""))
    assert later.units[0].state is State.FUZZY
    assert update(later, catalog(unit(RIGHT), target="")).units == made.units
    reviewed = replace(
        later, units=(replace(later.units[0], state=State.REVIEWED, target="Llegó pronto.", previous=""),)
    )
    assert update(reviewed, catalog(later.units[0], target="")).units[0].state is State.REVIEWED
    fresh = catalog(unit(later.units[0].key.source), target="")
    assert update(reviewed, fresh).units[0].notes == ()


def test_the_oldest_source_is_named() -> None:
    once = corrected(catalog(unit(TYPO, TARGET)), RIGHT)
    twice = corrected(once, RIGHT.replace("Hel", "Hela"))
    assert twice.units[0].notes == (NOTE,)
