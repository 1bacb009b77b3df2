"""Names of files that Windows or macOS cannot hold: articles travel, in zips and repositories."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from l10n.late_pattern import late_pattern

# Source: Microsoft, "Naming Files, Paths, and Namespaces"; superscript digits are digits there.
_DEVICES = late_pattern(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE)
_CHARACTERS = late_pattern(r'[<>:"|?*\\\x00-\x1f]')
_LONGEST = 255  # UTF-16 units of one name, on NTFS and APFS


def problems(paths: Iterable[PurePosixPath]) -> Iterator[tuple[PurePosixPath, str]]:
    """The paths that other systems cannot hold, each with the reason; twins are named at the second of them.

    >>> [why for _, why in problems([PurePosixPath("source/con.md"), PurePosixPath("source/CON.md")])][0]
    "Windows keeps the name 'con.md' for a device"
    """
    seen: defaultdict[str, list[PurePosixPath]] = defaultdict(list)
    named: set[PurePosixPath] = set()
    for path in paths:
        for part in (path, *path.parents):
            if part.name and part not in named:
                named.add(part)
                if why := _unholdable(part.name) or _twin(part, seen):
                    yield part, why


def shown(path: PurePosixPath) -> str:
    r"""A path as a message may have it: in quotation marks and escaped where it holds what a terminal would obey.

    >>> shown(PurePosixPath("source/a.md")), shown(PurePosixPath("source/a\nb.md"))
    ('source/a.md', "'source/a\\nb.md'")
    """
    return str(path) if str(path).isprintable() else repr(str(path))


def _twin(path: PurePosixPath, seen: defaultdict[str, list[PurePosixPath]]) -> str:
    """What the path is one with on disks that see no letter case or no difference between NFC and NFD."""
    twins = seen[unicodedata.normalize("NFC", unicodedata.normalize("NFC", str(path)).casefold())]
    twins.append(path)
    return f"is one file with {twins[0]} on Windows and macOS" if len(twins) > 1 else ""


def _unholdable(name: str) -> str:
    if _DEVICES.fullmatch(name):
        return f"Windows keeps the name {name!r} for a device"
    if match := _CHARACTERS.search(name):
        return f"Windows has no {match[0]!r} in names"
    if name.endswith((" ", ".")):
        return "Windows cuts a space or a dot off the end of names"
    return (
        "is too long a name for other systems" if len(name.encode("utf-16-le", "surrogatepass")) > 2 * _LONGEST else ""
    )
