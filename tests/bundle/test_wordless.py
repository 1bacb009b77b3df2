"""What an article holds without words stands in every bundle."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from lxml import etree
from lxml import html as parsed

from l10n.article.article import parse
from l10n.bundle import body, plain, wordless
from l10n.bundle.flow import Writer
from l10n.bundle.outline import outline
from l10n.model import Article, Document
from l10n.plugin import Format, FormatOptions, load
from tests.bundle.editions import edition, reviewed

FORMATS = load("l10n.article.formats", Format)
SUFFIX = {"markdown": "md", "html": "html", "text": "txt"}


def document(format_: str, text: str) -> Document:
    path = PurePosixPath(f"source/pier.{SUFFIX[format_]}")
    return parse(Article("pier", "en", path, format_, text), FormatOptions(), FORMATS)


def writer(result: Document, **media: bytes) -> Writer:
    made = edition(result, "es", reviewed({block.text: block.text for block in result.walk()}))
    return Writer(replace(made, media={name.replace("_", "."): data for name, data in media.items()}))


def html(format_: str, text: str, **media: bytes) -> str:
    result = document(format_, text)
    shown = outline(result)
    return re.sub("\n", "", body.html(shown.body, writer(result, **media)) + body.notes(shown.notes, writer(result)))


def reported(format_: str, text: str) -> str:
    result = document(format_, text)
    return plain.text(outline(result), writer(result))


STORY = "# The pier\n\nIt rained on Monday.\n\n"
PAGE = "<html><body><nav><a href=/>Home</a><iframe src=https://ads.example/x></iframe></nav><article><h1>The pier</h1>"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (
            "<https://example.org/live>",
            '<p><a href="https://example.org/live" dir="ltr">https://example.org/live</a></p>',
        ),
        ("---", "<hr>"),
        ("```sh\nls  -l <x>\n```", '<pre tabindex="0" translate="no" dir="ltr"><code>ls  -l &lt;x&gt;</code></pre>'),
        ("    make all", '<pre tabindex="0" translate="no" dir="ltr"><code>make all</code></pre>'),
        ("![](pier.jpg)", '<figure><img src="pier.jpg" alt=""></figure>'),
        (
            '![](pier.jpg "The old pier")',
            '<figure><img src="pier.jpg" alt=""><figcaption>The old pier</figcaption></figure>',
        ),
        (
            '![A pier](pier.jpg "The old pier")',
            '<figure><img src="pier.jpg" alt="A pier"><figcaption>The old pier</figcaption></figure>',
        ),
        (
            '<iframe src="https://tv.example/e/1" title="The flood"></iframe>',
            '<figure><iframe src="https://tv.example/e/1" title="The flood" loading="lazy" allowfullscreen=""></iframe>'
            "</figure>",
        ),
        (
            "<video controls src='pier.mp4'></video>",
            '<figure><video src="pier.mp4" aria-label="pier.mp4" controls="" preload="metadata"></video></figure>',
        ),
    ],
)
def test_markdown_carries_what_has_no_words(source: str, shown: str) -> None:
    result = html("markdown", f"{STORY}{source}\n\nIt stopped.\n", pier_jpg=b"x", pier_mp4=b"x")
    assert result == f"<p>It rained on Monday.</p>{shown}<p>It stopped.</p>"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (
            "<p><a href='https://example.org/map'>https://example.org/map</a></p>",
            '<p><a href="https://example.org/map" dir="ltr">https://example.org/map</a></p>',
        ),
        (
            "<figure><video controls><source src=https://tv.example/a.mp4></video>"
            "<figcaption>The film of the flood</figcaption></figure>",
            '<figure><video src="https://tv.example/a.mp4" aria-label="tv.example" controls="" preload="metadata"></video>'
            "<figcaption>The film of the flood</figcaption></figure>",
        ),
        (
            "<audio src=https://tv.example/a.mp3></audio>",
            '<figure><audio src="https://tv.example/a.mp3" aria-label="tv.example" controls="" preload="metadata"></audio>'
            "</figure>",
        ),
        ("<img src=https://example.org/p.jpg>", '<figure><img src="https://example.org/p.jpg" alt=""></figure>'),
        ("<img src=https://example.org/count.gif width=1 height=1>", ""),
        ("<pre>a  = <b>1</b></pre>", '<pre tabindex="0" translate="no" dir="ltr"><code>a  = 1</code></pre>'),
        ("<hr>", "<hr>"),
        ("<aside class=newsletter><iframe src=https://ads.example/y></iframe></aside>", ""),
        ("<iframe src=javascript:alert(1)></iframe>", ""),
    ],
)
def test_a_page_carries_what_has_no_words(source: str, shown: str) -> None:
    result = html("html", f"{PAGE}<p>It rained on Monday.</p>{source}<p>It stopped.</p></article></body></html>")
    assert result == f"<p>It rained on Monday.</p>{shown}<p>It stopped.</p>"


def test_an_embed_inside_a_paragraph_stands_after_it() -> None:
    result = html("html", f"{PAGE}<p>See this: <iframe src=https://tv.example/e/1></iframe> it rained.</p></article>")
    assert [element.tag for element in parsed.fromstring(f"<div>{result}</div>")][-2:] == ["figure", "p"]
    assert "tv.example/e/1" in result


def test_a_line_that_is_only_an_address_stays_in_a_text() -> None:
    text = "The pier\n\nIt rained on Monday in the harbour.\n\nhttps://example.org/live\n\nIt stopped on Tuesday.\n"
    assert '<a href="https://example.org/live" dir="ltr">' in html("text", text)
    assert "\n\nhttps://example.org/live\n\n" in reported("text", text)


def test_plain_text_has_addresses_code_and_rules() -> None:
    source = f"{STORY}---\n\n```\nls\n```\n\n<iframe src='https://tv.example/e/1'></iframe>\n\nIt stopped.\n"
    assert reported("markdown", source).split("\n\n")[2:] == ["* * *", "ls", "https://tv.example/e/1", "It stopped."]


def test_what_no_page_can_show_is_named_with_its_line() -> None:
    result = document("markdown", f"{STORY}{{{{< gallery pier >}}}}\n\n<object data=x.swf></object>\n")
    lost = [piece for piece in wordless.find(result) if piece.kind is wordless.WordlessKind.LOST]
    assert [(wordless.line(result, piece), piece.text) for piece in lost] == [
        (5, "the shortcode {{< gallery pier >}}"),
        (7, "<object>"),
    ]


def test_html_that_is_never_closed_costs_itself_alone() -> None:
    result = document("markdown", f"{STORY}<div><!-- open\n\nIt stopped.\n")
    assert [piece.text for piece in wordless.find(result)] == ["HTML that is not closed"]


def test_a_page_that_needs_pictures_of_different_hosts_is_well_formed_xml() -> None:
    source = (
        f"{PAGE}<p>It rained on Monday.</p><hr><video src=https://tv.example/a.mp4></video><p>It stopped.</p></article>"
    )
    result = html("html", source).replace("<hr>", "<hr/>")
    assert [element.tag for element in etree.fromstring(f"<div>{result}</div>")] == ["p", "hr", "figure", "p"]


def test_tables_retain_caption_empty_cells_alignment_and_spans() -> None:
    table = (
        "<table><caption>Litres by day</caption><tr><th></th><th style='text-align:right'>Litres</th></tr>"
        "<tr><td>Monday</td><td align=right>6,870</td></tr><tr><td colspan=2>Closed on Tuesday</td></tr></table>"
    )
    assert html("html", f"{PAGE}<p>It rained on Monday.</p>{table}</article>").endswith(
        '<table><caption>Litres by day</caption><thead><tr><td></td><th scope="col" class="end">Litres</th></tr></thead>'
        '<tbody><tr><td>Monday</td><td class="end">6,870</td></tr><tr><td colspan="2">Closed on Tuesday</td></tr></tbody>'
        "</table></div>"
    )


def test_columns_of_markdown_retain_their_side_and_their_empty_cells() -> None:
    table = "| Day | Litres | Note |\n|:--|--:|:-:|\n| Monday | 6,870 | |\n| | 12 | dry \\| cold |\n"
    tree = parsed.fromstring(html("markdown", STORY + table))
    rows = [[(cell.text or "", cell.get("class")) for cell in row] for row in tree.iter("tr")]
    assert rows[1:] == [
        [("Monday", None), ("6,870", "end"), ("", "center")],
        [("", None), ("12", "end"), ("dry | cold", "center")],
    ]
    assert reported("markdown", STORY + table).endswith("Monday\t6,870\t\n\t12\tdry | cold")


def test_a_note_in_a_superscript_leads_to_its_target() -> None:
    source = (
        "<p>It rained today.<sup><a href='#n1' id=r1>1</a></sup> It stopped.</p>"
        "<ol><li id=n1>By the gauge. <a href='#r1'>Up</a></li></ol>"
    )
    assert html("html", f"{PAGE}{source}</article>") == (
        '<p>It rained today.<sup><a href="#n1" id="r1">1</a></sup> It stopped.</p>'
        '<ol><li id="n1">By the gauge. <a href="#r1">Up</a></li></ol>'
    )


def test_whose_words_a_quotation_is_stays_in_it() -> None:
    source = "<p>It rained.</p><blockquote><p>It came fast.</p><cite>Maria Lopez</cite></blockquote><p>It stopped.</p>"
    assert html("html", f"{PAGE}{source}</article>") == (
        "<p>It rained.</p><blockquote><p>It came fast.</p><footer><cite>Maria Lopez</cite></footer></blockquote>"
        "<p>It stopped.</p>"
    )


def test_a_link_finds_its_definition_whose_label_breaks_over_lines() -> None:
    result = html("markdown", "# The pier\n\nSee [the\nmap] now.\n\n[the\nmap]: https://example.org/map 'The map'\n")
    assert result == '<p>See <a href="https://example.org/map" title="The map">the map</a> now.</p>'


@pytest.mark.parametrize(
    "source",
    [
        '<script src="https://gist.example/a.js"></script>',
        '<div>\n<svg viewBox="0 0 9 9"><path d="M0 0"/></svg>\n</div>',
    ],
)
def test_scripts_and_drawings_in_markdown_are_reported_for_no_page_shows_them(source: str) -> None:
    pieces = wordless.find(document("markdown", STORY + source + "\n"))
    assert [piece.kind for piece in pieces] == [wordless.WordlessKind.LOST]


def test_shortcodes_inside_sentences_are_named_with_their_lines() -> None:
    source = 'See {{< ref "b.md" >}} and {% link x.md %} on {{ page.day }}, **not** `{{ here }}`.\n'
    read = document("markdown", STORY + source)
    assert [(wordless.line(read, piece), piece.text) for piece in wordless.unfilled(read)] == [
        (5, 'the shortcode {{< ref "b.md" >}}'),
        (5, "the shortcode {% link x.md %}"),
        (5, "the shortcode {{ page.day }}"),
    ]


@pytest.mark.parametrize(
    ("format_", "source", "shown"),
    [
        ("markdown", "- `make test`\n- Call it", "<code>make test</code></pre>"),
        ("markdown", "`ls -la`", "<code>ls -la</code></pre>"),
        ("markdown", "$$\nx^2 = 4\n$$", "<code>$$\nx^2 = 4\n$$</code></pre>".replace("\n", "")),
        ("html", "<p><kbd>Ctrl</kbd></p>", "<code>Ctrl</code></pre>"),
        (
            "html",
            '<blockquote class="instagram-media" data-instgrm-permalink="https://i.example/p/1"></blockquote>',
            '<a href="https://i.example/p/1"',
        ),
        (
            "html",
            '<blockquote class="twitter-tweet"><a href="https://t.example/1"></a></blockquote>',
            '<a href="https://t.example/1"',
        ),
        ("html", '<div class="fb-post" data-href="https://f.example/2"></div>', '<a href="https://f.example/2"'),
    ],
)
def test_code_alone_maths_and_posts_of_different_sites_are_carried(format_, source, shown):
    around = (
        (STORY, "\n\nIt stopped.\n") if format_ == "markdown" else (PAGE + "<p>It rained.</p>", "<p>It stopped.</p>")
    )
    made = html(format_, around[0] + source + around[1])
    assert made.count(shown) == 1
    assert "It stopped." in made


def test_code_beside_words_and_a_post_with_words_are_once():
    assert html("html", f"{PAGE}<p>It rained.</p><pre><code><kbd>ls</kbd></code></pre></article>").count("ls") == 1
    tweet = '<blockquote class="twitter-tweet">So <a href="https://t.example/1">it is</a></blockquote>'
    words = f"<p><code>x</code> is a name.</p>{tweet}"
    made = html("html", f"{PAGE}{words}</article>")
    assert made.count("<code>x</code>") == 1
    assert made.count("https://t.example/1") == 1


@pytest.mark.parametrize(
    ("format_", "source", "named"),
    [
        ("html", "<math><mi>x</mi></math>", "<math>"),
        ("html", '<amp-youtube data-videoid="v"></amp-youtube>', "<amp-youtube>"),
        ("html", '<iframe srcdoc="x"></iframe>', "<iframe srcdoc>"),
        ("html", '<video src="https://v.example/a.mp4"><track src="a.vtt"></video>', "<track>"),
        ("html", "<table><tr><td><code>k</code></td><td>A word</td></tr></table>", "the code 'k' alone in a cell"),
        ("markdown", "| `k` | A word |\n|---|---|\n| Two | three |", "the code 'k' alone in a cell"),
    ],
)
def test_what_no_page_of_ours_shows_is_named(format_, source, named):
    around = (
        (STORY, "\n\nIt stopped.\n") if format_ == "markdown" else (PAGE + "<p>It rained.</p>", "<p>It stopped.</p>")
    )
    pieces = wordless.find(document(format_, around[0] + source + around[1]))
    assert [piece.text for piece in pieces if piece.kind is wordless.WordlessKind.LOST] == [named]
