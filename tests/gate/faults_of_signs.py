"""Faults of signs and letters: a point moved, ends exchanged, day and month, mail, a word twice or cut off."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from tests.gate.pair import Pair


def _changed(pair: Pair, match: re.Match[str] | None, new: str) -> Pair | None:
    return replace(pair, target=pair.target[: match.start()] + new + pair.target[match.end() :]) if match else None


def point_moved(random: Random, pair: Pair) -> Pair | None:
    """A decimal point stands a digit farther on: 3.5 as 35."""
    match = re.search(r"(?<![\d.,:/])(\d{1,2})[.,](\d)(?![\d.,:])", pair.target)
    return _changed(pair, match, match[1] + match[2]) if match and f"{match[1]}.{match[2]}" in pair.source else None


def range_turned(random: Random, pair: Pair) -> Pair | None:
    """The ends of a range stand in each other's place."""
    match = re.search(r"(?<![\d-])(\d{2,4})[-–](\d{2,4})(?![\d-])", pair.target)
    if not match or match[1] == match[2] or not re.search(rf"\b{match[1]}(?:-|–| to | and ){match[2]}\b", pair.source):
        return None
    return _changed(pair, match, f"{match[2]}-{match[1]}")


def day_and_month_turned(random: Random, pair: Pair) -> Pair | None:
    """A date in digits has day and month exchanged."""
    return replace(pair, source=f"{pair.source} (04.03.2021)", target=f"{pair.target} (03.04.2021)")


def mail_changed(random: Random, pair: Pair) -> Pair | None:
    """A letter of an e-mail address is another one."""
    return replace(pair, source=f"{pair.source} desk@example.org", target=f"{pair.target} dask@example.org")


def version_changed(random: Random, pair: Pair) -> Pair | None:
    """A version is another one."""
    return replace(pair, source=f"{pair.source} (Tide 2.4.1)", target=f"{pair.target} (Tide 2.1.4)")


def word_doubled(random: Random, pair: Pair) -> Pair | None:
    """A word of five letters or more stands twice."""
    words = list(re.finditer(r"(?<= )[^\W\d_]{5,}(?= )", pair.target))
    match = random.choice(words) if words else None
    return _changed(pair, match, f"{match[0]} {match[0]}") if match else None


def source_word_at_the_end(random: Random, pair: Pair) -> Pair | None:
    """The last four words of the source stand behind the translation."""
    words = pair.source.split()
    return replace(pair, target=f"{pair.target} {' '.join(words[-4:])}") if len(words) > 8 else None


def quote_mark_lost_at_the_end(random: Random, pair: Pair) -> Pair | None:
    """The closing mark of a quotation is missing."""
    marks = [m for m in re.finditer(r"[”»“\"]", pair.target) if m.start() > len(pair.target) / 2]
    return _changed(pair, marks[-1], "") if len(marks) == 1 or (marks and marks[-1].end() == len(pair.target)) else None


def per_cent_as_per_mille(random: Random, pair: Pair) -> Pair | None:
    """Per cent become per mille."""
    match = re.search(r"(?<=\d)[\s\u00a0\u202f]?%", pair.target)
    return _changed(pair, match, " ‰")


def hashtag_changed(random: Random, pair: Pair) -> Pair | None:
    """A hashtag has another letter."""
    return replace(pair, source=f"{pair.source} #TideWatch", target=f"{pair.target} #TideMatch")
