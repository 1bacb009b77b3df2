"""The page of a locale that leads to each of its articles."""

from lxml import html

from l10n.bundle.pictures import Picture
from l10n.bundle.summary import Summary
from l10n.publish import index
from l10n.publish.level import ReleaseLevel
from tests.publish.releases import release, site

WALL = Picture("media/0123456789ab/wall.gif", "The wall")


def entries(*releases, locale="es"):
    """The articles on the page of a locale."""
    ((place, data),) = index.of_locale(site(*releases), locale)
    assert str(place) == f"{locale}/index.html"
    return html.fromstring(data.decode()).xpath("//main//li|//main//article")


def test_an_article_is_shown_with_its_picture_its_day_and_its_way():
    storm = release(told=Summary("Storm", "It rained.", "", "", "2026-05-04T16:30:00+02:00", "", ("Ana",), (WALL,)))
    (entry,) = entries(storm, release("storm", "en"))
    (picture,) = entry.xpath(".//img")
    assert picture.get("src") == "/media/0123456789ab/wall.gif"
    assert entry.xpath(".//a/@href") == ["/es/storm/"]
    assert entry.xpath(".//time/@datetime") == ["2026-05-04T16:30:00+02:00"]
    words = " ".join(entry.text_content().split())
    assert words.startswith("Storm")
    assert "It rained." in words


def test_words_of_machines_are_labelled_and_no_picture_is_none():
    reviewed, machine = entries(release(), release("flood", level=ReleaseLevel.MACHINE))
    assert not reviewed.xpath(".//img")
    labels = ["Traducción" in entry.text_content() for entry in (reviewed, machine)]
    assert sorted(labels) == [False, True]
