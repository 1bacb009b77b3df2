"""Fields of Word, whatever runs their parts stand in: programs write one run for each part, or one for all of them."""

from __future__ import annotations

from itertools import product

import pytest

from l10n.markup import MARK
from tests.article.office.reading import localized, read, texts
from tests.article.office.word_files import docx, member, p, r


def part(kind: str) -> str:
    return f'<w:fldChar w:fldCharType="{kind}"/>'


def code(text: str) -> str:
    return f'<w:instrText xml:space="preserve">{text}</w:instrText>'


def words(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


LINK = code(' HYPERLINK "https://example.org/a" ')
REPORT = [part("begin"), LINK, part("separate"), words("the report"), part("end")]
SENTENCE = [words("Read "), *REPORT, words(" now.")]


def document(*paragraphs: str) -> bytes:
    return docx(p("Bridge closed", style="Titel") + "".join(paragraphs))


def units(*paragraphs: str) -> list[str]:
    return texts(read(document(*paragraphs)))[1:]


def run(*elements: str, properties: str = "") -> str:
    return f"<w:r>{properties}{''.join(elements)}</w:r>"


def runs(elements: list[str], cuts: tuple[bool, ...]) -> str:
    """The elements in runs, a new one where a cut is."""
    pieces = zip(elements, (*cuts, False), strict=True)
    return f"<w:r>{''.join(each + '</w:r><w:r>' * cut for each, cut in pieces)}</w:r>"


def test_a_field_is_the_same_text_wherever_runs_begin():
    for cuts in product((False, True), repeat=len(SENTENCE) - 1):
        data = document(p(runs(SENTENCE, cuts)))
        result = read(data)
        assert texts(result)[1:] == ["Read <1>the report</1> now."]
        assert result.blocks[1].inlines[0].html == '<a href="https://example.org/a">'
        again = localized(result)
        assert texts(read(again))[1:] == ["READ <1>THE REPORT</1> NOW."]
        assert member(again, "word/document.xml").count("<w:fldChar") == 3
        assert localized(result, phrase=lambda _: None) == data


@pytest.mark.parametrize(
    ("elements", "text"),
    [
        ([words("Page "), part("begin"), code(" PAGE "), part("separate"), words("3"), part("end"), words(".")], "Page <1/>."),
        ([words("Of "), part("begin"), code(' XE "x" '), part("end"), words("words.")], "Of words."),
        ([*REPORT, words(" and "), *REPORT], "<1>the report</1> and <2>the report</2>"),
        ([*REPORT[:3], words("first"), "<w:br/>", words("second"), part("end"), words(".")], "<1>first<2/>second</1>."),
    ],
)  # fmt: skip
def test_all_of_a_sentence_in_a_single_run_is_text(elements, text):
    paragraph = p(run(*elements))
    assert units(paragraph) == [text]
    made = localized(read(document(paragraph)))
    upper = [MARK.sub("", each) for each in texts(read(made))]
    assert [MARK.sub("", text).upper()] == upper[1:]


def test_a_field_that_reaches_over_paragraphs_keeps_the_words_of_both():
    first = p(r("It said: "), run(part("begin"), code(" QUOTE "), part("separate"), words("Nobody was hurt.")))
    last = p(run(words("The bridge is closed."), part("end")), r(" That is all."))
    assert units(first, last) == ["It said: <1/>Nobody was hurt.", "The bridge is closed.<1/> That is all."]
    made = member(localized(read(document(first, last))), "word/document.xml")
    assert (
        made.index('"begin"')
        < made.index("QUOTE")
        < made.index(">NOBODY")
        < made.index(">THE BRIDGE IS")
        < made.index('"end"')
    )


def test_words_of_a_field_look_as_its_run():
    bold = "<w:rPr><w:b/></w:rPr>"
    paragraph = p("Please read ", run(*REPORT, properties=bold), " before you cross the bridge.")
    assert units(paragraph) == ["Please read <1><2>the report</2></1> before you cross the bridge."]
    made = member(localized(read(document(paragraph))), "word/document.xml")
    assert f"<w:r>{bold}{words('THE REPORT')}</w:r>" in made


def test_a_field_that_yields_words_to_a_name_shows_none():
    given = run(
        part("begin"),
        code(' SET who "the harbour office" '),
        part("separate"),
        words("the harbour office"),
        part("end"),
    )
    shown = run(part("begin"), code(" REF who "), part("separate"), words("the harbour office"), part("end"))
    assert units(p("Work begins, says ", given, shown, ".")) == ["Work begins, says <1>the harbour office</1>."]
