"""What becomes of an engine's answer: put together, put right, verified, rated."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from l10n.draft import (
    centuries,
    confidence,
    coverage,
    failures,
    joining,
    mending,
    names,
    numbers,
    protect,
    quotation,
    shield,
    terms,
    typography,
)
from l10n.draft.answers import NOTHING, FailedAnswer
from l10n.draft.confidence import Signs
from l10n.draft.joining import Links
from l10n.draft.protect import ProtectedSpan
from l10n.draft.sentence import Sentence, SentencePart, Style, between
from l10n.draft.traced import Traced
from l10n.engines import alignment as aligned
from l10n.engines.alignment import Alignment
from l10n.language.negation import negation_warnings
from l10n.language.numerals import values
from l10n.language.roman_numerals import roman
from l10n.model import Span, Translation

DROPPED = "its end may be left out"
"""The doubt about a target that stands for the first words of its source alone."""

# Numbers below this may be words in the target: "3" becomes "tres".
_WORDED = 13


@dataclass(frozen=True, slots=True)
class Attempt:
    """An answer made fit: `made` traces back to what the engine said, and `raw_links` links the source with that.

    `faults` forbid it, `doubts` lower it; `missing` are names whose letters are gone; `failure` is what the engine raised.
    """

    made: Traced
    raw_links: Links
    signs: Signs
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


def judge(sentence: Sentence, parts: Sequence[SentencePart], answers: Sequence[Translation], style: Style) -> Attempt:
    """The answers for the parts as one candidate, verified and in the typography of the locale."""
    joined = joining.join(sentence, parts, answers)
    target, links = joined.text, joined.links
    scores = [answer.score for answer in answers if answer.score is not None and math.isfinite(answer.score)]
    unknown = sum(max(0, answer.unknown) for answer in answers)
    score = sum(scores) / len(scores) if scores else None
    signs = replace(confidence.read(sentence.text), score=score, unknown=unknown, judged=style.judged and bool(answers))
    faults = _failures(sentence, target, style) if answers and style.judged else []
    if faults and faults[0].startswith(("the engine returned nothing", "it is far longer")):
        return Attempt(Traced.of(""), (), signs, tuple(faults))
    alignment = aligned.align(sentence.text, target, links)
    hidden = shield.hide(Traced.of(target), _spellings(sentence))
    traced = numbers.localized(sentence.text, hidden.text, style.pair.source, style.pair.target)
    traced, notes, wanting = mending.with_terms(sentence, traced, target, alignment)
    traced = mending.agreeing(parts, traced, style.pair.target)
    traced = mending.with_places(sentence, traced, style.pair)
    traced, quoted = quotation.restored(_unquoted(sentence), traced, alignment)
    traced, repeated = mending.once(sentence.text, traced, style.pair.target)
    traced = shield.show(typography.set_type(sentence.text, traced, style.pair.target), hidden.pieces)
    if joined.lost or not protect.survived(sentence.protected, traced.text, sentence.written):
        faults.append("what must not be translated was lost")
    counted = _counted(sentence, traced, style)
    traced = counted.text
    faults, notes = [*faults, *counted.faults], [*notes, *repeated, *counted.notes]
    doubts = [*counted.doubts, *_doubts(sentence, joined, traced.text, alignment, style)]
    doubts += negation_warnings(sentence.text, traced.text, style.pair) if style.judged else ()
    doubts += [f"the term “{occurrence.term.translations[0]}” is not there" for occurrence in wanting]
    missing = names.lacking(sentence.names, traced.text, style.pair.target) if style.judged else ()
    signs = replace(
        signs,
        coverage=alignment.coverage if links else 1.0,
        ratio=failures.length_ratio(sentence.text, traced.text, style.pair),
        names=len(missing),
        repairs=len(notes) + len(quoted),
        lost=len(doubts),
    )
    answer = answers[0] if len(parts) == 1 and len(answers) == 1 else None
    lacking = any(note.startswith(mending.INSERTED) for note in notes) or bool(wanting)
    return Attempt(traced, links, signs, tuple(faults), tuple(doubts), (*notes, *quoted), missing, answer, lacking)


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


def _failures(sentence: Sentence, target: str, style: Style) -> list[str]:
    """What forbids the words of a target, worst first."""
    faults = list(failures.find(*_words_alone(sentence, target), style.pair))
    copied = sentence.loud and not faults and failures.spelled_alike(sentence.engine_text, target)
    return ["it is the source again"] if copied else faults


def _doubts(sentence: Sentence, joined: joining.Joined, target: str, alignment: Alignment, style: Style) -> list[str]:
    """What is odd in the words of a target, and the codes that it lacks."""
    doubts = ["the engine wrote several lines"] * joined.lines
    doubts += [DROPPED] * (
        style.judged and bool(joined.links) and coverage.end_dropped(sentence.text, alignment, style.pair)
    )
    doubts += failures.doubts(*_words_alone(sentence, joined.text), style.pair) if style.judged else ()
    return doubts + [f"{code.text} is not there" for code in sentence.codes if code.text not in target]


def _unquoted(sentence: Sentence) -> str:
    """The source, as long as it is, without the quotation marks of pieces that nobody touches."""
    text = sentence.text
    for piece in sentence.protected:
        if typography.QUOTE.search(piece.text):
            text = text[: piece.span.start] + typography.QUOTE.sub("x", piece.text) + text[piece.span.end :]
    return text


def _words_alone(sentence: Sentence, target: str) -> tuple[str, str]:
    """Both sides without the pieces that are the same by intention."""
    if not sentence.protected:
        return sentence.engine_text, target
    for piece in sentence.protected:
        target = target.replace(sentence.written.get(piece.text, piece.text), "", 1)
    return "".join(sentence.engine_text[a:b] for a, b in between(sentence.protected, len(sentence.text))), target


@dataclass(frozen=True, slots=True)
class _Counted:
    """A target whose numbers were compared with the source's."""

    text: Traced
    faults: tuple[str, ...]
    doubts: tuple[str, ...]
    notes: tuple[str, ...]


def _counted(sentence: Sentence, target: Traced, style: Style) -> _Counted:
    """The target, a mistaken century put right, and what is wrong with its numbers."""
    compared = numbers.compare(sentence.text, target.text, style.pair.source, style.pair.target)
    ordinals = centuries.written(sentence.text, target, compared.lost)
    gone = list((Counter(compared.lost) - Counter(ordinals.spelled_out)).elements())
    worded = values(target.text, style.pair.target) if gone else ()
    gone = [number for number in gone if not (number.isdigit() and int(number) in worded)]
    doubts = [f"the number {number} is not there in digits" for number in gone if _may_be_a_word(number)]
    doubts += [f"the number {number} is not in the source" for number in compared.added]
    doubts += ["the numbers stand in another order"] * compared.moved
    return _Counted(
        ordinals.text,
        tuple(f"the number {number} was lost" for number in gone if not _may_be_a_word(number)),
        tuple(doubts),
        tuple(f"number put right: {roman(int(number))}" for number in ordinals.repaired),
    )


def _may_be_a_word(number: str) -> bool:
    return number.isdigit() and int(number) < _WORDED


def troubled(sentence: Sentence, candidate: Attempt, style: Style, copied: Sequence[str]) -> tuple[ProtectedSpan, ...]:
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
        pieces.append(ProtectedSpan(match, numbers.written(text, style.pair.source, style.pair.target), "number"))
    pieces += [code for code in sentence.codes if code.text not in candidate.target]
    for name in copied:
        at = sentence.text.find(name)
        pieces.append(ProtectedSpan(Span(at, at + len(name)), name, "name"))
    pieces.sort(key=lambda piece: (piece.span.start, -piece.span.end))
    out: list[ProtectedSpan] = []
    for piece in pieces:
        if not out or piece.span.start >= out[-1].span.end:
            out.append(piece)
    return tuple(out)
