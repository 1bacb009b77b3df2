"""A file in the place of another, with a second program that saves there all the time."""

import errno
import os
import subprocess
import sys
import threading
import time
from pathlib import Path, PurePosixPath

import pytest

from l10n.disk import files, litter, replacement, version
from l10n.errors import StoreError
from l10n.store import Store

SAVES = int(os.environ.get("L10N_SAVES", "100"))
NAME = PurePosixPath("locales/both.txt")

# Reads the file, counts its own line up and saves, as fast as it can; prints how often its last save was not there.
WRITER = """
import sys, time
from pathlib import Path

path, way, saves = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
lost, last = 0, "theirs 0"
for n in range(1, saves + 1):
    theirs, ours = path.read_text().splitlines()
    if theirs != last:  # it may stand aside for a moment, until we have looked at what we took away
        time.sleep(0.05)
        theirs, ours = path.read_text().splitlines()
    lost += theirs != last
    last = f"theirs {n}"
    text = f"{last}\\n{ours}\\n"
    if way == "rename":
        fresh = path.with_name(".editor")
        fresh.write_text(text)
        fresh.replace(path)
    else:
        with path.open("w" if n % 2 else "r+") as file:
            file.write(text[:5])
            file.flush()
            time.sleep(0.001)
            file.write(text[5:])
            file.truncate()
    time.sleep(0.002)
time.sleep(0.1)
print(lost + (path.read_text().splitlines()[0] != last))
"""


def counted_up(data):
    theirs, ours = data.decode().splitlines()
    return f"{theirs}\nours {int(ours.split()[1]) + 1}\n".encode()


@pytest.mark.parametrize("way", ["rename", "in place"])
def test_no_save_is_lost(tmp_path, way):
    store = Store(tmp_path)
    store.write(NAME, b"theirs 0\nours 0\n")
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path / NAME), way, str(SAVES)], stdout=subprocess.PIPE, text=True
    )
    while writer.poll() is None:
        store.revise(NAME, counted_up)
    assert writer.communicate()[0].strip() == "0"
    assert [path.name for path in (tmp_path / "locales").iterdir()] == ["both.txt"]


def test_a_save_between_our_last_look_and_the_exchange_returns(tmp_path, monkeypatch):
    place = tmp_path / "a.po"
    place.write_bytes(b"one")
    seen = version.read(place)
    swap = files.swap

    def late(first, second):
        monkeypatch.setattr(files, "swap", swap)
        (tmp_path / "editor").write_bytes(b"theirs")
        (tmp_path / "editor").replace(place)
        return swap(first, second)

    monkeypatch.setattr(files, "swap", late)
    assert not replacement.swap_in(place, b"ours", seen)
    assert place.read_bytes() == b"theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["a.po"]


def test_two_saves_in_that_moment_leave_the_later(tmp_path, monkeypatch):
    place = tmp_path / "a.po"
    place.write_bytes(b"one")
    seen = version.read(place)
    swap, saves = files.swap, [b"first", b"second"]

    def late(first, second):
        if saves:
            (tmp_path / "editor").write_bytes(saves.pop(0))
            (tmp_path / "editor").replace(place)
        return swap(first, second)

    monkeypatch.setattr(files, "swap", late)
    assert not replacement.swap_in(place, b"ours", seen)
    assert place.read_bytes() == b"second"
    assert [path.name for path in tmp_path.iterdir()] == ["a.po"]


def test_a_program_that_opened_the_file_before_and_writes_it_afterwards_is_waited_for(tmp_path):
    place = tmp_path / "a.po"
    place.write_bytes(b"one")
    seen = version.read(place)
    file = place.open("r+b")

    def later():
        time.sleep(0.2)
        with file:
            file.write(b"theirs")

    thread = threading.Thread(target=later)
    thread.start()
    inserted = replacement.swap_in(place, b"ours", seen)
    thread.join()
    assert not inserted
    assert place.read_bytes() == b"theirs"


def test_a_file_that_is_open_for_writing_is_not_replaced(tmp_path):
    Store(tmp_path).write(NAME, b"theirs")
    old = time.time() - 60
    os.utime(tmp_path / NAME, (old, old))
    with (tmp_path / NAME).open("r+b") as file:
        with pytest.raises(StoreError, match=r"both\.txt: is kept open for writing by another program; close it there"):
            Store(tmp_path).revise(NAME, lambda _: b"ours")
        file.write(b"more of theirs")
    assert (tmp_path / NAME).read_bytes() == b"more of theirs"
    assert [path.name for path in (tmp_path / "locales").iterdir()] == ["both.txt"]


def test_a_new_file_never_replaces_what_came_meanwhile(tmp_path):
    (tmp_path / "a.po").write_bytes(b"theirs")
    assert not replacement.swap_in(tmp_path / "a.po", b"ours", None)
    assert (tmp_path / "a.po").read_bytes() == b"theirs"
    assert replacement.swap_in(tmp_path / "b.po", b"ours", None)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.po", "b.po"]


def test_systems_without_exchange_and_nameless_files_work_too(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "swap", lambda first, second: False)
    monkeypatch.setattr(replacement, "_is_nameless", lambda: False)
    monkeypatch.setattr(files, "has_writer", lambda handle: None)
    store = Store(tmp_path)
    assert store.revise(NAME, lambda _: b"one")
    assert store.revise(NAME, lambda data: data + b" two")
    assert store.read(NAME) == b"one two"
    assert [path.name for path in (tmp_path / "locales").iterdir()] == ["both.txt"]


def test_a_half_written_file_is_waited_for(tmp_path):
    place = tmp_path / "a.po"

    def write():
        with place.open("wb") as file:
            for part in (b"one ", b"two ", b"three"):
                time.sleep(0.05)
                file.write(part)
                file.flush()

    thread = threading.Thread(target=write)
    thread.start()
    while not place.exists():
        time.sleep(0.001)
    assert version.read(place).data == b"one two three"
    thread.join()


def test_a_file_that_was_emptied_a_moment_ago_is_waited_for(tmp_path):
    place = tmp_path / "a.po"
    place.write_bytes(b"")
    threading.Timer(0.05, place.write_bytes, (b"words",)).start()
    assert version.read(place).data == b"words"
    (tmp_path / "empty.txt").write_bytes(b"")
    assert version.read(tmp_path / "empty.txt").data == b""


def test_a_stamp_notices_what_keeps_size_and_time(tmp_path):
    place = tmp_path / "a.md"
    place.write_text("one")
    before, times = version.stamp(place), place.stat()
    Path(tmp_path / "b.md").write_text("two")
    os.utime(tmp_path / "b.md", ns=(times.st_atime_ns, times.st_mtime_ns))
    Path(tmp_path / "b.md").replace(place)  # as `rsync -t` does
    renamed = version.stamp(place)
    assert renamed != before
    place.write_text("six")
    os.utime(place, ns=(times.st_atime_ns, times.st_mtime_ns))  # as `cp -p` does
    assert version.stamp(place) not in {before, renamed}


def test_a_file_that_was_touched_meanwhile_is_looked_at_again(tmp_path):
    place = tmp_path / "es.po"
    place.write_bytes(b"theirs")
    seen = version.read(place)
    place.chmod(0o640)  # what a program does that saves in place with the old time
    assert not replacement.swap_in(place, b"ours", seen)
    assert place.read_bytes() == b"theirs"
    assert replacement.swap_in(place, b"ours", version.read(place))
    assert place.read_bytes() == b"ours"
    assert [path.name for path in tmp_path.iterdir()] == ["es.po"]


def test_a_pipe_is_written_to_and_a_mode_holds_whatever_was_before(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    received = []
    reader = threading.Thread(target=lambda: received.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    replacement.replace(tmp_path / "pipe", (b"one, ", b"two"))
    reader.join()
    assert received == [b"one, two"]
    for before in (0o644, None):
        if before:
            (tmp_path / "private").write_bytes(b"")
            (tmp_path / "private").chmod(before)
        replacement.replace(tmp_path / "private", (b"secret",), mode=0o600)
        assert (tmp_path / "private").stat().st_mode & 0o777 == 0o600
        (tmp_path / "private").unlink()


def test_a_file_that_went_meanwhile_does_not_return(tmp_path):
    place = tmp_path / "es.po"
    place.write_bytes(b"theirs")
    seen = version.read(place)
    place.unlink()
    assert not replacement.swap_in(place, b"ours", seen)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_second_names_gets_new_files_and_keeps_old_files(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise OSError(errno.EPERM, "denied")

    monkeypatch.setattr(replacement, "_is_nameless", lambda: False)
    monkeypatch.setattr(os, "link", refuse)
    assert replacement.swap_in(tmp_path / "a.po", b"ours", None)
    assert not replacement.swap_in(tmp_path / "a.po", b"over it", None)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.po", b"ours")]


def test_parts_that_break_off_leave_the_old_file_and_no_further(tmp_path):
    place = tmp_path / "a.po"
    place.write_bytes(b"old")

    def parts():
        yield b"new"
        raise ValueError("broken off")

    with pytest.raises(ValueError, match="broken off"):
        replacement.replace(place, parts())
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.po", b"old")]


@pytest.mark.parametrize("nameless", [True, False])
def test_a_new_file_of_any_name_is_litter_until_it_is_in_its_place(tmp_path, monkeypatch, nameless):
    monkeypatch.setattr(replacement, "_is_nameless", lambda: nameless)
    place = tmp_path / "locales" / f"{'a' * 240}.po"
    place.parent.mkdir()
    fresh = replacement.written(place, (b"one ", b"two"), mode=0o604)
    assert list(litter.find(tmp_path)) == [fresh]
    assert fresh.read_bytes() == b"one two"
    assert fresh.stat().st_mode & 0o777 == 0o604
    assert fresh.name[:101] == f".{'a' * 100}"


def test_each_file_of_many_says_itself_whether_it_reached_the_disk(tmp_path):
    place, missing = tmp_path / "a", tmp_path / "b"
    place.write_bytes(b"x")
    for places in ([place, missing], [missing]):
        flushed = dict(zip(places, replacement.flush(places), strict=True))
        with pytest.raises(FileNotFoundError, match="/b'"):
            flushed[missing]()
    replacement.flush([place, place])[1]()
