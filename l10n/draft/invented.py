"""Words of a draft that its language has not, and better answers without them: a model of pieces of words makes some up."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from l10n.dataclass import dataclass
from l10n.draft import post_edit, respelling, verification
from l10n.draft.sentence import PairContext, Sentence, whole
from l10n.draft.verification import Attempt
from l10n.engines.consensus import likeness
from l10n.language import tokens
from l10n.language.spelling import AcceptedWords
from l10n.late_pattern import late_pattern
from l10n.model import Translation
from l10n.plugin import Avoiding, Decoding

_JUDGED = 8  # of the answers, those with the fewest invented words
_LEAST = 3  # letters
_NO_PLURAL = late_pattern("[áéíóú]ns$")  # an accent on the last syllable goes in the plural: sesión, sesiones


@dataclass(frozen=True, slots=True)
class _Doubted:
    """A sentence, its best candidate, the words that the engine must not write for it, and how many words before the first of
    them it goes another way: one more each time that it finds none there.
    """

    sentence: Sentence
    best: Attempt
    words: tuple[str, ...]
    back: int = 0

    def odd(self, words: Container[str]) -> bool:
        """Whether the candidate has invented words still."""
        return bool(invented(self.sentence, self.best.target, words))


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


def without(
    attempts: Sequence[tuple[Sentence, Attempt]],
    translator: Avoiding,
    pair_context: PairContext,
    decoding: Decoding,
    *,
    times: int,
) -> Iterator[tuple[Sentence, Attempt]]:
    """The candidates, those with invented words replaced by the best answer that has fewer and is not worse otherwise.

    What is misspelled is spelled; then the engine is asked so many times at most: for other answers without these words, then
    for other ways to go on where the first of them stands, or before it.
    """
    words = AcceptedWords(pair_context.pair.target, translator.words)
    open_ = [
        _Doubted(sentence, respelling.respelled(best, odd, words), odd)
        for sentence, best in attempts
        for odd in [invented(sentence, best.target, words)]
    ]
    for strategy in (_avoiding, *[_going_on] * (times - 1))[:times]:
        pending = [question for question in open_ if question.odd(words)]
        try:
            answers = list(strategy(pending, translator, words, decoding))
        except Exception:  # of somebody else's engine: the drafts that are there stay good
            break
        better = {
            question.sentence: _better(question, several, words, pair_context)
            for question, several in zip(pending, answers, strict=False)
        }
        if strategy is _going_on:
            for question in pending:
                after = better.get(question.sentence, question)
                better[question.sentence] = replace(after, back=question.back + 1 if after is question else 0)
        open_ = [better.get(question.sentence, question) for question in open_]
    for question in open_:
        yield question.sentence, question.best


def _avoiding(
    pending: Sequence[_Doubted], translator: Avoiding, words: Container[str], decoding: Decoding
) -> Iterator[Sequence[Translation]]:
    """Other answers, without the invented words."""
    del words
    texts = [_text(question) for question in pending]
    yield from translator.avoiding(texts, [question.words for question in pending], decoding)


def _going_on(
    pending: Sequence[_Doubted], translator: Avoiding, words: Container[str], decoding: Decoding
) -> Iterator[Sequence[Translation]]:
    """Answers that begin as the best one so far, and go on with another word where its first invented one stands."""
    beginnings = [_before(question, words) for question in pending]
    texts = [_text(question) for question, begun in zip(pending, beginnings, strict=True) if begun is not None]
    answers = iter(translator.alternatives(texts, [begun for begun in beginnings if begun is not None], decoding))
    for begun in beginnings:
        yield () if begun is None else next(answers)


def _text(question: _Doubted) -> str:
    return whole(question.sentence)[0].masked.text.text


def _before(question: _Doubted, words: Container[str]) -> str | None:
    """What the engine said before its first invented word, or some words before that; nothing where the candidate is not one
    answer of it.
    """
    answer = question.best.answer
    odd = invented(question.sentence, answer.target, words) if answer else ()
    if answer is None or not odd:
        return None
    words_of_it = list(tokens.WORD.finditer(answer.target))
    first = next(number for number, match in enumerate(words_of_it) if match[0] in odd)
    return answer.target[: words_of_it[first - question.back].start()].rstrip() if question.back <= first else None


def _better(
    question: _Doubted, answers: Sequence[Translation], words: Container[str], pair_context: PairContext
) -> _Doubted:
    """The question with the best of the answers that have fewer invented words, where one is not worse otherwise."""
    before, sentence = question.best, question.sentence
    count = len(invented(sentence, before.target, words))
    counted = [
        (len(invented(sentence, answer.target, words)), -likeness(answer.target, before.target), n)
        for n, answer in enumerate(answers)
    ]
    for fewer, _, n in sorted(counted)[:_JUDGED]:
        if fewer >= count:
            break
        made = verification.judge(sentence, whole(sentence), [answers[n]], pair_context)
        made = respelling.respelled(made, invented(sentence, made.target, words), words)
        made = post_edit.spelled(made, sentence, [name for name in made.missing if name not in before.missing])
        worse = (len(made.faults), len(made.doubts)) > (len(before.faults), len(before.doubts))
        # Names that the candidate before had put right or the engine has words of its own for: no new one may lack.
        if (
            not worse
            and set(made.missing) <= set(before.missing)
            and len(invented(sentence, made.target, words)) < count
        ):
            return replace(question, best=made)
    return question
