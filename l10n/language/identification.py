"""Which language a text is in, where that is surely not its own: by its function words, compared with those of all others.

`[identification]` of a data file has the words that news in the language is full of; the function words of the other sections
count too. Words that the source has as well say nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.language import data, function_words, prepared, tokens
from l10n.language.near_words import by_phrases, evidence, is_plain, near_languages, plainness
from l10n.language.neighbours import neighbour_scores, neighbours_of

_FEWEST, _LETTERS, _NAMES = 5, 40, 3
"""Words below which a text may be all names, letters of another script below which it may be a name and a title, and those
for one of the own below which they may be names: a Chinese word has two characters."""
_SURE, _SHARE, _WEIGHT = 2, 0.1, 2
"""Words that only the other language has: at least so many, at least this share of all, and so many times those that only
the own one has. Measured on the human translations of 757 news sentences in 62 languages; docs/checks.md says what is found."""

_NEAR_WORDS, _NEAR_WEIGHT = 3, 4
"""Words of an article that begin as only a near language's do: at least so many, and so many times those of the own one.
Set on half of the documents of NTREX in Croatian, Bosnian and Serbian, none of which is flagged in its own."""
_RELATED = 0.1
"""The share of telling words that two languages have in common: Spanish and Catalan .21, Danish and Norwegian .31, Russian and
Ukrainian .14; English and others at most .05, Spanish and French .08."""
_ENDINGS = 20
"""Of so many Chinese characters one at least would be Kana or Hangul, were the text not Chinese."""


def another_language(target: str, tag: str, source: str = "") -> str:
    """The tag of the language that a target is written in, where that is surely not its own; else nothing.

    >>> another_language("Le conseil du port a rejeté le projet dans une lettre aux députés.", "es")
    'fr'
    """
    if not telling_words(tag) or langtag.is_pseudo(tag):
        return ""
    identified = by_telling_words(target, tag, tokens.folded_words(source) if source else frozenset())
    if identified and identified not in neighbours_of(tag):
        return identified
    words = tokens.folded_words(target)
    if not identified and _is_plainly_native(words, tag):  # as most texts
        return ""
    scores = neighbour_scores(target, source, tag, evidence(target, tag))
    best = max(scores, key=scores.__getitem__, default="")
    if best and scores[best] >= 1 and scores.get(identified, 0) < _ABOUT_AS_LIKELY * scores[best]:
        return "" if scores[best] < _least_likely(words, best, tag) or _cannot_spell(best, target, tag, 1) else best
    return "" if scores.get(identified, 0) < 0 else identified


_BY_LETTERS_ALONE, _MOSTLY = 1.3, 0.28
"""How much surer letters must be where no word of a text tells the neighbour from its own language, and the share of telling
words in common from which on many sentences have no such word: Danish and Norwegian, Croatian and Serbian.
"""


def _least_likely(words: frozenset[str], rival: str, tag: str) -> float:
    """The score from which on a text is in a neighbour; never where it has none of the neighbour's telling words."""
    theirs = words & telling_words(rival)
    if not theirs:
        return math.inf  # it may be in neither
    return 1.0 if theirs - telling_words(tag) or _in_common(rival, tag) > _MOSTLY else _BY_LETTERS_ALONE


_PLAINLY = 3
"""Words more that only the own one of two languages has: no text of a neighbour has so many, and no letters are weighed."""


def _is_plainly_native(words: frozenset[str], tag: str) -> bool:
    """Whether a text has clearly more of the telling words that each neighbour lacks than of those that the neighbour has."""
    return all(len(words & native) - len(words & theirs) >= _PLAINLY for native, theirs in _words_of_one(tag))


@cache
def _words_of_one(tag: str) -> Sequence[tuple[frozenset[str], frozenset[str]]]:
    """For each neighbour the telling words that only the own language has, and those that only the neighbour has."""
    native, others = telling_words(tag), map(telling_words, neighbours_of(tag))
    return [(native - theirs, theirs - native) for theirs in others]


_ABOUT_AS_LIKELY = 0.8
"""The share of the best neighbour's score from which on words and phrases choose between two."""


def by_telling_words(target: str, tag: str, source_words: frozenset[str]) -> str:
    """The language that a text has the telling words, letters and phrases of, and not those of its own; else nothing."""
    words = [word for word in tokens.casefolded(target) if word not in source_words]
    if len(words) < _FEWEST:
        return ""
    looks = plainness(words, tag)
    by_letters = [*_by_letters(target, tag), *_by_beginnings(looks, tag), *by_phrases(target, tag)]
    strange = sum(map(_strangers(tag).words.__contains__, words))
    if strange + len(by_letters) < max(_SURE, _SHARE * len(words)):  # no language can have more than these
        return ""
    times, telling = Counter(words), telling_words(tag)
    native_count = sum(times[word] for word in telling & times.keys())
    shared, theirs = _counts(times, tag)
    theirs.update(by_letters)
    plain = Counter(rival for each in looks for rival, look in zip(near_languages(tag), each, strict=True) if look < 0)
    surplus = {
        rival: count - _WEIGHT * (native_count - shared[rival] + plain[rival]) for rival, count in theirs.items()
    }
    least = max(_SURE, _SHARE * len(words))
    likely = sorted((rival for rival in surplus if surplus[rival] >= least), key=lambda rival: (surplus[rival], rival))
    return next((rival for rival in reversed(likely) if not _cannot_spell(rival, target, tag)), "")


def _cannot_spell(rival: str, target: str, tag: str, least: int = _SURE) -> bool:
    """Whether words have letters of the own alphabet that the other one lacks: Ukrainian in і and є is not Bulgarian."""
    native = letters(tag) - letters(rival) if letters(rival) else frozenset[str]()
    impossible = [word for match in tokens.words(target) if (word := match[0]).islower() and native & set(word)]
    return len(impossible) >= least


def article_language(text: str, tag: str) -> str:
    """The tag of the language that a whole article is written in, where that is surely not its own; else nothing.

    >>> article_language("Рада повідомила, що міст буде закрито до понеділка, бо його ще не полагодили.", "en")
    'uk'
    """
    characters = frozenset(text)
    scripts = {script for char in characters if (script := tokens.script(char))}
    if not scripts or langtag.is_pseudo(tag):
        return ""
    expected = tokens.scripts_of(_strangers(tag).script)
    if len(scripts) == 1 and scripts <= expected and "Hani" not in scripts:  # as nearly all: nothing is to be counted
        return another_language(text, tag) or _near_language(text, tag)
    written = Counter[str]()
    for char in characters:
        if script := tokens.script(char):
            written[script] += text.count(char)
    endings = max(("Kana", "Hang"), key=written.__getitem__)
    if _ENDINGS * written[endings] >= written["Hani"]:
        written[endings] += written.pop("Hani", 0)
    else:  # Chinese, which a text in Japanese or Korean is not
        expected = expected - {"Hani"} or expected
    script, letters_ = written.most_common(1)[0]
    native = sum(written[other] for other in expected)
    if script in expected or letters_ < max(_LETTERS, _NAMES * native, written.total() / 2):
        return another_language(text, tag) or _near_language(text, tag)
    seen = Counter(tokens.casefolded(text))
    rivals = [t for t in data.tags() if script in tokens.scripts_of(langtag.script(t)) and telling_words(t)]
    rivals = [t for t in rivals if langtag.language(t) != langtag.language(tag)]
    return max(rivals, key=lambda t: (sum(seen[word] for word in telling_words(t)), t), default="")


def _near_language(text: str, tag: str) -> str:
    """The near language whose words a whole article is written in, however few of them look otherwise in its own."""
    words = tokens.casefolded(text)
    surplus: dict[str, int] = {}
    for rival in near_languages(tag):
        theirs = sum(is_plain(word, rival, tag) for word in words)
        native = sum(is_plain(word, tag, rival) for word in words)
        if theirs >= max(_NEAR_WORDS, _NEAR_WEIGHT * native):
            others = (other for other in near_languages(tag) if other != rival)
            surplus[rival] = theirs - sum(is_plain(word, other, rival) for other in others for word in words)
    return max(surplus, key=lambda rival: (surplus[rival], rival), default="")


def _counts(times: Mapping[str, int], tag: str) -> tuple[Counter[str], Counter[str]]:
    """For each language in the script of a tag: the words that both have, and those that only the other one has, each as
    often as it stands there.
    """
    shared, theirs = Counter[str](), Counter[str]()
    telling, rivals, speakers = telling_words(tag), _rival_tags(tag), _speakers(langtag.script(tag))
    for word in speakers.keys() & times.keys():
        counted = shared if word in telling else theirs
        for rival in speakers[word]:
            if rival in rivals:
                counted[rival] += times[word]
    return shared, theirs


def _by_letters(target: str, tag: str) -> Iterator[str]:
    """The languages in whose alphabet the letters are that the own one lacks, once for each word; a name keeps its letters."""
    alphabet = letters(tag)
    if not alphabet or _strangers(tag).letters.isdisjoint(target):
        return
    for match in tokens.words(target):
        # A word of one letter is a telling word already, and would count twice.
        lacking = set(match[0]) - alphabet if match[0].islower() and len(match[0]) > 1 else ()
        if lacking:
            yield from (rival for rival in _rival_tags(tag) if lacking <= letters(rival))


_PLAIN = 2
"""Telling words that one of these is worth: nobody who writes the one language writes so."""


def _by_beginnings(looks: Sequence[Sequence[int]], tag: str) -> Iterator[str]:
    """The near languages whose words begin so where the own ones begin otherwise: Serbian `mest`, Croatian `mjest`."""
    worth = 1 if looks and data.section(tag, "identification").get("mixed") else _PLAIN
    for each in looks:
        for rival, look in zip(near_languages(tag), each, strict=True):
            if look > 0:
                yield from [rival] * worth


@cache
def letters(tag: str) -> frozenset[str]:
    """The letters of a language's alphabet, in small form; empty where they are not known."""
    return frozenset(data.section(tag, "identification").get("letters", ""))


@cache
def telling_words(tag: str) -> frozenset[str]:
    """The words, in small letters, that texts of a language are full of."""
    function, telling = data.section(tag, "function-words"), data.section(tag, "identification")
    return function_words.of(tag).every.union(function.get("frequent", ()), telling.get("words", "").split())


@cache
def words_of_related(tag: str, other: str) -> frozenset[str] | None:
    """The telling words of a language that a related one lacks; nothing at all where they are not related: where they share
    hardly a telling word.

    >>> words_of_related("en", "es") is None, "los" in (words_of_related("es", "ca") or ())
    (True, True)
    """
    related = _in_common(tag, other) >= _RELATED
    return telling_words(tag) - telling_words(other) if related else None


@cache
def _in_common(tag: str, other: str) -> float:
    """The share of telling words that two languages have in common; none where those of one are not known."""
    words, others = telling_words(tag), telling_words(other)
    return len(words & others) / min(len(words), len(others)) if words and others else 0.0


@cache
def _speakers(script: str) -> Mapping[str, Sequence[str]]:
    """The telling words of all languages in a script, each with the languages that have it."""
    speakers: dict[str, list[str]] = {}
    for tag in _tags():
        if langtag.script(tag) == script:
            for word in telling_words(tag):
                speakers.setdefault(word, []).append(tag)
    return speakers


@dataclass(frozen=True, slots=True)
class _Strangers:
    """What a text in a script would have, were it in another language: letters and telling words that its own one lacks."""

    script: str
    letters: frozenset[str]
    words: frozenset[str]


def strange_words(tag: str) -> frozenset[str]:
    """The telling words of all languages in the script of a tag that its own one lacks."""
    return _strangers(tag).words


@cache
def _strangers(tag: str) -> _Strangers:
    """The strangers of a tag, gathered once for each version of the data: from all languages, for a text that is in none of
    them.
    """
    make, files = partial(_gathered, tag), data.files()
    row = prepared.of_library("babel", Path(__file__), f"strangers-{tag}", make, files) if files else make()
    return _Strangers(row["script"][0], frozenset(row["letters"]), frozenset(row["words"]))


def _gathered(tag: str) -> Mapping[str, list[str]]:
    foreign = set[str]().union(*(letters(rival) for rival in _rival_tags(tag))) - letters(tag)
    script = langtag.script(tag)
    return {
        "script": [script],
        "letters": sorted(foreign),
        "words": sorted(_speakers(script).keys() - telling_words(tag)),
    }


@cache
def _tags() -> Sequence[str]:
    """The languages that a sentence can be identified as."""
    return sorted({*data.tags("function-words"), *data.tags("identification")})


@cache
def _rival_tags(tag: str) -> frozenset[str]:
    """The other languages in the script of a tag that a sentence can be distinguished from."""
    code, script = langtag.language(tag), langtag.script(tag)
    like = data.section(tag, "identification").get("like", "").split()
    rivals = (rival for rival in _tags() if langtag.language(rival) != code and rival not in like)
    return frozenset(rival for rival in rivals if langtag.script(rival) == script)
