"""The answers for the parts of a sentence as one text, cleaned, its kept pieces back in their places."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Sequence

from l10n.dataclass import dataclass
from l10n.draft import placeholders
from l10n.draft.offset_text import OffsetText
from l10n.draft.sentence import Sentence, SentencePart
from l10n.late_pattern import late_pattern
from l10n.markup import MARK
from l10n.model import Span, Translation

Links = tuple[tuple[Span, Span], ...]

# What no sentence of an article holds: control characters (except in letters that were decoded wrongly, which is told by
# them), and bidirectional overrides that hide words.
_HARMFUL = late_pattern(
    "(?<![ÃÂÐÑâ])[\x80-\x9f]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff]"
)
_TERMINAL = late_pattern(r"\x1b\[[0-9;]*[A-Za-z]")  # colours of a terminal
_ENTITY = late_pattern(r"&(?:[A-Za-z]{2,8}|#\d{2,7}|#x[0-9A-Fa-f]{2,6});")
_BLANK = late_pattern(r"[\t\n\r\u2028\u2029]+")


def clean(text: str) -> str:
    """An engine's words without what could harm: control characters, overrides of direction, marks of its own."""
    if _HARMFUL.search(text):
        text = _HARMFUL.sub("", _TERMINAL.sub("", text))
    text = unicodedata.normalize("NFC", text)  # a letter and its accent are one, as everywhere else
    return _BLANK.sub(" ", MARK.sub("", text) if "<" in text else text).strip()


@dataclass(frozen=True, slots=True)
class Joined:
    """The whole target, links from the sentence's text to it, whether a kept piece was lost, and whether an answer had
    several lines.
    """

    text: str
    links: Links
    lost: bool
    lines: bool


def join(sentence: Sentence, parts: Sequence[SentencePart], answers: Sequence[Translation]) -> Joined:
    """The answers for all parts that are asked of the engine, in order, with the literal ones between."""
    out, lost, lines = "", False, False
    links: list[tuple[Span, Span]] = []
    remaining = iter(answers)
    for part in parts:
        out += part.gap if out else ""
        if part.literal:
            text = _literal(sentence, part)
            links.append((Span(part.start, part.start + part.masked.text.length), Span(len(out), len(out) + len(text))))
            out += text
            continue
        answer = next(remaining)
        limit = 4 * part.masked.text.length + 1000  # what is longer has failed anyhow
        raw = answer.target[:limit]
        lines = lines or "\n" in raw.strip()
        cleaned = clean(raw)
        if _ENTITY.search(cleaned) and not _ENTITY.search(sentence.text):
            cleaned = clean(html.unescape(cleaned))
        traced = placeholders.unmask(part.masked, OffsetText.of(cleaned), sentence.written)
        lost = lost or traced is None
        traced = traced or OffsetText.of(cleaned)
        if cleaned == raw:  # offsets speak of the text as the engine gave it
            links += _moved(answer, part, traced, len(out))
        traced = _clause(sentence, part, traced, last=part is parts[-1])
        out += traced.text
    return Joined(out, tuple(links), lost, lines)


def _clause(sentence: Sentence, part: SentencePart, traced: OffsetText, *, last: bool) -> OffsetText:
    """The answer for a clause, which an engine writes as a sentence: without its capital and its stop inside the whole."""
    text = part.masked.text.text
    first = _FIRST.match(traced.text)
    if part.start and text[:1].islower() and first and first[0] not in sentence.text:
        traced = traced.edit([(Span(0, 1), traced.text[0].lower())])
    if not last and (_ABBREVIATED.search(text) or not text.endswith(".")):
        traced = traced.sub(_STOP, "")
    return traced


_FIRST = late_pattern(r"[^\W\d_](?=[^\W\d_]*[ ,])[^\W\d_]*")
_ABBREVIATED = late_pattern(r"\b[ap]\.m\.$")
_STOP = late_pattern(r"(?<![.\s])(?<!\.\w)\.$")


def _literal(sentence: Sentence, part: SentencePart) -> str:
    """A run that no engine sees, its pieces written as the locale writes them."""
    text = placeholders.unmask(part.masked, part.masked.text, sentence.written)
    plain = text.text if text else part.masked.text.text
    return sentence.written.get(plain, plain)


def _moved(answer: Translation, part: SentencePart, traced: OffsetText, offset: int) -> list[tuple[Span, Span]]:
    """The links of an answer as links of the whole sentence; those that point outside of their texts are left out."""
    here_end, target_end = len(part.masked.text.text), traced.length
    moved = []
    for here, target_span in answer.alignment:
        if not (0 <= here.start < here.end <= here_end and 0 <= target_span.start < target_span.end <= target_end):
            continue
        source = part.masked.text.back(here)
        target = traced.forward(target_span) if part.masked.pieces else target_span
        moved.append(
            (Span(part.start + source.start, part.start + source.end), Span(offset + target.start, offset + target.end))
        )
    return moved
