"""What the head of a page says."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from l10n.article import weave
from l10n.article.formats import html
from l10n.model import Article, Document
from l10n.plugin import FormatOptions


def read(text: str) -> Document:
    return html.FORMAT.parse(Article("a", "en", PurePosixPath("source/a.html"), "html", text), FormatOptions())


def titles(text: str) -> list[str]:
    return [block.text for block in read(text).blocks if block.syntax == "title"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("<title> Harbour\n opens </title>", "Harbour opens"),
        ("<title>Harbour opens - Sea wall</title>", "Harbour opens - Sea wall"),
        ("<title>Harbour opens &mdash; The Post</title><h1>Harbour opens</h1>", "Harbour opens"),
        ("<title>The Post: Harbour | Harbour opens</title><h1>Harbour opens</h1>", "Harbour opens"),
        (
            "<title>Harbour opens - Coast - THE POST</title><meta property=og:site_name content='The Post'>",
            "Harbour opens - Coast",
        ),
        ("<title>The Post | Harbour opens</title><meta property=og:site_name content='The Post'>", "Harbour opens"),
        ("<title>Press &lt;1&gt;</title>", "Press <1/>"),
    ],
)
def test_the_title_is_a_block_without_the_sites_name(text: str, title: str) -> None:
    assert titles(text) == [title]
    assert read(text).meta["title"]


def test_only_the_first_title_counts() -> None:
    assert titles("<title>One</title><title>Two</title>") == ["One"]
    assert titles("<title>—</title>") == []


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("<meta name=author content='Ana Ruiz'>", "byline", "Ana Ruiz"),
        ("<meta property=article:author content=https://x.example/ana>", "byline", None),
        ("<p class=byline>By Ana Ruiz", "byline", "Ana Ruiz"),
        ("<meta name=date content=2026-01-02>", "date", "2026-01-02"),
        ("<meta name=date content='2 January 2026'>", "date", None),
        ("<time datetime='2026-01-02T10:00Z'>today</time>", "date", "2026-01-02T10:00Z"),
        ("<link rel='x canonical' href='https://a.example/?x=1&amp;y=2'>", "url", "https://a.example/?x=1&y=2"),
        ("<html lang=en_gb>", "language", "en-GB"),
        ("<html lang='not a tag'>", "language", None),
        ("<html xml:lang=uk>", "language", "uk"),
        ("<meta name=description content='It &amp; all'>", "description", "It & all"),
        ("<meta property=og:image content=/a.jpg>", "image", "/a.jpg"),
        ("<meta name=description>", "description", None),
        ("<figure><figcaption>The sea</figcaption></figure>", "caption", "The sea"),
        ("<meta property=og:title content='Harbour opens'>", "title", "Harbour opens"),
    ],
)
def test_facts_stem_from_the_page(text: str, fact: str, value: str | None) -> None:
    assert read(text + "<p>Words.").meta.get(fact) == value


JSON = """<script type="application/ld+json">%s</script>"""


def json_blocks(json: str) -> list[tuple[str, str]]:
    return [(block.role.value, block.text) for block in read(JSON % json).blocks]


@pytest.mark.parametrize(
    ("json", "expected"),
    [
        ('{"@type":"NewsArticle","headline":"Harbour opens"}', [("headline", "Harbour opens")]),
        ('[{"@type":["Thing","ReportageNewsArticle"],"description":"One."}]', [("standfirst", "One.")]),
        (
            '{"@graph":[{"@type":"WebPage","headline":"x y"},{"@type":"BlogPosting","headline":"A b"}]}',
            [("headline", "A b")],
        ),
        (r'{"@type":"Article","headline":"Say \"no\" \u2014 \ud83d\ude00"}', [("headline", 'Say "no" — 😀')]),
        (r'{"@type":"Article","articleBody":" One.\n\nTwo \\n it.\r\n "}', [("body", "One."), ("body", "Two \\n it.")]),
        (r'{"@type":"Article","headline":"Press <1> now"}', [("headline", "Press <1/> now")]),
        (r'{"@type":"Article","headline":"Half \ud83d"}', []),
        ('{"@type":"Article","articleSection":["City","Sea"]}', [("kicker", "City"), ("kicker", "Sea")]),
        ('{"@type":"Article","author":{"name":"x","description":"no"},"headline":"A b"}', [("headline", "A b")]),
        ('{"@type":"Article","headline":"A b"', []),
        ('{"@type":"Article","headline":"A b"]', []),
        ('{"@type":"Article","headline":"A\nb"}', []),
        (r'{"@type":"Article","headline":"A \x b"}', []),
        ("}", []),
        ("", []),
        ('{"@type":"Article","n":[1,-2.5e3,true,null,[]],"headline":"A b"}', [("headline", "A b")]),
    ],
)
def test_json_ld_of_the_article_is_spliced(json: str, expected: list[tuple[str, str]]) -> None:
    assert json_blocks(json) == expected


def test_json_ld_yields_facts() -> None:
    meta = read(
        JSON % '{"@type":"NewsArticle","author":[{"name":"Ana Ruiz"},{"name":"Bo Li"}],"datePublished":"2026-01-02",'
        '"inLanguage":"uk","publisher":{"name":"The Post"},"url":"https://a.example/1","headline":"Harbour opens"}'
    ).meta
    assert dict(meta) == {
        "authors": "Ana Ruiz\nBo Li",
        "byline": "Ana Ruiz, Bo Li",
        "date": "2026-01-02",
        "language": "uk",
        "site": "The Post",
        "url": "https://a.example/1",
        "title": "Harbour opens",
    }
    assert read(JSON % '{"@type":"Article","author":"Ana Ruiz"}').meta == {"byline": "Ana Ruiz"}


@pytest.mark.parametrize(
    ("json", "expected"),
    [
        ('"Harbour"', '"Hafen </b> \\"é\\""'.replace("<", "\\u003c")),
        (r'"Harbour \u2014"', r'"Hafen \u003c/b> \"\u00e9\""'),
    ],
)
def test_json_stays_json_inside_its_script(json: str, expected: str) -> None:
    text = JSON % ('{"@type":"Article","headline":' + json + "}")
    block = read(text).blocks[0]
    assert f'"{html.FORMAT.render(block, "Hafen </b> " + chr(34) + "é" + chr(34))}"' == expected


def test_deep_json_does_not_recurse() -> None:
    assert json_blocks('{"a":' * 20_000 + "1" + "}" * 20_000) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<meta name="keywords" content="river, storm surge ,,-">', ["river", "storm surge"]),
        ("<meta name=news_keywords content='M&amp;S, caf&eacute;'>", ["M&S", "café"]),
        ("<meta property=article:tag content=river>", ["river"]),
        ("<meta name=keywords content=river,sea>", ["river", "sea"]),
        ("<meta name=keywords content>", []),
        ("<meta name=keyword content=river>", []),
    ],
)
def test_each_keyword_is_a_unit(text: str, expected: list[str]) -> None:
    document = read(text)
    assert [block.text for block in document.blocks] == expected
    assert {block.role.value for block in document.blocks} <= {"kicker"}


def test_keywords_return_whatever_is_written_for_them() -> None:
    hard = 'it\'s "a", <b> &amp; = `x`'
    for text in ('<meta name="keywords" content="river,sea">', "<meta name=keywords content=river,sea>"):
        woven = weave.weave(read(text), lambda _: hard, html.FORMAT.render)
        assert [block.text for block in read(woven).blocks] == [hard, hard]


def test_keywords_and_captions_of_json_ld_are_units() -> None:
    assert json_blocks(
        '[{"@type":"NewsArticle","keywords":"river, storm surge","image":[{"caption":"A pier"},{"@id":"#p"}],'
        '"author":{"name":"I. Moe","image":{"caption":"I. Moe"}}},{"@type":"ImageObject","@id":"#p","caption":"A boat"},'
        '{"@type":"Organization","logo":{"@type":"ImageObject","caption":"The Tide"}}]'
    ) == [("kicker", "river"), ("kicker", "storm surge"), ("caption", "A pier"), ("caption", "A boat")]
    assert json_blocks('{"@type":"NewsArticle","keywords":["river","sea, wind"]}') == [
        ("kicker", "river"),
        ("kicker", "sea"),
        ("kicker", "wind"),
    ]
    document = read('<script type="application/ld+json">{"@type":"Article","keywords":"river,sea"}</script>')
    woven = weave.weave(document, lambda _: 'a, "b"', html.FORMAT.render)
    assert [block.text for block in read(woven).blocks] == ['a, "b"'] * 2
