"""Words that an engine makes up and has nothing better for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest

from l10n.draft.drafting_effort import EFFORTS, DraftingEffort
from l10n.language import spelling
from l10n.model import Translation
from l10n.plugin import Decoding
from tests.draft.test_draft import WORDS, Toy, run

_SPANISH = frozenset({*WORDS.values(), "la", "una", "un", "norteño", "concejala", "concejal"})


class Dictionary:
    """A dictionary of the toy's words."""

    def knows(self, word: str) -> bool:
        return word in _SPANISH


@dataclass
class Inventing(Toy):
    """A toy that has a made-up word, as long, for each of some words, other answers for them `alone`, and `following` words
    with which it may go on anywhere.
    """

    words: frozenset[str] = _SPANISH
    made_up: Mapping[str, str] = field(default_factory=dict)
    alone: Mapping[str, str] = field(default_factory=dict)
    following: Sequence[str] = ()
    begun: list[str] = field(default_factory=list)

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        for source, answer in zip(sources, super().translate(sources, decoding), strict=True):
            target = answer.target
            for word, invention in self.made_up.items():
                target = target.replace(word, invention)
            yield Translation(self.alone[source]) if source in self.alone else replace(answer, target=target)

    def several(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Sequence[Translation]]:
        yield from (() for _ in sources)

    def next_words(self, sources: Sequence[str], beginnings: Sequence[str]) -> Iterator[Sequence[str]]:
        self.begun += beginnings
        yield from (self.following for _ in sources)


_NORTHERN = {"northern": "norteño", "a northern": "un norteño", "the northern": "el norteño"}
_REEVE = {"reeve": "concejala", "a reeve": "una concejala", "the reeve": "la concejala"}


@pytest.mark.parametrize(
    ("source", "made_up", "alone", "target"),
    [
        ("The mayor said vestry.", {"vestry": "vestrí"}, {}, "El alcalde dijo vestry."),
        ("The mayor said northern.", {"northern": "nortesto"}, _NORTHERN, "El alcalde dijo norteño."),
        ("The reeve resigned.", {"reeve": "reevo"}, _REEVE, "La concejala dimitió."),  # its article follows
        (
            "The reeve resigned.",
            {"reeve": "reevo"},
            {**_REEVE, "a reeve": "un concejal"},
            "El reeve dimitió.",
        ),  # not sure
        ("The mayor said vestry and vestry.", {"vestry": "vestrí"}, {}, "El alcalde dijo vestry y vestry."),
        ("The mayor said anti-vestry.", {"anti-vestry": "anti-vestrí"}, {}, "El alcalde dijo anti-vestry."),
    ],
)
def test_the_words_of_the_source_are_where_nothing_better_is(
    monkeypatch: pytest.MonkeyPatch, source: str, made_up: Mapping[str, str], alone: Mapping[str, str], target: str
) -> None:
    monkeypatch.setattr(spelling, "speller", lambda _: Dictionary())
    drafts, refused = run([source], Inventing(made_up=made_up, alone=alone))
    assert not refused
    assert drafts[source].target == target


@pytest.mark.parametrize("effort", EFFORTS.values(), ids=EFFORTS)
def test_a_made_up_word_yields_way_whatever_the_effort(monkeypatch: pytest.MonkeyPatch, effort: DraftingEffort) -> None:
    monkeypatch.setattr(spelling, "speller", lambda _: Dictionary())
    source = "The mayor said northern."
    drafts, _ = run([source], Inventing(made_up={"northern": "nortesto"}, alone=_NORTHERN), effort=effort)
    assert drafts[source].target == "El alcalde dijo norteño."


def test_a_word_that_stays_in_the_draft_is_requested_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "speller", lambda _: Dictionary())
    engine = Inventing(made_up={"northern": "nortesto"}, alone={**_NORTHERN, "a northern": "nortesto"})
    run(["The mayor said northern."], engine)
    questions = [source for source, _ in engine.asked]
    assert sorted(questions) == ["The mayor said northern.", "a northern", "northern", "the northern"]


def test_the_note_says_what_the_engine_had_made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "speller", lambda _: Dictionary())
    drafts, _ = run(["The mayor said vestry."], Inventing(made_up={"vestry": "vestrí"}))
    (each,) = drafts.values()
    assert each.notes == ("no word of the language: vestrí; the source has “vestry”",)


_REEVO = "no word of the language: puent; the source has “reeve”"


@pytest.mark.parametrize(
    ("following", "target", "note"),
    [
        (["dijo", "puente", "puerto"], "El puente dimitió.", ""),  # nearest to what was made up
        (["puenta", "viernes"], "El reeve dimitió.", _REEVO),  # nothing speaks for that: the source's word stands out
        (["viernes", "concejal"], "El concejal dimitió.", ""),  # as the engine says alone
        (["el", "puent", "Puente", "puenta"], "El reeve dimitió.", _REEVO),
    ],
)  # fmt: skip
def test_another_word_with_which_the_engine_may_move_on_is_in_its_place(
    monkeypatch: pytest.MonkeyPatch, following: Sequence[str], target: str, note: str
) -> None:
    monkeypatch.setattr(spelling, "speller", lambda _: Dictionary())
    alone = {"reeve": "concejal", "a reeve": "un concejala"}
    engine = Inventing(made_up={"reeve": "puent"}, alone=alone, following=following)
    (draft,) = run(["The reeve resigned."], engine)[0].values()
    assert (draft.target, draft.notes, engine.begun) == (target, (note,) if note else (), ["el"])


def test_a_word_of_the_source_that_the_language_has_too_would_be_mistaken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "speller", lambda _: Dictionary())
    engine = Inventing(made_up={"reeve": "puent"}, words=_SPANISH | {"reeve"}, following=["viernes"])
    (draft,) = run(["The reeve resigned."], engine)[0].values()
    assert (draft.target, draft.notes) == ("El viernes dimitió.", (_REEVO,))


def test_where_several_words_are_made_up_all_are_requested_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "speller", lambda _: Dictionary())
    engine = Inventing(made_up={"reeve": "puent", "vestry": "vierne"}, following=["viernes", "puente"])
    (draft,) = run(["The reeve said vestry."], engine)[0].values()
    assert (draft.target, engine.begun) == ("El puente dijo viernes.", ["el", "el puent dijo"])


def test_a_word_without_a_word_of_the_source_stays_where_the_engine_has_no_further(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spelling, "speller", lambda _: Dictionary())
    for following, target in (((), "El vie dimitió."), (("puente",), "El puente dimitió.")):
        (draft,) = run(["The nod resigned."], Inventing(made_up={"nod": "vie"}, following=following))[0].values()
        assert draft.target == target
    assert draft.notes == ("no word of the language: vie",)


def test_an_engine_that_fails_at_different_words_costs_no_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "speller", lambda _: Dictionary())

    class Failing(Inventing):
        def next_words(self, sources: Sequence[str], beginnings: Sequence[str]) -> Iterator[Sequence[str]]:
            raise RuntimeError("out of memory")

    (draft,) = run(["The mayor said vestry."], Failing(made_up={"vestry": "vestrí"}))[0].values()
    assert draft.target == "El alcalde dijo vestry."


def test_a_short_list_of_a_model_lacks_too_many_words_for_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "speller", lambda _: None)
    for following, word in (((), "vestrí"), (("puente",), "vestrí"), (("vestido",), "vestido")):
        engine = Inventing(words=_SPANISH | {"vestido"}, made_up={"vestry": "vestrí"}, following=following)
        drafts, _ = run(["The mayor said vestry."], engine)
        assert [each.target for each in drafts.values()] == [f"El alcalde dijo {word}."], "only what is surely better"


_REGULAR = frozenset(
    f"{letters}{n}{end}" for letters in ("cant", "habl") for n in range(30) for end in ("ar", "ado", "adas")
)


def test_without_a_dictionary_a_long_list_and_its_forms_show_what_is_made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "speller", lambda _: None)
    monkeypatch.setattr(spelling, "_LONG_LIST", 100)
    words = _SPANISH | {word.translate(_DIGITS) for word in _REGULAR} | {"marejar"}
    for invention, target in (("vestrí", "El alcalde dijo vestry."), ("marejadas", "El alcalde dijo marejadas.")):
        drafts, _ = run(["The mayor said vestry."], Inventing(words=words, made_up={"vestry": invention}))
        assert [each.target for each in drafts.values()] == [target], "a form of a listed word stays"


_DIGITS = str.maketrans("0123456789", "aeioubcdfg")
