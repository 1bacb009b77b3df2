"""Words that an engine made up and has no better answer without: what it says for the source's word alone, else that word.

A made-up word is the worst of a draft's faults: it looks like the language and is passed over. A word of the source stands out.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import replace

from l10n.draft import terms, words_alone
from l10n.draft.invented import invented
from l10n.draft.sentence import PairContext, Sentence, touch
from l10n.draft.terms import Replacement
from l10n.draft.verification import Attempt
from l10n.engines import alignment as aligned
from l10n.language import tokens
from l10n.model import Span

NOTE = "no word of the language: {}; the source has “{}”"
_LEAST = 4  # letters of a source word
_SHARE = 0.34  # of the target word that the source word must have; what looks at three words says nothing


def places(sentence: Sentence, candidate: Attempt, words: Container[str]) -> Mapping[Span, str]:
    """The places of the made-up words of a candidate, each with the source's word that it stands for, where that is plain."""
    odd = frozenset(invented(sentence, candidate.target, words)) if not candidate.faults else frozenset[str]()
    if not odd:
        return {}
    alignment = aligned.align(sentence.text, candidate.target, candidate.links)
    free = [n for n, span in enumerate(alignment.source) if _free(span, sentence, alignment.sure.values(), n)]
    taken: set[int] = set()
    substitutes: dict[Span, str] = {}
    for match in tokens.WORD.finditer(candidate.target):
        for place in aligned.inside(alignment.target, *match.span()) if match[0] in odd else ():
            shares = {n: share for n in free if (share := alignment.shares[place].get(n, 0.0)) >= _SHARE}
            chosen = max(shares, key=lambda n: shares[n], default=None)
            if chosen is not None and chosen not in taken:
                taken.add(chosen)
                span, whole = alignment.source[chosen], alignment.target[place]
                word = sentence.text[span.start : span.end]
                substitutes[whole if "-" in word else Span(*match.span())] = word
    return substitutes


def _free(span: Span, sentence: Sentence, sure: Container[int], number: int) -> bool:
    """Whether a word of the source may be put into the target: a word that means something and stands there nowhere yet."""
    word = sentence.text[span.start : span.end]
    return (
        len(word) >= _LEAST
        and number not in sure
        and word.replace("-", "").isalpha()
        and word.lower() not in sentence.function_words
        and not any(touch(span, piece.span) for piece in (*sentence.protected, *sentence.codes))
    )


def replaced(
    attempts: Sequence[tuple[Sentence, Attempt]],
    words: Container[str],
    context: PairContext,
    ask: Callable[[Sequence[str]], Mapping[str, str]],
) -> Iterator[tuple[Sentence, Attempt]]:
    """The candidates with another word in each place where one was made up and it is plain what for."""
    every = [places(sentence, candidate, words) for sentence, candidate in attempts]
    small = tuple(dict.fromkeys(word.lower() for each in every for word in each.values() if word.isalpha()))
    renderings = words_alone.renderings(small, words, context.pair, ask, agreed=True)
    for (sentence, candidate), each in zip(attempts, every, strict=True):
        new = {span: renderings.get(word.lower()) or word for span, word in each.items()}
        yield sentence, _put(candidate, new, each, context.pair.target) if new else candidate


def _put(candidate: Attempt, new: Mapping[Span, str], source: Mapping[Span, str], tag: str) -> Attempt:
    notes = [NOTE.format(candidate.target[span.start : span.end], word) for span, word in source.items()]
    made, after = candidate.made, len(candidate.target)
    for span, words in sorted(new.items(), key=lambda place: place[0].start, reverse=True):
        at = Replacement(span, words)
        put = at if words == source[span] else terms.insert(at, made.text, tag)
        if put.span.end <= after:
            made, after = made.edit([(put.span, put.words)]), put.span.start
    signs = replace(candidate.signs, repairs=candidate.signs.repairs + len(new))
    return replace(candidate, made=made, notes=(*candidate.notes, *notes), signs=signs)
