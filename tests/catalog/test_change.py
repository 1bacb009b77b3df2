from dataclasses import replace

import pytest

from l10n.catalog import carried
from l10n.catalog.change import Change, compare, merge, update
from l10n.model import Catalog, State, Unit, UnitKey
from tests.catalog.tools import catalog, unit

FERRY = "The ferry to Gdynia left at half past six with two hundred passengers on board."
FERRY_ES = "El ferri a Gdynia zarpó a las seis y media con doscientos pasajeros a bordo."
STORM = "A storm had closed the harbour for three days."
STORM_ES = "Una tormenta había cerrado el puerto tres días."


def template(*units: Unit) -> Catalog:
    return catalog(*units, target="")


def by_source(made: Catalog) -> dict[str, Unit]:
    return {each.key.source: each for each in made.units}


def test_a_new_locale_is_the_template() -> None:
    fresh = template(unit(FERRY, notes=("paragraph 1",), references=("source/ferry.md:1",)))
    made = update(catalog(), fresh)
    assert made == replace(fresh, target="es")
    assert compare(catalog(), made) == Change(new=1)


def test_the_same_text_keeps_everything_and_gets_new_places() -> None:
    old = unit(
        FERRY,
        FERRY_ES,
        comments=("Gdynia stays.",),
        flags=("no-wrap",),
        notes=("paragraph 1",),
        references=("ferry.md:1",),
    )
    fresh = unit(FERRY, notes=("paragraph 2",), references=("ferry.md:3",))
    made = update(catalog(old), template(unit(STORM), fresh))
    assert made.units[1] == replace(old, notes=("paragraph 2",), references=("ferry.md:3",))
    assert compare(catalog(old), made) == Change(unchanged=1, new=1, reviewed=1)


def test_the_note_of_a_draft_stays_until_it_is_reviewed() -> None:
    notes = ("paragraph 1", "draft: argos en→es 0.1, confidence 0.71", "term: Gdynia → Gdynia")
    fuzzy = unit(FERRY, FERRY_ES, State.FUZZY, notes=notes)
    fresh = template(unit(FERRY, notes=("paragraph 9",)))
    assert update(catalog(fuzzy), fresh).units[0].notes == ("paragraph 9", *notes[1:])
    assert update(catalog(replace(fuzzy, state=State.REVIEWED)), fresh).units[0].notes == ("paragraph 9",)


def test_a_changed_word_makes_the_unit_fuzzy_with_its_previous_source() -> None:
    new = FERRY.replace("two hundred", "three hundred")
    old = unit(FERRY, FERRY_ES, comments=("Checked.",))
    made = update(catalog(old), template(unit(new, notes=("paragraph 1",))))
    assert made.units == (
        unit(
            new,
            FERRY_ES,
            State.FUZZY,
            previous=FERRY,
            notes=("paragraph 1", carried.note(FERRY_ES)),
            comments=("Checked.",),
        ),
    )
    assert compare(catalog(old), made) == Change(fuzzy=1)


def test_an_edit_that_is_taken_back_yields_the_review_back() -> None:
    old = catalog(unit(FERRY, FERRY_ES))
    edited = update(old, template(unit(FERRY.replace("left", "sailed"))))
    twice = update(edited, template(unit(FERRY.replace("left", "departed"))))
    assert twice.units[0].previous == FERRY
    assert update(edited, template(unit(FERRY))) == old
    assert update(twice, template(unit(FERRY))) == old


def test_a_draft_is_never_reviewed_by_an_edit_taken_back() -> None:
    draft = catalog(unit(FERRY, FERRY_ES, State.FUZZY, notes=("draft: argos en→es 0.1, confidence 0.71",)))
    edited = update(draft, template(unit(FERRY.replace("left", "sailed"))))
    assert edited.units[0].previous == FERRY
    assert edited.units[0].notes == draft.units[0].notes
    assert update(edited, template(unit(FERRY))).units[0].state is State.FUZZY


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The mayor said “never again” on Friday.", 'The mayor said "never again" on Friday.'),
        ("The mayor said “never again” on Friday.", "The mayor said « never again » on Friday."),
        ("Bridge  closed", "Bridge\u00a0closed"),
        ("BRIDGE CLOSED", "Bridge closed"),
        ("It’s closed.", "It's closed."),
    ],
)
def test_a_change_that_means_nothing_keeps_the_review(before: str, after: str) -> None:
    made = update(catalog(unit(before, "texto", comments=("c",))), template(unit(after)))
    assert made.units == (unit(after, "texto", comments=("c",)),)


@pytest.mark.parametrize(
    ("before", "after"), [("It rained 3 0 days.", "It rained 30 days."), ("He left.", "He <1>left</1>.")]
)
def test_a_change_that_may_mean_something_does_not(before: str, after: str) -> None:
    made = update(catalog(unit(before, "texto")), template(unit(after)))
    assert made.units[0].state is State.FUZZY


def test_the_same_text_in_another_role_is_reviewed_still() -> None:
    made = update(catalog(unit(FERRY, FERRY_ES)), template(unit(FERRY, context="standfirst")))
    assert made.units == (unit(FERRY, FERRY_ES, context="standfirst"),)


def test_what_has_no_successor_becomes_obsolete_and_returns() -> None:
    old = catalog(unit(FERRY, FERRY_ES, comments=("c",)), unit(STORM, STORM_ES, State.FUZZY, notes=("draft: x",)))
    gone = update(old, template(unit("Nothing of the kind happened.")))
    assert [each.state for each in gone.units] == [State.NEW, State.OBSOLETE, State.OBSOLETE]
    assert gone.units[2].flags == ("fuzzy",)
    assert gone.units[2].notes == ("draft: x",)
    assert compare(old, gone) == Change(new=1, obsolete=2)
    back = update(gone, template(unit(STORM), unit(FERRY)))
    assert back.units == (old.units[1], old.units[0])
    assert compare(gone, back) == Change(revived=2, reviewed=1)


def test_an_obsolete_unit_returns_changed() -> None:
    gone = catalog(unit(FERRY, FERRY_ES, State.OBSOLETE))
    made = update(gone, template(unit(FERRY.replace("Gdynia", "Hel"))))
    assert made.units[0].target == FERRY_ES
    assert made.units[0].previous == FERRY


def test_units_without_words_vanish_and_comments_stay() -> None:
    old = catalog(unit(FERRY), unit(STORM, comments=("Which storm?",)))
    assert update(old, template()).units == (unit(STORM, state=State.OBSOLETE, comments=("Which storm?",)),)
    back = update(update(old, template()), template(unit(STORM)))
    assert back.units == (unit(STORM, comments=("Which storm?",)),)
    moved = update(old, template(unit(STORM.replace("three", "four"))))
    assert moved.units == (unit(STORM.replace("three", "four"), comments=("Which storm?",)),)


def test_the_better_match_gets_the_target() -> None:
    far, near = STORM.replace("three days", "a week"), STORM.replace("three", "four")
    made = update(catalog(unit(STORM, STORM_ES)), template(unit(far), unit(near)))
    assert [each.target for each in made.units] == ["", STORM_ES]


def test_two_sentences_joined_bring_both_targets() -> None:
    first = unit("Divers searched <1>the wreck</1> on Monday.", "Los buzos registraron <1>el pecio</1> el lunes.")
    second = unit("They found <1>two bells</1> and a compass.", "Hallaron <1>dos campanas</1> y una brújula.")
    joined = "Divers searched <1>the wreck</1> on Monday and found <2>two bells</2> and a compass."
    made, *gone = update(catalog(first, second), template(unit(joined))).units
    assert made.target == "Los buzos registraron <1>el pecio</1> el lunes. Hallaron <2>dos campanas</2> y una brújula."
    assert made.previous == "Divers searched <1>the wreck</1> on Monday. They found <2>two bells</2> and a compass."
    assert made.state is State.FUZZY
    assert gone == [replace(first, state=State.OBSOLETE), replace(second, state=State.OBSOLETE)]


def test_a_joining_that_is_taken_back_yields_the_reviews_back() -> None:
    parts = [
        unit("Divers searched the wreck.", "Los buzos registraron el pecio."),
        unit("They found two bells and a compass.", "Hallaron dos campanas."),
        unit("All was brought to the museum.", "Todo fue al museo."),
    ]
    joined = "Divers searched the wreck, found two bells and a compass, and all was brought to the museum."
    edited = update(catalog(*parts), template(unit(joined)))
    assert edited.units[0].target == "Los buzos registraron el pecio. Hallaron dos campanas. Todo fue al museo."
    back = update(edited, template(*(unit(each.key.source) for each in parts)))
    assert list(back.units[:3]) == parts
    assert [each.state for each in back.units[3:]] == [State.OBSOLETE]


def test_chinese_targets_are_joined_without_a_space() -> None:
    old = Catalog(
        "h",
        "en",
        "zh",
        (unit("Divers searched the wreck.", "潜水员搜索。"), unit("They found two bells.", "找到两口钟。")),
    )
    made = update(old, template(unit("Divers searched the wreck, they found two bells.")))
    assert made.units[0].target == "潜水员搜索。找到两口钟。"


WHOLE = "Divers searched the wreck on Monday and found two bells and a compass."
PARTS = ("Divers searched the wreck on Monday.", "They found two bells and a compass.")


def test_each_part_of_a_split_sentence_gets_its_words() -> None:
    made = update(catalog(unit(WHOLE, "todo")), template(*(unit(part) for part in PARTS)))
    assert [(each.target, each.state, each.previous) for each in made.units] == [("todo", State.FUZZY, WHOLE)] * 2
    (nearer, second) = made.units
    assert {carried.was_reviewed(nearer), carried.was_reviewed(second)} == {True, False}
    assert carried.is_carried(second)
    assert not carried.is_waiting(second)
    assert update(made, template(*(unit(part) for part in PARTS))) == made


def test_a_split_that_is_taken_back_yields_the_review_back() -> None:
    made = update(catalog(unit(WHOLE, "todo")), template(*(unit(part) for part in PARTS)))
    assert update(made, template(unit(WHOLE))).units[0] == unit(WHOLE, "todo")


def test_a_sentence_beside_a_changed_sentence_is_no_part_of_it() -> None:
    made = update(catalog(unit(WHOLE, "todo")), template(unit(WHOLE.replace("Monday", "Sunday")), unit("It rained.")))
    assert [each.target for each in made.units] == ["todo", ""]
    quoted = replace(unit(PARTS[1]), key=UnitKey("quote", PARTS[1]))
    assert update(catalog(unit(WHOLE, "todo")), template(unit(PARTS[0]), quoted)).units[1].target == ""


def test_a_machine_may_translate_the_part_anew() -> None:
    draft = unit(WHOLE, "todo", State.FUZZY, notes=("draft: argos en→es 0.1, confidence 0.71",))
    made = update(catalog(draft), template(*(unit(part) for part in PARTS)))
    assert sorted(each.target for each in made.units) == ["", "todo"]


def test_words_that_a_person_began_to_change_stay_fuzzy_when_the_edit_is_taken_back() -> None:
    new = FERRY.replace("left", "sailed")
    edited = update(catalog(unit(FERRY, FERRY_ES)), template(unit(new)))
    half = replace(edited, units=(replace(edited.units[0], target="El ferri zarpó a medias."),))
    back = update(half, template(unit(FERRY)))
    assert back.units == (unit(FERRY, "El ferri zarpó a medias.", State.FUZZY, previous=new),)
    wrapped = replace(edited, units=(replace(edited.units[0], target=FERRY_ES + "\n"),))
    assert update(wrapped, template(unit(FERRY))).units[0].state is State.REVIEWED


def test_a_note_of_older_versions_is_believed() -> None:
    old = unit(FERRY.replace("left", "sailed"), FERRY_ES, State.FUZZY, previous=FERRY, notes=(carried.WAS_REVIEWED,))
    assert update(catalog(old), template(unit(FERRY))) == catalog(unit(FERRY, FERRY_ES))


def test_an_update_twice_is_an_update_once() -> None:
    old = catalog(unit(FERRY, FERRY_ES), unit(STORM, STORM_ES, State.FUZZY, notes=("draft: x",)), unit("Gone", "Ido"))
    fresh = template(unit(FERRY.replace("left", "sailed")), unit(STORM), unit("New one here."))
    once = update(old, fresh)
    assert update(once, fresh) == once


# --- the person wins -----------------------------------------------------------------------------------------------

BASE = catalog(
    unit(FERRY, FERRY_ES, State.FUZZY, notes=("p", "draft: x")), unit(STORM), unit("Gone", "Ido", State.OBSOLETE)
)


def test_without_a_person_ours_is_taken() -> None:
    ours = replace(BASE, units=(replace(BASE.units[0], target="otro"),))
    assert merge(BASE, ours, BASE) is ours


def test_a_review_saved_meanwhile_wins_over_our_draft() -> None:
    ours = replace(
        BASE, units=(BASE.units[0], replace(BASE.units[1], target="borrador", state=State.FUZZY), BASE.units[2])
    )
    theirs = replace(
        BASE, units=(BASE.units[0], replace(BASE.units[1], target=STORM_ES, state=State.REVIEWED), BASE.units[2])
    )
    assert merge(BASE, ours, theirs) == theirs


def test_a_comment_saved_meanwhile_leaves_our_draft() -> None:
    draft = replace(BASE.units[1], target="borrador", state=State.FUZZY, notes=("draft: y",))
    requested = replace(BASE.units[1], comments=("Which storm?",))
    ours = replace(BASE, units=(BASE.units[0], draft, BASE.units[2]))
    theirs = replace(BASE, units=(BASE.units[0], requested, BASE.units[2]))
    assert merge(BASE, ours, theirs).units[1] == replace(draft, comments=("Which storm?",))


def test_a_review_saved_meanwhile_follows_its_changed_sentence() -> None:
    new = FERRY.replace("left", "sailed")
    ours = update(BASE, template(unit(new, notes=("p",)), unit(STORM)))
    reviewed = replace(BASE.units[0], target="El ferri zarpó.", state=State.REVIEWED)
    theirs = replace(BASE, units=(reviewed, *BASE.units[1:]))
    made = merge(BASE, ours, theirs)
    assert made.units[0] == unit(
        new, "El ferri zarpó.", State.FUZZY, previous=FERRY, notes=("p", carried.note("El ferri zarpó."))
    )
    assert [each.key for each in made.units] == [each.key for each in ours.units]


def test_words_saved_for_a_sentence_that_is_gone_become_obsolete() -> None:
    ours = update(BASE, template(unit(FERRY)))
    theirs = replace(BASE, units=(BASE.units[0], replace(BASE.units[1], target=STORM_ES, state=State.REVIEWED)))
    made = by_source(merge(BASE, ours, theirs))
    assert made[STORM] == unit(STORM, STORM_ES, State.OBSOLETE)
    assert "Gone" not in made  # the person deleted it


def test_what_we_made_obsolete_keeps_the_saved_words() -> None:
    ours = update(BASE, template())
    theirs = replace(BASE, units=(replace(BASE.units[0], target="mejor", state=State.REVIEWED), *BASE.units[1:]))
    made = by_source(merge(BASE, ours, theirs))
    assert (made[FERRY].target, made[FERRY].state, made[FERRY].flags) == ("mejor", State.OBSOLETE, ())


def test_a_merge_is_valid() -> None:
    theirs = replace(BASE, units=(*BASE.units, unit("Another.", "Otra.")))
    made = merge(BASE, BASE, theirs)
    assert {each.key for each in made.units} == {each.key for each in theirs.units}
    assert by_source(made)["Another."].state is State.OBSOLETE
    assert UnitKey("", STORM) in {each.key for each in made.units}
