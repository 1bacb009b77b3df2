from l10n.catalog import place
from l10n.model import Inline, InlineKind, Role, Segmented
from tests.catalog.tools import article, block, cut


def test_blocks_are_counted_by_role() -> None:
    title = block("a ferry", Role.CAPTION)
    image = Inline(1, InlineKind.ALONE, "![a ferry](x.png)", inner=(title,))
    document = article(
        block("Ferry late", Role.HEADLINE),
        block("One."),
        block("Two <1/>.", inlines=(image,)),
        block("Said he", Role.QUOTE),
        block("Again", Role.HEADLINE),
        block("Share", Role.FURNITURE),
    )
    assert [each.name for each in place.find(document)] == [
        "headline",
        "paragraph 1",
        "paragraph 2",
        "text inside paragraph 2",
        "quotation 1",
        "headline 2",
        "page furniture 1",
    ]


def test_a_sentence_is_named_among_several() -> None:
    (where,) = place.find(article(block("One. Two.")))
    assert place.sentence(where, 1, 2) == "paragraph 1, sentence 2 of 2"
    assert place.sentence(where, 0, 1) == "paragraph 1"


def test_marks_are_explained_and_shortened() -> None:
    url = "](https://example.org/a/very/long/address/of/a/page)"
    inlines = (
        Inline(3, InlineKind.OPEN, "["),
        Inline(3, InlineKind.CLOSE, url),
        Inline(4, InlineKind.ALONE, "<br>"),
        Inline(7, InlineKind.ALONE, "  \n"),
        Inline(5, InlineKind.OPEN, "<em\n class=x>"),
        Inline(6, InlineKind.CLOSE, "</b>"),
    )
    where = block("…", inlines=inlines)
    result = list(place.marks(where, "<1>The report</1><2/> is <3>out</4>.<5/>", {1: 3, 2: 4, 3: 5, 4: 6, 5: 7}))
    assert result == [
        "<1>…</1>: [ … ](https://example.org/a/very/long/addre…",
        "<2/>: <br>",
        "<3>: <em class=x>",
        "</4>: </b>",
        "<5/>: line break",
    ]


def test_each_sentence_has_its_line() -> None:
    raw = "The ferry left.  It was\nlate. *Nobody*\nwas hurt.\nNot found & lost."
    text = "The ferry left. It was late. <1>Nobody</1> was hurt. No."
    assert list(place.lines(block(text, raw=raw, line=7), cut(block(text)))) == [7, 7, 8, 8]


def test_a_sentence_that_begins_a_line_is_on_that_line() -> None:
    raw = "The ferry left.\nIt was late.\n\nNobody was hurt."
    assert list(place.lines(block(raw.replace("\n", " "), raw=raw, line=7), cut(block(raw.replace("\n", " "))))) == [
        7,
        8,
        10,
    ]


def test_a_block_on_a_single_line_has_a_single_line() -> None:
    assert list(place.lines(block("A. B.", line=3), cut(block("A. B.")))) == [3, 3]
    assert list(place.lines(block("<1/>", raw="a\nb", line=3), Segmented(("<1/>",), ("", "")))) == [3]
