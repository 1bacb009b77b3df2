"""Results of work as plain values that JSON can hold, and back: what is kept in .l10n, where nothing may be code."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Collection, Mapping, Sequence
from enum import Enum
from functools import cache
from pathlib import PurePath
from typing import Any, TypeVar, cast

from l10n import errors
from l10n.errors import L10nError

Value = TypeVar("Value")
Plain = Any
"""What JSON can hold."""


def plain(value: object) -> Plain:
    """A value of our nouns as lists, texts and numbers: a noun is the list of its fields, a mapping one of pairs.

    >>> from l10n.model import Severity, Span
    >>> plain((Span(0, 3), Severity.ERROR))
    [[0, 3], 'error']
    """
    if value is None or isinstance(value, (str, int, float)):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, PurePath):
        return str(value)
    if dataclasses.is_dataclass(value):
        return [plain(getattr(value, each.name)) for each in dataclasses.fields(value)]
    if isinstance(value, Mapping):
        return [[plain(key), plain(each)] for key, each in value.items()]
    if isinstance(value, Collection):
        made = [plain(each) for each in value]
        return sorted(made) if isinstance(value, (set, frozenset)) else made
    raise TypeError(f"{type(value).__name__} cannot be kept as JSON")


def restored(kind: type[Value], value: Plain) -> Value:
    """What `plain` made of a value of this type, as it was.

    Raises:
        ValueError, TypeError, LookupError: it is of another type, or of another version.
    """
    return cast("Value", _restored(kind, value))


def _restored(kind: Any, value: Plain) -> Any:  # noqa: ANN401  (type hints are values of many types)
    if value is None or kind in (Any, object):
        return value
    origin = typing.get_origin(kind)
    if origin is None:
        return _simple(kind, value)
    inner = typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        (kind,) = (each for each in inner if each is not type(None))
        return _restored(kind, value)
    if issubclass(origin, Mapping):
        return {_restored(inner[0], key): _restored(inner[1], each) for key, each in value}
    if origin is tuple and inner[-1] is not Ellipsis:
        return tuple(_restored(each, part) for each, part in zip(inner, value, strict=True))
    made = (_restored(inner[0], each) for each in value)
    return frozenset(made) if issubclass(origin, (set, frozenset)) else tuple(made)


def _simple(kind: Any, value: Plain) -> Any:  # noqa: ANN401
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        made = (_restored(hint, each) for hint, each in zip(hints, value, strict=True))
        return kind(*made)
    if not isinstance(value, kind) or issubclass(kind, Enum):
        return kind(value)
    return value


@cache
def _hints(kind: type) -> Sequence[Any]:
    """The types of a noun's fields, in their order."""
    found = typing.get_type_hints(kind)
    return [found[each.name] for each in dataclasses.fields(kind)]


def plain_error(error: L10nError) -> list[str]:
    """An error as its kind and its parts."""
    return [type(error).__name__, error.place, error.problem, error.remedy]


def error_of(parts: Sequence[str]) -> L10nError:
    """The error that `plain_error` took apart; one of a kind that is not ours any more is a plain one."""
    name, place, problem, remedy = parts
    kind = getattr(errors, name, L10nError)
    fits = isinstance(kind, type) and issubclass(kind, L10nError)
    return kind(place, problem, remedy) if fits else L10nError(place, problem, remedy)
