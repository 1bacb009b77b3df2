"""Candidates made better: the letters of names, and terms that the engine is made to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from l10n.draft import names, terms
from l10n.draft.offset_text import OffsetText
from l10n.draft.repairs import INSERTED
from l10n.draft.sentence import Sentence, SentencePart
from l10n.draft.verification import Attempt
from l10n.engines import alignment as aligned
from l10n.language import tokens
from l10n.model import Span, Translation


def spelled(candidate: Attempt, sentence: Sentence, copied: Sequence[str]) -> Attempt:
    """A candidate with the letters of the source in names that must be `copied`, and doubts for those that are not there."""
    made, right = names.spelled(copied, sentence.text, candidate.made)
    missing = tuple(name for name in candidate.missing if name not in right)
    doubts = tuple(f"the name {name} is not there" for name in copied if name in missing)
    signs = replace(candidate.signs, names=len(missing), lost=candidate.signs.lost + len(doubts))
    return replace(candidate, made=made, missing=missing, signs=signs, doubts=(*candidate.doubts, *doubts))


def begun(sentence: Sentence, part: SentencePart, answer: Translation) -> str | None:
    """What the engine said up to the first term that it lacks, with the term; nothing where none lacks or has a place."""
    text = part.masked.text
    occurrences = [replace(occurrence, span=text.forward(occurrence.span)) for occurrence in sentence.occurrences]
    alignment = aligned.align(text.text, answer.target, answer.alignment)
    return terms.begun(
        [occurrence for occurrence in occurrences if occurrence.span.end > occurrence.span.start],
        text.text,
        alignment,
        answer.target,
    )


def noted(after: Attempt, sentence: Sentence, before: Attempt) -> Attempt:
    """A candidate with a note on each term that the engine was made to write, and rated as if it had been put in."""
    lacking = terms.lacking(sentence.occurrences, before.answer.target) if before.answer else ()
    lack = terms.lacking(lacking, after.answer.target) if after.answer else lacking
    notes = [f"{INSERTED}{terms.form(occurrence, sentence.text)}" for occurrence in lacking if occurrence not in lack]
    signs = replace(after.signs, repairs=after.signs.repairs + len(notes))
    return replace(after, notes=tuple(dict.fromkeys((*notes, *after.notes))), signs=signs)


def ended(answer: Translation, text: str) -> Translation | None:
    """An answer that begins with a text, whose last word ends there; nothing where it begins otherwise.

    A model may write on at a word: "equilibrador de carga" and then "s".
    """
    if not answer.target.startswith(text):
        return None
    more = tokens.RUN.match(answer.target, len(text))
    if not more:
        return answer
    traced = OffsetText.of(answer.target).edit([(Span(*more.span()), "")])
    moved = tuple((here, traced.forward(target_span)) for here, target_span in answer.alignment)
    return replace(answer, target=traced.text, alignment=tuple(link for link in moved if link[1].start < link[1].end))
