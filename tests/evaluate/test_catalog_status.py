import pytest

from l10n.evaluate import catalog_status
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
    made = catalog_status.status_of(MADE, "Dam")
    assert made.progress == UnitCounts(5, 19, 1, 3, 1, 13)
    assert (made.title, made.new_words, made.draft_words, made.drafts, made.poor) == ("Dam", 2, 11, 2, 1)
    assert made.waiting == 4
    assert made.hours == pytest.approx(2 / catalog_status.FROM_SCRATCH + 11 / catalog_status.POST_EDITING)


def test_totals_accept_the_oldest() -> None:
    first, second = (
        catalog_status.CatalogStatus("a", "es", since=50, errors=1),
        catalog_status.CatalogStatus("b", "es", since=20, warnings=2),
    )
    done = catalog_status.CatalogStatus("c", "es")
    made = catalog_status.total([first, second, done], locale="es")
    assert (made.since, made.errors, made.warnings, made.locale) == (20, 1, 2, "es")
    assert catalog_status.total([]) == catalog_status.CatalogStatus("", "")
