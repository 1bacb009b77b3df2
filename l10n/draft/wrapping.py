"""Which run of target words a pair of marks wraps: by what the engine says for its words alone, and by small words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.language.function_words import FunctionWords
from l10n.model import Span


def texts(text: str, spans: Sequence[Span]) -> Sequence[str]:
    """What stands at the spans of a text."""
    return [text[span.start : span.end] for span in spans]


def sign(target: str, text: str, near: float, limits: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The signs of a text inside one of the limits of the target, those nearest to a place; nothing where it has none."""
    places = []
    for start, end in limits:
        at = target.find(text, start, end)
        while at >= 0:
            places.append(at)
            at = target.find(text, at + 1, end)
    best = min(places, key=lambda at: abs(at - near), default=None)
    return None if best is None else (best, best + len(text))


def same(target: Sequence[str], phrase: Sequence[str], votes: Sequence[float], limits: Sequence[range]) -> range:
    """The run of target words inside one of the limits that is the phrase, letter case aside; empty where there is none.

    Of several runs the one with the greatest votes; a run that all votes are against is another one by chance.

    >>> same("el puerto del norte".split(), ["del", "norte"], [-1, -1, 1, 1], [range(4)])
    range(2, 4)
    """
    folded = [word.casefold() for word in phrase]
    if not folded:
        return range(0)
    words = [word.casefold() for word in target]
    best, most = range(0), -2.0 * len(folded)
    for start in _starts(words, folded, limits):
        run = range(start, start + len(folded))
        total = sum(votes[place] for place in run)
        if total > most + 1e-9:
            best, most = run, total
    return best


def _starts(words: Sequence[str], phrase: Sequence[str], limits: Sequence[range]) -> Iterator[int]:
    size = len(phrase)
    for limit in limits:
        for start in range(limit.start, limit.stop - size + 1):
            if words[start] == phrase[0] and words[start : start + size] == phrase:
                yield start


def without_opening(phrase: Sequence[str], before: str, ours: FunctionWords, theirs: FunctionWords) -> Sequence[str]:
    """The phrase without the article or preposition that it begins with, where the source has its own before the pair."""
    if len(phrase) < 2:
        return phrase
    word, first = before.casefold(), phrase[0].casefold()
    outside = (word in theirs.articles and first in ours.articles) or (word in theirs.before and first in ours.before)
    return phrase[1:] if outside else phrase


def trimmed(
    target: Sequence[str], run: range, source: Sequence[str], phrase: Sequence[str], words: Sequence[FunctionWords]
) -> range:
    """The run without the small words at its edges that the source's run has none for; one word stays at least.

    `source` are the words of the source's run, `phrase` what the engine says for them alone, `words` the small words of
    the target's language and of the source's.

    >>> from l10n.language.function_words import of
    >>> trimmed("para la casa".split(), range(3), ["the", "house"], [], [of("es"), of("en")])
    range(1, 3)
    """
    ours, theirs = words
    alone = {word.casefold() for word in phrase}
    folded = [word.casefold() for word in target]
    last = [word.casefold() for word in phrase[-1:]]
    start, stop = run.start, run.stop
    opening = _lacking(source[:1], ours, theirs) - alone
    while start < stop - 1 and (
        folded[start] in opening or (folded[start] in ours.articles and folded[start + 1] in ours.before - alone)
    ):
        start += 1
    closing = _lacking(source[-1:], ours, theirs) | (
        frozenset() if _has(source[-1:], theirs.articles) else ours.articles
    )
    while stop - 1 > start and folded[stop - 1] in closing - set(last):
        stop -= 1
    return range(start, stop)


def completed(
    target: Sequence[str], run: range, source: Sequence[str], end: int, words: Sequence[FunctionWords]
) -> range:
    """The run, with the word after it where it is an article alone and the source's run is more: the noun was lost to another.

    `end` is the number of the word before which the run must end.

    >>> from l10n.language.function_words import of
    >>> completed("vieron el bote".split(), range(1, 2), ["the", "boat"], 3, (of("es"), of("en")))
    range(1, 3)
    """
    ours, theirs = words
    alone = len(run) == 1 and target[run.start].casefold() in ours.articles
    if (
        alone
        and run.stop < end
        and not _has(source[-1:], theirs.articles)
        and not _has(target[run.stop :][:1], ours.every)
    ):
        return range(run.start, run.stop + 1)
    return run


def _lacking(edge: Sequence[str], ours: FunctionWords, theirs: FunctionWords) -> frozenset[str]:
    """The small words that an edge of a run has not, where the source's word there is none of their kind."""
    before = frozenset() if _has(edge, theirs.before) else ours.before
    return before | (frozenset() if _has(edge, theirs.remaining) else ours.remaining)


def _has(edge: Sequence[str], words: frozenset[str]) -> bool:
    return bool(edge) and edge[0].casefold() in words
