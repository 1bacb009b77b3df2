"""What the store of a project says where it cannot read or write, and what it does then."""

from pathlib import PurePosixPath

import pytest

from l10n import store as stores
from l10n.errors import StoreError
from l10n.store import Store

A, B = PurePosixPath("locales/a.po"), PurePosixPath("locales/deep/b.po")


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path)


@pytest.mark.parametrize("read", [Store.read, lambda store, path: store.open(path).__enter__()])
def test_a_link_to_nothing_is_named_as_what_it_is(store, tmp_path, read):
    (tmp_path / "locales").mkdir()
    (tmp_path / A).symlink_to("nowhere")
    with pytest.raises(StoreError) as caught:
        read(store, A)
    assert str(caught.value) == "locales/a.po: is a link to nothing; mend it or take it away"


def test_several_files_are_written_together_and_those_that_hold_already_are_not(store):
    assert store.write_together({A: b"1", B: b"2"}) == 2
    assert store.write_together({A: b"1", B: b"3"}) == 1
    assert store.write_together({}) == 0
    assert (store.read(A), store.read(B)) == (b"1", b"3")
    assert store.write(A, b"2") is True
    assert store.write(A, b"2") is False


def test_of_several_files_none_is_written_where_the_disk_refuses_any(store, tmp_path):
    store.write(A, b"old")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError) as caught:
        store.write_together({A: b"new", PurePosixPath("file/b"): b"2"})
    assert caught.value.place == "file/b"
    assert store.read(A) == b"old"
    assert [path.name for path in (tmp_path / "locales").iterdir()] == ["a.po"]


def test_a_file_placed_together_from_parts_has_its_folder_made(store):
    store.write_parts(B, [b"one ", b"two"])
    assert store.read(B) == b"one two"


def test_a_file_that_further_items_save_all_the_time_is_abandoned(store, monkeypatch):
    seconds = iter(range(100))
    monkeypatch.setattr(stores.time, "monotonic", lambda: next(seconds))
    monkeypatch.setattr(stores.replacement, "swap_in", lambda *_: False)
    with pytest.raises(StoreError) as caught:
        store.revise(A, lambda _: b"new")
    assert str(caught.value) == "locales/a.po: is saved by another program all the time; call again when that is done"
    assert next(seconds) >= stores._REVISING_SECONDS


def test_a_change_that_makes_nothing_or_the_same_is_not_written(store):
    assert not store.revise(B, lambda _: None)
    assert store.find(B) is None
    assert store.revise(B, lambda data: b"new" if data is None else b"x")
    assert not store.revise(B, lambda data: data)
    assert store.revise(B, lambda data: data + b"er")
    assert store.find(B) == b"newer"


def test_a_bundle_that_leads_out_is_named_with_what_to_do(store):
    with pytest.raises(StoreError) as caught:
        store.write_tree(PurePosixPath("dist/a"), {PurePosixPath("../x"): b""})
    assert str(caught.value) == "dist/a/../x: leads out of the folder of its bundle; mend that kind of bundle"


def test_folders_that_are_emptied_go_up_to_that_of_all_bundles(store, tmp_path):
    folder, page, deep = PurePosixPath("dist/a/es"), PurePosixPath("index.html"), PurePosixPath("img/x/y.png")
    assert store.write_tree(folder, {page: b"1", deep: b"2"}) == 2
    assert store.write_tree(folder, {page: b"1"}, [page, deep, PurePosixPath("/etc/passwd")]) == 1
    assert sorted(path.name for path in (tmp_path / folder).iterdir()) == ["index.html"]
    assert store.write_tree(folder, {}, [page]) == 1
    assert list((tmp_path / "dist").iterdir()) == []


def test_caches_lie_in_a_separate_folder_that_is_made(store, tmp_path):
    assert store.may_cache()
    assert store.cache("x.sqlite") == tmp_path / ".l10n/x.sqlite"
    assert (tmp_path / ".l10n").is_dir()
    assert store.may_cache()


def test_what_may_not_be_written_is_not_cached_or_cleaned(store, tmp_path, monkeypatch):
    store.cache("x.sqlite").write_bytes(b"")
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales/.a.po.1234abcd.tmp").write_bytes(b"")
    refused = "x.sqlite"
    monkeypatch.setattr(stores.os, "access", lambda path, mode: not str(path).endswith(refused))
    assert not store.may_cache()
    assert store.clean() == 0
    refused = "other"
    assert store.clean() == 1


def test_what_holds_for_a_whole_run_is_reported_once(tmp_path):
    lines = []
    store = Store(tmp_path, report=lines.append)
    for line in ("a", "b", "a"):
        store.report_once(line)
    assert lines == ["a", "b"]


def test_a_file_is_moved_unless_its_new_name_is_taken_or_it_is_absent(store):
    store.write(A, b"1")
    assert store.move(A, B) is True
    assert store.move(A, B) is False
    store.write(A, b"2")
    assert store.move(A, B) is False
    assert (store.read(A), store.read(B)) == (b"2", b"1")
