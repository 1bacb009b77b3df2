"""What newspapers write short: spelled out for the engine, and amounts of money written without it."""

import pytest

from l10n.cldr import compact
from l10n.draft import numbers, placeholders, sentence, shorthand
from l10n.draft.sentence import PairContext
from l10n.model import Span
from l10n.plugin import Pair


def engine_text(text, pair=("en", "es")):
    """What an engine reads for a text, and how what is hidden from it is written."""
    read = sentence.read(text, PairContext.of(Pair(*pair)))
    (part,) = sentence.whole(read)
    return part.masked.text.text, read.written


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("In the ’90s the pier had a railway.", "In the 1990s the pier had a railway."),
        ("In the '20s nobody swam here.", "In the 20s nobody swam here."),
        ("She said ‘no’ in the 90s.", "She said ‘no’ in the 90s."),
        ("The lift on the 5th floor stopped.", "The lift on the fifth floor stopped."),
        ("The 3rd-placed boat sank.", "The third-placed boat sank."),
        ("The 5th century and the 45th day.", "The 5th century and the 45th day."),
        ("A mid-19th-century pier, 3rd-placed.", "A mid-19th century pier, third-placed."),
        ("He left on Jan. 12 and came back on Sept 3.", "He left on January 12 and came back on September 3."),
        ("Jan. Novak came with Mar. Ruiz.", "Jan. Novak came with Mar. Ruiz."),
        ("Some 3.5bn people and 2mn trees.", "Some 3.5 billion people and 2 million trees."),
        ("She ran the 100m, then 5 k more, with 3b.", "She ran the 100m, then 5 k more, with 3b."),
        ("About 1.5 lakh voters and 12 crore trees.", "About 150 thousand voters and 120 million trees."),
        ("Nearly 3.1billion litres ran out.", "Nearly 3.1 billion litres ran out."),
        ("Nothing is short here.", "Nothing is short here."),
    ],
)
def test_shorthand_is_spelled_out(text, read):
    assert engine_text(text)[0] == read


def test_what_is_hidden_is_left_to_the_writing_of_the_locale():
    assert engine_text("It cost €2m ($2.3m), not £3.5 billion or €1,200.") == (
        "It cost XQZ1 (XQZ2), not XQZ3 or XQZ4.",
        {"€2m": "€2 millones", "$2.3m": "$2,3 millones", "£3.5 billion": "£3.500 millones", "€1,200": "€1.200"},
    )


@pytest.mark.parametrize(
    ("text", "tag", "form"),
    [
        ("$2 billion", "de", "$2 Milliarden"),
        ("$3.5bn", "ru", "$3,5 млрд"),
        ("$3.5bn", "fr", "$3,5 milliards"),
        ("$5k", "es", "$5.000"),
        ("₹5 crore", "es", "₹50 millones"),
        ("$34 trillion", "es", "$34 billones"),
        ("$2.5 million", "es-MX", "$2.5 millones"),
    ],
)
def test_amounts_have_the_magnitude_of_the_language(text, tag, form):
    assert engine_text(f"It cost {text} last year.", ("en", tag))[1] == {text: form}


def test_a_language_that_counts_in_different_steps_is_left_to_the_engine():
    assert engine_text("It cost $3.5 billion.", ("en", "zh"))[1] == {"$3.5": "$3.5"}


def test_words_of_magnitude_that_decline_are_abbreviated():
    assert {compact(shorthand.Decimal(5_000_000), tag)[1] for tag in ("ru", "pl", "sr", "es", "de")} == {
        "млн", "mln", "мил.", "millones", "Millionen",
    }  # fmt: skip


def test_a_language_without_shorthand_has_its_decades_alone():
    assert shorthand.spelled("5m ’90s 2nd", "qaa") == ((Span(3, 4), "19"),)


def test_places_lead_back_through_what_was_spelled_out():
    text = "He came 2nd in May."
    masked = placeholders.mask(text, (), 0, shorthand.spelled(text, "en"))
    at = masked.text.text.index("second")
    assert masked.text.back(Span(at, at + 6)) == Span(8, 11)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("It cost $5m.", "Costó $5 millones."),
        ("Some 3.5bn people.", "Unos 3.500 millones de personas."),
        ("About 12 crore trees.", "Unos 120 millones de árboles."),
        ("About 1.5 lakh voters.", "Unos 150.000 votantes."),
        ("In the ’90s.", "En la década de 1990."),
    ],
)
def test_numbers_spelled_out_are_the_same_numbers(source, target):
    assert numbers.compare(source, target, "en", "es").same


def test_another_number_is_not():
    assert numbers.compare("About 12 crore trees.", "Unos 13 millones de árboles.", "en", "es").lost == ("12",)
    assert numbers.compare("In the ’90s.", "En la década de 1890.", "en", "es").lost == ("90",)


def test_a_short_month_between_its_day_and_its_year_is_spelled_out():
    text = "The bridge closed on 25 Feb 2021."
    edits = shorthand.spelled(text, "en")
    assert [(text[span.start : span.end], new) for span, new in edits] == [("Feb", "February")]
