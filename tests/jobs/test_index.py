import os
import time
from pathlib import PurePosixPath

import pytest

from l10n import settings
from l10n.disk import version
from l10n.jobs import index, inputs
from l10n.jobs.index import Work
from l10n.jobs.result_row import ResultHead
from l10n.store import Store
from l10n.task_store import RecordingStore, Trace

DAM = Work("counts", ("dam", "es"), "('es',)")
SOURCE, GONE, MADE = PurePosixPath("dam.md"), PurePosixPath("dam.jpg"), PurePosixPath("dist/dam.html")


@pytest.fixture
def store(tmp_path):
    (tmp_path / "dam.md").write_text("The dam holds.")
    age(tmp_path / "dam.md")
    return Store(tmp_path)


def age(place):
    """Sets a file's own time far back; the system's time of the change stays."""
    os.utime(place, ns=(1_780_000_000_000_000_001,) * 2)


def work(store):
    """A piece of work: reads a file, looks for one that is not there, writes one."""
    trace = Trace()
    recording = RecordingStore.over(store, trace)
    recording.write(MADE, recording.read(SOURCE).upper())
    recording.find(GONE)
    return trace


def stored(store, ground="g"):
    with index.opened(store, ground) as existing:
        existing.remember(DAM, work(store), {"units": 4}, ["bulk"])


def head(existing):
    return ResultHead.of(existing._head(("counts", "dam"))[1])


def stands(store, ground="g", requested=DAM):
    with index.opened(store, ground) as existing:
        return existing.stands(requested)


def test_results_return(store):
    stored(store)
    with index.opened(store, "g") as existing:
        assert existing.values("counts", "dam") == {"es": {"units": 4}}
        assert existing.data(DAM) == ["bulk"]
        assert set(head(existing).digests) == {"dam.md", "dam.jpg", "dist/dam.html"}
        assert existing.values("findings", "dam") == {}
    assert stands(store)


@pytest.mark.parametrize("place", ["dam.md", "dam.jpg", "dist/dam.html"])
def test_a_row_falls_with_each_of_its_files(store, place):
    stored(store)
    (store.root / place).write_text("The dam broke.")
    assert not stands(store)


def test_a_row_falls_with_a_file_that_is_gone_and_stands_again_with_it(store):
    stored(store)
    data = (store.root / MADE).read_bytes()
    (store.root / MADE).unlink()
    assert not stands(store)
    (store.root / MADE).write_bytes(data)
    assert stands(store)


def test_a_row_falls_with_the_ground_and_with_its_options(store):
    stored(store)
    assert not stands(store, "other")
    assert not stands(store, requested=Work(DAM.kind, DAM.key, "('fr',)"))


def test_times_alone_bring_no_row_down(store):
    stored(store)
    before = [tuple(row) for row in _table(store)]
    os.utime(store.root / "dam.md")
    time.sleep(index.SETTLING)
    assert stands(store)
    assert [tuple(row) for row in _table(store)] != before  # the new times are remembered
    assert stands(store)


def test_a_row_of_files_that_were_just_written_is_looked_at_again(store):
    with index.opened(store, "g") as existing:
        existing.remember(DAM, work(store), {})
        assert existing.values("counts", "dam") == {}
        (store.root / MADE).write_text("By another hand.")
    assert not stands(store)


def test_what_was_detected_before_a_stop_is_preserved(store):
    def stopped():
        with index.opened(store, "g") as existing:
            existing.remember(DAM, work(store), {})
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert stands(store)


def test_a_damaged_index_or_an_index_of_another_version_is_made_anew(store):
    store.cache(index.FILE).write_bytes(b"no database at all, by far" * 99)
    with index.opened(store) as existing:
        assert existing.values("counts", "dam") == {}
        existing._connection.execute("DROP TABLE result")
        existing._connection.execute("CREATE TABLE result (kind TEXT)")
    stored(store)
    assert stands(store)


def test_names_that_no_database_holds_are_not_stored(store):
    with index.opened(store) as existing:
        existing.remember(Work("counts", ("\udcff", "es")), Trace(), {})
    with index.opened(store) as existing:
        assert existing.values("counts", "dam") == {}


def test_the_ground_is_of_settings_terms_and_code(store, tmp_path, monkeypatch):
    plain, french = settings.Settings(tmp_path), settings.Settings(tmp_path, locales=("fr",))
    first = inputs.ground(store, plain)
    assert inputs.ground(store, plain) == first
    assert inputs.ground(store, french) != first
    assert inputs.ground(store, settings.Settings(tmp_path / "moved")) == first
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales/termbase.csv").write_text("term,locale,translation,note\n")
    second = inputs.ground(store, plain)
    assert second != first
    for part in ("_code", "_plugins", "_libraries"):
        with monkeypatch.context() as patch:
            patch.setattr(inputs, part, lambda: "changed")
            assert inputs.ground(store, plain) != second


def test_plug_ins_of_further_items_are_of_the_ground(tmp_path, monkeypatch):
    (tmp_path / "house_style.py").write_text("check = None\n")
    (tmp_path / "house_style-1.0.dist-info").mkdir()
    (tmp_path / "house_style-1.0.dist-info/METADATA").write_text(
        "Metadata-Version: 2.1\nName: house-style\nVersion: 1.0\n"
    )
    (tmp_path / "house_style-1.0.dist-info/entry_points.txt").write_text("[l10n.checks]\nstyle = house_style:check\n")
    without = inputs._plugins.__wrapped__()
    monkeypatch.syspath_prepend(tmp_path)
    first = inputs._plugins.__wrapped__()
    assert first != without
    age(tmp_path / "house_style.py")
    assert inputs._plugins.__wrapped__() != first


def test_files_saved_a_moment_ago_may_be_saved_again_in_the_same_tick():
    now = 1_780_000_000_000_000_000
    assert version.is_settled(f"{now - 100_000_000 + 1}:5:1:7", now)
    assert not version.is_settled(f"{now - 10_000_001}:5:1:7", now)
    assert not version.is_settled(f"{now - 1_000_000_000}:5:1:7", now)  # a file system with whole seconds
    assert version.is_settled(f"{now - 3_000_000_000}:5:{now - 3_000_000_000}:7", now)
    assert not version.is_settled(f"1:5:{now - 10_000_001}:7", now)  # `cp -p` of just now
    assert version.is_settled("")


def _table(store):
    with index.opened(store, "g") as existing:
        return existing._connection.execute("SELECT * FROM result").fetchall()


def of_locale(store, locale, value):
    """Work on a catalog of an article."""
    trace = Trace()
    path = PurePosixPath(f"{locale}.po")
    place = store.root / path
    if not place.exists():
        place.write_text(locale)
        age(place)
        time.sleep(index.SETTLING)
    RecordingStore.over(store, trace).read(path)
    RecordingStore.over(store, trace).read(SOURCE)
    return Work("counts", ("dam", locale)), trace, value, [f"bulk of {value}"]


def test_locales_of_an_article_fall_each_by_itself_and_together_with_the_article(store):
    with index.opened(store, "g") as existing:
        existing.remember(*of_locale(store, "es", 1))
        existing.remember(*of_locale(store, "fr", 2))
    (store.root / "fr.po").write_text("changed")
    with index.opened(store, "g") as existing:
        assert set(existing.standing("counts", "dam")) == {"es"}
        existing.remember(*of_locale(store, "fr", 3))
    with index.opened(store, "g") as existing:
        assert set(existing.standing("counts", "dam")) == {"es", "fr"}
        assert existing.values("counts", "dam") == {"es": 1, "fr": 3}
        assert existing.data(Work("counts", ("dam", "es"))) == ["bulk of 1"]
    (store.root / "dam.md").write_text("The dam broke.")
    with index.opened(store, "g") as existing:
        assert existing.standing("counts", "dam") == {}
        existing.remember(*of_locale(store, "es", 4))
    with index.opened(store, "g") as existing:
        assert set(existing.standing("counts", "dam")) == {"es"}
        assert existing.data(Work("counts", ("dam", "fr"))) == ["bulk of 3"]  # for what goes on from it


def test_another_ground_leaves_nothing_but_the_bulk(store):
    with index.opened(store, "g") as existing:
        existing.remember(*of_locale(store, "es", 1))
        existing.remember(*of_locale(store, "fr", 2))
    with index.opened(store, "other") as existing:
        assert existing.standing("counts", "dam") == {}
        existing.remember(*of_locale(store, "es", 3))
    with index.opened(store, "other") as existing:
        assert set(existing.standing("counts", "dam")) == {"es"}
        assert existing.values("counts", "dam") == {"es": 3}
        assert existing.data(Work("counts", ("dam", "fr"))) == ["bulk of 2"]
