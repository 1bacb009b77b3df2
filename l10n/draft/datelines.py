"""Datelines of news agencies: `SEOUL, Aug. 20 (Yonhap) --`. An engine takes them for a part of the sentence behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from l10n import langtag
from l10n.draft.dates import month_numbers
from l10n.language.exonyms import exonyms
from l10n.language.form import form
from l10n.model import Segmented
from l10n.plugin import Pair

_PLACE = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}"
_AGENCY = r"\((?:[A-Z][\w./]*)(?: [A-Z][\w./]*){0,2}\)"
_DASH = r"(?:--|—|–|-)"


@cache
def _pattern(tag: str) -> re.Pattern[str]:
    """A dateline: a place in capitals, or any before an agency, or an agency alone; a date; a dash before the first word."""
    months = "|".join(re.escape(name) for name in sorted(month_numbers(tag), key=len, reverse=True)) or r"(?!)"
    day = rf"(?P<date>, (?P<month>{months}) (?P<day>[1-9]|[12]\d|3[01]))"
    region = r"(?P<region>, (?:[A-Z][a-z]+\.?(?: [A-Z][a-z]+)?|(?:[A-Z]\.){2}))"
    place = rf"(?P<place>{_PLACE}|[A-Z][a-z]+(?: [A-Z][a-z]+)?(?=[^(—–-]{{0,30}}\())"
    return re.compile(
        rf"(?:{place}{region}?{day}?(?: (?P<agency>{_AGENCY}))?|(?P<alone>{_AGENCY})) {_DASH}(?=\s+[\"“]?[^\W\d_a-z])"
    )


def apart(cut: Segmented, pair: Pair) -> Segmented:
    """The sentences with a dateline as one of its own before the first.

    >>> text = "SEOUL, Aug. 20 (Yonhap) -- The port closed."
    >>> apart(Segmented((text,), ("", "")), Pair("en", "es")).segments
    ('SEOUL, Aug. 20 (Yonhap) --', 'The port closed.')
    """
    first = cut.segments[0] if cut.segments else ""
    match = _pattern(pair.source).match(first)
    if match is None or not _is_dateline(match, pair) or langtag.script(pair.source) != langtag.script(pair.target):
        return cut
    sentence = first[match.end() :].lstrip()
    gap = first[match.end() : len(first) - len(sentence)]
    return Segmented((match[0], sentence, *cut.segments[1:]), (cut.gaps[0], gap, *cut.gaps[1:]))


def translated(text: str, pair: Pair) -> str | None:
    """A dateline in the target's language; nothing where a text is something else.

    >>> translated("MOSCOW, Aug. 20 (TASS) --", Pair("en", "es")), translated("He left --", Pair("en", "es"))
    ('MOSCÚ, 20 de agosto (TASS) —', None)
    """
    match = _pattern(pair.source).match(f"{text} A")
    if match is None or match.end() != len(text) or not _is_dateline(match, pair):
        return None
    words = _named(match["place"], pair) if match["place"] else match["alone"]
    if match["region"]:
        words += f", {_named(match['region'][2:], pair)}"
    if match["date"]:
        month, day = month_numbers(pair.source)[match["month"]], int(match["day"])
        words += f", {langtag.date(f'--{month:02}-{day:02}', pair.target)}"
    agency = f" {match['agency']}" if match["agency"] else ""
    return f"{words}{agency} {form(pair.target).dash}"


def _is_dateline(match: re.Match[str], pair: Pair) -> bool:
    """Whether more than a word in capitals says so, or the word is a known place: BREAKING and NATO are none."""
    sure = match["date"] or match["region"] or match["agency"] or match["alone"]
    return bool(sure) or match["place"].title() in _places(pair)


@cache
def _places(pair: Pair) -> Mapping[str, str]:
    """Places by their names in the source's language, with those in the target's."""
    ours, theirs = langtag.city_names(pair.source), langtag.city_names(pair.target)
    cities = {ours.get(zone, zone.rpartition("/")[2].replace("_", " ")): name for zone, name in theirs.items()}
    return cities | dict(exonyms(pair))


def _named(place: str, pair: Pair) -> str:
    """A place by its name in the target's language, in capitals where the source has it so."""
    title = place.title() if place.isupper() else place
    named = _places(pair).get(title, place)
    return named.upper() if place.isupper() else named
