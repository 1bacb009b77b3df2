"""The data of languages: `data/<tag>.toml` holds all that is known of one, in sections by subject.

A section is read when it is first asked for, and nothing else of its file. `data/und.toml` has what languages share,
`data/scripts.toml` facts of scripts, `data/pairs/` what two languages have together; docs/languages-adding.md explains the
keys. Plug-ins may bring files, and a project may have its own, `language/<tag>.toml`: their keys are laid over those here,
the project's last.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from l10n import langtag
from l10n.dataclass import dataclass, field
from l10n.language import prepared
from l10n.language.schema import problems
from l10n.late_pattern import late_pattern

SHARED = "und"
"""The file of what languages share."""
_SCRIPTS = "scripts"
_FILE = late_pattern(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?|pairs/[a-z]{2,3}-[a-z]{2,3}|scripts")
_NOTHING: Mapping[str, Any] = {}
_FOLDER = Path(__file__).with_name("data")
LanguageFiles = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""What files beside ours say, by tag and section."""


@dataclass(slots=True)
class _Added:
    """The files beside ours that this process works with: those of the project, and those that plug-ins bring."""

    project: LanguageFiles = field(default_factory=dict)
    plugins: LanguageFiles = field(default_factory=dict)

    @property
    def layers(self) -> tuple[LanguageFiles, ...]:
        """Both, the one that holds in the end last."""
        return self.plugins, self.project


_added = _Added()


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
    if tag == code and not any(name.startswith(f"{code}-") for name in tags()):  # most, and CLDR need not be asked
        return (code,)
    same = any_script or langtag.script(code) == langtag.script(tag)
    return tuple(dict.fromkeys((*((code,) if same else ()), f"{code}-{langtag.script(tag)}", tag)))


@cache
def exactly(file: str, name: str) -> Mapping[str, Any]:
    """A section of one file alone, with that of the file that it inherits from; empty where there is none."""
    table = _built_in(file, name)
    for files in _added.layers:
        table = _laid_over(table, files.get(file, _NOTHING).get(name, _NOTHING))
    parent = table.get("inherits")
    if parent and name != "sentences":  # sentences add to what they inherit, in segmentation
        return {**exactly(parent, name), **table}
    return dict(table)


def _built_in(file: str, name: str) -> Mapping[str, Any]:
    """A section of a file of ours. Whether it keeps to the schema is tested once, not asked at every start."""
    section = _sections(file).get(name)
    return _NOTHING if section is None else prepared.table(name, section)


def _laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> Mapping[str, Any]:
    """The keys of both; of a table that both have (`abbreviations`), the keys of both again."""
    both = {key: {**below[key], **above[key]} for key in below.keys() & above.keys() if isinstance(above[key], Mapping)}
    return {**below, **above, **both} if above else below


@cache
def _sections(file: str) -> Mapping[str, prepared.Section]:
    return prepared.sections(_FOLDER / f"{file}.toml") if _FILE.fullmatch(file) else {}


@cache
def tags(name: str = "") -> tuple[str, ...]:
    """The tags that have a file, or a section of this name in it, in order."""
    names = {path.stem for path in _FOLDER.glob("*.toml")}
    those = names.union(*_added.layers) - {SHARED, _SCRIPTS}
    return tuple(sorted(t for t in those if not name or _has(t, name)))


def files() -> Sequence[Path]:
    """The files that all that is known of languages stands in; none where a project or a plug-in adds to it."""
    return () if any(_added.layers) else sorted(_FOLDER.glob("*.toml"))


def _has(tag: str, name: str) -> bool:
    return name in _sections(tag) or any(name in files.get(tag, _NOTHING) for files in _added.layers)


@cache
def scripts() -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """The scripts of which facts are known, with their facts."""
    return tuple((name, exactly(_SCRIPTS, name)) for name in _sections(_SCRIPTS))


def of_script(tag: str) -> Mapping[str, Any]:
    """The facts of the script that a tag is written in.

    >>> of_script("th")["spaced"]
    False
    """
    return exactly(_SCRIPTS, langtag.script(tag).lower())


# --- what a project and its plug-ins know of languages


def parse(text: str) -> Mapping[str, Mapping[str, Any]]:
    """The sections of a file that is not ours.

    Raises:
        DataError: the text is not TOML, has a key that nobody reads, or a value that cannot be used.
    """
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as exc:
        raise DataError(f"is not valid TOML: {exc}") from exc
    for name, table in tables.items():
        wrong = problems(name, table) if isinstance(table, Mapping) else ["is not a section"]
        if wrong:
            raise DataError(f"[{name}] {wrong[0]}")
    return tables


def use(project: LanguageFiles, plugins: LanguageFiles = _NOTHING) -> None:
    """Lays the files of plug-ins and of a project over those that come with `l10n`, in the place of another project's.

    A process works on one project at a time. Where another one follows, all that was worked out from data is forgotten.
    """
    if (plugins, project) == _added.layers:
        return
    _added.project, _added.plugins = project, plugins
    for name, module in list(sys.modules.items()):
        if name.startswith("l10n."):
            for value in list(vars(module).values()):
                if forget := getattr(value, "cache_clear", None):
                    forget()


def sections_of_project(tag: str) -> tuple[str, ...]:
    """The sections that the project's own file has for a tag."""
    return tuple(_added.project.get(tag, _NOTHING))


def sections_of_plugins(tag: str) -> tuple[str, ...]:
    """The sections that plug-ins bring for a tag."""
    return tuple(_added.plugins.get(tag, _NOTHING))
