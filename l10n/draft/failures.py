"""What goes wrong with neural models, seen from outside: each failure by a name that a person understands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from l10n import langtag
from l10n.draft import source_again
from l10n.draft.source_again import words_of
from l10n.language import function_words, tokens
from l10n.language.identification import another_language
from l10n.language.knowledge import knowledge
from l10n.language.length import usual_ratio
from l10n.late_pattern import late_pattern
from l10n.plugin import Pair

_UNKNOWN = late_pattern(r"<unk>|\u2047|\ufffd")

# Human translations of news keep within 0.55 and 1.9 of the source's length (84 sentences in 34 languages, dense scripts
# scaled); beyond the double of that a model has lost or repeated something.
_SHORT, _LONG = 0.35, 3.0
# Of 2,706 human translations of sentences of four words or more and 21 to 40 characters none has less than 0.4 of the usual.
_FEW_WORDS = 4


NOTHING = "the engine returned nothing"
SOURCE_AGAIN = "it is the source again"
FAR_LONGER = "it is far longer than the source"


def find(source: str, target: str, pair: Pair) -> Iterator[str]:
    """The failures of a plain target, worst first; nothing for a sound one.

    >>> list(find("The port reopened.", "El puerto puerto puerto puerto puerto.", Pair("en", "es")))
    ['it repeats itself']
    """
    if not any(map(str.isalnum, target)):
        if any(map(str.isalnum, source)):
            yield NOTHING
        return
    if len(_UNKNOWN.findall(target)) > len(_UNKNOWN.findall(source)):  # an article may write of <unk>, or be damaged
        yield "the engine wrote a word as unknown"
    ratio = length_ratio(source, target, pair)
    if ratio > _LONG and len(target) > len(source) + 40:
        yield FAR_LONGER
        return
    if ratio < _SHORT and (len(source) > 40 or _says_much(source, pair)):
        yield "it is far shorter than the source"
    if repeats(source, target):
        yield "it repeats itself"
    yield from _strange(source, target)
    if not langtag.is_pseudo(pair.target):
        yield from _foreign(source, target, pair)


def _says_much(source: str, pair: Pair) -> bool:
    """Whether a shorter source too has so many words that its translation has a usual length, known of the language."""
    return len(source) > 20 and len(words_of(source)) >= _FEW_WORDS and bool(knowledge(pair.target).ratio)


def doubts(source: str, target: str, pair: Pair) -> Iterator[str]:
    """What is odd in a plain target, and may be right: a person should look; a sound one has nothing odd.

    >>> list(doubts("The port reopened.", "El puerto reabrió y el puerto reabrió.", Pair("en", "es")))
    ['it says something twice']
    """
    ratio = length_ratio(source, target, pair)
    if len(source) > 40 and not _ODD_SHORT < ratio < _ODD_LONG:
        yield f"it is much {'shorter' if ratio < 1 else 'longer'} than the source"
    if ratio > _MORE_SAID and len(_SENTENCES.findall(target)) > len(_SENTENCES.findall(source)):
        yield "it says more than the source"
    if _again(target, 3) and not _again(source, 2):
        yield "it says something twice"
    if langtag.is_pseudo(pair.target) or langtag.language(pair.source) == langtag.language(pair.target):
        return
    if source_again.may_be_partly_copied(source, target, pair):
        yield "a part of it may be the source again"
    if _breaks_off(target, pair.target):
        yield "it breaks off"
    source_words = set(words_of(source))
    if any(_MIXED.search(word) for word in words_of(target) if word not in source_words):
        yield "a word has letters of two scripts"


# Of human translations of 2,856 sentences into 34 languages 8 are beyond these, 5 say three words twice where the source
# says no two twice, 24 (Serbian) mix scripts in a word.
_ODD_SHORT, _ODD_LONG = 0.5, 2.3
_MORE_SAID = 1.4  # and a sentence more
_SENTENCES = late_pattern(r"[^\W\d_]{3}[.!?…][\"”’»)]*\s+\W*[^\W\d_]")
_MIXED = late_pattern("[A-Za-z][\u0370-\u052f]|[\u0370-\u052f][A-Za-z]")


def _breaks_off(target: str, tag: str) -> bool:
    """Whether the last word is an article or a preposition, in a language that ends no sentence so."""
    match = _LAST.search(target[-_TAIL:])
    if match is None or not function_words.of(tag).never_last:
        return False
    small = function_words.of(tag)
    return match[1] in small.articles or (match[1] in small.before and len(match[1]) < _SHORT_WORD)


_LAST = late_pattern(r"\w[^\w\n-]+([^\W\d_]+)[.!?…»”\"]*$")
_TAIL = 60
# Others end with a preposition every day: "to go on", "er ruft an". Longer prepositions are other words as well: "bajo".
_SHORT_WORD = 4


def _strange(source: str, target: str) -> Iterator[str]:
    """What no engine should write: markup, letters that were decoded wrongly, placeholders of another sentence."""
    if _TAG.search(target) and not _TAG.search(source):
        yield "it has markup that the source has not"
    if _GARBLED.search(target) and not _GARBLED.search(source):
        yield "its letters are garbled"
    if _PLACEHOLDER.search(target) and not _PLACEHOLDER.search(source):
        yield "it has a placeholder that the source has not"
    if _in_capitals(target) and not _in_capitals(source):
        yield "it is in capitals"


def _in_capitals(text: str) -> bool:
    """Whether most long words of a text, three or more, are in capitals."""
    words = [word for word in words_of(text) if len(word) > 3]
    loud = sum(word.isupper() for word in words)
    return loud >= _LOUD and loud * 2 > len(words)


_LOUD = 3  # abbreviations of that length, most words of a text, have not been met


_TAG = late_pattern(r"</?(?!unk>)[A-Za-z][^<>]{0,200}>")
# UTF-8 read as Latin-1, question marks in the place of letters, heaps of accents.
_GARBLED = late_pattern(
    "[ÃÂÐÑ][\u0080-\u00bf]|â[\u0080-\u009f€]|(?<=[^\\W\\d])\\?(?=[^\\W\\d])|[\u0300-\u036f]{4}|_{4}|\\\\[nux]"
)
_PLACEHOLDER = late_pattern(r"XQZ\s?\d", re.IGNORECASE)


def _foreign(source: str, target: str, pair: Pair) -> Iterator[str]:
    """Whether words of another language are there: those of the source, another script, small words of a third language."""
    if source_again.is_copied(source, target, pair):
        yield SOURCE_AGAIN
    elif wrong_script(source, target, langtag.script(pair.target)):
        yield "it is in another script"
    elif langtag.language(pair.source) == langtag.language(pair.target):
        return
    elif source_again.is_partly_copied(source, target, pair):
        yield "a part of it is the source again"
    elif another_language(target, pair.target, source):
        yield "it is in another language"


def _again(text: str, length: int) -> bool:
    """Whether so many words stand in a row twice."""
    words = [word.casefold() for word in words_of(text)]
    runs = list(zip(*(words[n:] for n in range(length)), strict=False))
    return len(set(runs)) < len(runs)


def length_ratio(source: str, target: str, pair: Pair) -> float:
    """The target's length over what is usual for the source's length; 1 is usual."""
    return len(target) / max(1.0, len(source) * usual_ratio(pair.source, pair.target))


def repeats(source: str, target: str) -> bool:
    """Whether the target says the same words over and over where the source does not. Linear."""
    words = [word.casefold() for word in words_of(target)]
    here = [word.casefold() for word in words_of(source)]
    if _loops(words) and not _loops(here):
        return True
    if _again(target, 5) and not _again(source, 2):
        return True
    if _same_word(words) and not _same_word(here, 2):
        return True
    if len(words) >= _MANY and _variety(words) < min(_LEAST_VARIETY, _variety(here) - 0.25):
        return True
    return len(target) > 20 and bool(_STUTTER.search(target)) and not _STUTTER.search(source)


# One character twelve times in a row, or two to eight six times: "jajajajajaja".
_STUTTER = late_pattern(r"(.)\1{11}|(.{2,8}?)\2{5}")


def _same_word(words: list[str], often: int = 4) -> bool:
    """Whether a word of four letters or more stands so often."""
    long = Counter(word for word in words if len(word) > 3)
    return bool(long) and max(long.values()) >= often and (often < 4 or max(long.values()) * 12 >= len(words))


def _variety(words: list[str]) -> float:
    """The share of different words."""
    return len(set(words)) / len(words) if words else 1.0


# No human translation of the 2,856 has less variety, or a long word four times of which the source has none twice.
_MANY, _LEAST_VARIETY = 14, 0.6


def _loops(words: list[str]) -> bool:
    """Whether a run of one to eight words stands three times in a row."""
    if len(words) - len(set(words)) < 2:
        return False
    for period in range(1, 9):
        run = 0
        for word, before in zip(words[period:], words, strict=False):
            run = run + 1 if word == before else 0
            if run >= 2 * period:
                return True
    return False


def wrong_script(source: str, target: str, script: str) -> bool:
    """Whether more than half of the letters of the target are of other scripts, names that the source has aside."""
    inside, source_words = tokens.scripts_of(script), set(words_of(source))
    expected = foreign = 0
    for word in words_of(target):
        letters = [tokens.script(char) in inside for char in word if char.isalpha()]
        expected += sum(letters)
        if word not in source_words or word.islower():
            foreign += len(letters) - sum(letters)
    return foreign > expected and foreign > 3


def same_script(pair: Pair) -> bool:
    """Whether both languages of a pair write with the same letters, so that names keep theirs."""
    return langtag.script(pair.source) == langtag.script(pair.target)
