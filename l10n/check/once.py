"""What is worked out once for a catalog and asked for every unit of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from l10n.model import Catalog, State

Result = TypeVar("Result")


class per_article(Generic[Result]):  # noqa: N801  (it is used as a decorator)
    """Remembers a function's result for the last article it was asked for, by its language and the keys of its living units:
    the catalogs of all locales have the same sources.
    """

    def __init__(self, function: Callable[[Catalog], Result]) -> None:
        self._function = function
        self._catalog: Catalog | None = None
        self._article: tuple[object, ...] = ()
        self._result: Result | None = None

    def __call__(self, catalog: Catalog) -> Result:
        """The function's result for the article of this catalog."""
        if catalog is not self._catalog or self._result is None:
            living = (unit.key for unit in catalog.units if unit.state is not State.OBSOLETE)
            article = (catalog.source, *living)
            if article != self._article or self._result is None:
                self._article, self._result = article, self._function(catalog)
            self._catalog = catalog
        return self._result


_LAST = 4
"""Catalogs whose results are remembered: several people review at once, and each asks at every pause in typing."""


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
