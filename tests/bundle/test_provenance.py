"""Whose words they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.bundle import provenance
from l10n.model import Catalog, Role, State, Unit, UnitKey
from tests.bundle.editions import edition, written


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


def test_an_edition_is_unfinished_while_a_unit_of_the_article_is_unreviewed() -> None:
    document = written([(Role.BODY, "It rained.")])
    made = edition(document, "es", {})
    assert provenance.unfinished(made)
    assert not provenance.unfinished(replace(made, final=True))
    obsolete = replace(made.catalog, units=(unit(1, State.OBSOLETE), unit(2, State.REVIEWED)))
    assert not provenance.unfinished(replace(made, catalog=obsolete))
    assert not provenance.unfinished(edition(document, "en", {}))
