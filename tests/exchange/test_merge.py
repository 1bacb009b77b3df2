import pytest

from l10n.exchange import kit
from l10n.exchange.merge import merge
from l10n.model import Catalog, State, Unit, UnitKey

KEY = UnitKey("", "Rain fell on <1>Leeds</1>.")
OLD, NEW = "Llovió en <1>Leeds</1>.", "Cayó lluvia en <1>Leeds</1>."


def catalog(*units):
    return Catalog("rain", "en", "es", units)


def unit(target=OLD, state=State.FUZZY, key=KEY, **more):
    return Unit(key, target, state, **more)


def sent(before, after):
    """A kit that left with one unit and came back with another."""
    (item,) = kit.pack(catalog(before)).items
    return kit.Kit("rain", "en", "es", (kit.Item(after, item.number, item.exported, line=7),))


def only(merged):
    (result,) = merged.catalog.units
    return result


def test_what_the_translator_left_changes_nothing():
    for before in (unit("", State.NEW), unit(), unit(state=State.REVIEWED)):
        merged = merge(catalog(before), sent(before, before))
        assert (only(merged), merged.taken, merged.same) == (before, 0, 1)


def test_what_the_translator_left_never_undoes_later_work():
    later = unit("Otra cosa en <1>Leeds</1>.", State.REVIEWED)
    merged = merge(catalog(later), sent(unit(), unit()))
    assert (only(merged), merged.conflicts) == (later, ())


@pytest.mark.parametrize("state", [State.FUZZY, State.REVIEWED])
def test_new_words_are_taken_with_their_state(state):
    merged = merge(catalog(unit("", State.NEW)), sent(unit("", State.NEW), unit(f" {NEW}\n", state)))
    assert (only(merged).target, only(merged).state, merged.taken) == (NEW, state, 1)


def test_a_draft_that_was_confirmed_is_reviewed():
    before = unit(notes=("paragraph 1", "draft: argos"), previous="Rain fell.")
    result = only(merge(catalog(before), sent(before, unit(state=State.REVIEWED))))
    assert (result.target, result.state, result.previous) == (OLD, State.REVIEWED, "")


def test_words_of_a_person_lose_the_note_of_the_machine():
    before = unit(notes=("paragraph 1", "draft: argos", "number replaced: 7"))
    assert only(merge(catalog(before), sent(before, unit(NEW)))).notes == ("paragraph 1",)


def test_reviewed_words_that_the_file_did_not_know_win_and_both_are_preserved():
    later = unit("Otra cosa en <1>Leeds</1>.", State.REVIEWED, notes=("paragraph 1",))
    merged = merge(catalog(later), sent(unit(), unit(NEW, State.REVIEWED)))
    assert only(merged).target == later.target
    assert only(merged).state is State.REVIEWED
    assert only(merged).notes == ("paragraph 1", f"import conflict: {NEW}")
    (conflict,) = merged.conflicts
    assert (conflict.source, conflict.reviewed, conflict.imported, conflict.line) == (KEY.source, later.target, NEW, 7)
    again = merge(merged.catalog, sent(unit(), unit(NEW, State.REVIEWED)))
    assert again.catalog == merged.catalog
    assert len(again.conflicts) == 1


def test_the_note_of_a_conflict_moves_when_the_words_are_taken_after_all():
    settled = unit(NEW, State.FUZZY, notes=(f"import conflict: {NEW}",))
    assert only(merge(catalog(settled), sent(unit(), unit(NEW, State.REVIEWED)))).notes == ()


def test_reviewed_words_yield_to_reviewed_words_that_knew_them():
    before = unit(state=State.REVIEWED)
    result = only(merge(catalog(before), sent(before, unit(NEW, State.REVIEWED))))
    assert (result.target, result.state) == (NEW, State.REVIEWED)


def test_reviewed_words_never_yield_to_fuzzy_items():
    before = unit(state=State.REVIEWED)
    merged = merge(catalog(before), sent(before, unit(NEW, State.FUZZY)))
    assert only(merged).target == OLD
    assert len(merged.conflicts) == 1


def test_a_file_without_fingerprints_never_wins_over_reviewed_words():
    foreign = kit.Kit("rain", "en", "es", (kit.Item(unit(NEW, State.REVIEWED), "1"),))
    assert len(merge(catalog(unit(state=State.REVIEWED)), foreign).conflicts) == 1
    assert only(merge(catalog(unit()), foreign)).target == NEW


def test_faults_in_marks_are_taken_as_fuzzy_and_reported():
    merged = merge(catalog(unit()), sent(unit(), unit("Sin marcas.", State.REVIEWED)))
    assert (only(merged).target, only(merged).state) == ("Sin marcas.", State.FUZZY)
    (lost,) = merged.lost
    assert (lost.reason, lost.line) == ("taken as fuzzy: <1> is missing", 7)
    faulty = unit("Sin marcas.")
    assert only(merge(catalog(faulty), sent(faulty, unit("Sin marcas.", State.REVIEWED)))).state is State.FUZZY


def test_comments_are_added_once():
    before = unit(comments=("Mine.",))
    back = unit(comments=("Mine.", "Theirs.\nTwo lines.", "Theirs."))
    assert only(merge(catalog(before), sent(before, back))).comments == ("Mine.", "Theirs.", "Two lines.")


def test_a_unit_is_detected_by_its_name_where_a_tool_changed_the_source():
    back = unit(NEW, State.REVIEWED, key=UnitKey("", f"\n  {KEY.source}"))
    assert only(merge(catalog(unit()), sent(unit(), back))).target == NEW


def test_words_for_a_changed_sentence_go_to_its_successor_as_fuzzy():
    now = unit("", State.NEW, key=UnitKey("", "Rain fell hard on <1>Leeds</1>."))
    result = only(merge(catalog(now), sent(unit("", State.NEW), unit(NEW, State.REVIEWED))))
    assert (result.target, result.state, result.previous) == (NEW, State.FUZZY, KEY.source)


def test_a_successor_that_remembers_the_source_gets_the_words_and_the_obsolete_unit_too():
    now = unit(OLD, State.FUZZY, key=UnitKey("", "Snow fell on <1>Leeds</1>."), previous=KEY.source)
    gone = unit(OLD, State.OBSOLETE, flags=("fuzzy",))
    merged = merge(catalog(now, gone), sent(unit(), unit(NEW, State.REVIEWED)))
    heir, retained = merged.catalog.units
    assert (heir.target, heir.state, heir.previous) == (NEW, State.FUZZY, KEY.source)
    assert (retained.target, retained.state, retained.flags) == (NEW, State.OBSOLETE, ())
    assert merged.lost == ()


def test_an_obsolete_unit_remembers_fuzzy_words():
    gone = unit(OLD, State.OBSOLETE, flags=("fuzzy",))
    assert only(merge(catalog(gone), sent(unit(), unit(NEW, State.FUZZY)))).flags == ("fuzzy",)
    reviewed = unit(OLD, State.OBSOLETE)
    assert len(merge(catalog(reviewed), sent(unit(), unit(NEW, State.FUZZY))).conflicts) == 1


def test_a_successor_with_reviewed_words_keeps_them():
    now = unit(OLD, State.REVIEWED, key=UnitKey("", "Rain fell hard on <1>Leeds</1>."))
    merged = merge(catalog(now), sent(unit("", State.NEW), unit(NEW, State.REVIEWED)))
    assert only(merged) == now
    assert [(lost.source, lost.reason) for lost in merged.lost] == [(KEY.source, "is not in the catalog")]


def test_units_that_nobody_knows_are_reported_even_without_words():
    merged = merge(catalog(), sent(unit("", State.NEW), unit("", State.NEW)))
    assert [lost.reason for lost in merged.lost] == ["is not in the catalog"]


@pytest.mark.parametrize("char", ["\u202e", "\u2067", "\x07", "\x85"])
def test_reviewed_words_with_a_character_that_acts_unseen_are_looked_at_again(char):
    key = UnitKey("", "Rain fell.")
    sheet = kit.Kit("a", "en", "es", (kit.Item(Unit(key, f"Llo{char}vió.", State.REVIEWED), "1", "", line=3),))
    merged = merge(Catalog("a", "en", "es", (Unit(key),)), sheet)
    assert merged.catalog.units[0].state is State.FUZZY
    assert merged.lost[0].reason == f"taken as fuzzy: holds an invisible character (U+{ord(char):04X})"
