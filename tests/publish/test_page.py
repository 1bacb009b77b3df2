"""The public page of an article: its headline where readers, tabs and networks look, and the menu of its languages."""

from lxml import html

from l10n.bundle.summary import Summary
from l10n.publish.page import page
from tests.publish.releases import release, site


def shown(origin, *further):
    return html.fromstring(page(origin, site(origin, *further)).decode())


def test_the_headline_stands_in_the_tab_and_where_networks_look():
    about = Summary("Rain over Gdynia", "It rained.", "", "", "2026-05-04", "", ("Ana",))
    made = shown(release(told=about))
    (title,) = made.xpath("//title/text()")
    assert "Rain over Gdynia" in title
    assert made.xpath("//meta[@property='og:title']/@content") == ["Rain over Gdynia"]


def test_each_language_of_the_menu_is_written_in_its_direction():
    made = shown(release(locale="es"), release(locale="ar"), release(locale="en"))
    links = {link.get("lang"): link for link in made.xpath("//li/a[@hreflang]")}
    assert {tag: link.get("dir") for tag, link in links.items()} == {"es": "ltr", "ar": "rtl", "en": "ltr"}
    assert [tag for tag, link in links.items() if link.get("aria-current") == "page"] == ["es"]
    assert links["ar"].get("href") == "/ar/storm/"
