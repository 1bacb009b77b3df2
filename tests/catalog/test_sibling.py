"""Units that are drafted from another locale's words."""

from dataclasses import replace

from l10n.catalog import notes, sibling
from l10n.catalog.carried import fingerprint
from l10n.catalog.sibling import SiblingWords
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.provenance import Sibling, SiblingState

RAIN = UnitKey("", "Rain fell for 12 days.")
SPANISH = Unit(RAIN, "Llovió 12 días.", State.REVIEWED)


def words(unit: Unit = SPANISH, *, any_state: bool = False) -> SiblingWords:
    return SiblingWords.of("es", Catalog("rain", "en", "es", (unit,)), any_state=any_state)


def drafted(beside: SiblingWords, target: str = "Va ploure 12 dies.", state: State = State.FUZZY) -> Catalog:
    made = ("paragraph 1", "draft: pseudo es→ca 1, confidence 1.00", beside.note(RAIN, target))
    return Catalog("rain", "en", "ca", (Unit(RAIN, target, state, notes=made),))


def only(catalog: Catalog) -> Unit:
    (unit,) = catalog.units
    return unit


def test_a_unit_waits_until_its_sibling_is_reviewed():
    new = Catalog("rain", "en", "ca", (Unit(RAIN),))
    for state, waits in ((State.NEW, True), (State.FUZZY, True), (State.OBSOLETE, True), (State.REVIEWED, False)):
        beside = words(replace(SPANISH, state=state))
        assert list(sibling.awaiting(new, beside)) == [RAIN] * waits
    assert list(sibling.awaiting(new, SiblingWords.of("es", None))) == [RAIN]


def test_a_draft_is_made_anew_when_its_sibling_changes():
    before = drafted(words())
    assert sibling.refreshed(before, words()) is before
    after = only(sibling.refreshed(before, words(replace(SPANISH, target="Llovió doce días."))))
    assert (after.state, after.target, after.notes) == (State.NEW, "", ("paragraph 1",))


def test_what_a_person_worked_on_stays():
    before = drafted(words())
    edited = replace(before, units=(replace(only(before), target="Va ploure durant 12 dies."),))
    assert sibling.refreshed(edited, words(replace(SPANISH, target="Llovió doce días."))) is edited


def test_a_sibling_that_disappears_leaves_what_was_made():
    before = drafted(words())
    for gone in (SiblingWords.of("es", None), words(replace(SPANISH, state=State.FUZZY))):
        assert sibling.refreshed(before, gone) is before


def test_a_reviewed_unit_reports_that_its_sibling_changed_until_a_person_changes_it():
    reviewed = drafted(words(), state=State.REVIEWED)
    changed = words(replace(SPANISH, target="Llovió trece días."))
    now = sibling.refreshed(reviewed, changed)
    assert (only(now).target, only(now).state) == ("Va ploure 12 dies.", State.REVIEWED)
    assert notes.provenance(only(now)).sibling.state is SiblingState.CHANGED
    assert list(sibling.outdated(now)) == [RAIN]
    assert sibling.refreshed(now, changed) is now
    mended = replace(now, units=(replace(only(now), target="Va ploure tretze dies."),))
    assert list(sibling.outdated(sibling.refreshed(mended, changed))) == []
    assert list(sibling.outdated(replace(now, units=(sibling.acknowledged(only(now)),)))) == []


def test_a_draft_from_the_source_yields_when_the_sibling_is_reviewed():
    waiting = words(replace(SPANISH, state=State.FUZZY))
    meanwhile = drafted(waiting)
    assert notes.provenance(only(meanwhile)).sibling == Sibling(
        "es", SiblingState.AWAITED, "", fingerprint("Va ploure 12 dies.")
    )
    assert sibling.refreshed(meanwhile, waiting) is meanwhile
    assert only(sibling.refreshed(meanwhile, words())).state is State.NEW
    reviewed = drafted(waiting, state=State.REVIEWED)
    assert sibling.refreshed(reviewed, words()) is reviewed


def test_words_carried_from_an_earlier_source_are_never_taken_away():
    before = drafted(words())
    carried = replace(only(before), notes=(*only(before).notes, "reviewed before the source changed (0b7932)"))
    before = replace(before, units=(carried,))
    assert sibling.refreshed(before, words(replace(SPANISH, target="Otra cosa."))) is before


def test_a_conversion_is_as_reviewed_as_its_sibling():
    fuzzy = words(replace(SPANISH, state=State.FUZZY), any_state=True)
    made = drafted(fuzzy)
    assert sibling.confirmed(made, fuzzy) is made
    reviewed = words(any_state=True)
    assert only(sibling.refreshed(made, reviewed)).state is State.NEW
    made = sibling.confirmed(drafted(reviewed), reviewed)
    assert only(made).state is State.REVIEWED
    assert sibling.refreshed(made, reviewed) is made
    second = words(replace(SPANISH, target="Llovió."), any_state=True)
    assert only(sibling.refreshed(made, second)).state is State.NEW
    touched = replace(made, units=(replace(only(made), target="Va ploure molt."),))
    assert only(sibling.refreshed(touched, second)).target == "Va ploure molt."
