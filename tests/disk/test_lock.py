"""One run at a time writes; who does is known by name, and nobody waits for ever."""

import contextlib
import fcntl
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import PurePosixPath

import pytest

from l10n.disk import lock
from l10n.errors import StoreError
from l10n.store import Store

NAME = PurePosixPath("locales/es/LC_MESSAGES/a.po")

HOLDER = """
import sys, time
from pathlib import Path, PurePosixPath
from l10n.store import Store

def change(data):
    print("held", flush=True)
    time.sleep(60)

Store(Path(sys.argv[1])).revise(PurePosixPath("a.po"), change)
"""


@contextlib.contextmanager
def holder(root):
    """Another process that has the lock of the project."""
    run = subprocess.Popen([sys.executable, "-c", HOLDER, str(root)], stdout=subprocess.PIPE, text=True)
    try:
        assert run.stdout.readline() == "held\n"
        yield run
    finally:
        run.kill()
        run.wait()
        run.stdout.close()


def test_whoever_waits_learns_for_whom_and_yields_up(tmp_path):
    lines = []
    store = Store(tmp_path, lock_seconds=2.2, report=lines.append)
    with holder(tmp_path) as second, pytest.raises(StoreError) as caught:
        store.write(NAME, b"words")
    line = rf".l10n/lock: another l10n (pid {second.pid} on "
    assert str(caught.value).startswith(line)
    assert "has been writing since 20" in str(caught.value)
    assert str(caught.value).endswith("; waited 2 seconds; wait until it is done, or end it, and call again")
    [waiting] = lines
    assert waiting.startswith(line)
    assert waiting.endswith("; waiting for it")
    assert not (tmp_path / NAME).exists()


def test_a_suspended_holder_is_called_so(tmp_path):
    with holder(tmp_path) as second:
        second.send_signal(signal.SIGSTOP)
        with pytest.raises(StoreError, match=rf"pid {second.pid} on .*, suspended\).*'kill -CONT {second.pid}'"):
            Store(tmp_path, lock_seconds=0.2).write(NAME, b"words")
        second.send_signal(signal.SIGCONT)


NOBODY_KNOWN = "another l10n is writing"
WAIT = "wait until it is done, or end it, and call again"


@pytest.mark.parametrize(
    ("record", "holder_named"),
    [
        (b"", NOBODY_KNOWN),
        (b"not JSON", NOBODY_KNOWN),
        (b"[1]", NOBODY_KNOWN),
        (
            b'{"pid": 1, "host": "elsewhere", "since": "2026-05-04 18:00:00"}',
            "another l10n (pid 1 on elsewhere) has been writing since 2026-05-04 18:00:00",
        ),
    ],
)
def test_whoever_has_the_lock_is_named_as_the_file_says(tmp_path, record, holder_named):
    (tmp_path / ".l10n").mkdir()
    (tmp_path / ".l10n/lock").write_bytes(record)
    with (tmp_path / ".l10n/lock").open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(StoreError) as caught:
            Store(tmp_path, lock_seconds=0.01).write(NAME, b"words")
    assert str(caught.value) == f".l10n/lock: {holder_named}; waited 0 seconds; {WAIT}"


def test_a_record_that_a_killed_run_left_means_that_its_litter_moves(tmp_path):
    left = tmp_path / "locales/es/.a.po.1234abcd.tmp"
    left.parent.mkdir(parents=True)
    (tmp_path / ".l10n").mkdir()
    for record, remains in ((b"", True), (b'{"pid": 1}', False)):
        left.write_bytes(b"half")
        (tmp_path / ".l10n/lock").write_bytes(record)
        Store(tmp_path).write(NAME, record)
        assert left.exists() is remains


def test_a_lock_that_is_taken_again_by_whoever_has_it_ends_with_the_first(tmp_path):
    place, project = tmp_path / ".l10n/lock", lock.ProjectLock(tmp_path)
    with project.held(print, 1):
        record = place.read_text()
        with project.held(print, 1):
            assert place.read_text() == record
        assert re.fullmatch(r"[0-9]{4}(-[0-9]{2}){2} [0-9]{2}(:[0-9]{2}){2}", json.loads(record)["since"])
        assert json.loads(record)["host"] == socket.gethostname()
    assert place.read_text() == ""


def test_a_lock_that_is_freed_in_time_is_taken(tmp_path):
    with holder(tmp_path) as second:
        threading.Timer(0.3, second.kill).start()
        assert Store(tmp_path, lock_seconds=20).write(NAME, b"words")
    assert (tmp_path / ".l10n/lock").read_bytes() == b""


def test_the_lock_says_who_has_it_while_it_is_held(tmp_path):
    def look(_):
        record = json.loads((tmp_path / ".l10n/lock").read_text())
        assert record["pid"] == os.getpid()
        return b"words"

    assert Store(tmp_path).revise(NAME, look)
    assert (tmp_path / ".l10n/lock").read_bytes() == b""


def test_threads_of_a_single_process_wait_for_each_other(tmp_path):
    store, at_work = Store(tmp_path), []

    def change(data):
        at_work.append(1)
        time.sleep(0.01)
        assert len(at_work) == 1
        at_work.pop()
        return (data or b"") + b"x"

    threads = [threading.Thread(target=store.revise, args=(NAME, change)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.read(NAME) == b"x" * 8


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_a_lock_file_that_is_no_file_never_hangs(tmp_path, make):
    (tmp_path / ".l10n").mkdir()
    make(tmp_path / ".l10n/lock")
    with contextlib.suppress(StoreError):  # a pipe is refused; behind a link the folder itself is locked
        Store(tmp_path).write(NAME, b"words")


def test_a_disk_without_locks_is_written_all_the_same(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    assert Store(tmp_path).write(NAME, b"words")


# Kills itself at a point of the way to the disk: an odd word for each of them.
KILLED = """
import os, signal, sys
from pathlib import Path, PurePosixPath
from l10n.disk import files, replacement
from l10n.store import Store

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def after(call):
    def both(*args, **more):
        call(*args, **more)
        die()
    return both

root, point = Path(sys.argv[1]), sys.argv[2]
if point == "flushing": os.fsync = die
if point == "named": os.link = after(os.link)
if point == "before the exchange": files.swap = die
if point == "exchanged": files.swap = after(files.swap)
if point == "named as it is made":
    replacement._is_nameless = lambda: False
    os.fsync = die
Store(root).revise(PurePosixPath("locales/es/LC_MESSAGES/a.po"), lambda data: b"new words")
"""


@pytest.mark.parametrize("point", ["flushing", "named", "before the exchange", "exchanged", "named as it is made"])
def test_a_kill_leaves_the_old_or_the_new_file_and_the_next_run_no_litter(tmp_path, point):
    Store(tmp_path).write(NAME, b"reviewed words")
    run = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), point], check=False)
    assert run.returncode == -signal.SIGKILL
    assert (tmp_path / NAME).read_bytes() in {b"reviewed words", b"new words"}
    Store(tmp_path).write(PurePosixPath("dist/index.html"), b"any write")
    assert [path.name for path in (tmp_path / NAME).parent.iterdir()] == ["a.po"]
    assert not list(tmp_path.rglob("*.tmp"))


def test_what_is_not_ours_is_no_litter(tmp_path):
    store = Store(tmp_path)
    folder = tmp_path / "locales/es/LC_MESSAGES"
    store.write(NAME, b"words")
    for name in (".a.po.swp", "a.po.1234abcd.tmp", ".a.po.tmp", ".a.po.ABCDEFGH.tmp"):
        (folder / name).write_text("an editor's")
    (folder / ".b.po.1234abcd.tmp").write_text("ours")
    (tmp_path / "source").mkdir()
    (tmp_path / "source/.c.md.1234abcd.tmp").write_text("not where we write")
    (tmp_path / ".l10n-team").mkdir()
    (tmp_path / ".l10n-team/.accounts.json.1234abcd.tmp").write_text("a team's")
    left = ["locales/es/LC_MESSAGES/.b.po.1234abcd.tmp", ".l10n-team/.accounts.json.1234abcd.tmp"]
    assert [str(path) for path in store.litter()] == left
    assert store.clean() == 2
    assert len(list(folder.iterdir())) == 5


def test_who_was_waited_for_in_vain_is_not_waited_for_again(tmp_path):
    store = Store(tmp_path, lock_seconds=0.5)
    with holder(tmp_path):
        with pytest.raises(StoreError):
            store.write(NAME, b"words")
        began = time.monotonic()
        for _ in range(20):
            with pytest.raises(StoreError):
                store.write(NAME, b"words")
        assert time.monotonic() - began < 0.5
    assert store.write(NAME, b"words")
