"""Words that the house renders one way, learned from what people reviewed: without training, and without a termbase.

Reviewed units that have a word of the source mostly share a word of the target, and the others have neither. Where each of the
two is the other's best companion, the house has a rendering.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from l10n import markup
from l10n.dataclass import dataclass, field
from l10n.draft.renderings import TranslatedPassage
from l10n.draft.terms import TermOccurrence
from l10n.language import function_words, tokens
from l10n.language.letter_case import without_accents
from l10n.model import Span, Term
from l10n.plugin import Pair

_LEAST = 3  # reviewed units that have a word before it is believed
_OTHERS = 12  # units without it, to see what is nothing but frequent
_SURE = 0.8  # Dice's coefficient of words and their rendering
_LONGEST = 3  # words of a phrase
_LETTERS = 3  # of a word that means something
_STEM = 5  # letters by which forms of a word are one: tiburón, tiburones

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LearnedWords:
    """Renderings that an article can make use of, by the words of its sources in small letters."""

    locale: str = ""
    renderings: Mapping[Phrase, str] = field(default_factory=dict)

    def find(self, text: str) -> Iterator[TermOccurrence]:
        """The places of a text whose words have a rendering, the longest first at each place.

        >>> house = LearnedWords("es", {("stamp", "duty"): "impuesto de timbre"})
        >>> [each.term.translations for each in house.find("The stamp duty rises.")]
        [('impuesto de timbre',)]
        """
        matches = list(tokens.WORD.finditer(text)) if self.renderings else []
        at = 0
        while at < len(matches):
            runs = (matches[at : at + size] for size in range(min(_LONGEST, len(matches) - at), 0, -1))
            run = next((run for run in runs if _key(run) in self.renderings and _joined(text, run)), None)
            if run is not None:
                span = Span(run[0].start(), run[-1].end())
                term = Term(text[span.start : span.end], self.locale, (self.renderings[_key(run)],))
                yield TermOccurrence(span, term, self.locale)
            at += len(run or "x")


def learn(sources: Iterable[str], using: Callable[[str], Iterable[TranslatedPassage]], pair: Pair) -> LearnedWords:
    """What reviewed units say for words and phrases of an article; `using` finds units that have a word, in whatever case."""
    phrases = {_folded_case(words) for source in sources for words in _phrases(markup.strip(source), pair.source)}
    vocabulary = sorted({word for phrase in phrases for word in phrase if _means(word, pair.source)})
    passages = dict.fromkeys(passage for word in vocabulary for passage in using(word))
    if len(passages) < _LEAST + _OTHERS:
        return LearnedWords()
    corpus = _Corpus(pair, tuple(passages))
    renderings = {phrase: words for phrase in phrases if (words := corpus.rendering(phrase))}
    return LearnedWords(pair.target, renderings)


class _Corpus:
    """Reviewed units by the words and phrases of both sides."""

    def __init__(self, pair: Pair, passages: Sequence[TranslatedPassage]) -> None:
        self._size = len(passages)
        self._by_source: defaultdict[Phrase, set[int]] = defaultdict(set)
        self._by_target: defaultdict[Phrase, set[int]] = defaultdict(set)
        self._written: defaultdict[Phrase, Counter[str]] = defaultdict(Counter)
        self._sources: list[frozenset[Phrase]] = []
        self._targets: list[frozenset[Phrase]] = []
        self._copied: Counter[Phrase] = Counter()
        for number, passage in enumerate(passages):
            source, target = markup.strip(passage.source), markup.strip(passage.target)
            self._sources.append(frozenset(map(_folded_case, _phrases(source, pair.source))))
            shared = frozenset(map(str.casefold, tokens.WORD.findall(source)))  # names that both sides write alike
            self._targets.append(frozenset(self._target(target, pair.target, shared)))
            in_target = set(map(_folded_case, _phrases(target, pair.source)))
            self._copied.update(self._sources[-1] & in_target)
            for phrase in self._sources[-1]:
                self._by_source[phrase].add(number)
            for phrase in self._targets[-1]:
                self._by_target[phrase].add(number)

    def _target(self, text: str, tag: str, shared: frozenset[str]) -> Iterator[Phrase]:
        for words in _phrases(text, tag):
            if not shared.issuperset(map(str.casefold, words)):
                key = tuple(map(_stem, words))
                self._written[key][" ".join(words)] += 1
                yield key

    def rendering(self, phrase: Phrase) -> str:
        """The words that stand for a phrase of the source; nothing where there are too few units, several words may, or the
        house leaves it as it is.
        """
        units = self._by_source.get(phrase, set())
        if len(units) < _LEAST or self._size - len(units) < _OTHERS or 2 * self._copied[phrase] >= len(units):
            return ""
        counts = Counter(target for number in units for target in self._targets[number])
        scores = {each: _dice(count, len(units), len(self._by_target[each])) for each, count in counts.items()}
        top = max(scores.values(), default=0.0)
        if top < _SURE:
            return ""
        best = [each for each, score in scores.items() if score == top]
        fitting = [each for each in best if _weight(each) == _weight(phrase)]
        if len(fitting) != 1:
            return ""
        chosen = fitting[0]  # what it is part of, and its own parts, are companions as good
        related = all(_is_within(each, chosen) or _is_within(chosen, each) for each in best)
        if not related or not self._is_mutual(phrase, chosen, top):
            return ""
        written = self._written[chosen]
        return max(written, key=lambda words: (written[words], words))

    def _is_mutual(self, phrase: Phrase, target: Phrase, score: float) -> bool:
        """Whether no other words of the source go with a target as well, except those inside the phrase or around it."""
        units = self._by_target[target]
        counts = Counter(candidate for number in units for candidate in self._sources[number])
        return all(
            _is_within(candidate, phrase)
            or _is_within(phrase, candidate)
            or _dice(count, len(self._by_source[candidate]), len(units)) < score
            for candidate, count in counts.items()
        )


def _weight(phrase: Phrase) -> int:
    """How many words of a phrase mean something, by their length."""
    return sum(len(word) >= _LETTERS for word in phrase)


def _dice(both: int, first: int, second: int) -> float:
    return 2 * both / (first + second)


@lru_cache(8192)
def _phrases(text: str, tag: str) -> tuple[Phrase, ...]:
    """The words that mean something and the phrases that begin and end with such, as they are written."""
    matches = list(tokens.WORD.finditer(text))
    weighty = [_means(match[0].casefold(), tag) for match in matches]
    return tuple(
        tuple(match[0] for match in matches[first:end])
        for first in range(len(matches))
        for end in range(first + 1, min(first + _LONGEST, len(matches)) + 1)
        if weighty[first] and weighty[end - 1] and _joined(text, matches[first:end])
    )


def _joined(text: str, run: Sequence[re.Match[str]]) -> bool:
    return all(text[a.end() : b.start()] in (" ", "-") for a, b in pairwise(run))


def _key(run: Sequence[re.Match[str]]) -> Phrase:
    return tuple(match[0].casefold() for match in run)


def _folded_case(words: Phrase) -> Phrase:
    return tuple(map(str.casefold, words))


@lru_cache(65536)
def _means(word: str, tag: str) -> bool:
    return len(word) >= _LETTERS and word.isalpha() and word not in function_words.of(tag).every


@lru_cache(65536)
def _stem(word: str) -> str:
    return without_accents(word.casefold())[:_STEM]


def _is_within(part: Phrase, whole: Phrase) -> bool:
    return any(whole[n : n + len(part)] == part for n in range(len(whole) - len(part) + 1))
