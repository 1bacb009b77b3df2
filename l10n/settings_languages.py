"""What a project knows of languages beside what comes with `l10n`: its files `language/<tag>.toml`."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from l10n import langtag
from l10n.errors import SettingsError, UsageError
from l10n.language.data import DataError, ProjectFiles, parse

LANGUAGES = "language"


def languages(root: Path) -> ProjectFiles:
    """What the files say, by tag and section.

    Raises:
        SettingsError: one is not named by a tag, is not TOML, or says what nobody reads.
    """
    files = sorted((root / LANGUAGES).glob("*.toml"))
    return {path.stem: _language(path) for path in files if not path.name.startswith(".")}


def _language(path: Path) -> Mapping[str, Mapping[str, Any]]:
    place, tag = f"{LANGUAGES}/{path.name}", ""
    with contextlib.suppress(UsageError):
        tag = langtag.aliased(langtag.parse(path.stem))
    if tag != path.stem:
        remedy = f"name it {tag}.toml" if tag else "name it as in uk.toml or sr-Latn.toml"
        raise SettingsError(place, "is not named by a language tag", remedy)
    try:
        return parse(path.read_text(encoding="utf-8-sig"))
    except DataError as exc:
        raise SettingsError(place, str(exc), "see docs/languages-adding.md") from exc
    except (OSError, UnicodeDecodeError) as exc:
        raise SettingsError(place, f"cannot be read: {exc}", "write it in UTF-8") from exc
