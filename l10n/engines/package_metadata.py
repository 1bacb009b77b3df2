"""What a package is, by the metadata in its folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.disk.files import open_regular
from l10n.errors import PackageError, UsageError
from l10n.late_pattern import late_pattern
from l10n.plugin import Pair

STARTER = Path(__file__).parent / "starter"
"""The models that come with `l10n` itself."""
LARGEST_METADATA = 1 << 20  # bytes; real ones have a few thousand
NAME = late_pattern(r"[A-Za-z0-9][A-Za-z0-9._+@-]{0,99}")
SEVERAL = "mul"  # the tag of several languages in the pair of a model that has them (ISO 639-2)
ARGOS_TAGS = {
    "pb": "pt-BR",
    "zt": "zh-Hant",
    "zh": "zh-Hans",
}  # Argos' own codes that are not language tags, or vague ones


@dataclass(frozen=True, slots=True)
class LanguageTokens:
    """The languages of a model by their tags, each with the token that the model wants for it (empty where it wants none).

    `untrained` are targets that the model names and was never trained on: they are not among the targets.
    """

    sources: Mapping[str, str]
    targets: Mapping[str, str]
    untrained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """An installed model. `name` has pair and version, as in `translate-en_es-0_2`; `starter` came with `l10n`.

    `kind` is the engine that runs it; `family` is what a model of several languages was made as (`nllb`), or its pair in the
    words of its makers (`eng-zle`). `prefix` is the token that the model wants before every target; `licence` is empty where
    the package says none. `languages` are those of a model of several; the `pair` of such a one says `mul`.
    """

    name: str
    pair: Pair
    version: str
    folder: Path
    licence: str = ""
    prefix: str = ""
    codes: tuple[str, str] = ("", "")
    starter: bool = False
    kind: str = "argos"
    family: str = ""
    languages: LanguageTokens | None = None

    def size(self) -> int:
        """The bytes that it takes on the disk."""
        return sum(path.stat().st_size for path in files(self.folder))

    def pairs(self) -> frozenset[Pair]:
        """The pairs that it translates."""
        if self.languages is None:
            return frozenset({self.pair})
        return _product(tuple(self.languages.sources), tuple(self.languages.targets))


def files(folder: Path) -> tuple[Path, ...]:
    """The files of a folder and of those in it, sorted by path."""
    return tuple(
        sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda p: p.relative_to(folder).as_posix())
    )


@lru_cache(maxsize=32)
def _product(sources: tuple[str, ...], targets: tuple[str, ...]) -> frozenset[Pair]:
    """Every pair of a source and a target; a model of two hundred languages has forty thousand, so they are made once."""
    return frozenset(Pair(source, target) for source in sources for target in targets if source != target)


def from_metadata(metadata: Mapping[str, object], folder: Path) -> Package:
    """The package that `metadata.json` (or an entry of the index) describes.

    Raises:
        PackageError: it is not for translation, or a code or the version is missing or unsafe.
    """

    def text(key: str, default: str = "") -> str:
        value = metadata.get(key, default)
        return value if isinstance(value, str) else default

    kind, codes, version = text("type", "translate"), (text("from_code"), text("to_code")), text("package_version")
    name = f"{kind}-{codes[0]}_{codes[1]}-{version.replace('.', '_')}"
    if kind != "translate" or not all(codes) or not version or not NAME.fullmatch(name):
        raise PackageError(
            str(folder), "its metadata names no pair of languages and version", "use a translation package"
        )
    try:
        pair = Pair(*(langtag.parse(ARGOS_TAGS.get(code, code)) for code in codes))
    except UsageError as error:
        raise PackageError(str(folder), f"{error.place} {error.problem}", "use a translation package") from error
    return Package(
        name,
        pair,
        version,
        folder,
        licence=text("license") or text("licence"),
        prefix=text("target_prefix"),
        codes=codes,
        starter=folder.parent == STARTER,
    )


def read_json(path: Path) -> Mapping[str, object]:
    """The object that a metadata file on the disk holds.

    Raises:
        PackageError: as `parse_metadata`, or it cannot be read.
    """
    try:
        with open_regular(path) as file:
            return parse_metadata(file.read(LARGEST_METADATA + 1), str(path))
    except OSError as error:
        raise PackageError(str(path), f"cannot be read ({error.strerror})", "reinstall the package") from error


def parse_metadata(content: bytes, place: str) -> Mapping[str, object]:
    """The object that a metadata file holds.

    Raises:
        PackageError: it is not a JSON object, or larger than a metadata file can be.
    """
    if len(content) > LARGEST_METADATA:
        raise PackageError(place, "is too large for metadata", "reinstall the package")
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise PackageError(place, f"is not JSON ({error})", "reinstall the package") from error
    if not isinstance(value, dict):
        raise PackageError(place, "holds no JSON object", "reinstall the package")
    return value
