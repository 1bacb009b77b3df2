import pytest

from l10n.errors import UsageError
from l10n.model import State, Unit, UnitKey
from l10n.review.unit import UnitEdit, identity, notes, revised, version

KEY = UnitKey("", "The <1>dam</1> held.")
FUZZY = Unit(KEY, "La <1>presa</1> aguantó.", State.FUZZY, previous="The <1>dam</1> broke.", comments=("ask Vera",))


def edit(target=FUZZY.target, comments="ask Vera", *, reviewed=False):
    return UnitEdit(target, comments, reviewed=reviewed)


def test_a_unit_is_recognized_by_role_and_source():
    assert identity(KEY) == identity(UnitKey("", KEY.source))
    assert identity(KEY) != identity(UnitKey("headline", KEY.source))


@pytest.mark.parametrize(
    "second",
    [
        Unit(KEY, "Otra.", State.FUZZY, previous=FUZZY.previous, comments=FUZZY.comments),
        Unit(KEY, FUZZY.target, State.REVIEWED, previous=FUZZY.previous, comments=FUZZY.comments),
        Unit(KEY, FUZZY.target, State.FUZZY, previous=FUZZY.previous, comments=("ask", "Vera")),
        Unit(KEY, FUZZY.target, State.FUZZY, previous=FUZZY.previous, comments=FUZZY.comments, flags=("no-wrap",)),
    ],
)
def test_every_change_of_a_unit_is_another_version(second):
    assert version(second) != version(FUZZY)


def test_notes_are_taken_apart():
    unit = Unit(
        KEY,
        notes=(
            "paragraph 2, sentence 1 of 3",
            "<1>…</1>: [ … ](https://dam.example)",
            "<2/>: [^1]",
            "draft: memory flood (fuzzy), similarity 0.88",
            "number replaced: 40",
        ),
    )
    result = notes(unit)
    assert result.places == ("paragraph 2, sentence 1 of 3",)
    assert result.marks == {"<1>": "[ … ](https://dam.example)", "<2/>": "[^1]"}
    assert (result.origin, result.confidence) == ("memory flood (fuzzy)", 0.88)
    assert result.remarks == ("number replaced: 40",)


def test_a_unit_without_a_draft_has_no_confidence():
    result = notes(Unit(KEY, notes=("paragraph 2", "reviewed before the source changed")))
    assert result.confidence is None
    assert result.remarks == ("reviewed before the source changed",)


def test_only_an_explicit_review_takes_the_fuzzy_flag_off():
    assert revised(FUZZY, edit("La <1>presa</1> resistió.")).state is State.FUZZY
    done = revised(FUZZY, edit(reviewed=True))
    assert (done.state, done.previous) == (State.REVIEWED, "")


def test_a_reviewed_unit_can_be_made_fuzzy_and_an_emptied_unit_is_new():
    reviewed = Unit(KEY, FUZZY.target, State.REVIEWED)
    assert revised(reviewed, edit()).state is State.FUZZY
    emptied = revised(FUZZY, edit(" "))
    assert (emptied.state, emptied.target, emptied.previous) == (State.NEW, "", "")


def test_lost_marks_are_saved_as_fuzzy_alone():
    assert revised(FUZZY, edit("La presa aguantó.")).target == "La presa aguantó."
    with pytest.raises(UsageError, match=r"<1> is missing; </1> is missing; put the marks right"):
        revised(FUZZY, edit("La presa aguantó.", reviewed=True))


def test_no_words_are_not_reviewed():
    with pytest.raises(UsageError, match="has no words yet"):
        revised(FUZZY, edit("  ", reviewed=True))


def test_outer_white_space_is_that_of_the_source():
    assert revised(FUZZY, edit(" La <1>presa</1>.\n")).target == "La <1>presa</1>."
    assert revised(Unit(UnitKey("", "Held. ")), edit("Aguantó. ")).target == "Aguantó. "


def test_line_ends_and_comments_are_those_of_po_files():
    result = revised(FUZZY, edit("a\r\nb\rc", comments="one \n\n two\n\n"))
    assert result.target == "a\nb\nc"
    assert result.comments == ("one", "", " two")


@pytest.mark.parametrize("field", ["target", "comments"])
def test_half_a_character_is_refused(field):
    with pytest.raises(UsageError, match="half a character"):
        revised(FUZZY, edit(**{field: "\ud83d"}))


@pytest.mark.parametrize("target", ["\u200b", "\u200b \u2060", "\u3164", "<1>\u00ad</1>"])
def test_words_that_nobody_sees_are_not_reviewed(target: str) -> None:
    source = "The <1>dam</1> held." if "<" in target else "The dam held."
    with pytest.raises(UsageError):
        revised(Unit(UnitKey("", source)), UnitEdit(target, "", reviewed=True))


def test_an_undrafted_unit_says_nothing_of_an_engine_and_a_draft_without_confidence_is_a_remark():
    note = "draft: argos en→es 0.1"
    result = notes(Unit(KEY, notes=("paragraph 2", "term: dam → presa", note, "no draft: refused (argos)")))
    assert (result.origin, result.confidence, result.terms) == ("", None, ("dam → presa",))
    assert result.places == ("paragraph 2",)
    assert len(result.remarks) == 2
    both = notes(Unit(KEY, notes=("draft: memory flood, similarity 1.00, confidence 0.40",)))
    assert (both.origin, both.confidence, both.remarks) == ("memory flood, similarity 1.00", 0.4, ())


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"target": "\u200b", "reviewed": True}, "has no words yet; translate it before it is reviewed"),
        (
            {"target": "La presa.", "reviewed": True},
            "<1> is missing; </1> is missing; put the marks right, or save it as fuzzy",
        ),
        ({"target": "\udfff"}, "holds half a character; delete what shows as a box"),
        ({"comments": "\ud800"}, "holds half a character; delete what shows as a box"),
    ],
)
def test_what_may_not_be_saved_says_what_to_do(fields, problem):
    with pytest.raises(UsageError) as caught:
        revised(FUZZY, edit(**fields))
    assert str(caught.value) == f"this unit: {problem}"


def test_the_name_of_a_unit_is_that_of_histories_which_were_written_before():
    assert identity(UnitKey("", "Rain.")) == "30fd04786f2168bb"
