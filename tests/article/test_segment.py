"""The segmenter on the cases of `tests/segments/`, on markup, and on what must not be touched."""

from __future__ import annotations

import pytest

from l10n.article.segment import needs_cutting, paragraph, segment
from l10n.model import Role, Segmented
from tests.article import segment_cases

CASES = segment_cases.load()
EXPECTED = [
    "en",
    "ru",
    "uk",
    "be",
    "bg",
    "sr",
    "ro",
    "hu",
    "sq",
    "hy",
    "ka",
    "az",
    "kk",
    "ky",
    "uz",
    "fa",
    "ps",
    "ur",
    "ar",
    "zh",
    "es",
    "de",
    "fr",
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.language}:{case.line}")
def test_case(case):
    assert segment(case.text, case.language).segments == case.segments


@pytest.mark.parametrize("language", EXPECTED)
def test_every_language_has_ten_sentences(language):
    assert sum(len(case.segments) for case in CASES if case.language == language) >= 10


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "no case"),
        ("# only a comment\n", "no case"),
        ("One. \nTwo.\n", "xx.txt:1: outer white space"),
        ("One.\n\n# join: comma\nTwo.\n", "xx.txt:3: unknown directive"),
        ("One.\tTwo.\n", "tab"),
    ],
)
def test_malformed_case_file_fails(content, problem):
    with pytest.raises(ValueError, match=problem):
        segment_cases.parse(content, "xx")


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("He said no.</1> <2>Then he left.", ["He said no.</1>", "<2>Then he left."]),
        ("<1>He said no. </1>Then he left.", ["<1>He said no. </1>", "Then he left."]),
        ("He said no. <1/>Then he left.", ["He said no.", "<1/>Then he left."]),
        ("He said no.<1/>Then he left.", ["He said no.<1/>", "Then he left."]),
        ("See <1>example.<2/>com</1> now.", ["See <1>example.<2/>com</1> now."]),
        ("It fell.<1>[2]</1> Prices rose.", ["It fell.<1>[2]</1>", "Prices rose."]),
        ("It fell.[3] Prices rose.", ["It fell.[3]", "Prices rose."]),
        ("The <1>U.S.</1> Senate met Mr<2>.</2> Hale.", ["The <1>U.S.</1> Senate met Mr<2>.</2> Hale."]),
        ("<1>One. Two.</1> Three.", ["<1>One.", "Two.</1>", "Three."]),
        ("<1>.</1> <2>?</2> Now", ["<1>.</1> <2>?</2> Now"]),
        ("No. </12>Yes.", ["No. </12>", "Yes."]),
    ],
)
def test_marks_are_transparent(text, segments):
    assert list(segment(text, "en").segments) == segments


@pytest.mark.parametrize(
    ("language", "text", "segments"),
    [
        ("en", 'He asked " Who? " Then he left.', ['He asked " Who? "', "Then he left."]),
        ("en", 'He left. " Who? " she asked.', ["He left.", '" Who? " she asked.']),
        ("en", "He won (!) The rest lost.", ["He won (!) The rest lost."]),
        ("en", "He left [...] The rest stayed.", ["He left [...] The rest stayed."]),
        ("en", "It was . . . I mean it.", ["It was . . . I mean it."]),
        ("en", "It is over . . . . We left.", ["It is over . . . .", "We left."]),
        (
            "en",
            "She runs Yahoo! Japan. He left Yahoo! The end.",
            ["She runs Yahoo! Japan.", "He left Yahoo!", "The end."],
        ),
        ("en", "World War II. Britain won.", ["World War II.", "Britain won."]),
        ("en", "II. Background of the case", ["II. Background of the case"]),
        ("en", "Choose plan B. The rest fails.", ["Choose plan B.", "The rest fails."]),
        ("en", "It was 5 m. Nobody fell.", ["It was 5 m.", "Nobody fell."]),
        ("en", "Ask for x. Nobody will.", ["Ask for x.", "Nobody will."]),
        ("en", "The N.P.Z. Company won.", ["The N.P.Z. Company won."]),
        ("en", "Lt.-Gen. Ames spoke.", ["Lt.-Gen. Ames spoke."]),
        ("en", "MR. HALE LEFT.", ["MR. HALE LEFT."]),
        ("en", "One line\n• Two\n• Three", ["One line", "• Two", "• Three"]),
        ("en", "First\n\nSecond", ["First", "Second"]),
        ("en", "A sentence\ngoes on.", ["A sentence\ngoes on."]),
        ("en", "• 1) Roads • 2) Schools", ["• 1) Roads", "• 2) Schools"]),
        ("en", "a) Roads b) Schools", ["a) Roads", "b) Schools"]),
        ("en", "Done.\u200f Next.", ["Done.\u200f", "Next."]),
        (
            "en",
            "He left. $5 is gone. 45 remain. @desk knows.",
            ["He left.", "$5 is gone.", "45 remain.", "@desk knows."],
        ),
        ("de", "Er wurde 20. „Wir feiern“, hieß es.", ["Er wurde 20.", "„Wir feiern“, hieß es."]),
        ("de", "1. Liga und 2. Liga", ["1. Liga und 2. Liga"]),
        ("de", "Es war der 29. November.", ["Es war der 29. November."]),
        ("tr", "II. Dönem başladı.", ["II. Dönem başladı."]),
        ("ru", "В XIX в. Париж рос. Жил в г. Минске.", ["В XIX в.", "Париж рос.", "Жил в г. Минске."]),
        ("he", '"למה?" שאל השר. הוא הלך.', ['"למה?" שאל השר.', "הוא הלך."]),
        ("ar", "من جاء؟ذهب الوزير. عاد.", ["من جاء؟", "ذهب الوزير.", "عاد."]),
        ("hy", "Ժամը 10։30 էր։Նա եկավ։", ["Ժամը 10։30 էր։", "Նա եկավ։"]),
        ("th", "ดร. สมชาย มา. นาย ก. ไป", ["ดร. สมชาย มา. นาย ก. ไป"]),
        ("th", "จริงหรือ? ใช่", ["จริงหรือ?", "ใช่"]),
        ("th", "ฝนตกหนัก อย่างไรก็ตาม ถนนเปิด", ["ฝนตกหนัก", "อย่างไรก็ตาม ถนนเปิด"]),
        ("hi", "वह आया।वह गया। अंत", ["वह आया।", "वह गया।", "अंत"]),
        ("xx", "Dr. Vos kam. Й. Он", ["Dr. Vos kam.", "Й. Он"]),
        ("sr-Latn", "Grad je 2014. godine rastao.", ["Grad je 2014. godine rastao."]),
        ("fa-AF", "رفت؟ آمد.", ["رفت؟", "آمد."]),
    ],
)
def test_rules(language, text, segments):
    assert list(segment(text, language).segments) == segments


def test_gaps_are_the_white_space_between():
    assert segment("\u00a0One.\u2003 Two.\n", "en") == Segmented(("One.", "Two."), ("\u00a0", "\u2003 ", "\n"))


@pytest.mark.parametrize("text", ["", " \u00a0\n"])
def test_nothing_to_cut(text):
    assert segment(text, "en") == Segmented((), (text,))
    assert paragraph(text) == Segmented((), (text,))


def test_a_cut_that_breaks_the_law_is_dropped(monkeypatch):
    monkeypatch.setattr("l10n.article.segment._cut", lambda *_: Segmented(("Lost.",), ("", "")))
    assert segment("One. Two.", "en").segments == ("One. Two.",)


def test_headlines_and_names_stay_whole():
    whole = {role for role in Role if not needs_cutting(role)}
    assert whole == {Role.KICKER, Role.HEADLINE, Role.HEADING, Role.BYLINE, Role.CREDIT, Role.FURNITURE}
