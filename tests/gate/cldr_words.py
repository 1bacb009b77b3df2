"""What CLDR calls magnitudes, money, days and numbers, for planting: read from CLDR, never from our own data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from unicode_rbnf import RbnfEngine

from l10n import cldr, langtag

Forms = Sequence[str]
_ATTACHED = {"Arab": r"(?:و?[بلف]?(?:ال)?|و?لل)", "Hebr": r"[ובלמהשכ]{0,2}"}
"""What scripts write together with the word behind it."""


@cache
def magnitudes(tag: str) -> Mapping[int, Forms]:
    """The words for a thousand, a million, a billion, long and short, by their zeros."""
    result: dict[int, dict[str, None]] = {3: {}, 6: {}, 9: {}}
    formats = langtag.locale(tag)._data["compact_decimal_formats"]
    for width in ("long", "short"):
        for patterns in dict(formats.get(width, {})).values():
            for zeros, words in result.items():
                pattern = dict(patterns).get("1" + "0" * zeros)
                text = str(getattr(pattern, "pattern", pattern or "")).replace("'", "")
                if text.strip("0").strip("\u00a0 ") and text.count("0") == 1:
                    words[text.replace("0", "").strip("\u00a0 ")] = None
    return {
        zeros: tuple(word for word in words if len(word) > 1 or not word.isascii()) for zeros, words in result.items()
    }


@cache
def money(tag: str) -> Mapping[str, Forms]:
    """The plain words for dollar, pound and euro: what the names of two countries' dollars share."""
    shared = {
        code: _shared(cldr.currency_names(tag, code), cldr.currency_names(tag, second))
        for code, second in _SIBLINGS.items()
    }
    return {**shared, "EUR": cldr.currency_names(tag, "EUR")}


_SIBLINGS = {"USD": "AUD", "GBP": "EGP"}


def _shared(forms: Forms, further: Forms) -> Forms:
    present = {word for form in further for word in form.casefold().split()}
    return tuple(
        dict.fromkeys(word for form in forms for word in form.split() if word.casefold() in present and len(word) > 2)
    )


@cache
def weekdays(tag: str) -> Sequence[Forms]:
    """The names of the days from Monday, in a sentence and alone; short ones too where a sign or two are one."""
    unspaced = langtag.script(tag) in {"Hans", "Hant", "Jpan", "Thai"}
    return _named(tag, "days", range(7), ("wide", "abbreviated") if unspaced else ("wide",))


@cache
def months(tag: str) -> Sequence[Forms]:
    """The names of the months in all forms that CLDR has, long ones alone."""
    return _named(tag, "months", range(1, 13), ("wide",))


def _named(tag: str, what: str, keys: range, widths: Sequence[str]) -> Sequence[Forms]:
    table = getattr(langtag.locale(tag), what)
    kinds = [
        table[kind][width] for width in widths for kind in ("format", "stand-alone") if width in table.get(kind, {})
    ]
    return tuple(tuple(dict.fromkeys(str(each[key]).rstrip(".") for each in kinds)) for key in keys)


@cache
def halves(tag: str) -> Mapping[str, Forms]:
    """The words for hours before and after noon."""
    periods = cldr.day_periods(tag)
    kinds = {"am": ("am", "morning1"), "pm": ("pm", "evening1", "afternoon1")}
    return {half: tuple(sorted({w for kind in those for w in periods.get(kind, ())})) for half, those in kinds.items()}


@cache
def number_words(tag: str) -> Mapping[int, Forms]:
    """The cardinal numbers in words, in all forms that CLDR spells; none of languages that it does not spell."""
    name = {"sr-Latn": "sr_Latn"}.get(tag, langtag.language(tag))
    try:
        engine = RbnfEngine.for_language(name)
        spelled = {value: engine.format_number(value).text_by_ruleset for value in _VALUES}
    except ValueError:
        return {}
    result = {}
    for value, texts in spelled.items():
        cardinal = [t for rules, t in texts.items() if "ordinal" not in rules and "year" not in rules]
        result[value] = tuple(dict.fromkeys(t.replace("\u00ad", "") for t in cardinal if not t[:1].isdigit()))
    return result


_VALUES = (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 20, 25, 30, 40, 50, 60, 80, 90)


def place(text: str, forms: Forms, tag: str) -> re.Match[str] | None:
    """Where a text has one of the forms, or a longer form of it: whole words alone where there are spaces."""
    letters = [form for form in forms if form]
    if not letters:
        return None
    spaced = langtag.script(tag) not in {"Hans", "Hant", "Jpan", "Thai"}
    for cut, more in ((0, 0), (0, 4), (1, 4), (2, 4)):
        stems = [form[: len(form) - cut] for form in letters if not cut or len(form) - cut > 3]
        body = "|".join(sorted(map(re.escape, stems), key=len, reverse=True))
        before = rf"(?<!\w){_ATTACHED.get(langtag.script(tag), '')}"
        result = body and re.search(
            rf"{before}(?P<word>{body})\w{{0,{more}}}(?!\w)" if spaced else f"(?P<word>{body})", text, re.IGNORECASE
        )
        if result:
            return result
    return None


def exchanged(text: str, forms: Forms, further: Forms, tag: str) -> str | None:
    """The text with another word in the place of the first of the forms that it has, in the form that CLDR gives for that."""
    placed = place(text, forms, tag)
    if placed is None or not further:
        return None
    at = next((n for n, form in enumerate(forms) if form.casefold() == placed["word"].casefold()), 0)
    return text[: placed.start("word")] + further[min(at, len(further) - 1)] + text[placed.end() :]
