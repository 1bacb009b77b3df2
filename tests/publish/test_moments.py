"""Moments in the time of a newsroom, also on the days on which clocks are changed."""

import datetime

import pytest

from l10n.publish.moments import moment


@pytest.mark.parametrize(
    ("value", "zone", "utc"),
    [
        ("2026-05-04T18:00+02:00", "", "16:00"),
        ("2026-05-04T18:00+02:00", "America/New_York", "16:00"),
        ("2026-05-04T18:00", "", "18:00"),
        ("2026-05-04 18:00", "America/New_York", "22:00"),
        ("2026-12-04T18:00", "America/New_York", "23:00"),
        ("2026-05-04", "Europe/Kyiv", "21:00"),
        ("2026-10-25T01:59", "Europe/Berlin", "23:59"),
        ("2026-10-25T02:30", "Europe/Berlin", "01:30"),  # comes twice: the later one
        ("2026-10-25T02:30+02:00", "Europe/Berlin", "00:30"),
        ("2026-10-25T03:00", "Europe/Berlin", "02:00"),
        ("2026-03-29T02:30", "Europe/Berlin", "01:30"),  # never comes: as long after the change as it says
        ("2026-03-29T03:00", "Europe/Berlin", "01:00"),
    ],
)
def test_a_moment_is_never_earlier_than_its_author_meant(value, zone, utc):
    assert moment(value, zone).astimezone(datetime.UTC).strftime("%H:%M") == utc


@pytest.mark.parametrize("value", ["", "next week", "2026-02-30", "24:00"])
def test_different_texts_are_not_moments(value):
    with pytest.raises(ValueError, match=r".*"):
        moment(value)


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "../etc/passwd", "Europe"])
def test_different_names_are_not_zones(zone):
    with pytest.raises((KeyError, ValueError, OSError)):
        moment("2026-05-04", zone)
