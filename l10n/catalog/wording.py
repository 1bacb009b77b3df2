"""What is different between two wordings of a sentence, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Indel

from l10n.dataclass import dataclass
from l10n.language.scripts import unspaced_letter
from l10n.late_pattern import late_pattern

_TOKEN = late_pattern(r"\s+|</?\d+/?>|[^\W_]+|.", re.DOTALL)
_LONGEST = (
    4_000  # words; a text longer than that is shown as removed and added whole, as comparing takes words times words
)


@dataclass(frozen=True, slots=True)
class WordingRun:
    """A run of text: the `same` in both wordings, `removed` from the old or `added` by the new one."""

    kind: str
    text: str


def compare(old: str, new: str) -> tuple[WordingRun, ...]:
    """The parts of both wordings in order; a removed one stands before what was put in its place.

    >>> [(part.kind, part.text) for part in compare("The dam held.", "The dam broke.")]
    [('same', 'The dam '), ('removed', 'held'), ('added', 'broke'), ('same', '.')]
    """
    before, after = _tokens(old), _tokens(new)
    if max(len(before), len(after)) > _LONGEST:
        return tuple(part for part in (WordingRun("removed", old), WordingRun("added", new)) if part.text)
    return tuple(_joined(_parts(before, after)))


def _tokens(text: str) -> list[str]:
    return [part for token in _TOKEN.findall(text) for part in (token if unspaced_letter().match(token) else [token])]


def _parts(before: list[str], after: list[str]) -> Iterator[WordingRun]:
    for step in Indel.opcodes(before, after):
        removed = "".join(before[step.src_start : step.src_end])
        if step.tag == "equal":
            yield WordingRun("same", removed)
            continue
        if removed:
            yield WordingRun("removed", removed)
        if step.dest_end > step.dest_start:
            yield WordingRun("added", "".join(after[step.dest_start : step.dest_end]))


def _joined(parts: Iterator[WordingRun]) -> Iterator[WordingRun]:
    """The parts with a lone space between two changes taken into them, so that a changed phrase reads as one."""
    removed = added = ""
    space = ""
    for part in parts:
        if part.kind == "same" and part.text.isspace() and (removed or added):
            space += part.text
            continue
        if part.kind == "same":
            yield from _changed(removed, added)
            yield WordingRun("same", space + part.text)
            removed = added = space = ""
        else:
            removed, added, space = removed + space, added + space, ""
            removed += part.text if part.kind == "removed" else ""
            added += part.text if part.kind == "added" else ""
    yield from _changed(removed, added)
    if space:
        yield WordingRun("same", space)


def _changed(removed: str, added: str) -> Iterator[WordingRun]:
    if removed:
        yield WordingRun("removed", removed)
    if added:
        yield WordingRun("added", added)


def mark(parts: tuple[WordingRun, ...]) -> str:
    """The parts as one line of plain text.

    >>> mark(compare("The dam held.", "The dam broke."))
    'The dam [-held-]{+broke+}.'
    """
    brackets = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
    return "".join(f"{brackets[part.kind][0]}{part.text}{brackets[part.kind][1]}" for part in parts)
