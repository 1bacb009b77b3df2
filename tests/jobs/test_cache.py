"""Caches that are broken, locked, read-only or missing: the work goes on without them, said in one line."""

import os
import sqlite3

import pytest

from l10n.jobs import cache, index, ledger
from l10n.jobs.index import Work
from l10n.store import Store
from l10n.task_store import Trace
from tests.catalog.tools import catalog, unit


@pytest.fixture
def reports():
    return []


@pytest.fixture
def store(tmp_path, reports):
    return Store(tmp_path, report=reports.append)


def keep(existing, key, value):
    existing.remember(Work("counts", key), Trace(), value)
    existing.save()


def test_a_faulty_statement_is_our_fault_and_is_raised(store):
    with (
        cache.database(store, "x.sqlite") as connection,
        pytest.raises(sqlite3.OperationalError, match="no such column"),
    ):
        connection.execute("SELECT nonsense")


def test_a_locked_cache_is_read_and_gone_without(store, reports, monkeypatch):
    monkeypatch.setattr(cache, "LOCK_SECONDS", 0.05)
    with index.opened(store) as existing:
        keep(existing, ("dam", "es"), {"units": 4})
    second = sqlite3.connect(store.cache(index.FILE))
    second.execute("BEGIN EXCLUSIVE")
    with index.opened(store) as existing:
        keep(existing, ("dam", "fr"), {})
        assert existing.values("counts", "dam")["es"] == {"units": 4}
    second.close()
    assert reports == [".l10n/index.sqlite: database is locked; going on without it"]
    with index.opened(store) as existing:
        assert set(existing.values("counts", "dam")) == {"es"}


def test_a_lock_that_arrives_later_costs_only_what_is_to_be_remembered(store, reports, monkeypatch):
    monkeypatch.setattr(cache, "LOCK_SECONDS", 0.05)
    with index.opened(store) as existing:
        second = sqlite3.connect(store.cache(index.FILE))
        second.execute("BEGIN IMMEDIATE")
        keep(existing, ("dam", "es"), {})
        keep(existing, ("dam", "fr"), {})
        second.close()
        keep(existing, ("dam", "fr"), {})
        assert set(existing.values("counts", "dam")) == {"fr"}
    assert reports == [".l10n/index.sqlite: database is locked; going on without it"]


def test_who_reads_for_long_keeps_nobody_from_writing(store, reports, monkeypatch):
    monkeypatch.setattr(cache, "LOCK_SECONDS", 0.05)
    with index.opened(store) as slow:
        keep(slow, ("dam", "es"), {})
        slow.save()
        reading = slow._connection.execute("SELECT * FROM result")
        with index.opened(store) as quick:
            keep(quick, ("dam", "fr"), {})
        reading.close()
        assert len(slow.values("counts", "dam")) == 2
    assert reports == []


def test_a_folder_in_its_place_stays(store, reports):
    store.cache(index.FILE).mkdir()
    with index.opened(store) as existing:
        keep(existing, ("dam", "es"), {})
        assert existing.values("counts", "dam")
    assert reports == [".l10n/index.sqlite: unable to open database file; going on without it"]
    assert store.cache(index.FILE).is_dir()


def test_a_damaged_ledger_is_laid_aside(store):
    store.cache(ledger.FILE).write_bytes(b"no database at all, by far" * 99)
    with ledger.opened(store, "2026-05-01") as workbook:
        assert workbook.efforts() == []
    assert store.cache("drafts.damaged").read_bytes().startswith(b"no database")


def test_where_nothing_may_be_written_what_is_recognized_is_read(store, monkeypatch):
    with index.opened(store) as existing:
        keep(existing, ("dam", "es"), {})
    monkeypatch.setattr("os.access", lambda path, mode, **_: not mode & os.W_OK)
    with index.opened(store) as existing:
        assert existing.values("counts", "dam")
    with ledger.opened(store, "2026-05-01") as workbook:
        workbook.compare(catalog(unit("Rain fell.", "Llovió.")))
