"""A page's NewsArticle for machines. Source: schema.org NewsArticle, translationOfWork; JSON-LD 1.1."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from l10n.bundle import links, provenance
from l10n.bundle.pictures import Picture
from l10n.bundle.summary import Correction, Summary
from l10n.plugin import Edition


def news_article(edition: Edition, told: Summary) -> str:
    """JSON-LD of an edition, as `dump` writes it."""
    localized = edition.localized
    here, source = localized.locale, localized.document.article.locale
    code = provenance.source_type(edition.catalog)
    others = [tag for tag in links.related(edition) if tag != source]
    return dump(
        {
            **facts(told, here),
            "url": links.page(edition, here),
            "publisher": publisher(edition.site.name_in(here)),
            "translationOfWork": _work(edition, source) if here != source else None,
            "workTranslation": [_work(edition, tag) for tag in others] if here == source else None,
            "digitalSourceType": provenance.SCHEME + code if code else "",
            "creativeWorkStatus": "Draft" if not edition.final else "",
        }
    )


def dump(values: Mapping[str, object]) -> str:
    """JSON-LD that may stand in a script: nothing in it ends the element or the line; what is empty is left out."""
    made = {key: value for key, value in values.items() if value}
    text = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **made}, ensure_ascii=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def facts(told: Summary, locale: str) -> Mapping[str, object]:
    """What an edition says of itself."""
    return {
        "headline": told.headline,
        "description": told.description,
        "inLanguage": locale,
        "datePublished": told.date,
        "dateModified": told.updated,
        "author": _one_or_all([_named(name, "Person") for name in told.authors]),
        "correction": _one_or_all([_correction(each) for each in told.corrections]),
        "image": _one_or_all([_image(found) for found in told.pictures]),
    }


def publisher(name: str) -> Mapping[str, str]:
    """Who publishes it."""
    return _named(name, "NewsMediaOrganization")


def work(locale: str, address: str) -> Mapping[str, str]:
    """The same article in another language."""
    return {"@type": "NewsArticle", "inLanguage": locale, "url": address}


def _one_or_all(values: Sequence[Mapping[str, str]]) -> object:
    """One value by itself, several as a list."""
    return values[0] if len(values) == 1 else values


def _correction(correction: Correction) -> Mapping[str, str]:
    made = {"@type": "CorrectionComment", "text": correction.text, "datePublished": correction.date}
    return {key: value for key, value in made.items() if value}


def _image(picture: Picture) -> Mapping[str, str]:
    made = {
        "@type": "ImageObject",
        "url": picture.address,
        "caption": picture.caption,
        "creditText": picture.credit,
    }
    return {key: value for key, value in made.items() if value}


def _named(name: str, kind: str) -> Mapping[str, str]:
    return {"@type": kind, "name": name} if name else {}


def _work(edition: Edition, locale: str) -> Mapping[str, str]:
    return work(locale, links.page(edition, locale) or links.sibling(locale))
