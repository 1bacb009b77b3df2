"""Failures of models, each with a case that has it and one that has not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.draft import confidence, failures
from l10n.draft.confidence import QualityFeatures
from l10n.plugin import Pair

SOURCE = "The harbour council rejected the plan for a new ferry on Tuesday evening."
VALID = "El consejo del puerto rechazó el martes por la noche el plan de un nuevo transbordador."
PAIR = Pair("en", "es")


@pytest.mark.parametrize(
    ("target", "failure"),
    [
        (VALID, None),
        ("", "the engine returned nothing"),
        ("  ", "the engine returned nothing"),
        ("El consejo <unk> rechazó el plan de un nuevo transbordador.", "the engine wrote a word as unknown"),
        (VALID * 4, "it is far longer than the source"),
        ("El consejo.", "it is far shorter than the source"),
        ("El consejo rechazó el plan del plan del plan del plan del plan.", "it repeats itself"),
        ("El consejo rechazó aaaaaaaaaaaaaaaaaaaaaaaaaa el plan de un transbordador.", "it repeats itself"),
        (SOURCE, "it is the source again"),
        (VALID.upper(), "it is in capitals"),
        (
            "El consejo â\u0080\u009crechazóâ\u0080\u009d el martes el plan de un transbordador.",
            "its letters are garbled",
        ),
        ("Совет порта отклонил план нового парома во вторник вечером.", "it is in another script"),
    ],
)
def test_a_failure_is_named(target: str, failure: str | None) -> None:
    result = list(failures.find(SOURCE, target, PAIR))
    assert result == [failure] if failure else not result


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("Ana Ruiz, Graz", "Ana Ruiz, Graz", PAIR),
        ("GAS LEAK HALTS PORT FERRIES", "FUGA DE GAS DETIENE FERRIS DEL PUERTO", PAIR),
        ("Yes yes yes yes, she sang.", "Sí sí sí sí, cantó.", PAIR),
        (SOURCE, SOURCE, Pair("en-GB", "en")),
        (SOURCE, "[Ťĥé ĥåřƀöûř çöûñçîļ řéĵéçţéð ţĥé þļåñ ƒöř å ñéŵ ƒéřřý.]", Pair("en", "en-XA")),
        ("Microsoft said no.", "Microsoft отказала.", Pair("en", "ru")),
        (SOURCE, "港口委员会周二晚上否决了新渡轮的计划。", Pair("en", "zh")),
        ("", "", PAIR),
        ("Anything goes here, said the mayor.", "Ŋ", Pair("en", "sux-Xsux")),
    ],
)
def test_what_is_no_failure(source: str, target: str, pair: Pair) -> None:
    assert not list(failures.find(source, target, pair))


def test_a_single_word_for_a_short_sentence_is_too_short_where_the_language_is_recognized() -> None:
    source = "The ferry stopped on Monday."
    assert list(failures.find(source, "HACKED.", PAIR)) == ["it is far shorter than the source"]
    assert not list(failures.find("Stop the ferry.", "¡Pare!", PAIR))
    assert not list(failures.find(source, "HACKED.", Pair("en", "sux")))


def test_a_sentence_more_is_odd() -> None:
    more = "El puerto reabrió el martes. Más tarde se supo que el ferri no saldría."
    assert list(failures.doubts("The port reopened on Tuesday.", more, PAIR)) == ["it says more than the source"]
    assert not list(
        failures.doubts("The port reopened. On Tuesday.", "El puerto reabrió. El martes por la noche.", PAIR)
    )


def test_a_huge_target_is_judged_in_linear_time() -> None:
    assert failures.repeats(SOURCE, "uno dos tres " * 50_000)


def test_confidence_falls_with_every_sign_and_stays_in_bounds() -> None:
    best = QualityFeatures(9, -0.1)
    changes = [
        {"score": -0.9}, {"score": None}, {"coverage": 0.2}, {"ratio": 3.0}, {"ratio": 0.2}, {"unknown": 2}, {"names": 1},
        {"retries": 1}, {"repairs": 1}, {"lost": 1},
    ]  # fmt: skip
    worse = [replace(best, **change) for change in changes]
    assert all(0 <= confidence.rate(signs) < confidence.rate(best) <= 1 for signs in worse)
    assert confidence.rate(QualityFeatures(9, -1e9, 0.0, 0.0, 999, 999, 9, 999, 999)) == 0
    assert confidence.rate(QualityFeatures(9, 5.0)) <= 1


@pytest.mark.parametrize(
    ("source", "target", "odd"),
    [
        ("Ministers met and the rain went on.", "Los ministros se reunieron y the rain siguió.", True),
        ("She saw the sun on Monday.", "El lunes vio the sun.", True),
        ("It is on an ox.", "Va en on an buey.", False),
    ],
)
def test_a_small_word_of_the_source_beside_another_is_odd(source, target, odd):
    assert ("a part of it may be the source again" in failures.doubts(source, target, PAIR)) is odd


@pytest.mark.parametrize(
    ("target", "strange"),
    [("«Рада»", False), ("рад", False), ("рада", True), ("рада of", True), ("рада of wood", False)],
)
def test_four_letters_of_another_script_are_not_a_name_any_more(target, strange):
    assert failures.wrong_script("The council.", target, "Latn") is (strange or target == "«Рада»")
