import threading
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from l10n.errors import CatalogError, SeveralErrors, UsageError
from l10n.model import State
from l10n.review.types import Sheet
from l10n.review.unit import UnitEdit, identity, version
from l10n.store import Store

from .conftest import FERRY_ES


def save(session, unit, target, *, reviewed=True, comments=""):
    return session.save(FERRY_ES, identity(unit.key), version(unit), UnitEdit(target, comments, reviewed=reviewed))


def test_the_list_has_headlines_and_progress(room):
    rows = room.session().rows("es")
    assert [(row.slug, row.title) for row in rows] == [
        ("bakery", "Bakery opens at night"),
        ("ferry", "Ferry to the islands sold"),
    ]
    assert rows[1].progress.fuzzy == rows[1].progress.units == 4


def test_articles_and_locales_requested_for_are_the_only_items(room):
    session = room.session(articles=["source/ferry.md"], locales=["es"])
    assert [row.slug for row in session.rows("es")] == ["ferry"]
    assert session.locales == ("es",)
    with pytest.raises(UsageError, match="ar-XB: is not under review"):
        session.rows("ar-XB")
    with pytest.raises(UsageError, match="bakery: is not under review"):
        session.catalog(Sheet("bakery", "es"))


@pytest.mark.parametrize("slug", ["../../l10n", "/etc/passwd", "", "nowhere"])
def test_no_further_file_can_be_reached(room, slug):
    with pytest.raises(UsageError, match="is not under review"):
        room.session().catalog(Sheet(slug, "es"))


def test_an_article_that_cannot_be_read_is_reported_at_once(room):
    (room.root / "source" / "odd.md").write_bytes(b"# Caf\xff\xfe\x00")
    with pytest.raises(SeveralErrors):
        room.session(articles=["odd"])


def test_what_is_wrong_elsewhere_is_a_problem_and_stops_nobody(room):
    (room.root / "source" / "odd.md").write_bytes(b"# Caf\xff\xfe\x00")
    (room.root / "locales" / "termbase.csv").write_text("term,locale,translation,status\nferry,es,ferri,maybe\n")
    session = room.session(articles=["ferry", "odd"])
    assert [row.slug for row in session.rows("es")] == ["ferry"]
    assert sorted(problem.place.partition(":")[0] for problem in session.problems) == [
        "locales/termbase.csv",
        "source/odd.md",
    ]


def test_an_article_without_a_catalog_says_what_to_do(room):
    room.write("new", "# Snow\n")
    with pytest.raises(UsageError, match="has no catalog yet; call: l10n run"):
        room.session().catalog(Sheet("new", "es"))


def test_a_save_is_on_the_disk_at_once_and_changes_nothing_else(room):
    before = room.path().read_text(encoding="utf-8")
    unit = room.unit("Nobody")
    saved = save(room.session(), unit, "Nadie se opuso.", comments="checked with Olga")
    assert not saved.conflict
    assert saved.progress.reviewed == 1
    after = room.unit("Nobody")
    assert (after.target, after.state, after.comments) == ("Nadie se opuso.", State.REVIEWED, ("checked with Olga",))
    lost, won = set(before.splitlines()), set(room.path().read_text(encoding="utf-8").splitlines())
    assert won - lost == {'msgstr "Nadie se opuso."', "# checked with Olga"}


def test_a_save_of_what_exists_writes_nothing(room):
    stamp, unit = room.path().stat().st_mtime_ns, room.unit("Nobody")
    assert not save(room.session(), unit, unit.target, reviewed=False).conflict
    assert room.path().stat().st_mtime_ns == stamp


def test_who_saved_meanwhile_wins_and_is_shown(room):
    session, unit = room.session(), room.unit("Nobody")
    session.catalog(FERRY_ES)
    room.edit(unit.target, "Nadie habló.")
    saved = save(session, unit, "Nadie se opuso.")
    assert saved.conflict
    assert saved.unit.target == room.unit("Nobody").target == "Nadie habló."


def test_who_saved_another_unit_meanwhile_loses_nothing(room):
    session, unit = room.session(), room.unit("Nobody")
    session.catalog(FERRY_ES)
    room.edit(room.unit("The harbor").target, "La junta vendió el <1>Heron</1> por 1,2 millones.")
    assert not save(session, unit, "Nadie se opuso.").conflict
    assert room.unit("The harbor").target.startswith("La junta")
    assert room.unit("Nobody").target == "Nadie se opuso."


def test_a_unit_that_left_the_article_is_a_conflict_without_words(room):
    session, unit = room.session(), room.unit("Nobody")
    room.write("ferry", "# Ferry to the islands sold\n")
    room.draft()
    saved = save(session, unit, "Nadie se opuso.")
    assert saved.conflict
    assert saved.unit is None


def test_a_file_written_between_reading_and_writing_wins(room):
    """The race itself: the other editor saves after our comparison, before our write."""
    session, unit = room.session(), room.unit("Nobody")
    held = session.open(FERRY_ES)
    room.edit(unit.target, "Nadie habló.")
    saved = session._write(FERRY_ES, held, replace(unit, target="Nadie.", state=State.REVIEWED))
    assert saved.conflict
    assert saved.unit.target == room.unit("Nobody").target == "Nadie habló."


def test_a_broken_file_is_a_single_line_and_stays_as_it_is(room):
    session, unit = room.session(), room.unit("Nobody")
    room.edit('msgstr "', "msgstr ")
    broken = room.path().read_bytes()
    row = next(row for row in session.rows("es") if row.slug == "ferry")
    assert row.error.startswith("locales/es/LC_MESSAGES/ferry.po:")
    assert "\n" not in row.error
    with pytest.raises((CatalogError, SeveralErrors)):
        save(session, unit, "Nadie se opuso.")
    assert room.path().read_bytes() == broken


def test_saves_are_taken_back_in_turn(room):
    session, unit = room.session(), room.unit("Nobody")
    original = room.path().read_bytes()
    save(session, unit, "Nadie se opuso.")
    save(session, room.unit("Nobody"), "Nadie habló.", comments="sure?")
    assert session.undo(FERRY_ES).unit.target == "Nadie se opuso."
    assert session.undo(FERRY_ES).unit == unit
    assert room.path().read_bytes() == original
    with pytest.raises(UsageError, match="nothing was saved here yet"):
        session.undo(FERRY_ES)


def test_a_write_after_ours_is_read_before_the_next_step(room, monkeypatch):
    session, unit = room.session(), room.unit("Nobody")
    revise = Store.revise

    def revise_and_be_overtaken(store, path, change):
        done = revise(store, path, change)
        room.edit("Nadie se opuso.", "Nadie habló.")
        return done

    monkeypatch.setattr(Store, "revise", revise_and_be_overtaken)
    save(session, unit, "Nadie se opuso.")
    assert session.unit(FERRY_ES, identity(unit.key)).target == "Nadie habló."


def test_what_was_changed_since_is_not_taken_back(room):
    session = room.session()
    save(session, room.unit("Nobody"), "Nadie se opuso.")
    room.edit("Nadie se opuso.", "Nadie habló.")
    assert session.undo(FERRY_ES).units == 0
    assert room.unit("Nobody").target == "Nadie habló."


def test_findings_are_those_of_the_checks_and_follow_a_save(room):
    session = room.session()
    unit = room.unit("The harbor")
    name = identity(unit.key)
    wrong = "La junta vendió el <1>Heron</1> por $1.3 millones."
    save(session, unit, wrong)
    by_page = session.findings(FERRY_ES).findings
    assert "numbers" in {finding.check for finding in by_page[name]}
    whole = session._workspace.findings(room.catalog())
    assert sorted(map(str, whole)) == sorted(str(finding) for group in by_page.values() for finding in group)
    save(session, room.unit("The harbor"), wrong.replace("1.3", "1.2"))
    assert "numbers" not in {finding.check for finding in session.findings(FERRY_ES).findings.get(name, ())}


def test_typing_is_checked_without_being_saved(room):
    session, unit = room.session(), room.unit("The harbor")
    before = room.path().read_bytes()
    result = session.check_edit(FERRY_ES, identity(unit.key), UnitEdit("Vendida por $9.", "", reviewed=True))
    assert {"marks", "numbers"} <= {finding.check for finding in result}
    assert {finding.key for finding in result} == {unit.key}
    silent = session.check_edit(
        FERRY_ES, identity(unit.key), UnitEdit("Vendida por $9.", "l10n-ignore: *", reviewed=False)
    )
    assert silent == ()
    assert room.path().read_bytes() == before


def test_the_memory_knows_what_was_reviewed_a_moment_ago(room):
    session = room.session()
    bakery = Sheet("bakery", "es")
    first = room.unit("The harbor")
    save(session, first, "La junta del puerto vendió el transbordador <1>Heron</1> por $1.2 millones.")
    save(session, room.unit("Nobody"), "Nadie se opuso.")
    near = session.matches(bakery, identity(room.unit("The harbor", bakery).key))
    assert [match.kind for match in near] == ["fuzzy"]
    assert near[0].target == "La junta del puerto vendió el transbordador <1>Heron</1> por $1.2 millones."
    same = session.matches(bakery, identity(room.unit("Nobody", bakery).key))
    assert (same[0].kind, same[0].target) == ("context", "Nadie se opuso.")


def test_a_unit_is_no_match_of_itself(room):
    session = room.session()
    save(session, room.unit("Nobody"), "Nadie se opuso.")
    assert session.matches(FERRY_ES, identity(room.unit("Nobody").key)) == ()


def test_words_that_a_unit_has_from_its_previous_source_are_no_match(room):
    session = room.session()
    unit = room.unit("Nobody")
    save(session, unit, "Nadie se opuso.")
    room.write(
        "ferry", (room.root / "source/ferry.md").read_text().replace("Nobody spoke against", "Nobody argued against")
    )
    room.draft()
    carried = room.unit("Nobody argued")
    assert (carried.target, carried.previous) == ("Nadie se opuso.", unit.key.source)
    assert session.matches(FERRY_ES, identity(carried.key)) == ()


def test_a_preview_is_built_from_what_was_saved(room):
    session = room.session()
    assert session.page(FERRY_ES) == ""
    save(session, room.unit("Nobody"), "Nadie se opuso.")
    page = session.build(FERRY_ES)
    assert page == session.page(FERRY_ES) == "ferry/es/index.html"
    assert "Nadie se opuso." in session.built(PurePosixPath(page)).decode()


def test_a_build_that_fails_says_why(room):
    session = room.session()
    session.catalog(FERRY_ES)
    (room.root / "source" / "ferry.md").write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(SeveralErrors):
        session.build(FERRY_ES)


def test_many_saves_at_once_lose_nothing(room):
    session, units = room.session(), room.catalog().units
    threads = [
        threading.Thread(target=save, args=(session, unit, unit.target), kwargs={"comments": f"note {n}"})
        for n, unit in enumerate(units)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [(unit.state, unit.comments) for unit in room.catalog().units] == [
        (State.REVIEWED, (f"note {n}",)) for n in range(len(units))
    ]


def test_after_the_end_nothing_is_saved(room):
    session, unit = room.session(), room.unit("Nobody")
    before = room.path().read_bytes()
    session.finish()
    late = threading.Thread(target=save, args=(session, unit, "Nadie."), daemon=True)
    late.start()
    late.join(0.3)
    assert late.is_alive()
    assert room.path().read_bytes() == before
