"""Language tags, and what CLDR knows of their languages: gettext names, direction, names, dates.

Source: RFC 5646 (tags), CLDR by way of babel (facts), the gettext manual, "Locale Names" (names of folders).
"""

from __future__ import annotations

import copy
import datetime
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from l10n.errors import UsageError
from l10n.late_pattern import late_pattern

if TYPE_CHECKING:
    from babel import Locale

_TAG = late_pattern(
    r"(?P<language>[a-z]{2,3})(-(?P<script>[A-Z][a-z]{3}))?(-(?P<region>[A-Z]{2}|[0-9]{3}))?"
    r"(-(?P<variant>[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))?"
)
_MODIFIERS = {"Latn": "latin", "Cyrl": "cyrillic", "Arab": "arabic", "Deva": "devanagari"}
_CHINESE = {"Hans": "CN", "Hant": "TW"}  # gettext names Chinese by country where BCP 47 names the script
PSEUDO = {"XA": "ltr", "XB": "rtl"}  # CLDR's pseudo-locales: accents, and mirrored
_RTL_SCRIPTS = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"})
# Tags of other standards, and old ones, for which CLDR keeps its data under another name.
_ALIASES = {"prs": "fa-AF", "iw": "he", "in": "id", "ji": "yi", "tl": "fil", "mo": "ro", "sh": "sr-Latn"}


def parse(tag: str) -> str:
    """The tag in canonical case.

    >>> parse("sr-latn")
    'sr-Latn'

    Raises:
        UsageError: the text is not a language tag.
    """
    parts = tag.strip().replace("_", "-").split("-")
    cased = [parts[0].lower(), *(_cased(part) for part in parts[1:])]
    canonical = "-".join(cased)
    if not _TAG.fullmatch(canonical):
        raise UsageError(repr(tag), "is not a language tag", "write it as in 'uk', 'pt-BR' or 'sr-Latn'")
    return canonical


def _cased(subtag: str) -> str:
    if len(subtag) == 4 and subtag.isalpha():
        return subtag.title()
    return subtag.upper() if len(subtag) == 2 else subtag.lower()


@cache
def language(tag: str) -> str:
    """The primary language of a tag: `sr` of `sr-Latn`."""
    return tag.partition("-")[0]


def aliased(tag: str) -> str:
    """The tag that CLDR keeps the data of a tag under: `fa-AF` for `prs`, mostly the tag itself."""
    return _ALIASES.get(tag, tag)


def region(tag: str) -> str:
    """The region of a tag, or nothing: `BR` of `pt-BR`."""
    match = _TAG.fullmatch(tag)
    return (match["region"] or "") if match else ""


@cache
def shortest(code: str) -> str:
    """The language subtag of a code of ISO 639: `uk` of `ukr`. Source: CLDR, languageAlias."""
    return str(_global("language_aliases").get(code, code)).partition("_")[0]


def _global(name: str) -> Mapping[str, str]:
    from babel.core import get_global  # late, here and below: a command that asks nothing of CLDR does without it

    return get_global(name)  # type: ignore[arg-type]


@cache
def is_pseudo(tag: str) -> bool:
    """Whether the tag is one of CLDR's pseudo-locales, as `en-XA` and `ar-XB` are."""
    return region(tag) in PSEUDO


def gettext_name(tag: str) -> str:
    """The tag as gettext names its folders.

    >>> [gettext_name(tag) for tag in ("pt-BR", "sr-Latn", "zh-Hans", "ca-valencia")]
    ['pt_BR', 'sr@latin', 'zh_CN', 'ca@valencia']
    """
    match = _TAG.fullmatch(tag)
    if match is None:
        return tag.replace("-", "_")
    written, area, variant = match["script"], match["region"], match["variant"]
    if match["language"] == "zh" and written in _CHINESE:
        written, area = None, area or _CHINESE[match["script"]]
    modifier = _MODIFIERS.get(written, written.lower()) if written else variant
    return match["language"] + (f"_{area}" if area else "") + (f"@{modifier}" if modifier else "")


def from_gettext(name: str) -> str:
    """The BCP 47 tag of a gettext name; the opposite of `gettext_name`.

    >>> [from_gettext(name) for name in ("pt_BR", "sr@latin", "zh_CN")]
    ['pt-BR', 'sr-Latn', 'zh-Hans']
    """
    place, _, modifier = name.partition("@")
    code, _, area = place.partition("_")
    if code == "zh" and area in _CHINESE.values() and not modifier:
        return "zh-Hans" if area == "CN" else "zh-Hant"
    scripts = {long: short for short, long in _MODIFIERS.items()}
    script = scripts.get(modifier, modifier.title() if len(modifier) == 4 else "")
    return "-".join(part for part in (code, script, area, "" if script else modifier) if part)


@cache
def script(tag: str) -> str:
    """The script of a tag by ISO 15924: `Cyrl` of `uk`, `Hant` of `zh-TW`; `Latn` where nothing is known."""
    tag = _ALIASES.get(tag, tag)
    match = _TAG.fullmatch(tag)
    if match and match["script"]:
        return match["script"]
    if is_pseudo(tag):
        tag = language(tag)
    likely = _global("likely_subtags")
    full = likely.get(f"{language(tag)}_{region(tag)}") or likely.get(language(tag), "")
    return str(full).split("_")[1] if "_" in str(full) else "Latn"


def closest(tag: str, tags: Sequence[str]) -> str:
    """Which of some tags means the language of a tag: itself, else the only one of its language and script where one of the
    two names no region; the tag itself where there is none. Other tools write `spa` for `es`.

    >>> closest("es-MX", ["fr", "es"]), closest("es", ["es-MX", "es-ES"]), closest("pt-PT", ["pt-BR"])
    ('es', 'es', 'pt-PT')
    """
    plain = shortest(language(tag)) + tag[len(language(tag)) :]
    if tag in tags or plain in tags:
        return tag if tag in tags else plain
    named = (language(plain), script(plain))
    same = [each for each in tags if (language(each), script(each)) == named and not (region(each) and region(tag))]
    return same[0] if len(same) == 1 else tag


def direction(tag: str) -> str:
    """`rtl` or `ltr`, as HTML's `dir` wants it.

    >>> [direction(tag) for tag in ("fa-AF", "uk", "ar-XB", "az-Arab")]
    ['rtl', 'ltr', 'rtl', 'rtl']
    """
    if is_pseudo(tag):
        return PSEUDO[region(tag)]
    return "rtl" if script(tag) in _RTL_SCRIPTS else "ltr"


@cache
def locale(tag: str) -> Locale:
    """CLDR's locale for a tag; the nearest that CLDR has (`ky` for `ky-KG`, the root locale for an unknown language)."""
    from babel import Locale, UnknownLocaleError

    parts = _ALIASES.get(tag, tag).split("-")
    while parts:
        try:
            return _apart(Locale.parse("-".join(parts), sep="-"))
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return _apart(Locale.parse("en-001", sep="-"))


_ALIASED = ("months", "days", "quarters", "eras", "day_periods")


def _apart(babel_locale: Locale) -> Locale:
    """The locale with calendar names of its own.

    babel 2.17 keeps a resolved alias in data that locales share: after Tatar was read, January was `гыйнвар` in German too.
    """
    from babel import localedata

    data = localedata.load(str(babel_locale))
    copied: dict[Any, Any] = {**data, **{key: copy.deepcopy(data[key]) for key in _ALIASED if key in data}}
    setattr(babel_locale, "_Locale__data", localedata.LocaleDataDict(copied))  # noqa: B010  (mypy: it has no such name)
    return babel_locale


@cache
def name(tag: str, inside: str = "en") -> str:
    """The language's name in another language, the tag itself where CLDR has no name.

    >>> [name(tag) for tag in ("uk", "fa-AF", "sr-Latn", "zh-Hans")]
    ['Ukrainian', 'Dari', 'Serbian (Latin)', 'Simplified Chinese']
    """
    if is_pseudo(tag):
        return f"Pseudo ({'accents' if direction(tag) == 'ltr' else 'right to left'})"
    reader, match = locale(inside), _TAG.fullmatch(_ALIASES.get(tag, tag))
    if match is None or language(match[0]) not in reader.languages:
        return tag
    code, parts = match["language"], [part for part in (match["script"], match["region"]) if part]
    for length in range(len(parts), -1, -1):
        named = reader.languages.get("_".join([code, *parts[:length]]))
        if named:
            extras = [reader.scripts.get(part) or reader.territories.get(part) or part for part in parts[length:]]
            extras += [match["variant"]] if match["variant"] else []
            return f"{named} ({', '.join(extras)})" if extras else str(named)
    return tag


def native_name(tag: str) -> str:
    """The language's name for its own readers: `українська`."""
    native = name(tag, inside=tag)
    return name(tag) if native == tag else native


def date(value: str, tag: str, form: str = "long") -> str:
    """An ISO 8601 date, or time in its own zone, as the locale's readers write it; the value itself where it is neither.

    >>> date("2021-11-29", "es"), date("--11-29", "es"), date("2021-11-29T18:05:00+01:00", "en")
    ('29 de noviembre de 2021', '29 de noviembre', 'November 29, 2021, 6:05\u202fPM')
    """
    from babel import dates  # late: few commands write dates

    reader = locale(tag)
    try:
        if value.startswith("--"):  # a day of any year
            return str(dates.format_skeleton("MMMMd", datetime.date.fromisoformat(f"2000{value[1:]}"), locale=reader))
        if len(value) <= 10:
            return str(dates.format_date(datetime.date.fromisoformat(value), form, locale=reader))
        moment = datetime.datetime.fromisoformat(value)
    except ValueError:
        return value
    pattern = str(dates.get_datetime_format("medium", locale=reader)).replace("'", "")
    day, clock = dates.format_date(moment, form, locale=reader), dates.format_time(moment, "short", locale=reader)
    return pattern.replace("{0}", clock).replace("{1}", day)


@cache
def number_symbols(tag: str) -> tuple[str, str]:
    """The decimal mark and the grouping mark of a language in European digits; Russian's in Cyrillic where CLDR has none.

    >>> number_symbols("de"), number_symbols("es-MX"), number_symbols("ba")[0]
    ((',', '.'), ('.', ','), ',')
    """
    babel_locale = locale(tag)
    if babel_locale.language != language(_ALIASES.get(tag, tag)) and script(tag) == "Cyrl":
        babel_locale = locale("ru")
    symbols = babel_locale.number_symbols.get("latn", babel_locale.number_symbols)
    return str(symbols.get("decimal", ".")), str(symbols.get("group", ","))


@cache
def territory_names(tag: str) -> Mapping[str, str]:
    """The names of countries and continents in a language, by CLDR's codes.

    >>> territory_names("es")["CH"]
    'Suiza'
    """
    return {str(code): str(name) for code, name in locale(tag).territories.items()}


@cache
def language_names(tag: str) -> frozenset[str]:
    """The names that a language has for languages, which are those of peoples for the most part.

    >>> "Ukrainian" in language_names("en")
    True
    """
    return frozenset(map(str, locale(tag).languages.values()))


@cache
def city_names(tag: str) -> Mapping[str, str]:
    """The names that CLDR has of cities in a language, by time zone: those that differ from the English ones, and some more.

    >>> city_names("es")["Europe/Warsaw"]
    'Varsovia'
    """
    zones = locale(tag).time_zones
    return {str(zone): str(zones[zone]["city"]) for zone in zones if zones[zone].get("city")}


def month_names(tag: str) -> tuple[tuple[str, ...], ...]:
    """The names of the twelve months, each with all its forms that CLDR has (wide, abbreviated, standing alone)."""
    months = locale(tag).months
    forms = [months[use][width] for use in ("format", "stand-alone") for width in ("wide", "abbreviated")]
    return tuple(tuple(dict.fromkeys(str(form[n]) for form in forms)) for n in range(1, 13))
