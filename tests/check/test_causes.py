"""What one cause explains is one finding."""

from l10n.check.check import all_checks, check
from l10n.check.options import CheckOptions
from l10n.model import Catalog, Severity, State, Unit, UnitKey

CHECKS = all_checks()
LONG = "The council did not vote on Monday, and Lena Brandt said that 1,300 homes in Gdynia would stay without power."


def ask(source, target, comments=(), options=None):
    unit = Unit(UnitKey("", source), target, State.FUZZY, comments=comments)
    return check(Catalog("a", "en", "de", (unit,)), CHECKS, (), options)


def test_a_lost_clause_is_a_single_finding_that_says_what_went():
    (finding,) = ask(LONG, "Der Rat hat am Montag nicht abgestimmt.")
    assert finding.check == "length"
    assert finding.message.startswith("only ")
    assert "1,300" in finding.message


def test_what_a_translator_silences_explains_nothing():
    result = {each.check for each in ask(LONG, "Der Rat hat am Montag nicht abgestimmt.", ("l10n-ignore: length",))}
    assert {"names", "numbers"} <= result


def test_the_gravest_level_stays():
    options = CheckOptions(levels={"numbers": "error"})
    (finding,) = ask(LONG, "Der Rat hat am Montag nicht abgestimmt.", options=options)
    assert finding.severity is Severity.ERROR


def test_an_added_sentence_explains_what_it_says():
    (finding,) = ask(
        "The harbour stays closed until May.",
        "Der Hafen bleibt bis Mai geschlossen. Das betrifft 250 Boote aus Gdynia und Karlskrona.",
    )
    assert finding.check == "addition"
    assert "250" in finding.message


def test_a_sentence_translated_twice_is_a_single_finding():
    twice = "Der Hafen bleibt bis Mai geschlossen, sagte der Rat. Bis Mai bleibt der Hafen geschlossen, sagte der Rat. "
    (finding,) = ask("The harbour stays closed until May, the council said.", twice + "Der Rat sagte es.")
    assert finding.check == "addition"
    once = "Der Hafen bleibt bis Mai geschlossen, sagte der Rat am Abend."
    (finding,) = ask("The harbour stays closed until May, said the council.", f"{once} {once}")
    assert finding.check == "repetition"


def test_a_fact_changed_is_not_lost_with_the_remainder():
    text = "Der Rat hat am Dienstag nicht abgestimmt."
    assert {"length", "dates"} == {each.check for each in ask(LONG, text)}


def test_the_source_itself_is_a_single_finding():
    (finding,) = ask(LONG, LONG)
    assert (finding.check, finding.severity) == ("untranslated", Severity.ERROR)


def test_another_language_is_a_single_finding():
    (finding,) = ask(
        LONG, "Рада не голосувала в понеділок, і Лена Брандт сказала, що 1300 домів у Гдині залишаться без світла."
    )
    assert (finding.check, finding.severity) == ("script", Severity.ERROR)
    (finding,) = ask(
        LONG, "El consejo no votó el lunes, y Lena Brandt dijo que 1.300 casas de Gdynia se quedarán sin luz..."
    )
    assert (finding.check, finding.severity) == ("language", Severity.ERROR)


def test_what_is_wrong_with_the_marks_of_another_language_stays():
    reported = ask(
        "The <1>council</1> did not vote on Monday in the old harbour.",
        "El consejo no votó el lunes en el viejo puerto.",
    )
    assert {each.check for each in reported} == {"language", "marks"}
