"""What a piece of work reads and writes, written down."""

from pathlib import PurePosixPath

import pytest

from l10n.disk import version
from l10n.errors import StoreError
from l10n.store import Store
from l10n.task_store import FileWrite, RecordingStore, SuppliedStore, Trace, TreeWrite, digest

A, B, NONE = PurePosixPath("locales/a.po"), PurePosixPath("locales/b.po"), PurePosixPath("locales/none.po")


@pytest.fixture
def recorded(tmp_path, monkeypatch):
    """A store that is traced, on files whose times tell them apart."""
    monkeypatch.setattr(version, "is_settled", bool)
    lines = []
    store = Store(tmp_path, follow_links=True, lock_seconds=7, report=lines.append)
    store.write(A, b"one")
    return RecordingStore.over(store, Trace())


def test_a_traced_store_is_the_same_store(recorded):
    assert (recorded.follow_links, recorded.lock_seconds) == (True, 7)
    recorded.report_once("once")
    recorded.report_once("once")
    assert recorded.report.__self__ == ["once"]
    assert recorded.reported == {"once"}


def test_what_is_read_is_noted_with_its_times_before(recorded):
    trace, stamp = recorded.trace, Store.stamp(recorded, A)
    assert (recorded.read(A), recorded.find(NONE)) == (b"one", None)
    assert trace.digests == {str(A): digest(b"one"), str(NONE): ""}
    assert trace.stamps == {str(A): stamp}
    assert trace.untraced == ""


def test_what_is_written_is_noted_and_its_times_are_forgotten(recorded):
    trace = recorded.trace
    recorded.find(A)
    assert recorded.write(A, b"two")
    assert not recorded.write(A, b"two")
    assert recorded.revise(A, lambda data: data + b"!")
    assert trace.digests == {str(A): digest(b"two!")}
    assert trace.stamps == {}
    assert not recorded.revise(A, lambda _: None)
    assert trace.digests == {str(A): digest(b"two!")}
    assert recorded.write_tree(PurePosixPath("dist"), {PurePosixPath("x"): b"x"}, [PurePosixPath("y")]) == 1
    assert {name: trace.digests[name] for name in ("dist/x", "dist/y")} == {"dist/x": digest(b"x"), "dist/y": ""}
    assert trace.untraced == ""


@pytest.mark.parametrize(
    ("work", "why"),
    [
        (lambda store: store.read(NONE), "locales/none.po could not be read"),
        (lambda store: store.find(PurePosixPath("locales")), "locales could not be read"),
        (lambda store: store.open(A).__enter__(), "locales/a.po was read as a stream"),
        (lambda store: store.stamp(A), "the times of locales/a.po were asked for"),
        (lambda store: store.write_parts(A, [b"1", b"2"]), "locales/a.po was written in parts"),
        (lambda store: store.move(A, B), "locales/a.po was renamed"),
        (lambda store: list(store.articles()), "the articles were listed"),
        (lambda store: list(store.manifests()), "the manifests were listed"),
    ],
)
def test_work_that_cannot_be_traced_says_why(recorded, work, why):
    try:
        work(recorded)
    except StoreError:
        assert why.endswith("could not be read")
    assert recorded.trace.untraced == why


def test_work_that_is_not_traced_is_done_all_the_same(recorded):
    with recorded.open(A) as file:
        assert file.read() == b"one"
    assert recorded.stamp(A) == Store.stamp(recorded, A) != ""
    recorded.write_parts(A, [b"1", b"2"])
    assert recorded.move(A, B)
    assert Store.read(recorded, B) == b"12"


@pytest.fixture
def supplied():
    return SuppliedStore.of({A: b"one", B: None}, Trace())


def test_only_what_was_supplied_is_present_and_the_remainder_counts_as_lost(supplied):
    assert (supplied.find(A), supplied.find(B), supplied.find(NONE)) == (b"one", None, None)
    assert supplied.trace.lost == {NONE}
    assert supplied.trace.digests == {str(A): digest(b"one"), str(B): "", str(NONE): ""}
    with supplied.open(A) as file:
        assert file.read() == b"one"
    assert (supplied.stamp(A), supplied.stamp(B)) == (digest(b"one"), "")
    with pytest.raises(StoreError, match=r"^locales/b\.po: No such file or directory$"):
        supplied.read(B)


def test_what_is_to_be_written_is_preserved_for_whoever_holds_the_project(supplied):
    folder, page, old = PurePosixPath("dist"), PurePosixPath("x"), PurePosixPath("y")
    assert supplied.write(B, b"new") is False
    supplied.write_parts(A, [b"1", b"2"])
    assert supplied.revise(A, lambda data: data + b"!") is True
    assert supplied.revise(A, lambda _: None) is supplied.revise(A, lambda data: data) is False
    assert supplied.write_tree(folder, {page: b"x"}, iter([old])) == 0
    assert supplied.trace.writes == [
        FileWrite(B, b"new"), FileWrite(A, b"12"), FileWrite(A, b"one!", b"one", revises=True),
        TreeWrite(folder, {page: b"x"}, (old,)),
    ]  # fmt: skip
    assert supplied.trace.digests == {
        str(A): digest(b"one"), str(B): digest(b"new"), "dist/x": digest(b"x"), "dist/y": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("work", "line"),
    [
        (
            lambda store: store.move(A, B),
            "locales/a.po: cannot be renamed to locales/b.po from here; rename it where the project lies",
        ),
        (lambda store: store.articles(), "source: cannot be listed from here; list it where the project lies"),
    ],
)
def test_what_only_the_holder_of_a_project_can_do_is_refused(supplied, work, line):
    with pytest.raises(StoreError) as caught:
        work(supplied)
    assert str(caught.value) == line
