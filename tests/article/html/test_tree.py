"""Runs of text belong to the elements that browsers put them in."""

from __future__ import annotations

import pytest

from l10n.article.html.tokens import tokens
from l10n.article.html.tree import Element, build


def runs(text: str) -> list[tuple[str, str]]:
    return [
        (path(run.inside), "".join(text[p.token.start : p.token.end] for p in run.pieces))
        for run in build(tokens(text, "a")).runs
    ]


def path(element: Element | None) -> str:
    names = []
    while element is not None:
        names.append(element.name)
        element = element.parent
    return " ".join(reversed(names))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>a<p>b", [("p", "a"), ("p", "b")]),
        ("<datalist><option value=a></datalist><p>b", [("p", "b")]),
        ("<p>a<div>b</div>c", [("p", "a"), ("div", "b"), ("", "c")]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>d", [("ul li", "a"), ("ul li ul li", "b"), ("ul li", "c"), ("", "d")]),
        ("<dl><dt>a<dd>b<dt>c</dl>", [("dl dt", "a"), ("dl dd", "b"), ("dl dt", "c")]),
        (
            "<table><tr><td>a<td>b<tr><th>c</table>d",
            [("table tr td", "a"), ("table tr td", "b"), ("table tr th", "c"), ("", "d")],
        ),
        (
            "<table><caption>a<thead><tr><td>b<tbody><tr><td>c<table><tr><td>d</table>e</table>",
            [
                ("table caption", "a"),
                ("table thead tr td", "b"),
                ("table tbody tr td", "c"),
                ("table tbody tr td table tr td", "d"),
                ("table tbody tr td", "e"),
            ],
        ),
        ("<p>a</div>b", [("p", "a"), ("p", "b")]),
        ("a</p>b", [("", "a"), ("", "b")]),
        ("<h1>a</h2>b", [("h1", "a"), ("", "b")]),
        ("<h1>a<h2>b", [("h1", "a"), ("h2", "b")]),
        ("<b>a<p>b</b>c</p>d", [("", "<b>a"), ("b p", "b</b>c"), ("b", "d")]),
        ("<p><b>a<i>b</b>c</i>", [("p", "<b>a<i>b</b>c</i>")]),
        ("<a>x<a>y</a>z", [("", "<a>x<a>y</a>z")]),
        ("a</br>b<br>c", [("", "a</br>b<br>c")]),
        (
            "<html><head><title>t</title><body>a</body></html>b<body>c",
            [("html head title", "t"), ("html body", "a"), ("html body", "b"), ("html body", "c")],
        ),
        ("<head><meta name=x><p>a", [("head", "<meta name=x>"), ("p", "a")]),
        ("<button><p>a</button>b", [("button p", "a"), ("", "b")]),
        ("<p><table><tr><td>a</p>b</table>", [("table tr td", "a"), ("table tr td", "b")]),
        ("<select><option>a<option>b</select>", [("select option", "a"), ("select option", "b")]),
        ("<svg><p>a", [("", "<svg>"), ("svg p", "a")]),
        ("<p>a<svg><rect/><title>b</title></svg>c", [("p", "a<svg><rect/><title>b</title></svg>c")]),
        ("<textarea>a<p></textarea>", [("textarea", "a<p>")]),
    ],
)
def test_text_is_where_browsers_placed_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert runs(text) == expected


@pytest.mark.parametrize(
    "text",
    ["<div>" * 30_000 + "x", "<b>" + "<div>" * 20_000 + "</b>" * 20_000, "<font><p>x" * 20_000, "<li>x" * 20_000],
)
def test_depth_costs_no_more_than_length(text: str) -> None:
    assert build(tokens(text, "a")).runs
