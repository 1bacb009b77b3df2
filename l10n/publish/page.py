"""The page of a release."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from markupsafe import Markup

from l10n import langtag
from l10n.bundle import structured_data, view
from l10n.bundle.labels import label
from l10n.bundle.provenance import SCHEME
from l10n.bundle.summary import Summary, shown_date
from l10n.bundle.view import Link, PageView
from l10n.publish.level import ReleaseLevel
from l10n.publish.release import PlacedRelease, Release
from l10n.publish.site import Site


def page(release: Release, site: Site) -> bytes:
    """The page in UTF-8."""
    at, locale, about = site.place(release), release.locale, placed(release, site)
    editions = site.editions(release.slug)
    picture = about.public_picture
    return view.page(
        PageView(
            locale=locale,
            is_source=locale == release.source_locale,
            headline=about.headline,
            description=about.description,
            authors=about.authors,
            date=about.date,
            updated=about.updated,
            picture=picture,
            shown_author="" if about.byline else about.author,
            shown_date="" if release.dates_itself else shown_date(about.date, locale, site.options),
            header=_html(release.header, release, site, at),
            story=_html(release.story, release, site, at),
            notes=_html(release.notes, release, site, at),
            structured=Markup(_structured(release, about, site)),  # noqa: S704  (escaped for scripts)
            canonical=site.url(release),
            alternates=tuple(site.alternates(editions)),
            editions=site.menu(locale, {edition.locale: site.link(edition, locale, at) for edition in editions}),
            site=site.around(locale, at),
            label=label(locale, site.theme)[0] if release.level is ReleaseLevel.MACHINE else "",
            whole=_whole(release, site, at),
            restrictions=release.licences,
        ),
        site.theme,
    )


def placed_release(release: Release, site: Site) -> PlacedRelease:
    """A release with its links and media placed, as other systems read it."""
    at, public = site.place(release), site.addresses.is_public
    header, story, notes = (site.html(text, release.locale, at, whole=public) for text in release.texts.unpacked()[:3])
    editions = {edition.locale: site.url(edition) for edition in site.editions(release.slug)}
    return PlacedRelease(site.url(release), editions, header, story, notes, placed(release, site))


def placed(release: Release, site: Site) -> Summary:
    """What a release says of itself, with its pictures where readers find them."""
    at, public = site.place(release), site.addresses.is_public
    pictures = [
        replace(each, address=site.file(each.address, release.locale, at, whole=public))
        for each in release.summary.pictures
    ]
    return replace(release.summary, pictures=tuple(pictures))


def _html(text: str, release: Release, site: Site, at: PurePosixPath) -> Markup:
    return Markup(site.html(text, release.locale, at))  # noqa: S704  (written and escaped when it was made)


def _whole(release: Release, site: Site, at: PurePosixPath) -> Link | None:
    """Where readers of an excerpt find all of the article."""
    original = site.original(release) if release.level is ReleaseLevel.EXCERPT else None
    if original is None:
        return None
    tag = original.locale
    return Link(
        tag, langtag.direction(tag), langtag.native_name(tag), site.link(original, release.locale, at), here=False
    )


def _structured(release: Release, about: Summary, site: Site) -> str:
    """JSON-LD of a release."""
    original = site.original(release)
    translations = [
        edition
        for edition in site.editions(release.slug)
        if edition.locale != release.source_locale and site.url(edition)
    ]
    is_source = release.locale == release.source_locale
    return structured_data.dump(
        {
            **structured_data.facts(about, release.locale),
            "url": site.url(release),
            "publisher": structured_data.publisher(site.options.name_in(release.locale)),
            "translationOfWork": structured_data.work(original.locale, site.url(original)) if original else None,
            "workTranslation": [structured_data.work(edition.locale, site.url(edition)) for edition in translations]
            if is_source
            else None,
            "digitalSourceType": SCHEME + release.code if release.code else "",
            **_of_machines(release),
        }
    )


def _of_machines(release: Release) -> dict[str, object]:
    """What is said of an edition that a machine wrote: in words, and each sentence that nobody reviewed."""
    if release.level is not ReleaseLevel.MACHINE:
        return {}
    sentences = [
        {
            "@type": "CreativeWork",
            "text": each,
            "inLanguage": release.locale,
            "digitalSourceType": SCHEME + release.code,
        }
        for each in release.machine
    ]
    return {"creditText": label(release.locale)[0], "hasPart": sentences}
