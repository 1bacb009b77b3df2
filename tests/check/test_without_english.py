"""Facts between two languages of which neither is English: numbers in words and months that became others."""

import pytest

from l10n.check.check import all_checks, check
from l10n.model import Catalog, State, Unit, UnitKey

CHECKS = {name: each for name, each in all_checks().items() if name in {"numbers", "dates"}}


def messages(source, target, languages):
    written_in, _, tag = languages.partition("→")
    units = (Unit(UnitKey("", source), target, State.REVIEWED),)
    return [finding.message for finding in check(Catalog("boats", written_in, tag, units), CHECKS)]


@pytest.mark.parametrize(
    ("source", "target", "languages", "message"),
    [
        ("Llegaron siete barcos.", "Huit bateaux sont arrivés.", "es→fr", "“siete” became another number"),
        (
            "Двадцать пять лодок ушли.",
            "Zweiundfünfzig Boote fuhren ab.",
            "ru→de",
            "“Двадцать пять” became another number",
        ),
        (
            "Це наш сороковий випуск.",
            "Das ist unsere vierzehnte Ausgabe.",
            "uk→de",
            "“сороковий” became another number",
        ),
        ("七人受伤。", "Huit personnes ont été blessées.", "zh→fr", "“七” became another number"),
        ("Десятки лодок ушли.", "Hunderte Boote fuhren ab.", "ru→de", "“Десятки” became another amount"),
        ("Er zahlte zwei Millionen.", "Pagó dos mil millones.", "de→es", "“zwei Millionen” became another amount"),
        ("Im März sanken drei Boote.", "В мае затонули три лодки.", "de→ru", "März became another month"),
        ("Выборы пройдут в сентябре.", "Вибори відбудуться у жовтні.", "ru→uk", "сентябре became another month"),
    ],
)
def test_another_number_or_month_is_reported(source, target, languages, message):
    assert messages(source, target, languages) == [message]


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("Llegaron siete barcos.", "Llegaron 7 barcos.", "es→ca"),
        ("Двадцать пять лодок ушли.", "Fünfundzwanzig Boote fuhren ab.", "ru→de"),
        ("Десятки лодок ушли.", "Dutzende Boote fuhren ab.", "ru→de"),
        ("Er zahlte zwei Millionen Euro.", "Pagó 2.000.000 de euros.", "de→es"),
        ("Zehntausende flohen.", "Втекли десятки тисяч.", "de→uk"),
        ("Im zweiten Quartal fiel der Preis.", "El precio bajó en el segundo trimestre.", "de→es"),
        ("Er lebte im neunzehnten Jahrhundert.", "Vivió en el siglo XIX.", "de→es"),
        ("Im März sanken drei Boote.", "В марте затонули три лодки.", "de→ru"),
        ("Le mardi, il mange.", "Am Dienstag isst er.", "fr→de"),
    ],
)
def test_the_same_number_and_month_pass(source, target, languages):
    assert not messages(source, target, languages)
