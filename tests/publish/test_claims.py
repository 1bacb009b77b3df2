"""Two releases that would lie in one place: one of them is left out, never both, and never what stands there already."""

from pathlib import PurePosixPath

import pytest

from l10n.plugin import SiteOptions
from l10n.publish.addresses import Addresses
from l10n.publish.claims import ClaimedPlaces, collisions
from tests.publish.releases import release

ADDRESSES = Addresses(SiteOptions(url="https://gazette.example/{locale}/{slug}"), ["en", "es"])
HTML = Addresses(SiteOptions(url="https://gazette.example/{locale}/{slug}.html"), ["en", "es"])


@pytest.mark.parametrize(
    ("first", "second", "owner"),
    [
        ("a/x.html", "a/x.html", "first"),
        ("a/x.html", "a/X.HTML", "first"),
        ("a/caf\u00e9", "a/cafe\u0301", "first"),
        ("a/stra\u00dfe", "a/STRASSE", "first"),
        ("a/x", "a/x/y", "first"),  # a file where a folder would be
        ("a/x/y", "a/x", "first"),
        ("a/x/y", "A", "first"),
        ("a/x", "a/y", ""),
        ("a/x", "b/x", ""),
    ],
)
def test_a_place_is_taken_by_a_file_a_folder_or_another_spelling(first, second, owner):
    claimed = ClaimedPlaces()
    assert claimed.taken([PurePosixPath(first)], "first") == ""
    assert claimed.taken([PurePosixPath(second)], "second") == owner
    assert claimed.taken([PurePosixPath(second)], "third") == (owner or "second")


def test_who_is_refused_takes_no_place_and_a_folder_belongs_to_who_came_first():
    claimed = ClaimedPlaces()
    claimed.taken([PurePosixPath("a/x")], "first")
    assert claimed.taken([PurePosixPath("b/y"), PurePosixPath("a/x")], "second") == "first"
    assert claimed.taken([PurePosixPath("b/y"), PurePosixPath("a/z")], "third") == ""
    assert claimed.taken([PurePosixPath("a")], "fourth") == "first"


def colliding(*slugs, before=(), addresses=ADDRESSES, **values):
    releases = {(slug, "es"): release(slug, "es", **values) for slug in slugs}
    return {slug: owner for (slug, _), owner in collisions(releases, [(slug, "es") for slug in before], addresses)}


def test_what_is_published_already_keeps_its_place_then_the_first():
    assert colliding("Storm", "storm") == {"storm": "Storm"}
    assert colliding("Storm", "storm", before=["storm"]) == {"Storm": "storm"}
    assert colliding("Storm", "storm", "ferry", before=["storm", "Storm"]) == {"storm": "Storm"}
    assert colliding("storm", "ferry") == {}


@pytest.mark.parametrize(
    "slug",
    ["feed.xml", "atom.xml", "feed.json", "articles.epub", "wordpress.xml"],
)
def test_the_files_of_the_site_lead(slug):
    assert colliding(slug, "storm") == {slug: "a file of the site"}


def test_pages_feeds_and_the_manifest_of_the_site_belong_to_it():
    page = Addresses(
        SiteOptions(url="https://gazette.example/{slug}.html", urls={"en": "https://gazette.example/{locale}/{slug}"}),
        ["en", "es"],
    )
    assert colliding("index", "storm", addresses=page) == {"index": "a file of the site"}
    folder = Addresses(
        SiteOptions(url="https://gazette.example/{slug}", urls={"en": "https://gazette.example/{locale}/{slug}"}),
        ["en", "es"],
    )
    for slug in ("manifest.json", "sitemap.xml", "theme/page.css"):
        assert colliding(slug, addresses=folder) == {slug: "a file of the site"}
    assert colliding("theme", addresses=folder) == {}


@pytest.mark.parametrize("name", ["edition.json", "article.json"])
def test_what_lies_beside_a_page_has_a_place_too(name):
    values = {"files": ("article.json",)}
    assert colliding("storm", f"storm/{name}", addresses=ADDRESSES, **values) == {f"storm/{name}": "storm"}
    assert colliding("storm", "storm/other.json", addresses=ADDRESSES, **values) == {}
    assert colliding("storm", f"storm/{name[:-5]}", addresses=HTML, **values) == {}
