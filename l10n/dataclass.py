"""`dataclass` as the standard library has it, made without compiling code that a run never calls.

`dataclasses.dataclass` writes six methods of a frozen class as text and compiles them: half a millisecond a class, a fifth of
the start of a translation, which has 270. Here functions that all classes share compare, hash and show a value, and `__init__`
alone is compiled, when the first value is made. Fields, `replace`, `asdict`, patterns and pickles are as they were.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable, Sequence
from dataclasses import field
from operator import attrgetter
from reprlib import recursive_repr
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass", "field"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:  # noqa: ANN401  (a class, or what makes one)
        """A class of data; `frozen`, `slots`, `eq` and `order` are those of `dataclasses.dataclass`.

        A class that inherits fields, has an order or takes values that are not fields is left to the standard library.

        >>> @dataclass(frozen=True, slots=True)
        ... class Dateline:
        ...     town: str
        ...     agency: str = "staff"
        >>> Dateline("Gent"), Dateline("Gent") == Dateline("Gent", "staff"), len({Dateline("Gent"), Dateline("Gent")})
        (Dateline(town='Gent', agency='staff'), True, 1)
        """
        if cls is None:
            return lambda cls: dataclass(cls, **options)
        inherits = any(map(dataclasses.is_dataclass, cls.__mro__[1:]))
        takes_more = any("InitVar" in str(hint) for hint in getattr(cls, "__annotations__", {}).values())
        if inherits or takes_more or not options.keys() <= {"frozen", "slots", "eq"}:
            return dataclasses.dataclass(cls, **options)
        return _made(cls, **options)


def _made(cls: Any, *, frozen: bool = False, slots: bool = False, eq: bool = True) -> Any:  # noqa: ANN401
    native = set(cls.__dict__)
    cls = dataclasses.dataclass(cls, init=False, repr=False, eq=False, slots=slots)
    methods: dict[str, object] = {"__init__": _first_init(cls, frozen=frozen), "__repr__": _repr}
    methods["__signature__"] = _Signature(cls)
    if eq:
        methods |= _comparing(cls, frozen=frozen)
    if frozen:
        cls.__dataclass_params__.frozen = True
        methods |= _refusing(cls)
        methods |= {"__getstate__": _state, "__setstate__": _restore} if slots else {}
    for name, method in methods.items():
        if name not in native:
            setattr(cls, name, method)
    return cls


def _comparing(cls: type, *, frozen: bool) -> dict[str, object]:
    """What compares values by their fields, and hashes them where they cannot change."""
    names = [each.name for each in dataclasses.fields(cls) if each.compare]
    values: Callable[[Any], object] = attrgetter(*names) if names else lambda _: ()

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return {"__eq__": equal, "__hash__": (lambda self: hash(values(self))) if frozen else None}


def _refusing(cls: Any) -> dict[str, object]:  # noqa: ANN401
    """What keeps the fields of a value as they are; a class below it may have attributes of its own."""
    names = frozenset(each.name for each in dataclasses.fields(cls))

    def assign(self: object, name: str, value: object) -> None:
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def delete(self: object, name: str) -> None:
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return {"__setattr__": assign, "__delattr__": delete}


def _first_init(cls: type, *, frozen: bool) -> Callable[..., None]:
    """The `__init__` of a class of which there is no value yet: it compiles the one that takes its place."""

    def first(self: object, *args: object, **values: object) -> None:
        init = _init(cls, frozen=frozen)
        cls.__init__ = init  # type: ignore[misc]
        init(self, *args, **values)

    return first


class _Signature:
    """The parameters of a class, for who looks at them: `inspect`, `help` and tools that make values up."""

    def __init__(self, cls: type) -> None:
        self._cls = cls

    def __get__(self, value: object, owner: type) -> object:
        if owner is not self._cls:
            raise AttributeError("__signature__")  # a class below may have an __init__ of its own
        signature = inspect.signature(_init(owner, frozen=False))
        return signature.replace(parameters=list(signature.parameters.values())[1:])


def _init(cls: type, *, frozen: bool) -> Callable[..., None]:
    """The `__init__` that sets every field, or its default, and then calls `__post_init__`."""
    fields = dataclasses.fields(cls)
    scope: dict[str, Any] = {"_set": object.__setattr__, "_none": dataclasses.MISSING}
    lines = []
    for each in fields:
        if each.default_factory is not dataclasses.MISSING:
            scope[f"_make_{each.name}"] = each.default_factory
            made = f"_make_{each.name}()"
            value = f"{made} if {each.name} is _none else {each.name}" if each.init else made
        elif each.init or each.default is not dataclasses.MISSING:
            scope[f"_default_{each.name}"] = each.default
            value = each.name if each.init else f"_default_{each.name}"
        else:
            continue
        slot = cls.__dict__.get(each.name) if frozen else None
        if isinstance(slot, MemberDescriptorType):  # a third quicker than by name
            scope[f"_put_{each.name}"] = slot.__set__
            lines.append(f"_put_{each.name}(self, {value})")
        else:
            lines.append(f"_set(self, {each.name!r}, {value})" if frozen else f"self.{each.name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    positional = [_parameter(each) for each in fields if each.init and not each.kw_only]
    named = [_parameter(each) for each in fields if each.init and each.kw_only]
    header = ", ".join(["self", *positional, *(["*", *named] if named else [])])
    exec("\n ".join([f"def __init__({header}):", *(lines or ["pass"])]), scope)  # noqa: S102  (names of fields alone)
    init: Callable[..., None] = scope["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"  # what a wrong call is reported by
    return init


def _parameter(field: dataclasses.Field[Any]) -> str:
    if field.default_factory is not dataclasses.MISSING:
        return f"{field.name}=_none"
    return field.name if field.default is dataclasses.MISSING else f"{field.name}=_default_{field.name}"


@recursive_repr()
def _repr(self: Any) -> str:  # noqa: ANN401  (any class of data)
    parts = (f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({', '.join(parts)})"


def _state(self: Any) -> Sequence[object]:  # noqa: ANN401
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _restore(self: Any, state: Sequence[object]) -> None:  # noqa: ANN401
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
