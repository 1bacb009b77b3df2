"""The licence of a model: read from the files beside it, and whether it forbids what a newsroom does."""

from __future__ import annotations

import re
from pathlib import Path

from l10n.late_pattern import late_pattern

NOT_STATED = ""
_FILES = ("LICENSE", "LICENCE", "LICENSE.txt", "LICENSE.md", "COPYING", "README.md")
_MOST = 1 << 18  # characters of a file; a licence has a tenth of that
_NON_COMMERCIAL = late_pattern(r"\bNC\b|non-?commercial", re.IGNORECASE)
_VERSION = r"[^\n]{0,80}?(?P<version>\d\.\d)"
# The first that fits wins: the narrower licence before the wider one.
_KINDS = (
    (r"\bCC[- ]BY[- ]NC[- ]SA\b|Attribution-NonCommercial-ShareAlike", "CC BY-NC-SA"),
    (r"\bCC[- ]BY[- ]NC\b|Attribution-NonCommercial", "CC BY-NC"),
    (r"\bCC[- ]BY[- ]SA\b|Attribution-ShareAlike", "CC BY-SA"),
    (r"\bCC[- ]BY\b|Creative Commons Attribution|Attribution \d\.\d International", "CC BY"),
    (r"\bCC0\b|CC0 1\.0 Universal", "CC0"),
    (r"Apache License|Apache-2\.0", "Apache"),
    (r"\bMIT License\b|\bMIT\b", "MIT"),
)  # fmt: skip


def named(text: str) -> str:
    """The licence that a text is, or names; nothing where it is none that is known here.

    >>> named("Attribution-NonCommercial 4.0 International"), named("license: apache-2.0"), named("All rights reserved")
    ('CC BY-NC 4.0', 'Apache-2.0', '')
    """
    for pattern, name in _KINDS:
        match = re.search(pattern, text, re.IGNORECASE)
        if match:
            if name == "Apache":
                return "Apache-2.0"
            version = re.search(_VERSION, text[match.start() :])
            return f"{name} {version['version']}" if version and name.startswith("CC ") else name
    return NOT_STATED


def read(folder: Path) -> str:
    """The licence that the files of a folder state; the first line of its licence file where that is not a known one."""
    first = ""
    for name in _FILES:
        path = folder / name
        if not path.is_file():
            continue
        with path.open(encoding="utf-8", errors="replace") as file:
            text = file.read(_MOST)
        licence = named(text if name != "README.md" else _lines_on_licences(text))
        if licence:
            return licence
        if name != "README.md":
            first = first or next((" ".join(line.split())[:80] for line in text.splitlines() if line.strip()), "")
    return first


def _lines_on_licences(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if re.search("licen[sc]e", line, re.IGNORECASE))


def is_paper(name: str) -> bool:
    """Whether a file stays beside a model because of its licence: the licence itself, and who made it."""
    return name in _FILES


def forbids_commerce(licence: str) -> bool:
    """Whether a licence allows no commercial use."""
    return bool(_NON_COMMERCIAL.search(licence))


def restricted(licence: str) -> str:
    """What the name of an engine says of a licence that forbids commercial use, so that drafts, pages and manifests name it.

    >>> restricted("CC BY-NC 4.0"), restricted("MIT")
    (' (CC BY-NC 4.0)', '')
    """
    return f" ({licence})" if forbids_commerce(licence) else ""
