"""A page is made anew where something that it shows has changed, and only then."""

from dataclasses import replace

import pytest

from l10n.plugin import Theme
from l10n.publish.level import ReleaseLevel
from l10n.publish.page_keys import PageKeys
from tests.publish.releases import release, site

LINKED = {
    part: f'<p><a data-article="{part}#top" href="">x</a> <a href="https://x.example/">y</a></p>'
    for part in ("header", "story", "notes")
}
STORM = release(**LINKED, inputs="a", released="2026-05-01")
OTHERS = (release("ferry", "en"), release(locale="en"))


def key(*releases, **options):
    return PageKeys(site(*(releases or (STORM, *OTHERS)), **options)).of((releases or [STORM])[0])


USUAL = key()
EDITIONS = [
    (replace(STORM, **{name: value}), *OTHERS)
    for name, value in {
        "inputs": "b",
        "level": ReleaseLevel.EXCERPT,
        "released": "2026-05-02",
        "older": True,
        "slug": "gale",
        "locale": "ca",
    }.items()
]


@pytest.mark.parametrize("releases", EDITIONS)
def test_what_an_edition_is_made_of_is_in_its_key(releases):
    assert key(*releases) != USUAL


@pytest.mark.parametrize(
    "releases",
    [
        (STORM, OTHERS[0]),
        (STORM, *OTHERS, release(locale="fa")),
        (STORM, OTHERS[0], replace(OTHERS[1], source_locale="es")),
        *((STORM, *OTHERS, release(part, "es")) for part in LINKED),
        *((STORM, *OTHERS, release(part, "en")) for part in LINKED),
    ],
)
def test_so_are_the_second_editions_and_what_its_links_lead_to(releases):
    assert key(*releases) != USUAL


def test_a_link_that_leads_to_another_language_is_another_link():
    original, both = (
        (STORM, *OTHERS, release("story", "en")),
        (STORM, *OTHERS, release("story", "en"), release("story")),
    )
    assert key(*original) != key(*both)


@pytest.mark.parametrize(
    "options",
    [
        {"names": {"es": "La Gaceta"}},
        {"theme": Theme(style="p {}")},
        {"url": "https://gazette.example/n/{locale}/{slug}/"},
        {"url": ""},
    ],
)
def test_so_is_what_the_site_says_of_itself(options):
    assert key(STORM, *OTHERS, **options) != USUAL


def test_so_is_what_lies_beside_the_pages():
    made = site(STORM, *OTHERS)
    assert PageKeys(replace(made, outputs=("feeds",))).of(STORM) != USUAL


def test_different_articles_are_not():
    assert key(STORM, *OTHERS, release("flood"), release("flood", "en", story=LINKED["story"])) == USUAL
    assert len(USUAL) == 32
