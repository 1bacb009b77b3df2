"""What the segmenter knows of a language: the `[sentences]` of its data file.

A file says what is particular to its language; `und.toml` holds what every language shares, and is all that a language
without a file gets. Lists are words separated by white space, an abbreviation with its last stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.language import data


class Bind(StrEnum):
    """How an abbreviation holds on to a word with a capital (or without case) that follows its stop."""

    BEFORE = "before"  # always: a title, `Mr. Reyes`
    NUMBER = "number"  # to a number alone: `No. 10`, `Jan. 5`
    UNIT = "unit"  # unless a number precedes it: `г. Минск`, but `в 2021 г. Минск …`
    EITHER = "either"  # unless a word that usually begins a sentence follows: `U.S. Army`, `in the U.S. The …`
    FINAL = "final"  # never: `usw.`, `т. д.`; it only keeps a word in lower case


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """The rules of one language, compiled.

    `stop` finds the places where a sentence may end; `bind` maps an abbreviation without its last stop and without
    spaces; `starters` usually begin a sentence; after a number, `months` never do, and nothing else does where it may be
    an ordinal (`ordinals`). `names` end in a stop of their own. `reporting`, `reporting_first` (also after a plain stop) and
    `continues` match what goes on after a closing quote. `turn` matches white space that parts sentences where a language
    has no stops. `tails` end compounds that bind to a number.
    """

    stop: re.Pattern[str]
    bind: Mapping[str, Bind]
    starters: frozenset[str]
    months: frozenset[str]
    names: frozenset[str]
    reporting: re.Pattern[str] | None
    reporting_first: re.Pattern[str] | None
    continues: re.Pattern[str] | None
    turn: re.Pattern[str] | None
    tails: tuple[str, ...]
    ordinals: bool


@cache
def language(tag: str) -> SentenceRules:
    """The rules for a BCP 47 tag, by its primary language; those shared by all languages where none are known.

    >>> language("ru-KZ").bind["ул"]
    <Bind.BEFORE: 'before'>
    """
    return _compiled(langtag.language(tag.lower()))


@cache
def _compiled(code: str) -> SentenceRules:
    files = [*_chain(code), _section(data.SHARED)]

    def words(key: str) -> list[str]:
        return [word for file in files for word in str(file.get(key, "")).split()]

    reporting_first = _any_of(words("said_first"), after=r"\b")
    quotes = next((file["quotes"] for file in files if "quotes" in file), "")
    return SentenceRules(
        stop=_stop("".join(words("stops")), "".join(words("wide")), str(quotes).split()),
        bind=_bind(files),
        starters=frozenset(_capitalised(words("starters"))),
        months=frozenset(_capitalised(words("months"))),
        names=frozenset(words("names")),
        reporting=_verbs_pattern(words("said")) or reporting_first,
        reporting_first=reporting_first,
        continues=_continues(words("continues"), words("speaks")),
        turn=_turn(words("begins"), words("closes")),
        tails=tuple(word.removesuffix(".") for word in words("tails")),
        ordinals=any(file.get("ordinals") for file in files),
    )


def _chain(code: str) -> Iterator[Mapping[str, object]]:
    """The file of a language and those that it inherits from; nothing for a language without a file."""
    if code == data.SHARED or not _section(code):
        return
    file = _section(code)
    yield file
    for parent in str(file.get("inherits", "")).split():
        yield from _chain(parent)


def _section(code: str) -> Mapping[str, object]:
    return data.exactly(code, "sentences")


# A word in several classes holds on by the first of these: `с.` is a village, a page and, after a number, a second.
_PRECEDENCE = (Bind.UNIT, Bind.BEFORE, Bind.NUMBER, Bind.EITHER, Bind.FINAL)


def _bind(files: Sequence[Mapping[str, object]]) -> Mapping[str, Bind]:
    """Every abbreviation as it may be written: as listed, with a capital, in capitals. A language outdoes what it inherits."""
    binds: dict[str, Bind] = {}
    for file in files:
        classes = file.get("abbreviations", {})
        assert isinstance(classes, dict)
        specific = {
            word.removesuffix(".").removesuffix("۔"): bind
            for bind in reversed(_PRECEDENCE)
            for word in str(classes.get(bind, "")).split()
        }
        spellings = list(specific.items())
        spellings += [(word[:1].upper() + word[1:], bind) for word, bind in specific.items() if len(word) > 1]
        spellings += [(word.upper(), bind) for word, bind in specific.items() if len(word) > 1 and bind is Bind.BEFORE]
        for word, bind in spellings:
            binds.setdefault(word, bind)
    return binds


def _capitalised(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        georgian = "ა" <= word[:1] <= "ჿ"  # letters that have capitals in Unicode, but begin no sentence with them
        yield word if georgian else word[:1].upper() + word[1:]


def _any_of(words: Sequence[str], *, before: str = "", after: str = "") -> re.Pattern[str] | None:
    """A pattern of any of the words; nothing where there are none."""
    return re.compile(f"{before}(?:{'|'.join(map(re.escape, words))}){after}") if words else None


# A name has at most four words before its verb: `"Who pays?" Deputy Mayor Lena Ortiz asked.`
def _verbs_pattern(verbs: Sequence[str]) -> re.Pattern[str] | None:
    """What goes on after a question in quotes: a name and a verb of saying."""
    return _any_of(verbs, before=r"(?:[^\W\d_][\w.'’-]{0,30}\s){1,4}", after=r"\b")


def _continues(words: Sequence[str], verbs: Sequence[str]) -> re.Pattern[str] | None:
    """What goes on after a closing quote in scripts without spaces: one of the words, or who said it and nothing else."""
    speaker = (
        rf"|[^\s。！？；，：“”「」]{{1,30}}?(?:{'|'.join(map(re.escape, verbs))})(?=[。！？]|，[“「并並同])"
        if verbs
        else ""
    )
    return re.compile(f"(?:{'|'.join(map(re.escape, words))}){speaker}") if words else None


def _turn(begins: Sequence[str], closes: Sequence[str]) -> re.Pattern[str] | None:
    """White space before a word that always begins a sentence, or after a quote and its verb of saying."""
    if not begins or not closes:
        return None
    return re.compile(
        rf"(?<=[\w\u0e30-\u0e4e\"”)])\s++(?={'|'.join(map(re.escape, begins))})"
        rf"|[\"”’]\s?(?=\S{{1,60}}\s)(?:[^\s\"“”]{{1,40}}\s)?[^\s\"“”]{{0,40}}?(?:{'|'.join(map(re.escape, closes))})\s++"
    )


_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # joiners, direction marks, isolates
_CLOSING = "\"'”’“‘»›«‹)\\]}」』）】》〉〕｣＂＇⁰¹²³⁴-⁹" + _INVISIBLE
_CITATION = r"\[(?:\d{1,3}|(?:note|n) \d{1,3}|citation needed|[a-z])\]"
_NOTE = r"<[1-9]\d{0,3}>\[?\w{1,3}\]?</[1-9]\d{0,3}>|\[\d{1,3}\]"  # a footnote's number is not the next sentence


# CPython before 3.11.5 gets possessive groups wrong, so only single characters repeat so. Nothing is lost: each place has
# one way to match, and no match begins inside a run of stops.
def _stop(stops: str, wide: str, quotes: Sequence[str]) -> re.Pattern[str]:
    """The places where a sentence may end: a run of stops, all that closes after it (from `close` on), and the gap.

    A stop of `wide` needs no white space after it, nor does a break, or a mark that closes after white space.
    """
    both, alone = f"[{re.escape(stops + wide)}]", f"[{re.escape(wide)}]"
    opening = {pair[0] for pair in quotes} - {pair[-1] for pair in quotes}
    tight = "".join(character for character in _CLOSING if character not in opening)
    tail = rf"|\s*+</[1-9]\d{{0,3}}>|{_NOTE}|<[1-9]\d{{0,3}}/>|\s(?:[»”]|[{_INVISIBLE}]++)(?=\s)"
    tail += rf"|\s(?:<[1-9]\d{{0,3}}>)?{_CITATION}(?:</[1-9]\d{{0,3}}>)?(?=\s|\[|<)"
    gap = r"(?:\s++|(?<=\d/>)|(?<=\s</\d>)|(?<=\s</\d\d>))"
    return re.compile(
        rf"{both}(?<!{both}{both}){both}*+(?:(?<={alone})(?P<wide>))?(?P<close>)"
        rf"(?(wide)(?:[{tight}]{tail})*(?P<tight>)\s*+|(?:[{_CLOSING}]{tail})*(?P<loose>){gap})"
    )
