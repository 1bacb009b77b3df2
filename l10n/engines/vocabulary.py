"""SentencePiece vocabularies of models: texts as the pieces that a model reads, and pieces as text."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from l10n.engines import argos_tokens, opus_text
from l10n.engines.opus_text import CleanText
from l10n.errors import PackageError, single_line
from l10n.model import Span

_SOURCE, _TARGET = ("shared_vocabulary", "source_vocabulary"), ("shared_vocabulary", "target_vocabulary")


class SentencePieces:
    """How a model cuts a text into pieces, and what it says together again.

    `target` is the vocabulary of what it says, where that is another; `read` are the pieces of a source that it
    knows, where those are not simply what SentencePiece knows; `clean` is what its makers did to texts first.
    """

    def __init__(
        self,
        source: Any,  # noqa: ANN401  (the library has no types)
        target: Any = None,  # noqa: ANN401
        read: frozenset[str] = frozenset(),
        clean: Callable[[str], CleanText] | None = None,
    ) -> None:
        self._source = source
        self._target = target or source
        self._read = read
        self._clean = clean

    def encode(self, texts: list[str]) -> list[list[str]]:
        """The pieces of each text."""
        cleaned = [self._clean(text).text for text in texts] if self._clean else texts
        pieces: list[list[str]] = self._source.encode(cleaned, out_type=str)
        return [self._in_smaller(each) for each in pieces] if self._read else pieces

    def _in_smaller(self, pieces: list[str]) -> list[str]:
        """The pieces, those that the model cannot read in smaller ones: SentencePiece has some that M2M-100 has not."""
        if self._read.issuperset(pieces):
            return pieces
        return [part for piece in pieces for part in ((piece,) if piece in self._read else _parts(piece, self._read))]

    def encode_target(self, texts: list[str]) -> list[list[str]]:
        """The pieces of texts of the target language."""
        pieces: list[list[str]] = self._target.encode(texts, out_type=str)
        return pieces

    def decode(self, pieces: list[str]) -> str:
        """The text of pieces. Unlike argostranslate's own decoding it keeps underscores."""
        text = str(self._target.decode_pieces(pieces)).replace(argos_tokens.SPACE, " ")
        return text.removeprefix(" ")

    def unknown(self, pieces: list[str]) -> int:
        """How many pieces the model does not have."""
        if self._read:
            return sum(piece not in self._read for piece in pieces)
        nothing = self._source.unk_id()
        return sum(self._source.piece_to_id(piece) == nothing for piece in pieces)

    def places(self, text: str, pieces: Sequence[str]) -> tuple[Span | None, ...]:
        """The span of each piece in a source text."""
        if self._clean is None:
            normalized, offsets = self._source.normalize(text, with_offsets=True)
            return argos_tokens.source_places(text, normalized, offsets, pieces)
        cleaned = self._clean(text)
        normalized, offsets = self._source.normalize(cleaned.text, with_offsets=True)
        return argos_tokens.source_places(text, normalized, [cleaned.places[place] for place in offsets], pieces)


def _parts(piece: str, readable: frozenset[str]) -> tuple[str, ...]:
    """A piece in the longest readable ones from its beginning on; itself where a part of it has none.

    >>> _parts("▁perhaps", frozenset({"▁per", "▁", "haps", "h"})), _parts("▁née", frozenset({"▁n", "e"}))
    (('▁per', 'haps'), ('▁née',))
    """
    parts, at = [], 0
    while at < len(piece):
        end = next((end for end in range(len(piece), at, -1) if piece[at:end] in readable), 0)
        if not end:
            return (piece,)
        parts.append(piece[at:end])
        at = end
    return tuple(parts)


def processor(path: Path) -> Any:  # noqa: ANN401  (the library has no types)
    """A SentencePiece model from the disk.

    Raises:
        PackageError: it is not one.
    """
    from sentencepiece import SentencePieceProcessor

    try:
        return SentencePieceProcessor(model_file=str(path))
    except (RuntimeError, OSError) as error:
        raise PackageError(
            str(path), f"is not a SentencePiece model ({single_line(error)})", "install it again"
        ) from error


def source_tokens(model: Path) -> tuple[str, ...]:
    """All tokens that a model of CTranslate2 reads, by the list in its folder.

    Raises:
        PackageError: there is no such list.
    """
    return _tokens(model, _SOURCE)


def target_tokens(model: Path) -> tuple[str, ...]:
    """All tokens that a model of CTranslate2 can say; else as `source_tokens`."""
    return _tokens(model, _TARGET)


def _tokens(model: Path, lists: Sequence[str]) -> tuple[str, ...]:
    for name in lists:
        for path in (model / f"{name}.json", model / f"{name}.txt"):
            if path.is_file():
                return _listed(path)
    raise PackageError(str(model), "has no list of its tokens", "install it again")


def _listed(path: Path) -> tuple[str, ...]:
    try:
        text = path.read_text("utf-8")
        listed = json.loads(text) if path.suffix == ".json" else text.removesuffix("\n").split("\n")
    except (OSError, ValueError) as error:
        raise PackageError(str(path), f"cannot be read ({single_line(error)})", "install it again") from error
    return tuple(map(str, listed)) if isinstance(listed, list) else ()


def is_list(name: str) -> bool:
    """Whether a file of a model's folder is a list of its tokens."""
    return name.endswith((".json", ".txt")) and name.rpartition(".")[0] in {*_SOURCE, *_TARGET}


def opus(folder: Path) -> SentencePieces:
    """The vocabulary of a model of OPUS-MT."""
    read = frozenset(source_tokens(folder / "model"))
    source, target = processor(folder / "source.spm"), processor(folder / "target.spm")
    return SentencePieces(source, target, read, opus_text.clean)
