"""Pseudo-localization."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import markup
from l10n.draft.draft import DraftContext, DraftTask, draft
from l10n.engines.kinds import pseudo
from l10n.model import UnitKey
from l10n.plugin import Decoding, EngineOptions, Pair


def say(text: str, target: str = "en-XA", *, aligned: bool = False):
    opened = pseudo.engine.open(Pair("en", target), EngineOptions())
    return next(iter(opened.translate([text], Decoding(aligned=aligned))))


def test_it_serves_any_pair_and_offers_none():
    assert pseudo.engine.serves_any
    assert pseudo.engine.pairs(EngineOptions()) == frozenset()
    opened = pseudo.engine.open(Pair("en", "en-XA"), EngineOptions())
    assert opened.name == "pseudo en→en-XA 1"
    opened.close()


def test_words_are_accented_and_longer_between_brackets():
    text = "The council voted against the new harbour wall."
    result = say(text).target
    assert result == say(text).target
    assert result.startswith("[Ţĥé ")
    assert result.endswith(".]")
    assert 1.1 < len(result) / len(text) < 1.5


def test_what_is_no_prose_stays():
    retained = (
        "<1>",
        "</1>",
        "https://example.org/a_b?c=1",
        "desk@example.org",
        "@harbour",
        "#storm",
        "`ls`",
        "{name}",
        "12.5%",
    )
    result = say(f"Ask {' and '.join(retained)}, they said (soon).").target
    assert [piece for piece in retained if piece not in result] == []
    assert result.endswith("öööñ).]")


def test_a_right_to_left_locale_gets_letters_that_run_so_and_no_controls():
    result = say("Why? The pier, 3 boats; all.", "ar-XB").target
    assert {unicodedata.bidirectional(c) for c in result if c.isalpha()} == {"AL"}
    assert not any(unicodedata.category(c) == "Cf" for c in result)
    assert [c for c in result if c in "؟،؛"] == ["؟", "،", "؛"]


def test_nothing_stays_nothing():
    assert say("").target == ""
    assert say(" \n").target == " \n"


def test_alignment_is_word_by_word():
    result = say("Old <1>piers</1>", aligned=True)
    assert [result.target[b.start : b.end] for _, b in result.alignment] == ["Ööļð", "<1>", "þîîéŕš", "</1>"]


@given(st.text(alphabet="aeZ 1<>/.@`{}é", max_size=40))
@settings(max_examples=80)
def test_marks_survive_any_text(text):
    result = say(text, aligned=True)
    assert markup.marks(result.target) == markup.marks(text)
    assert all(0 <= a.start < a.end <= len(text) and b.end <= len(result.target) for a, b in result.alignment)


@pytest.mark.parametrize("tag", ["ru", "fa", "zh", "es"])
def test_its_words_are_no_language_and_not_judged(tag):
    """A layout is tried in any locale, whatever its script."""
    sentences = ["The mayor did not open the bridge on Tuesday.", "It cost 1,300 crowns.", "No, no, no, said nobody."]
    work = [DraftTask("a", UnitKey("", sentence)) for sentence in sentences]
    pair = Pair("en", tag)
    result = list(draft(work, DraftContext(pair, lambda: pseudo.engine.open(pair, EngineOptions()))))
    assert [outcome.refused for outcome in result if outcome.refused] == []
    assert sum(len(outcome.drafts) for outcome in result) == len(sentences)
