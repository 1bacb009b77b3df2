import pytest

from l10n.catalog.assignments import Assignment, dump, parse
from l10n.errors import InputError


def test_a_table_returns_in_order_without_empty_rows():
    result = {
        ("tram", "uk"): Assignment("tram", "uk", "pia"),
        ("tram", "es"): Assignment("tram", "es", "olga", "2026-12-01"),
        ("pier", "es"): Assignment("pier", "es"),
    }
    text = dump(result)
    assert text.splitlines()[1:] == ["tram,es,olga,2026-12-01", "tram,uk,pia,"]
    assert dump(parse(text.encode(), "a.csv")) == text


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"article,locale,deadline\ntram,es,1.12.2026\n", "a.csv:2"),
        (b"article,locale,deadline\ntram,es,2026-02-30\n", "a.csv:2"),
        (b"tram,es\n", "a.csv:1"),
        (b"\xff\xfe", "a.csv"),
    ],
)
def test_what_is_wrong_is_reported_with_its_line(data, where):
    with pytest.raises(InputError) as error:
        parse(data, "a.csv")
    assert error.value.place == where


def test_the_last_row_counts_and_spreadsheets_may_have_touched_it():
    data = "\ufeffArticle,Locale,Person\ntram,es,olga\n\ntram,es,pia\n".encode()
    assert parse(data, "a.csv")["tram", "es"].person == "pia"
    assert parse(None, "a.csv") == {}


def test_late_is_after_the_day():
    assert not Assignment("a", "b", deadline="2026-12-01").is_late("2026-12-01")
    assert Assignment("a", "b", deadline="2026-12-01").is_late("2026-12-02")
    assert not Assignment("a", "b").is_late("2026-12-02")
