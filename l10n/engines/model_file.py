"""Whether the weights of a model are all there and say nothing impossible of themselves, seen without opening it: a download or
a disk may have cut them off, and what CTranslate2 divides by, or counts layers with, ends the process where it is wrong.

Source: CTranslate2 4, `src/models/model.cc`: a header, then each variable with its name, its shape and its size.
"""

from __future__ import annotations

import os
import struct
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from l10n.dataclass import dataclass, field
from l10n.disk.files import open_regular
from l10n.late_pattern import late_pattern

_VERSIONS = (5, 6)  # of the format; of others nothing is said
_MOST_VARIABLES = 100_000


def fault(path: Path) -> str:
    """What is missing in a `model.bin`; nothing where it is whole, or of a kind that is not known here."""
    try:
        status = path.stat()
    except OSError:
        return ""
    return _fault(path, (status.st_ino, status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=256)
def _fault(path: Path, stamp: tuple[int, int, int]) -> str:
    size = stamp[2]
    shape = _Shape()
    try:
        with open_regular(path) as file:
            needed = _end(file, shape)
    except (struct.error, OSError):
        return f"its weights end amid a header, after {size:,} bytes"
    return f"its weights are cut off: {size:,} of at least {needed:,} bytes" if needed > size else shape.fault()


@dataclass(slots=True)
class _Shape:
    """What small variables say of a model: its heads, its decoder's layers, and from which of these the alignment is read."""

    heads: list[int] = field(default_factory=list)
    layers: set[bytes] = field(default_factory=set)
    alignment_layer: int = -1

    def read(self, name: bytes, value: bytes) -> None:
        """Takes over what a variable says."""
        if match := _LAYER.match(name):
            self.layers.add(match[0])
        if name.endswith(b"num_heads") and value:
            self.heads.append(int.from_bytes(value, "little", signed=True))
        elif name.endswith(b"/alignment_layer") and value:
            self.alignment_layer = int.from_bytes(value, "little", signed=True)

    def fault(self) -> str:
        """What is impossible of it; empty where nothing is."""
        if any(count < 1 for count in self.heads):
            return "its weights have no attention heads"
        if self.layers and not -len(self.layers) <= self.alignment_layer < len(self.layers):
            return f"its weights name layer {self.alignment_layer} of {len(self.layers)} for the alignment"
        return ""


_LAYER = late_pattern(rb"decoder/layer_\d+(?=/)")
_SMALL = 8  # bytes of a number


def _end(file: BinaryIO, shape: _Shape) -> int:
    """Where the last variable ends, by what the headers say; 0 for a format that is not known.

    Raises:
        struct.error: the file ends within a header.
    """
    if _number(file, "<I") not in _VERSIONS:
        return 0
    file.seek(_number(file, "<H") + 4, os.SEEK_CUR)  # the name of the model's kind, and its revision
    count = _number(file, "<I")
    if count > _MOST_VARIABLES:
        return 0
    size = os.fstat(file.fileno()).st_size
    for _ in range(count):
        name = file.read(_number(file, "<H")).rstrip(b"\0")
        file.seek(4 * _number(file, "<B") + 1, os.SEEK_CUR)  # the shape, and the type of the numbers
        length = _number(file, "<I")
        shape.read(name, file.read(length) if length <= _SMALL else b"")
        if length > _SMALL:
            file.seek(length, os.SEEK_CUR)
        if file.tell() > size:
            break
    return file.tell()


def _number(file: BinaryIO, kind: str) -> int:
    value: int = struct.unpack(kind, file.read(struct.calcsize(kind)))[0]
    return value
