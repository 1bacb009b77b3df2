"""Words in capitals through drafting: read small by the engine, in capitals in the draft."""

from __future__ import annotations

import pytest

from l10n.draft import capitals, headline
from l10n.model import Span
from l10n.plugin import Pair
from tests.draft.test_draft import Toy, run

PAIR = Pair("en", "es")
ARTICLE = headline.vocabulary(["The port of Halm opened after Mayor Kravets met the NATO envoy, and ferries left."])


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("FERRIES LEAVE HALM", "Ferries leave Halm"),
        ("KRAVETS: I WILL NOT RUN", "Kravets: I will not run"),
        ("NATO ENVOY MEETS KRAVETS", "NATO envoy meets Kravets"),
        ("PORT CLOSES ON MONDAY IN MAY", "Port closes on Monday in May"),
        ("“I’M DONE WITH THE PORT,” she said.", "“I’m done with the port,” she said."),
        ("She wrote “NEVER LEAVE” on a wall.", "She wrote “never leave” on a wall."),
    ],
)
def test_capitals_are_written_small(text: str, small: str) -> None:
    assert capitals.small(text, capitals.runs(text, ARTICLE, PAIR), ARTICLE, PAIR) == small


@pytest.mark.parametrize(
    "text",
    ["NATO", "The US and the EU met.", "A US envoy left.", "The BBC, ITV and CNN said so.", "NATO, EU", "MiG", ""],
)
def test_acronyms_are_no_words_in_capitals(text: str) -> None:
    assert capitals.runs(text, ARTICLE, PAIR) == ()


def test_a_text_in_capitals_is_sent_small_and_drafted_in_capitals() -> None:
    engine = Toy()
    drafts, _ = run(["THE MAYOR RESIGNED ON FRIDAY."], engine)
    assert [text for text, _ in engine.asked] == ["The mayor resigned on Friday."]
    assert drafts["THE MAYOR RESIGNED ON FRIDAY."].target == "EL ALCALDE DIMITIÓ EL VIERNES."


def test_quoted_capitals_stay_in_their_place() -> None:
    drafts, _ = run(['The mayor said "THE HARBOUR IS CLOSED" on Friday.'])
    assert [draft.target for draft in drafts.values()] == ["El alcalde dijo “EL PUERTO ESTÁ CERRADO” el viernes."]


def test_a_copy_in_capitals_is_refused() -> None:
    class Copying(Toy):
        def one(self, source: str) -> object:  # type: ignore[override]
            return type(super().one(source))(source.upper())

    drafts, refused = run(["BREAKING NEWS"], Copying())
    assert not drafts
    assert refused == {"BREAKING NEWS": "it is the source again"}


def test_runs_of_a_text_in_capitals_reach_over_it() -> None:
    assert capitals.runs("GAS LEAK HALTS FERRIES.", ARTICLE, PAIR) == (Span(0, 22),)


@pytest.mark.parametrize(
    ("word", "proper"),
    [("christmas", True), ("european", True), ("monday", True), ("french", True), ("harbour", False)],
)
def test_words_that_have_a_capital_wherever_they_are(word, proper):
    assert headline.capitalized(word, "en") is proper
