"""Words that an engine makes up, and what is asked again for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from l10n.draft import terms
from l10n.draft.invented import invented
from l10n.draft.respelling import right_spelling
from l10n.draft.sentence import PairContext, read
from l10n.language import spelling
from l10n.model import Term, Translation
from l10n.plugin import Decoding, Pair
from tests.draft.test_draft import WORDS, Toy, run

PAIR = Pair("en", "es")


@pytest.mark.parametrize(
    ("target", "odd"),
    [
        ("El puente está cerrado.", ()),
        ("El puentezo está cerrado.", ("puentezo",)),
        ("Los puentes de Tulm están, dijo bisturino y bisturino.", ("están", "bisturino")),
        ("El skipper zarpa.", ("zarpa",)),  # the source has the word
        ("El skipper está cerrado the.", ("the",)),  # but no small word of it is a word here
        ("El muelle alto.", ("alto",)),  # the termbase has the other
    ],
)
def test_invented_words_are_neither_listed_nor_in_the_source_or_its_terms(target: str, odd: tuple[str, ...]) -> None:
    rows = [Term("quay", "es", ("muelle",), "preferred")]
    style = PairContext(PAIR, glossary=terms.glossary(rows, "es"))
    listed = {"puente", "cerrado", "está", "dijo", "los"}
    assert invented(read("The skipper closed the quay.", style), target, listed) == odd


@dataclass
class Inventing(Toy):
    """A toy that makes a word up, and others while it must avoid the first."""

    words: frozenset[str] = frozenset(WORDS.values())
    made_up: Sequence[str] = ("alcaldón", "alcaldete", "alcalde")
    avoided: list[Sequence[str]] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        for answer in super().translate(sources, decoding):
            yield Translation(answer.target.replace("alcalde", self.made_up[0]), -0.3)

    def avoiding(
        self, sources: Sequence[str], avoided: Sequence[Sequence[str]], decoding: Decoding
    ) -> Iterator[Sequence[Translation]]:
        self.avoided += avoided
        for source, words in zip(sources, avoided, strict=True):
            left = next(word for word in self.made_up if word not in words)
            yield [Translation(self.one(source).target.replace("alcalde", left), -0.5)]

    def alternatives(
        self, sources: Sequence[str], beginnings: Sequence[str], decoding: Decoding
    ) -> Iterator[Sequence[Translation]]:
        self.begun += beginnings
        for source, begun in zip(sources, beginnings, strict=True):
            whole = self.one(source).target
            assert whole.startswith(begun)
            yield [Translation(whole.replace("alcalde", word), -0.5) for word in reversed(self.made_up)]


def test_where_different_answers_invent_too_another_word_is_tried_in_its_place() -> None:
    engine = Inventing()
    drafts, _ = run(["The mayor resigned on Friday."], engine)
    assert [draft.target for draft in drafts.values()] == ["El alcalde dimitió el viernes."]
    assert (engine.avoided, engine.begun) == ([("alcaldón",)], ["el"])


def test_another_answer_without_the_word_is_enough() -> None:
    engine = Inventing(made_up=("alcaldón", "alcalde"))
    drafts, _ = run(["The mayor resigned on Friday."], engine)
    assert [draft.target for draft in drafts.values()] == ["El alcalde dimitió el viernes."]
    assert engine.begun == []


def test_words_of_a_dictionary_are_recognized(monkeypatch: pytest.MonkeyPatch) -> None:
    class Dictionary:
        def knows(self, word: str) -> bool:
            return word == "alcaldón"

    monkeypatch.setattr(spelling, "speller", lambda _: Dictionary())
    engine = Inventing()
    drafts, _ = run(["The mayor resigned on Friday."], engine)
    assert [draft.target for draft in drafts.values()] == ["El alcaldón dimitió el viernes."]
    assert engine.avoided == []


def test_without_a_list_of_words_nothing_is_requested() -> None:
    engine = Inventing(words=frozenset())
    drafts, _ = run(["The mayor resigned on Friday."], engine)
    assert [draft.target for draft in drafts.values()] == ["El alcaldón dimitió el viernes."]
    assert engine.avoided == []


def test_an_engine_that_fails_at_avoiding_costs_no_draft() -> None:
    class Failing(Inventing):
        def avoiding(
            self, sources: Sequence[str], avoided: Sequence[Sequence[str]], decoding: Decoding
        ) -> Iterator[Sequence[Translation]]:
            raise RuntimeError("out of memory")

    drafts, _ = run(["The mayor resigned on Friday."], Failing())
    assert [draft.target for draft in drafts.values()] == ["El alcaldón dimitió el viernes."]


def test_where_no_word_fits_the_engine_moves_another_way_before_it() -> None:
    class Stubborn(Inventing):
        """Has no other word after "El", only another beginning."""

        def alternatives(
            self, sources: Sequence[str], beginnings: Sequence[str], decoding: Decoding
        ) -> Iterator[Sequence[Translation]]:
            self.begun += beginnings
            for source, begun in zip(sources, beginnings, strict=True):
                yield [self.one(source) if not begun else Translation(begun + " alcaldón dimitió el viernes.", -0.5)]

    engine = Stubborn()
    drafts, _ = run(["The mayor resigned on Friday."], engine)
    assert [draft.target for draft in drafts.values()] == ["El alcalde dimitió el viernes."]
    assert engine.begun == ["el", ""]


def test_a_misspelled_word_is_spelled_without_asking() -> None:
    engine = Inventing(made_up=("alcáldé", "alcaldón"))
    drafts, _ = run(["The mayor resigned on Friday."], engine)
    (each,) = drafts.values()
    assert (each.target, each.notes) == ("El alcalde dimitió el viernes.", ("spelling put right: alcalde",))
    assert engine.avoided == []


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("sesións", "sesiones"),
        ("nivels", "niveles"),
        ("custodía", "custodia"),
        ("dañós", "daños"),
        ("arbol", ""),  # an accent put in makes words of many: tosera, toserá
        ("cárcels", "cárceles"),
        ("termino", ""),  # término or terminó
        ("vrrr", ""),
        ("daños", ""),
    ],
)
def test_a_word_is_spelled_where_it_can_be_a_single_word_alone(word: str, right: str) -> None:
    words = {"sesiones", "sesión", "niveles", "nivel", "custodia", "daños", "árbol", "cárceles", "término", "terminó"}
    assert right_spelling(word, words) == right


def test_a_plural_with_the_accent_of_the_singular_is_no_plural() -> None:
    style = PairContext(PAIR, glossary=terms.glossary((), "es"))
    assert invented(read("Two sessions.", style), "Dos sesións.", {"dos", "sesión"}) == ("sesións",)
