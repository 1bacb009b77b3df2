"""What is known of languages beside what comes with `l10n`: the files of a project, and those that plug-ins bring."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from l10n import langtag
from l10n.errors import SettingsError, UsageError
from l10n.language.data import DataError, LanguageFiles, parse
from l10n.plugin.faults import FAULTS, describe_error
from l10n.plugin.points import entry_points_of

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

LANGUAGES = "language"
GROUP = "l10n.languages"
"""The entry points by which other people's packages bring files of languages: each names a package with `<tag>.toml` in it."""
_REMEDY = "see docs/languages-adding.md"


def languages(root: Path) -> LanguageFiles:
    """What the files of a project, `language/<tag>.toml`, say by tag and section.

    Raises:
        SettingsError: one is not named by a tag, is not TOML, or says what nobody reads.
    """
    return {path.stem: _language(path, f"{LANGUAGES}/{path.name}") for path in _files(root / LANGUAGES)}


def plugin_languages() -> LanguageFiles:
    """What plug-ins say, by tag and section; of two that have a section of one language, that of the first name holds.

    Their code is not run. A file that cannot be used is named among `FAULTS`, and left out.
    """
    brought: dict[str, Mapping[str, Mapping[str, Any]]] = {}
    for point in sorted(entry_points_of(GROUP), key=lambda point: point.name):
        for path in _files_of(point):
            try:
                sections = _language(path, path.name)
            except SettingsError as exc:
                FAULTS.report(f"{_title(point)}: {exc.place}", exc.problem)
            else:
                brought[path.stem] = {**sections, **brought.get(path.stem, {})}
    return brought


def _files_of(point: EntryPoint) -> list[Path]:
    """The files beside the code of a package, which is not imported for them."""
    top, *inner = point.value.partition(":")[0].split(".")
    try:
        spec = find_spec(top)
    except (ImportError, ValueError) as exc:
        FAULTS.report(_title(point), f"cannot be loaded ({describe_error(exc)})")
        return []
    folders = [Path(place, *inner) for place in (spec and spec.submodule_search_locations) or ()]
    files = [path for folder in folders for path in _files(folder)]
    if not files:
        FAULTS.report(_title(point), f"has no file <tag>.toml in the package {point.value!r}")
    return files


def _title(point: EntryPoint) -> str:
    return f"plug-in {point.name}" + (f" ({point.dist.name} {point.dist.version})" if point.dist else "")


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.glob("*.toml")) if not path.name.startswith("."))


def _language(path: Path, place: str) -> Mapping[str, Mapping[str, Any]]:
    tag = ""
    with contextlib.suppress(UsageError):
        tag = langtag.aliased(langtag.parse(path.stem))
    if tag != path.stem:
        remedy = f"name it {tag}.toml" if tag else "name it as in uk.toml or sr-Latn.toml"
        raise SettingsError(place, "is not named by a language tag", remedy)
    try:
        return parse(path.read_text(encoding="utf-8-sig"))
    except DataError as exc:
        raise SettingsError(place, str(exc), _REMEDY) from exc
    except (OSError, UnicodeDecodeError) as exc:
        raise SettingsError(place, f"cannot be read: {exc}", "write it in UTF-8") from exc
