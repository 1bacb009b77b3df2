"""A folder that is replaced as a whole."""

import errno
import os
from pathlib import PurePosixPath as Path

import pytest

from l10n.disk import files, tray
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


@pytest.mark.parametrize("names", [("a", "A"), ("a", "a/b"), ("a/b", "a"), ("../x",), ("/x",)])
def test_names_that_meet_or_lead_out_are_refused(place, tmp_path, names):
    with pytest.raises(RefusedError):
        fill(place, tmp_path, dict.fromkeys(names, b"") if len(set(names)) == len(names) else {})
    assert not place.exists()


def test_a_file_of_somebody_else_is_never_replaced(place, tmp_path):
    fill(place, tmp_path, {"a": b"1"})
    (place / "b").write_bytes(b"theirs")
    with pytest.raises(RefusedError, match="b is not ours"):
        fill(place, tmp_path, {"a": b"1", "b": b"ours"}, ["a"])
    assert contents(place) == {"a": b"1", "b": b"theirs"}


def test_what_somebody_puts_into_it_meanwhile_is_carried_over(place, tmp_path, monkeypatch):
    fill(place, tmp_path, {"a": b"1"})
    real = files.swap

    def late(first, second):
        (place / "late.txt").write_bytes(b"late")
        return real(first, second)

    monkeypatch.setattr(files, "swap", late)
    fill(place, tmp_path, {"a": b"2"}, ["a"])
    assert contents(place) == {"a": b"2", "late.txt": b"late"}


def test_a_single_process_at_a_time(place, tmp_path):
    with tray.opened(place, tmp_path), pytest.raises(RefusedError), tray.opened(place, tmp_path):
        pass


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
