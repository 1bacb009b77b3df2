"""What an engine says for a word alone, where it says it surely: asked by itself and as a noun with its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence

from l10n.language import tokens
from l10n.language.function_words import FunctionWords
from l10n.language.function_words import of as function_words_of
from l10n.plugin import Pair

_STEM = 4  # letters that forms of one word have in common
_AN = 2  # "an" is "a" before a vowel
_LONGER, _MORE = 3, 4  # an answer for one word is at most so many times as long, and so many letters more


def renderings(
    small: Sequence[str],
    words: Container[str],
    pair: Pair,
    ask: Callable[[Sequence[str]], Mapping[str, str]],
) -> Mapping[str, str]:
    """What the engine says for each word in small letters, in `words` of the language; nothing where it is not sure."""
    return {word: _rendering(word, wordings, words) for word, wordings in answers(small, pair, ask).items()}


def agreed(alone: Mapping[str, Sequence[str]], words: Container[str]) -> Mapping[str, str]:
    """What all answers for each word say, in `words` of the language; nothing where they differ."""
    return {
        word: _rendering(word, wordings, words) if len(set(wordings)) == 1 else "" for word, wordings in alone.items()
    }


def answers(
    small: Sequence[str], pair: Pair, ask: Callable[[Sequence[str]], Mapping[str, str]]
) -> Mapping[str, Sequence[str]]:
    """What the engine says for each word in small letters, asked by itself and with each article: without the article."""
    source_words, target_words = function_words_of(pair.source), function_words_of(pair.target).every
    questions = {word: (word, *_with_articles(word, source_words)) for word in small}
    answers = ask(tuple(text for texts in questions.values() for text in texts))
    return {word: [_bare(answers.get(text, ""), target_words) for text in texts] for word, texts in questions.items()}


def _with_articles(word: str, function_words: FunctionWords) -> Sequence[str]:
    """A word as a noun with its articles, which an engine answers more surely than a word alone."""
    if word in function_words.every:
        return ()
    return tuple(f"{article} {word}" for article in sorted(function_words.articles) if len(article) != _AN)


def _bare(answer: str, small_words: Container[str]) -> str:
    """The one word of an answer, its article aside; else all of it."""
    parts = [part.lower() for part in tokens.WORD.findall(answer)]
    if len(parts) > 1 and parts[0] in small_words:
        del parts[0]
    return " ".join(parts)


def _rendering(word: str, answers: Sequence[str], words: Container[str]) -> str:
    """What most answers for a word say, if it is in words of the language; nothing where each says something else."""
    usable = [
        made
        for made in answers
        if made
        and made != word
        and len(made) <= _LONGER * len(word) + _MORE
        and all(part in words for part in made.split())
    ]
    made, count = Counter(usable).most_common(1)[0] if usable else ("", 0)
    if count * 2 > len(answers):
        several = word[-1] == "s" and usable[0][:_STEM] == made[:_STEM]  # "the churches" was one church
        return usable[0] if several else made
    alike = len(usable) == len(answers) and len({made[:_STEM] for made in usable}) == 1
    return usable[0] if alike else ""
