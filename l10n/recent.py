"""What was read last, up to a limit: the results of parsing, kept for the stages that follow in the same run."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """Values by key with their sizes; the least recently used go where all together are larger than `limit`.

    >>> recent = Recent[str, str](10)
    >>> recent.add("ferry", "a", 6); recent.add("bakery", "b", 6)
    >>> recent.get("ferry"), recent.get("bakery")
    (None, 'b')
    """

    def __init__(self, limit: int) -> None:
        self._limit, self._size = limit, 0
        self._values: OrderedDict[Key, tuple[Value, int]] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        """The value of a key, nothing where it is not held any more."""
        if key not in self._values:
            return None
        self._values.move_to_end(key)
        return self._values[key][0]

    def add(self, key: Key, value: Value, size: int) -> None:
        """Holds a value in the place of any other of its key."""
        self.drop(key)
        self._values[key], self._size = (value, size), self._size + size
        while self._size > self._limit and len(self._values) > 1:
            self._size -= self._values.popitem(last=False)[1][1]

    def drop(self, key: Key) -> None:
        """Lets a value go."""
        if key in self._values:
            self._size -= self._values.pop(key)[1]
