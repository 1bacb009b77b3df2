"""Feeds, sitemaps and WordPress' file, held against what their standards ask."""

import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import pytest
from lxml import etree

from l10n.bundle.pictures import Picture
from l10n.bundle.summary import Summary
from l10n.publish import feeds, sitemap, wxr
from l10n.publish.level import ReleaseLevel
from tests.publish.releases import release, site

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
WP = "{http://wordpress.org/export/1.2/}"
TRAINED = "trainedAlgorithmicMedia"
WALL = Picture("media/0123456789ab/wall%201.gif", "The wall")
STORY = '<p>“R&amp;D” ]]&gt; <a data-article="ferry" href="x.md">f</a></p><img src="media/0123456789ab/wall%201.gif" alt="">'
STORM = release(
    story=STORY,
    told=Summary(
        "Storm & <tide>", "It rained.", "", "", "2026-05-04T16:30:00+02:00", "2026-05-05", ("Ana", "Lê"), (WALL,)
    ),
    code="humanEdits",
)
FERRY = release("ferry", "en")
MACHINE = release(
    "flood",
    level=ReleaseLevel.MACHINE,
    code=TRAINED,
    machine=("Agua.",),
    story='<p><span class="machine">Agua.</span></p>',
)
EXCERPT = release("drought", level=ReleaseLevel.EXCERPT)
SITE = site(STORM, FERRY, MACHINE, EXCERPT, release("drought", "en"), release("storm", "en"))


def made(locale="es"):
    return {str(path): data for path, data in feeds.of_locale(SITE, locale)}


def is_whole(address):
    result = urlsplit(address)
    return result.scheme in ("http", "https") and bool(result.netloc)


def addresses(html):
    return re.findall(r'\s(?:href|src)="([^"]*)"', html)


def test_rss_has_what_rss_asks():
    top = etree.fromstring(made()["es/feed.xml"])
    assert (top.tag, top.get("version")) == ("rss", "2.0")
    channel = top.find("channel")
    assert all(channel.findtext(name) for name in ("title", "link", "description", "language", "lastBuildDate"))
    items = channel.findall("item")
    assert [each.findtext("title") for each in items] == ["Storm & <tide>", "drought in es", "flood in es"]
    for each in items:
        assert is_whole(each.findtext("link"))
        assert parsedate_to_datetime(each.findtext("pubDate")).tzinfo
        assert all(map(is_whole, addresses(each.findtext(CONTENT))))
    assert len({each.findtext("guid") for each in items}) == len(items)


def test_atom_has_what_rfc_4287_asks():
    top = etree.fromstring(made()["es/atom.xml"])
    entries = top.findall(f"{ATOM}entry")
    for each in (top, *entries):
        assert all(each.findtext(ATOM + name) for name in ("id", "title", "updated"))
        assert datetime.fromisoformat(each.findtext(f"{ATOM}updated")).tzinfo
        assert any(link.get("rel") == "alternate" for link in each.findall(f"{ATOM}link"))
    assert {link.get("rel") for link in top.findall(f"{ATOM}link")} == {"self", "alternate"}
    assert top.findtext(f"{ATOM}author/{ATOM}name")
    assert top.findtext(f"{ATOM}updated") == max(each.findtext(f"{ATOM}updated") for each in entries)
    storm = entries[0]
    assert [each.text for each in storm.findall(f"{ATOM}author/{ATOM}name")] == ["Ana", "Lê"]
    assert storm.findtext(f"{ATOM}published") == "2026-05-04T16:30:00+02:00"
    assert "“R&amp;D” ]]&gt;" in storm.findtext(f"{ATOM}content")


def test_json_feed_has_what_its_version_asks():
    data = json.loads(made()["es/feed.json"])
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert data["title"]
    for each in data["items"]:
        assert {"id", "url", "title", "content_html", "date_published", "language"} <= each.keys()
        assert each["language"] == "es"
        assert all(key.startswith("_") or key in KEYS for key in each)
    assert data["items"][0]["image"] == "https://gazette.example/media/0123456789ab/wall%201.gif"


KEYS = {
    "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image",
    "date_published", "date_modified", "authors", "tags", "language", "attachments",
}  # fmt: skip


def test_a_feed_holds_what_exists_in_its_language_alone():
    assert b"ferry in en" not in made()["es/feed.xml"]
    assert [each["title"] for each in json.loads(made("en")["en/feed.json"])["items"]] == [
        "drought in en",
        "ferry in en",
        "storm in en",
    ]


def test_words_of_machines_state_it_to_readers_and_to_programs():
    rss, atom, result = made().values()
    item = next(each for each in etree.fromstring(rss).iter("item") if each.findtext("title") == "flood in es")
    assert "Traducción automática que nadie ha revisado" in item.findtext(CONTENT)
    assert item.find("category").text == TRAINED
    entry = next(
        each for each in etree.fromstring(atom).iter(f"{ATOM}entry") if each.findtext(f"{ATOM}title") == "flood in es"
    )
    assert entry.find(f"{ATOM}category").get("term") == TRAINED
    assert entry.find(f"{ATOM}category").get("scheme").endswith("/digitalsourcetype/")
    flood = next(each for each in json.loads(result)["items"] if each["title"] == "flood in es")
    assert flood["_l10n"]["machine_sentences"] == ["Agua."]
    assert flood["_l10n"]["digital_source_type"].endswith(TRAINED)
    assert rss.count("Traducción automática".encode()) == 1, "reviewed words carry no label"


def test_an_excerpt_leads_to_all_of_it():
    item = next(
        each
        for each in etree.fromstring(made()["es/feed.xml"]).iter("item")
        if each.findtext("title") == "drought in es"
    )
    assert (
        'El artículo completo: <a href="https://gazette.example/en/drought/" hreflang="en">English</a>'
        in item.findtext(CONTENT)
    )


def test_the_same_releases_yield_the_same_bytes():
    assert made() == made()


def test_sitemaps_name_each_page_with_its_editions(monkeypatch):
    monkeypatch.setattr(sitemap, "MOST", 2)
    result = {str(path): etree.fromstring(data) for path, data in sitemap.files(SITE)}
    maps = {path for path in result if path != "sitemap.xml"}
    assert maps == {"en/sitemap-en-1.xml", "en/sitemap-en-2.xml", "es/sitemap-es-1.xml", "es/sitemap-es-2.xml"}
    listed = {each.text.removeprefix("https://gazette.example/") for each in result["sitemap.xml"].iter("{*}loc")}
    assert listed == maps
    pages = {}
    for path in maps:
        for url in result[path].iter("{*}url"):
            pages[url.findtext("{*}loc")] = {link.get("hreflang"): link.get("href") for link in url.findall("{*}link")}
    assert len(pages) == 6
    storm = pages["https://gazette.example/es/storm/"]
    assert storm == pages["https://gazette.example/en/storm/"], "editions name each other"
    assert storm == {
        "en": "https://gazette.example/en/storm/",
        "es": "https://gazette.example/es/storm/",
        "x-default": "https://gazette.example/en/storm/",
    }
    assert pages["https://gazette.example/en/ferry/"] == {}


def test_wordpress_gets_posts_authors_and_pictures():
    place, data = wxr.of_locale(SITE, "es")
    assert str(place) == "es/wordpress.xml"
    channel = etree.fromstring(data).find("channel")
    assert channel.findtext(f"{WP}wxr_version") == "1.2"
    authors = [line for line in data.decode().splitlines() if "<wp:author>" in line]
    assert authors
    assert all(line.endswith("</wp:author>") for line in authors), (
        "the importer reads line by line where PHP has no XML"
    )
    items = channel.findall("item")
    numbers = [each.findtext(f"{WP}post_id") for each in items]
    assert len(set(numbers)) == len(numbers)
    kinds = [each.findtext(f"{WP}post_type") for each in items]
    assert sorted(kinds) == ["attachment", "post", "post", "post"]
    storm = next(each for each in items if each.findtext("title") == "Storm & <tide>")
    assert storm.findtext(f"{WP}post_date") == "2026-05-04 16:30:00"
    assert storm.findtext(f"{WP}post_date_gmt") == "2026-05-04 14:30:00"
    assert "“R&amp;D” ]]&gt;" in storm.findtext(CONTENT)
    meta = {each.findtext(f"{WP}meta_key"): each.findtext(f"{WP}meta_value") for each in storm.findall(f"{WP}postmeta")}
    picture = next(each for each in items if each.findtext(f"{WP}post_type") == "attachment")
    assert picture.find("guid").attrib == {"isPermaLink": "false"}, "it is not the page of the picture"
    assert meta["_thumbnail_id"] == picture.findtext(f"{WP}post_id")
    assert picture.findtext(f"{WP}post_parent") == storm.findtext(f"{WP}post_id")
    assert meta["l10n_original"] == "https://gazette.example/en/storm/"
    logins = {each.findtext(f"{WP}author_login") for each in channel.findall(f"{WP}author")}
    assert {each.findtext("{http://purl.org/dc/elements/1.1/}creator") for each in items} == logins


@pytest.mark.parametrize("text", ["Ctrl\x0b", "\ud800", "a\ufffe"])
def test_what_xml_cannot_carry_is_left_out(text):
    each = release(told=Summary(text, "", "", "", "2026-05-04"))
    for _, data in (*feeds.of_locale(site(each), "es"), wxr.of_locale(site(each), "es")):
        assert data


def test_a_feed_without_items_is_still_a_feed():
    rss, atom, items = (make([], SITE, "es") for make in (feeds.rss, feeds.atom, feeds.json_feed))
    assert etree.fromstring(rss).find("channel").findtext("lastBuildDate") is None
    assert etree.fromstring(atom).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"
    assert json.loads(items)["items"] == []


def test_an_item_is_never_updated_before_it_was_published():
    days = [
        ("2026-05-04", "2026-05-05"),
        ("2026-05-04", "2026-05-03"),
        ("2026-05-04", ""),
        ("", ""),
        ("", "2026-05-03"),
    ]
    items = [feeds.item(release(told=Summary("x", "", "", "", *day)), SITE) for day in days]
    assert [(each.published[:10], each.updated[:10]) for each in items] == [
        ("2026-05-04", "2026-05-05"),
        ("2026-05-04", "2026-05-04"),
        ("2026-05-04", "2026-05-04"),
        ("1970-01-01", "1970-01-01"),
        ("1970-01-01", "2026-05-03"),
    ]


def test_fifty_items_are_the_newest(monkeypatch):
    releases = [release(f"n{n:02}", told=Summary(f"{n}", "", "", "", f"2026-01-{n % 28 + 1:02}")) for n in range(60)]
    titles = [each["title"] for each in json.loads(dict(feeds.of_locale(site(*releases), "es")).popitem()[1])["items"]]
    assert len(titles) == 50
    assert titles[:3] == ["27", "55", "26"]
