"""A month or a weekday of the source must not become another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache, lru_cache

from l10n import langtag
from l10n.check.finding import became, fail, in_the_other, warn, warn_source, written
from l10n.check.mirror import from_english, mirrored
from l10n.check.weekdays import Days, english_days, of_weekdays
from l10n.language import data, english, tokens
from l10n.language.months import (
    month_patterns,
    month_sign,
    weekday_patterns,
)
from l10n.language.numbers import Number, numbers
from l10n.language.numerals import values
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Subject

Months = Sequence[tuple[int, re.Match[str]]]


@lru_cache(maxsize=4096)
def months(source: str) -> Sequence[tuple[int, re.Match[str]]]:
    """The months that an English sentence names, by number, with their places."""
    return tuple(
        (match.lastindex or 0, match) for match in english.months().finditer(source) if _is_month(source, match)
    )


@cache
def _names_too() -> frozenset[str]:
    """Months whose names are words or people's names, too."""
    return frozenset(data.section("en", "dates")["names_too"].split())


def _is_month(source: str, match: re.Match[str]) -> bool:
    if match[0] not in _names_too():
        return True
    if _AUTHOR.match(source, max(0, match.start() - len("by "))):
        return False
    after = re.match(r",? \d", source[match.end() :])
    if after or english.pattern("dates", "before_month", cased=True).search(source[: match.start()].lower()):
        return True
    determined = english.pattern("dates", "determiner").search(source, 0, match.start())
    return bool(determined and english.pattern("dates", "behind_month", cased=True).match(source, match.end()))


_AUTHOR = late_pattern(r"by \w+ [A-Z][a-z]+\b(?! (?:\d|[a-z]+ed\b))")
"""Somebody whose first name is a month's: a play by August Brandt."""


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each month and each weekday that is lost or another one."""
    tag = subject.catalog.target
    if langtag.language(tag) == "en" and not from_english(subject):
        yield from mirrored(subject, find)
        return
    source = tokens.plain(subject.unit.key.source)
    named_months, named_days = _named(source, subject.catalog.source)
    alone = _alone(source, subject.catalog.source)
    if not (named_months or named_days or alone):
        return
    target = tokens.folded(subject.unit.target)
    yield from _months(subject, named_months, month_patterns(tag), target)
    yield from _exchanged(subject, alone, {n for n, _ in named_months}, target)
    yield from of_weekdays(subject, named_days, target)


def _months(
    subject: Subject,
    source_months: Sequence[tuple[int, re.Match[str]]],
    patterns: Sequence[re.Pattern[str]],
    target: str,
) -> Iterator[Finding]:
    named = {number for number, _ in source_months}
    for number, match in source_months if patterns else ():
        if patterns[number - 1].search(target) or _in_digits(number, match, target, subject):
            continue
        if re.search(rf"(?<!\w){match[0]}(?!\w)", subject.unit.target):
            continue  # the source's own name, left as it is: the month is right
        substitute = next(
            (m for n, p in enumerate(patterns, 1) if n not in named and (m := _month(p, target, subject))), None
        )
        if substitute:
            yield fail(subject, became(subject, written(subject, match), "month"), tokens.span(substitute))
        else:
            yield warn_source(
                subject, f"{written(subject, match)} is missing {in_the_other(subject)}", tokens.span(match)
            )
    if (
        named
        and patterns
        and "/" not in subject.unit.key.source
        and (pair := _called_otherwise(patterns, target, named))
    ):
        yield warn(subject, f"{pair[0]} are two months", tokens.span(pair))


def _exchanged(subject: Subject, alone: Months, named: Set[int], target: str) -> Iterator[Finding]:
    """A finding for each month without a number in whose place the target has another one."""
    accepted, patterns = named | {number for number, _ in alone}, month_patterns(subject.catalog.target)
    for number, match in alone if patterns else ():
        if number in named or patterns[number - 1].search(target) or _in_digits(number, match, target, subject):
            continue
        rejected = (p for n, p in enumerate(patterns, 1) if n not in accepted)
        if substitute := next((m for p in rejected if (m := _month(p, target, subject))), None):
            yield warn(subject, became(subject, written(subject, match), "month"), tokens.span(substitute))


def _month(pattern: re.Pattern[str], target: str, subject: Subject) -> re.Match[str] | None:
    """The first word of a target that is a month: with a capital inside a sentence, it is a name where months have none."""
    small = all(name.islower() for names in langtag.month_names(subject.catalog.target) for name in names)
    for match in pattern.finditer(target):
        inside = target[: match.start()].rstrip()[-1:].isalpha()
        if not (small and inside and subject.unit.target[match.start()].isupper()):
            return match
    return None


def _called_otherwise(patterns: Sequence[re.Pattern[str]], target: str, named: Set[int]) -> re.Match[str] | None:
    """Two names with a slash between them, as Arabic newspapers write a month, of two months of which one is not `named`."""
    for pair in _TWO_NAMES.finditer(target):
        both = [{n for n, pattern in enumerate(patterns, 1) if pattern.search(pair[name])} for name in ("one", "other")]
        if all(both) and both[0].isdisjoint(both[1]) and not (both[0] & named and both[1] & named):
            return pair
    return None


_NAME = r"(?:\w{0,2}(?:كانون|تشرين) )?[^\W\d_]{2,12}(?!\w)"
_TWO_NAMES = late_pattern(rf"(?<!\w)(?P<one>{_NAME})/(?P<other>{_NAME})")
"""`يناير/كانون الثاني`: the names of a month in Egypt and in the Levant."""


_HAN = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


def _in_digits(month: int, named: re.Match[str], target: str, subject: Subject) -> bool:
    """Whether a month stands in digits, as in 29.09.2018 or 9月; its day must be the source's: not `2.7 percent`."""
    tag = subject.catalog.target
    if sign := month_sign(tag):
        return re.search(rf"(?:(?<!\d)0?{month}|(?<!十){_HAN[month - 1]})\s?{sign}", target) is not None
    dates = re.finditer(rf"(?<![\d.])(?P<day>\d{{1,2}})[./]0?{month}(?![\d%]|[.,]\d| ?%)", target)
    if days := {int(date["day"]) for date in dates}:  # 30.9.
        beside = named.string[max(0, named.start() - _BESIDE) : named.end() + _BESIDE]
        stated = {int(digits) for digits in re.findall(r"\d+", beside)} | values(beside, subject.catalog.source)
        if not stated.isdisjoint(days):
            return True
    return any(
        month in _months_of(number) and re.search(r"\d[./-]\d|\d\s?-", number.text) for number in numbers(target, tag)
    )


_POINTED = late_pattern(r"\d+\.\d+\.\d+")


def _months_of(number: Number) -> Set[float]:
    """The months that a number can name: with points the one in the middle alone, 6 May for 06.05.2026."""
    return {number.parts[1]} if _POINTED.fullmatch(number.text) else number.meanings


@lru_cache(maxsize=4096)
def _named(source: str, tag: str) -> tuple[Months, Days]:
    """The months and weekdays that a sentence names; in other languages than English, months beside a number alone."""
    if langtag.language(tag) == "en":
        return months(source), english_days(source)
    folded = tokens.folded(source)
    months_named = ((n, next(_dated(n, tag, folded), None)) for n, _ in enumerate(month_patterns(tag), 1))
    days = ((n, pattern.search(folded)) for n, pattern in enumerate(weekday_patterns(tag), 1))
    return tuple((n, match) for n, match in months_named if match), {n: match for n, match in days if match}


@lru_cache(maxsize=4096)
def _alone(source: str, tag: str) -> Months:
    """The months that a sentence of another language than English names, with a number or without."""
    if langtag.language(tag) == "en":
        return ()
    folded = tokens.folded(source)
    matches = ((n, m) for n, p in enumerate(month_patterns(tag), 1) for m in p.finditer(folded))
    return tuple((n, m) for n, m in matches if len(m[0]) >= _LONG and _is_named(m[0], n, tag))


def _dated(number: int, tag: str, folded: str) -> Iterator[re.Match[str]]:
    """Where a month stands beside a number."""
    for match in month_patterns(tag)[number - 1].finditer(folded):
        beside = max(0, match.start() - _BESIDE), min(len(folded), match.end() + _BESIDE)
        if _is_named(match[0], number, tag) and _NUMBERED.search(folded, *beside):
            yield match


def _is_named(word: str, number: int, tag: str) -> bool:
    """Whether a word is a month's name, and not one that begins alike: `abrió`, `mains`."""
    names = {name.casefold().rstrip(".") for name in langtag.month_names(tag)[number - 1]}
    long = [name for name in names if len(name) > _LONG]
    declined = len({name[-1] for name in long}) > 1 and len(long) > 1
    return word in names or any(word.startswith(name[:-1] if declined else name) for name in long)


_LONG = 4
_NUMBERED, _BESIDE = late_pattern(r"\d"), 6
"""A day or a year stands within so many characters of a month: `5 de junio`, `в июне 2009`."""


check = Check(
    severity=Severity.ERROR,
    find=find,
    scope="unit",
    fails=(
        Example("Шторм почався 5 червня.", "The storm began on 5 July.", "en", "uk"),
        Example("El puente abrió el 5 de junio de 2009.", "Die Brücke wurde am 5. Juli 2009 eröffnet.", "de", "es"),
        Example("Мост открыли в сентябре 2009 года.", "Die Brücke wurde im Oktober 2009 eröffnet.", "de", "ru"),
        Example("Le maire est arrivé lundi.", "Der Bürgermeister kam am Dienstag.", "de", "fr"),
        Example("It opened in September 2017.", "Es wurde im Oktober 2017 eröffnet.", "de"),
        Example("She left on 29 March.", "Вона поїхала 29 квітня.", "uk"),
        Example("She left on 29 March.", "她于4月29日离开。", "zh"),
        Example("They met on Saturday.", "Sie trafen sich am Freitag.", "de"),
        Example("They met on Friday and left that Friday.", "Sie trafen sich am Freitag und fuhren am Montag.", "de"),
        Example("They met after the June storm.", "Sie trafen sich nach dem Sturm im September.", "de"),
        Example("In July the rate rose to 2.7 percent.", "अप्रैल में दर 2.7 प्रतिशत हो गई।", "hi"),
        Example("She left on 29 March.", "Вона поїхала.", "uk"),
        Example("The ferry ran aground on Friday morning.", "Die Fähre lief am Morgen auf Grund.", "de"),
        Example("The council said Monday that it would pay.", "Рада сообщила, что заплатит.", "ru"),
        Example("In March she sang nine times.", "U mayda toʻqqiz marta kuyladi.", "uz"),
        Example("She left in January 2020.", "غادرت في يناير/كانون الأول 2020.", "ar"),
        Example("The pass closes in December.", "گردنه در ماه می بسته می شود.", "fa"),
        Example("The new bridge opens in January.", "پل جدید در ماه اوت باز می‌شود.", "fa"),
        Example("The bridge has been closed since June.", "Կամուրջը փակ է հունվարից։", "hy"),
        Example("It shut on Saturday.", "روز یک‌شنبه بسته شد.", "fa"),
    ),
    passes=(
        Example("She saw a play by August Brandt.", "Она видела пьесу Огаста Брандта.", "ru"),
        Example("It runs on Sunday, 30 September, on the radio.", "Se on sunnuntaina 30.9, radiossa.", "fi"),
        Example("It was a warm start to October.", "Es war ein warmer Oktoberanfang.", "de"),
        Example("It opened in June.", "Энэ нь 6-р сард нээгдсэн.", "mn"),
        Example("It opened in June.", "ئۇ 6-ئايدا ئېچىلدى.", "ug"),
        Example("It opened in June.", "Ew di meha June`a de vebû.", "ku"),
        Example("It followed June's meeting in Kaunas.", "それはカウナスでの六月の会合の後だった。", "ja"),
        Example("Шторм почався 5 червня.", "The storm began on 5 June.", "en", "uk"),
        Example("El puente abrió el 5 de junio de 2009.", "Die Brücke wurde am 5. Juni 2009 eröffnet.", "de", "es"),
        Example("It opened in September 2017.", "Відкрили у вересні 2017 року.", "uk"),
        Example("She left on 29 March.", "她于3月29日离开。", "zh"),
        Example("She left on 29 March.", "Sie ging am 29.03. fort.", "de"),
        Example("She left in January 2020.", "غادرت في يناير/كانون الثاني 2020.", "ar"),
        Example("It rains in January/February.", "تمطر في يناير/فبراير.", "ar"),
        Example("It has been closed since June.", "İyundan bəri bağlıdır.", "az"),
        Example("It has been closed since July.", "Июлдан бери жабык.", "ky"),
        Example("The pass closes in May 2024.", "گردنه در می ۲۰۲۴ بسته می‌شود.", "fa"),
        Example("The couple married in June 2018.", "Пара поженилась в июне 2018 года.", "ru"),
        Example("In July Peter Martin came.", "Июлда Питер Мартин келди.", "ky"),
        Example("They met in the June talks.", "Sastali su se na junskim razgovorima.", "sr-Latn"),
        Example("Theresa May spoke.", "Тереза Мей виступила.", "uk"),
        Example("They met on Saturday.", "Sie trafen sich am Sonnabend.", "de"),
        Example("They met on Monday evening.", "Sie trafen sich an einem kühlen Montagabend.", "de"),
        Example("They spoke at the meeting on Friday.", "Они выступили на пятничном собрании.", "ru"),
        Example("They met on Tuesday.", "Eles se reuniram na terça.", "pt-BR"),
        Example("She wrote it for the Friday Review.", "Вона написала це для тижневика.", "uk"),
        Example("It closes on Sunday, 30 May.", "Se cierra el 30 de mayo.", "es"),
        Example("But last Monday he left.", "Însă săptămâna trecută a plecat.", "ro"),
        Example("They met on Tuesday.", "روز سه شنبه دیدار کردند.", "fa"),
        Example("They met on Monday, a week later.", "د دوشنبې په ورځ، یوه اونۍ وروسته یې ولیدل.", "ps"),
        Example("The parties met on Monday.", "اجتمعت الأحزاب يوم الإثنين.", "ar"),
        Example("The roof fell in on Wednesday night.", "В ночь на четверг рухнула крыша.", "ru"),
    ),
)
