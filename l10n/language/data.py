"""The data of languages: `data/<tag>.toml` holds all that is known of one, in sections by subject.

A section is read when it is first asked for, and nothing else of its file. `data/und.toml` has what languages share,
`data/scripts.toml` facts of scripts, `data/pairs/` what two languages have together; docs/languages-adding.md explains the
keys.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from l10n import langtag
from l10n.language.schema import problems

SHARED = "und"
"""The file of what languages share."""
_SCRIPTS = "scripts"
_FILE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?|pairs/[a-z]{2,3}-[a-z]{2,3}|scripts")
_HEADER = re.compile(r"^\[([a-z-]+)(?:\.[^\]\n]+)?\]", re.MULTILINE)
_NOTHING: Mapping[str, Any] = {}


class DataError(ValueError):
    """A data file that does not keep to the schema; the message names file, section and key."""


@cache
def section(tag: str, name: str, *, any_script: bool = False) -> Mapping[str, Any]:
    """A section as it holds for a tag: the keys of its language, changed by those of its script and of the tag itself.

    The language's own file counts only where the tag is written in the same script, unless `any_script`; empty where nothing
    is known.

    >>> section("fa-AF", "length")["ratio"] != section("fa", "length")["ratio"], section("uz-Cyrl", "negation")
    (True, {})
    """
    merged: Mapping[str, Any] = {}
    for file in _files(tag, any_script=any_script):
        merged = {**merged, **exactly(file, name)}
    return merged


@cache
def _files(tag: str, *, any_script: bool) -> tuple[str, ...]:
    """The files that a tag is described by, the most general one first."""
    tag = langtag.aliased(tag)
    code = langtag.aliased(langtag.language(tag))
    same = any_script or langtag.script(code) == langtag.script(tag)
    return tuple(dict.fromkeys((*((code,) if same else ()), f"{code}-{langtag.script(tag)}", tag)))


@cache
def exactly(file: str, name: str) -> Mapping[str, Any]:
    """A section of one file alone, with that of the file that it inherits from; empty where there is none.

    Raises:
        DataError: a key that nobody reads, or a value that cannot be used.
    """
    lines = _slices(file).get(name)
    if lines is None:
        return _NOTHING
    table = tomllib.loads(lines)[name]
    wrong = problems(name, table, of_script=file == _SCRIPTS)
    if wrong:
        raise DataError(f"language/data/{file}.toml: [{name}] {wrong[0]}")
    parent = table.get("inherits")
    if parent and name != "sentences":  # sentences add to what they inherit, in segmentation
        return {**exactly(parent, name), **table}
    return dict(table)


@cache
def _slices(file: str) -> Mapping[str, str]:
    """The text of each section of a file, its tables together."""
    text = _text(file)
    starts = [(header[1], header.start()) for header in _HEADER.finditer(text)]
    slices: dict[str, str] = {}
    for (name, start), (_, end) in pairwise([*starts, ("", len(text))]):
        slices[name] = slices.get(name, "") + text[start:end]
    return slices


def _text(file: str) -> str:
    path = resources.files("l10n.language") / "data" / f"{file}.toml"
    return path.read_text(encoding="utf-8") if _FILE.fullmatch(file) and path.is_file() else ""


@cache
def tags(name: str = "") -> tuple[str, ...]:
    """The tags that have a file, or a section of this name in it, in order."""
    folder = resources.files("l10n.language") / "data"
    names = (path.name.removesuffix(".toml") for path in folder.iterdir() if path.name.endswith(".toml"))
    return tuple(sorted(t for t in names if t not in {SHARED, _SCRIPTS} and (not name or name in _slices(t))))


@cache
def scripts() -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """The scripts of which facts are known, with their facts."""
    return tuple((name, exactly(_SCRIPTS, name)) for name in _slices(_SCRIPTS))


def of_script(tag: str) -> Mapping[str, Any]:
    """The facts of the script that a tag is written in.

    >>> of_script("th")["spaced"]
    False
    """
    return exactly(_SCRIPTS, langtag.script(tag).lower())
