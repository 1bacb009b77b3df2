"""Dates as newspapers write them, as ISO 8601."""

from __future__ import annotations

import datetime
import re
from functools import cache

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.language import data
from l10n.late_pattern import late_pattern
from l10n.model import Span

_ISO = late_pattern(r"(\d{4})-(\d{2})-(\d{2})")
_EAST_ASIAN = late_pattern(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_NUMERIC = late_pattern(r"(?<!\d)(\d{1,2})(?P<stop>[./])\s?(\d{1,2})(?P=stop)\s?(\d{4})(?!\d)")
_WORD = r"[^\W\d_]+\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.|-го|-е)?"
_DAY_FIRST = late_pattern(
    rf"(?<!\d){_DAY}\s+(?:(?:de|of)\s+)?(?P<month>{_WORD}),?\s+(?:(?:de|del)\s+)?(?P<year>\d{{4}})(?!\d)"
)
_MONTH_FIRST = late_pattern(rf"(?<!\w)(?P<month>{_WORD})\s+{_DAY},?\s+(?P<year>\d{{4}})(?!\d)")
_YEARS = range(1600, 2200)


# Source: HTML Standard 4.5.14, the forms that `datetime` may have.
_DAY_HTML, _CLOCK_HTML = r"\d{4}-\d\d-\d\d", r"\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?"
_HTML_DATE = late_pattern(rf"{_DAY_HTML}(?:[T ]{_CLOCK_HTML}(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
_HTML_REMAINING = late_pattern(
    rf"\d{{4}}(?:-(?:\d\d|W\d\d))?|(?:--)?\d\d-\d\d|{_CLOCK_HTML}|Z|[+-]\d\d:?\d\d"
    r"|P(?=.)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,3})?S)?)?",
    re.ASCII,
)


def for_html(value: str) -> str:
    """An ISO 8601 date or moment as HTML writes it; nothing where it is none.

    >>> for_html("20211129T140500.123456+01:00"), for_html("2021-02-30")
    ('2021-11-29T14:05:00+01:00', '')
    """
    try:
        moment = datetime.datetime.fromisoformat(value)
    except ValueError:
        return ""
    return value if _HTML_DATE.fullmatch(value) else moment.isoformat(timespec="seconds")


def for_machines(value: str) -> str:
    """What a `datetime` attribute may hold, made of what one holds: also years, months, clock times and durations."""
    value = value.strip()
    return for_html(value) or (value if _HTML_REMAINING.fullmatch(value) else "")


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date in a text: ISO 8601, with the time where one follows, and where it stands."""

    iso: str
    span: Span


def find(text: str, locale: str) -> DateMatch | None:
    """The first date in a text, its month named in the locale's language or in English.

    >>> find("Updated November 29, 2021 14:05", "en").iso
    '2021-11-29T14:05'
    """
    candidates = [
        *((m, int(m[1]), int(m[2]), int(m[3])) for m in (_ISO.search(text), _EAST_ASIAN.search(text)) if m),
        *((m, int(m["year"]), _month(m["month"], locale), int(m["day"])) for m in _named(text, locale)),
        *((m, int(m[4]), *_numeric(int(m[1]), int(m[3]), m["stop"], locale)) for m in _NUMERIC.finditer(text)),
    ]
    for match, year, month, day in sorted(candidates, key=lambda candidate: candidate[0].start()):
        date = _date(year, month, day)
        if date:
            return _with_time(text, match, date)
    return None


def _named(text: str, locale: str) -> list[re.Match[str]]:
    matches = [*_DAY_FIRST.finditer(text), *_MONTH_FIRST.finditer(text)]
    return [match for match in matches if _month(match["month"], locale)]


def _month(name: str, locale: str) -> int:
    return _months(locale).get(name.lower().rstrip("."), 0) or _months("en").get(name.lower().rstrip("."), 0)


@cache
def _months(locale: str) -> dict[str, int]:
    names = enumerate(langtag.month_names(locale), 1)
    return {form.lower().rstrip("."): n for n, forms in names for form in forms if len(form) > 1}


def _numeric(first: int, second: int, stop: str, locale: str) -> tuple[int, int]:
    """Month and day of a date in figures. With slashes English is ambiguous: no month unless a figure says so."""
    if stop == "." or langtag.language(locale) != "en" or first > 12:
        return second, first
    return (first, second) if second > 12 else (0, 0)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    if year not in _YEARS:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


@cache
def _time() -> re.Pattern[str]:
    """An hour behind a date, with its zone."""
    before = data.exactly(data.SHARED, "dates")["before_hour"]
    return re.compile(
        rf"[\s,T·|–-]*(?:\b(?:{before})\s+)?(?P<hour>\d{{1,2}})[:.h](?P<minute>\d{{2}})(?::\d{{2}}(?:\.\d+)?)?(?!\d)"
        r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>Z\b|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|UTC|GMT)?",
        re.IGNORECASE,
    )


def _with_time(text: str, match: re.Match[str], date: datetime.date) -> DateMatch:
    time = _time().match(text, match.end())
    if not time:
        return DateMatch(date.isoformat(), Span(match.start(), match.end()))
    hour, half = int(time["hour"]), (time["half"] or "").lower().replace(".", "")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or int(time["minute"]) > 59:
        return DateMatch(date.isoformat(), Span(match.start(), match.end()))
    zone = _zone(time["zone"] or "")
    return DateMatch(f"{date.isoformat()}T{hour:02}:{time['minute']}{zone}", Span(match.start(), time.end()))


def _zone(text: str) -> str:
    """The zone as ISO 8601 writes it; nothing where the text names none."""
    if not text:
        return ""
    sign = re.search(r"([+-])(\d{1,2}):?(\d{2})?", text)
    return f"{sign[1]}{int(sign[2]):02}:{sign[3] or '00'}" if sign else "+00:00"
