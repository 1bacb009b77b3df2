"""The laws of engines: one answer for each text, in order, the same every time, with links that lie in the texts."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.model import Translation
from l10n.plugin import Decoding, Engine, EngineOptions, Pair, Translator

SENTENCES = ("The dam held.", "Rain fell for 12 days.", "", "The dam held.", "She wrote to desk@example.org.")
"""Texts as drafting sends them: no markup, no outer white space; the same twice, and one without words."""


def assert_engine(
    engine: Engine, pair: Pair, options: EngineOptions | None = None, sources: Sequence[str] = SENTENCES
) -> None:
    """The engine serves the pair, names itself, answers each text once and in order, and the same again. A text alone gets the
    words that it gets among others.
    """
    options = options or EngineOptions()
    assert engine.serves_any or pair in engine.pairs(options), f"{pair} is not among the pairs of the engine"
    translator = engine.open(pair, options)
    try:
        assert translator.name, "the translator has no name"
        if engine.name is not None:
            named = engine.name(pair, options)
            assert named == translator.name, (
                f"the engine is called {named!r} before it is opened, and {translator.name!r} after"
            )
        whole = _answers(translator, sources)
        assert _answers(translator, sources) == whole, "the same texts get other words the second time"
        for source, answer in zip(sources, whole, strict=True):
            _assert_answer(source, answer)
            (alone,) = _answers(translator, [source])
            assert alone.target == answer.target, (
                f"{source!r} alone gets {alone.target!r}, among others {answer.target!r}"
            )
        _answers(translator, [])
    finally:
        translator.close()


def _answers(translator: Translator, sources: Sequence[str]) -> list[Translation]:
    answers = list(translator.translate(sources, Decoding(aligned=True)))
    assert len(answers) == len(sources), f"{len(sources)} texts have {len(answers)} answers"
    return answers


def _assert_answer(source: str, answer: Translation) -> None:
    assert isinstance(answer, Translation), f"{answer!r} is not a Translation"
    assert bool(answer.target.strip()) <= bool(source.strip()), f"a text without words becomes {answer.target!r}"
    assert answer.score is None or answer.score <= 0, f"the score {answer.score} is not a log-probability"
    for theirs, ours in answer.alignment:
        assert 0 <= theirs.start <= theirs.end <= len(source), f"{theirs} is not in {source!r}"
        assert 0 <= ours.start <= ours.end <= len(answer.target), f"{ours} is not in {answer.target!r}"
