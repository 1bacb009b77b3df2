"""The pages that lead to all articles of a locale, and to all locales."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from l10n.bundle import view
from l10n.bundle.summary import shown_date
from l10n.bundle.view import Alternate
from l10n.bundle.words import words
from l10n.publish.level import ReleaseLevel
from l10n.publish.release import Release
from l10n.publish.site import Site

MOST = 500  # articles of an index: what is older is found by the sitemap, and by links


def of_locale(site: Site, locale: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The index of a locale."""
    at = site.addresses.home(locale) / "index.html"
    wording = words(locale, site.theme)
    homes = {tag: site.addresses.home(tag) / "index.html" for tag in site.locales()}
    public = site.addresses.is_public
    values = {
        **view.around(wording, locale, site.theme),
        "locale": locale,
        "site": site.around(locale, at),
        "title": site.options.name_in(locale) or wording.articles,
        "canonical": site.addresses.whole(locale, at),
        "alternates": [Alternate(tag, site.addresses.whole(tag, place)) for tag, place in homes.items()]
        if public
        else [],
        "editions": site.menu(
            locale, {tag: site.addresses.to_file(locale, at, tag, place) for tag, place in homes.items()}
        ),
        "articles": [_entry(release, site, at) for release in site.of_locale(locale)[:MOST]],
    }
    yield at, view.render("index.html", site.theme, values)


def _entry(release: Release, site: Site, at: PurePosixPath) -> Mapping[str, object]:
    picture = next(iter(release.summary.pictures), None)
    date = release.summary.date
    return {
        "title": release.summary.headline,
        "address": site.link(release, release.locale, at),
        "description": release.summary.description,
        "date": date,
        "shown_date": shown_date(date, release.locale, site.options),
        "picture": site.file(picture.address, release.locale, at) if picture else "",
        "machine": release.level is ReleaseLevel.MACHINE,
    }


def of_hosts(site: Site) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The page of each host that leads to its locales, where none of them is shown there."""
    homes = {tag: site.addresses.home(tag) for tag in site.locales()}
    for root in site.addresses.roots():
        mine = [tag for tag in homes if site.addresses.root(tag) == root]
        if not mine or root in homes.values():
            continue
        at = root / "index.html"
        links = {tag: site.addresses.to_file(mine[0], at, tag, homes[tag] / "index.html") for tag in mine}
        wording = words("en", site.theme)
        around = site.around(mine[0], at)
        values = {
            **view.around(wording, "en", site.theme),
            "locale": "en",
            "site": around,
            "title": site.options.name or wording.languages,
            "editions": site.menu("", links),
        }
        yield at, view.render("languages.html", site.theme, values)
