"""Regular expressions that are compiled when they are first used.

A translation of one sentence loads modules with five hundred of them, a tenth of its start, and uses ninety.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    import re


def late_pattern(pattern: AnyStr, flags: int = 0, *, module: str = "re") -> re.Pattern[AnyStr]:
    r"""What `re.compile` gives, compiled at the first question; `module` is "regex" where a pattern needs what that alone can.

    A pattern that is wrong is found by tests/test_patterns.py, not when its module is loaded.

    >>> late_pattern(r"(\d+) (?:dead|injured)").findall("3 dead, 12 injured in Gent")
    ['3', '12']
    """
    return cast("re.Pattern[AnyStr]", LatePattern(pattern, flags, module))


class LatePattern:
    """A pattern that takes over a method of the compiled one when it is first called, so that later calls cost the same."""

    def __init__(self, pattern: str | bytes, flags: int, module: str) -> None:
        self.pattern = pattern
        self._made_from = (pattern, int(flags), module)
        self._compiled: Any = None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (whatever a pattern has)
        if name.startswith("_"):
            raise AttributeError(name)
        if self._compiled is None:
            pattern, flags, module = self._made_from
            self._compiled = import_module(module).compile(pattern, flags)
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value

    def is_of(self, module: str) -> bool:
        """Whether a library compiles it."""
        return self._made_from[2] == module

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled and copied as what it is made from."""
        return LatePattern, self._made_from

    def __repr__(self) -> str:
        return "late_pattern({!r}, {!r}, module={!r})".format(*self._made_from)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LatePattern) and self._made_from == other._made_from

    def __hash__(self) -> int:
        return hash(self._made_from)
