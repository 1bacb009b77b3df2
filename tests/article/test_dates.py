"""Dates as newspapers write them, and as machines want them."""

import pytest

from l10n.article import dates, signature


@pytest.mark.parametrize(
    ("text", "locale", "iso", "shown"),
    [
        ("Updated November 29, 2021 14:05", "en", "2021-11-29T14:05", "November 29, 2021 14:05"),
        ("on 2 Nov. 2021 at 9.05 p.m.", "en", "2021-11-02T21:05", "2 Nov. 2021 at 9.05 p.m."),
        ("2021-11-29, 12:30am", "en", "2021-11-29T00:30", "2021-11-29, 12:30am"),
        ("2021-11-29 12:30 PM", "en", "2021-11-29T12:30", "2021-11-29 12:30 PM"),
        ("2021-11-29 24:00", "en", "2021-11-29", "2021-11-29"),
        ("2021-11-29 23:60", "en", "2021-11-29", "2021-11-29"),
        ("29.11.2021, 23:59", "de", "2021-11-29T23:59", "29.11.2021, 23:59"),
        ("2021-11-29 14:05 Z", "en", "2021-11-29T14:05+00:00", None),
        ("2021-11-29 14:05 UTC", "en", "2021-11-29T14:05+00:00", None),
        ("2021-11-29 14:05 GMT+2", "en", "2021-11-29T14:05+02:00", None),
        ("2021-11-29 14:05-0530", "en", "2021-11-29T14:05-05:30", None),
        ("2021年11月9日", "ja", "2021-11-09", None),
        ("2021년 11월 9일", "ko", "2021-11-09", None),
        ("9/11/2021", "es", "2021-11-09", None),
        ("9/11/2021", "en", None, None),
        ("9/13/2021", "en", "2021-09-13", None),
        ("13/9/2021", "en", "2021-09-13", None),
        ("9.11.2021", "en", "2021-11-09", None),
        ("9. 11. 2021", "cs", "2021-11-09", None),
        ("31 de mayo de 2021", "es", "2021-05-31", None),
        ("le 1er mai 2021", "fr", "2021-05-01", "1er mai 2021"),
        ("3 травня 2021", "uk", "2021-05-03", None),
        ("3 May 2021", "uk", "2021-05-03", None),
        ("31 February 2021", "en", None, None),
        ("1 May 1599", "en", None, None),
        ("1 May 1600", "en", "1600-05-01", None),
        ("1 May 2199", "en", "2199-05-01", None),
        ("1 May 2200", "en", None, None),
        ("1 Foo 2021 and 2 May 2021", "en", "2021-05-02", "2 May 2021"),
        ("123 May 2021", "en", None, None),
        ("4 May 2021, then 3 May 2020", "en", "2021-05-04", "4 May 2021"),
    ],
)
def test_the_first_date_of_a_text(text, locale, iso, shown):
    match = dates.find(text, locale)
    assert (match and match.iso) == iso
    if match:
        assert text[match.span.start : match.span.end] == (shown or text)


@pytest.mark.parametrize(
    ("value", "html", "machines"),
    [
        ("2021-11-29", "2021-11-29", "2021-11-29"),
        ("2021-11-29T14:05Z", "2021-11-29T14:05Z", "2021-11-29T14:05Z"),
        ("2021-11-29 14:05:09.123+01:00", "2021-11-29 14:05:09.123+01:00", "2021-11-29 14:05:09.123+01:00"),
        ("20211129T140500.123456+01:00", "2021-11-29T14:05:00+01:00", "2021-11-29T14:05:00+01:00"),
        ("2021-02-30", "", ""),
        ("soon", "", ""),
        ("2021", "", "2021"),
        (" 2021-11 ", "", "2021-11"),
        ("14:05", "", "14:05"),
        ("11-29", "", "11-29"),
        ("PT1H30M", "", "PT1H30M"),
        ("P3D", "", "P3D"),
        ("P", "", ""),
        ("PT", "", ""),
    ],
)
def test_dates_for_html_and_for_different_machines(value, html, machines):
    assert (dates.for_html(value), dates.for_machines(value)) == (html, machines)


@pytest.mark.parametrize(
    ("line", "name", "date", "signed"),
    [
        ("By Ana Ruiz", "Ana Ruiz", "", True),
        ("Ana Ruiz, 25 Feb", "Ana Ruiz", "", False),
        ("By Ana Ruiz, published on November 3, 2020", "Ana Ruiz", "2020-11-03", True),
        ("3 March 2020 — Ana Ruiz", "Ana Ruiz", "2020-03-03", False),
        ("the desk of the north", "the desk of the north", "", False),
        ("desk 7 of the north", "", "", False),
        ("x" * 80, "x" * 80, "", False),
        ("x" * 81, "", "", False),
        ("By Ana Ruiz" + " " * 190, "", "", False),
    ],
)
def test_who_and_when_in_a_line(line, name, date, signed):
    assert signature.read(line, "en") == signature.Signature(name, date, signed)


@pytest.mark.parametrize(
    ("line", "is_date"),
    [
        ("Updated November 29, 2021", True),
        ("Published on 3 May 2021 at 9:05", True),
        ("Ana Ruiz, 3 May 2021", False),
        ("yesterday", False),
        ("3 May 2021" + " " * 190, True),
        ("3 May 2021" + " " * 191, False),
    ],
)
def test_a_line_that_says_when_and_nothing_else(line, is_date):
    assert signature.is_date(line, "en") is is_date
