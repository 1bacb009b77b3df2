"""Drafts that no engine wrote now: of a memory, of a sibling's words. They are judged as an engine's answers are.

What is wrong is put right where that is safe, else the draft is rated low and its notes say what is wrong. Words that people
reviewed may say a number or a piece in another way, which forbids an engine's answer; here it only lowers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from l10n import langtag, markup
from l10n.dataclass import dataclass
from l10n.draft import judgement, numbers, protect, terms
from l10n.draft.offset_text import OffsetText
from l10n.draft.protect import ProtectedSpan
from l10n.draft.sentence import PairContext, Sentence, read
from l10n.language.measures import measured
from l10n.language.unseen_characters import visible
from l10n.model import Draft

_LEAST_DIGITS = 2
_CONVERTED = frozenset({"length", "mass", "area", "volume", "temperature", "clock", "money"})
UNSEEN = "invisible character removed: "
_WRONG, _ODD, _REPAIRED, _NAME = 0.4, 0.93, 0.95, 0.98
"""What a fault, a doubt, a repair and a missing name leave of the rating; the last three as with an engine's draft."""
_IN_NUMBERS = frozenset({"amount"})  # kinds of pieces that people write in other ways: their numbers are compared
_ADDRESSES = frozenset({"url", "email", "handle", "hashtag", "domain", "path"})


@dataclass(frozen=True, slots=True)
class JudgedDraft:
    """A draft, rated, with what is wrong in its notes: `words` say that it does not translate its source, `lost` what it
    lacks.
    """

    draft: Draft
    words: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def gives_way(self) -> bool:
        """Whether another draft is better, where there is one: it does not translate, or is a near match that lacks something.

        A match of the very source that lacks a number was reviewed so: people see why it is rated low.
        """
        draft = self.draft
        return bool(self.words) or (bool(self.lost) and bool(draft.previous) and draft.previous != draft.key.source)


def judged(draft: Draft, pair_context: PairContext) -> JudgedDraft:
    """A finished draft of a unit: put right, rated, its notes completed."""
    pair = pair_context.pair
    if langtag.is_pseudo(pair.target):
        return JudgedDraft(draft)
    target, notes = cleaned(draft.key.source, draft.target, pair.target)
    sentence = read(markup.strip(draft.key.source), pair_context, "", "")
    previous = markup.strip(draft.previous) if draft.previous != draft.key.source else ""
    target, repaired = _put_right(sentence, target, previous, pair_context)
    notes = [*notes, *repaired]
    words, lost, doubts, missing = _wrong(sentence, draft.key.source, target, pair_context)
    share = _WRONG ** bool(words or lost) * _ODD ** min(len(words) + len(lost) + len(doubts), 20)
    share *= _REPAIRED ** len(notes) * _NAME ** (missing if previous else 0)
    wrong = tuple(dict.fromkeys((*words, *lost, *doubts)))
    made = replace(
        draft,
        target=target,
        confidence=round(draft.confidence * share, 2) if share < 1 else draft.confidence,
        notes=tuple(dict.fromkeys((*draft.notes, *notes, *wrong))),
    )
    return JudgedDraft(made, tuple(words), tuple(lost))


def faults(source: str, target: str, pair_context: PairContext) -> tuple[str, ...]:
    """What is wrong with words of other people for a source, as with a draft; nothing is put right.

    >>> from l10n.plugin import Pair
    >>> faults("Write to lind@example.org.", "Escriba a Lind.", PairContext.of(Pair("en", "es")))
    ('lind@example.org is not there',)
    """
    if langtag.is_pseudo(pair_context.pair.target):
        return ()
    sentence = read(markup.strip(source), pair_context, "", "")
    words, lost, doubts, _ = _wrong(sentence, source, target, pair_context)
    return tuple(dict.fromkeys((*words, *lost, *doubts)))


def _wrong(
    sentence: Sentence, source: str, target: str, pair_context: PairContext
) -> tuple[Sequence[str], Sequence[str], Sequence[str], int]:
    """What says that a target does not translate its source, what it lacks, what is doubtful; how many names are missing."""
    plain = markup.strip(target)
    words = judgement.forbidding(sentence, plain, pair_context)
    verdict = judgement.judge(sentence, OffsetText.of(plain), pair_context, written=plain)
    lost = [*_lost_pieces(sentence, plain), *verdict.lost]
    doubts = [*markup.faults(source, target), *verdict.doubts]
    doubts += [
        f"the term “{each.term.translations[0]}” is not there" for each in terms.lacking(sentence.occurrences, plain)
    ]
    return words, lost, doubts, len(verdict.missing)


def cleaned(source: str, target: str, tag: str) -> tuple[str, Sequence[str]]:
    """A target without unseen characters that do no good, and a note on them.

    >>> cleaned("Rain fell.", "Llo\u202evió.", "es")
    ('Llovió.', ('invisible character removed: U+202E',))
    """
    clean = visible(source, target, tag)
    if clean == target:
        return target, ()
    gone = (Counter(target) - Counter(clean)).keys()
    return clean, (UNSEEN + ", ".join(f"U+{ord(char):04X}" for char in sorted(gone)),)


def without_unseen(draft: Draft, pair_context: PairContext) -> Draft:
    """An engine's draft without them; one that is of no language stays as it is."""
    if not pair_context.judged or langtag.is_pseudo(pair_context.pair.target):
        return draft
    target, notes = cleaned(draft.key.source, draft.target, pair_context.pair.target)
    return replace(draft, target=target, notes=(*draft.notes, *notes)) if notes else draft


def _lost_pieces(sentence: Sentence, target: str) -> Iterator[str]:
    """What must not be translated and is not there; a line of names alone is people's business."""
    for piece in judgement.lost_pieces(sentence, target):
        if piece.kind not in _IN_NUMBERS and piece.text != sentence.text.rstrip("."):
            yield f"{piece.text} is not there"


# --- repairs -------------------------------------------------------------------------------------------------------


def _put_right(sentence: Sentence, target: str, previous: str, pair_context: PairContext) -> tuple[str, Sequence[str]]:
    """The target with the number and the address of its source, where it has just one other in its place; and notes."""
    notes: list[str] = []
    for old, new, note in (
        *_number(sentence, target, previous, pair_context),
        *_address(sentence, target, previous, pair_context),
    ):
        if target.count(old) == 1:
            target = target.replace(old, new)
            notes.append(note)
    return target, notes


def _number(
    sentence: Sentence, target: str, previous: str, pair_context: PairContext
) -> Iterator[tuple[str, str, str]]:
    """The number of the target that stands for another one of the source: that of the near match, or one that is
    mistyped and measures nothing, which people convert (6 miles, 5 p.m., 80 degrees).
    """
    pair = pair_context.pair
    compared = numbers.compare(sentence.text, markup.strip(target), pair.source, pair.target)
    if (len(compared.lost), len(compared.added)) != (1, 1):
        return
    (lost,), (added,) = compared.lost, compared.added
    if previous:
        before = numbers.compare(previous, markup.strip(target), pair.source, pair.target)
        safe = added not in before.added
    else:
        at = sentence.text.find(lost)
        here = (
            each.names.keys() for each in measured(sentence.text, pair.source) if each.span.start <= at < each.span.end
        )
        safe = _mistyped(lost, added) and not any(_CONVERTED & names for names in here)
    if safe:
        new = numbers.written(lost, pair.source, pair.target)
        yield added, new, f"number replaced: {new}"


def _mistyped(number: str, other: str) -> bool:
    """Whether another number has the same digits in another order, or all but one of them in their places.

    >>> _mistyped("1,240", "1.420"), _mistyped("12", "15"), _mistyped("80", "26")
    (True, True, False)
    """
    first, second = ([char for char in each if char.isdigit()] for each in (number, other))
    if len(first) != len(second) or len(first) < _LEAST_DIGITS:
        return False
    return sorted(first) == sorted(second) or sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _address(
    sentence: Sentence, target: str, previous: str, pair_context: PairContext
) -> Iterator[tuple[str, str, str]]:
    """The address of a near match's source, where the unit's own has another one in its place."""
    if not previous:
        return
    lost = [piece for piece in judgement.lost_pieces(sentence, target) if piece.kind in _ADDRESSES]
    expected_pieces = {piece.text for piece in sentence.protected}
    added = [piece for piece in _addresses(target, pair_context) if piece.text not in expected_pieces]
    if (
        len(lost) == len(added) == 1
        and lost[0].kind == added[0].kind
        and added[0].text in _texts(previous, pair_context)
    ):
        yield added[0].text, lost[0].text, f"address replaced: {lost[0].text}"


def _addresses(text: str, pair_context: PairContext) -> Iterator[ProtectedSpan]:
    yield from (piece for piece in protect.find(text, pair_context.untranslatable) if piece.kind in _ADDRESSES)


def _texts(text: str, pair_context: PairContext) -> Collection[str]:
    return {piece.text for piece in _addresses(text, pair_context)}
