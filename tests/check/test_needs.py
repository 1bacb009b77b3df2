"""What checks need of a unit: without it they are not asked, and would find nothing."""

import pytest

from l10n.check.check import all_checks, check
from l10n.check.finding import warn
from l10n.check.needs import need_bits
from l10n.model import Catalog, Severity, State, Term, Unit, UnitKey
from l10n.plugin import ArticleContext, Check, Needs, Subject
from tests.corpus import OWN
from tests.gate.checks import read

CHECKS = {name: each for name, each in all_checks().items() if each.needs != Needs()}


def loud(needs: Needs) -> Check:
    return Check(Severity.WARNING, lambda subject: [warn(subject, "loud")], (), (), needs=needs)


def reported(needs: Needs, unit: Unit, terms: tuple[Term, ...] = ()) -> bool:
    return bool(check(Catalog("pier", "en", "de", (unit,)), {"loud": loud(needs)}, terms))


@pytest.mark.parametrize(
    ("needs", "source", "target", "expected"),
    [
        (Needs(), "Closed", "Zu", True),
        (Needs(signs="<&"), "Closed", "Zu", False),
        (Needs(signs="<&"), "Closed & open", "Zu", True),
        (Needs(signs="<&"), "Closed", "Zu <1/>", True),
        (Needs(signs=r"\d"), "Closed", "Zu um ٣", True),
        (Needs(roles=frozenset({"caption"})), "Closed", "Zu", False),
        (Needs(notes=True), "Closed", "Zu", False),
        (Needs(terms=True), "Closed", "Zu", False),
    ],
)
def test_a_check_is_requested_only_of_units_that_have_what_it_needs(needs, source, target, expected):
    assert reported(needs, Unit(UnitKey("", source), target, State.FUZZY)) is expected


def test_roles_notes_and_terms_are_needs_too():
    unit = Unit(UnitKey("caption", "Pier"), "Steg", State.FUZZY, notes=("1 line",))
    assert reported(Needs(roles=frozenset({"caption", "heading"})), unit)
    assert reported(Needs(notes=True), unit)
    assert reported(Needs(terms=True), unit, (Term("pier", "de", ("Steg",)),))


def test_any_of_several_needs_is_enough():
    needs = Needs(signs="<", roles=frozenset({"caption"}))
    assert reported(needs, Unit(UnitKey("caption", "Pier"), "Steg", State.FUZZY))
    assert reported(needs, Unit(UnitKey("", "Pier"), "<1/>Steg", State.FUZZY))


@pytest.mark.parametrize("tag", ["ar", "de", "fr", "hy", "ru", "zh"])
def test_a_check_finds_nothing_where_its_needs_are_not_met(tag):
    bits = need_bits(CHECKS.values())
    for document in OWN.iterdir():
        sources, targets = read(document, "en"), read(document, tag)
        shifted = [*targets[1:], targets[0]]  # another sentence's translation has most faults that there are
        for translations in (targets, shifted):
            units = tuple(Unit(UnitKey("", s), t, State.FUZZY) for s, t in zip(sources, translations, strict=True))
            article = ArticleContext(Catalog(document.name, "en", tag, units), strict=True)
            for unit in units:
                present = bits.of(unit)
                idle = [name for name, each in CHECKS.items() if not bits.needed(each) & present or each.needs.terms]
                assert not [name for name in idle if list(CHECKS[name].find(Subject(unit, article)))]
