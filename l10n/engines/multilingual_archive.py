"""Models of many languages, made for CTranslate2 already: M2M-100, NLLB-200, MADLAD-400 with their SentencePiece models."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from l10n.dataclass import dataclass
from l10n.engines import language_codes, licence, model_file, model_manifest, vocabulary
from l10n.engines.package_metadata import LanguageTokens, Package, read_json
from l10n.errors import PackageError
from l10n.late_pattern import late_pattern

WEIGHTS = "model.bin"
PIECES = "sentencepiece.model"
END = "</s>"
_PIECES = (PIECES, "sentencepiece.bpe.model", "spiece.model", "spm.model", "flores200_sacrebleu_tokenizer_spm.model")
_TOKENIZER = "tokenizer_config.json"
TOKENIZER_FILES = frozenset({*_PIECES, _TOKENIZER})
_FEWEST = 2  # languages that make a family; a model of one has no tokens for them
_ANOTHER = "take a folder made by ct2-transformers-converter, with the model's SentencePiece file put beside it"


@dataclass(frozen=True, slots=True)
class ModelFamily:
    """How the models of one family name languages: `token` has the code in it. `licence` is what its makers published it under;
    `marks_source` says whether the source's language is named too, before its words.
    """

    name: str
    token: re.Pattern[str]
    licence: str
    marks_source: bool = True


_CODE = r"([a-z]{2,3}(?:_[A-Z][a-z]{3})?)"
FAMILIES = {
    "m2m": ModelFamily("M2M-100", late_pattern(r"__([a-z]{2,3})__"), "MIT"),
    "nllb": ModelFamily("NLLB-200", late_pattern(r"([a-z]{3}_[A-Z][a-z]{3})"), "CC BY-NC 4.0"),
    "madlad": ModelFamily("MADLAD-400", late_pattern(rf"<2{_CODE}>"), "Apache-2.0", marks_source=False),
}
LEGACY = "nllb-legacy"
"""NLLB-200 with its older order of tokens: the source's code behind its words."""


def family(package: Package) -> ModelFamily:
    """The family that a package is of."""
    return FAMILIES[package.family.partition("-")[0]]


def prepare(unpacked: Path, made: Path, name: str) -> Package:
    """The package in `made` that a folder becomes. `name` is what the folder or its archive is called.

    Raises:
        PackageError: a part of the model is missing or cut off, or it is of another family.
    """
    if problem := model_file.fault(unpacked / WEIGHTS):
        raise PackageError(name, problem, "get it again")
    tokens = vocabulary.source_tokens(unpacked)
    key, codes = _family(tokens, name)
    if END not in tokens:
        raise PackageError(name, f"its vocabulary has no {END}", _ANOTHER)
    pieces = _pieces(unpacked, name)
    vocabulary.processor(pieces)
    if key == "nllb" and _is_legacy(unpacked):
        key = LEGACY
    (made / "model").mkdir()
    for path in sorted(unpacked.iterdir()):
        if path.name in {WEIGHTS, "config.json"} or vocabulary.is_list(path.name):
            shutil.copyfile(path, made / "model" / path.name)
        elif licence.is_paper(path.name):
            shutil.copyfile(path, made / path.name)
    shutil.copyfile(pieces, made / PIECES)
    return _package(key, codes, made, licence.read(unpacked), name)


def _package(key: str, codes: Mapping[str, str], made: Path, licensed: str, name: str) -> Package:
    family = FAMILIES[key.partition("-")[0]]
    tags = language_codes.chosen(codes, {})
    targets = {tag: codes[code] for tag, code in tags.items()}
    languages = LanguageTokens(targets if family.marks_source else dict.fromkeys(targets, ""), targets)
    version = _version(name, family)
    package = Package(
        f"multilingual-{version}",
        model_manifest.pair(languages),
        version,
        made,
        # What the makers' weights forbid, no file beside a copy of them allows.
        licence=family.licence if licence.forbids_commerce(family.licence) else licensed or family.licence,
        kind="multilingual",
        family=key,
        languages=languages,
    )
    (made / model_manifest.FILE).write_text(model_manifest.dump(package), "utf-8")
    return package


def _version(name: str, family: ModelFamily) -> str:
    """What the model is called: the name of its folder or archive, with its family's where that does not say it."""
    stem = PurePosixPath(name).name.removesuffix(".zip")
    plain = re.sub(r"[^A-Za-z0-9.]+", "-", stem).strip("-.")[:60]
    named = family.name.partition("-")[0].casefold() in plain.casefold()
    return plain if named else f"{family.name}-{plain}".rstrip("-")


def _family(tokens: Collection[str], name: str) -> tuple[str, Mapping[str, str]]:
    """The family whose language tokens a vocabulary has, and these by their codes."""
    for key, each in FAMILIES.items():
        codes = {match[1]: token for token in tokens if (match := each.token.fullmatch(token))}
        if len(codes) >= _FEWEST and language_codes.chosen(codes, {}):
            return key, codes
    families = ", ".join(each.name for each in FAMILIES.values())
    raise PackageError(
        name, f"has not the language tokens of {families}", "see docs/engines.md for what can be installed"
    )


def _pieces(unpacked: Path, name: str) -> Path:
    """The SentencePiece model of a folder: by the names that it has, else the only one there."""
    named = [unpacked / each for each in _PIECES if (unpacked / each).is_file()]
    candidates: Sequence[Path] = sorted((*unpacked.glob("*.model"), *unpacked.glob("*.spm")))
    if not named and len(candidates) != 1:
        raise PackageError(name, "has no SentencePiece model beside its weights", _ANOTHER)
    return named[0] if named else candidates[0]


def _is_legacy(unpacked: Path) -> bool:
    path = unpacked / _TOKENIZER
    return path.is_file() and read_json(path).get("legacy_behaviour") is True


def around(package: Package, source: str, target: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The tokens before a source, behind it, and before its target."""
    assert package.languages is not None
    ours, theirs = package.languages.sources[source], package.languages.targets[target]
    if not family(package).marks_source:
        return (theirs,), (END,), ()
    if package.family == LEGACY:
        return (), (END, ours), (theirs,)
    return (ours,), (END,), (theirs,)


def silent(tokens: Iterable[str], package: Package) -> frozenset[str]:
    """The tokens of a model that are not words."""
    pattern = family(package).token
    return frozenset(token for token in tokens if pattern.fullmatch(token)) | {END, "<s>", "<pad>"}
