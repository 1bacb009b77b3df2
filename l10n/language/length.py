"""How long a text is in one language for its length in another."""

from __future__ import annotations

import math
from functools import cache, lru_cache

from l10n import langtag
from l10n.language import data, function_words, tokens
from l10n.language.knowledge import knowledge
from l10n.late_pattern import late_pattern

_ALPHABETS = 1.1
"""Characters for one of English in a language of which nothing is known, and whose script is an alphabet."""
_USUAL = 0.15
"""The spread of a language of which little is known; a language's own figure, from few sentences, is drawn halfway to it."""
_DENSE = 1.5
"""Letters' worth of a character in scripts of syllables and words, as far as it makes the length of sentences vary more."""


@cache
def usual_ratio(source: str, target: str) -> float:
    """The characters of a translation for one of its source.

    >>> usual_ratio("en", "zh") < 0.4 < 1.0 < usual_ratio("en", "es"), round(usual_ratio("de", "de"))
    (True, 1)
    """
    return _to_english(target) / _to_english(source)


def _to_english(tag: str) -> float:
    if langtag.language(tag) == "en" or langtag.is_pseudo(tag):
        return 1.0
    return knowledge(tag).ratio or float(data.of_script(tag).get("ratio", _ALPHABETS))


@cache
def usual_spread(source: str, target: str) -> float:
    """The standard deviation of the logarithm of that ratio in long texts; each language's was measured beside English.

    >>> usual_spread("en", "de") == usual_spread("de", "en") < usual_spread("de", "uk")
    True
    """
    foreign = [tag for tag in (source, target) if langtag.language(tag) != "en"]
    return max(knowledge(tag).spread for tag in foreign or [target])


def spread(characters: int, source: str, target: str) -> float:
    """The standard deviation of the logarithm of the ratio for a source of so many characters.

    Short sentences vary more: a word is a tenth of one, and a larger share where a character is a syllable or a word.

    >>> spread(200, "en", "de") < spread(40, "en", "de") < spread(40, "en", "zh")
    True
    """
    signs = characters * min(1.0, _DENSE * usual_ratio(source, target))
    return math.hypot((usual_spread(source, target) + _USUAL) / 2, 1 / math.sqrt(signs))


@lru_cache(maxsize=4096)
def size(text: str) -> int:
    """The characters of a text without its marks, white space as one space."""
    return len(" ".join(tokens.plain(text).split()))


def letters(text: str, tag: str) -> float:
    """The size of a text in letters: a character that is a syllable or a word counts as several.

    >>> round(letters("桥已关闭。", "zh")), round(letters("Closed.", "en"))
    (15, 7)
    """
    return size(text) / min(1.0, usual_ratio("en", tag))


_WORD = late_pattern(r"[\w’'-]+")
_CAPITALS = late_pattern(rf"{tokens.CAPITAL}(?<![\w&].)&?(?={tokens.CAPITAL})(?:[^\W\d_]&?)+(?!\w)")
_LETTERS_OF_ONE = 4
"""Characters that a letter of an abbreviation stands for, at least: `КДК РФС`."""
_USUAL_WORDINESS = 0.097


@lru_cache(maxsize=4096)
def wordiness(text: str, tag: str) -> float:
    """By how much a text is longer than what it says, so that translations are shorter than usual; 1 on average.

    Fitted by least squares on 13,600 human translations into 34 languages: words of grammar become shorter, digits and
    abbreviations stay. Half of what it was fitted on and as many others both vary by a twentieth less with it.

    >>> wordiness("He has been issued a summons to appear in the court.", "en") > wordiness("Seven bridges closed.", "en")
    True
    """
    words = _WORD.findall(text) if knowledge(tag).wordy else ()
    if not words:
        return 1.0
    length = size(text)
    small, grammar = [word.lower() for word in words], function_words.of(tag).every
    function = sum(len(word) + 1 for word in small if word in grammar) / length
    empty = sum(len(word) + 1 for word in small if word in knowledge(tag).wordy) / length
    digits = sum(map(str.isdigit, text)) / length
    abbreviations = 0 if text.isupper() else sum(len(word) > 1 and word.isupper() for word in words) / len(words)
    less = 0.25 * function + 0.467 * empty - 0.332 * digits - 1.234 * len(words) / length - 0.572 * abbreviations
    return math.exp(less + _USUAL_WORDINESS)


@lru_cache(maxsize=4096)
def expected_size(text: str, translation: str, source: str, target: str) -> float:
    """The characters of a usual translation, by how wordy the text is, or the translation where that is known of its language.

    >>> terse, wordy = "Seven bridges closed.", "It was a day on which seven of the bridges were to be closed."
    >>> expected_size("Закрили сім мостів.", terse, "uk", "en") < expected_size("Закрили сім мостів.", wordy, "uk", "en")
    True
    """
    more = wordiness(tokens.plain(translation), target) / wordiness(tokens.plain(text), source)
    return size(text) * usual_ratio(source, target) * more


def spelled_out(target: str, source: str) -> int:
    """The characters of a translation where what it abbreviates and its source does not is written in full.

    >>> spelled_out("Это сообщил глава КДК РФС", "The head of the Control Committee of the Football Union said so")
    49
    """
    if target.isupper() or not tokens.may_have_acronyms(target):  # most texts
        return size(target)
    letters = sum(
        len(run[0]) for run in _CAPITALS.finditer(tokens.plain(target)) if run[0].isupper() and run[0] not in source
    )
    return size(target) + letters * _LETTERS_OF_ONE


def deviation(text: str, translation: str, source: str, target: str) -> float:
    """How many standard deviations a translation is longer than such texts have it; negative where it is shorter.

    >>> deviation("The harbour is closed.", "Der Hafen ist zu. Die Fischer sind sehr besorgt.", "en", "de") > 2
    True
    """
    expected = expected_size(text, translation, source, target)
    return math.log(max(1, size(translation)) / expected) / spread(size(text), source, target)


def has_verbs_last(tag: str) -> bool:
    """Whether the sentences of a language end with their verbs: of such a language the endings of last words are listed.

    >>> has_verbs_last("tr"), has_verbs_last("en")
    (True, False)
    """
    return bool(data.section(tag, "length").get("last_words"))
