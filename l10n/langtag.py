"""Facts about languages: BCP 47 tags, gettext names, direction, plural forms, quotation marks, dates.

Source: RFC 5646 (tags), CLDR by way of babel (facts), the gettext manual, "Locale Names" (names of folders).
"""

from __future__ import annotations

import datetime
import re
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.plural import to_gettext

from l10n.errors import UsageError

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(-(?P<script>[A-Z][a-z]{3}))?(-(?P<region>[A-Z]{2}|[0-9]{3}))?"
    r"(-(?P<variant>[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))?"
)
_MODIFIERS = {"Latn": "latin", "Cyrl": "cyrillic", "Arab": "arabic", "Deva": "devanagari"}
_CHINESE = {"Hans": "CN", "Hant": "TW"}  # gettext names Chinese by country where BCP 47 names the script
PSEUDO = {"XA": "ltr", "XB": "rtl"}  # CLDR's pseudo-locales: accents, and mirrored
_RTL_SCRIPTS = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"})
_RTL_LANGUAGES = frozenset(
    {"ar", "arc", "azb", "bal", "bgn", "ckb", "dv", "fa", "glk", "he", "khw", "ks", "lrc", "mzn", "nqo", "pnb", "prs"}
    | {"ps", "sd", "skr", "syr", "ug", "ur", "yi"}
)


def parse(tag: str) -> str:
    """The tag in canonical case.

    >>> parse("sr-latn")
    'sr-Latn'

    Raises:
        UsageError: the text is no language tag.
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


def language(tag: str) -> str:
    """The primary language of a tag: `sr` of `sr-Latn`."""
    return tag.partition("-")[0]


def region(tag: str) -> str:
    """The region of a tag, or nothing: `BR` of `pt-BR`."""
    match = _TAG.fullmatch(tag)
    return (match["region"] or "") if match else ""


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
    script, area, variant = match["script"], match["region"], match["variant"]
    if match["language"] == "zh" and script in _CHINESE:
        script, area = None, area or _CHINESE[script]
    modifier = _MODIFIERS.get(script, script.lower()) if script else variant
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
    """The script of a tag by ISO 15924: `Cyrl` of `uk`; `Latn` where nothing is known."""
    match = _TAG.fullmatch(tag)
    if match and match["script"]:
        return match["script"]
    known = {"zh": "Hans", "sr": "Cyrl", "ba": "Cyrl", "tt": "Cyrl", "uz": "Latn", "az": "Latn", "kk": "Cyrl"}
    if language(tag) in known and not region(tag):
        return known[language(tag)]
    try:
        likely = Locale.parse(tag, sep="-", resolve_likely_subtags=True).script
        from babel.core import get_global

        return likely or str(get_global("likely_subtags")[language(tag)]).split("_")[1]
    except (UnknownLocaleError, ValueError, KeyError, IndexError):
        return "Latn"


def direction(tag: str) -> str:
    """`rtl` or `ltr`, as HTML's `dir` wants it.

    >>> [direction(tag) for tag in ("fa-AF", "uk", "ar-XB", "az-Arab")]
    ['rtl', 'ltr', 'rtl', 'rtl']
    """
    if is_pseudo(tag):
        return PSEUDO[region(tag)]
    match = _TAG.fullmatch(tag)
    if match and match["script"]:
        return "rtl" if match["script"] in _RTL_SCRIPTS else "ltr"
    return "rtl" if language(tag) in _RTL_LANGUAGES else "ltr"


@cache
def locale(tag: str) -> Locale:
    """CLDR's locale for a tag; the nearest that CLDR has (`ky` for `ky-KG`, the root locale for an unknown language)."""
    parts = tag.split("-")
    while parts:
        try:
            return Locale.parse("-".join(parts), sep="-")
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return Locale.parse("en-001", sep="-")


def name(tag: str, inside: str = "en") -> str:
    """The language's name in another language: `Ukrainian`; the tag itself where CLDR has no name."""
    if is_pseudo(tag):
        return f"Pseudo ({'accents' if direction(tag) == 'ltr' else 'right to left'})"
    found = locale(tag)
    if language(str(found)) != language(tag):
        return tag
    return str(found.get_display_name(locale(inside)) or tag)


def own_name(tag: str) -> str:
    """The language's name for its own readers: `українська`."""
    return name(tag, inside=tag)


# CLDR splits by decimals too; a PO plural is chosen by a whole number, so categories of decimals alone are left out.
@cache
def plural_forms(tag: str) -> str:
    """The value of the PO header `Plural-Forms`.

    >>> plural_forms("es")
    'nplurals=2; plural=(n != 1);'
    """
    return _GETTEXT_PLURALS.get(language(tag)) or to_gettext(locale(tag).plural_form)


# The forms that gettext's own tables and the PO editors use, where CLDR's rule adds forms for compact millions
# (es, fr, it, pt) or decimals: an editor that finds other forms rewrites the header and makes a diff.
_EAST_SLAVIC = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
)
_GETTEXT_PLURALS = {
    **dict.fromkeys(("es", "it", "pt", "ca", "en", "de", "bg", "sq", "hy", "he", "az", "kk", "ky"), "nplurals=2; plural=(n != 1);"),
    **dict.fromkeys(("tk", "tg", "uz", "ps", "ur", "hu", "ka", "tt", "ba"), "nplurals=2; plural=(n != 1);"),
    **dict.fromkeys(("fr", "fa"), "nplurals=2; plural=(n > 1);"),
    **dict.fromkeys(("ru", "uk", "be", "sr", "bs", "hr"), _EAST_SLAVIC),
    "ro": "nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2);",
    "mk": "nplurals=2; plural=(n%10==1 && n%100!=11 ? 0 : 1);",
}


@cache
def quotes(tag: str) -> tuple[str, str, str, str]:
    """Opening and closing quotation marks, then the inner pair, by CLDR: `('«', '»', '„', '“')` for `uk`."""
    found = _QUOTES.get(language(tag))
    if found:
        return found
    delimiters = locale(tag)._data.get("delimiters", {})  # noqa: SLF001  (babel has the data and no accessor)
    return (
        str(delimiters.get("quotationStart", "“")),
        str(delimiters.get("quotationEnd", "”")),
        str(delimiters.get("alternateQuotationStart", "‘")),
        str(delimiters.get("alternateQuotationEnd", "’")),
    )


_QUOTES: dict[str, tuple[str, str, str, str]] = {}


def date(value: str, tag: str, form: str = "long") -> str:
    """An ISO 8601 date or time as the locale's readers write it; the value itself where it is no ISO date.

    >>> date("2021-11-29", "es")
    '29 de noviembre de 2021'
    """
    try:
        if len(value) <= 10:
            return str(format_date(datetime.date.fromisoformat(value), form, locale=locale(tag)))
        return str(format_datetime(datetime.datetime.fromisoformat(value), form, locale=locale(tag)))
    except ValueError:
        return value


def month_names(tag: str) -> tuple[tuple[str, ...], ...]:
    """The names of the twelve months, each with all its forms that CLDR has (wide, abbreviated, standing alone)."""
    months = locale(tag).months
    return tuple(
        tuple(dict.fromkeys(str(months[use][width][n]) for use in ("format", "stand-alone") for width in ("wide", "abbreviated")))
        for n in range(1, 13)
    )
