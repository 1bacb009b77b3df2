"""Small models in the layout that OPUS-MT publishes, with random weights: what they say is noise, the way there is not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import numpy as np
import sentencepiece
import yaml

TEXTS = (
    "The harbour master closed two of the three piers on Monday.",
    "Rain fell for a week, and the ferries were late by an hour.",
    "The council meets again on 4 March to vote on the new bridge.",
    "Nobody asked us, said the woman who runs the fish market.",
    "Паромники відмовилися виходити в море через шторм.",
    "Рада збереться знову у березні, щоб обговорити міст.",
)
WIDTH, HIDDEN = 16, 32


def pieces(size: int = 120) -> bytes:
    """A SentencePiece model of the texts above."""
    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(TEXTS * 20), model_writer=out, vocab_size=size, hard_vocab_limit=False,
        character_coverage=1.0, minloglevel=2,
    )  # fmt: skip
    return out.getvalue()


def tokens(model: bytes, labels: Sequence[str] = ()) -> list[str]:
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    existing = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    return [
        "</s>",
        "<unk>",
        *(each for each in existing if not each.startswith("<")),
        *(f">>{each}<<" for each in labels),
    ]


CONFIG = {
    "type": "transformer", "transformer-decoder-autoreg": "self-attention", "transformer-no-projection": False,
    "transformer-ffn-activation": "relu", "transformer-preprocess": "", "transformer-postprocess": "dan",
    "transformer-postprocess-top": "", "transformer-postprocess-emb": "d", "transformer-guided-alignment-layer": "last",
    "transformer-heads": 2, "enc-depth": 1, "dec-depth": 1,
}  # fmt: skip


def weights(size: int, seed: int = 3, *, broken: bool = False, **config: object) -> bytes:
    """The weights of a model with one layer on each side; of a `broken` one some are not numbers."""
    rng = np.random.default_rng(seed)
    arrays: dict[str, np.ndarray] = {
        "Wemb": rng.normal(0, 0.5, (size, WIDTH)).astype(np.float32),
        "decoder_ff_logit_out_b": rng.normal(0, 0.1, (1, size)).astype(np.float32),
    }
    arrays["decoder_ff_logit_out_b"][
        0, 1
    ] = -20  # a model that was trained hardly ever says that it doesn't know a word
    for block in ("encoder_l1_self", "decoder_l1_self", "decoder_l1_context"):
        for part in "qkvo":
            arrays[f"{block}_W{part}"] = rng.normal(0, 0.3, (WIDTH, WIDTH)).astype(np.float32)
            arrays[f"{block}_b{part}"] = np.zeros((1, WIDTH), np.float32)
        arrays[f"{block}_Wo_ln_scale"] = np.ones((1, WIDTH), np.float32)
        arrays[f"{block}_Wo_ln_bias"] = np.zeros((1, WIDTH), np.float32)
    for block in ("encoder_l1_ffn", "decoder_l1_ffn"):
        arrays[f"{block}_W1"] = rng.normal(0, 0.3, (WIDTH, HIDDEN)).astype(np.float32)
        arrays[f"{block}_b1"] = np.zeros((1, HIDDEN), np.float32)
        arrays[f"{block}_W2"] = rng.normal(0, 0.3, (HIDDEN, WIDTH)).astype(np.float32)
        arrays[f"{block}_b2"] = np.zeros((1, WIDTH), np.float32)
        arrays[f"{block}_ffn_ln_scale"] = np.ones((1, WIDTH), np.float32)
        arrays[f"{block}_ffn_ln_bias"] = np.zeros((1, WIDTH), np.float32)
    if broken:
        arrays["encoder_l1_ffn_W1"][2] = np.nan
    text = yaml.safe_dump(CONFIG | config).encode() + b"\0"
    arrays["special:model.yml"] = np.frombuffer(text, np.int8)
    out = io.BytesIO()
    np.savez(out, **arrays)
    return out.getvalue()


DESCRIPTION = """\
release: eng-zle/opusTCv20210807+bt_transformer-big_2022-03-13.zip
release-date: 2022-03-13
vocabulary:
   source: opus.vocab.yml
   target: opus.vocab.yml
pre-processing: normalization + SentencePiece (spm32k,spm32k)
subword-models:
   source: source.spm
   target: target.spm
source-languages:
   - eng
target-languages:
   - bel
   - orv_Cyrl
   - rus
   - ukr
use-target-labels:
training-data:
   eng-bel: Tatoeba-train (25) wiki.aa (966635)
   eng-rus: Tatoeba-train (213608408)
   eng-ukr: Tatoeba-train (33220604)
validation-data:
   eng-orv_Cyrl: Tatoeba-dev, 20000
"""
LABELS = ("bel", "orv_Cyrl", "rus", "ukr")


def members(labels: Sequence[str] = LABELS, description: str = DESCRIPTION, **config: object) -> dict[str, bytes]:
    """The members of an archive, as Helsinki's packing makes them."""
    model = pieces()
    listed = tokens(model, labels)
    vocabulary = "".join(f'"{token}": {number}\n' for number, token in enumerate(t.replace('"', '\\"') for t in listed))
    return {
        "README.md": b"# a model\n\n* dataset: opus\n",
        "LICENSE": b"Attribution 4.0 International\n\nCreative Commons Corporation is not a law firm\n",
        "opus.npz": weights(len(listed), **config),
        "opus.yml": description.encode(),
        "opus.vocab.yml": vocabulary.encode(),
        "source.spm": model,
        "target.spm": model,
        "source.tcmodel": b"",
        "decoder.yml": b"relative-paths: true\nmodels:\n- opus.npz\nvocabs:\n- opus.vocab.yml\n- opus.vocab.yml\n"
        b"beam-size: 6\nnormalize: 1\nmini-batch: 1\n",
        "preprocess.sh": b"#!/bin/sh\n",
    }


def archive(content: dict[str, bytes], top: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in content.items():
            made.writestr(f"{top}{name}", data)
    return out.getvalue()
