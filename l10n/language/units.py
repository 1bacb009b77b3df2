"""The units of measure that are told from each other, and what they are called: CLDR's names, and short ones."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from l10n import cldr, langtag
from l10n.dataclass import dataclass
from l10n.language import data, tokens
from l10n.language.function_words import of as function_words
from l10n.language.scripts import spaced
from l10n.language.unit_names import KINDS, UNITS
from l10n.language.unit_prefixes import prefixed
from l10n.late_pattern import late_pattern

_PER = " per "


def also(name: str) -> str:
    """The length that a speed names, where there is one: forty miles an hour may be written as `40 km`.

    >>> also("mile per hour"), also("metre per second"), also("knot")
    ('mile', 'metre', '')
    """
    return name.partition(_PER)[0] if _PER in name else ""


def folded(text: str) -> str:
    """A text without differences of case, and with one letter for the two that Arabic and Persian keyboards have."""
    return text.casefold().translate(_KEYBOARDS)


_KEYBOARDS = str.maketrans("يك", "یک")


@dataclass(frozen=True, slots=True)
class UnitPhrase:
    """A unit of several words: what each begins with, and the name of the unit."""

    beginnings: tuple[str, ...]
    name: str


def shortened(word: str) -> str:
    """Without a last vowel, which other cases change: `мил` of миля."""
    return word[:-1] if len(word) > LEAST and word[-1] in _VOWELS else word


LEAST = 3
"""Letters of a beginning; shorter words (oy, ай: month) count whole."""
_VOWELS = frozenset("aeiouyıոաեիըáéíóúąęěůäöüâîăëаеиоуыэюяьіїєәөүұيةىеიაეოუ")


@cache
def unit_words(tag: str) -> Mapping[str, frozenset[str]]:
    """The names of one word of each unit, in lower case, and the words that all of several units of one name share: tons.

    >>> sorted(unit_words("en")["acre"]), "tons" in unit_words("en")["tonne"]
    (['acre', 'acres'], True)
    """
    words: defaultdict[str, set[str]] = defaultdict(set)
    parts: defaultdict[str, list[set[str]]] = defaultdict(list)
    for unit, name in UNITS.items():
        forms = _forms(tag, unit)
        words[name] |= {form[0] for form in forms if len(form) == 1}
        if forms:
            parts[name].append({word for form in forms for word in form})
    for name, shared in parts.items():
        if len(shared) > 1:
            words[name] |= {word for word in set.intersection(*shared) if len(word) >= LEAST}
    for name, form in _prefixed(tag):
        words[name] |= {form[0]} if len(form) == 1 else set()
    return {name: frozenset(each) for name, each in words.items()}


@cache
def unit_phrases(tag: str) -> Mapping[str, Sequence[UnitPhrase]]:
    """The names of several words by the beginning of the first one, longest first.

    >>> [(phrase.beginnings, phrase.name) for phrase in unit_phrases("nl")["vierkan"]][:1]
    [(('vierkan', 'kilomet'), 'square kilometre')]
    """
    by_first: defaultdict[str, dict[UnitPhrase, None]] = defaultdict(dict)
    listed = [(name, form) for unit, name in UNITS.items() for form in _forms(tag, unit)]
    for name, form in (*listed, *_prefixed(tag)):
        if len(form) > 1:
            by_first[_beginning(form[0])][UnitPhrase(tuple(map(_beginning, form)), name)] = None
    return {first: sorted(each, key=lambda p: -len(p.beginnings)) for first, each in by_first.items()}


def _beginning(word: str) -> str:
    """What the cases of a word of a phrase have in common: квадратн of квадратных."""
    return word[:-2] if len(word) > _DECLINED else shortened(word)


_DECLINED = 7
"""Letters above which a word's last two are its case: among the words of a phrase none is taken for another by that."""


@cache
def _prefixed(tag: str) -> Sequence[tuple[str, tuple[str, ...]]]:
    """The units that a prefix makes of others, with their words: megawatt hours, of which CLDR has the kilo ones alone."""
    by_name: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for unit, name in UNITS.items():
        by_name[name] |= set(_forms(tag, unit))
    return tuple(prefixed(by_name, tag))


def _forms(tag: str, unit: str) -> list[tuple[str, ...]]:
    """The words of each of the names of a unit, less the `de` before Romanian ones; no abbreviations."""
    tags = (tag, "en-GB") if langtag.language(tag) == "en" else (tag,)  # kilometers and kilometres
    forms = [
        tuple(map(folded, tokens.casefolded(form)))
        for each in tags
        for form in cldr.unit_names(each, unit)
        if not _SHORT.search(form)
    ]
    forms = [form[1:] if len(form) > 1 and form[0] == "de" else form for form in forms]
    forms = [form for form in forms if not any(_is_short_for(form, longer) for longer in forms)]
    return [form for form in forms if form and (max(map(len, form)) >= _SHORTEST or not spaced(tag))]


def _is_short_for(form: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether a word is the abbreviation of another: `cal`, which `calm` begins with and calories are not meant by."""
    same = len(form) == len(longer) == 1 and len(form[0]) <= LEAST
    return same and longer[0].startswith(form[0]) and len(longer[0]) - len(form[0]) >= LEAST


_SHORTEST, _SHORT = 2, late_pattern(r"[.²³]")


def phrase_at(words: Sequence[str], tag: str) -> UnitPhrase | None:
    """The unit of several words that a text of words begins with, in whatever cases.

    >>> phrase_at("квадратными километрами леса".split(), "ru").name
    'square kilometre'
    """
    phrases, first = unit_phrases(tag), words[0] if words else ""
    for length in range(len(first), max(_SHORTEST, len(first) - _ENDING) - 1, -1):
        for phrase in phrases.get(first[:length], ()):
            if len(phrase.beginnings) <= len(words) and all(map(_is_form, words, phrase.beginnings)):
                return phrase
    return None


_ENDING = 4
"""Letters that an inflected form has more than the beginning of a name."""


def _is_form(word: str, beginning: str) -> bool:
    more = len(word) - len(beginning)
    return word.startswith(beginning) and more <= (_ENDING if len(beginning) >= LEAST else 0)


@cache
def unit_signs(tag: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern for what is written for short right behind a number, and the units by their signs in small letters.

    >>> pattern, units = unit_signs("uk")
    >>> units[pattern.match(" км²", 0)["sign"].lower()]
    'square kilometre'
    """
    by_sign = {sign.casefold(): name for name, signs in _shared().items() for sign in signs}
    for unit, name in UNITS.items():
        for form in cldr.unit_names(tag, unit):
            if len(form) == 1 and KINDS[name] in _CAPITALS:
                continue
            if not _WORDS.fullmatch(form) or max(map(len, form.split())) <= LEAST:
                by_sign.setdefault(form.casefold(), name)
    if not spaced(tag):
        by_sign = {sign: name for sign, name in by_sign.items() if sign.isascii() or not sign.isalpha()}
    signs = "|".join(_spelled(sign) for sign in sorted(by_sign, key=len, reverse=True))
    grammar = "|".join(sorted(map(re.escape, {sign.rstrip(".") for sign in by_sign} & function_words(tag).every)))
    barred = rf"(?!(?:{grammar})\s+\w)" if grammar else ""  # five in a boat
    end = r"(?![\w²³])" if spaced(tag) else r"(?![a-z²³])"
    pattern = re.compile(rf"[\s\u00a0\u202f-]?(?:de[ \u00a0])?{barred}(?P<sign>{signs}){end}", re.IGNORECASE)
    return pattern, {_bare(sign): name for sign, name in reversed(by_sign.items())}  # the first of two alike


_CAPITALS = frozenset({"electric", "digital", "energy", "power"})
"""Kinds of which a single letter is a sign as a capital alone, while signs are found in any case: `7 a.m.` has none."""
_WORDS = late_pattern(r"[^\W\d_]+(?: [^\W\d_]+)*")


def _spelled(sign: str) -> str:
    """A pattern for a sign with or without its points and spaces."""
    return re.escape(sign).replace(r"\ ", r"[\s\u00a0]?").replace(r"\.", r"\.?")


def _bare(sign: str) -> str:
    return re.sub(r"[\s\u00a0.]", "", sign)


def sign_at(text: str, end: int, tag: str) -> str:
    """The unit whose sign stands right behind a number that ends there; nothing where none does.

    >>> sign_at("12 km² of wood", 2, "de"), sign_at("5 in a boat", 1, "en"), sign_at("5 in.", 1, "en")
    ('square kilometre', '', 'inch')
    """
    pattern, units = unit_signs(tag)
    match = pattern.match(text, end)
    return units[_bare(match["sign"].casefold())] if match else ""


@cache
def _shared() -> Mapping[str, Sequence[str]]:
    """What is written for units in many languages."""
    return {name: tuple(each) for name, each in data.exactly(data.SHARED, "units").items()}
