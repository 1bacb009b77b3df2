"""`l10n.lock`: the models that a project's drafts are made with, so that everybody's drafts are the same."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

from l10n.engines.package_metadata import NAME
from l10n.errors import PackageError
from l10n.late_pattern import late_pattern

_DIGEST = late_pattern(r"sha256:([0-9a-f]{64})")
_HEADER = (
    "# The translation models of this project, by the digest of their files. Written by 'l10n packages install'.\n"
)


def parse_lock(text: str, place: str = "l10n.lock") -> Mapping[str, str]:
    """The SHA-256 (hexadecimal) of each package by its name.

    Raises:
        PackageError: the text is not TOML, or an entry is not a digest.
    """
    try:
        value = tomllib.loads(text).get("packages", {})
    except tomllib.TOMLDecodeError as error:
        raise PackageError(place, f"is not TOML ({error})", "restore it from version control") from error
    if not isinstance(value, dict):
        raise PackageError(place, "'packages' is not a table", "restore it from version control")
    return {name: _digest(name, entry, place) for name, entry in value.items()}


def dump_lock(digests: Mapping[str, str]) -> str:
    """The text of a lock file, sorted by name; the opposite of `parse_lock`.

    >>> print(dump_lock({"translate-en_es-0_2": "0" * 64}).splitlines()[-1][:34])
    "translate-en_es-0_2" = "sha256:00

    Raises:
        PackageError: a name that no package can have.
    """
    for name in digests:
        if not NAME.fullmatch(name):
            raise PackageError("l10n.lock", f"{name!r} is not a name of a package", "leave it out")
    lines = [f'"{name}" = "sha256:{digests[name]}"\n' for name in sorted(digests)]
    return _HEADER + "\n[packages]\n" + "".join(lines)


def _digest(name: str, entry: object, place: str) -> str:
    match = _DIGEST.fullmatch(entry) if isinstance(entry, str) else None
    if match is None or not NAME.fullmatch(name):
        raise PackageError(place, f"the entry {name!r} is not a 'sha256:' digest", "restore it from version control")
    return match[1]
