"""What becomes of an engine's answer: put together, put right, verified, rated."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n.dataclass import dataclass
from l10n.draft import (
    confidence,
    coverage,
    failures,
    joining,
    judgement,
    numbers,
    placeholders,
    protect,
    quotation,
    repairs,
    stray_marks,
    terms,
    typography,
)
from l10n.draft.answers import FailedAnswer
from l10n.draft.confidence import QualityFeatures
from l10n.draft.failures import FAR_LONGER, NOTHING
from l10n.draft.joining import Links
from l10n.draft.offset_text import OffsetText
from l10n.draft.protect import ProtectedSpan, without_overlaps
from l10n.draft.sentence import PairContext, Sentence, SentencePart
from l10n.engines import alignment as aligned
from l10n.engines.alignment import Alignment
from l10n.model import Span, Translation
from l10n.plugin import Pair

DROPPED = "its end may be left out"
"""The doubt about a target that stands for the first words of its source alone."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An answer made fit: `made` traces back to what the engine said, and `raw_links` links the source with that.

    `faults` forbid it, `doubts` lower it; `missing` are names whose letters are gone; `failure` is what the engine raised.
    """

    made: OffsetText
    raw_links: Links
    signs: QualityFeatures
    faults: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    answer: Translation | None = None
    lacking: bool = False
    failure: str = ""

    @property
    def target(self) -> str:
        """The target as it stands in the draft."""
        return self.made.text

    @property
    def links(self) -> Links:
        """Links between the source and the target as it stands in the draft."""
        return tuple((here, self.made.forward(target_span)) for here, target_span in self.raw_links)

    @property
    def confidence(self) -> float:
        """From 0 to 1; see `confidence.rate`."""
        return confidence.rate(self.signs)

    @property
    def rank(self) -> tuple[int, int, float]:
        """The greater, the better."""
        return -len(self.faults), -len(self.doubts), self.confidence


def judge(
    sentence: Sentence, parts: Sequence[SentencePart], answers: Sequence[Translation], pair_context: PairContext
) -> Attempt:
    """The answers for the parts as one candidate, verified and in the typography of the locale."""
    joined = joining.join(sentence, parts, answers)
    target, links = joined.text, joined.links
    pair, judged = pair_context.pair, pair_context.judged and bool(answers)
    unknown = sum(max(0, answer.unknown) for answer in answers)
    signs = replace(confidence.read(sentence.text), score=_score(answers), unknown=unknown, judged=judged)
    faults = judgement.forbidding(sentence, target, pair_context) if judged else []
    if faults and faults[0].startswith((NOTHING, FAR_LONGER)):
        return Attempt(OffsetText.of(""), (), signs, tuple(faults))
    alignment = aligned.align(sentence.text, target, links)
    repaired = _repaired(sentence, parts, target, alignment, pair)
    if joined.lost or not protect.survived(sentence.protected, repaired.text.text, sentence.written):
        faults.append("what must not be translated was lost")
    odd = list(_odd(sentence, joined, alignment, pair_context))
    verdict = judgement.judge(sentence, repaired.text, pair_context, written=target, odd=odd)
    traced, missing = verdict.text, verdict.missing
    faults, notes = [*faults, *verdict.lost], [*repaired.notes, *verdict.notes]
    doubts = [*verdict.doubts]
    doubts += [f"the term “{occurrence.term.translations[0]}” is not there" for occurrence in repaired.wanting]
    signs = replace(
        signs,
        coverage=alignment.coverage if links else 1.0,
        unspoken=coverage.unspoken(sentence.text, alignment, pair) if links else None,
        ratio=failures.length_ratio(sentence.text, traced.text, pair),
        names=len(missing),
        repairs=len(notes) + len(repaired.quoted),
        lost=len(doubts),
    )
    answer = answers[0] if len(parts) == 1 and len(answers) == 1 else None
    lacking = any(note.startswith(repairs.INSERTED) for note in notes) or bool(repaired.wanting)
    return Attempt(
        traced, links, signs, tuple(faults), tuple(doubts), (*notes, *repaired.quoted), missing, answer, lacking
    )


@dataclass(frozen=True, slots=True)
class _Repaired:
    """A target after the repairs, with what was repaired and the terms that could not be."""

    text: OffsetText
    notes: tuple[str, ...]
    quoted: tuple[str, ...]
    wanting: tuple[terms.TermOccurrence, ...]


def _repaired(
    sentence: Sentence, parts: Sequence[SentencePart], target: str, alignment: Alignment, pair: Pair
) -> _Repaired:
    hidden = placeholders.hide(OffsetText.of(target), _spellings(sentence))
    text = numbers.localized(sentence.text, hidden.text, pair.source, pair.target)
    text, notes, wanting = repairs.with_terms(sentence, text, target, alignment)
    text = repairs.agreeing(parts, text, pair.target)
    text = repairs.with_places(sentence, text, pair)
    text, quoted = quotation.restored(_unquoted(sentence), text, alignment)
    text = quotation.going_on(_unquoted(sentence), text, pair.target)
    text = stray_marks.mended(sentence.text, text, pair.target)
    text, repeated = repairs.once(sentence.text, text, pair.target)
    text, ordinals = repairs.with_ordinals(sentence.text, repairs.unbroken(sentence.text, text, pair), pair)
    text = placeholders.show(typography.set_type(sentence.text, text, pair.target), hidden.pieces)
    return _Repaired(text, (*notes, *repeated, *ordinals), tuple(quoted), tuple(wanting))


def _score(answers: Sequence[Translation]) -> float | None:
    """The mean score of the answers that have one."""
    scores = [answer.score for answer in answers if answer.score is not None and math.isfinite(answer.score)]
    return sum(scores) / len(scores) if scores else None


def _spellings(sentence: Sentence) -> list[str]:
    """What is protected, as the target writes it."""
    return [sentence.written.get(piece.text, piece.text) for piece in sentence.protected]


def completed(candidate: Attempt, answers: Sequence[Translation]) -> Attempt:
    """The candidate, with a fault where the engine has no words for a part: the other parts alone do not translate it."""
    failure = next((answer.reason for answer in answers if isinstance(answer, FailedAnswer)), "")
    fault = next((answer.fault for answer in answers if answer.fault), "")
    if fault:
        return replace(candidate, failure=failure, faults=(fault, *candidate.faults))
    if not all(answer.target.strip() for answer in answers):
        return replace(candidate, failure=failure, faults=candidate.faults or (NOTHING,))
    return candidate


def _odd(sentence: Sentence, joined: joining.Joined, alignment: Alignment, pair_context: PairContext) -> Iterator[str]:
    """What is odd in how an answer came: in several lines, or without a word for the end of its source."""
    if joined.lines:
        yield "the engine wrote several lines"
    linked = pair_context.judged and bool(joined.links)
    if linked and coverage.end_dropped(sentence.text, alignment, pair_context.pair):
        yield DROPPED


def _unquoted(sentence: Sentence) -> str:
    """The source, as long as it is, without the quotation marks of pieces that nobody touches."""
    text = sentence.text
    for piece in sentence.protected:
        if typography.QUOTE.search(piece.text):
            text = text[: piece.span.start] + typography.QUOTE.sub("x", piece.text) + text[piece.span.end :]
    return text


def troubled(
    sentence: Sentence, candidate: Attempt, pair_context: PairContext, copied: Sequence[str]
) -> tuple[ProtectedSpan, ...]:
    """The pieces of a sentence to hide when it is asked again: its numbers where one went wrong, terms without a place,
    names to be copied.
    """
    pieces = [
        ProtectedSpan(occurrence.span, terms.form(occurrence, sentence.text), "preferred")
        for occurrence in terms.lacking(sentence.occurrences, candidate.target)
    ]
    wrong = any(reason.startswith("the number") for reason in (*candidate.faults, *candidate.doubts))
    for match in numbers.spans(sentence.text) if wrong else ():
        text = sentence.text[match.start : match.end]
        pieces.append(
            ProtectedSpan(match, numbers.written(text, pair_context.pair.source, pair_context.pair.target), "number")
        )
    pieces += [code for code in sentence.codes if code.text not in candidate.target]
    for name in copied:
        at = sentence.text.find(name)
        pieces.append(ProtectedSpan(Span(at, at + len(name)), name, "name"))
    return without_overlaps(pieces)
