"""Where pages lie and where readers find them."""

from pathlib import PurePosixPath

import pytest

from l10n.errors import SettingsError
from l10n.plugin import SiteOptions
from l10n.publish.addresses import Addresses

PATTERNS = [
    ("", {}, "es/a/storm/index.html", "es", ""),
    ("https://x.example/{locale}/{slug}", {}, "es/a/storm/index.html", "es", "https://x.example/es/a/storm"),
    ("https://x.example/{locale}/{slug}.html", {}, "es/a/storm.html", "es", "https://x.example/es/a/storm.html"),
    ("https://x.example/news/{locale}/{slug}/", {}, "es/a/storm/index.html", "es", "https://x.example/news/es/a/storm/"),
    ("https://x.example/{slug}/{locale}/", {}, "a/storm/es/index.html", "es", "https://x.example/a/storm/es/"),
    ("https://{locale}.x.example/{slug}/", {}, "es.x.example/a/storm/index.html", "es.x.example", "https://es.x.example/a/storm/"),
    ("https://x.example/{slug}/", {"es": "https://x.example/es/{slug}/"}, "es/a/storm/index.html", "es", "https://x.example/es/a/storm/"),
    ("/{locale}/{slug}", {}, "es/a/storm/index.html", "es", ""),
]  # fmt: skip


@pytest.mark.parametrize(("url", "urls", "place", "home", "page"), PATTERNS)
def test_a_template_yields_place_and_address(url, urls, place, home, page):
    addresses = Addresses(SiteOptions(url=url, urls=urls), ["en", "es"])
    assert str(addresses.place("es", "a/storm")) == place
    assert str(addresses.home("es")) == home
    assert addresses.page("es", "a/storm") == page
    assert addresses.place("en", "a/storm") != addresses.place("es", "a/storm")


def test_the_home_of_a_locale_may_be_the_root():
    addresses = Addresses(
        SiteOptions(url="https://x.example/{slug}/", urls={"es": "https://x.example/es/{slug}/"}), ["en", "es"]
    )
    assert addresses.home("en") == PurePosixPath()
    assert addresses.whole("en", PurePosixPath("index.html")) == "https://x.example/"
    assert addresses.whole("es", PurePosixPath("es/feed.xml")) == "https://x.example/es/feed.xml"


def test_pages_lead_to_each_other_by_path_by_host_or_from_folder_to_folder():
    at = PurePosixPath("es/a/storm/index.html")
    assert Addresses(SiteOptions(), ["en", "es"]).to_page("es", at, "en", "ferry") == "../../../en/ferry/index.html"
    path = Addresses(SiteOptions(url="https://x.example/n/{locale}/{slug}"), ["en", "es"])
    assert path.to_page("es", at, "en", "ferry") == "/n/en/ferry"
    assert path.to_file("es", at, "es", PurePosixPath("media/a/b c.jpg")) == "/n/media/a/b%20c.jpg"
    hosts = Addresses(SiteOptions(url="https://{locale}.x.example/{slug}"), ["en", "es"])
    assert hosts.to_page("es", at, "en", "ferry") == "https://en.x.example/ferry"
    assert hosts.to_page("es", at, "es", "ferry") == "/ferry"


@pytest.mark.parametrize("url", ["https://x.example/{slug}", "https://x.example/{locale}/"])
def test_templates_that_make_an_address_twice_are_refused(url):
    with pytest.raises(SettingsError):
        Addresses(SiteOptions(url=url), ["en", "es"])
