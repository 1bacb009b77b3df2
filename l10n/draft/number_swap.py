"""A fuzzy match whose source differs from the wanted one in numbers alone gets the wanted numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"\d+(?:[.,:\u00a0\u202f]\d+)*")


@dataclass(frozen=True, slots=True)
class Swap:
    """A target after the exchange, and the numbers put into it; both as before where nothing could be exchanged safely."""

    text: str
    swapped: tuple[str, ...] = ()


def swap_numbers(source: str, wanted: str, target: str) -> Swap:
    """The target of `source` as a target of `wanted`, where the two differ in numbers alone and each stands once in it.

    >>> swap_numbers("Bus No. 10 is late.", "Bus No. 12 is late.", "El autobús n.º 10 llega tarde.").text
    'El autobús n.º 12 llega tarde.'
    """
    old, new = _NUMBER.findall(source), _NUMBER.findall(wanted)
    if len(old) != len(new) or _NUMBER.sub("0", source) != _NUMBER.sub("0", wanted):
        return Swap(target)
    changes = {before: after for before, after in zip(old, new, strict=True) if before != after}
    there = _NUMBER.findall(target)
    ambiguous = any(there.count(before) != 1 or old.count(before) != 1 for before in changes)
    if not changes or ambiguous:
        return Swap(target)
    return Swap(_NUMBER.sub(lambda match: changes.get(match[0], match[0]), target), tuple(changes.values()))
