"""A page's NewsArticle for machines. Source: schema.org NewsArticle, translationOfWork; JSON-LD 1.1."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from l10n.bundle import links, provenance
from l10n.bundle.pictures import Picture
from l10n.bundle.summary import Correction, Summary
from l10n.plugin import Edition


def news_article(edition: Edition, about: Summary) -> str:
    """JSON-LD of an edition, as `dump` writes it."""
    localized = edition.localized
    here, source = localized.locale, localized.document.article.locale
    code = provenance.source_type(edition.catalog)
    translations = [tag for tag in links.related(edition) if tag != source]
    return dump(
        {
            **facts(about, here),
            "url": links.page(edition, here),
            "publisher": publisher(edition.site.name_in(here)),
            "translationOfWork": _work(edition, source) if here != source else None,
            "workTranslation": [_work(edition, tag) for tag in translations] if here == source else None,
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


def facts(about: Summary, locale: str) -> Mapping[str, object]:
    """What an edition says of itself."""
    return {
        "headline": about.headline,
        "description": about.description,
        "inLanguage": locale,
        "datePublished": about.date,
        "dateModified": about.updated,
        "author": _single_or_list([_named(name, "Person") for name in about.authors]),
        "correction": _single_or_list([_correction(each) for each in about.corrections]),
        "image": _single_or_list([_image(picture) for picture in about.pictures]),
    }


def publisher(name: str) -> Mapping[str, str]:
    """Who publishes it."""
    return _named(name, "NewsMediaOrganization")


def work(locale: str, address: str) -> Mapping[str, str]:
    """The same article in another language."""
    return {"@type": "NewsArticle", "inLanguage": locale, "url": address}


def _single_or_list(values: Sequence[Mapping[str, str]]) -> object:
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
