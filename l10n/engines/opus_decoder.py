"""What `decoder.yml` of an archive of OPUS-MT names: the weights, and the vocabularies in whatever form Marian reads."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from l10n.engines import vocabulary
from l10n.engines.safe_zip import GET_ANOTHER
from l10n.errors import PackageError, single_line

DECODER = "decoder.yml"
PIECES = ("source.spm", "target.spm")
_SENTENCEPIECE = ".spm"
_LISTS = (".yml", ".yaml")
_LONGEST = 1 << 22  # bytes
_MOST_TOKENS = 600_000  # NLLB's 256,000, the most that has been met, twice and more


def prepare(unpacked: Path, name: str) -> tuple[str, frozenset[str]]:
    """The name of the weights and those of the vocabularies, each a file in the folder. `decoder.yml` is written anew with
    these alone, and vocabularies in other forms as lists, which is what CTranslate2 converts.

    Raises:
        PackageError: it names nothing, or what is not there.
    """
    config = _config(unpacked / DECODER, name)
    models, listed = _texts(config.get("models")), _texts(config.get("vocabs"))
    if not models or not listed:
        raise PackageError(name, f"its {DECODER} names no model or no vocabularies", GET_ANOTHER)
    weights = _beside(unpacked, models[0], ".npz", name)
    vocabularies = [_beside(unpacked, each, "vocab.yml", name) for each in listed]
    if all(each.endswith(_SENTENCEPIECE) for each in vocabularies):
        for piece, each in zip(PIECES, (vocabularies[0], vocabularies[-1]), strict=True):
            if not (unpacked / piece).exists():
                shutil.copyfile(unpacked / each, unpacked / piece)
    for each in vocabularies:
        _check_size(unpacked / each, name)
    lists = [_as_list(unpacked / each) for each in vocabularies]
    import yaml

    (unpacked / DECODER).write_text(yaml.safe_dump({"models": [weights], "vocabs": lists}), "utf-8")
    return weights, frozenset((*vocabularies, *lists))


def text(path: Path) -> str:
    """The beginning of a text that came with a model, as much as such a text can have."""
    with path.open("rb") as file:
        return file.read(_LONGEST).decode("utf-8", errors="replace")


def _config(path: Path, name: str) -> dict[object, object]:
    import yaml  # late: only where a package is installed

    try:
        config = yaml.safe_load(text(path))
    except (yaml.YAMLError, RecursionError) as error:
        raise PackageError(name, f"its {DECODER} is not YAML ({single_line(error)})", GET_ANOTHER) from error
    return config if isinstance(config, dict) else {}


def _texts(value: object) -> tuple[str, ...]:
    """A list of texts; nothing where it is something else."""
    fits = isinstance(value, list) and all(isinstance(each, str) and each for each in value)
    return tuple(value) if fits and isinstance(value, list) else ()


def _beside(folder: Path, named: str, suffix: str, name: str) -> str:
    """The file of the folder that a path means: paths of the machine where it was trained end in it. A file that was renamed
    is the only one of its suffix.

    Raises:
        PackageError: none is, or several may be.
    """
    for each in (PurePosixPath(named).name, PureWindowsPath(named).name):
        if each and _is_plain(folder / each):
            return each
    candidates = [path.name for path in sorted(folder.iterdir()) if path.name.endswith(suffix) and _is_plain(path)]
    if len(candidates) == 1:
        return candidates[0]
    raise PackageError(name, f"its {DECODER} names {named[:80]!r}, which is not a file beside it", GET_ANOTHER)


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _check_size(path: Path, name: str) -> None:
    """Nothing, where a vocabulary has as many words as one of a model may have.

    Raises:
        PackageError: it has more, and the converter would read all of them.
    """
    with path.open("rb") as file:
        if sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 16), b"")) > _MOST_TOKENS:
            raise PackageError(name, f"its {path.name[:80]} has more than {_MOST_TOKENS:,} words", GET_ANOTHER)


def _as_list(path: Path) -> str:
    """The name of a vocabulary as a list of tokens with their numbers, made from what Marian reads beside such lists."""
    if path.suffix in _LISTS:
        return path.name
    if path.suffix == _SENTENCEPIECE:
        processor = vocabulary.processor(path)
        tokens = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    else:
        tokens = path.read_text("utf-8", errors="replace").split("\n")
    made = path.with_name(f"{path.name}.yml")
    made.write_text(_listed(tokens), "utf-8")
    return made.name


def _listed(tokens: Sequence[str]) -> str:
    escaped = (token.strip("\r").replace("\\", "\\\\").replace('"', '\\"') for token in tokens)
    return "".join(f'"{token}": {number}\n' for number, token in enumerate(escaped) if token)
