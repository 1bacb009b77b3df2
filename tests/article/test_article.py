"""Bytes to articles and back; what cannot be read is refused with its line."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from l10n.article import article as articles
from l10n.article import encoding, weave
from l10n.article.formats import markdown, text
from l10n.errors import ArticleError, UsageError
from l10n.model import Article, Block, Document, Inline, InlineKind, Role
from l10n.plugin import Format, FormatOptions

FORMATS = {"text": text.FORMAT, "markdown": markdown.FORMAT}
PATH = PurePosixPath("source/flood.txt")


def decoded(data: bytes, format_: str = "text") -> Article:
    return articles.decode(data, "flood", PATH, format_, articles.ReadingOptions("en"))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"The river rose.\n", "utf-8"),
        (b"\xef\xbb\xbf" + "Žofia spoke.\r\n".encode(), "utf-8"),
        (b"\xff\xfe" + "Річка піднялась.".encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + "Річка піднялась.".encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_unicode_files_return_byte_for_byte(data: bytes, encoding: str) -> None:
    article = decoded(data)
    assert article.encoding == encoding
    assert not article.text.startswith("\ufeff")
    assert articles.encode(article, article.text) == data


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        ('<?xml version="1.0" encoding="koi8-r"?>', "koi8-r"),
        ('<meta charset="utf-16">', "utf-8"),
        ("<p>", "utf-8"),
    ],
)
def test_pages_state_their_encoding(declaration: str, encoding: str) -> None:
    data = (declaration + "<p>café</p>").encode(encoding if encoding not in {"cp1251", "koi8-r"} else "ascii", "ignore")
    assert decoded(data, "html").encoding == encoding


def test_what_an_old_encoding_lacks_becomes_a_reference() -> None:
    article = decoded(b'<meta charset="windows-1252"><p>caf\xe9</p><script>{"a": "x"}</script>', "html")
    woven = article.text.replace("caf", "кaf").replace("x", "к")
    out = articles.encode(article, woven)
    assert b"<p>&#1082;af\xe9</p>" in out
    assert b'{"a": "\\u043a"}' in out


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "flood.txt:1: is empty"),
        (b"\xef\xbb\xbf \n\t\xc2\xa0\n", "flood.txt:1: is empty"),
        (b"one\ntwo\0three and more", "flood.txt:2: is binary"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04...", "is an office document"),
        ("text".encode("utf-16-le"), "UTF-16 without a byte order mark"),
        ("text".encode("utf-32"), "is in UTF-32"),
        (b"\xff\xfe" + "a\n\0".encode("utf-16-le"), "flood.txt:2: is binary"),
        (b"one\r\ntwo\r\nthr\xe9e", "flood.txt:3: is not UTF-8: byte 0xE9 at column 4"),
        (b"\n" + b"x" * 1_000_001, "flood.txt:2: the line has 1,000,001 characters"),
        (b"x" * (8 * 1024 * 1024 + 1), "split the article"),
    ],
)
def test_what_is_no_article_is_refused_with_its_line(data: bytes, message: str) -> None:
    with pytest.raises(ArticleError) as caught:
        decoded(data)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["klingon-8", "base64"])
def test_a_page_that_names_an_encoding_nobody_knows_is_read_by_its_bytes_as_browsers_do(name: str) -> None:
    article = decoded(f'<meta charset="{name}"><p>Café</p>'.encode(), "html")
    assert article.encoding == "utf-8"
    assert "Café" in article.text
    assert encoding.misnamed(article.text, article.encoding) == name


def test_an_encoding_of_the_settings_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ArticleError, match="unknown encoding 'klingon-8'"):
        encoding.decode(b"Rain.", PurePosixPath("a.txt"), "text", "klingon-8")


def test_a_page_in_another_encoding_than_it_names_is_reported() -> None:
    article = decoded(b"<meta charset=utf-8><p>It fell \xe9t\xe9 \x96 \x93so\x94 at last.</p>", "html")
    assert encoding.misnamed(article.text, article.encoding) == "utf-8"
    assert article.encoding.startswith("cp125")


def test_bytes_that_would_change_are_refused() -> None:
    with pytest.raises(ArticleError, match="cannot be written back"):
        decoded(b'<meta charset="utf-7"><p>caf+AOk- +AGE-</p>', "html")


def test_formats_are_detected_by_suffix() -> None:
    assert articles.format_name(PurePosixPath("a/B.MD"), FORMATS) == "markdown"
    with pytest.raises(UsageError, match=r"no format reads \.docx; known are \.markdown"):
        articles.format_name(PurePosixPath("a.docx"), FORMATS)
    with pytest.raises(UsageError, match="there is no format 'html'"):
        articles.parse(Article("a", "en", PATH, "html", "x"), FormatOptions(), FORMATS)


def test_a_format_that_loses_something_is_refused() -> None:
    lossy = Format((".x",), lambda article, _: Document(article, {}, (), ("",)), lambda _, t: t, lambda t, _: t)
    with pytest.raises(ArticleError, match="without loss"):
        articles.parse(Article("a", "en", PATH, "x", "lost"), FormatOptions(), {"x": lossy})


def faulty(block: Block) -> str:
    article = Article("a", "en", PATH, "x", "A *b* c")
    return weave.fault(Document(article, {}, (block,), ("", "")))


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        (
            Block(Role.BODY, "A *b* c", "A *b* c", 1, 1),
            "line 1 is not where it says: at 1 stands ' *b* c', not 'A *b* c'",
        ),
        (Block(Role.BODY, "A <1/>b* c", "A *b* c", 1), "are not those"),
        (Block(Role.BODY, "A b* c<1/>", "A *b* c", 1, 0, (Inline(1, InlineKind.ALONE, "*", 9),)), "overlaps"),
        (Block(Role.BODY, "A <1/>b* c", "A *b* c", 1, 0, (Inline(1, InlineKind.ALONE, "*", 3),)), "not at its place"),
        (
            Block(
                Role.BODY,
                "A <1/>",
                "A *b* c",
                1,
                0,
                (Inline(1, InlineKind.ALONE, "*", 2, (Block(Role.BODY, "c", "c", 1, 6),)),),
            ),
            "not inside",
        ),
        (
            Block(Role.BODY, "", "A *b* c", 1, 0, tuple(Inline(1, InlineKind.ALONE, "", 0) for _ in range(10_000))),
            "9,999",
        ),
    ],
)
def test_faults_of_documents_are_reported(block: Block, problem: str) -> None:
    assert problem in faulty(block)


def test_inner_words_change_without_the_words_around_them() -> None:
    source = 'See ![a *map*](m.png "Big map") of [it](x "Title").\n'
    document = articles.parse(Article("a", "en", PurePosixPath("a.md"), "markdown", source), FormatOptions(), FORMATS)
    words = {"a <1>map</1>": "un <1>plano</1>", "Title": 'Tít"ulo', "Big map": "Plano"}
    woven = weave.weave(document, lambda block: words.get(block.text), markdown.FORMAT.render)
    assert woven == 'See ![un *plano*](m.png "Plano") of [it](x "Tít\\"ulo").\n'
    words["See <1/> of <2>it</2>."] = "<2>Eso</2>: <1/>!"
    woven = weave.weave(document, lambda block: words.get(block.text), markdown.FORMAT.render)
    assert woven == '[Eso](x "Tít\\"ulo"): ![un *plano*](m.png "Plano")!\n'
