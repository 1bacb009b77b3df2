"""Names of months and weekdays in a translation, declined or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from l10n import langtag
from l10n.language import data, tokens
from l10n.language.function_words import of as function_words
from l10n.language.knowledge import attached, knowledge
from l10n.language.letter_case import without_accents
from l10n.language.number_learning import spellings
from l10n.language.scripts import spaced
from l10n.late_pattern import late_pattern


@cache
def month_patterns(tag: str) -> Sequence[re.Pattern[str]]:
    """For each month what its names in a language begin with; empty for a language whose names are not known."""
    in_cldr = _in_cldr(tag)
    names = langtag.month_names(tag) if in_cldr else ((),) * 12
    extra = knowledge(tag).months or ((),) * 12
    if not in_cldr and not knowledge(tag).months:
        return ()
    return tuple(
        _pattern(tag, forms, more, [name.casefold() for those in names if those is not forms for name in those])
        for forms, more in zip(names, extra, strict=True)
    )


@lru_cache(maxsize=4096)
def months_named(text: str, tag: str) -> frozenset[int]:
    """The numbers of the months that a text names.

    >>> sorted(months_named("Пара побралася в червні.", "uk"))
    [6]
    """
    folded = tokens.folded(text)
    return frozenset(number for number, pattern in enumerate(month_patterns(tag), 1) if pattern.search(folded))


def month_sign(tag: str) -> str:
    """What stands behind the number of a month where months have numbers for names: `9月`; empty elsewhere."""
    return str(data.section(tag, "dates", any_script=True).get("sign", ""))


def _in_cldr(tag: str) -> bool:
    """Whether CLDR knows the language of a tag, so that its locale is not that of another one."""
    return str(langtag.locale(tag).language) == langtag.language(langtag.aliased(tag))


def _stem(name: str, rivals: Sequence[str]) -> str:
    """A name without the end that declension changes: `жовтня` is found by `жовт`; long enough to tell it from the others'."""
    size = len(name) if len(name) < 5 else max(4, len(name) - 2)
    while size < len(name) and any(rival.startswith(name[:size]) for rival in rivals):
        size += 1  # Armenian June and January
    return name[:size]


def _shared(names: Sequence[str], rivals: Sequence[str]) -> str:
    """What the forms of one name begin with, as `июн` of июня and июнь: июне does too. Empty where it tells nothing."""
    long = sorted(name for name in names if len(name) > _SHORT)
    if len(long) < 2:
        return ""
    first, last = long[0], long[-1]  # what the first and the last one share, all do
    shared = first[: next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))]
    return shared if len(shared) >= _SHORT and not any(rival.startswith(shared) for rival in rivals) else ""


_SHORT = 3
"""Letters of the shortest beginning that tells a month."""


def _begun(tag: str, name: str, rivals: Sequence[str], apart: Sequence[str] = ()) -> str:
    """The beginning of a name where it may stand: a day may stand before it, but none of what keeps it `apart`; `rivals` are
    words that are not names.

    What stands before is looked at behind the first letter: places with other letters are passed by so in a tenth of the time.
    """
    if not spaced(tag):
        return re.escape(name[0]) + (r"(?<!\d.)" if month_sign(tag) else "") + re.escape(name[1:])
    if prefix := attached(tag):
        rivals_behind = rf"(?!(?:{'|'.join(map(re.escape, rivals))})(?!\w))" if rivals else ""
        return "".join(f"(?<!{each})" for each in apart) + rf"(?<![^\W\d])(?:{prefix}){rivals_behind}{re.escape(name)}"
    alike = "|".join(re.escape(rival[1:]) for rival in rivals if rival[0] == name[0])
    before = "".join(f"(?<!{each}.)" for each in (*apart, r"[^\W\d]"))
    return re.escape(name[0]) + before + (rf"(?!(?:{alike})(?!\w))" if alike else "") + re.escape(name[1:])


def _pattern(
    tag: str, names: Sequence[str], stems: Sequence[str] = (), different: Sequence[str] = ()
) -> re.Pattern[str]:
    """Finds the names, declined, and words that begin with the stems; an abbreviation only as it is.

    A stem with `~` before it is a whole expression: for names of two letters that are other words too (`می` in Persian).
    `different` are the names of the other months.
    """
    expressions = [stem[1:] for stem in stems if stem.startswith("~")]
    least = 2 if expressions else 0
    folded = [name.casefold().rstrip(".") for name in names if len(name) > least]
    # "!" stands before a whole word that is not a month though it begins like one: Uzbek `marta` is "times". Nor is a small
    # word of the language: Catalan `des` is "since", Czech `pro` "for", Dutch `maar` "but".
    small = (word for word in function_words(tag).every if any(word.startswith(name[:_SHORT]) for name in folded))
    rivals_behind = [*(stem[1:] for stem in stems if stem.startswith("!")), *sorted(small)]
    short = {name for name in folded if len(name) < 5 and any(_abbreviates(name, longer) for longer in folded)}
    stems = [stem for stem in stems if stem[0] not in "~!"]
    stems = [*(_stem(name, different) for name in folded if name not in short), *stems]
    if shared := _shared(folded, different):
        stems.append(shared)
    chosen = sorted({stem for stem in stems if len(stem) > 1 and not stem.isdecimal()})
    chosen.sort(key=len, reverse=True)
    if not spaced(tag):
        return re.compile("|".join(_begun(tag, stem, rivals_behind) for stem in chosen) or "(?!)")
    # Short names and abbreviations take a case ending at most: `mar` is March in Spanish, Marvin is not.
    ends = [
        f"{_begun(tag, stem, rivals_behind, _apart(stem, different))}{_no_other(stem, different)}{_ending(stem)}"
        for stem in chosen
    ]
    short = {name for name in short if len(name) > 1 and not name.isdecimal()}
    ends += [rf"{_begun(tag, name, rivals_behind)}(?![^\W\d])" for name in sorted(short)]
    return re.compile("|".join((*ends, *expressions)) or "(?!)")


def _apart(stem: str, rivals: Sequence[str]) -> Sequence[str]:
    """What keeps a name from standing for a longer one that ends with it: Mongolian нэгдүгээр, арван нэгдүгээр; 1-р, 11-р."""
    if stem[0].isdecimal():
        return (r"\d",)
    before = {rival[:at] for rival in rivals if (at := rival.find(f" {stem}") + 1)}
    return sorted(map(re.escape, before))


def _no_other(stem: str, rivals: Sequence[str]) -> str:
    """What keeps a name from standing for a longer one that begins with it: Czech červen, and červenec in every form."""
    following = {rival[len(stem)] for rival in rivals if rival.startswith(stem) and rival != stem}
    return f"(?![{''.join(sorted(following))}])" if following else ""


def _ending(stem: str) -> str:
    """The letters that may follow a stem: a case, or for a long one what German joins to it (`Samstagnachmittag`)."""
    most = 2 if len(stem) <= _SHORT else 7 if len(stem) < _LONG else 14
    return rf"[^\W\d]{{0,{most}}}(?![^\W\d])"


_LONG = 5
"""Letters of a stem that no other word begins with."""


def _abbreviates(name: str, longer: str) -> bool:
    """Whether a name is what another one begins with, or some letters of it: Kurdish `adr` for adar, which no case follows."""
    if longer.startswith(name):
        return len(longer) > len(name) + 1
    letters = iter(longer)
    return len(name) <= _SHORT < len(longer) and " " not in longer and all(letter in letters for letter in name)


@cache
def weekday_patterns(tag: str) -> Sequence[re.Pattern[str]]:
    """For each weekday from Monday what its name in a language begins with; empty where the names are not known."""
    if days := knowledge(tag).weekdays:
        return tuple(_pattern(tag, (), names) for names in days)
    if not _in_cldr(tag):
        return ()
    names = _day_names(tag)
    return tuple(_pattern(tag, (), [*_stems_of_day(name, tag), *_longer(name, names)]) for name in names)


@cache
def weekdays(tag: str) -> re.Pattern[str]:
    """Finds any weekday's name, as those of `weekday_patterns` do; nothing where they are not known."""
    return re.compile("|".join(pattern.pattern for pattern in weekday_patterns(tag)) or "(?!)")


@cache
def weekday_traces(tag: str) -> re.Pattern[str]:
    """What is left of a weekday's name inside other words and without its accents: `Montagabend`, воскресный, Σαββάτου.

    Matched against text in small letters without accents; it says that a weekday is named, not which one.
    """
    names = [name.partition("-")[0] for names in _day_names(tag) for name in names] if _in_cldr(tag) else []
    stems = [stem for stems in knowledge(tag).weekdays or () for stem in stems if stem[0] not in "~!"]
    least = 3 if spaced(tag) else 2
    beginnings = {without_accents(name.casefold())[: max(least, len(name) * 3 // 5)] for name in names}
    beginnings |= {without_accents(stem.casefold())[: max(least, len(stem) * 3 // 4)] for stem in stems}
    return re.compile("|".join(sorted(map(re.escape, beginnings))) or "(?!)")


@cache
def is_weekday(word: str, tag: str) -> bool:
    """Whether a word in lower case is a day's name, or one in another case of that length: not the Ukrainian `середня`.

    >>> is_weekday("п'ятницю", "uk"), is_weekday("четверта", "uk")
    (True, False)
    """
    names = {name.replace("ʼ", "'") for names in _day_names(tag) for name in names}
    word = re.sub("[ʼ’]", "'", word)
    declined = {name[:-1] for name in names if len(name) > _SURE and name[-1] in "aаяэ"}
    return word in names or word[:-1] in declined


@cache
def is_certain_weekday(word: str, tag: str) -> bool:
    """Whether what begins like a weekday's name is one: whole, or long and in another case, and not spelled as a number is.

    >>> is_certain_weekday("sestdienas", "lv"), is_certain_weekday("piątego", "pl"), is_certain_weekday("thứ hai", "vi")
    (True, False, False)
    """
    names = {name for names in _day_names(tag) for name in names}
    certain = [stem for name in names if (stem := _certain(name))]
    whole = langtag.script(tag) not in _CASED or word in names or any(word.startswith(stem) for stem in certain)
    return whole and not _is_spelled_as_number(word, tag)


def _is_spelled_as_number(word: str, tag: str) -> bool:
    """Whether only what stands around a day's name tells it from a number: Τρίτη, segunda, thứ hai."""
    spelled = {form for place in range(1, 8) for form in spellings(tag, place)}
    return word in spelled or word.split(maxsplit=1)[0] in {form.split()[0] for form in spelled if " " in form}


def _certain(name: str) -> str:
    """What of a long name no ordinal begins with: without its ending, where enough is left; empty of a short name."""
    if len(name) >= _LONGEST:
        return name[:-2]
    return name.rstrip("aeiouąęį") if len(name) >= _LONGEST - 2 else ""


_LONGEST = 10
_CASED = frozenset({"Latn", "Cyrl"})
_SURE = 5
"""Letters of a name from which on its last one may be another: Russian среду is more often the environment than Wednesday."""


def _day_names(tag: str) -> Sequence[Sequence[str]]:
    """The names of the days from Monday; their abbreviations too where a sign or two are one: `周四`, `木曜`."""
    days = langtag.locale(tag).days
    widths = ("wide",) if spaced(tag) else ("wide", "abbreviated")
    tables = [
        days[kind][width] for width in widths for kind in ("format", "stand-alone") if width in days.get(kind, {})
    ]
    least = 3 if spaced(tag) else 2
    return [[name for table in tables if len(name := str(table[day]).casefold()) >= least] for day in range(7)]


def _stems_of_day(names: Sequence[str], tag: str) -> Iterator[str]:
    """What the forms of a day's name begin with: `subot` of subota and subotu, `petk` of petak too."""
    for name in dict.fromkeys(names):
        yield from (
            name.replace("ʼ", sign) if len(name) < 5 or not spaced(tag) else name[:-1].replace("ʼ", sign)
            for sign in "ʼ'’"
        )
        if fleeting := _FLEETING.search(name):
            yield name[: fleeting.start()] + name[-1]


_FLEETING = late_pattern(r"(?<=\w\w)[aeoаеоіъ][kк]\Z")
"""A vowel that Slavic cases leave out: petak, petka; понеділок, понеділка."""


def _longer(names: Sequence[str], days: Sequence[Sequence[str]]) -> Iterator[str]:
    """The names of other days that begin like this one, as words that are not this day: Turkish cuma, cumartesi."""
    longer_names = {longer for day in days if day is not names for longer in day}
    yield from (f"!{longer}" for longer in longer_names for name in names if longer.startswith(name) and longer != name)
