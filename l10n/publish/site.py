"""All files of the out-tray, made of its releases: pages, what leads to them, and what other systems take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from html import escape, unescape
from pathlib import PurePosixPath
from urllib.parse import unquote

from l10n import langtag
from l10n.bundle.view import Alternate, Feed, Link, SiteView
from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.plugin import SiteOptions, Theme
from l10n.publish import cross_links
from l10n.publish.addresses import Addresses
from l10n.publish.cross_links import Place
from l10n.publish.release import MEDIA, Release

THEME = "theme"
"""The folder of the out-tray with the CSS of all pages, and with what the theme brings."""
FEEDS = {
    "feed.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
}
_MEDIA = late_pattern(rf'(?P<name>\s(?:src|href|poster))="(?P<path>{MEDIA}/[0-9a-f]{{12}}/[^"]*)"')


@dataclass(frozen=True)
class Site:
    """A site: who publishes it, where its pages lie, how they look, and its releases by slug and locale."""

    options: SiteOptions
    addresses: Addresses
    theme: Theme
    releases: Mapping[tuple[str, str], Release]
    outputs: tuple[str, ...]

    def locales(self) -> tuple[str, ...]:
        """The locales that have a release, by their own names."""
        return tuple(sorted(self._by_locale, key=lambda tag: langtag.native_name(tag).casefold()))

    def of_locale(self, locale: str) -> list[Release]:
        """The releases of a locale, the newest first."""
        return self._by_locale.get(locale, [])

    @cached_property
    def _by_locale(self) -> Mapping[str, list[Release]]:
        by_locale: dict[str, list[Release]] = {}
        for release in sorted(self.releases.values(), key=lambda release: release.slug):
            by_locale.setdefault(release.locale, []).append(release)
        return {tag: sorted(each, key=lambda release: release.date, reverse=True) for tag, each in by_locale.items()}

    def editions(self, slug: str) -> list[Release]:
        """The releases of an article: its own language first, then by their names."""
        return self._by_slug.get(slug, [])

    @cached_property
    def _by_slug(self) -> Mapping[str, list[Release]]:
        by_slug: dict[str, list[Release]] = {}
        for release in sorted(
            self.releases.values(), key=lambda release: langtag.native_name(release.locale).casefold()
        ):
            by_slug.setdefault(release.slug, []).append(release)
        return {
            slug: sorted(each, key=lambda release: release.locale != release.source_locale)
            for slug, each in by_slug.items()
        }

    def place(self, release: Release) -> PurePosixPath:
        """The file of a page."""
        return self.addresses.place(release.locale, release.slug)

    def url(self, release: Release) -> str:
        """The whole address of a page: the article's own where the site has no template and this is its language."""
        made = self.addresses.page(release.locale, release.slug)
        return made or (release.canonical if release.locale == release.source_locale else "")

    def link(self, release: Release, here: str, at: PurePosixPath) -> str:
        """The address of a page as the page that lies `at` writes it."""
        return self.addresses.to_page(here, at, release.locale, release.slug)

    def html(self, text: str, locale: str, at: PurePosixPath, *, whole: bool = False) -> str:
        """HTML of a release with its links and media placed; `whole` addresses are for readers elsewhere."""

        def target(slug: str) -> Place | None:
            release = self.target(slug, locale)
            if release is None:
                return None
            address = self.addresses.page(release.locale, slug) if whole else self.link(release, locale, at)
            return Place(address, release.locale)

        placed = cross_links.place(text, locale, target)
        return _MEDIA.sub(
            lambda m: f'{m["name"]}="{escape(self.file(unescape(m["path"]), locale, at, whole=whole))}"', placed
        )

    def target(self, slug: str, locale: str) -> Release | None:
        """The edition that a link to an article leads a reader to: that in his language, else the original."""
        return self.releases.get((slug, locale)) or self._original(slug)

    def file(self, path: str, locale: str, at: PurePosixPath, *, whole: bool = False) -> str:
        """The address of a file of the out-tray; other addresses stay."""
        if not path.startswith((f"{MEDIA}/", f"{THEME}/")):
            return path
        inside = unquote(path) if path.startswith(f"{MEDIA}/") else path  # addresses of media are addresses already
        place = self.addresses.root(locale) / inside
        return self.addresses.whole(locale, place) if whole else self.addresses.to_file(locale, at, locale, place)

    def _original(self, slug: str) -> Release | None:
        return next((edition for edition in self.editions(slug) if edition.locale == edition.source_locale), None)

    def original(self, release: Release) -> Release | None:
        """The edition in the language of the article, where it is published and another one."""
        original = self._original(release.slug)
        return original if original is not None and original.locale != release.locale else None

    def alternates(self, editions: Iterable[Release]) -> Iterator[Alternate]:
        """The editions as they are listed for search engines, with their whole addresses."""
        releases = list(editions)
        if len(releases) > 1 and all(self.url(each) for each in releases):
            yield from (
                Alternate(each.locale, self.url(each)) for each in sorted(releases, key=lambda each: each.locale)
            )
            yield from (
                Alternate("x-default", self.url(each)) for each in releases if each.locale == each.source_locale
            )

    def around(self, locale: str, at: PurePosixPath) -> SiteView:
        """What stands around a page."""
        home = self.addresses.home(locale)
        feeds = tuple(
            Feed(kind, self.addresses.to_file(locale, at, locale, home / name)) for name, kind in FEEDS.items()
        )
        logo = self.theme.logo
        return SiteView(
            self.options.name_in(locale),
            self.addresses.to_file(locale, at, locale, home / "index.html"),
            feeds if self.has_feeds else (),
            self.file(f"{THEME}/page.css", locale, at),
            self.file(f"{THEME}/{logo}", locale, at) if logo else "",
        )

    @property
    def has_feeds(self) -> bool:
        """Whether the site has feeds: these need whole addresses."""
        return "feeds" in self.outputs and self.addresses.is_public

    def menu(self, here: str, addresses: Mapping[str, str]) -> tuple[Link, ...]:
        """A list of languages with the address of each."""
        return tuple(
            Link(tag, langtag.direction(tag), langtag.native_name(tag), address, tag == here)
            for tag, address in addresses.items()
        )
