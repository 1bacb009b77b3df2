"""When a file counts as another one: what its bytes, its inode and its times say."""

import os

import pytest

from l10n.disk import version

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
