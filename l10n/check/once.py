"""What is worked out once for a catalog and asked for every unit of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from l10n.model import Catalog

Result = TypeVar("Result")


class per_catalog(Generic[Result]):  # noqa: N801  (it is used as a decorator)
    """Remembers a function's result for the last catalog it was asked for, by identity.

    Catalogs are checked one after another; hashing one of 10,000 units for each of its units would be quadratic.
    """

    def __init__(self, function: Callable[[Catalog], Result]) -> None:
        self._function = function
        self._last: tuple[Catalog, Result] | None = None

    def __call__(self, catalog: Catalog) -> Result:
        """The function's result for this catalog."""
        last = self._last
        if last is None or last[0] is not catalog:
            last = self._last = (catalog, self._function(catalog))
        return last[1]
