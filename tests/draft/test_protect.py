"""What must not be translated: found, hidden, brought back."""

from __future__ import annotations

import pytest

from l10n.draft import centuries, placeholders, protect
from l10n.draft.offset_text import OffsetText
from l10n.model import Span, Term


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("See https://example.org/a_b?c=1&d=2.", ["https://example.org/a_b?c=1&d=2"]),
        ("(www.example.org/news)", ["www.example.org/news"]),
        ("Read example.org today.", ["example.org"]),
        ("Write to news.desk+tips@example.co.uk!", ["news.desk+tips@example.co.uk"]),
        ("Ask @harbour_news or #StormAna.", ["@harbour_news", "#StormAna"]),
        ("We are #1 and @ home.", []),
        ("Run `make demo` in ~/news/desk or C:\\news\\desk.", ["`make demo`", "~/news/desk", "C:\\news\\desk."]),
        ("Either and/or both.", []),
        ("Set max_size to 5.", ["max_size"]),
        ("It cost €5, US$1.5 billion or 20 €.", ["€5", "US$1.5", "20 €"]),
        ("At 25 °C after 10\u00a0km, 5kg of it.", ["25 °C", "10\u00a0km", "5kg"]),
        ("5 kmh and 10 kilometres", []),
        ("Sun ☀️ and 👩‍🚒 came.", ["☀️", "👩‍🚒"]),
        ("Nothing here at all.", []),
        ("From s3://desk/in to xn--mnchen-3ya.example.", ["s3://desk/in", "xn--mnchen-3ya.example"]),
        ("He left.She stayed at 5 p.m. in the U.S.-led talks, e.g. today.", []),
        ("Open package.json, Report.pdf and node.", ["package.json", "Report.pdf"]),
        (
            "A <br> or &amp; or {{ user.name }} or ${HOME} or %s or %(n)d.",
            ["<br>", "&amp;", "{{ user.name }}", "${HOME}", "%s", "%(n)d"],
        ),
        ("A rise of 5% so far.", []),
        ("Press Ctrl+Shift+P with --no-cache.", ["Ctrl+Shift+P", "--no-cache"]),
        ("At 192.168.0.14 runs 2.0.0-rc.1 of B.1.1.7.", ["192.168.0.14", "2.0.0-rc.1", "B.1.1.7"]),
        (
            "Pay DE89 3704 0044 0532 0130 00 or call +380 44 123 45 67.",
            ["DE89 3704 0044 0532 0130 00", "+380 44 123 45 67"],
        ),
        (
            "Card 00:1B:44:11:3A:B7, commit 3f9a1c7, ISBN 978-3-16-148410-0, doi:10.1000/182.",
            ["00:1B:44:11:3A:B7", "3f9a1c7", "ISBN 978-3-16-148410-0", "doi:10.1000/182"],
        ),
        ("It uses HttpRequestFactory and parseDate() on H₂O.", ["HttpRequestFactory", "parseDate()", "H₂O"]),
        ("The result is p < 0.05 here.", ["p < 0.05"]),
        ("Flags 🏴\U000e0067\U000e0062\U000e007f and ★★☆.", ["🏴\U000e0067\U000e0062\U000e007f", "★★☆"]),
        ("On @marta@social.example she", ["@marta@social.example"]),
        ("Call 859-292-3680 or (859) 292 3680.", ["859-292-3680", "(859) 292 3680"]),
        ("Call 0800 123 456 or 030-1234567, not 112.", ["0800 123 456"]),
        ("On 2018-11-05 they won 21-19, 21-17; 100 200 300 in 2010-2019.", []),
    ],
)
def test_pieces_are_detected(text: str, pieces: list[str]) -> None:
    assert [retained.text for retained in protect.find(text)] == pieces


def test_codes_are_detected_beside_the_pieces() -> None:
    text = "Flight LH1842, § 14 of ISO 9001:2015, p53, ES-MD, _never_, Novo™ ⏸ and so on."
    result = protect.codes(text, protect.find(text))
    assert [code.text for code in result] == [
        "LH1842",
        "§ 14",
        "ISO 9001:2015",
        "p53",
        "ES-MD",
        "_never_",
        "Novo™",
        "⏸",
    ]
    assert protect.codes("The European Union has 27 members in 2024.") == ()


def test_a_shielded_piece_is_out_of_reach_of_typography() -> None:
    pieces = ['`say "hi"`', "v1.0"]
    hidden = placeholders.hide(OffsetText.of('Use `say "hi"` de v1.0 y v1.0.'), pieces)
    assert '"' not in hidden.text.text
    changed = hidden.text.edit([(Span(0, 3), "Usen")])
    assert placeholders.show(changed, hidden.pieces).text == 'Usen `say "hi"` de v1.0 y v1.0.'
    strange = placeholders.hide(OffsetText.of("ꀀ v1.0"), pieces)
    assert (strange.text.text, strange.pieces) == ("ꀀ v1.0", {})
    assert placeholders.show(OffsetText.of("ꀀ"), {}).text == "ꀀ"


@pytest.mark.parametrize(
    ("source", "target", "lost", "text", "reported"),
    [
        ("The 19th century.", "El siglo XIX.", ["19"], "El siglo XIX.", ("19",)),
        ("The 21st century.", "El siglo XIX.", ["21"], "El siglo XXI.", ("21",)),
        ("The 18th and 19th.", "El XVIII y el XIX.", ["18", "19"], "El XVIII y el XIX.", ("18", "19")),
        ("Pope Pius XII in the 20th.", "El Papa Pío XII en el.", ["20"], "El Papa Pío XII en el.", ()),
        ("The 20th century.", "El siglo IX.", ["20"], "El siglo XX.", ("20",)),
        ("The 20th century.", "El siglo V.", ["20"], "El siglo V.", ()),
        ("The 19th century.", "El siglo pasado.", ["19"], "El siglo pasado.", ()),
        ("In 2019.", "En XIX.", ["2019"], "En XIX.", ()),
        ("The 1st.", "El I, dijo.", ["1"], "El I, dijo.", ("1",)),
    ],
)
def test_centuries_may_be_written_in_roman_numerals(
    source: str, target: str, lost: list[str], text: str, reported: tuple[str, ...]
) -> None:
    result = centuries.written(source, OffsetText.of(target), lost)
    assert (result.text.text, result.spelled_out) == (text, reported)


def test_terms_that_are_never_translated_win_as_whole_words() -> None:
    rows = [
        Term("Harbour Post", "", (), "do-not-translate"),
        Term("Post", "es", (), "do-not-translate"),
        Term("Tide", "uk", (), "do-not-translate"),
        Term("ferry", "es", ("transbordador",)),
    ]
    terms = protect.untranslatable(rows, "es")
    assert terms == ("Harbour Post", "Post")
    result = protect.find("The Harbour Post and a Poster: Post.", terms)
    assert [(retained.text, retained.kind) for retained in result] == [("Harbour Post", "term"), ("Post", "term")]


def test_a_placeholder_that_the_text_has_itself_is_spelled_another_way() -> None:
    text = "XQZ1 and [1] at https://example.org"
    for style in (0, 1):
        masked = placeholders.mask(text, protect.find(text), style)
        assert "https" not in masked.text.text
        back = placeholders.unmask(masked, OffsetText.of(masked.text.text), {})
        assert back is not None
        assert back.text == text


@pytest.mark.parametrize("target", ["Vea.", "Vea XQZ1 y XQZ1.", "Vea XQZ2.", "Vea XQZ11."])
def test_a_lost_or_doubled_placeholder_is_noticed(target: str) -> None:
    text = "See https://example.org now."
    assert placeholders.unmask(placeholders.mask(text, protect.find(text)), OffsetText.of(target), {}) is None


def test_a_placeholder_in_small_letters_or_with_a_space_is_recognized() -> None:
    text = "It cost €1,300.5 now."
    masked = placeholders.mask(text, protect.find(text))
    back = placeholders.unmask(masked, OffsetText.of("Ahora cuesta xqz 1."), {"€1,300.5": "€1.300,5"})
    assert back is not None
    assert back.text == "Ahora cuesta €1.300,5."
    assert protect.survived(masked.pieces, back.text, {"€1,300.5": "€1.300,5"})
    assert not protect.survived(masked.pieces, back.text, {})


@pytest.mark.parametrize(
    ("text", "unit"), [("Rain (mm)", "(mm)"), ("Опади (мм), лютий", "(мм)"), ("Speed [km/h]", "[km/h]")]
)
def test_a_unit_in_brackets_is_hidden_from_engines(text: str, unit: str) -> None:
    assert [(piece.text, piece.kind) for piece in protect.find(text)] == [(unit, "unit")]
    assert protect.find("The city(s) of the north (and more)") == ()


def test_a_traced_text_maps_both_ways() -> None:
    traced = OffsetText.of("one two three").edit([(Span(4, 7), "zwei!")])
    assert traced.text == "one zwei! three"
    assert traced.forward(Span(8, 13)) == Span(10, 15)
    assert traced.forward(Span(4, 7)) == Span(4, 9)
    assert traced.back(Span(4, 9)) == Span(4, 7)
    assert traced.back(Span(10, 15)) == Span(8, 13)
    assert traced.edit([]) is traced
    assert OffsetText.of("ab").edit([(Span(2, 2), "!")]).back(Span(2, 3)) == Span(2, 2)
