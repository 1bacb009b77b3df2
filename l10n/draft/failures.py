"""What goes wrong with neural models, seen from outside: each failure by a name that a person understands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from l10n import langtag
from l10n.plugin import Pair

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_UNKNOWN = re.compile(r"<unk>|\u2047|\ufffd")

# Chinese, Japanese and Korean write a sentence in a third of the characters; Thai and Hebrew in fewer, too.
_DENSE = {"zh": 0.33, "ja": 0.45, "ko": 0.5, "he": 0.75, "ar": 0.85, "th": 0.9}

# Human translations of news keep within 0.55 and 1.9 of the source's length (84 sentences in 34 languages, dense scripts
# scaled); beyond the double of that a model has lost or repeated something.
_SHORT, _LONG = 0.35, 3.0

# Letters by script of ISO 15924, as one class each.
_SCRIPTS = {
    "Latn": "A-Za-z\u00aa-\u024f\u1e00-\u1eff",
    "Cyrl": "\u0400-\u052f\u1c80-\u1c8f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "Hebr": "\u0590-\u05ff\ufb1d-\ufb4f",
    "Armn": "\u0530-\u058f\ufb13-\ufb17",
    "Geor": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "Thai": "\u0e00-\u0e7f",
    "Deva": "\u0900-\u097f",
    "Hans": "\u3400-\u9fff",
    "Hant": "\u3400-\u9fff",
    "Jpan": "\u3040-\u30ff\u3400-\u9fff",
    "Kore": "\u1100-\u11ff\uac00-\ud7af\u3400-\u9fff",
}


def find(source: str, target: str, pair: Pair) -> Iterator[str]:
    """The failures of a plain target, worst first; nothing for a sound one.

    >>> list(find("The port reopened.", "El puerto puerto puerto puerto puerto.", Pair("en", "es")))
    ['it repeats itself']
    """
    if not target.strip():
        if source.strip():
            yield "the engine returned nothing"
        return
    if _UNKNOWN.search(target):
        yield "the engine wrote a word as unknown"
    ratio = length_ratio(source, target, pair)
    if ratio > _LONG and len(target) > len(source) + 40:
        yield "it is far longer than the source"
    elif ratio < _SHORT and len(source) > 40:
        yield "it is far shorter than the source"
    if repeats(source, target):
        yield "it repeats itself"
    if not langtag.is_pseudo(pair.target):
        if copied(source, target, pair):
            yield "it is the source again"
        elif wrong_script(source, target, langtag.script(pair.target)):
            yield "it is in another script"


def length_ratio(source: str, target: str, pair: Pair) -> float:
    """The target's length over what is usual for the source's length; 1 is usual."""
    dense = _DENSE.get(langtag.language(pair.target), 1.0) / _DENSE.get(langtag.language(pair.source), 1.0)
    return len(target) / max(1.0, len(source) * dense)


def repeats(source: str, target: str) -> bool:
    """Whether the target says the same words over and over where the source does not. Linear."""
    words = [word.casefold() for word in _WORD.findall(target)]
    if _loops(words) and not _loops([word.casefold() for word in _WORD.findall(source)]):
        return True
    return len(target) > 20 and bool(_STUTTER.search(target)) and not _STUTTER.search(source)


# One character twelve times in a row, or two to eight six times: "jajajajajaja".
_STUTTER = re.compile(r"(.)\1{11}|(.{2,8}?)\2{5}")


def _loops(words: list[str]) -> bool:
    """Whether a run of one to eight words stands three times in a row."""
    if len(words) - len(set(words)) < 2:
        return False
    for period in range(1, 9):
        run, enough = 0, max(2 * period, 3 - period)
        for word, before in zip(words[period:], words, strict=False):
            run = run + 1 if word == before else 0
            if run >= enough:
                return True
    return False


def copied(source: str, target: str, pair: Pair) -> bool:
    """Whether the target is the source, wholly or for the most part, in words that are no names."""
    if langtag.language(pair.source) == langtag.language(pair.target):
        return False
    words = [word for word in _WORD.findall(source) if word.islower() and len(word) > 2]
    if len(words) < 3:
        return False
    there = set(_WORD.findall(target))
    same = sum(word in there for word in words)
    return same / len(words) > 0.7 and (len(words) > 4 or source.casefold() == target.casefold())


def wrong_script(source: str, target: str, script: str) -> bool:
    """Whether more than half of the letters of the target are of other scripts, names that the source has aside."""
    letters = _letters(script)
    if letters is None:
        return False
    there = set(_WORD.findall(source))
    own = other = 0
    for word in _WORD.findall(target):
        if letters.match(word):
            own += len(word)
        elif word not in there or word.islower():
            other += len(word)
    return other > own and other > 3


@cache
def _letters(script: str) -> re.Pattern[str] | None:
    return re.compile(f"[{_SCRIPTS[script]}]") if script in _SCRIPTS else None


def same_script(pair: Pair) -> bool:
    """Whether both languages of a pair write with the same letters, so that names keep theirs."""
    return langtag.script(pair.source) == langtag.script(pair.target)
