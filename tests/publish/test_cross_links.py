"""Links between the articles of a project."""

import pytest

from l10n.plugin import SiteOptions
from l10n.publish.addresses import Addresses
from l10n.publish.cross_links import ArticleIndex, Place, mark_html, place
from tests.publish.releases import release

URL = "https://gazette.example/{locale}/{slug}/"
ADDRESSES = Addresses(SiteOptions(url=URL), ["en", "es"])
INDEX = ArticleIndex(
    [
        ("a/storm", "source/a/storm.md", ""),
        ("ferry", "source/ferry.html", "https://www.old.example/news/ferry.html"),
        ("city", "source/city/index.md", ""),
    ],
    ADDRESSES,
    ["en", "es"],
)


@pytest.mark.parametrize(
    ("link", "slug"),
    [
        ("../ferry.html", "ferry"),
        ("../ferry", "ferry"),
        ("storm.md#flood", "a/storm"),
        ("./storm/", "a/storm"),
        ("https://old.example/news/ferry", "ferry"),
        ("http://www.old.example/news/ferry.html?utm=1", "ferry"),
        ("https://gazette.example/es/a/storm/", "a/storm"),
        ("https://gazette.example/en/ferry", "ferry"),
        ("https://other.example/ferry", ""),
        ("../../ferry.html", ""),
        ("mailto:desk@gazette.example", ""),
        ("#flood", ""),
        ("", ""),
    ],
)
def test_whatever_a_link_calls_an_article_it_is_detected(link, slug):
    assert INDEX.find(link, "source/a/other.md", "") == slug


def test_links_that_were_made_whole_by_the_articles_address_are_detected_too():
    base = "https://www.old.example/news/today.html"
    assert INDEX.find("https://www.old.example/news/ferry.html", "source/today.md", base) == "ferry"
    assert INDEX.find("https://www.old.example/news/a/storm.md", "source/today.md", base) == "a/storm"


def test_a_marked_link_is_placed_anew_each_time():
    each = release("today", path="source/today.md")
    marked = mark_html(
        '<p>See <a href="a/storm.md#flood" title="Flood">it</a>, <a href="https://x.example/">x</a>.</p>', each, INDEX
    )
    spanish = place(marked, "es", lambda slug: Place(f"/es/{slug}/", "es"))
    assert '<a data-article="a/storm#flood" title="Flood" href="/es/a/storm/#flood">it</a>' in spanish
    english = place(mark_html(spanish, each, INDEX), "es", lambda slug: Place(f"/en/{slug}/", "en"))
    assert '<a data-article="a/storm#flood" title="Flood" href="/en/a/storm/#flood" hreflang="en">it</a>' in english
    nowhere = place(english, "es", lambda _: None)
    assert '<a data-article="a/storm#flood" title="Flood">it</a>' in nowhere
    assert '<a href="https://x.example/">x</a>' in nowhere
    assert place(nowhere, "es", lambda slug: Place(f"/es/{slug}/", "es")) == spanish


def test_a_link_to_an_article_that_is_published_elsewhere_stays_as_it_was_written():
    each = release("today", path="source/today.md")
    marked = mark_html('<a href="https://www.old.example/news/ferry.html">f</a>', each, INDEX)
    gone = place(place(marked, "es", lambda _: Place("/es/ferry/", "es")), "es", lambda _: None)
    assert 'href="https://www.old.example/news/ferry.html"' in gone


def test_text_that_looks_like_a_tag_is_not_touched():
    text = "<p>&lt;a href=&quot;storm.md&quot;&gt;</p>"
    assert mark_html(text, release("a/today", path="source/a/today.md"), INDEX) == text


def test_a_link_to_a_file_that_no_reader_has_leads_nowhere_until_an_article_exists():
    each = release("today", path="source/today.md")
    html = '<a href="gone.md" title="Gone">it</a> <a href="#top">up</a> <a href="/about">us</a> <a href="media/0/a.pdf">PDF</a>'
    placed = place(mark_html(html, each, INDEX), "es", lambda _: None)
    assert '<a data-href="gone.md" title="Gone">it</a>' in placed
    assert placed.count(' href="') == 3, "places of the page and of the site, and files that are published, stay"
    index = ArticleIndex([("gone", "source/gone.md", "")], Addresses(SiteOptions(url=URL), ["en", "es"]), ["en", "es"])
    again = place(mark_html(placed, each, index), "es", lambda slug: Place(f"/es/{slug}/", "es"))
    assert '<a data-article="gone" title="Gone" href="/es/gone/">it</a>' in again
    assert place(again, "es", lambda _: None).count(' href="') == 3, "and it may go again"


def test_an_address_of_this_site_leads_nowhere_where_nothing_is_published_and_an_address_of_the_article_stays():
    each = release("today", path="source/today.md")
    html = '<a href="https://gazette.example/es/city/">a</a> <a href="https://www.old.example/news/ferry.html">b</a>'
    placed = place(mark_html(html, each, INDEX), "es", lambda _: None)
    assert placed.count(' href="') == 1
    assert ' href="https://www.old.example/news/ferry.html"' in placed


def test_an_article_may_name_its_place_on_its_site():
    index = ArticleIndex([("ferry", "source/ferry.md", "/news/ferry.html")], ADDRESSES, ["en", "es"])
    assert index.find("/news/ferry", "source/a/other.md", "") == "ferry"
    assert index.find("/news/tram", "source/a/other.md", "") == ""
    assert not index.is_elsewhere("/news/ferry")


@pytest.mark.parametrize(
    ("link", "is_elsewhere"),
    [
        ("https://www.old.example/news/ferry.html#why", True),
        ("https://old.example/news/ferry?x=1", True),
        ("https://gazette.example/es/ferry/", False),
        ("https://unknown.example/ferry", True),
        ("ferry.html", False),
    ],
)
def test_an_article_s_native_address_is_live_without_us(link, is_elsewhere):
    assert INDEX.is_elsewhere(link) is is_elsewhere


def test_links_to_an_article_that_was_renamed_follow_it():
    index = ArticleIndex([], ADDRESSES, [], {"storm": "gale"})
    each = release("today", path="source/today.md")
    html = '<a data-article="storm#flood" title="x">a</a> <a data-article="ferry">b</a>'
    assert mark_html(html, each, index) == '<a data-article="gale#flood" title="x">a</a> <a data-article="ferry">b</a>'


def test_a_link_to_the_article_itself_is_left_as_it_is():
    html = '<a href="storm.md#flood">a</a>'
    assert mark_html(html, release("a/storm", path="source/a/storm.md"), INDEX) == html
