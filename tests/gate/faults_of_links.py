"""Faults of what links stand around: put around a name or number that both texts have, then around something else."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from tests.gate.pair import Pair

_SHARED = re.compile(r"\b(?:[A-Z][a-z]{4,}|\d{2,})\b")


def linked(pair: Pair, most: int = 1) -> Pair | None:
    """The pair with links around the first words that stand once in both texts, numbered by the source."""
    words = [m[0] for m in _SHARED.finditer(pair.source) if _once(m[0], pair.source) and _once(m[0], pair.target)][
        :most
    ]
    if len(words) < most or len(pair.source.split()) < 3 * most + 3:
        return None
    source, target = pair.source, pair.target
    for number, word in enumerate(words, 1):
        source = re.sub(rf"\b{word}", f"<{number}>{word}</{number}>", source, count=1)
        target = re.sub(rf"(?<![\w>]){word}", f"<{number}>{word}</{number}>", target, count=1)
    return replace(pair, source=source, target=target) if f"<{most}>" in target else None


def _once(word: str, text: str) -> bool:
    return text.count(word) == 1


def link_emptied(random: Random, pair: Pair) -> Pair | None:
    """The link stands around nothing, its words behind it."""
    right = linked(pair)
    return right and replace(right, target=re.sub(r"<1>(.*?)</1>", r"<1></1>\1", right.target))


def link_around_all(random: Random, pair: Pair) -> Pair | None:
    """The link stands around the whole sentence."""
    right = linked(pair)
    return right and replace(right, target=f"<1>{pair.target}</1>")


def links_exchanged(random: Random, pair: Pair) -> Pair | None:
    """Two links stand around each other's words."""
    right = linked(pair, 2)
    return right and replace(right, target=re.sub(r"(?<=[</])[12](?=>)", lambda m: "21"[int(m[0]) - 1], right.target))
