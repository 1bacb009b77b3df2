"""Whose words they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.bundle import provenance
from l10n.model import Catalog, State, Unit, UnitKey


def unit(n: int, state: State, *notes: str, target: str = "x") -> Unit:
    return Unit(UnitKey("", f"s{n}"), target, state, notes=notes)


ARGOS, APERTIUM = "draft: argos en→es 0.1, confidence 0.71", "draft: apertium eng→cat 1.0"


@pytest.mark.parametrize(
    ("units", "code"),
    [
        ((), ""),
        ((unit(1, State.NEW, target=""),), ""),
        ((unit(1, State.REVIEWED),), "humanEdits"),
        ((unit(1, State.REVIEWED, ARGOS),), "humanEdits"),
        ((unit(1, State.FUZZY, "draft: memory harbour, similarity 0.93"),), "humanEdits"),
        ((unit(1, State.FUZZY, ARGOS),), "trainedAlgorithmicMedia"),
        ((unit(1, State.FUZZY, APERTIUM), unit(2, State.REVIEWED)), "algorithmicMedia"),
        ((unit(1, State.FUZZY, APERTIUM), unit(2, State.FUZZY, ARGOS)), "trainedAlgorithmicMedia"),
        ((unit(1, State.FUZZY, ARGOS), unit(2, State.REVIEWED)), "compositeWithTrainedAlgorithmicMedia"),
    ],
)
def test_the_source_type_says_whose_words_readers_get(units: tuple[Unit, ...], code: str) -> None:
    assert provenance.source_type(Catalog("a", "en", "es", units)) == code
    assert not code or code in provenance.NAMES


def test_the_source_itself_has_no_source_type() -> None:
    assert provenance.source_type(Catalog("a", "en", "en", (unit(1, State.REVIEWED),))) == ""


def test_engines_are_those_of_unreviewed_words() -> None:
    units = (unit(1, State.FUZZY, "paragraph 1", ARGOS), unit(2, State.REVIEWED, APERTIUM), unit(3, State.FUZZY, ARGOS))
    assert provenance.engines(Catalog("a", "en", "es", units)) == ("argos en→es 0.1",)


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("draft: Comma, Inc. en→ca 2.0, confidence 0.50", "Comma, Inc. en→ca 2.0"),
        ("draft: memory x 1, confidence 0.50", "memory x 1"),
        ("draft: memory harbour, similarity 0.93", ""),
    ],
)
def test_an_engine_is_named_whole_and_a_memory_is_recognized_by_its_measure(note: str, name: str) -> None:
    assert provenance.engine(unit(1, State.FUZZY, note)) == name


def test_words_are_outdated_where_a_person_wrote_them_for_another_source() -> None:
    changed = replace(unit(1, State.FUZZY), previous="s0")
    assert provenance.is_outdated(changed)
    assert not provenance.is_outdated(replace(changed, notes=(ARGOS,)))
    assert not provenance.is_outdated(unit(1, State.FUZZY))
    assert not provenance.is_outdated(replace(changed, state=State.REVIEWED))


NLLB = "draft: multilingual en→es NLLB-200 (CC BY-NC 4.0), confidence 0.71"


def test_a_licence_without_commercial_use_stays_named_after_review() -> None:
    catalog = Catalog("a", "en", "es", (unit(1, State.REVIEWED, NLLB), unit(2, State.FUZZY, ARGOS)))
    assert provenance.restrictions(catalog) == ("CC BY-NC 4.0",)
    assert provenance.restrictions(replace(catalog, units=catalog.units[1:])) == ()
    assert provenance.restrictions(replace(catalog, units=(unit(1, State.OBSOLETE, NLLB),))) == ()
