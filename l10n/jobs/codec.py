"""Results of work as plain values that JSON can hold, and back: what is kept in .l10n, where nothing may be code."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Collection, Mapping, Sequence
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
    return cast("Value", _restorer(cast("Any", kind))(value))


Restorer = Callable[[Plain], Any]
_PLAIN = (str, int, float, bool)
"""What JSON gives back as it was."""


@cache
def _restorer(kind: Any) -> Restorer:  # noqa: ANN401  (type hints are values of many types)
    """What restores values of a type, made once: a large project has a hundred thousand of them."""
    if kind in (Any, object):
        return lambda value: value
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is None:
        return _simple(kind)
    if origin in (types.UnionType, typing.Union):
        (kind,) = (each for each in inner if each is not type(None))
        return _restorer(kind)
    if issubclass(origin, Mapping):
        return _mapping(*map(_restorer, inner))
    if origin is tuple and inner[-1] is not Ellipsis:
        return _tuple([_restorer(each) for each in inner])
    restored, kind = _restorer(inner[0]), frozenset if issubclass(origin, (set, frozenset)) else tuple
    return lambda value: None if value is None else kind(map(restored, value))


def _mapping(key: Restorer, each: Restorer) -> Restorer:
    return lambda value: None if value is None else {key(name): each(content) for name, content in value}


def _tuple(parts: Sequence[Restorer]) -> Restorer:
    def restore(value: Plain) -> object:
        return None if value is None else tuple(part(each) for part, each in zip(parts, value, strict=True))

    return restore


def _simple(kind: Any) -> Restorer:  # noqa: ANN401
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _noun(kind)
    is_enum = isinstance(kind, type) and issubclass(kind, Enum)

    def restore(value: Plain) -> object:
        return value if value is None or (not is_enum and isinstance(value, kind)) else kind(value)

    return restore


def _noun(kind: type) -> Restorer:
    hints = typing.get_type_hints(kind)
    types = [hints[each.name] for each in dataclasses.fields(kind)]
    parts = [(at, each) for at, each in enumerate(types) if each not in _PLAIN]
    restorers: list[tuple[int, Restorer]] = []

    def restore(value: Plain) -> object:
        if value is None:
            return None
        if len(value) != len(types):
            raise ValueError(f"{kind.__name__} has other fields")
        if not parts:
            return kind(*value)
        if not restorers:  # late: a noun may hold others of its kind
            restorers.extend((at, _restorer(each)) for at, each in parts)
        made = list(value)
        for at, restorer in restorers:
            made[at] = restorer(made[at])
        return kind(*made)

    return restore


def plain_error(error: L10nError) -> list[str]:
    """An error as its kind and its parts."""
    return [type(error).__name__, error.place, error.problem, error.remedy]


def error_of(parts: Sequence[str]) -> L10nError:
    """The error that `plain_error` took apart; one of a kind that is not ours any more is a plain one."""
    name, place, problem, remedy = parts
    kind = getattr(errors, name, L10nError)
    fits = isinstance(kind, type) and issubclass(kind, L10nError)
    return kind(place, problem, remedy) if fits else L10nError(place, problem, remedy)
