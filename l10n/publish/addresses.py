"""Where pages lie in the out-tray, and at which addresses readers find them.

The out-tray is what a server shows at the common beginning of all addresses: with `https://example.org/news/{locale}/{slug}`
the page of `storm` in Spanish is `es/storm/index.html` of the out-tray, which is shown at `https://example.org/news/`.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import SplitResult, quote, unquote, urlsplit

from l10n.errors import SettingsError
from l10n.plugin import SiteOptions

_DEFAULT = "/{locale}/{slug}/"
_PAGES = (".html", ".htm")


class Addresses:
    """The addresses of one site."""

    def __init__(self, site: SiteOptions, locales: Sequence[str]) -> None:
        """Takes the templates of addresses apart.

        Raises:
            SettingsError: two locales would have the same addresses, or a template names no slug.
        """
        self._site, self._locales = site, tuple(dict.fromkeys(locales))
        self._addresses: dict[tuple[str, str], SplitResult] = {}
        self._hosts = {tag: self._split(tag, "x").netloc for tag in self._locales}
        several = len(set(self._hosts.values())) > 1
        self._roots = {
            tag: PurePosixPath(host) if several and host else PurePosixPath() for tag, host in self._hosts.items()
        }
        self._prefix = self._common_prefix()
        self._check()
        self._homes = self._find_homes()

    @property
    def locales(self) -> tuple[str, ...]:
        """The locales that have addresses, published or not."""
        return self._locales

    @property
    def signature(self) -> tuple[str, ...]:
        """What addresses are made of: the template of each locale."""
        return tuple(f"{tag} {self._template(tag)}" for tag in self._locales)

    @property
    def is_public(self) -> bool:
        """Whether pages have whole addresses, as feeds and sitemaps need them."""
        return all(self._hosts.values())

    def _template(self, locale: str) -> str:
        template = self._site.url_in(locale) or _DEFAULT
        return template if "//" in template or template.startswith("/") else f"/{template}"

    def _split(self, locale: str, slug: str) -> SplitResult:
        split = self._addresses.get((locale, slug))
        if split is None:
            split = self._addresses[locale, slug] = self._parsed(locale, slug)
        return split

    def _parsed(self, locale: str, slug: str) -> SplitResult:
        return urlsplit(self._template(locale).replace("{locale}", quote(locale)).replace("{slug}", quote(slug)))

    def _common_prefix(self) -> str:
        """The folder that all addresses begin with, up to their first placeholder."""
        heads = [urlsplit(self._template(tag).partition("{")[0]).path for tag in self._locales]
        shared = posixpath.commonprefix([head.rpartition("/")[0] + "/" for head in heads])
        return shared.rpartition("/")[0] + "/"

    def _check(self) -> None:
        if not all("{slug}" in self._template(tag) for tag in self._locales):
            raise SettingsError("[site] url", "has no {slug}", "write https://example.org/{locale}/{slug}")
        places = Counter(self.place(tag, "x") for tag in self._locales)
        twice = [tag for tag in self._locales if places[self.place(tag, "x")] > 1]
        if twice:
            problem = f"gives the editions in {' and '.join(twice[:2])} the same address"
            raise SettingsError("[site] url", problem, "write {locale} into it")

    def _find_homes(self) -> dict[str, PurePosixPath]:
        """The folder of each locale's index: what its addresses begin with, where that is its alone."""
        heads = {tag: self._home(tag) for tag in self._locales}
        count = Counter(heads.values())
        return {tag: head if count[head] == 1 else self._roots[tag] / tag for tag, head in heads.items()}

    def _home(self, locale: str) -> PurePosixPath:
        template = self._template(locale).partition("{slug}")[0].replace("{locale}", quote(locale))
        return self._inside(locale, urlsplit(template).path.rpartition("/")[0] + "/")

    def _inside(self, locale: str, path: str) -> PurePosixPath:
        inside = path[len(self._prefix) :] if path.startswith(self._prefix) else path.lstrip("/")
        return self._roots[locale] / PurePosixPath(unquote(inside))

    def place(self, locale: str, slug: str) -> PurePosixPath:
        """The file of a page."""
        path = self._split(locale, slug).path
        inside = self._inside(locale, path)
        return inside if path.endswith(_PAGES) else inside / "index.html"

    def folder(self, locale: str, slug: str) -> PurePosixPath:
        """The folder of what lies beside a page."""
        place = self.place(locale, slug)
        return place.parent if place.name == "index.html" else place.with_suffix("")

    def home(self, locale: str) -> PurePosixPath:
        """The folder of the index of a locale."""
        return self._homes[locale]

    def root(self, locale: str) -> PurePosixPath:
        """The folder of the host that shows a locale: the out-tray itself where there is one host."""
        return self._roots[locale]

    def roots(self) -> tuple[PurePosixPath, ...]:
        """The folders of all hosts."""
        return tuple(dict.fromkeys(self._roots.values()))

    def page(self, locale: str, slug: str) -> str:
        """The whole address of a page; empty where the site has none."""
        return self._split(locale, slug).geturl() if self.is_public else ""

    def whole(self, locale: str, place: PurePosixPath) -> str:
        """The whole address of a file that the host of a locale shows; empty where the site has none."""
        return f"{self._origin(locale)}{self._path(locale, place)}" if self.is_public else ""

    def _origin(self, locale: str) -> str:
        parts = self._split(locale, "x")
        return f"{parts.scheme or 'https'}://{parts.netloc}"

    def _path(self, locale: str, place: PurePosixPath) -> str:
        inside = place.relative_to(self._roots[locale])
        shown = str(inside.parent / "x")[:-1].removeprefix("./") if inside.name == "index.html" else str(inside)
        return self._prefix + quote(shown if shown != "." else "")

    def to_page(self, here: str, at: PurePosixPath, locale: str, slug: str) -> str:
        """The address of a page as a page of another locale (`here`, which lies `at`) writes it."""
        if not self.is_public:
            return _relative(self.place(locale, slug), at)
        parts = self._split(locale, slug)
        return parts.geturl() if self._hosts[here] != self._hosts[locale] else parts.path

    def to_file(self, here: str, at: PurePosixPath, locale: str, place: PurePosixPath) -> str:
        """The address of a file of the out-tray as a page writes it."""
        if not self.is_public:
            return _relative(place, at)
        whole = self.whole(locale, place)
        return whole if self._hosts[here] != self._hosts[locale] else urlsplit(whole).path


def _relative(place: PurePosixPath, at: PurePosixPath) -> str:
    return quote(posixpath.relpath(str(place), str(at.parent)))
