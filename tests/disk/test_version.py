"""When a file counts as another one: what its bytes, its inode and its times say."""

import os
from itertools import count
from types import SimpleNamespace

import pytest

from l10n.disk import files, version
from l10n.disk.errors import RefusedError

SECOND = 1_000_000_000


def test_a_file_that_is_absent_is_settled():
    assert version.is_settled("")


@pytest.mark.parametrize(
    ("age", "tick", "settled"),
    [(49_000_000, 5, False), (51_000_000, 5, True), (SECOND, 0, False), (2 * SECOND + 1, 0, True)],
)
def test_a_stamp_is_sure_when_the_clock_has_moved_on(age, tick, settled):
    changed = 1_780_000_000 * SECOND + tick
    assert version.is_settled(f"{changed}:10:{changed}:7", changed + age) is settled


def test_both_times_must_be_old_enough():
    old, young = 1_780_000_000 * SECOND + 5, 1_780_000_100 * SECOND + 5
    for modified, changed in ((old, young), (young, old)):
        assert not version.is_settled(f"{modified}:10:{changed}:7", young + 1_000)


def test_a_change_that_keeps_the_time_is_seen_by_the_stamp_and_by_the_version(tmp_path):
    place = tmp_path / "a.po"
    place.write_bytes(b"one")
    os.utime(place, ns=(SECOND, SECOND))
    stamp, before = version.stamp(place), version.read(place)
    os.utime(place, ns=(SECOND, SECOND))
    assert version.stamp(place) != stamp
    after = version.read(place)
    assert after.is_same(before)
    assert after.changed > before.changed
    place.write_bytes(b"two")
    os.utime(place, ns=(SECOND, SECOND))
    assert not version.read(place).is_same(before)
    assert version.stamp(tmp_path / "b.po") == version.file_stamp(str(tmp_path / "b.po")) == ""


@pytest.fixture
def clock(monkeypatch):
    """A clock that moves by a second at each look, so that nobody waits; `now` is the time of day."""
    seconds = count()
    fake = SimpleNamespace(now=0.0, time=lambda: fake.now, monotonic=lambda: next(seconds), sleep=lambda _: None)
    monkeypatch.setattr(version, "time", fake)
    return fake


@pytest.mark.parametrize(
    ("writer", "data", "age", "busy"),
    [
        (True, b"words", -0.5, False),
        (True, b"words", 0, True),
        (True, b"words", 0.9, True),
        (True, b"words", 1, False),
        (False, b"words", 0, False),
        (False, b"", -0.5, False),
        (False, b"", 0, True),
        (False, b"", 0.09, True),
        (False, b"", 0.11, False),
        (None, b"words", 0.09, True),
        (None, b"words", 0.11, False),
    ],
)
def test_a_file_that_somebody_is_at_work_on_is_waited_for_but_not_for_ever(
    tmp_path, monkeypatch, clock, writer, data, age, busy
):
    place = tmp_path / "a.po"
    place.write_bytes(data)
    os.utime(place, ns=(SECOND * 1000, SECOND * 1000))
    clock.now = 1000 + age
    monkeypatch.setattr(files, "has_writer", lambda _: writer)
    if not busy:
        assert version.read(place).data == data
        return
    with pytest.raises(RefusedError) as caught:
        version.read(place)
    assert (caught.value.strerror, caught.value.remedy) == (
        "is being written by another program",
        "call again when that is done",
    )


def test_the_largest_file_is_read_and_a_byte_more_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr(version, "LARGEST_FILE", 1 << 20)
    place = tmp_path / "a.po"
    place.write_bytes(b"x" * (1 << 20))
    assert len(version.read(place).data) == 1 << 20
    place.write_bytes(b"x" * ((1 << 20) + 1))
    with pytest.raises(RefusedError) as caught:
        version.read(place)
    assert (caught.value.strerror, caught.value.remedy) == ("is larger than 1 MB", "split it")


@pytest.mark.parametrize("changed", [{"st_size": 4}, {"st_mtime_ns": 7}])
def test_a_file_that_changed_while_it_was_read_is_read_again(tmp_path, monkeypatch, clock, changed):
    place = tmp_path / "a.po"
    place.write_bytes(b"words")
    clock.now = place.stat().st_mtime + 60
    fstat, looks = os.fstat, []

    def torn(handle):
        looks.append(handle)
        status = fstat(handle)
        names = ("st_size", "st_mtime_ns", "st_mtime", "st_mode", "st_dev", "st_ino", "st_ctime_ns")
        fields = {name: getattr(status, name) for name in names}
        return SimpleNamespace(
            **fields | (changed if len(looks) == 2 else {})
        )  # the first look is whether it is a file

    monkeypatch.setattr(os, "fstat", torn)
    assert version.read(place).data == b"words"
    assert len(looks) == 6


def test_a_program_that_keeps_a_file_open_is_waited_for_some_time(tmp_path, monkeypatch, clock):
    answers = [True, True, False]
    monkeypatch.setattr(files, "has_writer", lambda _: answers.pop(0))
    assert version.is_left(0, seconds=60)
    assert not answers
    monkeypatch.setattr(files, "has_writer", lambda _: True)
    assert not version.is_left(0, seconds=3)


def test_a_file_that_is_absent_or_below_a_file_is_nothing(tmp_path):
    (tmp_path / "a.po").write_bytes(b"words")
    assert version.find(tmp_path / "b.po") is None
    assert version.find(tmp_path / "a.po/b.po") is None
    assert version.find(tmp_path / "a.po").data == b"words"
    assert version.file_stamp(str(tmp_path / "a.po")) == version.stamp(tmp_path / "a.po")
    assert version.file_stamp("a\0b") == ""
