"""What the numbers of a text count, and which of them are the least or the most of something."""

from itertools import chain

import pytest

from l10n import cldr
from l10n.language import data
from l10n.language.bounds import bounded
from l10n.language.measure_words import CURRENCIES, KINDS, SIGNS, scales
from l10n.language.measures import measured


def named(text, tag):
    """Every measured number as it stands there, with what it counts."""
    numbers = ((text[each.span.start : each.span.end], each.names) for each in measured(text, tag))
    return [
        (number, " ".join(sorted(name for names in by_kind.values() for name in names))) for number, by_kind in numbers
    ]


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en", "Five miles of road and two acres.", [("Five", "mile"), ("two", "acre")]),
        ("en", "From USD 40 to 50 euros, GBP 5, 6 AUD", [("40", "dollar"), ("50", "euro"), ("5", "pound"), ("6", "dollar")]),
        ("en", "At 5 °C or 41 °F with 3 ‰ salt", [("5", "celsius"), ("41", "fahrenheit"), ("3", "permille")]),
        ("en", "It fell 3 percentage points, 5 per cent", [("3", "points"), ("5", "percent")]),
        ("en", "30 lbs and 6 ft of 20 kilometers or 20 kilometres",
         [("30", "pound-weight"), ("6", "foot"), ("20", "kilometre"), ("20", "kilometre")]),
        ("en", "10 pounds", [("10", "pound pound-weight")]),
        ("en", "At 8:30 p.m. or 7 am", [("8", "pm"), ("30", "pm"), ("7", "am")]),
        ("en", "a 30-day truce, 5 million miles", [("30", "day"), ("5 million", "mile")]),
        ("en", "Level PM10 at 40; miles away. 4 long and winding country roads of miles", []),
        ("de", "fünf Prozent, 8 Prozentpunkte, 20CHF", [("fünf", "percent"), ("8", "points"), ("20", "franc")]),
        ("de", "um 8 Uhr abends; 5 Monate und 3 Wochen", [("8", "pm"), ("5", "month"), ("3", "week")]),
        ("fr", "3 millions de dollars, 5% à 6€", [("3 millions", "dollar"), ("5", "percent"), ("6", "euro")]),
        ("fr", "3 millions d'euros et 5 millions d’euros", [("3 millions", "euro"), ("5 millions", "euro")]),
        ("es", "por ciento: 5 por ciento, 5 puntos porcentuales", [("5", "percent"), ("5", "points")]),
        ("es", "a las 8 de la mañana", [("8", "am")]),
        ("tr", "%14 arttı, yüzde 14", [("14", "percent"), ("14", "percent")]),
        ("ru", "3,1 млрд. евро, 5 км, 3 мили и 40 кг",
         [("3,1 млрд", "euro"), ("5", "kilometre"), ("3", "mile"), ("40", "kilogram")]),
        ("ro", "13 de ani, 20 de km", [("13", "year"), ("20", "kilometre")]),
        ("es", "3 millones de m³, 5 metros cuadrados y 5 hectáreas",
         [("3 millones", "cubic metre"), ("5", "square metre"), ("5", "hectare")]),
        ("ru", "по 40 квадратными километрами, 5 кв. м, 90 км/ч",
         [("40", "square kilometre"), ("5", "square metre"), ("90", "kilometre kilometre per hour")]),
        ("en", "25 metres per second, 5 in a boat, 5 in.", [("25", "metre metre per second"), ("5", "inch")]),
        ("tr", "5 santigrat derece", [("5", "celsius degree")]),
        ("ja", "300万ドルと5パーセント", [("300万", "dollar"), ("5", "percent")]),
        ("zh", "5公里", [("5", "kilometre")]),
        ("zh", "发电40兆瓦，40兆韩元，3千米", [("40", "megawatt"), ("40兆", "won"), ("3", "kilometre")]),
        ("zh", "用电300千瓦时", [("300", "kilowatt kilowatt hour")]),
        ("ar", "400 كيلووات و 3 ميجاواط", [("400", "kilowatt"), ("3", "megawatt")]),
        ("hi", "600 मेगावाट, 3 गीगावॉट", [("600", "megawatt"), ("3", "gigawatt")]),
        ("uk", "40 мегават-годин, 3 гігагерці", [("40", "megawatt hour"), ("3", "gigahertz")]),
        ("uk", "150 кінських сил", [("150", "horsepower")]),
        ("de", "30 Gigawattstunden, 5 Karat", [("30", "gigawatt hour"), ("5", "carat")]),
        ("fr", "90 mégawattheures", [("90", "megawatt hour")]),
        ("ru", "шестинедельная забастовка", [("шестинедельная", "week")]),
        ("uk", "п'ятиденний марш", [("п'ятиденний", "day")]),
        ("zh", "500千伏", [("500", "kilovolt")]),
        ("ko", "300만 달러", [("300만", "dollar")]),
        ("fa", "ساعت 8 شب", [("8", "pm")]),
        ("he", "5 מיליון שקל", [("5 מיליון", "shekel")]),
    ],
)  # fmt: skip
def test_a_number_counts_what_stands_beside_it(tag, text, expected):
    assert named(text, tag) == expected


def test_signs_and_codes_are_the_same_in_every_language():
    for sign, currencies in SIGNS.items():
        assert named(f"{sign}40", "is") == named(f"40 {sign}", "is") == [("40", currencies)]
    for currency, codes in CURRENCIES.items():
        assert all(
            named(f"40 {code}", "is") == named(f"{code} 40", "is") == [("40", currency)] for code in codes.split()
        )
    signs = [(unit, sign) for unit, each in data.exactly(data.SHARED, "units").items() for sign in each]
    assert [unit for unit, sign in signs if unit not in named(f"40 {sign}", "is")[0][1]] == []
    assert {unit for unit, _ in signs} | {*CURRENCIES} <= KINDS.keys()


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en", "Over 1,200 people and under 30 dogs", [("1,200", "more"), ("30", "less")]),
        ("en", "fewer than 40 of more than 50", [("40", "less"), ("50", "more")]),
        ("en", "40 or more boats, at least two thirds", [("40", "more"), ("two thirds", "more")]),
        ("en", "more than a 40 boats, more than $40, almost forty", [("40", "more"), ("40", "more"), ("forty", "less")]),
        ("en", "Fewer; 40 boats. More 40 than 50", []),
        ("de", "Mehr als 40 Boote, fast die Hälfte, weniger als 5", [("40", "more"), ("Hälfte", "less"), ("5", "less")]),
        ("es", "más de 40 barcos y menos de diez; 40 o más", [("40", "more"), ("diez", "less"), ("40", "more")]),
        ("tr", "40'tan fazla kişi", [("40", "more")]),
        ("zh", "超过40人", [("40", "more")]),
        ("ja", "40人以上", [("40", "more")]),
        ("is", "more than 40", []),
    ],
)  # fmt: skip
def test_words_beside_a_number_make_it_the_least_or_the_most(tag, text, expected):
    assert [(text[each.span.start : each.span.end], each.bound) for each in bounded(text, tag)] == expected


@pytest.mark.parametrize(
    "tag", ["ar", "bg", "cs", "de", "el", "es", "fa", "fr", "he", "hu", "lv", "pl", "ru", "tr", "uk", "ur"]
)
def test_a_currency_is_itself_in_every_form_of_its_name(tag):
    for currency, codes in CURRENCIES.items():
        for name in cldr.currency_names(tag, codes.split()[0]) if currency in FOUR else ():
            stated = named(f"40 {name}", tag)
            assert [names.split() for _, names in stated if currency not in names.split()] == [], name
            assert stated, (currency, name)


FOUR = {"franc", "zloty", "lira", "dollar"}


@pytest.mark.parametrize("tag", [*data.tags("measure-words"), "is"])
def test_a_temperature_has_its_scale(tag):
    told_apart = set(scales(tag).values())
    assert told_apart in (set(), {"celsius", "fahrenheit"})
    for scale in told_apart:
        for form in cldr.unit_names(tag, f"temperature-{scale}")[:1]:
            assert scale in " ".join(names for _, names in named(f"40 {form}", tag)) or tag in BEFORE, form


@pytest.mark.parametrize(
    ("tag", "text", "unit"),
    [("ar", "العامين الماضيين", "year"), ("ar", "شهرين", "month"), ("he", "שנתיים", "year"), ("he", "שבועיים", "week")],
)
def test_a_dual_counts_what_it_says_two_of(tag, text, unit):
    assert [names for _, names in named(text, tag)] == [unit]


BEFORE = {"ja", "ko", "zh"}
"""Where the scale stands before the number: 섭씨 5도."""


@pytest.mark.parametrize(
    ("unit", "texts"),
    [
        ("kilogram", "de:40 Kilo;pl:40 kilo;hr:40 kila;sr:40 кила;es:40 kilos;it:40 chili;ca:40 quilos;hu:40 "
              "kilós;ky:40 кило;hi:40 किलो"),
        ("year", "de:40-jährige;nl:40-jarige;sv:40-årige;uk:40-річна;bg:40-годишен;hr:40-godišnjak;sk:40-ročný;"
              "az:40 yaşlı;kk:40 жасар"
                 ";uz:40 yoshli;tt:40 яшьлек;ba:40 йәшлек;hy:40-ամյա;zh:40岁;ja:40歳;ko:40 세;vi:40 tuổi"),
        ("kilometre", "kk:40 шақырым;ky:40 чакырым;uz:40 chaqirim;tt:40 чакрым;ba:40 саҡрым;ur:40 کلو میٹر;"
              "et:40 kilomeetri;zh:40公里"),
        ("percent", "it:40 per cento;ro:40 la sută;sl:40-odstotno;ko:40 퍼센트;el:40 τοις εκατό;et:40 protsendilise"),
    ],
)  # fmt: skip
def test_a_unit_is_recognized_by_its_everyday_name(unit, texts):
    missed = [
        text
        for text in texts.split(";")
        if unit not in " ".join(named(text.partition(":")[2], text.partition(":")[0])[0][1:])
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("tag", "text", "amount", "unit"),
    [
        ("ru", "Он купил полкило муки.", 0.5, "kilogram"),
        ("ru", "До леса полкилометра.", 0.5, "kilometre"),
        ("uk", "Мур завдовжки півкілометра.", 0.5, "kilometre"),
        ("uk", "Це тривало рік з половиною.", 1.5, "year"),
        ("fr", "Il attend depuis une demi-heure.", 0.5, "hour"),
        ("fr", "Après deux ans et demi, il revint.", 2.5, "year"),
        ("de", "Ein halbstündiger Film lief.", 0.5, "hour"),
        ("it", "Aspettano da mezz’ora.", 0.5, "hour"),
        ("sv", "Det tog ett halvår.", 0.5, "year"),
        ("zh", "工程持续了半年。", 0.5, "year"),
        ("en", "It took a year and a half.", 1.5, "year"),
    ],
)
def test_half_of_a_unit_is_read_with_its_unit(tag, text, amount, unit):
    assert [(number.meanings, unit in chain(*number.names.values())) for number in measured(text, tag)] == [
        (frozenset({amount}), True)
    ]


@pytest.mark.parametrize(
    ("tag", "text"),
    [("ru", "Поезд пришёл в полдень."), ("uk", "Вони з півдня."), ("de", "Zur Halbzeit stand es 2:1."), ("zh", "半岛")],
)
def test_word_that_only_begins_with_a_unit_amounts_nothing(tag, text):
    assert all(0.5 not in number.meanings for number in measured(text, tag))
