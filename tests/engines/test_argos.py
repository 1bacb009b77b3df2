"""The Argos engine with the starter model itself."""

from pathlib import Path

import ctranslate2
import pytest
import sentencepiece
from argostranslate.tokenizer import BPETokenizer

from l10n.engines import model_decoding, neural, packages
from l10n.engines.kinds import argos
from l10n.errors import EngineError, PackageError
from l10n.model import Translation
from l10n.plugin import Decoding, EngineOptions, Pair, Rewording

PAIR = Pair("en", "es")
STARTER = packages.STARTER / "translate-en_es-0_2"
NEWS = (
    "The harbour master closed two of the three piers on Monday.",
    "Rain fell for a week.",
    "“Nobody asked us,” said Irena Holub, who runs the fish market.",
    "The council meets again on 4 March.",
    "Ferries to the islands were late by an hour, and one was cancelled.",
)


@pytest.fixture(scope="module")
def translator():
    opened = argos.engine.open(PAIR, EngineOptions(threads=2))
    yield opened
    opened.close()


def say(translator, sources, **decoding) -> list[Translation]:
    return list(translator.translate(sources, Decoding(**decoding)))


def alone(text: str, beam: int) -> str:
    """What argostranslate's own calls give for one sentence (its tokenizer, its arguments), underscores kept."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(STARTER / "sentencepiece.model"))
    model = ctranslate2.Translator(str(STARTER / "model"), inter_threads=1, intra_threads=1, compute_type="auto")
    result = model.translate_batch(
        [pieces.encode(text, out_type=str)],
        replace_unknowns=True,
        max_batch_size=32,
        batch_type="tokens",
        beam_size=beam,
        num_hypotheses=1,
        length_penalty=0.2,
        return_scores=True,
    )[0]
    return pieces.decode_pieces(result.hypotheses[0])


@pytest.mark.parametrize("beam", [1, 4])
def test_a_sentence_among_remaining_articles_is_what_argos_yields_for_it_alone(translator, beam):
    assert [t.target for t in say(translator, NEWS, beam=beam)] == [alone(text, beam) for text in NEWS]


def test_neighbours_change_nothing(translator):
    together = [t.target for t in say(translator, [*NEWS, *NEWS[::-1]])]
    assert together == [say(translator, [text])[0].target for text in (*NEWS, *NEWS[::-1])]


def test_the_name_says_engine_pair_and_version(translator):
    assert translator.name == "argos en→es 0.2"


def test_nothing_to_translate_is_nothing(translator):
    assert say(translator, ["", "   "]) == [Translation("", 0.0), Translation("", 0.0)]
    assert say(translator, []) == []


def test_underscores_stay(translator):
    assert "ferry_list_2" in say(translator, ["Open ferry_list_2 now."])[0].target


def test_scores_are_mean_log_probabilities_of_tokens(translator):
    result = say(translator, [NEWS[0]], beam=4)[0]
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(STARTER / "sentencepiece.model"))
    model = ctranslate2.Translator(str(STARTER / "model"), compute_type="auto", intra_threads=1)
    scored = model.score_batch([pieces.encode(NEWS[0], out_type=str)], [pieces.encode(result.target, out_type=str)])[0]
    assert result.score == pytest.approx(
        sum(scored.log_probs) / len(scored.log_probs), abs=0.05
    )  # decoding and scoring round apart


def test_alignment_ties_names_and_numbers_to_themselves(translator):
    source = "Irena Holub  closed 12 piers."
    result = say(translator, [source], aligned=True)[0]
    pairs = [(source[a.start : a.end], result.target[b.start : b.end]) for a, b in result.alignment]
    assert {left for left, right in pairs if right.isdigit()} <= {"1", "2", "12"}
    assert any(left.startswith("1") and right.startswith("1") for left, right in pairs)
    assert all(text == text.strip() and text for pair in pairs for text in pair)


def test_without_a_request_no_alignment_arrives(translator):
    assert say(translator, [NEWS[0]])[0].alignment == ()


def test_spans_stay_inside_their_texts_whatever_the_text(translator):
    sources = [
        "ﬁve 😀 ½ e\u0301… «x»",
        "\u00a0 tab\tand  blanks ",
        "日本の漁師",
        "a\u200bb\u00adc",
        "<0x41> <unk> </s> ▁x_y",
    ]
    for source, result in zip(sources, say(translator, sources, aligned=True), strict=True):
        for here, present in result.alignment:
            assert 0 <= here.start < here.end <= len(source)
            assert 0 <= present.start < present.end <= len(result.target)


def test_an_endless_sentence_is_translated_in_windows(translator):
    source = "The ferry left, " * 400 + "empty."
    result = say(translator, [source, NEWS[1]], beam=1, aligned=True)
    assert len(result) == 2
    assert result[0].target.lower().count("ferr") + result[0].target.lower().count("transbord") > 100
    assert max(present.end for _, present in result[0].alignment) <= len(result[0].target)
    assert max(here.end for here, _ in result[0].alignment) > len(source) - 40
    assert result[0].score is not None
    assert result[0].score < 0
    assert result[1].target == say(translator, [NEWS[1]], beam=1)[0].target


def test_more_than_a_chunk_streams_in_order(translator, monkeypatch):
    monkeypatch.setattr(neural, "_CHUNK", 3)
    sources = [f"Pier {n} is closed." for n in range(10)]
    stream = translator.translate(sources, Decoding(beam=1))
    first = next(stream)
    assert "0" in first.target
    assert [str(n) in t.target for n, t in enumerate([first, *stream])] == [True] * 10


def test_the_configured_decoding_counts_where_none_is_requested():
    wide = argos.engine.open(PAIR, EngineOptions(threads=1, decoding=Decoding(beam=4)))
    assert say(wide, [NEWS[2]])[0].target == alone(NEWS[2], 4)
    assert model_decoding.resolved(Decoding(), Decoding()) == Decoding(
        model_decoding.DEFAULT_BEAM, model_decoding.DEFAULT_PENALTY, 0, model_decoding.BATCH_TOKENS
    )
    assert model_decoding.resolved(Decoding(beam=4), Decoding(length_penalty=0.7)).length_penalty == 0.7
    wide.close()


def copy_of_starter(folder: Path, **metadata: str) -> Path:
    """A package whose files are the starter's, but for its metadata."""
    import json

    made = folder / "packages" / "made"
    made.mkdir(parents=True)
    (made / "model").symlink_to(STARTER / "model")
    (made / "sentencepiece.model").symlink_to(STARTER / "sentencepiece.model")
    values = {"package_version": "1.9", "from_code": "en", "to_code": "es"} | metadata
    (made / "metadata.json").write_text(json.dumps(values), "utf-8")
    return made


def test_a_target_prefix_is_passed_and_taken_away(tmp_path):
    made = copy_of_starter(tmp_path, target_prefix="▁El")
    opened = argos.engine.open(PAIR, EngineOptions(packages=(made.parent,), threads=1))
    result = say(opened, [NEWS[0]])[0]
    assert opened.name == "argos en→es 1.9"
    assert not result.target.startswith("El ")
    assert result.target


def test_a_byte_pair_package_reads_as_argos_reads_it(tmp_path):
    made = copy_of_starter(tmp_path)
    (made / "sentencepiece.model").unlink()
    (made / "bpe.model").write_text("#version: 0.2\nt h\nth e</w>\n", "utf-8")
    opened = argos.engine.open(PAIR, EngineOptions(packages=(made.parent,), threads=1))
    theirs = BPETokenizer(made / "bpe.model", "en", "es")
    assert opened._vocabulary.encode(["the ferry", " "]) == [theirs.encode("the ferry"), []]
    result = say(opened, ["the ferry"], aligned=True)[0]
    assert result.alignment == ()
    assert result.unknown == 0


def test_a_broken_model_is_named(tmp_path):
    made = copy_of_starter(tmp_path)
    (made / "sentencepiece.model").unlink()
    (made / "sentencepiece.model").write_bytes(b"nonsense")
    with pytest.raises(PackageError, match="not a SentencePiece model"):
        argos.engine.open(PAIR, EngineOptions(packages=(made.parent,)))
    (made / "model").unlink()
    (made / "model").mkdir()
    with pytest.raises(PackageError, match="cannot be opened"):
        argos.engine.open(PAIR, EngineOptions(packages=(made.parent,)))


def test_decoding_that_the_model_refuses_is_an_engine_error(translator):
    with pytest.raises(EngineError, match="stopped"):
        say(translator, [NEWS[0]], beam=-1)


def test_a_failure_while_decoding_is_an_engine_error(tmp_path):
    made = copy_of_starter(tmp_path, target_prefix="no such token")
    opened = argos.engine.open(PAIR, EngineOptions(packages=(made.parent,), threads=1))
    opened.close()
    with pytest.raises(EngineError, match="stopped"):
        say(opened, [NEWS[0]])


def test_pairs_are_what_is_installed():
    assert PAIR in argos.engine.pairs(EngineOptions())


def test_a_locked_package_that_changed_is_not_opened():
    with pytest.raises(PackageError, match=r"not the one that l10n\.lock names"):
        argos.engine.open(PAIR, EngineOptions(lock={"translate-en_es-0_2": "0" * 64}))


def test_it_continues_from_passed_words_and_aligns_them(translator):
    sources = [
        "The exchange rate is updated every morning.",
        "",
        "The array must not be empty.",
        "Rain fell for a week.",
    ]
    begun = ["El tipo de cambio", "Nada", "La matriz", "Llovió " * 300]
    result = list(translator.continued(sources, begun, Decoding(aligned=True)))
    assert [each.target.startswith(words) for each, words in zip(result, begun, strict=True)] == [
        True,
        False,
        True,
        False,
    ]
    assert result[1].target == result[3].target == ""
    assert result[2].target > "La matriz "  # more words follow; which ones is the model's affair
    assert result[0].score < 0
    words = {(sources[0][a.start : a.end], result[0].target[b.start : b.end]) for a, b in result[0].alignment}
    assert any(present == "cambio" for _, present in words)
    (alone,) = translator.continued(sources[2:3], begun[2:3], Decoding(aligned=True))
    assert alone == result[2]


def test_a_model_that_was_closed_cannot_continue():
    opened = argos.engine.open(PAIR, EngineOptions(threads=1))
    opened.close()
    with pytest.raises(EngineError):
        list(opened.continued(["Rain fell."], ["Cayó"], Decoding()))


def test_the_starter_has_different_words_to_move_on_with() -> None:
    options = EngineOptions(threads=1)
    translator = argos.engine.open(Pair("en", "es"), options)
    assert isinstance(translator, Rewording)
    assert {"puerto", "puente"} <= set(translator.words)
    source = "The port reopened on Monday."
    (first, nothing, begun) = translator.next_words([source, "", source], ["El", "El", "El puerto se reabrió el"])
    assert {"puerto"} < {*first}, "what it said, and others"
    assert all(word.isalpha() for word in first)
    assert (list(nothing), begun[0]) == ([], "lunes")
    assert list(translator.next_words([source], ["El"])) == [first], "the same alone"
    (several, nothing) = translator.several([source, ""], Decoding(aligned=True))
    assert len({each.target for each in several}) >= 3
    assert all(each.alignment for each in several)
    assert list(nothing) == []
    translator.close()
