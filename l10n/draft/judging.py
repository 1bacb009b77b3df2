"""What becomes of an engine's answer: put together, put right, verified, rated."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from l10n.article.markup import MARK
from l10n.draft import alignment as aligned
from l10n.draft import centuries, confidence, failures, names, numbers, protect, quotation, shield, terms, typography
from l10n.draft.confidence import Signs
from l10n.draft.protect import Kept
from l10n.draft.sentence import Part, Sentence, Style, between, touch
from l10n.draft.traced import Traced
from l10n.model import Span, Translation

Links = tuple[tuple[Span, Span], ...]

# What no sentence of an article holds: control characters, and bidirectional overrides that hide words.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BLANK = re.compile(r"[\t\n\r\u2028\u2029]+")
_PUT_IN = "term put in: "
_LETTERS = re.compile(r"\w+")
# Numbers below this may be words in the target: "3" becomes "tres".
_WORDED = 13


@dataclass(frozen=True, slots=True)
class Candidate:
    """An answer made fit: `made` traces back to what the engine said, and `said` links the source with that.

    `faults` forbid it, `doubts` lower it; `missing` are names whose letters are gone.
    """

    made: Traced
    said: Links
    signs: Signs
    faults: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    answer: Translation | None = None
    lacking: bool = False

    @property
    def target(self) -> str:
        """The target as it stands in the draft."""
        return self.made.text

    @property
    def links(self) -> Links:
        """Links between the source and the target as it stands in the draft."""
        return tuple((here, self.made.forward(there)) for here, there in self.said)

    @property
    def confidence(self) -> float:
        """From 0 to 1; see `confidence.rate`."""
        return confidence.rate(self.signs)

    @property
    def rank(self) -> tuple[int, int, float]:
        """The greater, the better."""
        return -len(self.faults), -len(self.doubts), self.confidence


def clean(text: str) -> str:
    """An engine's words without what could harm: control characters, overrides of direction, marks of its own."""
    if _HARMFUL.search(text):
        text = _HARMFUL.sub("", text)
    return _BLANK.sub(" ", MARK.sub("", text) if "<" in text else text).strip()


def judge(sentence: Sentence, parts: Sequence[Part], answers: Sequence[Translation], style: Style) -> Candidate:
    """The answers for the parts as one candidate, verified and in the typography of the locale."""
    target, links, lost = _joined(sentence, parts, answers)
    known = [answer.score for answer in answers if answer.score is not None and math.isfinite(answer.score)]
    unknown = sum(max(0, answer.unknown) for answer in answers)
    signs = Signs(len(aligned.words(sentence.text)), sum(known) / len(known) if known else None, unknown=unknown)
    faults = list(failures.find(*_words_alone(sentence, target), style.pair)) if answers else []
    if faults and faults[0].startswith(("the engine returned nothing", "it is far longer")):
        return Candidate(Traced.of(""), (), signs, tuple(faults))
    alignment = aligned.align(sentence.text, target, links)
    hidden = shield.hide(Traced.of(target), [sentence.written.get(piece.text, piece.text) for piece in sentence.kept])
    traced = numbers.localized(sentence.text, hidden.text, style.pair.source, style.pair.target)
    traced, notes, wanting = _with_terms(sentence, traced, target, alignment)
    traced = _agreeing(parts, traced, style.pair.target)
    traced, quoted = quotation.restored(_unquoted(sentence), traced, alignment)
    traced = shield.show(typography.set_type(sentence.text, traced, style.pair.target), hidden.pieces)
    if lost or not protect.survived(sentence.kept, traced.text, sentence.written):
        faults.append("what must not be translated was lost")
    counted = _counted(sentence, traced, style)
    traced = counted.text
    faults += counted.faults
    notes += counted.notes
    doubts = list(counted.doubts)
    doubts += [f"{code.text} is not there" for code in sentence.codes if code.text not in traced.text]
    doubts += [f"the term “{one.term.translations[0]}” is not there" for one in wanting]
    missing = names.lacking(sentence.names, traced.text)
    signs = replace(
        signs,
        coverage=alignment.coverage if links else 1.0,
        ratio=failures.length_ratio(sentence.text, traced.text, style.pair),
        names=len(missing),
        repairs=len(notes) + len(quoted),
        lost=len(doubts),
    )
    answer = answers[0] if len(parts) == 1 and len(answers) == 1 else None
    lacking = any(note.startswith(_PUT_IN) for note in notes) or bool(wanting)
    return Candidate(traced, links, signs, tuple(faults), tuple(doubts), (*notes, *quoted), missing, answer, lacking)


def begun(sentence: Sentence, part: Part, answer: Translation) -> str | None:
    """What the engine said up to the first term that it lacks, with the term; nothing where none lacks or has a place."""
    text = part.masked.text
    wanted = [replace(one, span=text.forward(one.span)) for one in sentence.wanted]
    alignment = aligned.align(text.text, answer.target, answer.alignment)
    return terms.begun([one for one in wanted if one.span.end > one.span.start], text.text, alignment, answer.target)


def noted(after: Candidate, sentence: Sentence, before: Candidate) -> Candidate:
    """A candidate with a note on each term that the engine was made to write, and rated as if it had been put in."""
    asked = terms.lacking(sentence.wanted, before.answer.target) if before.answer else ()
    lack = terms.lacking(asked, after.answer.target) if after.answer else asked
    notes = [f"{_PUT_IN}{terms.form(one, sentence.text)}" for one in asked if one not in lack]
    signs = replace(after.signs, repairs=after.signs.repairs + len(notes))
    return replace(after, notes=tuple(dict.fromkeys((*notes, *after.notes))), signs=signs)


def ended(answer: Translation, text: str) -> Translation | None:
    """An answer that begins with a text, whose last word ends there; nothing where it begins otherwise.

    A model may write on at a word: "equilibrador de carga" and then "s".
    """
    if not answer.target.startswith(text):
        return None
    more = _LETTERS.match(answer.target, len(text))
    if not more:
        return answer
    traced = Traced.of(answer.target).edit([(Span(*more.span()), "")])
    moved = tuple((here, traced.forward(there)) for here, there in answer.alignment)
    return replace(answer, target=traced.text, alignment=tuple(link for link in moved if link[1].start < link[1].end))


def _unquoted(sentence: Sentence) -> str:
    """The source, as long as it is, without the quotation marks of pieces that nobody touches."""
    text = sentence.text
    for piece in sentence.kept:
        if typography.QUOTE.search(piece.text):
            text = text[: piece.span.start] + typography.QUOTE.sub("x", piece.text) + text[piece.span.end :]
    return text


def _words_alone(sentence: Sentence, target: str) -> tuple[str, str]:
    """Both sides without the pieces that are the same by intention."""
    if not sentence.kept:
        return sentence.text, target
    for piece in sentence.kept:
        target = target.replace(sentence.written.get(piece.text, piece.text), "", 1)
    return "".join(sentence.text[a:b] for a, b in between(sentence.kept, len(sentence.text))), target


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
    gone = list((Counter(compared.lost) - Counter(ordinals.said)).elements())
    doubts = [f"the number {number} is not there in digits" for number in gone if _may_be_a_word(number)]
    doubts += [f"the number {number} is not in the source" for number in compared.added]
    doubts += ["the numbers stand in another order"] * compared.moved
    return _Counted(
        ordinals.text,
        tuple(f"the number {number} was lost" for number in gone if not _may_be_a_word(number)),
        tuple(doubts),
        tuple(f"number put right: {centuries.roman(int(number))}" for number in ordinals.repaired),
    )


def _may_be_a_word(number: str) -> bool:
    return number.isdigit() and int(number) < _WORDED


def _joined(sentence: Sentence, parts: Sequence[Part], answers: Sequence[Translation]) -> tuple[str, Links, bool]:
    """The whole target, links from the sentence's text to it, and whether a kept piece was lost."""
    out, links, lost = "", [], False
    rest = iter(answers)
    for part in parts:
        out += part.gap if out else ""
        if part.literal:
            text = _literal(sentence, part)
            links.append((Span(part.start, part.start + part.masked.text.length), Span(len(out), len(out) + len(text))))
            out += text
            continue
        answer = next(rest)
        limit = 4 * len(sentence.text) + 1000  # what is longer has failed anyhow
        raw = answer.target[:limit]
        cleaned = clean(raw)
        traced = protect.unmask(part.masked, Traced.of(cleaned), sentence.written)
        lost = lost or traced is None
        traced = traced or Traced.of(cleaned)
        if cleaned == raw:  # offsets speak of the text as the engine gave it
            links += _moved(answer, part, traced, len(out))
        out += traced.text
    return out, tuple(links), lost


def _literal(sentence: Sentence, part: Part) -> str:
    """A run that no engine sees, its pieces written as the locale writes them."""
    text = protect.unmask(part.masked, part.masked.text, sentence.written)
    plain = text.text if text else part.masked.text.text
    return sentence.written.get(plain, plain)


def _moved(answer: Translation, part: Part, traced: Traced, offset: int) -> list[tuple[Span, Span]]:
    """The links of an answer as links of the whole sentence; those that point outside of their texts are left out."""
    here_end, there_end = len(part.masked.text.text), traced.length
    moved = []
    for here, there in answer.alignment:
        if not (0 <= here.start < here.end <= here_end and 0 <= there.start < there.end <= there_end):
            continue
        source = part.masked.text.back(here) if part.masked.kept else here
        target = traced.forward(there) if part.masked.kept else there
        moved.append(
            (Span(part.start + source.start, part.start + source.end), Span(offset + target.start, offset + target.end))
        )
    return moved


def _with_terms(
    sentence: Sentence, target: Traced, said: str, alignment: aligned.Alignment
) -> tuple[Traced, list[str], list[terms.Wanted]]:
    """The target with the preferred terms that lacked, notes on them, and those that found no place."""
    notes: list[str] = []
    wanting: list[terms.Wanted] = []
    edits = {target.forward(place.span): place.words for place in terms.respelled(sentence.wanted, said)}
    for one in terms.missing(sentence.wanted, sentence.text, alignment, said):
        found = terms.place(one, sentence.text, alignment, said)
        span = target.forward(found.span) if found else None
        if not found or span is None:
            wanting.append(one)
            continue
        put = terms.put_in(terms.Place(span, found.words), target.text, one.locale)
        if any(touch(put.span, old) for old in edits):
            wanting.append(one)
            continue
        edits[put.span] = put.words
        notes.append(f"{_PUT_IN}{found.words}")
    return target.edit(sorted(edits.items(), key=lambda item: item[0].start)), notes, wanting


def _agreeing(parts: Sequence[Part], target: Traced, tag: str) -> Traced:
    """The target with the words before each term that was hidden from the engine in the term's gender and number."""
    for kept in (kept for part in parts for kept in part.masked.kept if kept.kind == "preferred"):
        at = target.text.find(kept.text)
        if at >= 0:
            put = terms.put_in(terms.Place(Span(at, at + len(kept.text)), kept.text), target.text, tag)
            target = target.edit([(put.span, put.words)])
    return target


def troubled(sentence: Sentence, candidate: Candidate, style: Style, copied: Sequence[str]) -> tuple[Kept, ...]:
    """The pieces of a sentence to hide when it is asked again: its numbers where one went wrong, terms without a place,
    names to be copied.
    """
    kept = [
        Kept(one.span, terms.form(one, sentence.text), "preferred")
        for one in terms.lacking(sentence.wanted, candidate.target)
    ]
    wrong = any(reason.startswith("the number") for reason in (*candidate.faults, *candidate.doubts))
    for match in numbers.spans(sentence.text) if wrong else ():
        text = sentence.text[match.start : match.end]
        kept.append(Kept(match, numbers.written(text, style.pair.source, style.pair.target), "number"))
    kept += [code for code in sentence.codes if code.text not in candidate.target]
    for name in copied:
        at = sentence.text.find(name)
        kept.append(Kept(Span(at, at + len(name)), name, "name"))
    kept.sort(key=lambda piece: (piece.span.start, -piece.span.end))
    out: list[Kept] = []
    for piece in kept:
        if not out or piece.span.start >= out[-1].span.end:
            out.append(piece)
    return tuple(out)
