"""What is worked out once for a catalog and asked for every unit of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from l10n.model import Catalog, State, UnitKey

Result = TypeVar("Result")
_LAST = 4
"""Catalogs whose results are remembered: several people review at once, and each asks at every pause in typing."""


@dataclass(frozen=True, slots=True, eq=False)
class _Article:
    """What the catalogs of all locales of an article share: its language and the keys of its living units."""

    language: str
    keys: tuple[UnitKey, ...]


class _Articles:
    """The articles of the last catalogs, the same object for all locales."""

    def __init__(self) -> None:
        self._last: list[tuple[Catalog, _Article]] = []

    def __call__(self, catalog: Catalog) -> _Article:
        """The article of a catalog."""
        for cached, article in self._last:
            if cached is catalog:
                return article
        keys = tuple(living(catalog))
        same = (each for _, each in self._last if (each.language, each.keys) == (catalog.source, keys))
        article = next(same, None) or _Article(catalog.source, keys)
        self._last = [(catalog, article), *self._last[: _LAST - 1]]
        return article


def living(catalog: Catalog) -> Iterator[UnitKey]:
    """The keys of the units that the article has: what all its locales share."""
    return (unit.key for unit in catalog.units if unit.state is not State.OBSOLETE)


_articles = _Articles()


class per_article(Generic[Result]):  # noqa: N801  (it is used as a decorator)
    """Remembers a function's results for the last articles that it was asked for: the catalogs of all locales have the same
    sources. The function must look at nothing but the source language and the living units' keys.
    """

    def __init__(self, function: Callable[[Catalog], Result]) -> None:
        self._function = function
        self._last: list[tuple[_Article, Result]] = []

    def __call__(self, catalog: Catalog) -> Result:
        """The function's result for the article of this catalog."""
        article = _articles(catalog)
        for cached, result in self._last:
            if cached is article:
                return result
        result = self._function(catalog)
        self._last = [(article, result), *self._last[: _LAST - 1]]
        return result


class per_catalog(Generic[Result]):  # noqa: N801  (it is used as a decorator)
    """Remembers a function's results for the last catalogs it was asked for, by identity.

    Hashing a catalog of 10,000 units for each of its units would be quadratic.
    """

    def __init__(self, function: Callable[[Catalog], Result]) -> None:
        self._function = function
        self._last: list[tuple[Catalog, Result]] = []

    def __call__(self, catalog: Catalog) -> Result:
        """The function's result for this catalog."""
        for cached, result in self._last:
            if cached is catalog:
                return result
        result = self._function(catalog)
        self._last = [(catalog, result), *self._last[: _LAST - 1]]
        return result
