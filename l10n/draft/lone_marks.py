"""Marks that wrap nothing: where punctuation says that they stand, and the spaces around them."""

from __future__ import annotations

import re

from l10n.draft.inline import CLOSING, Node
from l10n.late_pattern import late_pattern

_CLOSING = late_pattern(r"[^\w\s\"'“”„«»‘’(\[{¿¡<-]")


def by_punctuation(source: str, at: int, target: str, bounds: tuple[int, int]) -> int | None:
    """The place in `target[start:end]` that the punctuation around a mark of the source names; nothing where none does.

    A mark at the end of a sentence stays before its full stop, one between two commas stays between them.

    >>> by_punctuation("The motto is .", 13, "El lema es.", (0, 11))
    10
    >>> by_punctuation("The town, , is old.", 10, "La ciudad, , es vieja.", (0, 22))
    10
    """
    start, end = bounds
    before, after = source[:at].rstrip(), source[at:].lstrip()
    closing = _CLOSING.match(after)
    if not closing:
        return None
    if not any(c.isalnum() for c in after):
        stop = target[start:end].rstrip()
        while stop and not stop[-1].isalnum():
            stop = stop[:-1]
        tail = _CLOSING.search(target, start + len(stop), end)
        return tail.start() if stop and tail else None
    if not _CLOSING.match(before[-1:]):
        return _same_sign(source, len(source) - len(after), target, bounds)
    near = at / max(1, len(source)) * len(target)
    same = rf"{re.escape(before[-1])}(?=\s*{re.escape(closing[0])})"
    for pattern in (same, rf"{_CLOSING.pattern}(?=\s+{_CLOSING.pattern})"):  # the other script has signs of its own
        places = [pair.end() for pair in re.compile(pattern).finditer(target, start, end)]
        if places:
            return min(places, key=lambda place: abs(place - near))
    return None


def _same_sign(source: str, at: int, target: str, bounds: tuple[int, int]) -> int | None:
    """The place before the target's sign that is the source's, where both have as many; nothing else."""
    sign = re.compile(re.escape(source[at]))
    ours = [match.start() for match in sign.finditer(source)]
    theirs = [match.start() for match in sign.finditer(target)]
    if len(ours) != len(theirs):
        return None
    place = theirs[ours.index(at)]
    return place if bounds[0] <= place <= bounds[1] else None


def written(node: Node, plain: str, source: str, target: str, at: int) -> tuple[str, int]:
    """The mark with spaces as the source has them, behind `plain`, and where the target goes on.

    A break without spaces took one away when the text was made bare: it goes again.
    """
    mark = node.opening + node.closing
    follows, precedes = source[node.start : node.start + 1], source[node.start - 1 : node.start]
    here = target[at : at + 1]
    if not 0 < at < len(target):
        return " " * (node.before and bool(plain) and not plain[-1:].isspace()) + mark, at
    if not node.before and not node.after and here.isspace() and not plain[-1:].isspace():
        return mark, at + ((precedes.isalnum() or precedes in CLOSING) and follows == " ")
    stops = bool(_CLOSING.match(follows))
    remainder = target[at:].lstrip()
    if stops and not node.after and _CLOSING.match(remainder):
        at, here = len(target) - len(remainder), remainder[0]
    apart = (node.after and not here.isspace()) or (stops and here.isalnum())
    return " " * (node.before and not plain[-1:].isspace()) + mark + " " * apart, at
