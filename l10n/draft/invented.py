"""Words of a draft that its language has not: a model of pieces of words makes some up."""

from __future__ import annotations

from collections.abc import Container

from l10n.draft.sentence import Sentence
from l10n.language import tokens
from l10n.late_pattern import late_pattern

_LEAST = 3  # letters
_NO_PLURAL = late_pattern("[áéíóú]ns$")  # an accent on the last syllable goes in the plural: sesión, sesiones


def invented(sentence: Sentence, target: str, words: Container[str]) -> tuple[str, ...]:
    """The words in small letters that stand neither among those of the language nor in the source or its terms. A function
    word of the source is expected nowhere: no language takes "until" from another one.
    """
    expected = {word.casefold() for word in tokens.WORD.findall(sentence.text)} - sentence.function_words
    expected.update(
        word.casefold()
        for occurrence in (*sentence.occurrences, *sentence.learned)
        for translation in occurrence.term.translations
        for word in tokens.WORD.findall(translation)
    )
    unfamiliar = (word for word in tokens.WORD.findall(target) if word.islower() and len(word) >= _LEAST)
    odd = (word for word in unfamiliar if word not in words and word not in expected and not _plural(word, words))
    return tuple(dict.fromkeys(odd))


def _plural(word: str, words: Container[str]) -> bool:
    """Whether a word is one of the list with the ending of a plural, which is the same in many languages."""
    return (
        word.endswith("s") and not _NO_PLURAL.search(word) and (word[:-1] in words or word.removesuffix("es") in words)
    )
