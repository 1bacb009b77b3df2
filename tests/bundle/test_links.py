"""Addresses that a page may carry."""

from __future__ import annotations

import pytest

from l10n.bundle import links
from l10n.model import Role
from l10n.plugin import SiteOptions
from tests.bundle.editions import edition, written


@pytest.mark.parametrize(
    ("value", "base", "address"),
    [
        ("https://example.org/a b", "", "https://example.org/a%20b"),
        ("HTTP://example.org", "", "HTTP://example.org"),
        ("mailto:desk@example.org", "", "mailto:desk@example.org"),
        ("tel:+4712345", "", "tel:+4712345"),
        ("#part", "", "#part"),
        ("part.html", "https://example.org/x/y", "https://example.org/x/part.html"),
        ("//[bad", "https://example.org", ""),
        ("javascript:alert(1)", "", ""),
        (" java\nscript:alert(1)", "", ""),
        ("\u0001javascript:alert(1)", "", ""),
        ("data:text/html,x", "https://example.org", ""),
        ("\\\\evil.example\\x", "", "%5C%5Cevil.example%5Cx"),
    ],
)
def test_addresses(value: str, base: str, address: str) -> None:
    assert links.address(value, base) == address


def test_pictures_need_a_whole_address() -> None:
    assert links.picture("a.jpg") == ""
    assert links.picture("mailto:x@example.org") == ""
    assert links.picture("a.jpg", "https://example.org/x/") == "https://example.org/x/a.jpg"


def test_pages_are_at_the_site_or_the_url_of_the_source() -> None:
    document = written([(Role.BODY, "It rained.")], {"url": "https://example.org/harbour"})
    alone = edition(document, "es", {})
    assert (links.page(alone, "en"), links.page(alone, "es")) == ("https://example.org/harbour", "")
    site = edition(document, "es", {}, site=SiteOptions(url="https://news.example.org/{locale}/{slug}"))
    assert links.page(site, "sr-Latn") == "https://news.example.org/sr-Latn/harbour"
    assert links.page(edition(document, "es", {}, site=SiteOptions(url="javascript:{slug}")), "es") == ""
    unsafe = written([(Role.BODY, "It rained.")], {"url": "javascript:alert(1)"})
    assert links.page(edition(unsafe, "es", {}), "en") == ""
    assert links.sibling("pt-BR") == "../pt-BR/index.html"


@pytest.mark.parametrize(
    ("value", "files", "address"),
    [
        ("/img/a.png", (), "/img/a.png"),
        ("HTTPS://example.org/a.png", (), "HTTPS://example.org/a.png"),
        ("ftp://example.org/a.png", (), ""),
        ("data:image/png;base64,x", (), ""),
        (" a b.png ", ("a%20b.png",), "a%20b.png"),
        ("./a.png", ("a.png",), "a.png"),
        ("b.png", ("a.png",), ""),
    ],
)
def test_a_picture_is_beside_the_page_or_on_the_web(value, files, address) -> None:
    assert links.picture(value, "", frozenset(files)) == address


def test_a_link_within_the_page_stays_local_and_further_items_are_relative_to_the_source() -> None:
    assert links.address(" #fn-1 ", "https://example.org/a") == "#fn-1"
    assert links.address("/b", "https://example.org/a") == "https://example.org/b"
    assert links.canonical({"url": "notes.html"}) == links.canonical({}) == ""


def test_finals_are_listed_for_machines_and_a_preview_names_its_source_alone() -> None:
    document = written([(Role.BODY, "It rained.")])
    site = SiteOptions(url="https://news.example/{locale}")
    tags = ("fr", "es", "en", "en-XA")
    final = edition(document, "es", {}, final=True, site=site, alternates=tags)
    preview = edition(document, "es", {}, site=site, alternates=tags)
    assert (links.related(final), links.related(preview)) == (("en", "es", "fr"), ("en",))
    urls = {tag: f"https://news.example/{tag}" for tag in ("en", "es", "fr")}
    assert links.addresses(final).urls == urls
    assert links.addresses(preview).urls == {tag: urls[tag] for tag in ("en", "es")}
    assert (links.addresses(final).locale, links.addresses(final).source) == ("es", "en")
    assert links.addresses(edition(document, "es", {}, final=True, alternates=tags)).urls == {}


@pytest.mark.parametrize(
    ("html", "named"),
    [
        ('<a href="/b"></a>', ""),
        ('<a id="x" href="/b"></a>', '<a id="x" href="/b"></a>'),
        ('<a href="/b"><img src="a.png" alt=""></a>', '<a href="/b" aria-label="/b"><img src="a.png" alt=""></a>'),
        ('<a href="/b"><img src="a.png" alt="Pier"></a>', '<a href="/b"><img src="a.png" alt="Pier"></a>'),
        (
            '<a href="https://e.example/?a=1&amp;b"> <img src="a.png" alt=""></a>',
            '<a href="https://e.example/?a=1&amp;b" aria-label="e.example"> <img src="a.png" alt=""></a>',
        ),
    ],
)
def test_every_link_says_where_it_leads(html, named) -> None:
    assert links.named(html) == named
