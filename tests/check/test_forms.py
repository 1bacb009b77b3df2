"""What the examples of the checks of form cannot say: habits of catalogs, spans, fixes, data of languages."""

from dataclasses import replace

import pytest

from l10n.check.check import all_checks, check, fix
from l10n.check.options import CheckOptions
from l10n.check.report import CatalogReport, text
from l10n.language.form import form, masked
from l10n.model import Catalog, Severity, State, Term, Unit, UnitKey
from tests.patience import patience

CHECKS = all_checks()
FORMS = (
    *(
        "brackets",
        "capital",
        "controls",
        "doubled",
        "elongation",
        "ending",
        "invisible",
        "line_breaks",
        "marks",
        "no_break",
    ),
    *("normalization", "outer_space", "placeholders", "quote_marks", "spacing"),
)


def catalog(tag: str, *pairs: tuple[str, str], state: State = State.REVIEWED, source: str = "en") -> Catalog:
    return Catalog("drills", source, tag, tuple(Unit(UnitKey("", s), t, state) for s, t in pairs))


def messages(name: str, of: Catalog, terms: tuple[Term, ...] = ()) -> list[tuple[str, str]]:
    return [(finding.key.source, finding.message) for finding in check(of, {name: CHECKS[name]}, terms)]


def test_double_spaces_reported_once_when_reviewed_each_time_in_drafts():
    pairs = (("One.", "Erstens  hier."), ("Two.", "Zweitens hier."), ("Three.", "Drittens  hier."))
    assert messages("spacing", catalog("de", *pairs)) == []  # a page shows them as one
    of = catalog("de", *pairs)
    strict = [
        finding.message for finding in check(of, {"spacing": CHECKS["spacing"]}, (), CheckOptions(profile="strict"))
    ]
    assert strict == ["two spaces, and in 1 more unit"]
    assert [key for key, _ in messages("spacing", catalog("de", *pairs, state=State.FUZZY))] == ["One.", "Three."]


def test_spaces_that_a_person_sets_wrong_throughout_are_reported_once():
    pairs = (("One, two.", "Eins , zwei."), ("Three, four.", "Drei , vier."), ("Five, six.", "Fünf,sechs."))
    assert messages("spacing", catalog("de", *pairs)) == [("One, two.", "a space before ,, and in 2 more units")]
    assert len(messages("spacing", catalog("de", *pairs, state=State.FUZZY))) == 3


def test_spaces_beside_chinese_marks_are_reported_in_drafts_alone():
    pairs = (("One, two.", "一 ，二。"),)
    assert messages("spacing", catalog("zh", *pairs)) == []
    assert messages("spacing", catalog("zh", *pairs, state=State.FUZZY)) == [
        ("One, two.", "a space beside punctuation")
    ]


def test_a_no_break_space_before_a_french_mark_survives_a_correction():
    of = catalog("fr", ("Why?", "Pourquoi \u00a0?"), state=State.FUZZY)
    assert check(of, {"spacing": CHECKS["spacing"]})[0].fix == "Pourquoi\u00a0?"


def test_straight_marks_throughout_a_catalog_are_its_style():
    straight = tuple((f"“{n}”", f'"{n}" hier') for n in range(6))
    assert messages("quote_marks", catalog("de", *straight)) == []
    mixed = (*straight[:1], *((f"“{n} more”", f"„{n}“ da") for n in range(6)))
    assert messages("quote_marks", catalog("de", *mixed)) == []  # what a person mixes
    drafted = [key for key, _ in messages("quote_marks", catalog("de", *mixed, state=State.FUZZY))]
    assert drafted == ["“0”"]


@pytest.mark.parametrize(
    ("tag", "target", "expected"),
    [
        ("de", 'Die "alte" Brücke', "Die „alte“ Brücke"),
        ("fr", 'Le "vieux" pont', "Le «\u00a0vieux\u00a0» pont"),
        ("ja", '彼は"橋"と言った。', "彼は「橋」と言った。"),
        ("de", 'Die "alte Brücke', None),
        ("de", 'Die " alte " Brücke', None),
        ("de", 'Die "alte" „Brücke“', None),
    ],
)
def test_straight_marks_become_those_of_the_locale_where_it_is_plain_which_open(tag, target, expected):
    [finding] = check(catalog(tag, ("x", target), state=State.FUZZY), {"quote_marks": CHECKS["quote_marks"]})
    assert finding.fix == expected


def test_fixes_are_applied_to_drafts_until_nothing_is_left():
    target = " Die  Brücke ist ist gesperrt\u200b , „sagte“ sie\u0308."
    of = catalog("de", ("The bridge is closed, she said.", target), state=State.FUZZY)
    checks = {name: CHECKS[name] for name in FORMS}
    for _ in range(8):
        of = fix(of, check(of, checks))
    assert of.units[0].target == "Die Brücke ist gesperrt, „sagte“ sië."
    assert check(of, checks) == ()


def test_the_span_of_a_doubled_mark_is_the_second():
    of = catalog("de", ("The <1>bridge</1>.", "Die <1>Brücke</1></1>."))
    [finding] = check(of, {"marks": CHECKS["marks"]})
    assert of.units[0].target[finding.span.start : finding.span.end] == "</1>"
    assert finding.span.start > of.units[0].target.index("</1>")


def test_two_placeholders_filled_in_by_order_must_not_change_places():
    assert messages("placeholders", catalog("de", ("%s of %d", "%d von %s"))) == [
        ("%s of %d", "%d stands where the source has %s: these are filled in by their order")
    ]


def test_a_turkish_percentage_is_no_placeholder_but_a_new_placeholder_is():
    assert messages("placeholders", catalog("tr", ("Half of it", "Yarısı %5i kaldı"))) == []
    assert messages("placeholders", catalog("tr", ("Half of it", "Yarısı %s kaldı")))


def test_a_nested_question_counts_as_a_question():
    assert messages("ending", catalog("hy", ("Where is it?", "Որտե՞ղ է։"))) == []
    assert messages("ending", catalog("de", ("It is closed.", "Ist sie gesperrt?"))) == [
        ("It is closed.", "this asks a question, the source does not")
    ]


@pytest.mark.parametrize(
    ("tag", "wrong", "right"),
    [
        ("zh", "桥关了!", "桥关了！"),
        ("zh", "桥关了.", "桥关了。"),
        ("hy", "Կամուրջը փակ է.", "Կամուրջը փակ է։"),
        ("ar", "هل الجسر مغلق?", "هل الجسر مغلق؟"),
    ],
)
def test_the_mark_of_another_language_is_corrected(tag, wrong, right):
    [finding] = check(catalog(tag, ("It is closed.", wrong)), {"ending": CHECKS["ending"]})
    assert finding.fix == right


def test_an_urdu_sentence_may_end_with_either_stop():
    assert messages("ending", catalog("ur", ("It is closed.", "پل بند ہے."), ("It is open.", "پل کھلا ہے۔"))) == []


def test_a_spanish_exclamation_opens():
    [finding] = check(catalog("es", ("Open it!", "Abrid el puente!")), {"ending": CHECKS["ending"]})
    assert finding.fix == "¡Abrid el puente!"
    [finding] = check(catalog("es", ("But why?", "Pero, por qué?")), {"ending": CHECKS["ending"]})
    assert finding.fix is None


def test_windows_characters_are_read_right_and_reported_once():
    of = catalog("bs", ("“Old”", "\x84Stari\x93"), ("“New”", "\x84Novi\x93"))
    findings = check(of, {"controls": CHECKS["controls"]})
    assert {finding.key.source for finding in findings} == {"“Old”"}
    assert findings[0].fix == "„Stari“"
    assert findings[0].severity is Severity.WARNING
    [finding] = check(catalog("bs", ("Old", "St\x81ari")), {"controls": CHECKS["controls"]})
    assert finding.fix == "Stari"


def test_a_line_break_of_another_kind_is_an_error():
    [finding] = check(catalog("de", ("a\nb", "a\u2028b")), {"line_breaks": CHECKS["line_breaks"]})
    assert (finding.severity, finding.fix) == (Severity.ERROR, "a\nb")


def test_the_reviewed_translation_of_a_source_counts():
    units = (
        Unit(UnitKey("caption", "The old bridge"), "Der alte Steg", State.FUZZY),
        Unit(UnitKey("", "The old bridge"), "Die alte Brücke " * 5, State.REVIEWED),
        Unit(UnitKey("item", "The old bridge"), "Die gewesene Brücke", State.OBSOLETE),
    )
    of = Catalog("drills", "en", "de", units)
    [finding] = check(of, {"same_source": CHECKS["same_source"]})
    assert finding.key.context == "caption"
    assert finding.message.endswith("…")
    of = replace(of, units=(units[0], Unit(UnitKey("quote", "The old bridge"), "Die Brücke")))
    assert messages("same_source", of)


def test_a_second_spelling_of_a_reviewed_name_needs_a_usual_spelling():
    usual = [(f"Mr Khashoggi came {n} times.", f"Herr Khashoggi kam {n}-mal.") for n in range(3)]
    second = ("Then Khashoggi left.", "Dann ging Kaschoggi.")
    assert messages("two_renderings", catalog("de", *usual[:2], second)) == []
    [(_, message)] = messages("two_renderings", catalog("de", *usual, second))
    assert message == "Khashoggi is Kaschoggi here, elsewhere in the article Khashoggi"
    assert messages("two_renderings", catalog("zh", *usual, second)) == []


def test_a_term_with_a_single_translation_or_none_in_use_is_left_alone():
    term = Term("lockkeeper", "de", ("Schleusenwärter", "Schleusenmeister"))
    assert messages("two_renderings", catalog("de", ("The lockkeeper left.", "Er ging.")), (term,)) == []
    assert messages("two_renderings", catalog("de", ("She left.", "Der Schleusenwärter ging.")), (term,)) == []


def test_a_caption_with_two_places_is_detected():
    unit = Unit(UnitKey("caption", "Workers at the old bridge on Sunday"), references=("a.txt:7", "a.txt:8"))
    [finding] = check(Catalog("a", "en", "", (unit,)), {"source_captions": CHECKS["source_captions"]})
    assert finding.message.endswith("lines 7, 8")


def test_a_quotation_may_run_on_but_must_end():
    def sources(*lines: str) -> list[str]:
        of = Catalog("a", "en", "", tuple(Unit(UnitKey("", line)) for line in lines))
        return [finding.key.source for finding in check(of, {"source_quotes": CHECKS["source_quotes"]})]

    assert sources("“It is old.", "It has rust.", "It stays closed,” she said.") == []
    assert sources("“It is old.", "“It stays closed,” she said.") == []
    assert sources("She said: “It is old.", "He said: “It is new.”", "So it is.") == ["She said: “It is old."]
    assert sources("It is old,” she said.") == ["It is old,” she said."]
    assert sources('The site <1>«Old»</1> and "new" pipes of 6" width.') == []


def test_the_source_of_a_reviewed_unit_is_settled():
    lines = (("The bridge is is “closed.", "Die Brücke ist zu."), ("The bridge is is “open.", ""))
    of = catalog("de", *lines)
    assert messages("source_doubled", of) == [("The bridge is is “open.", "“is” stands twice in the source")]
    assert [key for key, _ in messages("source_quotes", of)] == ["The bridge is is “open."]


def test_headlines_with_long_sources_may_grow_a_little():
    source = "Old bridge over the river Tarrow closes " * 4
    grown = Unit(UnitKey("headline", source), "Die alte Brücke über den Fluss Tarrow ist zu " * 4, State.FUZZY)
    assert check(Catalog("a", "en", "de", (grown,)), {"headline": CHECKS["headline"]}) == ()
    short = Unit(UnitKey("headline", source[:109]), "Die alte Brücke über den Fluss " * 4, State.FUZZY)
    [finding] = check(Catalog("a", "en", "de", (short,)), {"headline": CHECKS["headline"]})
    assert finding.message.endswith("more than 110 are cut in search results")
    assert check(Catalog("a", "en", "en-XA", (short,)), {"headline": CHECKS["headline"]}) == ()
    over = replace(grown, target=grown.target * 2)
    assert check(Catalog("a", "en", "de", (over,)), {"headline": CHECKS["headline"]})


def test_pseudo_locales_have_no_form_to_check():
    of = catalog(
        "en-XA",
        ("Where is it?", "[Ŵĥéřé îš îţ]"),
        ("It is is.", "[îţ îţ îš.]"),
        ("A “b”", '[Å "b"]'),
        state=State.FUZZY,
    )
    for name in ("ending", "doubled", "quote_marks", "capital"):
        assert messages(name, of) == []


def test_letters_in_pieces_are_shown_where_they_are():
    [finding] = check(catalog("de", ("Old", "Ö und gru\u0308n")), {"normalization": CHECKS["normalization"]})
    assert (finding.span.start, finding.span.end) == (8, 10)
    [finding] = check(catalog("ko", ("Old", "\u1112\u1161\u11ab")), {"normalization": CHECKS["normalization"]})
    assert (finding.span, finding.fix) == (None, "한")


def test_a_second_word_that_continues_with_a_vowel_sign_differs():
    assert messages("doubled", catalog("km", ("Old", "ក ក\u17b6"))) == []
    assert messages("doubled", catalog("xx", ("Old", "ক ক\u09be"))) == []


def test_a_language_that_doubles_words_is_not_checked_for_them():
    assert form("id").reduplicates
    assert messages("doubled", catalog("id", ("Children left.", "Anak anak pergi."))) == []
    assert messages("doubled", catalog("hi", ("Slowly", "धीरे धीरे"))) == []


def test_marks_and_addresses_are_masked_and_their_stop_is_not():
    assert masked("Go to www.example.org/a.").endswith("\ufffc.")
    assert masked("No address.") == "No address."
    assert len(masked("<1>a@b.org</1>")) == len("<1>a@b.org</1>")


def test_invisible_characters_are_named_on_the_terminal():
    of = catalog("de", ("It is closed.", "Sie ist\u202e zu."))
    written = text(CatalogReport(of, check(of, {"controls": CHECKS["controls"]})))
    assert "U+202E" in written
    assert "\u202e" not in written


HOSTILE = {
    "spaces": "Wort" + " " * 20_000 + "Wort ",
    "brackets": "(" * 20_000,
    "letters": "a" * 20_000,
    "same": "ab " * 10_000,
    "braces": "{" * 10_000 + "%" * 10_000,
    "marks": "<1>" * 5_000,
    "quotes": '="' * 10_000,
    "stops": "." * 20_000,
    "accents": "e" + "\u0301" * 20_000,
    "directions": "\u202b" * 20_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_text_takes_long(kind):
    for tag in ("de", "fr", "zh"):
        of = catalog(tag, ("The bridge is closed.", HOSTILE[kind]), state=State.FUZZY)
        for name in (*FORMS, "headline", "same_source", "source_quotes", "source_doubled", "source_length"):
            with patience():
                list(check(of, {name: CHECKS[name]}))
