"""Which words of a target stand for which words of its source, and where a run of the source went.

Engines give pieces of words (`Translation.alignment`); here they become weights between whole words. Words with the same
letters on both sides (names, numbers) are linked first: no attention is as sure as equal spelling.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.model import Span

# Chinese, Japanese and Thai put no spaces between words: there each character counts as a word.
_WORD = late_pattern(r"[\u0e00-\u0e7f\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+(?:['’ʼ_.,:/@-][^\W_]+)*")

# Against a word that the engine did not align at all: a window may run over it, and does not end with it.
_UNALIGNED = -0.15


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words of both sides and, for each target word, the shares of source words in it (they add up to 1 at most).

    `sure` are the target words that are spelled as their source word, or named so by somebody who knows.
    """

    source: tuple[Span, ...]
    target: tuple[Span, ...]
    shares: tuple[Mapping[int, float], ...]
    sure: Mapping[int, int]

    @property
    def coverage(self) -> float:
        """The share of source words that some target word stands for; 1 where there is no word."""
        linked = {index for shares in self.shares for index, share in shares.items() if share > 0.2}
        return len(linked) / len(self.source) if self.source else 1.0


@lru_cache(1024)  # a sentence and its draft are looked at several times, one soon after the other
def words(text: str) -> tuple[Span, ...]:
    """The spans of the words of a text.

    >>> [text[span.start:span.end] for text in ["Harbour dues rose by 1,300.5 crowns."] for span in words(text)]
    ['Harbour', 'dues', 'rose', 'by', '1,300.5', 'crowns']
    """
    return tuple(Span(*match.span()) for match in _WORD.finditer(text))


def inside(spans: Sequence[Span], start: int, end: int) -> range:
    """The indices of the spans that share a character with `start:end`; spans are in order and apart."""
    return range(bisect_right(spans, start, key=lambda s: s.end), bisect_left(spans, end, key=lambda s: s.start))


def align(source: str, target: str, links: Iterable[tuple[Span, Span]]) -> Alignment:
    """The alignment of two plain texts by an engine's links between spans of them."""
    left, right = words(source), words(target)
    here_of, target_of = _owners(left, len(source)), _owners(right, len(target))
    mass: list[dict[int, float]] = [defaultdict(float) for _ in right]
    for origin, place in links:
        weight = max(1, place.end - place.start)
        for target_word in _owned(target_of, place):
            for here in _owned(here_of, origin):
                mass[target_word][here] += weight
    sure = _same_letters([source[s.start : s.end] for s in left], [target[s.start : s.end] for s in right], mass)
    taken = set(sure.values())
    shares: list[Mapping[int, float]] = []
    for target_word, weights in enumerate(mass):
        if target_word in sure:
            shares.append({sure[target_word]: 1.0})
            continue
        total = sum(weights.values())
        # A source word that has its certain partner elsewhere explains little here.
        shares.append({here: weight / total * (0.2 if here in taken else 1.0) for here, weight in weights.items()})
    return Alignment(left, right, tuple(shares), sure)


def _owners(spans: Sequence[Span], length: int) -> list[int]:
    """For each character the word it is in, -1 for none."""
    owners = [-1] * length
    for number, span in enumerate(spans):
        owners[span.start : span.end] = [number] * (span.end - span.start)
    return owners


def _owned(owners: Sequence[int], span: Span) -> Sequence[int]:
    """The words that a span has characters of: one for most pieces."""
    inside = owners[span.start : span.end]
    if not inside or (inside[0] == inside[-1] and inside[0] >= 0):
        return inside[:1]
    return [word for word in dict.fromkeys(inside) if word >= 0]


def _same_letters(left: Sequence[str], right: Sequence[str], mass: Sequence[Mapping[int, float]]) -> dict[int, int]:
    """Target words with the source word of the same spelling; of several, the one that the engine links, then by order."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(left):
        places[word.casefold()].append(index)
    sure: dict[int, int] = {}
    for target_word, word in enumerate(right):
        free = places.get(word.casefold())
        # Short words in small letters are spelled alike by chance in related languages: "a", "no", "me".
        if not free or (len(word) < 4 and word.islower()):
            continue
        chosen = max(free, key=lambda here: (mass[target_word].get(here, 0.0), -here))
        free.remove(chosen)
        sure[target_word] = chosen
    return sure


def window(votes: Sequence[float], limits: range) -> tuple[range, float]:
    """The run of target words inside `limits` with the greatest sum of votes, and the sum; empty where no word is for it.

    Kadane's scan, linear.
    """
    best, best_sum = range(0), 0.0
    start, running = limits.start, 0.0
    for place in limits:
        if running <= 0:
            start, running = place, 0.0
        running += votes[place]
        if running > best_sum + 1e-9:
            best, best_sum = range(start, place + 1), running
    return best, best_sum


def votes(alignment: Alignment, chosen: range, alike: Sequence[bool | None] = ()) -> Sequence[float]:
    """For each target word, how much it belongs to a run of source words: 1 wholly, -1 not at all, about 0 nobody knows.

    `alike` says which target words stand in the engine's translation of that run alone, nothing where that says nothing.
    Attention looks ahead to the noun when a preposition is written ("in Lyon" → "en Lyon": both words look at "Lyon"):
    `wrapping.trimmed` takes it off again.
    """
    plain = [_vote(shares, chosen) for shares in alignment.shares]
    return [_weighed(vote, same) for vote, same in zip(plain, alike, strict=True)] if alike else plain


# A word that stands in the translation of the run alone belongs to the run, whatever it is aligned to (its edges apart: an
# article like one in the run, but wholly aligned elsewhere); another word counts half. Measured on tests/draft/markup.txt.
_ALIKE, _ALIKE_ELSEWHERE = 0.6, 0.45


def _weighed(vote: float, same: bool | None) -> float:  # noqa: FBT001  (one of three answers, not a switch)
    if same is None:
        return vote
    if not same:
        return vote * 0.5
    return vote * 0.5 + (_ALIKE if vote > -0.95 else _ALIKE_ELSEWHERE)


def _vote(shares: Mapping[int, float], chosen: range) -> float:
    if not shares:
        return _UNALIGNED
    return sum(share if here in chosen else -share for here, share in shares.items())


def alike(target: Sequence[str], phrase: Sequence[str], sure: Collection[int]) -> Sequence[bool | None]:
    """For each target word, whether the phrase has it or another form of it (the same first four letters or more).

    `sure` are target words that belong to the phrase by their spelling. A phrase of which no word of weight is found
    says nothing of long words: the engine said it otherwise.
    """
    whole = {word.casefold() for word in phrase}
    stems = {word[: max(4, len(word) * 2 // 3)] for word in whole if len(word) >= 4}
    lengths = {len(stem) for stem in stems}
    likely: list[bool | None] = [
        target_word in sure
        or word.casefold() in whole
        or any(word.casefold()[:length] in stems for length in lengths if len(word) >= length)
        for target_word, word in enumerate(target)
    ]
    if any(same and (target_word in sure or len(target[target_word]) > 3) for target_word, same in enumerate(likely)):
        return likely
    return [None if len(word) > 3 else same for word, same in zip(target, likely, strict=True)]


def split(alignment: Alignment, before: int, limits: range) -> int:
    """The number of the target word before which most of the words of the first `before` source words stand."""
    best, best_sum, running = limits.start, 0.0, 0.0
    for place in limits:
        running += _vote(alignment.shares[place], range(before))
        if running > best_sum:
            best, best_sum = place + 1, running
    return best
