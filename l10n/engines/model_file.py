"""Whether the weights of a model are all there, seen without opening it: a download or a disk may have cut them off.

Source: CTranslate2 4, `src/models/model.cc`: a header, then each variable with its name, its shape and its size.
"""

from __future__ import annotations

import os
import struct
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from l10n.disk.files import open_regular

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
    try:
        with open_regular(path) as file:
            needed = _end(file)
    except (struct.error, OSError):
        return f"its weights end amid a header, after {size:,} bytes"
    return f"its weights are cut off: {size:,} of at least {needed:,} bytes" if needed > size else ""


def _end(file: BinaryIO) -> int:
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
        file.seek(_number(file, "<H"), os.SEEK_CUR)
        file.seek(4 * _number(file, "<B") + 1, os.SEEK_CUR)  # the shape, and the type of the numbers
        file.seek(_number(file, "<I"), os.SEEK_CUR)
        if file.tell() > size:
            break
    return file.tell()


def _number(file: BinaryIO, kind: str) -> int:
    value: int = struct.unpack(kind, file.read(struct.calcsize(kind)))[0]
    return value
