"""The net: how much of what readers see is in units, and what is said where it is little."""

from pathlib import PurePosixPath

import pytest

from l10n.article import article as articles
from l10n.article.coverage import coverage
from l10n.plugin import Format, FormatOptions, load

FORMATS = load("l10n.article.formats", Format)
PROSE = "The river rose by two metres overnight, and forty families left their houses for the school on the hill."

MORE = "The mayor said that the bridge would stay closed until the water had gone, and thanked the firemen."


def measured(text, name):
    path = PurePosixPath("source", name)
    data = text if isinstance(text, bytes) else text.encode()
    article = articles.decode(data, "flood", path, articles.format_name(path, FORMATS), articles.ReadingOptions("en"))
    return coverage(articles.parse(article, FormatOptions(), FORMATS))


@pytest.mark.parametrize("name", ["flood.txt", "flood.md", "flood.html"])
def test_an_article_that_is_read_well_has_all_its_words_in_units(name):
    text = f"# Flood\n\n{PROSE}\n\n{MORE}\n"
    if name.endswith("html"):
        text = f"<html lang=en><body><h1>Flood</h1><article><p>{PROSE}</p><p>{MORE}</p></article></body></html>"
    result = measured(text, name)
    assert result.share > 0.95
    assert result.warnings == ()


def test_a_page_without_a_body_is_named():
    page = f"<html lang=en><head><title>Flood</title></head><body><h1>Flood</h1><nav><p>{PROSE}</p></nav></body></html>"
    assert "has no body" in measured(page, "flood.html").warnings[0]


@pytest.mark.parametrize("body", ["", "<div id=app></div><script>render()</script>"])
def test_what_a_head_says_is_not_a_body(body):
    data = f'{{"@type": "NewsArticle", "headline": "Flood", "description": "{PROSE}", "articleBody": "{MORE}"}}'
    head = f'<title>Flood</title><meta name=description content="{PROSE}"><script type="application/ld+json">{data}</script>'
    page = f"<html lang=en><head>{head}</head><body><h1>Flood</h1>{body}</body></html>"
    assert "has no body" in measured(page, "flood.html").warnings[0]


CODE = ["```\n{}\n{}\n```\n", "    {}\n\n\t{}\n", "    {}\r\n\t{}\r\n", "`{}`\n\n`{}`\n", "[{}]: /a\n[{}]: /b\n"]
CODE += [
    "- ```\n  {}\n  {}\n  ```\n",
    "> ```sh\n> {}\n> {}\n> ```\n",
    "{{% set codeBlock %}}\n{}\n\n{}\n{{% endset %}}\n",
]


@pytest.mark.parametrize("code", CODE)
def test_code_and_markup_are_not_words(code):
    lines = code.format("set all the gates to open now please", "and keep them open until the evening")
    result = measured(f"# Flood\n\n{PROSE}\n\n{lines}\n{MORE}\n", "flood.md")
    assert (result.share, result.units) == (1, len(f"Flood {PROSE} {MORE}".split()) - PROSE.split().count("a"))


def test_a_stray_byte_is_named_with_its_line():
    result = measured(f"Flood\n\n{PROSE} – Élan.\n\nTw\xff".encode().replace(b"\xc3\xbf", b"\xff"), "flood.txt")
    assert result.warnings == (
        "source/flood.txt:5: has a byte that is not a character in UTF-8; save the file as UTF-8",
    )


def test_strings_of_json_that_nobody_reads_are_counted_and_keys_are_not():
    body = "Rain fell on the valley for a week and the river rose over its banks. " * 3
    keys = ", ".join(f'"some_long_key_{n}": "word"' for n in range(60))
    note = "a note that editors wrote for each other and nobody else"
    result = coverage(parsed(f'{{{keys}, "body": "{body}", "note": "{note}"}}', "a.json"))
    assert result.words - result.units == 10
    assert result.warnings == ()


def test_comments_of_readers_are_not_what_a_feed_says():
    item = "<item><content:encoded>Rain fell on the valley.</content:encoded><wp:post_type>post</wp:post_type>"
    words = "<wp:comment_content><![CDATA[It did not rain where I live at all]]></wp:comment_content>"
    comments = f"<wp:comment>{words}</wp:comment>" * 9
    text = f'<rss xmlns:wp="x"><channel>{item}{comments}</item></channel></rss>'
    assert coverage(parsed(text, "a.xml")).share == 1


def parsed(text, name):
    path = PurePosixPath("source", name)
    format_ = articles.format_name(path, FORMATS)
    article = articles.decode(text.encode(), "a", path, format_, articles.ReadingOptions("en"))
    return articles.parse(article, FormatOptions(), FORMATS)
