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
