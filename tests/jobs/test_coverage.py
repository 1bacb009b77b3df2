"""Locales by engines: what is installed, what can be, and what it costs to know."""

import subprocess
import sys

import pytest

from l10n.engines.kinds import argos, marian, multilingual, script
from l10n.errors import EngineError
from l10n.jobs.coverage import INSTALLABLE, INSTALLED, NONE, PIVOT, engine_coverage
from l10n.plugin import Engine, EngineOptions, Pair

ENGINES = {"argos": argos.engine, "marian": marian.engine, "multilingual": multilingual.engine}


def fake(*pairs: str) -> Engine:
    found = frozenset(Pair(*pair.split("-")) for pair in pairs)
    return Engine(pairs=lambda _: found, open=lambda pair, options: pytest.fail(f"{pair} was opened"))


def row(locale, engines, source="en"):
    [found] = engine_coverage([locale], source, engines, EngineOptions())
    return found


def test_nothing_installed_says_what_can_be_and_how():
    found = row("ka", ENGINES)
    assert {name: each.state for name, each in found.engines.items()} == {
        "marian": INSTALLABLE, "argos": NONE, "multilingual": INSTALLABLE,
    }  # fmt: skip
    assert (found.engines["marian"].chrf, found.engines["marian"].test_set) == (40.1, "ntrex128")
    assert (found.name, found.drafts) == ("Georgian", "")
    assert found.command == "l10n packages install en-ka --engine marian"


def test_what_is_not_usable_is_said_and_not_advised():
    found = row("ky", ENGINES)
    assert (found.engines["marian"].state, found.engines["marian"].detail) == (NONE, "chrF 22.6, not usable")
    assert found.command == "l10n packages install en-ky"
    assert "MADLAD-400" in row("ky", {"multilingual": multilingual.engine}).command


def test_what_is_installed_needs_no_command():
    found = row("es-MX", ENGINES)
    assert found.engines["argos"].state == INSTALLED
    assert (found.drafts, found.command) == ("argos en→es", "")


def test_other_letters_of_a_locale_beside_it_come_before_what_must_be_fetched():
    engines = ENGINES | {"script": script.engine}
    found = {each.locale: each.command for each in engine_coverage(["sr-Latn", "sr"], "en", engines, EngineOptions())}
    assert found["sr-Latn"] == '[routes] sr-Latn = "script from sr, keep review"'
    assert found["sr"] == "l10n packages install en-sr --engine marian"  # from Latin letters a person reviews it
    assert row("sr-Latn", engines).command == "l10n packages install en-sr-Latn --engine marian"


def test_a_pivot_is_shown_and_not_taken():
    found = row("ka", {"mine": fake("en-ru", "ru-ka")})
    assert (found.engines["mine"].state, found.engines["mine"].detail) == (PIVOT, "en→ru + ru→ka")
    assert found.drafts == ""


def test_an_engine_that_fails_leaves_the_others():
    def broken(_):
        raise EngineError("server", "does not answer")

    found = row("ka", {"server": Engine(pairs=broken, open=lambda pair, options: pytest.fail("opened"))} | ENGINES)
    assert found.engines["server"].state == NONE
    assert found.engines["marian"].state == INSTALLABLE


def test_other_sources_than_english_have_what_is_installed_alone():
    assert {each.state for name, each in row("uk", ENGINES, "ru").engines.items() if name != "multilingual"} == {NONE}


def test_a_glance_opens_nothing_heavy():
    code = (
        "import sys; from l10n.jobs.coverage import engine_coverage; from l10n.plugin import Engine, EngineOptions, load;"
        "engine_coverage(['uk', 'ka'], 'en', load('l10n.engines.kinds', Engine), EngineOptions());"
        "sys.exit(bool({'ctranslate2', 'sentencepiece', 'numpy'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
