"""Words of a draft that its language has not, and better answers without them: a model of pieces of words makes some up."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from l10n.draft import betterment, judging
from l10n.draft.judging import Attempt
from l10n.draft.sentence import Sentence, Style, whole
from l10n.language import tokens
from l10n.plugin import Avoiding, Decoding

_ROUNDS = 3
_LEAST = 3  # letters


@dataclass(frozen=True, slots=True)
class _Doubted:
    """A sentence, its best candidate, and the words that the engine must not write for it."""

    sentence: Sentence
    best: Attempt
    words: tuple[str, ...]
    new: bool = True  # there is a word among them that the engine was not asked to avoid yet

    def odd(self, words: Collection[str]) -> bool:
        """Whether the candidate has invented words still."""
        return bool(invented(self.sentence, self.best.target, words))


def invented(sentence: Sentence, target: str, words: Collection[str]) -> tuple[str, ...]:
    """The words in small letters that stand neither in a list of words nor in the source or its terms."""
    there = {word.casefold() for word in tokens.WORD.findall(sentence.text)}
    there.update(
        word.casefold()
        for one in sentence.wanted
        for translation in one.term.translations
        for word in tokens.WORD.findall(translation)
    )
    found = (word for word in tokens.WORD.findall(target) if word.islower() and len(word) >= _LEAST)
    odd = (word for word in found if word not in words and word not in there and not _plural(word, words))
    return tuple(dict.fromkeys(odd))


def _plural(word: str, words: Collection[str]) -> bool:
    """Whether a word is one of the list with the ending of a plural, which is the same in many languages."""
    return word.endswith("s") and (word[:-1] in words or word.removesuffix("es") in words)


def without(
    found: Sequence[tuple[Sentence, Attempt]], translator: Avoiding, style: Style, decoding: Decoding
) -> Iterator[tuple[Sentence, Attempt]]:
    """The candidates, those with invented words replaced by the best answer that has fewer and is not worse otherwise."""
    open_ = [_Doubted(one, best, invented(one, best.target, translator.words)) for one, best in found]
    for _ in range(_ROUNDS):
        asked = [question for question in open_ if question.new and question.odd(translator.words)]
        texts = [whole(question.sentence)[0].masked.text.text for question in asked]
        try:
            answers = list(translator.avoiding(texts, [question.words for question in asked], decoding))
        except Exception:  # of somebody else's engine: the drafts that are there stay good
            break
        better = {
            question.sentence: _better(question, judged, translator.words)
            for question, several in zip(asked, answers, strict=False)
            for judged in [
                [judging.judge(question.sentence, whole(question.sentence), [one], style) for one in several]
            ]
        }
        open_ = [better.get(question.sentence, question) for question in open_]
    for question in open_:
        yield question.sentence, question.best


def _better(question: _Doubted, candidates: Sequence[Attempt], words: Collection[str]) -> _Doubted:
    """The question with the best of its candidates, and with all words that were invented on the way."""
    before = question.best
    # Names that the candidate before had put right or the engine has words of its own for: no new one may lack.
    fit = [
        made
        for one in candidates
        for made in [
            betterment.spelled(one, question.sentence, [name for name in one.missing if name not in before.missing])
        ]
        if (len(made.faults), len(made.doubts)) <= (len(before.faults), len(before.doubts))
        and set(made.missing) <= set(before.missing)
    ]
    counts = [len(invented(question.sentence, one.target, words)) for one in (before, *fit)]
    least = min(range(len(counts)), key=lambda n: (counts[n], n))
    best = before if not least else fit[least - 1]
    more = [word for one in candidates for word in invented(question.sentence, one.target, words)]
    every = tuple(dict.fromkeys((*question.words, *more)))
    return replace(question, best=best, words=every, new=len(every) > len(question.words))
