"""Locales by engines: what is installed, what can be, and what it costs to know."""

import subprocess
import sys

import pytest

from l10n.engines.kinds import argos, marian, multilingual, script
from l10n.errors import EngineError
from l10n.jobs.coverage import INSTALLABLE, INSTALLED, NONE, PIVOT, engine_coverage
from l10n.jobs.packages import Reached, overview
from l10n.plugin import Engine, EngineOptions, Pair

ENGINES = {"argos": argos.engine, "marian": marian.engine, "multilingual": multilingual.engine}


def fake(*pairs: str) -> Engine:
    result = frozenset(Pair(*pair.split("-")) for pair in pairs)
    return Engine(pairs=lambda _: result, open=lambda pair, options: pytest.fail(f"{pair} was opened"))


def row(locale, engines, source="en"):
    [result] = engine_coverage([locale], source, engines, EngineOptions())
    return result


def test_nothing_installed_says_what_can_be_and_how():
    result = row("ka", ENGINES)
    assert {name: each.state for name, each in result.engines.items()} == {
        "marian": INSTALLABLE, "argos": NONE, "multilingual": INSTALLABLE,
    }  # fmt: skip
    assert (result.engines["marian"].chrf, result.engines["marian"].test_set) == (40.1, "ntrex128")
    assert (result.name, result.drafts) == ("Georgian", "")
    assert result.command == "l10n packages install en-ka --engine marian"


def test_what_is_not_usable_is_reported_and_not_advised():
    result = row("ky", ENGINES)
    assert (result.engines["marian"].state, result.engines["marian"].detail) == (NONE, "chrF 22.6, not usable")
    assert result.command == "l10n packages install en-ky"
    assert "MADLAD-400" in row("ky", {"multilingual": multilingual.engine}).command


def test_what_is_installed_needs_no_command():
    result = row("es-MX", ENGINES)
    assert result.engines["argos"].state == INSTALLED
    assert (result.drafts, result.command) == ("argos en→es", "")


def test_different_letters_of_a_locale_beside_it_arrive_before_what_must_be_fetched():
    engines = ENGINES | {"script": script.engine}
    result = {each.locale: each.command for each in engine_coverage(["sr-Latn", "sr"], "en", engines, EngineOptions())}
    assert result["sr-Latn"] == '[routes] sr-Latn = "script from sr, keep review"'
    assert result["sr"] == "l10n packages install en-sr --engine marian"  # from Latin letters a person reviews it
    assert row("sr-Latn", engines).command == "l10n packages install en-sr-Latn --engine marian"


def test_a_route_that_names_the_wrong_engine_gets_the_line_that_names_the_right():
    reached = [
        Reached("ca", missing="argos es→ca: no"),
        Reached("uk", missing="en→uk: no"),
        Reached("es", "apertium en→es"),
    ]
    rows = {each.locale: each for each in overview(None, {"apertium": fake("en-ca", "en-es")}, reached, every=True)}
    assert (rows["ca"].drafts, rows["ca"].command) == ("", '[routes] ca = "apertium"')
    assert not rows["uk"].command
    assert not rows["es"].command


def test_a_pivot_is_shown_and_not_taken():
    result = row("ka", {"mine": fake("en-ru", "ru-ka")})
    assert (result.engines["mine"].state, result.engines["mine"].detail) == (PIVOT, "en→ru + ru→ka")
    assert result.drafts == ""


def test_an_engine_that_fails_leaves_the_further_items():
    def broken(_):
        raise EngineError("server", "does not answer")

    result = row("ka", {"server": Engine(pairs=broken, open=lambda pair, options: pytest.fail("opened"))} | ENGINES)
    assert result.engines["server"].state == NONE
    assert result.engines["marian"].state == INSTALLABLE


def test_different_sources_than_english_have_what_is_installed_alone():
    assert {each.state for name, each in row("uk", ENGINES, "ru").engines.items() if name != "multilingual"} == {NONE}


def test_a_glance_opens_nothing_heavy():
    code = (
        "import sys; from l10n.jobs.coverage import engine_coverage; from l10n.plugin import Engine, EngineOptions, load;"
        "engine_coverage(['uk', 'ka'], 'en', load('l10n.engines.kinds', Engine), EngineOptions());"
        "sys.exit(bool({'ctranslate2', 'sentencepiece', 'numpy'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
