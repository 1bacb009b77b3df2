"""Findings piece by piece: first ones at once, the rest as they come, and after a change only what it touches."""

from dataclasses import replace

import pytest

from l10n.model import Catalog, Finding, Severity, State, Unit, UnitKey
from l10n.plugin import ArticleContext
from l10n.review import findings
from l10n.review.findings import SheetFindings
from l10n.review.unit import identity


def unit(n, target="", source=""):
    return Unit(UnitKey("", source or f"Sentence number {n} about Olga."), target or f"Frase {n}.", State.FUZZY)


def catalog(*units):
    return Catalog("tram", "en", "es", units)


def changed(units, at, **fields):
    new = list(units.units)
    new[at] = replace(new[at], **fields)
    return replace(units, units=tuple(new))


class Checks:
    """Remembers which units were asked, and among how many."""

    def __init__(self):
        self.questions = []

    def context(self, units, earlier=None):
        return ArticleContext(units, earlier=earlier)

    def findings(self, article, units, earlier=None):
        for each in units:
            self.questions.append((each.key.source, len(article.catalog.units)))
            yield Finding("names", Severity.WARNING, each.key, each.target)


@pytest.fixture
def checks(monkeypatch):
    monkeypatch.setattr(findings, "_FEW", 0)  # as in a large article: of a few all are asked again
    return Checks()


def test_all_are_checked_once_and_shown_once(checks):
    result = SheetFindings(lambda: checks)
    result.follow(catalog(unit(1), unit(2)))
    first = result.page()
    assert (len(first.findings), first.left) == (2, 0)
    assert result.page(first.serial).findings == {}
    assert len(checks.questions) == 2


def test_without_time_nothing_is_requested_and_those_near_lead(checks):
    result = SheetFindings(lambda: checks)
    result.follow(catalog(*map(unit, range(5))))
    assert result.page(0, "", 0).left == 5
    result.page(0, identity(unit(3).key))
    assert [source for source, _ in checks.questions] == [unit(n).key.source for n in (3, 4, 0, 1, 2)]


def test_of_a_large_catalog_the_first_are_checked_among_neighbours_and_again(checks, monkeypatch):
    monkeypatch.setattr(findings, "_LARGE", 10)
    monkeypatch.setattr(findings, "_NEIGHBOURS", 2)
    result = SheetFindings(lambda: checks)
    result.follow(catalog(*map(unit, range(20))))
    first = result.page(0, identity(unit(8).key), 5)
    assert checks.questions[0] == (unit(8).key.source, 4)
    assert (len(first.findings), first.left) == (20, 20)
    checks.questions.clear()
    assert result.page(first.serial).left == 0
    assert {size for _, size in checks.questions} == {20}


def test_typing_is_compared_with_the_whole_that_is_recognized(checks):
    result = SheetFindings(lambda: checks)
    result.follow(catalog(unit(1), unit(2)))
    assert [each.message for each in result.check_unit(unit(2, "typed"))] == ["typed"]


@pytest.mark.parametrize(
    ("fields", "touched"),
    [
        ({"state": State.REVIEWED}, {0, 3, 4}),  # the same source and the same words elsewhere
        ({"target": "Brandt se fue."}, {0, 2, 3, 4}),  # also whoever has the name that is called otherwise now
        ({"comments": ("sure?",)}, {0, 3, 4}),
    ],
)
def test_after_a_save_only_what_it_touches_is_tried_again(checks, fields, touched):
    units = catalog(
        unit(0, "Olga se fue.", "Here Brandt left."),
        unit(1, "Nadie.", "Nobody."),
        unit(2, "Vino Brandt.", "There came Brandt."),
        unit(3, "Ella se fue.", "Here Brandt left!"),
        unit(4, "“Olga se fue”", "She has gone."),
    )
    result = SheetFindings(lambda: checks)
    result.follow(units)
    serial = result.page().serial
    checks.questions.clear()
    result.follow(changed(units, 0, **fields))
    page = result.page(serial)
    assert {source for source, _ in checks.questions} == {units.units[n].key.source for n in touched}
    assert page.left == 0


def test_a_busy_large_catalog_is_compared_anew_at_a_pause(checks, monkeypatch):
    monkeypatch.setattr(findings, "_MANY", 3)
    units = catalog(*map(unit, range(5)))
    result = SheetFindings(lambda: checks)
    result.follow(units)
    serial = result.page().serial
    result.follow(changed(units, 0, target="Otra."))
    page = result.page(serial)
    assert list(page.findings) == [identity(unit(0).key)]
    assert page.left == 1  # the page comes again
    monkeypatch.setattr(findings, "_PAUSE", 0)
    assert result.page(page.serial).left == 0


def test_units_that_arrive_and_go_begin_anew_with_what_stays(checks):
    result = SheetFindings(lambda: checks)
    result.follow(catalog(unit(1), unit(2)))
    result.page()
    checks.questions.clear()
    result.follow(catalog(unit(2), unit(3)))
    assert set(result.page().findings) == {identity(unit(2).key), identity(unit(3).key)}
    assert [source for source, _ in checks.questions] == [unit(3).key.source]


def after_change(checks, units, at, **fields):
    """The numbers of the units that are asked again when one of them changed."""
    result = SheetFindings(lambda: checks)
    result.follow(units)
    serial = result.page().serial
    checks.questions.clear()
    result.follow(changed(units, at, **fields))
    assert result.page(serial).left == 0
    sources = [each.key.source for each in units.units]
    return {sources.index(source) for source, _ in checks.questions}


def test_a_save_in_a_small_article_requests_all_its_units_again(checks, monkeypatch):
    monkeypatch.setattr(findings, "_FEW", 3)
    units = [unit(n, f"Frase {n}.", f"Sentence {n}.") for n in range(4)]
    assert after_change(checks, catalog(*units[:3]), 0, target="Nada.") == {0, 1, 2}
    assert after_change(checks, catalog(*units), 0, target="Nada.") == {0}


def empty(n, source):
    return replace(unit(n, source=source), target="", state=State.NEW)


def test_units_without_words_are_not_the_same(checks):
    units = catalog(empty(0, "One."), empty(1, "Two."), unit(2, "Tres.", "Three."), unit(3, "Uno.", "Four."))
    assert after_change(checks, units, 0, target="Uno.", state=State.FUZZY) == {0, 3}


def test_who_reported_what_the_changed_unit_reported_before_is_requested_again(checks):
    units = catalog(unit(0, "Uno.", "One."), unit(1, "«Uno»", "Two."), unit(2, "Dos.", "Three."))
    assert after_change(checks, units, 0, target="Dos.") == {0, 1, 2}


def test_trifles_of_up_to_sixteen_characters_make_no_further_source(checks):
    units = catalog(unit(0, "a", "One."), unit(1, "b", "One." + " " * 16), unit(2, "c", "One." + " " * 17))
    assert after_change(checks, units, 0, target="x y z") == {0, 1}


def test_of_many_units_with_a_name_only_some_are_requested_again(checks, monkeypatch):
    monkeypatch.setattr(findings, "_MOST_NAMED", 2)
    units = catalog(
        unit(0, "Olga vino.", "There came Olga."), *(unit(n, f"x{n}", f"Now {n} Olga.") for n in range(1, 6))
    )
    assert after_change(checks, units, 0, target="Helga vino.") == {0, 1, 2}


def test_a_name_that_is_called_as_before_touches_nobody(checks):
    units = catalog(unit(0, "Olga vino.", "There came Olga."), unit(1, "x", "Now came Olga."))
    assert after_change(checks, units, 0, target="vino Olga ya.") == {0}


def test_an_obsolete_unit_is_not_checked_and_a_unit_that_becomes_so_begins_anew(checks):
    result = SheetFindings(lambda: checks)
    units = catalog(unit(1), unit(2), replace(unit(3), state=State.OBSOLETE))
    result.follow(units)
    assert len(result.page().findings) == 2
    checks.questions.clear()
    result.follow(changed(units, 0, state=State.OBSOLETE))
    assert set(result.page().findings) == {identity(unit(2).key)}
    assert checks.questions == []


def test_what_waits_is_not_settled(checks):
    result = SheetFindings(lambda: checks)
    units = catalog(unit(1), unit(2))
    result.follow(units)
    assert result.settled() == {}
    result.page()
    assert list(result.settled()) == [identity(each.key) for each in units.units]
    result.follow(changed(units, 0, target="Otra."))
    assert list(result.settled()) == [identity(unit(2).key)]


def test_units_with_a_text_are_requested_again_whatever_its_letter_case(checks):
    result = SheetFindings(lambda: checks)
    result.follow(catalog(unit(0, source="The HARBOUR is closed."), unit(1, source="Rain.")))
    serial = result.page().serial
    checks.questions.clear()
    result.check_again("Harbour")
    page = result.page(serial)
    assert (list(page.findings), page.left) == ([identity(unit(0, source="The HARBOUR is closed.").key)], 0)
    assert len(checks.questions) == 1


def test_the_first_units_of_a_large_catalog_are_requested_until_the_time_is_over(checks, monkeypatch):
    monkeypatch.setattr(findings, "_LARGE", 3)
    monkeypatch.setattr(findings, "_NEIGHBOURS", 1)
    result = SheetFindings(lambda: checks)
    result.follow(catalog(*map(unit, range(6))))
    page = result.page(0, "", 0)
    assert (page.findings, page.serial, page.left) == ({}, 0, 6)
    assert [each.message for each in result.check_unit(unit(3, "typed"))] == ["typed"]
    assert checks.questions == [(unit(3).key.source, 2)]
