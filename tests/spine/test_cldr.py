"""What CLDR calls money, units and great numbers in a language."""

from decimal import Decimal

import pytest

from l10n import cldr


@pytest.mark.parametrize(
    ("value", "tag", "number", "word"),
    [
        (999_999, "en", 999_999, ""),
        (1_000_000, "en", 1, "million"),
        (2_500_000_000, "en", "2.5", "billion"),
        (10**15, "en", 1000, "trillion"),
        (1_000_000, "de", 1, "Million"),
        (2_000_000, "de", 2, "Millionen"),
        (3_500_000_000, "es", 3500, "millones"),
        (3 * 10**12, "es", 3, "billones"),
        (10**12, "it", 1000, "miliardi"),
        (2_000_000, "uk", 2, "млн"),
        (3 * 10**9, "cs", 3, "mld."),
        (2_000_000, "hy", 2, "միլիոն"),
        (2_000_000, "ja", 2_000_000, ""),
        (2_000_000, "hi", 2_000_000, ""),
    ],
)
def test_great_numbers_have_the_word_that_newspapers_write(value, tag, number, word):
    assert cldr.compact(Decimal(value), tag) == (Decimal(number), word)


@pytest.mark.parametrize(
    ("tag", "system", "decimal", "group", "digits", "sizes"),
    [
        ("de", "", ",", ".", "0123456789", (3, 3)),
        ("hi", "", ".", ",", "0123456789", (3, 2)),
        ("fa", "", "٫", "٬", "۰۱۲۳۴۵۶۷۸۹", (3, 3)),
        ("fa", "latn", ".", ",", "0123456789", (3, 3)),
        ("ar", "arab", "٫", "٬", "٠١٢٣٤٥٦٧٨٩", (3, 3)),
        ("bn", "", ".", ",", "০১২৩৪৫৬৭৮৯", (3, 2)),
        ("my", "", ".", ",", "၀၁၂၃၄၅၆၇၈၉", (3, 3)),
        ("en", "deva", ".", ",", "०१२३४५६७८९", (3, 3)),
    ],
)
def test_numbers_are_written_as_readers_do(tag, system, decimal, group, digits, sizes):
    style = cldr.number_style(tag, system)
    assert (style.decimal, style.group, style.digits, style.sizes) == (decimal, group, digits, sizes)


@pytest.mark.parametrize(
    ("tag", "percent"),
    [("de", "0\xa0%"), ("en", "0%"), ("tr", "%0"), ("eu", "%\xa00"), ("fa", "0٪"), ("ar-EG", "0٪\u061c")],
)
def test_shares_are_where_readers_expect_the_sign(tag, percent):
    assert cldr.number_style(tag).percent == percent


@pytest.mark.parametrize(
    ("tag", "digits", "grouped"),
    [
        ("de", "1234567", "1.234.567"),
        ("de", "123", "123"),
        ("de", "1234", "1.234"),
        ("hi", "123456789", "12,34,56,789"),
    ],
)
def test_digits_are_grouped_from_the_right(tag, digits, grouped):
    assert cldr.number_style(tag).grouped(digits) == grouped


def test_names_of_money_and_units_arrive_in_all_forms_or_not_at_all():
    assert cldr.currency_names("es", "USD") == ("dólar estadounidense", "dólares estadounidenses")
    assert cldr.currency_names("es", "ZZ9") == ()
    assert cldr.currency_signs("pl")["PLN"] == "zł"
    assert "PLN" not in cldr.currency_signs("en")
    assert cldr.unit_names("de", "length-kilometer") == ("Kilometer", "km")
    assert cldr.unit_names("de", "length-league") == ()


def test_words_of_the_day_are_those_of_all_widths():
    periods = cldr.day_periods("es")
    assert {"tarde", "de la tarde"} <= periods["evening1"]
    assert {"mediodía", "del mediodía"} <= periods["noon"]


def test_magnitudes_before_the_digits_have_their_values():
    swahili = {"elfu": 1e3, "milioni": 1e6, "bilioni": 1e9, "trilioni": 1e12}
    assert cldr.magnitudes_ahead("sw") == swahili
    assert cldr.magnitudes_ahead("de") == {}
