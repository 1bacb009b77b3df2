"""Models as OPUS-MT publishes them, converted for CTranslate2 (by its own converter, which needs numpy and YAML alone)."""

from __future__ import annotations

import math
import shutil
import traceback
import warnings
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from l10n.engines import (
    language_codes,
    licence,
    model_file,
    model_manifest,
    opus_config,
    opus_decoder,
    opus_description,
    safe_zip,
    vocabulary,
)
from l10n.engines.opus_decoder import DECODER, PIECES
from l10n.engines.opus_description import OpusDescription
from l10n.engines.package_metadata import LanguageTokens, Package, read_json
from l10n.errors import PackageError, single_line

WEIGHTS = "model.bin"
_LEAST_TRAINING = (
    10_000  # sentences; below that a target is a name: the 2024 models have Azerbaijani in Cyrillic with 1,146
)
_ANOTHER = "take another archive of the pair"
_WITH_PIECES = "take one with SentencePiece, as those since 2020-06; 'l10n packages list --all' names the best of each"


def prepare(unpacked: Path, made: Path, name: str) -> Package:
    """The package in `made` that an unpacked archive becomes. `name` is what the archive is called, with its folder's name.

    Raises:
        PackageError: a part of the model is missing or unsafe, it cannot be converted, or nobody says what it translates.
    """
    weights, vocabularies = opus_decoder.prepare(unpacked, name)
    for piece in PIECES:
        if not (unpacked / piece).is_file():
            if (unpacked / piece).with_suffix(".bpe").is_file():
                raise PackageError(name, "has byte pair codes, not SentencePiece", _WITH_PIECES)
            raise PackageError(name, f"has no {piece}", _ANOTHER)
        vocabulary.processor(unpacked / piece)
    _check_weights(unpacked / weights, name)
    _convert(unpacked, made / "model", name)
    described = _described(unpacked, {DECODER, *vocabularies}, name)
    tokens = vocabulary.source_tokens(made / "model")
    languages = _languages(described, tokens, name)
    for path in sorted(unpacked.iterdir()):
        if path.name in PIECES or licence.is_paper(path.name):
            shutil.copyfile(path, made / path.name)
    return _package(described, languages, licence.read(unpacked), made)


def prepare_converted(unpacked: Path, made: Path, name: str) -> Package:
    """The package that a folder becomes in which a model of OPUS-MT was converted already, from its form for Transformers.

    Raises:
        PackageError: a part is missing or cut off, or nobody says what it translates.
    """
    if problem := model_file.fault(unpacked / WEIGHTS):
        raise PackageError(name, problem, "get it again")
    tokens = vocabulary.source_tokens(unpacked)
    for piece in PIECES:
        vocabulary.processor(unpacked / piece)
    described = _described(unpacked, (), name)
    languages = _languages(described, tokens, name)
    (made / "model").mkdir()
    for path in sorted(unpacked.iterdir()):
        if path.name in {WEIGHTS, "config.json"} or vocabulary.is_list(path.name):
            shutil.copyfile(path, made / "model" / path.name)
        elif path.name in PIECES or licence.is_paper(path.name):
            shutil.copyfile(path, made / path.name)
    return _package(described, languages, licence.read(unpacked), made)


def ending(folder: Path) -> tuple[str, ...]:
    """The tokens behind the words of a source: the end, where the model does not add it by itself."""
    path = folder / "model" / "config.json"
    added = read_json(path).get("add_source_eos") if path.is_file() else True
    return () if added else ("</s>",)


def _package(described: OpusDescription, languages: LanguageTokens, licensed: str, made: Path) -> Package:
    family, version = described.pair, described.version or "0"
    package = Package(
        f"marian-{family}-{version}",
        model_manifest.pair(languages),
        version,
        made,
        licence=licensed,
        kind="marian",
        family=family,
        languages=languages,
    )
    (made / model_manifest.FILE).write_text(model_manifest.dump(package), "utf-8")
    return package


def _check_weights(path: Path, name: str) -> None:
    """Nothing, where the weights are an archive of arrays that are as large as they say.

    Raises:
        PackageError: they are not, or are a bomb.
    """
    from numpy.lib import format as arrays

    try:
        with path.open("rb") as file, safe_zip.opened(file, f"{name}: {path.name}") as archive:
            safe_zip.sized(archive, f"{name}: {path.name}")
            for member in archive.infolist():
                with archive.open(member) as content:
                    version = arrays.read_magic(content)
                    read = arrays.read_array_header_1_0 if version == (1, 0) else arrays.read_array_header_2_0
                    shape, _, kind = read(content)
                    if kind.hasobject or math.prod(shape) * kind.itemsize > member.file_size:
                        raise PackageError(name, f"{member.filename[:80]!r} is not an array", safe_zip.GET_ANOTHER)
                    if member.filename == f"{opus_config.CONFIG}.npy":
                        opus_config.check(content.read(opus_config.LONGEST), archive.namelist(), name, _ANOTHER)
    except (ValueError, OSError) as error:
        raise PackageError(name, f"{path.name} is not a model ({single_line(error)})", safe_zip.GET_ANOTHER) from error


def _convert(unpacked: Path, into: Path, name: str) -> None:
    """Converts the weights to 8 bits: a quarter of the size and of the memory, and what runs fastest on processors."""
    import numpy as np
    import yaml
    from ctranslate2.converters import OpusMTConverter

    try:
        with np.errstate(invalid="raise"):  # of weights that hold what is not a number
            OpusMTConverter(str(unpacked)).convert(str(into), quantization="int8")
    except (
        ValueError,
        FloatingPointError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        OSError,
        EOFError,
        RuntimeError,
        yaml.YAMLError,
        zipfile.BadZipFile,
    ) as error:  # fmt: skip  (whatever its makers' reader meets in weights of another kind)
        with warnings.catch_warnings():  # the reader leaves the file of the weights open, in its frames
            warnings.simplefilter("ignore", ResourceWarning)
            traceback.clear_frames(error.__traceback__)
        raise PackageError(name, f"cannot be converted ({single_line(error)[:200]})", _ANOTHER) from error


def _described(unpacked: Path, excluded: Iterable[str], name: str) -> OpusDescription:
    texts = [path for path in sorted(unpacked.glob("*.yml")) if path.name not in excluded]
    readme = unpacked / "README.md"
    description = opus_description.merged(
        [
            *(opus_description.parse(opus_decoder.text(path)) for path in texts),
            opus_description.parse_readme(opus_decoder.text(readme) if readme.is_file() else ""),
            *(opus_description.parse_name(part) for part in PurePosixPath(name).parts[:-3:-1]),
        ]
    )
    if not description.pair or not description.sources:
        raise PackageError(
            name, "says nowhere which languages it translates", "name the archive after its pair, as in eng-ukr.zip"
        )
    return description


def _languages(described: OpusDescription, tokens: Iterable[str], name: str) -> LanguageTokens:
    """The languages of a model by tag, with the labels of its targets."""
    labels = [token[2:-2] for token in tokens if token.startswith(">>") and token.endswith("<<")]
    several = (
        bool(labels) and len(described.targets) > 1
    )  # some READMEs list targets and do not say that labels name them
    labelled = described.labelled or several or (described.labelled is None and bool(labels))
    meant = set(described.labels or described.targets or labels)
    named = [code for code in labels if code in meant or (not described.labels and code.partition("_")[0] in meant)]
    if not named and described.labelled is None:  # a name knows families, as in eng-zle
        named = labels
    if not labelled:
        named = list(described.targets)
        if len(named) != 1:
            raise PackageError(name, "has several targets and no labels for them", _ANOTHER)
    elif not named:
        raise PackageError(name, "wants labels for its targets, and its vocabulary has none of them", _ANOTHER)
    trained = described.trained if labelled else {}
    usable = [code for code in named if not trained or trained.get(code, 0) >= _LEAST_TRAINING]
    targets = {tag: f">>{code}<<" if labelled else "" for tag, code in language_codes.chosen(usable, trained).items()}
    sources: Mapping[str, str] = dict.fromkeys(language_codes.chosen(described.sources, {}), "")
    if not targets or not sources:
        raise PackageError(name, "translates no language that has a tag", _ANOTHER)
    untrained = {tag for code in named if code not in usable for tag in language_codes.tags(code)} - targets.keys()
    return LanguageTokens(sources, targets, tuple(sorted(untrained)))
