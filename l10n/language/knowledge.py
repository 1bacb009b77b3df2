"""What the checks know of a language, read once from its file in `languages/`.

A linguist edits the files; a language without one has empty knowledge, and the checks that need it keep silent.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from l10n import langtag

UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my", "yue"})
"""Languages that write no space between words."""

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Language:
    """One language's knowledge; what is not known is empty.

    `ratio` is the characters of a translation for one of English, `spread` the standard deviation of its logarithm.
    `negation` finds the words that deny or refuse, `denial` those that only deny; `instead` those that say "only"
    or "avoid" without one. `numbers` finds for each value the words
    that can mean it; `stems` are their beginnings, of which a text with such a word has one (none where that is not known).
    `capitalized` are words with a capital that are no names, or that languages translate; `institutions` are those that make
    the whole name around them a translated one. `respells`: foreign names in Latin letters are written as they sound.
    `free_order`: names change places with English by grammar; `given`: the first names that stand behind the surname.
    `indirect`: quotations stand without marks. `foreign` are
    letters of neighbours' alphabets; `open_words` join what comes next, so that no sentence ends with one;
    `capitals` are cities that stand for the governments of countries; `places` are
    beginnings of places' names beside those of CLDR, by their English name; `months` are beginnings of the
    names of months beside those of CLDR, `weekdays` those of the days from Monday in place of CLDR's. `saying` finds the
    words that make a sentence somebody's, `said` those of them that mean nothing else (and keeps letter case).
    """

    tag: str
    ratio: float = 0.0
    spread: float = 0.18
    negation: re.Pattern[str] = _NOTHING
    denial: re.Pattern[str] = _NOTHING
    numbers: Mapping[float, re.Pattern[str]] = field(default_factory=dict)
    stems: Mapping[float, tuple[str, ...]] = field(default_factory=dict)
    function_words: frozenset[str] = frozenset()
    capitalized: frozenset[str] = frozenset()
    institutions: frozenset[str] = frozenset()
    open_words: frozenset[str] = frozenset()
    respells: bool = False
    free_order: bool = False
    indirect: bool = False
    foreign: frozenset[str] = frozenset()
    months: tuple[tuple[str, ...], ...] = ()
    capitals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    saying: re.Pattern[str] = _NOTHING
    said: re.Pattern[str] = _NOTHING
    given: frozenset[str] = frozenset()
    instead: re.Pattern[str] = _NOTHING
    weekdays: tuple[tuple[str, ...], ...] = ()

    @property
    def stops(self) -> bool:
        """Whether sentences end with a sign."""
        return langtag.language(self.tag) not in {"th", "lo"}

    @property
    def spaced(self) -> bool:
        """Whether words stand between spaces."""
        return langtag.language(self.tag) not in UNSPACED


@cache
def knowledge(tag: str) -> Language:
    """What is known of a tag: the tables of its own file, the others from its language's file where the script is the same."""
    raw = _tables(tag)
    length, negation, saying = raw.get("length", {}), raw.get("negation", {}), raw.get("saying", {})
    spaced = langtag.language(tag) not in UNSPACED
    return Language(
        tag,
        ratio=float(length.get("ratio", 0.0)),
        spread=float(length.get("spread", 0.18)),
        negation=_pattern(negation.get("word", ""), spaced=spaced),
        denial=_pattern(negation.get("plain", ""), spaced=spaced),
        instead=_pattern(negation.get("instead", ""), spaced=spaced),
        numbers={
            float(value): _words(stems, raw.get("words", {}).get("particles", ""), spaced=spaced)
            for value, stems in raw.get("numbers", {}).items()
        },
        stems={float(value): _stems(stems) for value, stems in raw.get("numbers", {}).items()},
        function_words=function_words(tag),
        capitalized=frozenset(raw.get("names", {}).get("common", ())),
        institutions=frozenset(raw.get("names", {}).get("institutions", ())),
        open_words=frozenset(raw.get("words", {}).get("open", ())),
        respells=bool(raw.get("names", {}).get("respells", False)),
        free_order=bool(raw.get("order", {}).get("free", False)),
        given=frozenset(raw.get("order", {}).get("given", ())),
        indirect=bool(raw.get("quotes", {}).get("indirect", False)),
        foreign=frozenset(raw.get("words", {}).get("foreign", "")),
        capitals={city: tuple(lands) for city, lands in raw.get("capitals", {}).items()},
        places={place: tuple(stems) for place, stems in raw.get("places", {}).items()},
        months=tuple(tuple(names) for names in raw.get("dates", {}).get("months", ())),
        weekdays=tuple(tuple(names) for names in raw.get("dates", {}).get("weekdays", ())),
        saying=_pattern("|".join(saying.get("words", ())), spaced=spaced),
        said=_pattern("|".join(saying.get("certain", ())), spaced=spaced),
    )


@cache
def function_words(tag: str) -> frozenset[str]:
    """The words of grammar of a tag, for who wants those of all languages and nothing else of them."""
    return frozenset(_tables(tag).get("words", {}).get("function", ()))


def _tables(tag: str) -> Mapping[str, Any]:
    return {**(_read(langtag.language(tag)) if _same_script(tag) else {}), **_read(tag)}


def _same_script(tag: str) -> bool:
    return langtag.script(tag) == langtag.script(langtag.language(tag))


@cache
def _read(tag: str) -> Mapping[str, Any]:
    path = resources.files("l10n.language") / "facts" / f"{tag}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _pattern(words: str, *, spaced: bool) -> re.Pattern[str]:
    if not words:
        return _NOTHING
    return re.compile(rf"(?<![\w'’-])(?:{words})(?!\w)" if spaced else words)


def _words(stems: Iterable[str], particles: str = "", *, spaced: bool) -> re.Pattern[str]:
    """Finds words by their beginnings; `=word` is the whole word, `*end` any word that ends or goes on so, `~expression` a
    regular expression for a beginning. `particles` is one for what the language writes together with the next word.
    """
    parts = []
    for stem in stems:
        kind, body = (stem[0], stem[1:]) if stem[0] in "=*~" else ("", stem)
        before = "" if kind == "*" or not spaced else rf"(?<!\w)(?:{particles})" if particles else r"(?<!\w)"
        after = r"(?![\w]|['’ʼ]\w)" if kind == "=" and spaced else ""  # сім, not сім’я
        parts.append(before + (f"(?:{body})" if kind == "~" else re.escape(body)) + after)
    return re.compile("|".join(parts))


_LITERAL = re.compile(r"(?:[^\W\d_]+(?![?*+{]))?")


def _stems(stems: Iterable[str]) -> tuple[str, ...]:
    """The beginnings of words as they stand in a text, of expressions their first letters; none where one has none."""
    found = [_beginning(stem[1:]) if stem[0] == "~" else (stem[1:] if stem[0] in "=*" else stem) for stem in stems]
    return tuple(found) if all(found) else ()


def _beginning(expression: str) -> str:
    """The letters that whatever an expression finds begins with; empty where it is a choice of several."""
    depth = 0
    for sign in expression:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            return ""
    match = _LITERAL.match(expression)
    return match[0] if match else ""


@cache
def tags() -> tuple[str, ...]:
    """The tags that have a file."""
    folder = resources.files("l10n.language") / "facts"
    return tuple(sorted(path.name.removesuffix(".toml") for path in folder.iterdir() if path.name.endswith(".toml")))
