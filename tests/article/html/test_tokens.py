"""The tokenizer sees what a browser sees, loses nothing, and stays linear."""

from __future__ import annotations

import pytest

from l10n.article.html.tokens import Token, TokenKind, tokens
from l10n.errors import ArticleError
from tests.patience import patience


def read(text: str) -> list[Token]:
    result = list(tokens(text, "source/a.html"))
    assert "".join(text[token.start : token.end] for token in result) == text
    return result


def shapes(text: str) -> list[tuple[str, str]]:
    return [(token.kind.value, token.name or text[token.start : token.end]) for token in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<P CLASS=a>x</p >", [("open", "p"), ("text", "x"), ("close", "p")]),
        ("a < b <1> <", [("text", "a < b <1> <")]),
        ("a</", [("text", "a</")]),
        ("<!DOCTYPE html>x", [("comment", "<!DOCTYPE html>"), ("text", "x")]),
        ("<!-->x<!--->y<!-- a --!>z", [("comment", "<!-->"), ("text", "x"), ("comment", "<!--->"), ("text", "y")]),
        ("</>x</ y>", [("comment", "</>"), ("text", "x"), ("comment", "</ y>")]),
        ("<?xml v?>x<![CDATA[a]]>", [("comment", "<?xml v?>"), ("text", "x"), ("comment", "<![CDATA[a]]>")]),
        ("<svg><![CDATA[a>b]]></svg>", [("open", "svg"), ("comment", "<![CDATA[a>b]]>"), ("close", "svg")]),
        ("<title>a<b></titles></TITLE>", [("open", "title"), ("raw", "title"), ("close", "title")]),
        ("<svg><title><b>x</b></title></svg>", [("open", "svg"), ("open", "title"), ("open", "b"), ("text", "x")]),
        ("<svg><style>a<b>", [("open", "svg"), ("open", "style"), ("text", "a"), ("open", "b")]),
        ("<svg><p><style>a<b</style>", [("open", "svg"), ("open", "p"), ("open", "style"), ("raw", "style")]),
        ("<plaintext><p>x", [("open", "plaintext"), ("raw", "plaintext")]),
        ("<style></style>", [("open", "style"), ("close", "style")]),
        ("<svg/><title>a<b></title>", [("open", "svg"), ("open", "title"), ("raw", "title"), ("close", "title")]),
        ("<svg><desc><p>x</svg><title>y<i></title>", [("open", "svg"), ("open", "desc"), ("open", "p"), ("text", "x")]),
    ],
)
def test_reads_markup_as_browsers_do(text: str, expected: list[tuple[str, str]]) -> None:
    assert shapes(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("<script>if (a<b) '</p>'</script>x", "if (a<b) '</p>'"),
        ("<script><!-- <script> </script> --></script>x", "<!-- <script> </script> -->"),
        ("<script><!-- </script> -->", "<!-- "),
        ("<script><!--> <script> </script>", "<!--> <script> "),
        ("<script><!-- <script> <script> </script> </script>", "<!-- <script> <script> </script> "),
        ("<script></scripts></SCRIPT\t>", "</scripts>"),
    ],
)
def test_finds_the_end_of_scripts(text: str, content: str) -> None:
    raw = read(text)[1]
    assert (raw.kind, text[raw.start : raw.end]) == (TokenKind.RAW, content)


def test_attributes_are_where_they_state() -> None:
    text = "<a HREF = 'x y' title=\"a>b\" id=u/v/ hidden a= b=1 title=z / =q>"
    tag = read(text)[0]
    assert [(a.name, a.value, text[a.start : a.end]) for a in tag.attributes] == [
        ("href", "x y", "'x y'"),
        ("title", "a>b", '"a>b"'),
        ("id", "u/v/", "u/v/"),
        ("hidden", "", ""),
        ("a", "b=1", "b=1"),
        ("title", "z", "z"),
        ("=q", "", ""),
    ]
    assert tag.value("title") == "a>b"
    assert not tag.empty
    assert read("<a b=>x")[0].value("b") == ""
    assert [read(text)[0].empty for text in ("<br/>", "<br />", "<a href=x/>", "<a href='x'/>")] == [
        True,
        True,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("a\n<!-- b", "source/a.html:2: the comment is never closed; close it with '-->'"),
        ("<p>\r\n\r\n<a href='x>", "source/a.html:3: the value of 'href' is never closed; close it with '"),
        ("<p", "source/a.html:1: the tag '<p' is never closed; close it with '>'"),
        ("<a b ", "source/a.html:1: the tag '<a' is never closed; close it with '>'"),
        ("<script>x", "source/a.html:1: <script> is never closed; close it with '</script>'"),
        ("<title>x", "source/a.html:1: <title> is never closed; close it with '</title>'"),
        ("<?x", "source/a.html:1: '<?' is never closed; close it with '>'"),
        ("<svg><![CDATA[x", "source/a.html:1: '<!' is never closed; close it with ']]>'"),
        ("<!x", "source/a.html:1: '<!' is never closed; close it with '>'"),
    ],
)
def test_says_what_is_never_closed(text: str, reported: str) -> None:
    with pytest.raises(ArticleError) as caught:
        read(text)
    assert str(caught.value) == reported


@pytest.mark.parametrize(
    "text",
    [
        "<" * 500_000,
        "<div>" * 50_000,
        f"<img alt='{'x' * 1_000_000}'>",
        "<a " + "b " * 100_000 + ">",
        "<a " + '"' * 500_000 + ">",
        "<script>" + "<!--<script>" * 50_000 + "-->" * 3 + "</script>",
        "<svg>" * 20_000 + "</math>" * 20_000,
        "&" * 500_000,
    ],
)
def test_is_linear(text: str) -> None:
    with patience():
        read(text)
