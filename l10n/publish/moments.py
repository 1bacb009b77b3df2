"""When something may be read: moments as articles and settings write them, in the time of the newsroom where they name none."""

from __future__ import annotations

import datetime


def moment(value: str, zone: str = "") -> datetime.datetime:
    """A moment; one without an offset is in a time zone, UTC where that is empty.

    Where clocks are changed, a time comes twice or never: then the later moment counts, since an embargo may end too late, but
    never too early.

    >>> moment("2026-10-25T02:30", "Europe/Berlin").isoformat()
    '2026-10-25T02:30:00+01:00'

    Raises:
        ValueError: it is not a moment.
        KeyError: this machine knows no such zone.
    """
    written = datetime.datetime.fromisoformat(value.strip())
    if written.tzinfo:
        return written
    local = written.replace(tzinfo=_named(zone) if zone else datetime.UTC)
    return max(local, local.replace(fold=1), key=lambda each: each.astimezone(datetime.UTC))


def _named(zone: str) -> datetime.tzinfo:
    from zoneinfo import ZoneInfo  # late: few projects name one

    return ZoneInfo(zone)
