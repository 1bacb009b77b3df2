"""Slips of the finger, by dictionaries of some words."""

import shutil

import pytest

from l10n.check.check import all_checks, check
from l10n.check.options import CheckOptions
from l10n.language import hunspell_command, spelling, word_lookup
from l10n.model import Catalog, State, Term, Unit, UnitKey
from tests.language.dictionaries import installed

WORDS = ["el", "la", "puente", "está", "cerrado", "presa", "dos", "hobby", "currículo", "infringir"]


@pytest.fixture(params=["the command", "the library"])
def spanish(tmp_path, monkeypatch, request):
    if request.param == "the command" and not (shutil.which("hunspell") and shutil.which("stdbuf")):
        pytest.skip("hunspell's command is not installed")
    if request.param == "the library":
        monkeypatch.setattr(hunspell_command.shutil, "which", lambda _name: None)
    with installed(tmp_path, {"es": WORDS, "uk": ["міст"], "kk": ["көпір"]}):
        yield


def messages(*targets, source="The bridge is closed.", tag="es", terms=(), **options):
    units = [Unit(UnitKey("", f"{source} {n}"), target, State.FUZZY) for n, target in enumerate(targets)]
    catalog = Catalog("a", "en", tag, tuple(units))
    findings = check(catalog, {"spelling": all_checks()["spelling"]}, terms, options=CheckOptions(**options))
    return [each.suggestions for each in findings]


def test_a_slip_is_detected_with_what_it_could_be(spanish):
    assert messages("El peunte está cerrado.") == [("puente",)]
    assert messages("El puente está cerado.", "La presa.") == [("cerrado",)]
    assert messages("El puente está cerrado.") == []


def test_what_is_near_to_nothing_has_a_capital_or_stands_twice_is_left_alone(spanish):
    assert messages("El golazo está cerrado.") == []  # newer than the dictionary
    assert messages("El Peunte está cerrado.") == []
    assert messages("El peunte está cerrado.", "Dos peunte.") == []


@pytest.mark.parametrize("word", ["lobby", "currículos", "prente"])
def test_a_word_that_no_hand_mistypes_is_not_a_slip(spanish, word):
    assert messages(f"El {word} está cerrado.") == []


@pytest.mark.parametrize("slip", ["pueente", "puemte", "infrinjir", "púente"])
def test_letters_side_by_side_alike_or_typed_twice_are_slips(spanish, slip):
    assert len(messages(f"El {slip} está cerrado.")) == 1


def test_words_of_the_source_the_terms_and_the_house_are_right(spanish):
    assert messages("El peunte está cerrado.", source="The “peunte” is closed.") == []
    assert messages("El peunte está cerrado.", terms=(Term("bridge", "es", ("peunte",)),)) == []
    assert messages("El peunte está cerrado.", words=("peunte",)) == []


def test_languages_whose_dictionaries_lack_too_much_are_left_alone(spanish):
    assert messages("Це місст.", tag="uk") == []
    assert messages("Це місст.", tag="uk", profile="strict") == [("міст",)]
    assert messages("Бұл көппір.", tag="kk", profile="strict") == []


def test_a_command_that_dies_or_hangs_is_abandoned(tmp_path, monkeypatch):
    (tmp_path / "hunspell").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "hunspell").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with installed(tmp_path, {"es": WORDS}):
        command = hunspell_command.HunspellCommand(spelling.dictionary("es"))
        assert command.unknown({"puente"}) is None
        assert word_lookup.word_lookup("es").unknown({"puente", "peunte"}) == {"peunte"}
