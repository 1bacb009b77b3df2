"""What a model of CTranslate2 said for a text, read as translations."""

from __future__ import annotations

import math
from collections.abc import Collection, Container, Sequence

from l10n.dataclass import dataclass
from l10n.engines import argos_tokens, consensus
from l10n.engines.argos_tokens import PackageTokenizer, Window
from l10n.engines.model_decoding import per_token
from l10n.language import tokens as word_tokens
from l10n.language.form import form
from l10n.language.spelling import AcceptedWords
from l10n.model import Span, Translation
from l10n.plugin import Decoding

# What a hypothesis is worth besides its likeness to all (0 to 1), fitted on 325 news sentences, measured on 754 others:
# docs/engines.md#against-the-bare-model. A model drops words, so that of two hypotheses the fuller one is mostly the better.
_ODD = 0.08  # less for each word that the language has not
_SCORED = 0.5  # for each unit of the mean log-probability of its tokens
_FULL = 0.4  # for each unit of the logarithm of its length,
_FULLEST = 1.15  # up to so many times the usual length of all: a loop is not full
_LEAST = 3  # letters of a word that the language may lack, and of a name
_NAME = 0.1  # less for each name of the source that it has not; .08 to .4 choose alike


@dataclass(frozen=True, slots=True)
class Direction:
    """What a model wants around a sentence to translate it into one language, by the `target`'s tag.

    `before` and `after` stand around the source's pieces, `prefix` before the target's. `silent` tokens are not words and never
    come out as such; `barred` ones among them are kept from being chosen at all. `source` is the tag of what is translated.
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    prefix: tuple[str, ...] = ()
    silent: frozenset[str] = frozenset()
    barred: tuple[str, ...] = ()
    target: str = ""
    source: str = ""

    def around(self, pieces: Sequence[str]) -> list[str]:
        """The pieces of a source with what the model wants before and after them."""
        return [*self.before, *pieces, *self.after]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A translation as the library gives it: its tokens, their attention to those of the source where asked, its score."""

    tokens: list[str]
    attention: Sequence[Sequence[float]]
    score: float


class HypothesisReader:
    """Reads what a model said in one direction. `listed` are words of the target's language that came with the model; the
    dictionary of the machine is opened only where there are none: beside a list it makes no draft better.
    """

    def __init__(self, vocabulary: PackageTokenizer, direction: Direction, listed: Collection[str]) -> None:
        self._vocabulary = vocabulary
        self._direction = direction
        self._words: Container[str] = listed
        self._dictionary = not listed

    def read(self, window: Window, pieces: list[str], hypothesis: Hypothesis, decoding: Decoding) -> Translation:
        """The translation of a window that a hypothesis is."""
        tokens = hypothesis.tokens
        spoken = self._spoken(tokens)
        words = [tokens[place] for place in spoken]
        target = self._vocabulary.decode(words)
        alignment: tuple[tuple[Span, Span], ...] = ()
        if decoding.aligned:
            here = self._vocabulary.places(window.text, pieces)
            target_places = argos_tokens.target_places(target, words)
            first = len(self._direction.before)  # the attention counts what stands before the words, too
            rows = [hypothesis.attention[place][first:] for place in spoken]
            alignment = argos_tokens.links(rows, here, target_places)
        score = per_token(hypothesis.score, len(tokens), decoding.length_penalty or 0.0)
        return Translation(target, score, alignment, self._vocabulary.unknown(pieces))

    def first_word(self, tokens: Sequence[str], *, whole: int) -> str:
        """The word that tokens begin with; nothing where they begin with none, or are `whole` and do not show where it ends."""
        text = self._vocabulary.decode([token for token in tokens if token not in self._direction.silent]).lstrip()
        match = word_tokens.WORD.match(text)
        return match[0] if match and (match.end() < len(text) or len(tokens) < whole) else ""

    def best(self, source: str, hypotheses: Sequence[Hypothesis], length_penalty: float) -> Hypothesis:
        """The one of several hypotheses that is most like all of them, likely, full, made of words of the language, and has the
        names of its source.
        """
        from statistics import median  # late: quick drafts have a single hypothesis

        targets = [self._vocabulary.decode([each.tokens[n] for n in self._spoken(each.tokens)]) for each in hypotheses]
        fullest, names = _FULLEST * median(map(len, targets)), self._names(source)
        merits = [
            _SCORED * per_token(each.score, len(each.tokens), length_penalty)
            + _FULL * math.log(max(1.0, min(len(target), fullest)))
            - _ODD * self._odd(target)
            - _NAME * _lacking(names, target)
            for each, target in zip(hypotheses, targets, strict=True)
        ]
        return hypotheses[consensus.most_alike(targets, merits)]

    def _odd(self, target: str) -> int:
        """How many words in small letters the target's language has not, as far as its words are known."""
        if self._dictionary:
            self._words, self._dictionary = AcceptedWords(self._direction.target), False
        words = (word for word in word_tokens.WORD.findall(target) if word.islower() and len(word) >= _LEAST)
        return sum(word not in self._words for word in words) if self._words else 0

    def _names(self, source: str) -> frozenset[str]:
        """The words with capitals inside a source, names for the most part; none where every noun has one, or where the
        target's language writes names in other letters than the source's.
        """
        from l10n.language.phonetics.matches import keeps_letters  # late: as above

        if form(self._direction.source).nouns_have_capitals or not keeps_letters(self._direction.target):
            return frozenset()
        words = word_tokens.WORD.findall(source)[1:]
        return frozenset(word for word in words if word[0].isupper() and len(word) >= _LEAST)

    def _spoken(self, tokens: list[str]) -> list[int]:
        """The places of the tokens that are words: without the prefix, and without what is not a word of any language."""
        prefix = self._direction.prefix
        first = len(prefix) if prefix and tuple(tokens[: len(prefix)]) == prefix else 0
        return [place for place in range(first, len(tokens)) if tokens[place] not in self._direction.silent]


def _lacking(names: Collection[str], target: str) -> int:
    """How many names no word of a translation begins with: it may have an ending of its own, `Kravetsin`."""
    words = word_tokens.WORD.findall(target) if names else ()
    return sum(not any(word.startswith(name) for word in words) for name in names)
