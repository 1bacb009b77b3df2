"""How models are asked to decode where nobody says, and what their scores mean."""

from __future__ import annotations

from l10n.plugin import Decoding

DEFAULT_BEAM, DEFAULT_PENALTY = 2, 1.0  # the fastest within 0.3 chrF of beam 4; docs/engines.md has the table
ARGOS_PENALTY = 0.2  # argostranslate 1.11, translate.py: for whoever asks for a beam, and so for its very words
BATCH_TOKENS = 512  # as fast as 1,024 at half the memory


def resolved(requested: Decoding, configured: Decoding) -> Decoding:
    """The decoding with every choice made: as asked, else as configured, else our own."""
    beam = requested.beam or configured.beam
    penalty = requested.length_penalty if requested.length_penalty is not None else configured.length_penalty
    if penalty is None:
        penalty = ARGOS_PENALTY if beam else DEFAULT_PENALTY
    return Decoding(
        beam=beam or DEFAULT_BEAM,
        length_penalty=penalty,
        no_repeat_ngram=requested.no_repeat_ngram or configured.no_repeat_ngram,
        batch_tokens=requested.batch_tokens or configured.batch_tokens or BATCH_TOKENS,
        aligned=requested.aligned or configured.aligned,
        consensus=requested.consensus,
    )


def per_token(score: float, tokens: int, penalty: float) -> float:
    """The mean log-probability per token, the end of the sentence counted; CTranslate2 divides by length ** penalty."""
    length = tokens + 1
    return min(0.0, score * float(length**penalty) / length)
