import json
import sqlite3
from dataclasses import replace

import pytest

from l10n.evaluate.effort import Edits
from l10n.jobs import ledger
from l10n.jobs.result_row import packed
from l10n.model import Draft, Origin, State
from l10n.store import Store
from tests.catalog.tools import catalog, unit

SLUG = catalog().slug
SOURCE, DRAFT, RETAINED = "The factory is closing.", "La fábrica cierra.", "La planta cierra."
FUZZY = unit(SOURCE, DRAFT, State.FUZZY, notes=("draft: argos en→es 0.1, confidence 0.71",))
REVIEWED = replace(FUZZY, target=RETAINED, state=State.REVIEWED)
PROPOSED = Draft(FUZZY.key, DRAFT, Origin("engine", "argos en→es 0.1"))


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path)


def on(store, day):
    return ledger.opened(store, day)


def test_a_reviewed_draft_has_an_effort_on_the_day_it_was_first_seen(store):
    with on(store, "2026-05-01") as workbook:
        workbook.propose("es", SLUG, [PROPOSED])
        workbook.compare(catalog(FUZZY))
        assert workbook.efforts() == []
    with on(store, "2026-05-02") as workbook:
        workbook.compare(catalog(REVIEWED))
    with on(store, "2026-05-03") as workbook:
        workbook.compare(catalog(replace(REVIEWED, target=DRAFT)))  # the person went back to the draft
        (result,) = workbook.efforts()
        assert (result.locale, result.engine, result.day) == ("es", "argos en→es 0.1", "2026-05-02")
        assert result.edits == Edits(1, 0, 3, 0, 2 * len(DRAFT))
        workbook.compare(catalog(REVIEWED))
        assert workbook.efforts()[0].edits.ter == pytest.approx(1 / 3)


def test_a_draft_that_is_lost_is_taken_up_from_the_catalog(store):
    with on(store, "2026-05-01") as workbook:
        workbook.compare(catalog(FUZZY, unit("By hand.", "A mano.", State.FUZZY), unit("New one.")))
        workbook.compare(catalog(REVIEWED, unit("By hand.", "A mano.")))
        assert [(each.engine, each.edits.units) for each in workbook.efforts()] == [("argos en→es 0.1", 1)]


def test_a_unit_whose_source_changed_is_no_fresh_draft(store):
    with on(store, "2026-05-01") as workbook:
        workbook.compare(catalog(replace(FUZZY, previous="The factory closes.")))
        workbook.compare(catalog(REVIEWED))
        assert workbook.efforts() == []


def test_the_memory_is_a_single_engine_and_locales_are_apart(store):
    remembered = Draft(FUZZY.key, DRAFT, Origin("memory", "dam (exact)"))
    with on(store, "2026-05-01") as workbook:
        workbook.propose("es", SLUG, [remembered, remembered])
        workbook.compare(catalog(REVIEWED, target="fr"))
        assert workbook.efforts() == []
        workbook.compare(catalog(REVIEWED))
        assert [each.engine for each in workbook.efforts()] == ["memory"]
    noted = replace(FUZZY, notes=("draft: memory dam (exact), similarity 1.00",))
    with on(store, "2026-05-01") as workbook:
        workbook.compare(catalog(noted, target="de"))
        workbook.compare(catalog(REVIEWED, target="de"))
        assert [each.engine for each in workbook.efforts()] == ["memory", "memory"]


def test_a_new_proposal_replaces_a_waiting_proposal(store):
    with on(store, "2026-05-01") as workbook:
        workbook.propose("es", SLUG, [replace(PROPOSED, target="Otra cosa.")])
        workbook.propose("es", SLUG, [PROPOSED])
        workbook.compare(catalog(replace(REVIEWED, target=DRAFT)))
        assert workbook.efforts()[0].edits.ter == 0


def test_today_is_a_day():
    assert len(ledger.today()) == 10


def test_the_figures_of_an_older_version_stay(store):
    columns = "locale, context, source, engine, day, target, reviewed, kept, edits, words, typed, characters"
    connection = sqlite3.connect(store.cache(ledger.FILE))
    connection.execute(f"CREATE TABLE draft ({columns})")
    row = ("es", "", SOURCE, "argos en→es 0.1", "2026-04-01", DRAFT, "2026-04-02", RETAINED, 1.0, 3.0, 6, 36)
    waiting = ("es", "", "Another one.", "argos en→es 0.1", "2026-04-01", "Otra.", None, None, None, None, None, None)
    connection.executemany(f"INSERT INTO draft VALUES ({', '.join('?' * 12)})", [row, waiting])
    connection.commit()
    connection.close()
    for _ in range(2):
        with on(store, "2026-05-01") as workbook:
            (result,) = workbook.efforts()
            assert (result.day, result.edits) == ("2026-04-02", Edits(1, 1.0, 3.0, 6, 36))


def test_what_was_proposed_returns_the_newest_first(store):
    with on(store, "2026-05-01") as workbook:
        workbook.propose("es", SLUG, [replace(PROPOSED, origin=Origin("engine", "apertium en→es 1.0"))])
    with on(store, "2026-05-02") as workbook:
        workbook.propose("es", SLUG, [replace(PROPOSED, target="Otra.")])
        assert workbook.drafts("es", SLUG, FUZZY.key) == [("argos en→es 0.1", "Otra."), ("apertium en→es 1.0", DRAFT)]
        assert workbook.drafts("es", "another", FUZZY.key) == []


def test_rows_of_a_version_without_dictionaries_are_read(store):
    with on(store, "2026-05-01") as workbook:
        workbook.propose("es", SLUG, [PROPOSED])
    with sqlite3.connect(store.cache(ledger.FILE)) as connection:
        (data,) = connection.execute("SELECT data FROM proposal").fetchone()
        plain = json.loads(ledger.Dictionaries(connection).unpacked(data))
        connection.execute("UPDATE proposal SET data = ?", (packed(plain),))
    connection.close()
    with on(store, "2026-05-02") as workbook:
        assert workbook.drafts("es", SLUG, PROPOSED.key) == [("argos en→es 0.1", DRAFT)]
        workbook.compare(catalog(REVIEWED))
        assert [each.day for each in workbook.efforts()] == ["2026-05-02"]
