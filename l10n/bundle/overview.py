"""One page that leads to every bundle in dist/: what a producer opens first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from l10n import langtag

if TYPE_CHECKING:
    from jinja2 import Environment

Manifest = Mapping[str, Any]  # as `bundle.manifest` makes it and manifest.json holds it


def overview(manifests: Iterable[Manifest], site: str) -> bytes:
    """A page in UTF-8 with a row for each article: its title, and a link for each locale with what is reviewed."""
    return page([row(manifest) for manifest in sorted(manifests, key=lambda manifest: str(manifest["slug"]))], site)


def page(rows: Sequence[str], site: str) -> bytes:
    """The page of the rows of articles."""
    return _environment().get_template("overview.html").render(rows=rows, site=site).encode()


def row(manifest: Manifest) -> str:
    """The row of an article, in HTML."""
    return _environment().get_template("overview_article.html").render(article=_article(manifest))


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("l10n.bundle"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _article(manifest: Manifest) -> Mapping[str, object]:
    language = manifest["source"]["language"]
    locales = manifest["locales"]
    return {
        "slug": manifest["slug"],
        "title": locales.get(language, next(iter(locales.values()), {})).get("title", manifest["slug"]),
        "language": language,
        "direction": langtag.direction(language),
        "editions": [_edition(manifest["slug"], tag, part, language) for tag, part in _ordered(locales, language)],
    }


def _ordered(locales: Mapping[str, Manifest], language: str) -> list[tuple[str, Manifest]]:
    return sorted(locales.items(), key=lambda item: (item[0] != language, item[0]))


def _edition(slug: str, tag: str, part: Manifest, language: str) -> Mapping[str, object]:
    units = part["units"]
    share = units["reviewed"] / units["all"] if units["all"] else 1.0
    return {
        "tag": tag,
        "name": langtag.native_name(tag),
        "direction": langtag.direction(tag),
        "address": f"{slug}/{tag}/index.html",
        "state": "source" if tag == language else part["state"],
        "outdated": bool(part.get("outdated")),
        "pseudo": langtag.is_pseudo(tag),
        "reviewed": units["reviewed"],
        "units": units["all"],
        "percent": int(share * 100),
        "has_page": "index.html" in part["files"],
    }
