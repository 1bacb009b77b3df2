"""The house typography of a locale, given to drafts alone: quotation marks, apostrophes, dashes, spacing, capitals, stops."""

from __future__ import annotations

import re
from functools import cache

from l10n import langtag
from l10n.draft.offset_text import OffsetText
from l10n.language import letter_case
from l10n.language.form import form, quotes
from l10n.late_pattern import late_pattern
from l10n.model import Span

QUOTE = late_pattern(r"[\"“”„‟«»]")
_STRAIGHT = late_pattern(r"[\"“”„‟«»‹›]|(?<!\w)['‘‚](?=\w)|(?<=[\w.,!?…])['’](?!\w)")
_APOSTROPHE = late_pattern(r"(?<=\w)['´`](?=\w)")
_SPACED_DASH = late_pattern(r"(?<=\S)[ \u00a0](?:-|--|–|—)[ ](?=\S)")
_JOINED_DASH = late_pattern(r"(?<=[^\W\d])\u2014(?=[^\W\d])")
_SPACE_BEFORE = late_pattern(r"(?<=[\w»”\"'’)])[ \u00a0\u202f]+(?=[,.;:!?](?:\s|$))")
_DOUBLED = late_pattern(r" {2,}")
_CLOSING = "\"”’'»“)]›"
_STOP = late_pattern(rf"[.!?…։:;؟۔。।？！]+[{re.escape(_CLOSING)}\u00a0\u202f ]*$")

_COMMA_INSIDE = late_pattern(r"([,،])([”“»\"])(?=\s|$)")
_ABBREVIATED = late_pattern(r"(?<!\w)\w{1,3}\.$")  # "EE. UU.", "S. A.": the stop is the word's own


def set_type(source: str, target: OffsetText, tag: str) -> OffsetText:
    """A plain target in the typography of its locale; `source` is the plain source, `tag` the target's language.

    >>> set_type("Why now?", OffsetText.of("por qué ahora ?"), "es").text
    '¿Por qué ahora?'
    """
    if langtag.is_pseudo(tag):
        return target
    language = langtag.language(tag)
    text = target.sub(_DOUBLED, " ").sub(_SPACE_BEFORE, "")
    text = _end(source, text, tag)
    text = _quotes(text, tag)
    if language != "en":  # the comma that English writes before a closing mark follows it elsewhere: «…», dijo
        text = text.sub(_COMMA_INSIDE, r"\2\1")
    if "'" in text.text or "´" in text.text or "`" in text.text:
        text = text.sub(_APOSTROPHE, form(tag).apostrophe)
    text = _dashes(text, tag)
    text = _spaces(source, _inner_stops(_opened(_no_breaks(text, tag), tag), tag))
    return _capital(source, text, tag)


def _end(source: str, text: OffsetText, tag: str) -> OffsetText:
    """A full stop where the source has one, none where it has none, in the language's own form."""
    had, has = _STOP.search(source), _STOP.search(text.text)
    stop = form(tag).stop[0]
    if had and had[0][0] == "." and not had[0].startswith("..") and not has and text.text:
        at = len(text.text)
        closing = text.text[-1] in '"”»' and source[-1:] in '"”»'
        return text.edit([(Span(at - closing, at - closing), stop)])
    if not had and has and has[0] in {".", stop} and source[-1:].isalnum() and not _ABBREVIATED.search(text.text):
        return text.edit([(Span(has.start(), len(text.text)), "")])
    if stop != "." and has and has[0].startswith(".") and not has[0].startswith(".."):
        return text.edit([(Span(has.start(), has.start() + 1), stop)])
    return text


def _quotes(text: OffsetText, tag: str) -> OffsetText:
    """The quotation marks of the locale, the inner pair inside another; a mark that opens or closes alone stays so."""
    marks = list(_STRAIGHT.finditer(text.text))
    if not marks:
        return text
    opening, closing, inner, inner_closing = quotes(tag)
    edits, depth = [], 0
    for match in marks:
        if _opens(text.text, match.start(), depth):
            new = opening if depth == 0 else inner
            depth += 1
        elif match[0] in "'’" and depth == 0:
            continue  # an apostrophe at a word's end
        else:
            new = closing if depth <= 1 else inner_closing
            depth = max(0, depth - 1)
        edits.append((Span(*match.span()), new))
    return text.edit([(span, new) for span, new in edits if text.text[span.start : span.end] != new])


def _opens(text: str, at: int, depth: int) -> bool:
    """Whether the quotation mark at an offset opens: nothing or white space before it, and no white space after it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in "«„‚":
        return not (text[at] == "«" and depth and not before.isspace() and before not in "([")
    if text[at] == "»":
        return False
    return (not before or before.isspace() or before in '([—–-¿¡«“„"') and bool(after) and not after.isspace()


def _dashes(text: OffsetText, tag: str) -> OffsetText:
    """A hyphen or dash between spaces as the language's dash; a dash that joins words gets spaces where they are usual."""
    if " -" not in text.text and "–" not in text.text and "—" not in text.text:
        return text
    dash = form(tag).dash
    if not form(tag).joined_dash:
        text = text.sub(_JOINED_DASH, f" {dash} ")
    return text.sub(_SPACED_DASH, f" {dash} ")


def _no_breaks(text: OffsetText, tag: str) -> OffsetText:
    """No-break spaces before high marks (thin ones, except before a colon) and inside guillemets, where they are usual."""
    style = form(tag)
    if thin := "".join(mark for mark in style.high if mark != ":"):
        text = text.sub(_high(thin), "\u202f\\1")
    if ":" in style.high:
        text = text.sub(_HIGH_COLON, "\u00a0:")
    return text.sub(_OPEN, "«\u00a0").sub(_CLOSE, "\u00a0»") if style.spaced_guillemets else text


@cache
def _high(marks: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=[\w)»’%…])[ \u00a0\u202f]*([{re.escape(marks)}]+)(?=[\s\u00a0»]|$)")


_HIGH_COLON = late_pattern(r"(?<=[\w)»])[ \u00a0\u202f]*:(?=\s|$)")
_OPEN = late_pattern(r"«[ \u00a0\u202f]*(?=\S)")
_CLOSE = late_pattern(r"(?<=[^\s\u00a0\u202f])[ \u00a0\u202f]*»")


def _opened(text: OffsetText, tag: str) -> OffsetText:
    """The marks that open questions and exclamations (¿ and ¡) where a sentence closes with one and opens with none."""
    opens = dict(zip("?!", form(tag).opens, strict=True))
    edits = []
    start = 0
    for match in _ENDS.finditer(text.text) if any(opens.values()) else ():
        piece = text.text[start : match.end()]
        mark = opens.get(match[0][0], "")
        if mark and mark not in piece and any(c.isalpha() for c in piece):
            at = start + len(piece) - len(piece.lstrip(' "«“‘([—\u00a0'))
            edits.append((Span(at, at), mark))
        start = match.end()
    return text.edit(edits) if edits else text


_ENDS = late_pattern(r"[?!]+|[.…](?=[\s»”\"]|$)")


def _inner_stops(text: OffsetText, tag: str) -> OffsetText:
    """The Armenian full stop at the end of inner sentences too, without a space before it."""
    return text.sub(_ARMENIAN_STOP, "։") if form(tag).stop[0] == "։" else text


_ARMENIAN_STOP = late_pattern(r"(?<=[\u0561-\u0587»])\s?[.:](?=\s+[\u0531-\u0556«])|(?<=\w)\s+։")


def _spaces(source: str, text: OffsetText) -> OffsetText:
    """The no-break spaces of the source between the same words in the target."""
    if "\u00a0" not in source and "\u202f" not in source:
        return text
    for match in _NO_BREAK.finditer(source):
        before, space, after = match.groups()
        text = text.sub(re.compile(rf"(?<!\w){re.escape(before)} {re.escape(after)}(?!\w)"), f"{before}{space}{after}")
    return text


_NO_BREAK = late_pattern(r"(?<![^\W])(\w+[.]?)([\u00a0\u202f])(?=(\w+))")


def _capital(source: str, text: OffsetText, tag: str) -> OffsetText:
    """The first letter as the source has it; everything in capitals where the source is."""
    if source.isupper() and " " in source and not text.text.isupper() and sum(map(str.isalpha, source)) > 7:
        return text.edit(
            [
                (Span(i, i + 1), letter_case.upper(c, tag))
                for i, c in enumerate(text.text)
                if c != letter_case.upper(c, tag)
            ]
        )
    first_letter = next((i for i, c in enumerate(text.text) if c.isalnum()), None)
    here = next((c for c in source if c.isalnum()), "")
    if (
        first_letter is None
        or not here.isupper()
        or not text.text[first_letter].islower()
        or langtag.language(tag) == "ka"
    ):
        return text  # Georgian has no capitals in sentences
    word = re.match(r"\w+", text.text[first_letter:])
    if word and not word[0].islower():
        return text  # iPhone, eBay
    return text.edit([(Span(first_letter, first_letter + 1), letter_case.capital(text.text[first_letter], tag))])
