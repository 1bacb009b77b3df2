"""The laws of texts nested in another syntax: nothing is lost, and words read back the same."""

import json
from pathlib import PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.article import article as articles
from l10n.article import weave
from l10n.article.formats import feed as feed_format
from l10n.article.formats import json as json_format
from l10n.article.paragraphs import single_line
from l10n.errors import ArticleError
from l10n.markup import MARK
from l10n.model import Article, Document
from l10n.plugin import FormatOptions

FORMATS = {"json": json_format.FORMAT, "feed": feed_format.FORMAT}
PIECES = [
    *(
        "Rain",
        " fell.",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<br>",
        "&amp;",
        "&",
        "<1>",
        "<",
        ">",
        '"',
        "\\",
        "/",
        "\n",
        "\n\n",
        "\t",
    ),
    *(
        "é",
        "😀",
        "\u2028",
        "\x01",
        "]]>",
        "<!-- x -->",
        '<a href="x" title="A pier">',
        "</a>",
        "<img alt='A pier'>",
        "<li>",
        "中文",
    ),
]
MARKS = [
    *(
        "**",
        "*",
        "[",
        "](http://a.example/x)",
        "][x]",
        "`",
        "# ",
        "\n- ",
        "\n1. ",
        "\n> ",
        "\n\n",
        "\n```\n",
        "\\",
        '"',
        "| a | b |",
    ),
    *(
        "\n| --- | --- |\n",
        "![pier](a.png)",
        "<b>",
        "</b>",
        "\n\n<div>Rain</div>\n\n",
        "---\n",
        "title: Rain\n",
        "\n[x]: /y\n",
    ),
]
marked = st.lists(st.sampled_from([*MARKS, *PIECES]), max_size=12).map("".join)
texts = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)
words = st.lists(
    st.sampled_from(["Rain", " ", "é", "😀", '"', "\\", "/", "&", "<", ">", "]]>", "\u00a0", "'"]), min_size=1
).map("".join)


def parsed(text: str, format_: str) -> Document:
    return articles.parse(Article("a", "en", PurePosixPath("a.x"), format_, text), FormatOptions(), FORMATS)


def assert_nothing_is_lost(text: str) -> None:
    try:
        document = parsed(text, "json")
    except ArticleError:
        return
    render = json_format.FORMAT.render
    assert weave.fault(document) == ""
    assert weave.weave(document, lambda block: block.text, render) == text
    made = json.loads(weave.weave(document, lambda block: block.text + " x", render))
    assert made["note"] == "x"
    page = json_format.FORMAT.page(document)
    assert weave.fault(page) == ""
    assert [block.text for block in page.walk()] == [block.text for block in document.walk()]


@given(texts, texts, st.booleans())
@settings(max_examples=200, deadline=None)
def test_nothing_of_a_file_is_lost(title, body, ascii_only):
    text = json.dumps({"title": title, "body": body, "note": "x"}, ensure_ascii=ascii_only)
    assert_nothing_is_lost(text)


@given(words)
@settings(max_examples=200, deadline=None)
def test_words_read_back_the_same(reported):
    for text in (
        '{"title": "Old pier", "body": "<p>Old words</p>"}',
        '{"title":"Old pier","body":"<p>Old\\u00a0words<\\/p>"}',
    ):
        document = parsed(text, "json")
        woven = weave.weave(document, lambda block: reported, json_format.FORMAT.render)
        if any(map(str.isalnum, reported)) and not MARK.search(reported):
            again = parsed(woven, "json")
            assert single_line(again.blocks[0].text) == single_line(reported)
            assert again.blocks[1].text == reported


@given(marked, texts, st.booleans())
@settings(max_examples=300, deadline=None)
def test_nothing_of_markdown_in_a_field_is_lost(body, second, ascii_only):
    values = {"title": "Old pier", "body_markdown": body, "excerpt": second, "note": "x"}
    text = json.dumps(values, ensure_ascii=ascii_only).replace("/", "\\/")
    assert_nothing_is_lost(text)


@given(words)
@settings(max_examples=200, deadline=None)
def test_words_in_markdown_read_back_the_same(reported):
    text = json.dumps({"title": "Old pier", "body_markdown": "# Rain\n\nOld **words**, see [x].\n\n[x]: /y\n\n- One\n"})
    document = parsed(text, "json")
    woven = weave.weave(document, lambda block: reported, json_format.FORMAT.render)
    if any(map(str.isalnum, reported)) and not MARK.search(reported):
        again = parsed(woven, "json")
        assert [single_line(block.text) for block in again.blocks] == [single_line(reported)] * 4


def feed(title: str, body: str, cdata: bool) -> str:
    if cdata:
        body, title = (f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>" for text in (body, title))
    else:
        body, title = (text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for text in (body, title))
    item = f"<title>{title}</title><content:encoded>{body}</content:encoded><wp:post_type>post</wp:post_type>"
    return f'<rss xmlns:wp="x"><channel><item>{item}</item></channel></rss>'


@given(texts, texts, st.booleans())
@settings(max_examples=200, deadline=None)
def test_nothing_of_a_feed_is_lost(title, body, cdata):
    text = feed(title, body, cdata)
    try:
        document = parsed(text, "feed")
    except ArticleError:
        return
    render = feed_format.FORMAT.render
    assert weave.fault(document) == ""
    assert weave.weave(document, lambda block: block.text, render) == text
    parsed(weave.weave(document, lambda block: block.text + " x", render), "feed")
    page = feed_format.FORMAT.page(document)
    assert weave.fault(page) == ""
    assert [block.text for block in page.walk()] == [block.text for block in document.walk()]


@given(words, st.booleans())
@settings(max_examples=200, deadline=None)
def test_words_of_a_feed_read_back_the_same(reported, cdata):
    document = parsed(feed("Old pier", "<p>Old words</p>", cdata), "feed")
    woven = weave.weave(document, lambda block: reported, feed_format.FORMAT.render)
    if any(map(str.isalnum, reported)) and not MARK.search(reported):
        again = parsed(woven, "feed")
        assert single_line(again.blocks[0].text) == single_line(reported)
        assert again.blocks[1].text == reported
