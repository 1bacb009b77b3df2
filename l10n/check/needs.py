"""What units have of what checks need: the checks that need something else are passed by.

Most checks have nothing to say of most units: without a bracket none is open, without a term none is forbidden. A text is read
once for the signs of all checks; what it has is a bit for each `Needs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache, reduce
from operator import or_

from l10n.model import Unit
from l10n.plugin import Check, Needs
from l10n.plugin.checks import NO_NEEDS

ALWAYS = 1
"""The bit of checks that need nothing, which every unit has."""


class NeedBits:
    """The bits of some needs, and which of them a unit has."""

    def __init__(self, needs: frozenset[Needs]) -> None:
        self._bits = {each: 2 << at for at, each in enumerate(needs)}
        self._classes = [(re.compile(f"[{each.signs}]"), bit) for each, bit in self._bits.items() if each.signs]
        self._signs = re.compile("[" + "".join(each.signs for each in needs) + "]" if self._classes else "(?!)")
        self._noted = reduce(or_, [bit for each, bit in self._bits.items() if each.notes], 0)
        self._roles: dict[str, int] = {}
        for each, bit in self._bits.items():
            for role in each.roles:
                self._roles[role] = self._roles.get(role, 0) | bit
        self._of_sign: dict[str, int] = {}

    def needed(self, check: Check) -> int:
        """The bit of what a check needs."""
        return ALWAYS if check.needs is NO_NEEDS else self._bits.get(check.needs, ALWAYS)

    def of(self, unit: Unit) -> int:
        """The bits of all needs that a unit meets."""
        bits = ALWAYS | _in_source(unit.key.source, self) | self.in_text(unit.target)
        if unit.notes:
            bits |= self._noted
        return bits | self._roles.get(unit.key.context, 0)

    def in_text(self, text: str) -> int:
        """The bits of the signs of a text."""
        bits = 0
        for sign in self._signs.findall(text):
            if sign not in self._of_sign:
                self._of_sign[sign] = sum(bit for signs, bit in self._classes if signs.match(sign))
            bits |= self._of_sign[sign]
        return bits


@lru_cache(maxsize=4096)
def _in_source(source: str, bits: NeedBits) -> int:
    """The bits of the signs of a source, read once for all its locales."""
    return bits.in_text(source)


def need_bits(checks: Iterable[Check]) -> NeedBits:
    """The bits of what some checks need."""
    needs = {each.needs for each in checks if each.needs is not NO_NEEDS}
    return _bits_of(frozenset([each for each in needs if each.signs or each.roles or each.notes]))


@cache
def _bits_of(needs: frozenset[Needs]) -> NeedBits:
    return NeedBits(needs)
