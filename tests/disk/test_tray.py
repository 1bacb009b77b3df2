"""A folder that is replaced as a whole."""

import errno
import os
from pathlib import PurePosixPath as Path

import pytest

from l10n.disk import files, replacement, tray
from l10n.disk.errors import RefusedError


def fill(place, aside, content, before=(), **options):
    with tray.opened(place, aside, **options) as made:
        for name, data in content.items():
            made.add(Path(name), data)
        return made.finish([Path(name) for name in before])


def contents(place):
    return {p.relative_to(place).as_posix(): p.read_bytes() for p in place.rglob("*") if p.is_file()}


@pytest.fixture
def place(tmp_path):
    return tmp_path / "www" / "site"


def test_a_folder_is_made_changed_and_emptied(place, tmp_path):
    first = {"a/x.html": b"1", "b.css": b"2"}
    assert len(fill(place, tmp_path, first).new) == 2
    assert contents(place) == first
    second = {"a/x.html": b"1", "c.css": b"3"}
    changes = fill(place, tmp_path, second, first)
    assert (changes.new, changes.changed, changes.gone) == ([Path("c.css")], [], [Path("b.css")])
    assert contents(place) == second
    assert not fill(place, tmp_path, second, second)
    assert [p.name for p in place.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("refusal", [errno.EBUSY, None])
def test_where_folders_cannot_change_names_their_files_do(place, tmp_path, monkeypatch, refusal):
    first = {"a/x.html": b"1", "b/c.css": b"2"}
    fill(place, tmp_path, first)
    inode = place.stat().st_ino

    def swap(*_):
        if refusal:
            raise OSError(refusal, os.strerror(refusal))
        return False

    monkeypatch.setattr(files, "swap", swap)
    (place / "own.txt").write_bytes(b"own")
    fill(place, tmp_path, {"a/x.html": b"new", "manifest.json": b"{}"}, first)
    assert contents(place) == {"a/x.html": b"new", "manifest.json": b"{}", "own.txt": b"own"}
    assert not (place / "b").exists()
    assert place.stat().st_ino == inode


def test_a_parent_folder_that_may_not_be_written_is_no_obstacle(place, tmp_path, monkeypatch):
    place.mkdir(parents=True)
    make = tray.Path.mkdir

    def mkdir(self, *args, **options):
        if self.parent == place.parent:
            raise PermissionError(errno.EACCES, "denied")
        return make(self, *args, **options)

    monkeypatch.setattr(tray.Path, "mkdir", mkdir)
    fill(place, tmp_path, {"a.html": b"1"})
    assert contents(place) == {"a.html": b"1"}


def test_a_dry_run_touches_nothing(place, tmp_path):
    assert fill(place, tmp_path, {"a": b"1"}, dry=True).new == [Path("a")]
    assert not place.parent.exists()


@pytest.mark.parametrize(
    ("names", "problem"),
    [
        (("a", "A"), "A would have the place of another file"),
        (("a", "a/b"), "a/b would have the place of another file"),
        (("a/B/c", "A/b"), "A/b would have the place of another file"),
        (("../x",), "../x leads out of the folder"),
        (("/x",), "/x leads out of the folder"),
        ((".",), ". leads out of the folder"),
    ],
)
def test_names_that_meet_or_lead_out_are_refused(place, tmp_path, names, problem):
    with pytest.raises(RefusedError) as caught:
        fill(place, tmp_path, dict.fromkeys(names, b""))
    assert (caught.value.strerror, caught.value.remedy) == (problem, "rename the article")
    assert not place.exists()


def test_files_are_replaced_in_an_order_in_which_no_page_leads_to_what_is_absent_yet(place, tmp_path, monkeypatch):
    replaced, replace = [], replacement.replace

    def noted(path, parts):
        replaced.append(path.relative_to(place).as_posix())
        replace(path, parts)

    monkeypatch.setattr(files, "swap", lambda *_: False)
    monkeypatch.setattr(replacement, "replace", noted)
    before = ["es/b/old.html", "es/b/deep/old.html"]
    fill(place, tmp_path, dict.fromkeys(before, b"1"))
    shown, pages, lead = (
        ["es/a/wall.gif", "style.css"],
        ["es/a/data.json", "es/a/index.html"],
        ["es/feed.xml", "index.html"],
    )
    fill(place, tmp_path, dict.fromkeys(["manifest.json", *lead, *pages, *shown], b"2"), before)
    assert replaced == [*shown, *pages, *lead, "manifest.json"]
    assert not (place / "es/b").exists()


def test_files_that_do_not_change_are_the_same_or_copies_where_the_disk_has_no_second_names(
    place, tmp_path, monkeypatch
):
    fill(place, tmp_path, {"a/b/same.css": b"1", "x": b"1"})
    inode = (place / "a/b/same.css").stat().st_ino
    fill(place, tmp_path, {"a/b/same.css": b"1", "x": b"2"}, ["a/b/same.css", "x"])
    assert (place / "a/b/same.css").stat().st_ino == inode

    def refuse(*_):
        raise OSError(errno.EPERM, "denied")

    monkeypatch.setattr(os, "link", refuse)
    fill(place, tmp_path, {"a/b/same.css": b"1", "x": b"3"}, ["a/b/same.css", "x"])
    assert contents(place) == {"a/b/same.css": b"1", "x": b"3"}


def test_what_a_killed_publication_left_is_removed(place, tmp_path):
    for left in (place.parent / ".site.new.tmp", tmp_path / "publish.tmp"):
        (left / "half").mkdir(parents=True)
    fill(place, tmp_path, {"a": b"1"})
    assert contents(place) == {"a": b"1"}
    assert [path.name for path in place.parent.iterdir()] == ["site"]


def test_where_nothing_may_be_written_a_single_line_says_where(place, tmp_path, monkeypatch):
    def refuse(self, *args, **options):
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(tray.Path, "mkdir", refuse)
    with pytest.raises(PermissionError) as caught:
        fill(place, tmp_path, {"a": b"1"})
    assert (caught.value.errno, caught.value.filename) == (errno.EACCES, str(place.parent))


def test_a_file_of_somebody_else_is_never_replaced(place, tmp_path):
    fill(place, tmp_path, {"a": b"1"})
    (place / "b").write_bytes(b"theirs")
    with pytest.raises(RefusedError, match="b is not ours") as caught:
        fill(place, tmp_path, {"a": b"1", "B": b"ours"}, ["a"])
    assert caught.value.remedy == "move it away"
    assert contents(place) == {"a": b"1", "b": b"theirs"}


def test_what_somebody_puts_into_it_meanwhile_is_carried_over(place, tmp_path, monkeypatch):
    before = {"a": b"1", "old/page": b"1"}
    fill(place, tmp_path, before)
    swap = files.swap

    def late(first, second):
        for name in ("late.txt", "deep/er/late.txt", "new/late.txt"):
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(b"late")
        return swap(first, second)

    monkeypatch.setattr(files, "swap", late)
    changes = fill(place, tmp_path, {"a": b"2", "new/page": b"2"}, before)
    late_files = dict.fromkeys(("late.txt", "deep/er/late.txt", "new/late.txt"), b"late")
    assert contents(place) == {"a": b"2", "new/page": b"2", **late_files}
    assert (changes.new, changes.changed, changes.gone) == ([Path("new/page")], [Path("a")], [Path("old/page")])


def test_a_single_process_at_a_time(place, tmp_path):
    with tray.opened(place, tmp_path), pytest.raises(RefusedError) as caught, tray.opened(place, tmp_path):
        pass
    assert caught.value.strerror == "is being published by another process"
    assert caught.value.remedy == "call again when that is done"


def test_a_folder_keeps_its_permissions(place, tmp_path):
    fill(place, tmp_path, {"x": b"1"})
    place.chmod(0o2750)
    fill(place, tmp_path, {"x": b"2"}, ["x"])
    assert (place / "x").read_bytes() == b"2"
    assert place.stat().st_mode & 0o7777 == 0o2750


def test_where_no_lock_file_can_be_the_folder_around_the_tray_is_locked(tmp_path):
    aside, place = tmp_path / "caches", tmp_path / "site"
    (aside / "publish.lock").mkdir(parents=True)
    with tray.opened(place, aside) as made:
        made.add(Path("a.html"), b"page")
        with pytest.raises(RefusedError, match="published by another process"), tray.opened(place, aside):
            pass
        made.finish([])
    assert (place / "a.html").read_bytes() == b"page"
