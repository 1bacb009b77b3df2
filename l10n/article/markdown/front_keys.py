"""Which keys of front matter hold words, and what they are in the article.

Names are compared as words in lower case: `ogTitle`, `og-title` and `og_title` are one.
"""

from __future__ import annotations

from collections.abc import Mapping

from l10n.late_pattern import late_pattern

ROLES: Mapping[str, str] = {
    **dict.fromkeys(("title", "headline"), "headline"),
    **dict.fromkeys(
        ("subtitle", "description", "summary", "standfirst", "excerpt", "deck", "dek", "lead", "lede", "teaser"),
        "standfirst",
    ),
    **dict.fromkeys(("tagline", "blurb", "intro", "subheading", "sub_title"), "standfirst"),
    **dict.fromkeys(("kicker", "eyebrow"), "kicker"),
    **dict.fromkeys(("caption", "image_caption", "image_alt", "alt"), "caption"),
    **dict.fromkeys(("byline", "author", "author.name", "authors.name"), "byline"),
    **dict.fromkeys(("credit", "image_credit"), "credit"),
    **dict.fromkeys(
        ("correction", "corrections", "correction.text", "corrections.text", "correction_text", "erratum"), "correction"
    ),
}
"""The keys whose values are translated unless the project says otherwise, with their roles."""

_CAMEL = late_pattern(r"(?<=[a-z0-9])(?=[A-Z])")
_PICTURE = late_pattern(r"(?:.*_)?(?:alt|alt_text|caption)")
_TITLE = late_pattern(
    r"(?:seo|meta|og|open_graph|twitter|social|share|facebook|short|link|page|search)_title|linktitle"
    r"|(?:nav|sidebar|menu|pagination|breadcrumb)_(?:title|label)"
)
_SUMMARY = late_pattern(
    r"(?:seo|meta|og|open_graph|twitter|social|share|facebook|short|page|search)_(?:description|summary)"
)
_OF_THE_ARTICLE = late_pattern(r"seo|meta|og|open_graph|opengraph|twitter|social|share|facebook|params|extra")
_INSIDE = {
    **dict.fromkeys(("description", "summary", "subtitle", "excerpt", "tagline", "blurb", "intro"), "standfirst"),
    **dict.fromkeys(("title", "heading", "label", "question", "answer", "quote"), "caption"),
    "headline": "headline",
    "credit": "credit",
}


def role_of(key: str, roles: Mapping[str, str]) -> str:
    """The role of a dotted key: the project's own word, else what its name says; nothing for a key that stays.

    >>> role_of("seo.title", {}), role_of("cover.alt", {}), role_of("layout", {})
    ('headline', 'caption', '')
    """
    name = _CAMEL.sub("_", key).lower().replace("-", "_")
    for spelling in (key, key.lower()):
        if spelling in roles:
            return roles[spelling]
    if name in ROLES:
        return ROLES[name]
    above, _, last = name.rpartition(".")
    if _PICTURE.fullmatch(last):
        return "caption"
    if _TITLE.fullmatch(last):
        return "headline"
    if _SUMMARY.fullmatch(last):
        return "standfirst"
    return _nested(above.rpartition(".")[2], last) if above else ""


def _nested(parent: str, last: str) -> str:
    if _OF_THE_ARTICLE.fullmatch(parent):
        return ROLES.get(last, "")
    return _INSIDE.get(last, "")
