"""What an engine said put right in words: preferred terms, and places by their names in the target's language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.draft import terms
from l10n.draft.failures import same_script
from l10n.draft.offset_text import OffsetText
from l10n.draft.sentence import Sentence, SentencePart, touch
from l10n.engines.alignment import Alignment
from l10n.language import agreement, data, exonyms, function_words, segmentation
from l10n.language.doubled_words import doubled_by_mistake
from l10n.late_pattern import late_pattern
from l10n.model import Span
from l10n.plugin import Pair

_RUN = late_pattern(r"([.!?…])\1+")
_USUAL = 3  # dots of an ellipsis
INSERTED = "term inserted: "
_LITTLE = 2  # characters before a name that its sound may change: "y "
_ABBREVIATED = late_pattern(r"\w\.\s+[a-z]")
_NAMED = late_pattern(r"\s[^\W\d_a-z]")  # a capital follows: the 101st Airborne
_BROKEN = late_pattern(r"(?<=[^\W\d_]{3})\.(?=\s+([^\W\d_]+))")


def once(source: str, target: OffsetText, tag: str) -> tuple[OffsetText, tuple[str, ...]]:
    """The target without words that the engine doubled and without dots that it could not stop writing, and a note.

    >>> once("He left....", OffsetText.of("Se fue.........."), "es")[0].text
    'Se fue....'
    """
    twice = doubled_by_mistake(source, target.text, tag)
    longest = max((len(run[0]) for run in _RUN.finditer(source)), default=1)
    edits = [(span, "") for span in twice]
    for run in _RUN.finditer(target.text):
        allowed = max(longest, _USUAL if len(run[0]) >= _USUAL or run[1] != "." else 1)
        if len(run[0]) > allowed:
            edits.append((Span(run.start() + allowed, run.end()), ""))
    notes = ("repetition removed: " + ", ".join(target.text[s.start : s.end].strip() for s in twice),) if twice else ()
    return target.edit(sorted(edits, key=lambda edit: edit[0].start)), notes


def with_terms(
    sentence: Sentence, target: OffsetText, raw_target: str, alignment: Alignment
) -> tuple[OffsetText, list[str], list[terms.TermOccurrence]]:
    """The target with the preferred terms that lacked, notes on them, and those that found no place."""
    notes: list[str] = []
    wanting: list[terms.TermOccurrence] = []
    edits = {target.forward(place.span): place.words for place in terms.respelled(sentence.occurrences, raw_target)}
    for occurrence in terms.missing(sentence.occurrences, sentence.text, alignment, raw_target):
        placed = terms.place(occurrence, sentence.text, alignment, raw_target)
        span = target.forward(placed.span) if placed else None
        if not placed or span is None:
            wanting.append(occurrence)
            continue
        replacement = terms.insert(terms.Replacement(span, placed.words), target.text, occurrence.locale)
        if any(touch(replacement.span, old) for old in edits):
            wanting.append(occurrence)
            continue
        edits[replacement.span] = replacement.words
        notes.append(f"{INSERTED}{placed.words}")
    return target.edit(sorted(edits.items(), key=lambda item: item[0].start)), notes, wanting


def with_places(sentence: Sentence, target: OffsetText, pair: Pair) -> OffsetText:
    """The target with the places that it calls as the source does called as its own language does; the termbase comes first."""
    fixed = {occurrence.term.source for occurrence in sentence.occurrences} | {
        piece.text for piece in sentence.protected
    }
    edits = []
    for span, words in exonyms.misnamed(sentence.text, target.text, pair) if same_script(pair) else ():
        if target.text[span.start : span.end] not in fixed:
            left = agreement.sounding(target.text[: span.start], words, pair.target)
            at = span.start - (len(left) != span.start or left != target.text[: span.start]) * _LITTLE
            edits.append((Span(max(0, at), span.end), left[max(0, at) :] + words))
    return target.edit(sorted(edits, key=lambda edit: edit[0].start))


def agreeing(parts: Sequence[SentencePart], target: OffsetText, tag: str) -> OffsetText:
    """The target with the words before each term that was hidden from the engine in the term's gender and number."""
    for piece in (piece for part in parts for piece in part.masked.pieces if piece.kind == "preferred"):
        at = target.text.find(piece.text)
        if at >= 0:
            replacement = terms.insert(terms.Replacement(Span(at, at + len(piece.text)), piece.text), target.text, tag)
            target = target.edit([(replacement.span, replacement.words)])
    return target


def unbroken(source: str, target: OffsetText, pair: Pair) -> OffsetText:
    """The target as one sentence again, where an abbreviation's stop inside the source made the engine begin a second one.

    >>> made = OffsetText.of("Desde las 8 a las 5 de la tarde. La calle está cerrada.")
    >>> unbroken("From 8 to 5 p.m. the road is closed.", made, Pair("en", "es")).text
    'Desde las 8 a las 5 de la tarde, la calle está cerrada.'
    """
    small = function_words.of(pair.target).every
    breaks = [match for match in _BROKEN.finditer(target.text) if match[1].casefold() in small]
    if not breaks or len(_ABBREVIATED.findall(source)) < len(breaks):
        return target
    edits = [
        edit
        for match in breaks
        for edit in (
            (Span(match.start(), match.end()), ","),
            (Span(match.start(1), match.end(1)), match[1].lower()),
        )
    ]
    return target.edit(edits)


def with_ordinals(source: str, target: OffsetText, pair: Pair) -> tuple[OffsetText, tuple[str, ...]]:
    """The target without the endings of the source's language behind its numbers (45th), and a note on each.

    >>> with_ordinals("The 45th fair.", OffsetText.of("La feria 45th."), Pair("en", "es"))[0].text
    'La feria 45.'
    """
    endings = data.section(pair.source, "shorthand").get("endings", ())
    if not endings or data.section(pair.target, "shorthand").get("endings") == endings:
        return target, ()
    ordinal = re.compile(rf"(?<![\w.,])(\d+)({'|'.join(endings)})\b")
    plain = {match[0] for match in ordinal.finditer(source) if not _NAMED.match(source, match.end())}
    places = [match for match in ordinal.finditer(target.text) if match[0] in plain]
    mark = "." if segmentation.language(pair.target).ordinals else ""
    edits = [
        (Span(*match.span(2)), "" if target.text[match.end() :].startswith(mark or "\0") else mark) for match in places
    ]
    return target.edit(edits), tuple(f"number put right: {match[1]}{mark}" for match in places)
