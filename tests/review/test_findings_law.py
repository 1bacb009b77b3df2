"""The law of the review page's findings: after any edits they are those of `l10n check`."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.check.check import all_checks, check
from l10n.check.options import CheckOptions
from l10n.check.project import ProjectChecks
from l10n.model import Catalog, State, Term, Unit, UnitKey
from l10n.review.findings import SheetFindings
from l10n.review.unit import identity

SOURCES = (
    "Mayor Olga Kravets opened the bridge on 5 June.",
    "Kravets said it carried 40 trams.",
    "The bridge is not closed.",
    "The bridge is not closed!",
    "“We waited,” Kravets said.",
    "Half of the houses in Karlskrona stood empty.",
    "The council meets again on Monday.",
)
TARGETS = (
    "Die Bürgermeisterin Olha Krawez eröffnete die Brücke am 5. Juni.",
    "Die Bürgermeisterin Olga Kravets eröffnete die Brücke am 5. Juli.",
    "Krawez sagte, sie trage 40  Bahnen.",
    "Kravets sagte , sie trage 41 Bahnen.",
    "Die Brücke ist nicht geschlossen.",
    "Die Brücke ist geschlossen",
    "»Wir haben gewartet«, sagte Krawez.",
    "Ein Viertel der Häuser in Karlskorna stand leer.",
    "Der der Rat trifft sich am Dienstag.",
    "The council meets again on Monday.",
    "",
)
CHECKS = ProjectChecks(
    all_checks(), (Term("bridge", "de", ("Brücke",), "required"), Term("council", "de", ("Rat",), "required")), CheckOptions()
)  # fmt: skip
STATES = st.sampled_from([State.FUZZY, State.REVIEWED])
EDITS = st.lists(st.tuples(st.integers(0, len(SOURCES) - 1), st.sampled_from(TARGETS), STATES), max_size=6)


@settings(max_examples=25)
@given(first=st.lists(st.sampled_from(TARGETS), min_size=len(SOURCES), max_size=len(SOURCES)), edits=EDITS)
def test_after_any_edits_the_page_shows_what_the_check_says(first, edits):
    units = [
        Unit(UnitKey("", source), target, State.FUZZY if target else State.NEW)
        for source, target in zip(SOURCES, first, strict=True)
    ]
    catalog = Catalog("bridge", "en", "de", tuple(units))
    page = SheetFindings(lambda: CHECKS)
    page.follow(catalog)
    page.page()
    for at, target, state in edits:
        units[at] = replace(units[at], target=target, state=state if target else State.NEW)
        catalog = replace(catalog, units=tuple(units))
        page.follow(catalog)
        assert page.page().left == 0
        whole = check(catalog, CHECKS.checks, CHECKS.terms)
        expected = {identity(unit.key): tuple(f for f in whole if f.key == unit.key) for unit in units}
        assert dict(page.settled()) == expected
