"""The laws of DOCX and ODT on paragraphs made of whatever their programs write."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.article import article as articles
from l10n.article.coverage import coverage
from l10n.article.weave import weave
from l10n.markup import MARK
from l10n.model import Role
from tests.article.office import reading, test_docx, test_odt
from tests.article.office.word_files import docx, p, r

_WORDS = [
    "The ",
    "bridge",
    " is",
    " closed",
    ".",
    " ",
    "  ",
    "&amp;",
    "&lt;1&gt;",
    "1",
    "\u00a0km",
    "橋",
    "é",
    "(",
    "…",
    "12,400 ",
    "-",
]
_LOOKS = [
    "",
    "<w:b/>",
    "<w:i/>",
    '<w:lang w:val="en-GB"/>',
    "<w:b/><w:noProof/>",
    '<w:rStyle w:val="x"/>',
    "<w:vanish/>",
]
_RUN = "<w:r><w:rPr><w:i/></w:rPr>{}</w:r>"
_SIGNS = [
    "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", '<w:r><w:footnoteReference w:id="2"/></w:r>', "<w:r/>",
    '<w:bookmarkStart w:id="1" w:name="a"/>', '<w:bookmarkEnd w:id="1"/>', "<w:proofErr/>",
    "<w:r><w:lastRenderedPageBreak/></w:r>",
    '<w:commentRangeStart w:id="0"/>', '<w:r><w:commentReference w:id="0"/></w:r>',
    "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>",
    test_docx.drawing("Old bridge"), test_docx.drawing("", p("In a box.")), test_docx.field(" XE y ").replace("separate", "x"),
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>', "<w:r><w:t>A</w:t><w:br/><w:tab/><w:t>B</w:t></w:r>",
]  # fmt: skip
_TEXT = st.sampled_from(_WORDS)
_RUNS = st.builds(r, _TEXT, st.sampled_from(_LOOKS))
_AROUND = st.sampled_from(
    [
        '<w:hyperlink r:id="rId7">{}</w:hyperlink>',
        '<w:ins w:id="3">{}</w:ins>',
        "<w:smartTag>{}</w:smartTag>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr=" REF a ">{}</w:fldSimple>',
        test_docx.field(' HYPERLINK "https://example.org/" ', "{}"),
        '<w:moveTo w:id="4">{}</w:moveTo>',
    ]
)


def _inside(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda around, each: around.replace("{}", "".join(each)), _AROUND, st.lists(inner, max_size=4))


_WORD = st.lists(st.recursive(_RUNS | st.sampled_from(_SIGNS), _inside, max_leaves=6), max_size=9).map("".join)

_OPEN_SIGNS = [
    "<text:tab/>", "<text:line-break/>", '<text:s text:c="3"/>', "<text:s/>", '<text:bookmark text:name="a"/>',
    "<text:soft-page-break/>",
    '<text:change text:change-id="c"/>', "<text:page-number>3</text:page-number>",
    "<text:note><text:note-body><text:p>Counted.</text:p>"
    "</text:note-body></text:note>", "<draw:frame><svg:desc>Old bridge</svg:desc></draw:frame>",
    "<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame>",
    "<office:annotation><text:p>Really?</text:p></office:annotation>",
]  # fmt: skip
_OPEN_AROUND = st.sampled_from(
    [*(f'<text:span text:style-name="T{n}">{{}}</text:span>' for n in (1, 2, 3)), '<text:a xlink:href="x">{}</text:a>',
     "<text:placeholder>{}</text:placeholder>", "<text:ruby><text:ruby-base>{}</text:ruby-base></text:ruby>"]
)  # fmt: skip


def _open_inside(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda around, each: around.replace("{}", "".join(each)), _OPEN_AROUND, st.lists(inner, max_size=4)
    )


_OPEN = st.lists(st.recursive(_TEXT | st.sampled_from(_OPEN_SIGNS), _open_inside, max_leaves=6), max_size=9).map(
    "".join
)


def word_file(paragraphs: list[str]) -> bytes:
    return docx(
        p("Bridge closed", style="Titel") + "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs),
        links=test_docx.LINK,
    )


def open_file(paragraphs: list[str]) -> bytes:
    return test_odt.odt(*(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs))


def words(text: str) -> str:
    """A text without marks: what stood in a revision together with its text may stand outside of it afterwards."""
    return " ".join(MARK.sub("", text).split())


FILES = [("docx", _WORD, word_file), ("odt", _OPEN, open_file)]


@pytest.mark.parametrize(("name", "each", "made"), FILES, ids=["docx", "odt"])
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_and_words_return(name, each, made, data):
    file = made(data.draw(st.lists(each, min_size=1, max_size=3)))
    result = reading.read(file, name)
    assert articles.encode(result.article, result.article.text) == file
    render = reading.FORMATS[name].render
    assert weave(result, lambda block: block.text, render) == result.article.text
    assert not [line for line in coverage(result).warnings if "has no body" not in line]
    again = reading.read(reading.localized(result), name)
    reported = [words(reading.upper(block)) for block in result.walk() if block.role is not Role.FURNITURE]
    assert sorted(words(text) for text in reading.texts(again)) == sorted(reported)
    assert reading.FORMATS[name].page(result).document.blocks


@pytest.mark.parametrize(("name", "each", "made"), FILES, ids=["docx", "odt"])
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_whatever_becomes_of_the_marks_the_file_can_be_read(name, each, made, data):
    result = reading.read(made([data.draw(each)]), name)
    marks = [mark[0] for block in result.walk() for mark in MARK.finditer(block.text)]
    pieces = st.lists(
        st.sampled_from([*marks, "</1>", "<2>", "<9/>", "слово", " ", "\n", "\t", "&", "<b>", "\x01"]), max_size=8
    )
    texts = {id(block): "".join(data.draw(pieces)) for block in result.walk()}
    written = reading.localized(result, "fa", lambda block: texts.get(id(block), block.text))
    assert Counter(block.role for block in reading.read(written, name).blocks)[Role.FURNITURE] == sum(
        block.role is Role.FURNITURE for block in result.blocks
    )
