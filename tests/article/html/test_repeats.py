"""Structured data that repeats the text of its page."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from l10n.article import article as articles
from l10n.article import weave
from l10n.article.formats import html
from l10n.model import Article, Document
from l10n.plugin import FormatOptions

PAGE = """<html lang="en"><head><script type="application/ld+json">{"@type":"NewsArticle","articleBody":"%s"}</script></head>
<body><article><h1>Pier closed</h1><p>The <a href="/pier">old pier</a> stays closed until the spring.</p><h2>Costs</h2>
<p>“We need two more winters for it,” the harbour master said.</p></article></body></html>"""
SHOWN = [
    ("The <1>old pier</1> stays closed until the spring.", ""),
    ("Costs", "heading"),
    ("“We need two more winters for it,” the harbour master said.", ""),
]
FIRST, LAST = (
    "The old pier stays closed until the spring.",
    '"We need two more winters for it,\\" the harbour master said.',
)


def read(body: str) -> Document:
    article = Article("pier", "en", PurePosixPath("source/pier.html"), "html", PAGE % body)
    return articles.parse(article, FormatOptions(), {"html": html.FORMAT})


def repeated(body: str) -> list[tuple[str, str]]:
    """The units of structured data, as catalogs tell them apart."""
    return [(block.text, block.role.context) for block in read(body).blocks if block.syntax.startswith("json")]


@pytest.mark.parametrize(
    "body",
    [
        rf"{FIRST}\n\nCosts\n\n\{LAST}",
        rf"{FIRST}Costs\{LAST}",
        rf"{FIRST} Costs \{LAST}",
        rf"<p>The <a href=\"/pier\">old&nbsp;pier</a> stays closed until the spring.<\/p><h2>Costs</h2><p>\{LAST}</p>",
        rf"\u003cp\u003e{FIRST}\u003c/p\u003eCosts\u003cbr\u003e“We need two more winters for it,” the harbour master said.",
        rf"{FIRST}Costs&quot;We need two more winters for it,&quot; the harbour master said.",
    ],
)
def test_what_the_page_shows_is_the_same_unit_in_structured_data(body: str) -> None:
    assert repeated(body) == SHOWN
    document = read(body)
    assert weave.fault(document) == ""
    built = weave.weave(document, lambda block: block.text.replace("r", "ř"), html.FORMAT.render)
    assert "The old pieř stays closed until the spřing." in built.partition("</script>")[0]


def test_what_the_page_does_not_show_stays_a_separate_unit_with_marks_for_tags() -> None:
    body = rf"{FIRST} Seen from the <b>north &amp; east</b> side.<p>\{LAST}</p>"
    assert repeated(body) == [SHOWN[0], ("Seen from the <1/>north & east<2/> side.", ""), SHOWN[2]]
    built = weave.weave(read(body), lambda block: block.text.replace("side", "<shore>"), html.FORMAT.render)
    assert "Seen from the\\u0020<b>north &amp; east</b>\\u0020&lt;shore&gt;." in built.replace("\\u003c", "<")


def test_different_words_between_the_same_items_are_not_taken_for_the_page() -> None:
    changed = FIRST.replace("spring", "summer")
    assert repeated(rf"{changed}\n\{LAST}") == [(changed, ""), SHOWN[2]]
    assert repeated("Cost? No.") == [("Cost? No.", "")]
