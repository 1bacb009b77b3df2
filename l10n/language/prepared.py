"""Data files as Python has its modules: taken apart once for each version of a file, and what came of it kept beside it.

Reading TOML takes 2 ms a file, and a text is compared with the words of sixty languages. The prepared files lie where Python
puts compiled modules, and hold as long as time and size of their source are the same; where Python may write no compiled
modules, nothing is written either, and each section is parsed when it is asked for.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import re
import sys
import tomllib
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.util import cache_from_source, find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from l10n.disk import replacement
from l10n.late_pattern import late_pattern

_HEADER = late_pattern(r"^\[([a-z-]+)(?:\.[^\]\n]+)?\]", re.MULTILINE)
_VERSION = 2
_CHECK = 4
"""Bytes of a checksum."""
_DAMAGE = (OSError, ValueError, EOFError, TypeError)
Table = TypeVar("Table", bound=Mapping[Any, Any])
Section = str | bytes
"""A section of a data file: its text, or what `marshal` made of it."""


def sections(path: Path) -> Mapping[str, Section]:
    """The sections of a data file by name, none where there is no file; `table` reads them."""
    try:
        source = path.stat()
    except OSError:
        return {}
    place, stamp = (
        Path(cache_from_source(str(path))).with_suffix(".data"),
        [_VERSION, source.st_mtime_ns, source.st_size],
    )
    prepared: Mapping[str, bytes] | None = _read(place, stamp)
    if prepared is not None:
        return prepared
    text = path.read_text(encoding="utf-8")
    if not _may_write(place):
        return slices(text)
    prepared = {name: marshal.dumps(table) for name, table in tomllib.loads(text).items()}
    _write(place, stamp, prepared)
    return prepared


def of_library(library: str, module: Path, name: str, make: Callable[[], Table], files: Iterable[Path] = ()) -> Table:
    """What `make` of a module of ours makes of a library's data for a `name`, and of further files: made once for each version
    of all of them, so that the library need not be imported again.
    """
    spec = find_spec(library)
    if spec is None or not spec.has_location:
        return make()
    try:
        sources = [each.stat() for each in (Path(str(spec.origin)), module, *files)]
    except OSError:  # in a zip file
        return make()
    place = Path(cache_from_source(str(module.with_name(f"{module.stem}.{name}.py")))).with_suffix(".data")
    stamp = [_VERSION, *(part for source in sources for part in (source.st_mtime_ns, source.st_size))]
    made: Table | None = _read(place, stamp)
    if made is None:
        made = make()
        if _may_write(place):
            _write(place, stamp, made)
    return made


def _read(place: Path, stamp: Sequence[object]) -> Any:  # noqa: ANN401  (as it was written)
    """What was prepared at a place, nothing where it is of another stamp."""
    with contextlib.suppress(*_DAMAGE):
        whole = place.read_bytes()
        check, body = whole[:_CHECK], whole[_CHECK:]
        if check != _sum(body):  # sections are read one by one, later: damage is told here
            return None
        stamp_then, prepared = marshal.loads(body)  # noqa: S302  (whoever writes there writes our modules)
        if stamp_then == stamp:
            return prepared
    return None


def _sum(body: bytes) -> bytes:
    """What tells that no byte has changed."""
    return zlib.crc32(body).to_bytes(_CHECK, "big")


def _write(place: Path, stamp: Sequence[object], prepared: object) -> None:
    with contextlib.suppress(*_DAMAGE):
        place.parent.mkdir(parents=True, exist_ok=True)
        body = marshal.dumps([stamp, prepared])
        replacement.written(place, (_sum(body), body), flushes=False).replace(place)


def table(name: str, section: Section) -> Mapping[str, Any]:
    """The keys of a section."""
    if isinstance(section, str):
        return tomllib.loads(section)[name]  # type: ignore[no-any-return]
    values: Mapping[str, Any] = marshal.loads(section)  # noqa: S302
    return values


def slices(text: str) -> Mapping[str, str]:
    """The text of each section of a data file, its tables together."""
    starts = [(header[1], header.start()) for header in _HEADER.finditer(text)]
    parts: dict[str, str] = {}
    for (name, start), (_, end) in pairwise([*starts, ("", len(text))]):
        parts[name] = parts.get(name, "") + text[start:end]
    return parts


def _may_write(place: Path) -> bool:
    return not sys.dont_write_bytecode and os.access(
        next(folder for folder in place.parents if folder.exists()), os.W_OK
    )
