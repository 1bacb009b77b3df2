"""The vocabularies of packages: texts as the pieces that a model reads, and pieces as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from l10n.engines import argos_tokens, packages
from l10n.engines.argos_tokens import PackageTokenizer
from l10n.errors import PackageError, one_line
from l10n.model import Span


class _SentencePiece:
    """The vocabulary of nearly every package. Unlike argostranslate's own decoding it keeps underscores."""

    def __init__(self, processor: Any) -> None:  # noqa: ANN401  (the library has no types)
        self._processor = processor

    def encode(self, texts: list[str]) -> list[list[str]]:
        pieces: list[list[str]] = self._processor.encode(texts, out_type=str)
        return pieces

    def decode(self, pieces: list[str]) -> str:
        text = str(self._processor.decode_pieces(pieces)).replace(argos_tokens.SPACE, " ")
        return text.removeprefix(" ")

    def unknown(self, pieces: list[str]) -> int:
        nothing = self._processor.unk_id()
        return sum(self._processor.piece_to_id(piece) == nothing for piece in pieces)

    def places(self, text: str, pieces: Sequence[str]) -> tuple[Span | None, ...]:
        normalized, offsets = self._processor.normalize(text, with_offsets=True)
        return argos_tokens.source_places(text, normalized, offsets, pieces)


class _Bpe:
    """The vocabulary of older packages: Moses tokens and byte pair codes, as argostranslate reads them; no alignment."""

    def __init__(self, tokenizer: Any) -> None:  # noqa: ANN401  (the library has no types)
        self._tokenizer = tokenizer

    def encode(self, texts: list[str]) -> list[list[str]]:
        return [list(self._tokenizer.encode(text)) if text.strip() else [] for text in texts]

    def decode(self, pieces: list[str]) -> str:
        return str(self._tokenizer.decode(pieces)).removeprefix(" ")

    def unknown(self, pieces: list[str]) -> int:  # noqa: ARG002  (byte pairs fall back to letters)
        return 0

    def places(self, text: str, pieces: Sequence[str]) -> tuple[Span | None, ...]:  # noqa: ARG002
        return ()


def opened(package: packages.Package) -> PackageTokenizer:
    """The vocabulary of a package.

    Raises:
        PackageError: it cannot be read.
    """
    path = package.folder / "sentencepiece.model"
    if not path.is_file():
        from argostranslate.tokenizer import BPETokenizer

        return _Bpe(BPETokenizer(package.folder / "bpe.model", *package.codes))
    from sentencepiece import SentencePieceProcessor

    try:
        return _SentencePiece(SentencePieceProcessor(model_file=str(path)))
    except (RuntimeError, OSError) as error:
        raise PackageError(
            str(path), f"is not a SentencePiece model ({one_line(error)})", "install it again"
        ) from error
