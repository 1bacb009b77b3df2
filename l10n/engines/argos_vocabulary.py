"""The vocabularies of Argos packages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from l10n.engines import vocabulary
from l10n.engines.argos_tokens import PackageTokenizer
from l10n.engines.package_metadata import Package
from l10n.engines.vocabulary import SentencePieces
from l10n.model import Span


class _Bpe:
    """The vocabulary of older packages: Moses tokens and byte pair codes, as argostranslate reads them; no alignment."""

    def __init__(self, tokenizer: Any) -> None:  # noqa: ANN401  (the library has no types)
        self._tokenizer = tokenizer

    def encode(self, texts: list[str]) -> list[list[str]]:
        return [list(self._tokenizer.encode(text)) if text.strip() else [] for text in texts]

    def encode_target(self, texts: list[str]) -> list[list[str]]:
        return self.encode(texts)

    def decode(self, pieces: list[str]) -> str:
        return str(self._tokenizer.decode(pieces)).removeprefix(" ")

    def unknown(self, pieces: list[str]) -> int:  # noqa: ARG002  (byte pairs fall back to letters)
        return 0

    def places(self, text: str, pieces: Sequence[str]) -> tuple[Span | None, ...]:  # noqa: ARG002
        return ()


def opened(package: Package) -> PackageTokenizer:
    """The vocabulary of a package.

    Raises:
        PackageError: it cannot be read.
    """
    path = package.folder / "sentencepiece.model"
    if path.is_file():
        return SentencePieces(vocabulary.processor(path))
    from argostranslate.tokenizer import BPETokenizer

    return _Bpe(BPETokenizer(package.folder / "bpe.model", *package.codes))
