"""`index.html`: a page that reads well on every screen, aloud and on paper, and that machines understand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from markupsafe import Markup

from l10n import langtag
from l10n.bundle import body, labels, links, provenance, structured_data, theme_files, view
from l10n.bundle.flow import Writer
from l10n.bundle.outline import dates_itself, shown
from l10n.bundle.summary import shown_date, summary
from l10n.bundle.view import Alternate, Link, PageView, PreviewState, SiteView
from l10n.plugin import BundleKind, Edition


def files(edition: Edition) -> Mapping[PurePosixPath, bytes]:
    """One HTML file with its styles inside, in UTF-8."""
    return {PurePosixPath("index.html"): view.page(_view(edition), theme_files.inlined(edition.theme))}


def _view(edition: Edition) -> PageView:
    preview = not edition.final
    seen, writer = shown(edition), Writer(edition, marked=preview or edition.labelled)
    about = summary(edition, seen, writer)
    locale = edition.localized.locale
    outdated = sum(map(provenance.is_outdated, edition.catalog.units))
    return PageView(
        locale=locale,
        is_source=locale == edition.localized.document.article.locale,
        headline=about.headline,
        description=about.description,
        authors=about.authors,
        date=about.date,
        updated=about.updated,
        picture=about.public_picture,
        shown_author="" if about.byline else about.author,
        shown_date="" if dates_itself(seen, about.date) else shown_date(about.date, locale, edition.site),
        header=Markup(body.html(seen.header, writer)),  # noqa: S704  (the writer has escaped it)
        story=Markup(body.html(seen.body, writer)),  # noqa: S704
        notes=Markup(body.notes(seen.notes, writer)),  # noqa: S704
        structured=Markup(structured_data.news_article(edition, about)),  # noqa: S704  (escaped for scripts)
        canonical=links.page(edition, locale),
        alternates=tuple(_alternates(edition)),
        editions=tuple(_editions(edition, preview=preview)),
        site=SiteView(edition.site.name_in(locale), logo=theme_files.address(edition.theme, edition.theme.logo)),
        preview=PreviewState(edition.progress, outdated) if preview else None,
        label=labels.label(locale, edition.theme)[0] if edition.labelled else "",
        restrictions=provenance.restrictions(edition.catalog),
    )


def _alternates(edition: Edition) -> list[Alternate]:
    """Every final edition by its language, this one too, and the source for readers of any other; none of a preview."""
    source, related = edition.localized.document.article.locale, links.related(edition)
    alternates = [Alternate(locale, _address(edition, locale)) for locale in related]
    if source in related:
        alternates.append(Alternate("x-default", _address(edition, source)))
    return alternates if edition.final and len(related) > 1 else []


def _address(edition: Edition, locale: str) -> str:
    return links.page(edition, locale) if edition.site.url else links.sibling(locale)


def _editions(edition: Edition, *, preview: bool) -> list[Link]:
    """The list of languages. A preview leads to the previews beside it, not to what is published."""
    here, source = edition.localized.locale, edition.localized.document.article.locale
    seen = [tag for tag in edition.alternates if tag == here or not langtag.is_pseudo(tag)]
    ordered = sorted(seen, key=lambda tag: (tag != source, langtag.native_name(tag).casefold()))
    return [
        Link(
            tag,
            langtag.direction(tag),
            langtag.native_name(tag),
            links.sibling(tag) if preview else _address(edition, tag),
            tag == here,
        )
        for tag in ordered
    ]


KIND = BundleKind(files)
