"""Datelines of news agencies, apart from the sentence behind them."""

from __future__ import annotations

import pytest

from l10n.draft import datelines
from l10n.model import Segmented
from l10n.plugin import Pair
from tests.draft.test_draft import run

SPANISH = Pair("en", "es")


@pytest.mark.parametrize(
    ("source", "pair", "target"),
    [
        ("WASHINGTON (CNN) —", SPANISH, "WASHINGTON (CNN) —"),
        ("(AFP) --", SPANISH, "(AFP) —"),
        ("SEOUL, Aug. 20 (Yonhap) --", SPANISH, "SEÚL, 20 de agosto (Yonhap) —"),
        ("MOSCOW, Russia, September 3 (TASS) -", Pair("en", "de"), "MOSKAU, Russland, 3. September (TASS) –"),
        ("ST. JOHN’S, N.L. (AP) —", SPANISH, "ST. JOHN’S, N.L. (AP) —"),
        ("GENEVA —", SPANISH, "GINEBRA —"),
        ("London (Reuters) -", SPANISH, "Londres (Reuters) —"),
        ("BREAKING —", SPANISH, None),
        ("London -", SPANISH, None),
        ("The mayor (left) —", SPANISH, None),
    ],
)
def test_a_dateline_is_written_by_rules(source: str, pair: Pair, target: str | None) -> None:
    assert datelines.translated(source, pair) == target


@pytest.mark.parametrize("text", ["BREAKING — The port closed.", "SEOUL (Yonhap) - now.", "Seoul (Yonhap) is here."])
def test_what_is_not_a_dateline_stays_in_its_sentence(text: str) -> None:
    cut = Segmented((text,), ("", ""))
    assert datelines.apart(cut, SPANISH) == cut


def test_another_script_has_no_rules() -> None:
    cut = Segmented(("SEOUL (Yonhap) — The port closed.",), ("", ""))
    assert datelines.apart(cut, Pair("en", "ru")) == cut


def test_the_sentence_behind_a_dateline_is_drafted_alone() -> None:
    drafts, refused = run(["GENEVA, Jan. 5 (AP) -- The mayor resigned."])
    (each,) = drafts.values()
    assert (each.target, refused) == ("GINEBRA, 5 de enero (AP) — El alcalde dimitió.", {})
