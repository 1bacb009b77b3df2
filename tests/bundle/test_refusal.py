"""Why a final bundle is refused."""

from __future__ import annotations

from l10n.bundle import refusal
from l10n.bundle.bundle import may_be_published, of_article, refusals
from l10n.model import Catalog, Finding, Role, Severity, State, Unit, UnitKey
from tests.bundle.editions import written


def unit(source: str, target: str, state: State) -> Unit:
    return Unit(UnitKey("", source), target, state, references=("source/harbour.md:14", "source/harbour.md:20"))


VALID = unit("It <1>rained</1>.", "<1>Llovió</1>.", State.REVIEWED)


def test_a_reviewed_catalog_is_not_refused() -> None:
    old = unit("Gone.", "", State.OBSOLETE)
    warning = Finding("length", Severity.WARNING, VALID.key, "is long")
    assert refusals(Catalog("harbour", "en", "es", (VALID, old)), [warning]) == ()


def test_every_reason_is_listed_with_file_and_key() -> None:
    units = (
        VALID,
        unit("New.", "", State.NEW),
        unit("Guess.", "Conjetura.", State.FUZZY),
        unit("Blank.", " ", State.REVIEWED),
        unit("See <1/>.", "Véase.", State.REVIEWED),
    )
    errors = [
        Finding("numbers", Severity.ERROR, VALID.key, "12 is missing"),
        Finding("numbers", Severity.ERROR, units[2].key, "3 is missing"),
        Finding("terms", Severity.ERROR, UnitKey("headline", "Elsewhere"), "two names"),
    ]
    result = refusals(Catalog("harbour", "en", "es", units), errors)
    assert [str(refusal) for refusal in result] == [
        "source/harbour.md:14: numbers: 12 is missing: “It <1>rained</1>.”",
        "source/harbour.md:14: not translated: “New.”",
        "source/harbour.md:14: not reviewed: “Guess.”",
        "source/harbour.md:14: numbers: 3 is missing: “Guess.”",
        "source/harbour.md:14: not translated: “Blank.”",
        "source/harbour.md:14: inline markup: <1/> is missing: “See <1/>.”",
        "harbour: terms: two names: “Elsewhere”",
    ]
    assert result[0].key == VALID.key


def test_long_sources_are_cut_to_a_single_line() -> None:
    long = Unit(UnitKey("", "word\n" * 100), "", State.NEW)
    (refusal,) = refusals(Catalog("harbour", "en", "es", (long,)), [])
    assert str(refusal).startswith("harbour: not translated: “word word")
    assert str(refusal).endswith("…”")
    assert len(str(refusal)) < 120


def test_pseudo_locales_are_never_refused_and_never_published() -> None:
    assert refusals(Catalog("harbour", "en", "ar-XB", (unit("New.", "", State.NEW),)), []) == ()
    assert not may_be_published("ar-XB", ())
    assert may_be_published("ar", ())


def test_an_article_without_a_story_or_without_its_files_is_refused() -> None:
    bare = written([(Role.HEADLINE, "Harbour reopens"), (Role.BYLINE, "By Ida Moe")])
    assert [str(each) for each in of_article(bare)] == ["source/harbour.txt: the article has no body"]
    full = written([(Role.HEADLINE, "Harbour reopens"), (Role.BODY, "It rained.")])
    assert of_article(full) == ()
    assert [str(each) for each in of_article(full, [(3, "pier.jpg")])] == [
        "source/harbour.txt:3: the file 'pier.jpg' is missing"
    ]


def test_reasons_are_counted_by_kind_and_faults_lead() -> None:
    units = (unit("New.", "", State.NEW), unit("Guess.", "Conjetura.", State.FUZZY), unit("So.", "Así.", State.FUZZY))
    error = Finding("numbers", Severity.ERROR, units[2].key, "3 is missing")
    result = refusals(Catalog("harbour", "en", "es", units), [error])
    assert refusal.counts(result) == "1 finding is an error, 2 units are not reviewed, 1 unit is not translated"
    assert [each.reason for each in refusal.first(result, 2)] == ["numbers: 3 is missing", "not reviewed"]


def test_every_kind_of_reason_is_counted_in_its_words_and_order() -> None:
    kinds = [refusal.Refusal("a", VALID.key, "x", kind) for kind in reversed(refusal.Obstacle)]
    assert refusal.counts(kinds).split(", ") == [
        "1 fault of the article",
        "1 finding is an error",
        "1 unit lost markup",
        "1 unit is not reviewed",
        "1 unit is not approved",
        "1 unit is not translated",
    ]
    assert refusal.counts(kinds * 1200).split(", ") == [
        "1,200 faults of the article",
        "1,200 findings are errors",
        "1,200 units lost markup",
        "1,200 units are not reviewed",
        "1,200 units are not approved",
        "1,200 units are not translated",
    ]
    assert [each.kind for each in refusal.first(kinds, 6)] == list(refusal.Obstacle)


def test_words_that_no_second_person_approved_are_refused_where_a_project_asks_for_it() -> None:
    (reason,) = refusals(Catalog("harbour", "en", "es", (VALID,)), [], frozenset({VALID.key}))
    assert (reason.reason, reason.kind) == ("not approved by a second person", refusal.Obstacle.UNAPPROVED)


def test_a_source_that_fits_is_shown_whole() -> None:
    for length, shown in ((72, "x" * 72), (73, "x" * 71 + "…")):
        reason = refusal.Refusal("a", UnitKey("", "x" * length), "not reviewed")
        assert str(reason) == f"a: not reviewed: “{shown}”"
