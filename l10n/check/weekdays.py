"""The weekdays that a text names: none of a source may be another one in its translation, lost, or made up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from l10n import langtag
from l10n.check.finding import became, in_the_other, in_the_read, warn, warn_source, written
from l10n.language import english, tokens
from l10n.language.letter_case import without_accents
from l10n.language.months import is_certain_weekday, is_weekday, weekday_patterns, weekday_traces, weekdays
from l10n.language.scripts import unspaced_letter
from l10n.late_pattern import late_pattern
from l10n.model import Finding
from l10n.plugin import Subject

Days = Mapping[int, re.Match[str]]
_LONG = 4
"""Letters above which a name is not an ordinary word as well: Romanian luni is months, too."""


@lru_cache(maxsize=4096)
def english_days(source: str) -> Mapping[int, re.Match[str]]:
    """The weekdays that an English sentence names, by number, with their last places."""
    return {match.lastindex or 0: match for match in english.weekdays().finditer(source)}


def of_weekdays(subject: Subject, source_days: Days, target: str) -> Iterator[Finding]:
    """A finding for each weekday of a source that is another one in the target or lost, and for each that the target adds."""
    patterns = weekday_patterns(subject.catalog.target)
    for number, match in source_days.items() if patterns else ():
        if patterns[number - 1].search(target):
            continue
        accepted = {*source_days, number % 7 + 1} if _night().match(match.string, match.end()) else source_days.keys()
        substitute = next((m for n, p in enumerate(patterns, 1) if n not in accepted and (m := p.search(target))), None)
        if substitute and (len(substitute[0]) > 2 or unspaced_letter().match(substitute[0])):
            yield warn(subject, became(subject, written(subject, match), "day"), tokens.span(substitute))
        elif not substitute and _tells_when(match, subject) and not _trace(target, subject.catalog.target):
            if match[0].casefold() in tokens.folded_words(subject.unit.target):
                continue  # in the name of a paper: « Bild am Sonntag »
            yield warn_source(
                subject, f"{written(subject, match)} is missing {in_the_other(subject)}", tokens.span(match)
            )
    if patterns and all(patterns[number - 1].search(target) for number in source_days):
        yield from _added_days(subject, source_days, patterns, target)


def _added_days(
    subject: Subject, source_days: Days, patterns: Sequence[re.Pattern[str]], target: str
) -> Iterator[Finding]:
    """A finding for each day of a target that a source with other days does not have: one of two Fridays as a Sunday."""
    if (langtag.language(subject.catalog.source) != "en" and not subject.turned) or not weekdays(
        subject.catalog.target
    ).search(target):
        return
    nights = {number % 7 + 1 for number, match in source_days.items() if _night().match(match.string, match.end())}
    for number, pattern in enumerate(patterns, 1):
        match = pattern.search(target) if number not in {*source_days, *nights} else None
        long = match and (len(match[0]) > _LONG or unspaced_letter().match(match[0]))
        if match and long and is_certain_weekday(match[0], subject.catalog.target):
            yield warn(
                subject,
                f"{subject.unit.target[match.start() : match.end()]} is not {in_the_read(subject)}",
                tokens.span(match),
            )


@cache
def _night() -> re.Pattern[str]:
    """Languages name a night by the morning it ends with: `в ночь на четверг` is Wednesday night."""
    return re.compile(rf" (?:{english.alternatives('dates', 'night')})\b")


@cache
def _title() -> re.Pattern[str]:
    """What follows a day in a name or beside a date that says the same: Friday Mosque, Friday, 3 May."""
    return re.compile(rf"(?: (?:{english.alternatives('dates', 'parts')}))?(?: [A-Z]|,? \d|-)")


def _tells_when(match: re.Match[str], subject: Subject) -> bool:
    """Whether a day of the source says when, and is not part of a name."""
    if langtag.language(subject.catalog.source) != "en":
        named = is_weekday(match[0], subject.catalog.source)
        return named and not _DAY_OF_DATE.match(match.string, match.end())
    return bool(
        english.pattern("dates", "before_day", cased=True).search(match.string, 0, match.start())
    ) and not _title().match(match.string, match.end())


_DAY_OF_DATE = late_pattern(r"[^\W\d_]*(?:,? \(?(?:\w{1,3} )?\d|-)")
"""A date after a day that says the same: `lunes 3 de mayo`, `Montag, den 3. Mai`."""


def _trace(target: str, tag: str) -> bool:
    """Whether any day is named in a text, be it inside another word or in English, as in the name of a paper."""
    return bool(weekday_traces(tag).search(without_accents(target.casefold())) or _ENGLISH_DAY.search(target))


_ENGLISH_DAY = late_pattern("|".join(f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")))
