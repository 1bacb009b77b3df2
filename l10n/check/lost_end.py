"""Whether a translation has lost its end: signs that say little alone, put together into one score.

The signs are weighed as `lost_end.toml` says: `python -m tests.gate.lost_end` fits the weights, on one half of the documents.
"""

from __future__ import annotations

import math
import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from l10n.check import sentence_ends
from l10n.check.repeated_words import repeated_in_source, repeated_words
from l10n.dataclass import dataclass
from l10n.language import data, function_words, tokens
from l10n.language.counterparts import CounterpartKind, counterparts, possible_names
from l10n.language.form import CLOSERS
from l10n.language.knowledge import knowledge
from l10n.language.length import expected_size, size, spelled_out, spread, usual_ratio
from l10n.late_pattern import late_pattern
from l10n.model import UnitKey
from l10n.plugin import ArticleContext, Subject, article_fact

_USUAL_SIZE = 100
"""Characters of an English sentence that is neither short nor long."""
_TAIL = 0.6
"""Share of a text behind which its end begins."""
_NEAR = 0.1
"""By how much of a text its words may change places with their translation."""
_STEP, _HALF_A_STEP, _MOST = 0.12, 0.5, 2.0
"""What is lost behind it moves a word toward the end of a translation: the steps of that, and where they begin and end."""
_INSIDE = 0.3
"""Share of a text before which a word moves by half a step: much may be said before it."""
_LIMIT = 4.0
"""The most that counterparts of one kind count."""
_MARKS = " \u00a0\u200c\u200e\u200f.!?…。！？։۔؟।:;,،()[]–—-" + CLOSERS
_QUESTION = late_pattern(r"[?？؟;՞]\W*\Z")
_STOPPED = late_pattern(r"[.!?。！？։۔؟।][" + re.escape(CLOSERS) + r"]*\s*\Z")


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign adds to the score; `bias` is the score without one, `lost` that from which on the end may be lost.

    Where that lies farther off than `reach`, no counterparts are looked for. Below `stands` a text without a gap says all
    in fewer words.
    """

    signs: Mapping[str, float]
    bias: float
    lost: float
    reach: float
    stands: float


@cache
def weights() -> Weights:
    """The weights as they were fitted."""
    facts = tomllib.loads(Path(__file__).with_name("lost_end.toml").read_text(encoding="utf-8"))
    return Weights(facts["signs"], facts["bias"], facts["lost"], facts["reach"], facts["stands"])


def is_likely(subject: Subject) -> bool:
    """Whether the signs together say that the end is lost; never where the source has no stop at its end."""
    return is_judged(subject) and score(subject) > weights().lost


def says_all(subject: Subject) -> bool:
    """Whether the signs together say that the end is there, and nothing that has a counterpart is missing anywhere."""
    return is_judged(subject) and score(subject) < weights().stands and not _misses(subject)


def _misses(subject: Subject) -> bool:
    unit, catalog = subject.unit, subject.catalog
    pairs = counterparts(unit.key.source, unit.target, catalog.source, catalog.target)
    return any(each.target is None and each.kind in _MISSING for each in pairs) or any(
        word.target is None and word.certainty >= _RATHER_CERTAIN for word in repeated_words(subject)
    )


_RATHER_CERTAIN = 0.6
"""Certainty from which on what the other units have for a word is missing where it is not there."""


def is_judged(subject: Subject) -> bool:
    """Whether the signs were fitted on such a source: one that ends as a sentence does."""
    return not subject.turned and _STOPPED.search(subject.unit.key.source) is not None


def score(subject: Subject) -> float:
    """The logarithm of the odds that the end is lost; what stays below that in any case is not worked out to its end."""
    fitted = weights()
    total = fitted.bias + _weighed(alone(subject))
    if total < fitted.lost - fitted.reach:
        return total
    further = _most_beside(subject.unit.key.source, subject.catalog.source)
    if total + _most_among(subject) + further < fitted.lost:
        return total
    total += _weighed(among(subject))
    return total if total + further < fitted.lost else total + _weighed(beside(subject))


def _weighed(signs: Mapping[str, float]) -> float:
    by_sign = weights().signs
    return sum([by_sign[name] * value for name, value in signs.items()])


def alone(subject: Subject) -> Mapping[str, float]:
    """The signs that the length and the last word of a translation give."""
    source, target = subject.unit.key.source, subject.unit.target
    languages = subject.catalog.source, subject.catalog.target
    longer = _longer(source, target, *languages)
    long = math.log(size(source) / usual_ratio("en", languages[0]) / _USUAL_SIZE)
    last, end = _last_word(target), _ends_as_usual(target, languages[1])
    commas = [comma.start() / len(target) for comma in _COMMA.finditer(target)]
    number = target.rstrip(_MARKS)[-1:].isdigit() and not source.rstrip(_MARKS)[-1:].isdigit()
    return {
        "longer": longer,
        "long": long,
        "longer_and_long": longer * long,
        "longer_elsewhere": _elsewhere(subject),
        "grammar_last": last in function_words.of(languages[1]).unfinished,
        "open_last": last in knowledge(languages[1]).open_words,
        "number_last": number,
        "question": _QUESTION.search(source) is not None,
        "usual_end": end is True,
        "other_end": end is False,
        "commas": min(_MOST_COMMAS, len(commas)),
        "late_comma": any(comma > _TAIL for comma in commas),
    }


_COMMA = late_pattern(r"[,;:،؛，；：、–—]|\s-\s")
"""What stands between the parts of a sentence."""
_MOST_COMMAS = 5
"""More commas than these are a list."""


@lru_cache(maxsize=4096)
def _longer(text: str, translation: str, source: str, target: str) -> float:
    """How many standard deviations a translation is longer than usual, with what it abbreviates written in full."""
    expected = expected_size(text, translation, source, target)
    return math.log(max(1, spelled_out(translation, text)) / expected) / spread(size(text), source, target)


def _elsewhere(subject: Subject) -> float:
    """How much longer than usual the translator's other sentences are, drawn to nothing where there are few."""
    lengths, total = _lengths(subject.article), _total_length(subject.article)
    here = lengths.get(subject.unit.key)
    remaining = len(lengths) - (here is not None)
    return (total - (here or 0.0)) / (remaining + _FEW) if remaining else 0.0


_FEW = 4
"""Sentences of an article that tell as much of its translator as is known of all translators."""
_FAR = 2.0
"""Standard deviations from which on a length tells of a fault, and no more of the translator."""


@article_fact
def _lengths(article: ArticleContext) -> Mapping[UnitKey, float]:
    """How much longer than usual each translated sentence of an article is."""
    catalog = article.catalog
    pair = catalog.source, catalog.target
    return {
        unit.key: max(-_FAR, min(_FAR, _longer(unit.key.source, unit.target, *pair)))
        for unit in catalog.units
        if unit.target and size(unit.key.source) >= _SENTENCE
    }


@article_fact
def _total_length(article: ArticleContext) -> float:
    return sum(_lengths(article).values())


_SENTENCE = 40
"""Characters of a sentence that is not a headline or a label."""


def _last_word(text: str) -> str:
    """The last word in small letters; nothing where it belongs to another one, `EU-u`, or is a name, as Macedonian Над is."""
    words = tokens.words(text)
    alone = words and not text[: words[-1].start()].endswith(_JOINTS)
    named = len(words) > 1 and words[-1][0].istitle() and not words[-2][0].istitle()
    return words[-1][0].casefold() if alone and not named else ""


_JOINTS = ("-", "‑", "'", "’", ".")


def _ends_as_usual(text: str, tag: str) -> bool | None:
    """Whether the last word ends as most sentences do, in a language that has verbs last; nothing in the others."""
    endings = _endings(tag)
    if not endings:
        return None
    end = " " + unicodedata.normalize("NFC", text.rstrip(_MARKS)[-_LONGEST:].casefold())
    return end.endswith(endings)


_LONGEST = 24
"""Characters of a last word."""


@cache
def _endings(tag: str) -> tuple[str, ...]:
    written = unicodedata.normalize("NFC", str(data.section(tag, "length").get("last_words", ""))).split()
    return tuple(" " + ending[1:] if ending.startswith("=") else ending for ending in written)


def among(subject: Subject) -> Mapping[str, float]:
    """The signs that the article's other units give: how their sentences end, and whether what they have for the words of
    the source is missing, stands at the end, or has moved toward it.
    """
    signs = {
        "ends_alike": sentence_ends.likeness(subject),
        "word_missing": 0.0,
        "word_in_place": 0.0,
        "word_moved": 0.0,
    }
    for word in repeated_words(subject):
        sign, much = _sign(word.source, word.target)
        _add(signs, f"word_{sign}", much * word.certainty)
    return signs


def beside(subject: Subject) -> Mapping[str, float]:
    """The signs that counterparts give: how many words of the end stand at the end of the translation, how many facts are
    missing, and whether what stands before has moved toward the end.
    """
    unit, catalog = subject.unit, subject.catalog
    signs = dict.fromkeys(("in_place", "moved", "fact_missing", "name_missing", "quotation_missing"), 0.0)
    for each in counterparts(unit.key.source, unit.target, catalog.source, catalog.target):
        sign, much = _sign(each.source, each.target)
        _add(signs, sign if sign != "missing" else _MISSING.get(each.kind, ""), much)
    return signs


def _add(signs: dict[str, float], sign: str, much: float) -> None:
    """Adds to a sign of those that count, up to the most that each of them counts."""
    if sign in signs:
        signs[sign] = max(-_LIMIT, min(_LIMIT, signs[sign] + much))


def _most_among(subject: Subject) -> float:
    """The most that the other units can add to the score, whatever stands in the translations."""
    by_sign, places = weights().signs, [word.place for word in repeated_in_source(subject)]
    ends = by_sign["ends_alike"] * sentence_ends.least_likeness(len(subject.catalog.units))
    steps = sum(_MOST if place > _INSIDE else _MOST / 2 for place in places)
    return ends + by_sign["word_moved"] * min(_LIMIT, steps) + by_sign["word_missing"] * _behind(places)


@lru_cache(maxsize=4096)
def _most_beside(source: str, tag: str) -> float:
    """The most that counterparts can add to the score of any translation of a source: as if it had none of them."""
    by_sign = weights().signs
    places = {
        kind: [each.source for each in counterparts(source, "", tag, tag) if each.kind is kind] for kind in _MISSING
    }
    places[CounterpartKind.NAME] = list(possible_names(source, tag))
    missing = sum(by_sign[sign] * _behind(places[kind]) for kind, sign in _MISSING.items())
    return missing + by_sign["moved"] * _LIMIT


def _behind(places: Sequence[float]) -> float:
    """How many stand at the end, as far as they count."""
    return min(_LIMIT, sum(place > _TAIL for place in places))


def _sign(source: float, target: float | None) -> tuple[str, float]:
    """The sign that something is by its place and that of its counterpart, and how much it counts; nothing says nothing."""
    behind = source > _TAIL
    if target is None:
        return ("missing", 1.0) if behind else ("", 0.0)
    moved = target - source
    if behind and moved < _NEAR:
        return "in_place", min(1.0, 3 * (source - 0.5))
    steps = max(-_MOST, min(_MOST, moved / _STEP - _HALF_A_STEP))
    return "moved", steps if source > _INSIDE else steps / 2


_MISSING = {
    CounterpartKind.FACT: "fact_missing",
    CounterpartKind.NAME: "name_missing",
    CounterpartKind.QUOTATION: "quotation_missing",
}
