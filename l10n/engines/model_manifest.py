"""`model.json`: what a folder that `l10n` made of a model of several languages holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from l10n.engines.package_metadata import NAME, SEVERAL, LanguageTokens, Package, read_json
from l10n.errors import PackageError
from l10n.plugin import Pair

FILE = "model.json"
KINDS = ("marian", "multilingual")
"""The engines whose models say in a file of ours what they are; one model may have several languages."""
_AGAIN = "remove the folder and install it again"


def dump(package: Package) -> str:
    """The text of the manifest of a package; the opposite of `parse`."""
    assert package.languages is not None
    content = {
        "kind": package.kind,
        "family": package.family,
        "name": package.name,
        "version": package.version,
        "licence": package.licence,
        "sources": dict(package.languages.sources),
        "targets": dict(package.languages.targets),
        "untrained": list(package.languages.untrained),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def read(folder: Path) -> Package:
    """The package of a folder with a manifest.

    Raises:
        PackageError: the manifest cannot be read, or lacks something.
    """
    return parse(read_json(folder / FILE), folder)


def parse(content: Mapping[str, object], folder: Path) -> Package:
    """The package that a manifest describes.

    Raises:
        PackageError: something is missing in it, or of the wrong type.
    """
    texts = {key: content.get(key) for key in ("kind", "family", "name", "version", "licence")}
    sources, targets = _tokens(content.get("sources")), _tokens(content.get("targets"))
    untrained = content.get("untrained")
    if (
        not all(isinstance(value, str) for value in texts.values())
        or texts["kind"] not in KINDS
        or not NAME.fullmatch(str(texts["name"]))
        or not sources
        or not targets
        or not isinstance(untrained, list)
    ):
        raise PackageError(str(folder / FILE), "is not a manifest of a model", _AGAIN)
    languages = LanguageTokens(sources, targets, tuple(map(str, untrained)))
    return Package(
        str(texts["name"]),
        pair(languages),
        str(texts["version"]),
        folder,
        licence=str(texts["licence"]),
        kind=str(texts["kind"]),
        family=str(texts["family"]),
        languages=languages,
    )


def pair(languages: LanguageTokens) -> Pair:
    """The pair of a model in one word each: the language itself where it has one alone, else `mul`."""
    ends = [next(iter(tags)) if len(tags) == 1 else SEVERAL for tags in (languages.sources, languages.targets)]
    return Pair(ends[0], ends[1])


def _tokens(value: object) -> dict[str, str]:
    """Tokens by tag; nothing where they are something else."""
    if not isinstance(value, dict) or not all(isinstance(each, str) for pair in value.items() for each in pair):
        return {}
    return value
