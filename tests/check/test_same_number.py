"""Numbers in parts, prices with cents, times with a point and dates in digits: each part counts, in the order of a language."""

import pytest

from l10n.check.checks import dates, numbers
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.plugin import ArticleContext, Subject


def messages(source, target, languages, checked=numbers):
    written_in, _, tag = languages.partition("→")
    unit = Unit(UnitKey("", source), target, State.REVIEWED)
    context = ArticleContext(Catalog("boats", written_in, tag, (unit,)))
    return [finding.message for finding in checked.find(Subject(unit, context))]


@pytest.mark.parametrize(
    ("source", "target", "languages", "message"),
    [
        ("The ticket cost 8.40 euros.", "Die Karte kostete 8,60 Euro.", "en→de", "8.40 became 8,60"),
        ("The river stood at 2.85 metres.", "بلغ مستوى النهر ٢٫٥٨ متر.", "en→ar", "2.85 became ٢٫٥٨"),
        ("Річка піднялася до 2,85 метра.", "Der Fluss stieg auf 2,58 Meter.", "uk→de", "2,85 became 2,58"),
        ("It cost $12.25 million.", "Costó 12,75 millones de dólares.", "en→es", "12.25 million became 12,75 millones"),
        ("They won on 12.03.2024.", "Вони перемогли 12.03.2023.", "en→uk", "12.03.2024 became 12.03.2023"),
        ("The ferry leaves at 5.30 p.m.", "Die Fähre fährt um 17.20 Uhr.", "en→de", "5.30 became 17.20"),
        ("El tren sale a las 6.05 de la tarde.", "Der Zug fährt um 18.15 Uhr.", "es→de", "6.05 became 18.15"),
        ("Version 10.15.7 came out.", "Вийшла версія 10.15.8.", "en→uk", "10.15.7 became 10.15.8"),
    ],
)
def test_a_part_that_is_the_same_excuses_no_further(source, target, languages, message):
    assert messages(source, target, languages) == [message]


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("The ticket cost €8.40.", "Le billet coûtait 8€40.", "en→fr"),
        ("It opened on 12/31/2023.", "Es öffnete am 31.12.23.", "en→de"),
        ("It opened on 3/4.", "Es öffnete am 3.4.", "en→de"),
        ("It opened on 12.03.2024.", "Відкрили 12.03.", "en→uk"),
        ("The ferry leaves at 5.30 p.m.", "Die Fähre fährt um 17.30 Uhr.", "en→de"),
        ("The ferry leaves at 5.30 p.m.", "渡轮于17:30开出。", "en→zh"),
        ("He drove 12.25 miles.", "Er fuhr 19,7 Kilometer.", "en→de"),
        ("It cost $1.25 billion.", "Es kostete 1250 Millionen Dollar.", "en→de"),
        ("It starts at half past six.", "Es beginnt um halb sieben.", "en→de"),
        ("It starts at half past twelve.", "Начало в половине первого.", "en→ru"),
        ("It costs £25.50 ($33.10).", "Cuesta 25,50 libras.", "en→es"),
    ],
)
def test_the_same_number_in_parts_is_written_in_many_ways(source, target, languages):
    assert not messages(source, target, languages)


def test_the_month_of_a_date_with_points_stands_in_the_middle():
    source = "The port reopened on June 5, 2026."
    assert not messages(source, "Der Hafen öffnete am 05.06.2026 wieder.", "en→de", dates)
    assert messages(source, "Der Hafen öffnete am 06.05.2026 wieder.", "en→de", dates) == [
        "June is missing in the translation"
    ]
