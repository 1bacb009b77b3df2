"""What drafting is told of languages by the checks, which stand to its right: the stage asks them for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from l10n.language import exonyms
from l10n.model import Span

Alike = Callable[[str, str], float]
"""What it costs to read a name of the source as a word of the target, for each of its sounds; 0 is the same name."""


def nearly(name: str, word: str) -> float:
    """The cost by letters alone, for languages of one script.

    >>> nearly("Kravets", "Kravets") < nearly("Yuldashev", "Yuldahev") < 0.1 < nearly("Maria", "Marta")
    True
    """
    return 1.0 - exonyms.likeness(name, word)


def _no_values(_target: str) -> Collection[float]:
    return ()


def _nothing(_source: str, _target: str) -> Sequence[str]:
    return ()


def _no_spans(_source: str, _target: str) -> Sequence[Span]:
    return ()


@dataclass(frozen=True, slots=True)
class Advice:
    """What `alike` names sound like, the `values` that words of a target can mean, what speaks `against` a target, and the
    words of it that are said `twice` by mistake, with the space before them.
    """

    alike: Alike = nearly
    values: Callable[[str], Collection[float]] = _no_values
    against: Callable[[str, str], Sequence[str]] = _nothing
    twice: Callable[[str, str], Sequence[Span]] = _no_spans
