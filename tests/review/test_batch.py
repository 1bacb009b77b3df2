"""Many units at once: what a plan holds, and what becomes of it."""

import contextlib

import pytest

from l10n.errors import UsageError
from l10n.model import State, Unit, UnitKey
from l10n.review import pattern as pattern_module
from l10n.review.batch import plan_acceptance, plan_replacement
from l10n.review.pattern import TextReplacement
from l10n.review.types import PlannedEdit, Sheet
from l10n.review.unit import UnitEdit, identity, version
from tests.patience import patience

from .conftest import FERRY_ES

SHEET = Sheet("ferry", "es")
EXACT = "draft: memory harbor (exact), similarity 1.00"


def unit(target, *notes, source="The ferry left.", state=State.FUZZY, previous=""):
    return Unit(UnitKey("", source), target, state, previous, notes=notes)


@pytest.mark.parametrize(
    ("options", "target", "after"),
    [
        ({}, "El Ferry y el ferrys", "El barco y el barcos"),
        ({"whole_words": True}, "El ferry y el ferrys", "El barco y el ferrys"),
        ({"match_case": True}, "El Ferry y el ferry", "El Ferry y el barco"),
    ],
)
def test_words_are_replaced_as_expected(options, target, after):
    planned = list(plan_replacement(SHEET, [unit(target)], TextReplacement("ferry", "barco", **options).finder()))
    assert [each.target for each in planned] == [after]


def test_places_are_those_of_the_words_as_they_are():
    made = TextReplacement("a", "xx").finder().replace("a <1>a</1> b")
    assert made.target == "xx <1>xx</1> b"
    assert [(span.start, span.end) for span in made.spans] == [(0, 1), (5, 6)]
    assert TextReplacement("1", "2").finder().replace("El <1>puerto</1> 1").target == "El <1>puerto</1> 2"


@pytest.mark.parametrize(
    ("find", "inserted", "options", "target", "after"),
    [
        (r"(\d+)\s*%", r"\1 por ciento", {}, "Subió 5 % y 7%.", "Subió 5 por ciento y 7 por ciento."),
        (
            r"(?P<who>alcalde)\b",
            r"\g<who>sa \g<1>",
            {},
            "El Alcalde y la alcaldesa",
            "El Alcaldesa Alcalde y la alcaldesa",
        ),
        (r"a|o", "x", {"whole_words": True}, "a los o", "x los x"),
        (r"A", "x", {"match_case": True}, "a A", "a x"),
        (r"\s+$", "", {}, "Partió.  ", "Partió."),
        (r"x*", "y", {}, "a x", "a y"),
        (r"[\d<>/]", "", {}, "a <1>2</1>", "a <1></1>"),
    ],
)
def test_a_regular_expression_puts_what_its_groups_detected(find, inserted, options, target, after):
    made = TextReplacement(find, inserted, is_pattern=True, **options).finder().replace(target)
    assert made.target == after
    pieces, end = "", 0
    for span, piece in zip(made.spans, made.replacements, strict=True):
        pieces += target[end : span.start] + piece
        end = span.end
    assert pieces + target[end:] == after, "the page shows the same"


def test_what_would_make_a_mark_is_left_out():
    finder = TextReplacement(r"\((\d)\)", r"<\1>", is_pattern=True).finder()
    assert list(plan_replacement(SHEET, [unit("Partió (1).")], finder)) == []


@pytest.mark.parametrize(
    "pattern", [r"(a+)+$", r"(a|aa)+$", r"(?:(?:x{1,9}){1,9}){1,9}y", r"(a|b|ab)*c\1?", r"(?=(a+))(?:\1a?)+$"]
)
def test_a_pattern_without_end_is_stopped(pattern, monkeypatch):
    monkeypatch.setattr(pattern_module, "SECONDS", 0.2)
    finder = TextReplacement(pattern, "x", is_pattern=True).finder()
    units = [unit(text * 400 + "!") for text in ("a", "x", "ab", "aab")] * 50
    with patience(), contextlib.suppress(UsageError):
        list(plan_replacement(SHEET, units, finder))


@pytest.mark.parametrize(
    "pattern",
    [
        "(",
        "a{1000}{2}",
        "(?:a{999}){999}",
        "(?R)?a",
        r"(a)(?1)",
        "(?P<x>a)(?&x)",
        "x" * 301,
        "a{99999}",
        "[",
        "(?P<1>a)",
    ],
)
def test_patterns_that_accept_too_much_are_refused_at_once(pattern):
    with pytest.raises(UsageError, match="regular expression"):
        TextReplacement(pattern, "x", is_pattern=True).finder()


def test_a_group_that_is_absent_is_named():
    with pytest.raises(UsageError) as caught:
        TextReplacement("a", r"\2", is_pattern=True).finder().replace("a")
    assert str(caught.value).startswith(r"find and replace: cannot put '\\2' there: ")
    assert str(caught.value).endswith(r"; write \1 for its first group")


TOO_LARGE = "is too large a regular expression; write a simpler one, without counts above 1000"
MARKS = "would change marks; leave <1> and its kind out"


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (TextReplacement("", "x"), "has nothing to look for; write the words to be replaced"),
        (TextReplacement("", "x", is_pattern=True), "has nothing to look for; write the words to be replaced"),
        (TextReplacement("<1>", "x"), MARKS),
        (TextReplacement("x", "</2>"), MARKS),
        (TextReplacement("a" * 301, "x", is_pattern=True), TOO_LARGE),
        (TextReplacement("a{1001}", "x", is_pattern=True), TOO_LARGE),
        (TextReplacement("(a{11}){91}", "x", is_pattern=True), TOO_LARGE),
        (TextReplacement("(a{,11}){ 0, 91 }", "x", is_pattern=True), TOO_LARGE),
        *(
            (TextReplacement(f"(a)(?{call})", "x", is_pattern=True), TOO_LARGE)
            for call in ("R", "1", "+1", "&a", "P>a")
        ),
        (TextReplacement("[", "x", is_pattern=True), "is not a regular expression: "),
    ],
)
def test_what_cannot_be_looked_for_is_refused_in_a_line(options, problem):
    with pytest.raises(UsageError) as caught:
        options.finder()
    assert str(caught.value).startswith(f"find and replace: {problem}")
    assert str(caught.value).endswith("; correct it" if problem.endswith(" ") else problem)


@pytest.mark.parametrize("pattern", ["a" * 300, "a{1000}", "(a{10}){100}", "(a{0}){1000}", "a{,}b", "x{1,2}"])
def test_patterns_of_some_size_are_looked_for(pattern):
    assert TextReplacement(pattern, "x", is_pattern=True).finder().replace("a" * 1000).target


def test_what_would_be_empty_or_the_same_is_left_out():
    units = [unit("ferry"), unit("Ferry"), unit("", state=State.NEW), unit("ferry", state=State.OBSOLETE)]
    assert list(plan_replacement(SHEET, units, TextReplacement("ferry", "").finder())) == []
    assert list(plan_replacement(SHEET, units[:1], TextReplacement("ferry", "ferry").finder())) == []


@pytest.mark.parametrize(
    ("each", "certain"),
    [
        (unit("Partió.", EXACT), True),
        (unit("Partió.", "draft: memory harbor (fuzzy), similarity 0.97"), False),
        (unit("Partió.", "draft: argos en→es 0.2, confidence 0.99"), True),
        (unit("Partió.", "draft: argos en→es 0.2, confidence 0.80"), False),
        (unit("[Ţĥé ƒééŕŕý ļééƒţ.]", "draft: pseudo en→es 1, confidence 1.00"), False),
        (unit("Partió."), False),  # nobody knows whose words these are
        (unit("Partió.", EXACT, previous="The boat left."), False),
        (unit("Partió.", EXACT, "reviewed before the source changed"), False),
        (unit("Partió.", EXACT, source="The <1>ferry</1> left."), False),
        (unit("Partió.", EXACT, state=State.REVIEWED), False),
    ],
)
def test_certain_is_what_the_memory_has_or_the_engine_is_sure_of(each, certain):
    result = {identity(each.key): ()}
    assert bool(list(plan_acceptance(SHEET, [each], result, 0.95))) is certain


def test_what_was_not_checked_or_has_findings_is_not_certain():
    each = unit("Partió.", EXACT)
    assert list(plan_acceptance(SHEET, [each], {}, 0.95)) == []
    assert list(plan_acceptance(SHEET, [each], {identity(each.key): ("finding",)}, 0.95)) == []


def planned(room, beginning, target=None, *, reviewed=False):
    each = room.unit(beginning)
    return PlannedEdit(FERRY_ES, identity(each.key), version(each), target, reviewed=reviewed)


def test_many_units_are_a_single_step_and_who_saved_meanwhile_keeps_his_words(room):
    session = room.session()
    edits = [
        planned(room, "Nobody", "Nadie."),
        planned(room, "Ferry", "El ferry"),
        planned(room, "The harbor", "Puerto"),
    ]
    room.edit(room.unit("Ferry").target, "Ferri")
    done = session.save_many(edits)
    assert [each.after.target for each in done] == ["Nadie.", "Puerto"]
    assert room.unit("Ferry").target == "Ferri"
    undone = session.undo(FERRY_ES)
    assert (undone.units, undone.of) == (2, 2)
    assert room.unit("Nobody").target.startswith("[")


def test_more_than_a_few_units_are_written_with_the_whole(room, monkeypatch):
    monkeypatch.setattr("l10n.review.sheets._SPLICED", 1)
    session = room.session()
    stamp = session.stamp(FERRY_ES)
    done = session.save_many([planned(room, "Nobody", "Nadie."), planned(room, "Ferry", "Ferri", reviewed=True)])
    assert len(done) == 2
    assert room.unit("Ferry").state is State.REVIEWED
    assert len(session.changed_since(FERRY_ES, stamp)) == 2


def test_a_step_that_may_not_be_saved_is_reported_and_what_came_before_can_be_taken_back(room):
    session = room.session()
    with pytest.raises(UsageError, match="is missing"):
        session.save_many([planned(room, "The harbor", "Puerto", reviewed=True)])
    assert room.unit("The harbor").state is State.FUZZY


def test_each_person_takes_back_her_steps(room):
    session = room.session()
    for name, beginning in (("olga", "Nobody"), ("jonas", "Ferry")):
        each = room.unit(beginning)
        session.save(FERRY_ES, identity(each.key), version(each), UnitEdit("Uno.", "", reviewed=True), name)
    assert session.undo(FERRY_ES, "olga").unit.key.source.startswith("Nobody")
    with pytest.raises(UsageError, match="nothing was saved"):
        session.undo(FERRY_ES, "olga")


def test_a_replacement_is_planned_over_an_article_a_locale_or_all(page):
    def items(**scope):
        body = {"find": ".", "put": "!", "case": False, "words": False, **scope}
        return page.post("plan-replacement", Sheet("", ""), **body)[1]["items"]

    assert {each["article"] for each in items(article="ferry", locale="es")} == {"ferry"}
    assert {(each["article"], each["locale"]) for each in items(locale="es")} == {("ferry", "es"), ("bakery", "es")}
    assert {each["locale"] for each in items()} == {"es", "ar-XB"}
    assert page.post("plan-replacement", Sheet("", "de"), find="a", put="b")[0] == 422


def test_a_plan_shows_each_unit_before_and_after(page):
    page.save(page.unit("Nobody"), target="Nadie habló en contra, ni hablóse.", reviewed=True)
    unit = page.unit("Nobody")
    body = {"find": "habló", "put": "dijo nada", "case": True, "words": True}
    assert page.post("plan-replacement", **body)[1]["items"] == [
        {
            "article": "ferry", "locale": "es", "unit": unit["id"], "version": unit["version"], "state": "reviewed",
            "source": "Nobody spoke against it.", "before": "Nadie habló en contra, ni hablóse.",
            "target": "Nadie dijo nada en contra, ni hablóse.", "spans": [[6, 11]], "replacements": ["dijo nada"],
        }
    ]  # fmt: skip
    assert page.post("plan-replacement", **{**body, "find": "Habló"})[1]["items"] == []
    [loose] = page.post("plan-replacement", **{**body, "find": "Habló", "case": False, "words": False})[1]["items"]
    assert loose["target"] == "Nadie dijo nada en contra, ni dijo nadase."


@pytest.mark.parametrize("items", [None, "all", [1], [{"unit": 3}], [{}] * 3000])
def test_a_step_of_an_unknown_change_is_refused(page, items):
    assert page.post("batch", items=items)[0] == 422


@pytest.mark.parametrize("least", ["1", True, 1.5, -0.1])
def test_certainty_is_a_share(page, least):
    assert page.post("plan-acceptance", least=least)[0] == 422
