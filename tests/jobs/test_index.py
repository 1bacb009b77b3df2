import sqlite3
from pathlib import PurePosixPath

import pytest

from l10n import settings
from l10n.jobs import index
from l10n.store import Store


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path)


def test_facts_come_back(store):
    with index.opened(store) as known:
        known.put("counts", ("dam", "es"), "s1", {"units": 4})
    with index.opened(store) as known:
        assert known.facts("counts") == {("dam", "es"): ("s1", {"units": 4})}
        assert known.facts("findings") == {}


def test_what_was_found_before_a_stop_is_kept(store):
    def work():
        with index.opened(store) as known:
            known.put("counts", ("dam", "es"), "s1", {})
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    with index.opened(store) as known:
        assert known.facts("counts")


def test_a_damaged_index_is_made_anew(store):
    store.cache(index.FILE).write_bytes(b"no database at all, by far" * 99)
    with index.opened(store) as known:
        assert known.facts("counts") == {}


def test_a_stamp_changes_with_files_and_settings(store, tmp_path):
    path, gone = PurePosixPath("a.md"), PurePosixPath("b.po")
    (tmp_path / "a.md").write_text("one")
    plain, french = settings.Settings(tmp_path), settings.Settings(tmp_path, locales=("fr",))
    first = index.Stamps(store, plain).of(path, gone)
    assert index.Stamps(store, plain).of(path, gone) == first
    assert index.Stamps(store, french).of(path, gone) != first
    assert index.Stamps(store, plain, path).of(path, gone) != first
    (tmp_path / "b.po").write_text("x")
    assert index.Stamps(store, plain).of(path, gone) != first


def test_files_saved_a_moment_ago_may_be_saved_again_in_the_same_tick():
    now = 1_780_000_000_000_000_000
    assert index.is_settled(f"s {now - 100_000_000 + 1}:5:1:7 ", now)
    assert not index.is_settled(f"s {now - 10_000_001}:5:1:7", now)
    assert not index.is_settled(f"s {now - 1_000_000_000}:5:1:7", now)  # a file system with whole seconds
    assert index.is_settled(f"s {now - 3_000_000_000}:5:{now - 3_000_000_000}:7", now)
    assert not index.is_settled(f"s 1:5:{now - 10_000_001}:7", now)  # `cp -p` of just now


def test_the_database_is_closed(store):
    with index.database(store, "x") as connection:
        pass
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")
