"""Quotation marks that an engine dropped, put back around the words that stand for the quoted ones."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.dataclass import dataclass
from l10n.draft.offset_text import OffsetText
from l10n.draft.typography import QUOTE
from l10n.engines import alignment as aligned
from l10n.engines.alignment import Alignment
from l10n.language import function_words
from l10n.language.form import form
from l10n.late_pattern import late_pattern
from l10n.model import Span


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A run of quoted words of a sentence. A quotation of several sentences opens in one and closes in another."""

    words: Span
    opens: bool = True
    closes: bool = True


def restored(source: str, target: OffsetText, alignment: Alignment) -> tuple[OffsetText, tuple[str, ...]]:
    """The target with the quotation marks of the source around the words that stand for the quoted ones, and a note.

    Only where the engine gave another number of marks; where no place is sure the target stays as it is. `alignment` is
    of the target before it was changed.
    """
    expected = len(QUOTE.findall(source))
    if not expected or expected == len(QUOTE.findall(target.text)):
        return target, ()
    placed = _placed(source, target.sub(QUOTE, ""), alignment)
    return (target, ()) if placed is None else (placed, ("quotation marks put back",))


def going_on(source: str, target: OffsetText, tag: str) -> OffsetText:
    """The target whose quoted words begin small where the source's do and go on in its sentence: engines begin sentences there.

    >>> drafted = OffsetText.of('Dijo que el puerto "No está cerca" y que "Londres calla".')
    >>> going_on('He said the port "will not close" and that "they" are silent.', drafted, "es").text
    'Dijo que el puerto "no está cerca" y que "Londres calla".'
    """
    marks, target_marks = list(QUOTE.finditer(source)), list(QUOTE.finditer(target.text))
    if not marks or len(marks) != len(target_marks) or form(tag).nouns_have_capitals:
        return target
    grammar = function_words.of(tag).every
    edits = [
        (Span(word.start(), word.start() + 1), word[0][0].lower())
        for mark, target_mark in zip(marks[::2], target_marks[::2], strict=True)
        if source[mark.end() : mark.end() + 1].islower()
        and _GOES_ON.search(target.text, 0, target_mark.start())
        and (word := _WORD.match(target.text, target_mark.end()))
        and word[0] == word[0].capitalize()
        and word[0].lower() in grammar
    ]
    return target.edit(edits) if edits else target


_GOES_ON = late_pattern(r"[^\W\d_] \Z")
"""What stands before a quotation in a sentence that goes on: a word, and no colon."""
_WORD = late_pattern(r"[^\W\d_]+")


def doubled(text: str) -> str:
    r"""A text whose single quotation marks are double ones, as long as before: engines take single ones for apostrophes.

    >>> doubled("‘We lost everything’: the boys’ dogs’ fate, ’90s, 'what's gone' they'd say")
    '“We lost everything”: the boys’ dogs’ fate, ’90s, "what\'s gone" they\'d say'
    """
    openings = list(_OPENS.finditer(text))
    if not openings or QUOTE.search(text):
        return text  # inside of double ones they are inner ones
    marks = list(text)
    for match, after in zip(openings, [*(each.start() for each in openings[1:]), len(text)], strict=True):
        closings = list(_CLOSES.finditer(text, match.end(), after))
        sure = [each for each in closings if each["sure"]] or closings
        if sure:
            single = match[0] == "'"
            marks[match.start()], marks[sure[0].start()] = ('"', '"') if single else ("“", "”")
    return "".join(marks)


# A word behind the mark, no decade ('90s); a mark behind the end of a word, surely one where something ends as well.
_OPENS = late_pattern(r"(?<![^\s(\[—–-])['‘](?=[^\W\d_])(?!em\b|til\b|tis\b)")
_CLOSES = late_pattern(r"(?<=[\w.,!?…])['’](?:(?P<sure>(?=[\s.,:;!?)]*$)|(?<=[.,!?…]['’])|(?=[,:;.!?)]))|(?!\w))")


def _quoted(source: str) -> Iterator[_Quoted]:
    """The quoted runs of a sentence: between two marks, before a mark that closes alone, after one that opens alone."""
    opened: int | None = None
    for match in QUOTE.finditer(source):
        if opened is not None:
            yield _Quoted(Span(opened, match.start()))
            opened = None
        elif _closes(source, match.start()):
            yield _Quoted(Span(0, match.start()), opens=False)
        else:
            opened = match.end()
    if opened is not None:
        yield _Quoted(Span(opened, len(source)), closes=False)


def _closes(source: str, at: int) -> bool:
    """Whether the mark at an offset ends words: something stands before it, and no letter or digit after it."""
    return bool(source[:at].strip()) and not source[at - 1].isspace() and not source[at + 1 : at + 2].isalnum()


def _placed(source: str, target: OffsetText, alignment: Alignment) -> OffsetText | None:
    """A target without quotation marks with all marks of the source; nothing where one has no place."""
    edits: list[tuple[Span, str]] = []
    for quoted in _quoted(source):
        words = aligned.inside(alignment.source, quoted.words.start, quoted.words.end)
        window, _ = aligned.window(aligned.votes(alignment, words), range(len(alignment.target)))
        if not window:
            return None
        start = 0 if not quoted.opens else target.forward(alignment.target[window.start]).start
        end = len(target.text) if not quoted.closes else target.forward(alignment.target[window.stop - 1]).end
        if quoted.opens and not source[: quoted.words.start - 1].strip():
            start = len(target.text) - len(target.text.lstrip())
        if end <= start or (edits and start < edits[-1][0].end):
            return None
        last = source[quoted.words.end - 1 : quoted.words.end]
        if quoted.closes and last in ".,!?…" and target.text[end : end + 1] in {".", ",", "!", "?", "…"}:
            end += 1
        edits += [(Span(start, start), '"')] * quoted.opens + [(Span(end, end), '"')] * quoted.closes
    return target.edit(edits) if edits else None
