import pytest

from l10n.evaluate import standing
from l10n.model import State, UnitCounts
from tests.catalog.tools import catalog, unit

MADE = catalog(
    unit("The dam held through the night.", "La presa aguantó."),
    unit("Nobody was hurt.", "Nadie.", State.FUZZY, notes=("draft: argos en→es 0.1, confidence 0.31",)),
    unit("The road is closed.", "Cerrada.", State.FUZZY, notes=("p", "draft: argos en→es 0.1, confidence 0.90")),
    unit("It reopens on Monday.", "Abre.", State.FUZZY, previous="It reopens."),
    unit("Buses run."),
    unit("Gone.", "Ido.", State.OBSOLETE),
)


def test_a_catalog_is_counted() -> None:
    made = standing.standing(MADE, "Dam")
    assert made.progress == UnitCounts(5, 19, 1, 3, 1, 13)
    assert (made.title, made.new_words, made.draft_words, made.drafts, made.poor) == ("Dam", 2, 11, 2, 1)
    assert made.waiting == 4
    assert made.hours == pytest.approx(2 / standing.FROM_SCRATCH + 11 / standing.POST_EDITING)


def test_totals_take_the_oldest() -> None:
    first, second = standing.Standing("a", "es", since=50, errors=1), standing.Standing("b", "es", since=20, warnings=2)
    done = standing.Standing("c", "es")
    made = standing.total([first, second, done], locale="es")
    assert (made.since, made.errors, made.warnings, made.locale) == (20, 1, 2, "es")
    assert standing.total([]) == standing.Standing("", "")
