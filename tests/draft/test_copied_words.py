"""Ordinary words that an engine leaves in the source's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from l10n.model import Translation
from l10n.plugin import Decoding
from tests.draft.test_draft import WORDS, Toy, run


@dataclass
class Copying(Toy):
    """A toy that copies some words of its sentences, and knows them alone."""

    words: frozenset[str] = frozenset({*WORDS.values(), "noche", "steak", "hoy", "farol", "barco"})
    alone: Mapping[str, str] = field(default_factory=dict)

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        for source, answer in zip(sources, super().translate(sources, decoding), strict=True):
            yield Translation(self.alone[source], -0.3) if source in self.alone else answer

    def several(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Sequence[Translation]]:
        yield from ((self.one(source),) for source in sources)

    def next_words(self, sources: Sequence[str], beginnings: Sequence[str]) -> Iterator[Sequence[str]]:
        yield from (() for _ in sources)


_NIGHT = {"night": "noche", "a night": "una noche", "the night": "la noche"}


@pytest.mark.parametrize(
    ("source", "alone", "target"),
    [
        ("Night bridge is closed.", _NIGHT, "Noche puente está closed."),
        ("The mayor resigned at night.", _NIGHT, "El alcalde dimitió en noche."),
        ("Night", _NIGHT, "Noche"),
        ('"Today the bridge rose."', {"today": "hoy", "the today": "el hoy"}, "“Hoy el puente subió.”"),
        ("Steak", {"steak": "farol", "a steak": "farol"}, "Farol"),  # listed as a word of the language by mistake
        ("The mayor said steak.", {"steak": "farol", "a steak": "farol"}, "El alcalde dijo steak."),
        ("The mayor said it_night is closed.", {"night": "noche"}, "El alcalde dijo it_night está closed."),
        # Nothing that the language has not, that names something, or that each answer calls otherwise.
        ("The mayor resigned at night.", {"night": "nochezo"}, "El alcalde dimitió en night."),
        ("The mayor resigned at night.", {**_NIGHT, "a night": "farol", "the night": "barco"}, "El alcalde dimitió en night."),
        ("The mayor of Night Harbour resigned.", _NIGHT, "El alcalde de Night puerto dimitió."),
        ("The mayor of Gdynia resigned.", {"gdynia": "noche"}, "El alcalde de Gdynia dimitió."),
        ("(Night: Gdynia)", _NIGHT, "(Noche: Gdynia)"),
    ],
)  # fmt: skip
def test_the_engines_word_alone_replaces_what_it_copied(source: str, alone: Mapping[str, str], target: str) -> None:
    drafts, refused = run([source], Copying(alone=alone))
    assert not refused
    assert drafts[source].target.replace("cerrado", "closed") == target


def test_the_note_says_which_word_was_inserted() -> None:
    drafts, _ = run(["The mayor resigned at night."], Copying(alone=_NIGHT))
    (each,) = drafts.values()
    assert each.notes == ("the engine's word for “night” alone: noche",)


def test_an_engine_that_fails_at_words_alone_costs_no_draft() -> None:
    class Failing(Copying):
        def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
            if "night" in sources:
                raise RuntimeError("out of memory")
            yield from super().translate(sources, decoding)

    drafts, _ = run(["The mayor resigned at night."], Failing())
    assert [draft.target for draft in drafts.values()] == ["El alcalde dimitió en night."]


def test_a_word_that_the_engine_has_no_further_for_is_named() -> None:
    drafts, _ = run(["The mayor resigned at night."], Copying(alone={"night": "nochezo"}))
    (each,) = drafts.values()
    assert each.notes == ("not translated: night",)
