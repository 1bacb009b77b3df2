"""Marks: the placeholders `<1>`, `</1>` and `<1/>` that stand for inline markup in texts.

A block numbers its marks in its own order; a unit numbers them again from 1, so that a link added to one sentence does not
change the next one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from l10n.late_pattern import late_pattern
from l10n.model import Block, InlineKind

MARK = late_pattern(r"<(?P<close>/?)(?P<index>[1-9][0-9]{0,3})(?P<alone>/?)>")
"""One mark. Text of an article that looks like one is itself kept as a mark, so that nothing is ambiguous."""


def strip(text: str) -> str:
    """The text without its marks.

    >>> strip("Mayor <1>Ana Ruiz</1> resigned.<2/>")
    'Mayor Ana Ruiz resigned.'
    """
    return MARK.sub("", text) if "<" in text else text


def shown(block: Block, text: str = "") -> str:
    """The words of a block, or another text with its marks, as a reader sees them: a line break parts two words."""
    breaks = {inline.mark for inline in block.inlines if _BREAK.match(inline.html or inline.raw)}
    return MARK.sub(lambda mark: " " if mark[0] in breaks else "", text or block.text)


_BREAK = late_pattern(r"<br\b| \Z", re.IGNORECASE)
_UNSEEN = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and signs by their category, blank to the eye


def is_blank(text: str) -> bool:
    """Whether nobody sees a word in a text: marks, white space and invisible characters alone.

    >>> is_blank("<1>\u200b</1> "), is_blank("—")
    (True, False)
    """
    return all(char in _UNSEEN or unicodedata.category(char)[0] in "CZ" for char in strip(text))


def marks(text: str) -> tuple[str, ...]:
    """The marks of a text in order.

    >>> marks("Mayor <1>Ana Ruiz</1> resigned.<2/>")
    ('<1>', '</1>', '<2/>')
    """
    return tuple(match[0] for match in MARK.finditer(text))


def kind(match: re.Match[str]) -> InlineKind:
    """Whether a match of `MARK` opens, closes or stands alone."""
    if match["alone"]:
        return InlineKind.ALONE
    return InlineKind.CLOSE if match["close"] else InlineKind.OPEN


def renumber(text: str) -> tuple[str, Mapping[int, int]]:
    """The text with its marks counted from 1 in order of appearance, and the old index of each new one.

    >>> renumber("He <4>denied</4> it.<7/>")
    ('He <1>denied</1> it.<2/>', {1: 4, 2: 7})
    """
    if "<" not in text:
        return text, {}
    new: dict[int, int] = {}

    def count(match: re.Match[str]) -> str:
        index = new.setdefault(int(match["index"]), len(new) + 1)
        return f"<{match['close']}{index}{match['alone']}>"

    return MARK.sub(count, text), {index: old for old, index in new.items()}


def restore(text: str, old: Mapping[int, int]) -> str:
    """The text of a unit with the numbers of its block again; a mark that the block does not have stays as it is.

    >>> restore("<1>Negó</1> todo.<2/>", {1: 4, 2: 7})
    '<4>Negó</4> todo.<7/>'
    """
    return MARK.sub(lambda m: f"<{m['close']}{old.get(int(m['index']), int(m['index']))}{m['alone']}>", text)


def skeleton(text: str) -> str:
    """The words of a text with the places of its marks, whatever they are: what other tools leave of a sentence.

    >>> skeleton("It is the <4>third</4>  one.") == skeleton("It is the <1/>third<2/> one.")
    True
    """
    return " ".join(MARK.sub("\0", text).split())


def transfer(target: str, source: str, new_source: str) -> str:
    """The target of one source with the marks of another that has as many, each for the one in its place.

    >>> transfer("Es el <1/>tercer<2/> accidente.", "It is the <1/>third<2/> accident.", "The <1>third</1> accident.")
    'Es el <1>tercer</1> accidente.'
    """
    theirs, ours = marks(source), marks(new_source)
    if theirs == ours or len(theirs) != len(ours):
        return target
    place = dict(zip(theirs, ours, strict=True))
    return MARK.sub(lambda match: place.get(match[0], match[0]), target)


def fit(target: str, new_source: str) -> str:
    """The target without marks that a source does not have, and each of the others once.

    >>> fit("Nadie <1/>resultó <2>herido</2>.<2>", "Nobody was <2>hurt</2>.")
    'Nadie resultó <2>herido</2>.'
    """
    left = list(marks(new_source))
    out, end = "", 0
    for match in MARK.finditer(target):
        out, end = out + target[end : match.start()], match.end()
        if match[0] in left:
            left.remove(match[0])
            out += match[0]
        elif out[-1:] in ("", " ") and target[end : end + 1] == " ":
            end += 1
    return out + target[end:]


def faults(source: str, target: str) -> Sequence[str]:
    """What is wrong with the marks of a target: missing, doubled, unknown or crossed; empty when all is well.

    >>> faults("He <1>denied</1> it.", "Lo <1>negó.")
    ['</1> is missing']
    """
    source_marks, target_marks = marks(source), marks(target)
    problems = [f"{mark} is missing" for mark in source_marks if mark not in target_marks]
    problems += [f"{mark} is not in the source" for mark in dict.fromkeys(target_marks) if mark not in source_marks]
    problems += [
        f"{mark} stands {target_marks.count(mark)} times"
        for mark in dict.fromkeys(target_marks)
        if mark in source_marks and target_marks.count(mark) > source_marks.count(mark)
    ]
    return problems or _crossed(source, target)


def _crossed(source: str, target: str) -> Sequence[str]:
    """Pairs that close in another order than they opened. A half of a pair whose other half is elsewhere counts not."""
    whole = {m["index"] for m in MARK.finditer(source) if kind(m) is InlineKind.OPEN} & {
        m["index"] for m in MARK.finditer(source) if kind(m) is InlineKind.CLOSE
    }
    pending: list[str] = []
    for match in MARK.finditer(target):
        if match["index"] not in whole or kind(match) is InlineKind.ALONE:
            continue
        if kind(match) is InlineKind.OPEN:
            pending.append(match["index"])
        elif not pending or pending.pop() != match["index"]:
            return [f"{match[0]} closes what is not open"]
    return []


def note_reference(label: str) -> str:
    """The sign of a footnote in a page of HTML, which leads to `fn-<label>`; `label` is escaped already.

    >>> note_reference("1")
    '<sup><a href="#fn-1" id="ref-1" role="doc-noteref">1</a></sup>'
    """
    return f'<sup><a href="#fn-{label}" id="ref-{label}" role="doc-noteref">{label}</a></sup>'
