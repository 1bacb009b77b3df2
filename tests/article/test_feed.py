"""Feeds: which elements are texts, how they are written back, and what is refused."""

import re
from pathlib import PurePosixPath

import pytest

from l10n.article import article as articles
from l10n.article import weave
from l10n.errors import ArticleError
from l10n.model import Document
from l10n.plugin import Format, FormatOptions, load

FORMATS = load("l10n.article.formats", Format)
RENDER = FORMATS["feed"].render


def read(text: str | bytes) -> Document:
    data = text if isinstance(text, bytes) else text.encode()
    path = PurePosixPath("source/a.xml")
    article = articles.decode(data, "a", path, "feed", articles.ReadingOptions("en"))
    return articles.parse(article, FormatOptions(), FORMATS)


def rss(*items: str, head: str = "", root: str = "") -> str:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"{root}><channel>{head}{inner}</channel></rss>'


def post(content: str, **more: str) -> str:
    """WordPress' export of one post."""
    fields = {"wp:post_type": "post", **{f"wp:{name}": value for name, value in more.items()}}
    remainder = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    return rss(f"<content:encoded><![CDATA[{content}]]></content:encoded>{remainder}", root=' xmlns:wp="x"')


def rows(document: Document) -> list[tuple[str, str]]:
    return [(block.role.value, block.text) for block in document.walk()]


def written(document: Document, target: str) -> str:
    return weave.weave(document, lambda _: target, RENDER)


def test_a_description_is_the_body_where_no_further_exists():
    both = "<title>Rain</title><description>Rain fell.</description><content:encoded>Rain fell on us.</content:encoded>"
    assert rows(read(rss(both))) == [("headline", "Rain"), ("standfirst", "Rain fell."), ("body", "Rain fell on us.")]
    assert rows(read(rss("<title>Rain</title><description>Rain fell.</description>")))[1] == ("body", "Rain fell.")


@pytest.mark.parametrize(
    ("element", "target", "expected"),
    [
        ("<title>Rain</title>", 'Fish & <b> "x"', '<title>Fish &amp; &lt;b&gt; "x"</title>'),
        ("<title><![CDATA[Rain]]></title>", "a ]]> & b", "<title><![CDATA[a ]]]]><![CDATA[> & b]]></title>"),
        (
            "<title>&lt;b&gt;Rain&lt;/b&gt; fell</title>",
            "<1>Er</1> &",
            "<title>&lt;b&gt;Er&lt;/b&gt; &amp;amp;</title>",
        ),
        ("<title>\n  Rain &#8212; sun\n</title>", "é", "<title>\n  é\n</title>"),
    ],
)
def test_texts_are_escaped_as_their_element_escapes_them(element, target, expected):
    assert expected in written(read(rss(element)), target)


def test_a_file_in_an_old_encoding_keeps_it_and_has_references_for_what_it_lacks():
    data = '<?xml version="1.0" encoding="ISO-8859-1"?>' + rss("<title>Café</title>")
    document = read(data.encode("latin-1"))
    assert document.blocks[0].text == "Café"
    made = articles.encode(document.article, written(document, "Міст é"))
    assert b"<title>&#1052;&#1110;&#1089;&#1090; \xe9</title>" in made


def test_entities_of_a_dtd_are_never_expanded():
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    text = bomb + rss("<title>Rain &b;</title><description>Rain fell.</description>", "<title>&x;</title>")
    document = read(text)
    assert rows(document) == [("body", "Rain fell.")]
    assert document.notices[0] == "source/a.xml:1: &b; is an entity of its own; <title> stays as it is"
    assert bomb in written(document, "x")


def test_named_references_of_html_are_read_without_a_dtd():
    assert rows(read(rss("<title>Caf&eacute; &nbsp;x</title>")))[0][1] == "Café \u00a0x"


def test_posts_of_the_old_editor_have_their_paragraphs_and_breaks():
    verse = "<pre>a line of verse that stays\nas it is written</pre>"
    document = read(post(f"Rain fell.\n\nThe <em>pier</em> closed.\nNobody came.\n{verse}"))
    assert rows(document)[:2] == [("body", "Rain fell."), ("body", "The <1>pier</1> closed.<2/>Nobody came.")]
    reported = {document.blocks[1]: "Der <1>Pier</1>.<2/>Niemand."}
    assert "Der <em>Pier</em>.\nNiemand.\n<pre>" in weave.weave(document, reported.get, RENDER)


def test_breaks_of_the_old_editor_are_breaks_on_pages():
    assert "closed.<br>Nobody" in FORMATS["feed"].page(read(post("The pier closed.\nNobody came."))).article.text


def test_posts_of_the_block_editor_have_their_format():
    assert rows(read(post("<!-- wp:paragraph --><p>Rain fell\non the pier.</p>"))) == [
        ("body", "Rain fell on the pier.")
    ]


def test_shortcodes_are_markup_and_words_in_brackets_are_not():
    document = read(post('[gallery ids="1"]\n\nThe pier [sic] is [my_box color="red"]closed[/my_box].'))
    assert rows(document) == [("body", "The pier [sic] is <1/>closed<2/>.")]
    assert '[my_box color="red"]zu[/my_box]' in written(document, "Der <1/>zu<2/>")


@pytest.mark.parametrize(
    ("type_", "status"), [("nav_menu_item", "publish"), ("revision", "inherit"), ("post", "trash")]
)
def test_what_is_no_article_of_wordpress_stays(type_, status):
    assert rows(read(post("Rain fell.", post_type=type_, status=status))) == []


def test_names_of_categories_are_read_where_a_key_stands_beside_them():
    term = '<category domain="category" nicename="town">The town</category>'
    assert rows(read(rss("<title>Rain</title>" + term, root=' xmlns:wp="x"')))[1] == ("kicker", "The town")
    assert rows(read(rss("<title>Rain</title><category>The town</category>"))) == [("headline", "Rain")]


def test_the_language_of_the_feed_changes():
    made = FORMATS["feed"].relabel(rss("<title>x</title>", head="<language>en-us</language>"), "uk")
    assert "<language>uk</language>" in made
    atom = '<feed xml:lang="en"><entry><title>x</title></entry></feed>'
    assert FORMATS["feed"].relabel(atom, "fa") == atom.replace('"en"', '"fa"')


def test_a_page_of_it_has_its_lists_and_links():
    document = read(
        rss("<description>&lt;ul&gt;&lt;li&gt;A &lt;a href='/x'&gt;pier&lt;/a&gt;&lt;/li&gt;&lt;/ul&gt;</description>")
    )
    page = FORMATS["feed"].page(document)
    assert weave.fault(page) == ""
    assert page.skeleton[0].endswith("<li>")
    assert page.blocks[0].inlines[0].raw == "<a href='/x'>"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "<rss><channel></rss>",
            "source/a.xml:1: </rss> closes what is not open where <channel> is open; mend it there",
        ),
        ("<rss>\n<channel>", "source/a.xml:2: <channel> is never closed"),
        ("<rss>\n<a b></a></rss>", "source/a.xml:2: '<a b></a></rss>' is not a tag of XML"),
        ("<urlset></urlset>", "source/a.xml:1: is not a feed: its root is <urlset>; export it as RSS, Atom or WXR"),
        ("no markup", "source/a.xml:1: is not XML: it has no element"),
        ("<a>" * 300, "source/a.xml:1: is nested too deeply"),
        ("<rss></rss><rss></rss>", "source/a.xml:1: has more than one root element"),
        (rss("<description>&lt;p&gt;Rain &lt;b</description>"), "source/a.xml:1: its HTML: "),
    ],
)
def test_a_broken_file_is_a_single_clear_line(text, message):
    with pytest.raises(ArticleError) as caught:
        read(text)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_a_comment_in_a_dtd_may_hold_an_apostrophe():
    head = "<!DOCTYPE rss [<!-- the editor's own --><!ENTITY a 'x'>]>"
    assert rows(read(head + rss("<title>Rain</title>"))) == [("headline", "Rain")]


def test_pictures_that_elements_name_are_on_the_page_once():
    item = (
        '<title>Pier</title><enclosure url="a.gif" type="image/gif"/><enclosure url="talk.mp3" type="audio/mpeg"/>'
        '<media:content url="b.gif"><media:description>A pier.</media:description></media:content><media:content url="c.gif"/>'
        "<content:encoded>&lt;p&gt;Rain fell.&lt;/p&gt;&lt;img src=&quot;c.gif&quot;&gt;</content:encoded>"
    )
    page = FORMATS["feed"].page(read(rss(item, root=' xmlns:media="m" xmlns:content="c"')))
    assert re.findall(r'<img src="([^"]*)"', page.article.text) == ["a.gif", "b.gif", "c.gif"]


def test_atom_with_a_prefix_is_atom():
    text = (
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="en"><a:title>Courier</a:title>'
        "<a:entry><a:title>Rain stops</a:title>"
        '<a:content type="html">&lt;p&gt;It was long.&lt;/p&gt;</a:content></a:entry></a:feed>'
    )
    assert rows(read(text)) == [("furniture", "Courier"), ("headline", "Rain stops"), ("body", "It was long.")]
    assert "<a:title>No.</a:title><a:content" in written(read(text), "No.")


@pytest.mark.parametrize(
    ("value", "expected"), [("Rain stops %%sep%% Courier", 1), ("%%title%% %%sep%% %%sitename%%", 0)]
)
def test_titles_for_search_engines_are_texts_where_somebody_wrote_them(value, expected):
    meta = f"<wp:postmeta><wp:meta_key>_yoast_wpseo_title</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:postmeta>"
    text = post("<p>It was long.</p>").replace("</item>", f"{meta}</item>")
    assert [role for role, _ in rows(read(text))].count("headline") == expected
