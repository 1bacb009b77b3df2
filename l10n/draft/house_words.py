"""Words of the house, learned from reviewed units, in drafts: weaker than terms.

They replace what the engine left in the source's language or made up, and other words for a phrase; never a good word.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from l10n.draft import terms
from l10n.draft.invented import invented
from l10n.draft.sentence import Sentence
from l10n.draft.verification import Attempt
from l10n.engines import alignment as aligned
from l10n.language import tokens
from l10n.model import Span

NOTE = "as reviewed elsewhere: "


def put(sentence: Sentence, candidate: Attempt, words: Container[str] | None) -> Attempt:
    """The candidate with the house's words; `words` are those of the target's language, where they are listed."""
    lacking = terms.lacking(sentence.learned, candidate.target) if not candidate.faults else ()
    if not lacking:
        return candidate
    foreign = _foreign(sentence, candidate.target, words)
    alignment = aligned.align(sentence.text, candidate.target, candidate.links)
    edits: dict[Span, str] = {}
    for occurrence in lacking:
        placed = terms.place(occurrence, sentence.text, alignment, candidate.target)
        if placed is None:
            continue
        if _gives_way(occurrence, candidate.target[placed.span.start : placed.span.end], foreign):
            replacement = terms.insert(placed, candidate.target, occurrence.locale)
            if not any(replacement.span.start < old.end and old.start < replacement.span.end for old in edits):
                edits[replacement.span] = replacement.words
    if not edits:
        return candidate
    made = candidate.made.edit(sorted(edits.items(), key=lambda edit: edit[0].start))
    signs = replace(candidate.signs, repairs=candidate.signs.repairs + len(edits))
    notes = tuple(f"{NOTE}{new}" for new in edits.values())
    return replace(candidate, made=made, notes=(*candidate.notes, *notes), signs=signs)


def _gives_way(occurrence: terms.TermOccurrence, words: str, foreign: frozenset[str]) -> bool:
    """Whether the words of a draft may be replaced: a phrase's always; of a word alone what is foreign, and what may be a name
    by another name.
    """
    if len(tokens.WORD.findall(occurrence.term.source)) > 1:
        return True
    rendering = occurrence.term.translations[0]
    return any(word in foreign and (word.islower() or rendering[0].isupper()) for word in tokens.WORD.findall(words))


def _foreign(sentence: Sentence, target: str, words: Container[str] | None) -> frozenset[str]:
    """The words of a target that the engine made up, or copied from the source though they are not its language's."""
    source = {word.casefold() for word in tokens.WORD.findall(sentence.text)}
    copied = {word for word in tokens.WORD.findall(target) if word.casefold() in source}
    if words is None:
        return frozenset(copied)
    odd = {word for word in copied if word not in words and word.casefold() not in words}
    return frozenset(odd.union(invented(sentence, target, words)))
