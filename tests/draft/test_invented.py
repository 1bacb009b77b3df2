"""Words that an engine makes up, and what is asked again for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

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
    """A toy that makes a word up, and has others in its place."""

    words: frozenset[str] = frozenset(WORDS.values())
    made_up: str = "alcaldón"
    following: Sequence[str] = ("alcaldete", "alcalde")
    begun: list[str] = field(default_factory=list)

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        for answer in super().translate(sources, decoding):
            yield replace(answer, target=answer.target.replace("alcalde", self.made_up))

    def several(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Sequence[Translation]]:
        yield from ((self.one(source),) for source in sources)

    def next_words(self, sources: Sequence[str], beginnings: Sequence[str]) -> Iterator[Sequence[str]]:
        self.begun += beginnings
        yield from (self.following for _ in sources)


def test_another_word_of_the_language_is_requested_in_its_place() -> None:
    engine = Inventing()
    drafts, _ = run(["The mayor resigned on Friday."], engine)
    assert [draft.target for draft in drafts.values()] == ["El alcalde dimitió el viernes."]
    assert engine.begun == ["el"]


def test_words_of_a_dictionary_are_recognized(monkeypatch: pytest.MonkeyPatch) -> None:
    class Dictionary:
        def knows(self, word: str) -> bool:
            return word == "alcaldón"

    monkeypatch.setattr(spelling, "speller", lambda _: Dictionary())
    engine = Inventing()
    drafts, _ = run(["The mayor resigned on Friday."], engine)
    assert [draft.target for draft in drafts.values()] == ["El alcaldón dimitió el viernes."]
    assert engine.begun == []


def test_without_a_list_of_words_nothing_is_requested() -> None:
    engine = Inventing(words=frozenset())
    drafts, _ = run(["The mayor resigned on Friday."], engine)
    assert [draft.target for draft in drafts.values()] == ["El alcaldón dimitió el viernes."]
    assert engine.begun == []


def test_a_misspelled_word_is_spelled_without_asking() -> None:
    engine = Inventing(made_up="alcáldé")
    drafts, _ = run(["The mayor resigned on Friday."], engine)
    (each,) = drafts.values()
    assert (each.target, each.notes) == ("El alcalde dimitió el viernes.", ("spelling put right: alcalde",))
    assert engine.begun == []


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
