"""Who and when, in one line."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from l10n.article.formats import html, markdown, text
from l10n.article.role_patterns import is_name
from l10n.article.signature import is_date, read
from l10n.model import Article, Document, Role
from l10n.plugin import FormatOptions


def page(body: str, head: str = "") -> Document:
    story = "It rained on the valley for days. " * 9
    source = f"<html lang=en><head>{head}</head><body><article>{body}<p>{story}</p></article>"
    return html.FORMAT.parse(
        Article("flood", "en", PurePosixPath("source/flood.html"), "html", source), FormatOptions()
    )


@pytest.mark.parametrize(
    ("line", "name", "date"),
    [
        ("By Ana Ruiz | November 13, 2014 | Print", "Ana Ruiz", "2014-11-13"),
        ("Ana Ruiz · 13 November 2014", "Ana Ruiz", "2014-11-13"),
        ("Published February 25, 2021", "", "2021-02-25"),
        ("Updated 14:05", "", ""),
        ("The newsroom", "The newsroom", ""),
    ],
)
def test_names_and_dates_of_a_line(line: str, name: str, date: str) -> None:
    result = read(line, "en")
    assert (result.name, result.date) == (name, date)


def test_what_is_a_date_alone_and_what_is_the_heading_of_a_chapter() -> None:
    assert is_date("Updated November 24, 2026", "en")
    assert not is_date("Mayor resigns November 24, 2026", "en")
    assert not is_name("CHAPTER IV.")
    assert is_name("Ana I. Ruiz")


def test_a_date_in_the_byline_of_a_page_is_no_author() -> None:
    result = page('<h1>Flood</h1><div class="byline"><time>February 25, 2021</time></div>').meta
    assert (result.get("byline"), result["date"]) == (None, "2021-02-25")


def test_name_and_date_of_a_page_without_classes() -> None:
    result = page("<h1>Flood</h1><p>By <a rel=author href=/c>C. Person</a> | November 13, 2014 | Print</p>")
    assert (result.meta["byline"], result.meta["date"]) == ("C. Person", "2014-11-13")
    assert Role.BYLINE in {block.role for block in result.blocks}


def test_a_break_in_the_headline_parts_two_words() -> None:
    assert page("<h1>Flood in the<br>valley</h1>").meta["title"] == "Flood in the valley"


def test_two_authors_are_two() -> None:
    head = '<meta name=author content="Ana Ruiz"><meta name=author content="Ida Moe">'
    assert page("<h1>Flood</h1>", head).meta["authors"] == "Ana Ruiz\nIda Moe"
    ld = '{"@type": "NewsArticle", "dateModified": "2021-02-26", "author": [{"name": "Ana Ruiz"}, {"name": "Ida Moe"}]}'
    result = page("<h1>Flood</h1>", f'<script type="application/ld+json">{ld}</script>').meta
    assert (result["authors"], result["updated"]) == ("Ana Ruiz\nIda Moe", "2021-02-26")
    source = "---\nauthors: [Ana Ruiz, Ida Moe]\n---\n\nIt rained.\n"
    article = Article("flood", "en", PurePosixPath("source/flood.md"), "markdown", source)
    assert markdown.FORMAT.parse(article, FormatOptions()).meta["authors"] == "Ana Ruiz\nIda Moe"


def test_a_line_of_plain_text_that_is_a_date_is_no_headline() -> None:
    lead = (
        "The mayor of the town in the valley resigned on Tuesday after a long quarrel over the price of the new bridge."
        * 2
    )
    source = f"Mayor resigns\n\nBy A. Person\n\nNovember 24, 2026\n\n{lead}\n"
    article = Article("mayor", "en", PurePosixPath("source/mayor.txt"), "text", source)
    result = text.FORMAT.parse(article, FormatOptions()).meta
    assert (result["title"], result["date"], result["byline"]) == ("Mayor resigns", "2026-11-24", "A. Person")
