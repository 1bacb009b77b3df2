"""The difference of two sources, word by word, as a translator wants to see it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

SAME, REMOVED, ADDED = "same", "removed", "added"
MOST_TOKENS = (
    3_000  # both texts together; the comparison is quadratic at worst, and 3,000 tokens need a tenth of a second
)
_TOKEN = re.compile(r"</?\d+/?>|\w+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text that is in both sources, was removed, or was added."""

    kind: str
    text: str


def runs(old: str, new: str) -> tuple[Run, ...]:
    """The runs of both texts in reading order; those that are not *added* join to the old text, not *removed* to the new.

    >>> [(run.kind, run.text) for run in runs("Two bridges closed.", "Six bridges closed.")]
    [('removed', 'Two'), ('added', 'Six'), ('same', ' bridges closed.')]
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(before) + len(after) > MOST_TOKENS:
        return tuple(run for run in (Run(REMOVED, old), Run(ADDED, new)) if run.text)
    return tuple(run for run in _compared(before, after) if run.text)


def _compared(before: list[str], after: list[str]) -> Iterator[Run]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            yield Run(SAME, "".join(before[start:end]))
        else:
            yield Run(REMOVED, "".join(before[start:end]))
            yield Run(ADDED, "".join(after[new_start:new_end]))
