"""Where the checks of content keep silent: other source languages, unknown targets, pseudo-locales, files full of one fault."""

from dataclasses import replace

import pytest

from l10n.check.check import all_checks, check
from l10n.check.checks.homoglyphs import mixed
from l10n.model import Catalog, Severity, State, Unit, UnitKey

CHECKS = all_checks()


def ask(name: str, *pairs: tuple[str, str], source: str = "en", target: str = "de"):
    units = tuple(Unit(UnitKey("", text), translation, State.FUZZY) for text, translation in pairs)
    return check(Catalog("a", source, target, units), {name: CHECKS[name]})


@pytest.mark.parametrize(
    ("name", "text", "translation"),
    [
        ("dates", "It opened in May 2017.", "Es wurde im Juni 2017 eröffnet."),
        ("names", "They saw Lena Brandt there.", "Dort sahen sie Anna Kovacs."),
        ("negation", "She did not come.", "Sie kam."),
        ("order", "From Gdynia they went to Karlskrona.", "Aus Karlskrona gingen sie nach Gdynia."),
    ],
)
def test_rules_for_english_are_not_applied_to_different_sources(name, text, translation):
    assert ask(name, (text, translation))
    assert not ask(name, (text, translation), source="nl")


@pytest.mark.parametrize("name", ["dates", "negation", "language"])
def test_an_unknown_language_is_left_alone(name):
    pair = ("She did not come on Saturday 3 May, said the mayor.", "Blim blam blom blum blem blym blam blom.")
    assert not ask(name, pair, target="tlh")


@pytest.mark.parametrize("name", ["names", "numbers", "length"])
def test_pseudo_locales_are_layout_tests(name):
    assert not ask(name, ("They saw Lena Brandt on 3 May in the old harbour.", "[ŕ]"), target="en-XA")


PSEUDO_DRAFT = Unit(
    UnitKey("", "Mayor Lena Brandt paid <1>12</1> men on 3 May, not %d."),
    "[Ṁååýöŕ Ļéñåå ßŕååñðţ <1>12</1>.]",
    State.FUZZY,
    notes=("paragraph 1", "draft: pseudo en→es 1, confidence 1.00"),
)


@pytest.mark.parametrize(
    ("unit", "reported"),
    [
        (PSEUDO_DRAFT, {"placeholders"}),
        (replace(PSEUDO_DRAFT, target="[Ṁååýöŕ <1>12.]"), {"placeholders", "marks"}),
        (replace(PSEUDO_DRAFT, state=State.REVIEWED), {"placeholders", "language"}),
        (replace(PSEUDO_DRAFT, target="El alcalde <1>12</1>."), {"placeholders", "length"}),
        (replace(PSEUDO_DRAFT, notes=("draft: argos en→es 0.1, confidence 0.71",)), {"placeholders", "language"}),
    ],
    ids=["as drafted", "a mark lost", "reviewed", "typed over", "another engine"],
)
def test_drafts_of_pseudo_are_judged_by_their_form_alone(unit, reported):
    assert {f.check for f in check(Catalog("a", "en", "es", (unit,)), CHECKS)} == reported


def test_a_catalog_full_of_lookalikes_is_a_single_finding():
    words = [f"мост{letter}a" for letter in "абвгдежзиклм"]
    findings = ask("homoglyphs", *((f"Bridge {n} closed", word) for n, word in enumerate(words)), target="sr")
    assert [f.severity for f in findings] == [Severity.WARNING]
    assert "all over" in findings[0].message


def test_a_letter_that_only_a_single_word_of_a_mixed_catalog_has_is_reported():
    words = [*(f"мост{letter}a" for letter in "абвгдежзиклм"), "пиpс"]
    findings = ask("homoglyphs", *((f"Bridge {n} closed", word) for n, word in enumerate(words)), target="sr")
    assert [f.message.split()[0] for f in findings] == ["words", "пиpс"]


def test_a_mixed_word_is_reported_once_and_short_items_mildly():
    findings = ask("homoglyphs", ("a", "ЕC"), ("b", "ЕC"), target="be")
    assert [(f.key.source, f.severity) for f in findings] == [("a", Severity.WARNING)]
    assert not mixed("łódź")
    assert not mixed("Кzк")


def test_months_in_digits_and_different_calendars():
    assert not ask("dates", ("It opened on 29 September 2018.", "Eröffnet wurde es am 29.09.2018."))
    assert ask("dates", ("Mayor April Jones came in June.", "Bürgermeisterin April Jones kam im Juli."))
    assert not ask("dates", ("April Jones came.", "Frau Jones kam."))


def test_the_termbase_may_have_terms_without_translations():
    from l10n.model import Term

    units = (Unit(UnitKey("", "The tide rose."), "Die Flut stieg.", State.FUZZY),)
    terms = (Term("tide", "de", ()), Term("tide", "de", ("Ebbe",), "forbidden"), Term("", "de", ("Tide",), "forbidden"))
    chosen = {name: CHECKS[name] for name in ("terms", "forbidden")}
    assert not check(Catalog("a", "en", "de", units), chosen, terms)
