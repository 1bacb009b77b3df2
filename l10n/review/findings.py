"""What the checks say about the units of one sheet, found piece by piece, so that the first findings are there at once.

Units are compared with their whole catalog: how the article calls a name, which translation of a source counts. That is worked
out once and holds while a person types; after a save it is worked out anew when the person pauses, and of all other units only
those are asked again that it may touch, by the checks that compare units. Of a large catalog the first units are compared with
their neighbours alone, and asked again when the whole is known.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from l10n.check.trifles import bare
from l10n.check.unit_findings import UnitFindings
from l10n.dataclass import dataclass, field
from l10n.late_pattern import late_pattern
from l10n.model import Catalog, Finding, State, Unit
from l10n.plugin import ArticleContext, ArticleSource
from l10n.review.unit import identity

_MANY = 500  # units from which on a change of the whole waits for a pause: 60 µs for each of them
_LARGE = 2000  # units from which on the whole takes long enough to be waited for
_NEIGHBOURS = 150  # units
_FEW = 100  # units of which each one tells of the others: how sentences of the article end, what stands for a word
_PAUSE = 1.0  # seconds without a save
_MOST_NAMED = 200  # units with a name whose rendering changed that are asked again
_WORD = late_pattern(r"[^\W\d_]\w+")
_NAME = late_pattern(r"(?<!^)\b[^\W\d_a-z]\w{2,}")


class Checking(Protocol):
    """What asks the checks about an article, or some versions of its units."""

    def context(self, units: Catalog, earlier: ArticleSource | None = None) -> ArticleContext:
        """A catalog as the checks see it."""
        ...

    def findings(
        self, article: ArticleContext, units: Iterable[Unit] | None = None, earlier: UnitFindings | None = None
    ) -> Iterable[Finding]:
        """What they say; `earlier` is what those of single units said before."""
        ...


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """The findings of units that were asked since a page came last (none where a unit is good), the number to come with
    next, and how much waits to be asked.
    """

    findings: Mapping[str, tuple[Finding, ...]]
    serial: int
    left: int


@dataclass(slots=True)
class SheetFindings:
    """The findings of one sheet as far as they are known; `checks` are those of today's settings and terms. Whoever calls
    holds a lock.
    """

    checks: Callable[[], Checking]
    latest: Catalog | None = None
    context: ArticleContext | None = None
    changed: float = 0.0
    waiting: dict[str, None] = field(default_factory=dict)
    touched: list[tuple[Unit, Unit]] = field(default_factory=list)
    results: dict[str, tuple[int, tuple[Finding, ...]]] = field(default_factory=dict)
    serial: int = 0
    units: dict[str, Unit] = field(default_factory=dict)
    of_units: UnitFindings = field(default_factory=UnitFindings)

    def follow(self, units: Catalog) -> None:
        """Takes up the catalog as it is now."""
        old, self.latest = self.latest, units
        if old is units:
            return
        if old is None or len(old.units) != len(units.units):
            self._begin(units)
            return
        for before, after in zip(old.units, units.units, strict=True):
            if before is after or before == after:
                continue
            if before.key != after.key or State.OBSOLETE in {before.state, after.state}:
                self._begin(units)
                return
            name = identity(after.key)
            self.units[name] = after
            self.waiting[name] = None
            self.touched.append((before, after))
            self.changed = time.monotonic()

    def _begin(self, units: Catalog) -> None:
        """Starts anew: with the units that changed, where some stay."""
        fresh = {identity(unit.key): unit for unit in units.units if unit.state is not State.OBSOLETE}
        settled = {name for name, unit in fresh.items() if self.units.get(name) == unit and name in self.results}
        self.results = {name: self.results[name] for name in self.results if name in settled}
        self.units, self.context, self.touched = fresh, None, []
        self.waiting = dict.fromkeys(name for name in fresh if name not in settled)

    def check_unit(self, unit: Unit) -> tuple[Finding, ...]:
        """What the checks say about a version of a unit that nobody saved."""
        whole = self.context is not None or len(self.units) <= _LARGE
        return tuple(self.checks().findings(self._context() if whole else self._window(identity(unit.key)), [unit]))

    def settled(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings of the units that don't wait to be asked."""
        return {name: findings for name, (_, findings) in self.results.items() if name not in self.waiting}

    def check_again(self, text: str) -> None:
        """Asks the units again in whose source a text stands: what is wanted for it has changed."""
        self.context = None  # it has the terms of before
        self.of_units.clear()
        folded = text.casefold()
        self.waiting.update(dict.fromkeys(n for n, u in self.units.items() if folded in u.key.source.casefold()))

    def page(self, since: int = 0, near: str = "", seconds: float | None = None) -> FindingsPage:
        """Asks units for some seconds (all of them where not given), those at and after `near` first, and gives what is new."""
        end = None if seconds is None else time.monotonic() + seconds
        if self.context is None and not self.results and end is not None and len(self.units) > _LARGE:
            return self._first(near, end)
        context = self._context()
        order = self._order(near) if self.waiting else iter(())
        while self.waiting and (end is None or time.monotonic() < end):
            name = next(order)
            self._ask(name, context)
            del self.waiting[name]
        new = {name: findings for name, (serial, findings) in self.results.items() if serial > since}
        return FindingsPage(new, self.serial, len(self.waiting) + (context.catalog is not self.latest))

    def _ask(self, name: str, article: ArticleContext) -> None:
        """Asks the checks about a unit: those of single units only where it has changed."""
        self.serial += 1
        findings = self.checks().findings(article, [self.units[name]], self.of_units)
        self.results[name] = (self.serial, tuple(findings))

    def _first(self, near: str, end: float) -> FindingsPage:
        """The findings of the first units among their neighbours; they wait for the whole as all others do."""
        window = self._window(near)
        for name in self._order(near):
            if time.monotonic() >= end:
                break
            self._ask(name, window)
        new = {name: findings for name, (_, findings) in self.results.items()}
        return FindingsPage(new, self.serial, len(self.waiting))

    def _window(self, near: str) -> ArticleContext:
        """The article with a unit and its neighbours alone."""
        assert self.latest is not None  # `follow` comes first
        names = list(self.units)
        start = max(0, names.index(near) - _NEIGHBOURS) if near in self.units else 0
        near_units = tuple(self.units[name] for name in names[start : start + 2 * _NEIGHBOURS])
        return self.checks().context(replace(self.latest, units=near_units))

    def _order(self, near: str) -> Iterator[str]:
        """The names that wait, those at and after a place of the article first."""
        names = list(self.units)
        start = names.index(near) if near in self.units else 0
        waiting = self.waiting
        return iter([name for name in (*names[start:], *names[:start]) if name in waiting])

    def _context(self) -> ArticleContext:
        """What units are compared with: the article as it is now, or was before the saves of the last moment."""
        assert self.latest is not None  # `follow` comes first
        pausing = len(self.latest.units) <= _MANY or time.monotonic() - self.changed >= _PAUSE
        if self.context is None or (self.context.catalog is not self.latest and pausing):
            self.context = self.checks().context(self.latest, self.context.source if self.context else None)
            for before, after in self.touched:
                self.waiting.update(dict.fromkeys(self._touched(before, after)))
            self.touched = []
        return self.context

    def _touched(self, before: Unit, after: Unit) -> Iterator[str]:
        """The units about which something else may be found since one changed: all of a few, else those with the same source
        or translation, and those with a name that it renders otherwise.
        """
        if len(self.units) <= _FEW:
            yield from self.units
            return
        source = bare(after.key.source)
        targets = {bare(before.target), bare(after.target)} - {""}
        sizes = {len(before.target), len(after.target)}
        names = set(_NAME.findall(after.key.source)) if _names(before.target) != _names(after.target) else set()
        named = 0
        for name, unit in self.units.items():
            same = _near(len(unit.key.source), {len(after.key.source)}) and bare(unit.key.source) == source
            if same or (_near(len(unit.target), sizes) and bare(unit.target) in targets):
                yield name
            elif named < _MOST_NAMED and any(each in unit.key.source for each in names):
                named += 1
                yield name


def _names(target: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(target) if word[0].isupper())


_TRIFLES = 16  # characters by which texts that say the same differ at most: white space, quotation marks, a stop


def _near(size: int, sizes: Iterable[int]) -> bool:
    return any(abs(size - size_before) <= _TRIFLES for size_before in sizes)
