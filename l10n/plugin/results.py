"""What plug-ins may hold and return: what their contracts say, looked at before anybody trusts it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any

from l10n.late_pattern import late_pattern
from l10n.model import Document, Finding, Severity
from l10n.plugin.checks import Check, Example, Needs
from l10n.plugin.contracts import Pair
from l10n.plugin.formats import Format

_CALLED = ("parse", "render", "relabel", "pairs", "open", "find", "files")


def unfit(plugin: object) -> str:
    """Which part of a plug-in is not what its contract says; nothing where all are."""
    for name in _CALLED:
        if hasattr(plugin, name) and not callable(getattr(plugin, name)):
            return f"{name!r} cannot be called"
    if isinstance(plugin, Format):
        suffixes = plugin.suffixes
        fits = isinstance(suffixes, tuple) and all(
            isinstance(suffix, str) and suffix.startswith(".") for suffix in suffixes
        )
        return "" if fits else "'suffixes' is not a tuple of suffixes with their dots"
    if isinstance(plugin, Check):
        return _unfit_check(plugin)
    return ""


def _unfit_check(check: Check) -> str:
    if not isinstance(check.severity, Severity):
        return f"'severity' is {check.severity!r}, not a Severity"
    for name, examples in (("fails", check.fails), ("passes", check.passes)):
        if not isinstance(examples, tuple) or not all(isinstance(example, Example) for example in examples):
            return f"{name!r} is not a tuple of Example"
    return (
        ""
        if isinstance(check.needs, Needs) and _is_class(check.needs.signs)
        else "'needs' is not a Needs, or its signs are not the inside of [brackets]"
    )


def _is_class(signs: object) -> bool:
    """Whether signs can stand in the brackets of a regular expression, beside those of other checks."""
    if not isinstance(signs, str) or signs.startswith(("^", "-")) or signs.endswith("-"):
        return False
    try:
        return re.compile(f"[ {signs}]").fullmatch(" ") is not None
    except re.error:
        return False


def amiss(name: str, result: object) -> str:
    """What is wrong with what a part of a plug-in returned; nothing where all is well."""
    rules: dict[str, Callable[[Any], bool]] = {
        "parse": lambda it: isinstance(it, Document),
        "render": lambda it: isinstance(it, str),
        "relabel": lambda it: isinstance(it, str),
        "name": lambda it: isinstance(it, str),
        "pairs": lambda it: isinstance(it, (frozenset, set)) and all(isinstance(member, Pair) for member in it),
        "find": lambda it: isinstance(it, (list, tuple)) and all(isinstance(member, Finding) for member in it),
        "files": lambda it: isinstance(it, Mapping) and _are_files(it),
    }
    if name in rules and not rules[name](result):
        shown = type(result).__name__ if not isinstance(result, (list, tuple, Mapping)) else f"{result!r:.60}"
        return f"gave {shown} for {name!r}, which is not what its contract says"
    return ""


_UNHOLDABLE = late_pattern("[\0\ud800-\udfff]")
_LONGEST = 255  # bytes of one name, on the file systems of Linux


def _are_files(files: Mapping[object, object]) -> bool:
    """Whether all can stand beside each other in a folder."""
    folders = {folder for path in files if isinstance(path, PurePosixPath) for folder in path.parents}
    return folders.isdisjoint(files) and all(_is_file(path, data) for path, data in files.items())


def _is_file(path: object, data: object) -> bool:
    if not isinstance(path, PurePosixPath) or _UNHOLDABLE.search(str(path)):
        return False
    inside = not path.is_absolute() and ".." not in path.parts and path.name != ""
    return inside and all(len(part.encode()) <= _LONGEST for part in path.parts) and isinstance(data, bytes)
