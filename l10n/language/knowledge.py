"""What is known of a language, read once from its file in `data/`.

A linguist edits the files; a language without one has empty knowledge, and the checks that need it keep silent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from l10n.dataclass import dataclass, field
from l10n.language import data
from l10n.language.function_words import of as words_of
from l10n.language.scripts import spaced
from l10n.late_pattern import late_pattern

_NOTHING = late_pattern(r"(?!)")
_VOWEL_SIGNS = "\u0900-\u0903\u093a-\u094f\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0bbe-\u0bcd"
"""Signs of India's scripts that go on with a word, which `\\w` leaves out."""
_INDIC = late_pattern(r"[\u0900-\u0dff]")


@dataclass(frozen=True, slots=True)
class Language:
    """One language's knowledge; what is not known is empty.

    `ratio` is the characters of a translation for one of English, `spread` the standard deviation of its logarithm;
    `wordy` are words of grammar that make a text longer than its translation.
    `negation` finds the words that deny or refuse, `denial` those that only deny; `instead` those that say "only"
    or "avoid" without one; `idle` finds denials that change nothing ("never stops").
    `capitalized` are words with a capital that are not names, or that languages translate; `institutions` are those that make
    the whole name around them a translated one. `respells`: foreign names in Latin letters are written as they sound.
    `free_order`: names change places with English by grammar; `first_names`: the first names that stand behind the surname,
    `surname_first`: all do. `dual`: two of a thing is a form of its word.
    `indirect`: quotations stand without marks, `dash`: a dash may stand for the closing one. `foreign` are
    letters of neighbours' alphabets; `open_words` join what comes next, so that no sentence ends with one;
    `capitals` are cities that stand for the governments of countries; `places` are
    beginnings of places' names beside those of CLDR, by their English name; `months` are beginnings of the
    names of months beside those of CLDR, `weekdays` those of the days from Monday in place of CLDR's. `reporting` finds the
    verbs and nouns that make a sentence somebody's, `reporting_alone` those that mean nothing else (and keeps letter case).
    """

    tag: str
    ratio: float = 0.0
    spread: float = 0.18
    negation: re.Pattern[str] = _NOTHING
    denial: re.Pattern[str] = _NOTHING
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
    reporting: re.Pattern[str] = _NOTHING
    reporting_alone: re.Pattern[str] = _NOTHING
    first_names: frozenset[str] = frozenset()
    wordy: frozenset[str] = frozenset()
    instead: re.Pattern[str] = _NOTHING
    contrary: re.Pattern[str] = _NOTHING
    idle: re.Pattern[str] = _NOTHING
    weekdays: tuple[tuple[str, ...], ...] = ()
    surname_first: bool = False
    dual: bool = False
    dash: bool = False

    @property
    def stops(self) -> bool:
        """Whether sentences end with a sign."""
        return not data.section(self.tag, "typography", any_script=True).get("unmarked", False)

    @property
    def spaced(self) -> bool:
        """Whether words stand between spaces."""
        return spaced(self.tag)


@cache
def knowledge(tag: str) -> Language:
    """What is known of a tag: what its own file says, and that of its language where the script is the same."""
    length, negation, verbs = (data.section(tag, name) for name in ("length", "negation", "reporting"))
    names, dates, words = (data.section(tag, name) for name in ("names", "dates", "words"))
    apart = spaced(tag)
    return Language(
        tag,
        ratio=float(length.get("ratio", 0.0)),
        spread=float(length.get("spread", 0.18)),
        wordy=frozenset(str(length.get("wordy", "")).split()),
        negation=_pattern(negation.get("word", ""), spaced=apart),
        denial=_pattern(negation.get("plain", ""), spaced=apart),
        instead=_pattern(negation.get("instead", ""), spaced=apart),
        contrary=_pattern(negation.get("contrary", ""), spaced=apart),
        idle=_pattern(negation.get("idle", ""), spaced=apart),
        function_words=function_words(tag),
        capitalized=frozenset(names.get("common", ())),
        institutions=frozenset(names.get("institutions", ())),
        open_words=frozenset(data.section(tag, "function-words").get("open", ())) or words_of(tag).open,
        respells=bool(names.get("respells", False)),
        free_order=bool(names.get("free_order", False)),
        surname_first=bool(names.get("surname_first", False)),
        first_names=frozenset(names.get("given", ())),
        indirect=bool(data.section(tag, "quotes").get("indirect", False)),
        dash=bool(data.section(tag, "quotes").get("dash", False)),
        dual=bool(data.section(tag, "numbers").get("dual", False)),
        foreign=frozenset(words.get("foreign", "")),
        capitals={city: tuple(lands) for city, lands in data.section(tag, "capitals").items()},
        places={place: tuple(stems) for place, stems in data.section(tag, "places").items()},
        months=tuple(tuple(each) for each in dates.get("months", ())),
        weekdays=tuple(tuple(each) for each in dates.get("weekdays", ())),
        reporting=_pattern("|".join(verbs.get("verbs", ())), spaced=apart),
        reporting_alone=_pattern("|".join(verbs.get("unambiguous", ())), spaced=apart),
    )


@cache
def function_words(tag: str) -> frozenset[str]:
    """The commonest function words of a tag, for who wants those of all languages and nothing else of them."""
    return frozenset(data.section(tag, "function-words").get("frequent", ())) or words_of(tag).every


@cache
def attached(tag: str) -> str:
    """A regular expression for what a language writes together with the beginning of the next word: `במאי`, in May."""
    return str(data.section(tag, "words").get("attached", ""))


def _pattern(words: str, *, spaced: bool) -> re.Pattern[str]:
    if not words:
        return _NOTHING
    signs = _VOWEL_SIGNS if _INDIC.search(words) else ""  # a large class of letters takes long to compile
    words = words.replace(r"\w*", rf"[\w{signs}]*").replace(r"\w+", rf"[\w{signs}]+") if signs else words
    return re.compile(rf"(?<![\w'’])(?<!\w-)(?:{words})(?![\w{signs}])" if spaced else words)


@cache
def tags() -> tuple[str, ...]:
    """The tags whose commonest function words are known."""
    return tuple(tag for tag in data.tags("function-words") if function_words(tag))
