"""The one judgement of a target, whoever wrote it: what forbids its words, what it lost, what is odd in it.

An engine's answer is judged when it was repaired (`verification`); what a memory or a sibling's words bring is
judged as it stands (`ready_made`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from l10n.dataclass import dataclass
from l10n.draft import centuries, dates, failures, names, numbers, protect, source_again
from l10n.draft.offset_text import OffsetText
from l10n.draft.protect import ProtectedSpan
from l10n.draft.sentence import PairContext, Sentence, between
from l10n.language import function_words
from l10n.language.doubled_words import doubled_by_mistake
from l10n.language.negation import negation_warnings
from l10n.language.numerals import values
from l10n.language.roman_numerals import roman

# Numbers below this may be words in the target: "3" becomes "tres".
_WORDED = 13


@dataclass(frozen=True, slots=True)
class TargetJudgement:
    """A target, a mistaken century put right (with `notes` on it), and what is wrong with it.

    `lost` are numbers and pieces that must be there and are not, `doubts` what may be right, `missing` names whose letters
    are gone.
    """

    text: OffsetText
    lost: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def forbidding(sentence: Sentence, target: str, pair_context: PairContext) -> list[str]:
    """What forbids the words of a target, worst first: it does not translate its source."""
    target = _without_stutter(sentence, target, pair_context.pair.target)
    faults = list(failures.find(*words_alone(sentence, target), pair_context.pair))
    copied = sentence.loud and not faults and source_again.spelled_alike(sentence.engine_text, target)
    return [failures.SOURCE_AGAIN] if copied else faults


def judge(
    sentence: Sentence, target: OffsetText, pair_context: PairContext, *, written: str, odd: Sequence[str] = ()
) -> TargetJudgement:
    """What a target has lost, and what is odd in it: `written` are its words as they were before repairs, `odd` are doubts
    that come from how it was made.
    """
    pair = pair_context.pair
    compared = numbers.compare(sentence.text, target.text, pair.source, pair.target)
    ordinals = centuries.written(sentence.text, target, compared.lost)
    gone = list((Counter(compared.lost) - Counter(ordinals.spelled_out)).elements())
    worded = values(target.text, pair.target) if gone else ()
    gone = [number for number in gone if not (number.isdigit() and int(number) in worded)]
    doubts = [f"the number {number} is not there in digits" for number in gone if _may_be_a_word(number)]
    doubts += [f"the number {number} is not in the source" for number in compared.added]
    doubts += ["the numbers stand in another order"] * compared.moved
    text = ordinals.text
    doubts += odd
    if pair_context.judged:
        doubts += failures.doubts(*words_alone(sentence, written), pair)
    doubts += [f"{code.text} is not there" for code in sentence.codes if code.text not in text.text]
    if pair_context.judged:
        doubts += [f"the month {month} is not there" for month in dates.lost_months(sentence.text, text.text, pair)]
        doubts += negation_warnings(sentence.text, text.text, pair)
    return TargetJudgement(
        text,
        tuple(f"the number {number} was lost" for number in gone if not _may_be_a_word(number)),
        tuple(doubts),
        tuple(f"number put right: {roman(int(number))}" for number in ordinals.repaired),
        names.lacking(sentence.names, text.text, pair.target) if pair_context.judged else (),
    )


def lost_pieces(sentence: Sentence, target: str) -> list[ProtectedSpan]:
    """The pieces that must not be translated and stand in the target less often than in the source."""
    return [piece for piece in sentence.protected if not protect.survived([piece], target, sentence.written)]


def _may_be_a_word(number: str) -> bool:
    return number.isdigit() and int(number) < _WORDED


def _without_stutter(sentence: Sentence, target: str, tag: str) -> str:
    """The target without small words that stand several times in a row: they are taken out of the draft, which is enough."""
    small = function_words.of(tag).every
    for span in reversed(doubled_by_mistake(sentence.text, target, tag)):
        if set(target[span.start : span.end].casefold().split()) <= small:
            target = target[: span.start] + target[span.end :]
    return target


def words_alone(sentence: Sentence, target: str) -> tuple[str, str]:
    """Both sides without the pieces that are the same by intention."""
    if not sentence.protected:
        return sentence.engine_text, target
    for piece in sentence.protected:
        target = target.replace(sentence.written.get(piece.text, piece.text), "", 1)
    return "".join(sentence.engine_text[a:b] for a, b in between(sentence.protected, len(sentence.text))), target
