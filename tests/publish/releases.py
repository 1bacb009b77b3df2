"""Releases and sites made by hand."""

from l10n.bundle.summary import Summary
from l10n.plugin import PLAIN_THEME, SiteOptions
from l10n.publish.addresses import Addresses
from l10n.publish.level import ReleaseLevel
from l10n.publish.options import OUTPUTS
from l10n.publish.release import PackedTexts, Release
from l10n.publish.site import Site


def release(slug="storm", locale="es", **values):
    """A release with a headline, a day and a paragraph."""
    reported = values.pop("told", None) or Summary(
        f"{slug} in {locale}", "What happened.", "Ana Ruiz", "", "2026-05-04", "", ("Ana Ruiz",)
    )
    arguments = {
        "level": ReleaseLevel.FINAL,
        "header": f"<h1>{slug}</h1>",
        "story": "<p>Rain.</p>",
        "notes": "",
        "text": "Rain.",
    }
    fields = {**arguments, **values}
    texts = PackedTexts.of(*(fields.pop(name) for name in ("header", "story", "notes", "text")))
    return Release(slug, locale, "en", summary=reported, texts=texts, **fields)


def site(*releases, url="https://gazette.example/{locale}/{slug}/", theme=PLAIN_THEME, **options):
    """A site of releases."""
    chosen = SiteOptions("The Gazette", url, **options)
    locales = ["en", *dict.fromkeys(item.locale for item in releases)]
    existing = {each.key: each for each in releases}
    return Site(chosen, Addresses(chosen, locales), theme, existing, OUTPUTS)
