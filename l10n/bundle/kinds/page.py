"""`index.html`: a page that reads well on every screen, aloud and on paper, and that machines understand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as resources
from pathlib import PurePosixPath

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from l10n import langtag
from l10n.bundle import body, links, provenance, structured_data
from l10n.bundle.flow import Writer, clean, isolated
from l10n.bundle.outline import Outline, outline
from l10n.bundle.summary import summary
from l10n.bundle.words import Words, words
from l10n.model import Role
from l10n.plugin import BundleKind, Edition


@dataclass(frozen=True, slots=True)
class Alternate:
    """An edition as search engines are told of it."""

    hreflang: str
    address: str


@dataclass(frozen=True, slots=True)
class Link:
    """An edition in the list of languages, by its language's own name."""

    locale: str
    direction: str
    name: str
    address: str
    here: bool


def files(edition: Edition) -> Mapping[PurePosixPath, bytes]:
    """One HTML file with its styles inside, in UTF-8."""
    html = clean(_template().render(_values(edition)))
    return {PurePosixPath("index.html"): f"{html}\n".encode()}


def _values(edition: Edition) -> Mapping[str, object]:
    preview = not edition.final
    shown, writer = outline(edition.localized.document), Writer(edition, marked=preview)
    told = summary(edition, shown, writer)
    locale = edition.localized.locale
    own = words(locale)
    return {
        "locale": locale,
        "direction": langtag.direction(locale),
        "og_locale": langtag.gettext_name(locale).partition("@")[0],
        "window_title": isolated(told.headline) + (f" – {isolated(edition.site.name)}" if edition.site.name else ""),
        "summary": told,
        "shown_author": "" if told.byline else told.author,
        "date": "" if _dated(shown, told.date) else langtag.date(told.date[:10], locale),
        "preview": preview,
        "outdated": sum(map(provenance.is_outdated, edition.catalog.units)),
        "is_source": locale == edition.localized.document.article.locale,
        "preview_word": lambda said: (
            said if edition.progress.new + edition.progress.fuzzy else said.partition(" – ")[0]
        ),
        "waits": edition.progress.reviewed < edition.progress.units,
        "progress": edition.progress,
        "canonical": links.page(edition, locale),
        "alternates": _alternates(edition),
        "editions": _editions(edition, preview=preview),
        "site_name": edition.site.name,
        "words": own,
        "english": words("en"),
        "words_language": _language(own, locale),
        "structured": Markup(structured_data.news_article(edition, told)),  # noqa: S704  (escaped for scripts)
        **_html(shown, writer),
    }


def _dated(shown: Outline, date: str) -> bool:
    """Whether a byline of the article says its date already."""
    return bool(date) and any(date[:4] in part.block.text for part in shown.worded() if part.role is Role.BYLINE)


def _html(shown: Outline, writer: Writer) -> Mapping[str, Markup]:
    """The parts of the page, whose text the writer has escaped."""
    return {
        "header": Markup(body.html(shown.header, writer)),  # noqa: S704
        "story": Markup(body.html(shown.body, writer)),  # noqa: S704
        "notes": Markup(body.notes(shown.notes, writer)),  # noqa: S704
        "style": Markup(_style()),  # noqa: S704
    }


def _language(own: Words, locale: str) -> Markup:
    """Attributes for the page's own words where they are in another language than the page."""
    if own.locale != "en" or langtag.language(locale) == "en":
        return Markup("")
    return Markup(' lang="en" dir="ltr"')


def _alternates(edition: Edition) -> list[Alternate]:
    """Every final edition by its language, this one too, and the source for readers of any other; none of a preview."""
    source, known = edition.localized.document.article.locale, links.related(edition)
    found = [Alternate(locale, _address(edition, locale)) for locale in known]
    if source in known:
        found.append(Alternate("x-default", _address(edition, source)))
    return found if edition.final and len(known) > 1 else []


def _address(edition: Edition, locale: str) -> str:
    return links.page(edition, locale) if edition.site.url else links.sibling(locale)


def _editions(edition: Edition, *, preview: bool) -> list[Link]:
    """The list of languages. A preview leads to the previews beside it, not to what is published."""
    here, source = edition.localized.locale, edition.localized.document.article.locale
    shown = [tag for tag in edition.alternates if tag == here or not langtag.is_pseudo(tag)]
    ordered = sorted(shown, key=lambda tag: (tag != source, langtag.own_name(tag).casefold()))
    return [
        Link(
            tag,
            langtag.direction(tag),
            langtag.own_name(tag),
            links.sibling(tag) if preview else _address(edition, tag),
            tag == here,
        )
        for tag in ordered
    ]


@cache
def _template() -> Template:
    loader = PackageLoader("l10n.bundle", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("page.html")


@cache
def _style() -> str:
    return resources("l10n.bundle").joinpath("templates", "page.css").read_text("utf-8").strip()


KIND = BundleKind(files)
