"""article.json as it is published: its addresses lead to the site, its neighbours are named."""

import json

import pytest

from l10n.publish import ninjs
from l10n.publish.cross_links import ArticleIndex
from tests.publish.releases import release, site

BODY = '<p>Rain.</p><img src="media/0123456789ab/wall.gif" alt="">'
ITEM = {
    "title": "Storm",
    "bodies": [
        {"contentType": "application/xhtml+xml", "value": BODY},
        {"contentType": "text/plain", "value": BODY},
    ],
    "associations": [
        {
            "type": "picture",
            "name": "wall",
            "renditions": [{"href": "media/0123456789ab/wall.gif"}],
        },
        {"type": "text", "name": "an older edition"},
    ],
    "empty": [],
}


def _index(of):
    return ArticleIndex([], of.addresses, [])


def placed(url="https://gazette.example/{locale}/{slug}/", locale="es"):
    here = release(locale=locale, media={"media/0123456789ab/wall.gif": "0123456789ab" + "0" * 52})
    all_of_it = site(here, *(release(locale=tag) for tag in ("en", "es", "de") if tag != locale), url=url)
    return json.loads(ninjs.place(json.dumps(ITEM).encode(), here, all_of_it, _index(all_of_it)))


def test_pictures_lead_to_the_site():
    item = placed()
    whole = "https://gazette.example/media/0123456789ab/wall.gif"
    assert f'src="{whole}"' in item["bodies"][0]["value"]
    assert item["bodies"][1]["value"] == BODY, "only HTML has addresses"
    [picture] = [each for each in item["associations"] if each["type"] == "picture"]
    assert (picture["uri"], picture["renditions"]) == (whole, [{"href": whole}])


def test_without_an_address_of_the_site_pictures_are_detected_from_the_file():
    item = placed(url="")
    [picture] = [each for each in item["associations"] if each["type"] == "picture"]
    assert picture["renditions"] == [{"href": "../../media/0123456789ab/wall.gif"}]
    assert 'src="../../media/0123456789ab/wall.gif"' in item["bodies"][0]["value"]
    assert "uri" not in picture
    assert item["uri"].startswith("urn:uuid:")


@pytest.mark.parametrize(
    ("locale", "relations"),
    [
        ("es", {"en": "translationOf", "de": "translation"}),
        ("en", {"de": "workTranslation", "es": "workTranslation"}),
    ],
)
def test_the_second_editions_are_named_with_what_they_are_to_this_edition(locale, relations):
    editions = [each for each in placed(locale=locale)["associations"] if each["type"] == "text"]
    assert {each["language"]: each["rel"] for each in editions} == relations
    assert {each["name"]: each["uri"] for each in editions} == {
        tag: f"https://gazette.example/{tag}/storm/" for tag in relations
    }


def test_what_has_no_value_is_left_out():
    assert "empty" not in placed()
    assert placed()["uri"] == "https://gazette.example/es/storm/"


@pytest.mark.parametrize("data", [b"{", b"[]", b'"x"', b'{"associations": [{}]}', b"\xff"])
def test_another_file_stays_as_it_is(data):
    here = release()
    assert ninjs.place(data, here, site(here), _index(site(here))) == data
