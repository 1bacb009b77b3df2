"""Which elements of a feed are texts, and what each is: by its name, and for WordPress by the type of its post.

Items are articles of one file: a feed is one catalog, as a file is one article, and its items share what they repeat. Names of
categories are translated where a key stands beside them (WordPress' nicename); in RSS and Atom they are the key themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from l10n.article.feed.xml import XmlElement
from l10n.article.html.tokens import name_set
from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.model import Role

ITEMS = frozenset({"item", "entry"})
_ROLES = {
    "title": Role.HEADLINE,
    "description": Role.STANDFIRST,
    "summary": Role.STANDFIRST,
    "excerpt:encoded": Role.STANDFIRST,
    "content:encoded": Role.BODY,
    "content": Role.BODY,
    "media:title": Role.CAPTION,
    "media:description": Role.CAPTION,
    "media:credit": Role.CREDIT,
    "itunes:title": Role.HEADLINE,
    "itunes:subtitle": Role.STANDFIRST,
    "itunes:summary": Role.STANDFIRST,
}
_BODIES = ("content:encoded", "content")
_REPEATS = frozenset({"itunes:title", "itunes:subtitle", "itunes:summary", "category", "wp:meta_value"})
_OF_THE_FEED = frozenset({"title", "description", "subtitle", "itunes:summary", "itunes:subtitle"})
_TERMS = frozenset({"wp:cat_name", "wp:tag_name", "wp:term_name", "wp:category_description", "wp:term_description"})
_META = {
    "_wp_attachment_image_alt": Role.CAPTION,
    "_yoast_wpseo_title": Role.HEADLINE,
    "_yoast_wpseo_metadesc": Role.STANDFIRST,
    "_yoast_wpseo_opengraph-title": Role.HEADLINE,
    "_yoast_wpseo_opengraph-description": Role.STANDFIRST,
    "rank_math_title": Role.HEADLINE,
    "_aioseop_title": Role.HEADLINE,
    "_aioseop_description": Role.STANDFIRST,
    "rank_math_description": Role.STANDFIRST,
}
_FILLED_IN = late_pattern(r"%%?\w+%%?|#\w+")  # what plug-ins for search engines put the title and the site's name for
_NOT_ARTICLES = name_set(
    "nav_menu_item revision custom_css customize_changeset oembed_cache user_request wp_template wp_template_part"
    " wp_global_styles wp_navigation wp_font_family wp_font_face acf-field acf-field-group"
)
_NOT_SHOWN = frozenset({"trash", "auto-draft"})


@dataclass(frozen=True, slots=True)
class FeedText:
    """An element that is a text. `kind` is `html`, `text`, `xhtml`, or `auto`; a text that `repeats` is not shown on pages."""

    element: XmlElement
    role: Role
    kind: str = "auto"
    repeats: bool = False
    post: bool = False


def is_wordpress(root: XmlElement) -> bool:
    """Whether a feed is WordPress' export."""
    return "xmlns:wp" in root.values


def texts(root: XmlElement, text: str) -> Iterator[FeedText]:
    """The texts of a feed in order."""
    channel = root.child("channel") or root
    for child in (*channel.children, *(item for item in root.children if item.name in ITEMS and channel is not root)):
        if child.name in ITEMS:
            yield from _of_item(child, text)
        elif child.name in _OF_THE_FEED:
            yield FeedText(child, Role.FURNITURE, _kind(child, text))
        else:
            terms = (node for node in child.walk() if node.name in _TERMS)
            yield from (FeedText(term, Role.KICKER, repeats=True) for term in terms)


def value(element: XmlElement | None, text: str) -> str:
    """The words of an element without markup of its own, as they stand."""
    return "".join(text[part.start : part.end] for part in element.parts).strip() if element else ""


def _of_item(item: XmlElement, text: str) -> Iterator[FeedText]:
    type_, status = value(item.child("wp:post_type"), text), value(item.child("wp:status"), text)
    if type_ in _NOT_ARTICLES or status in _NOT_SHOWN:
        return
    whole = any(value(item.child(name), text) or ((child := item.child(name)) and child.children) for name in _BODIES)
    for element in item.walk():
        role = _role(element, item, text, whole=whole)
        if role is not None:
            role = Role.CAPTION if type_ == "attachment" else role
            post = bool(type_) and element.name == "content:encoded"
            kind = "html" if post else _kind(element, text)
            yield FeedText(element, role, kind, element.name in _REPEATS, post)


def _role(element: XmlElement, item: XmlElement, text: str, *, whole: bool) -> Role | None:
    name, parent = element.name, element.parent
    if name == "wp:meta_value" and parent is not None:
        is_template = not any(map(str.isalpha, _FILLED_IN.sub("", value(element, text))))
        return None if is_template else _META.get(value(parent.child("wp:meta_key"), text))
    if parent is not item and not name.startswith("media:"):
        return None
    if name == "category":
        return Role.KICKER if "nicename" in element.values else None
    if name in ("description", "summary") and not whole:
        return Role.BODY
    return _ROLES.get(name)


def _kind(element: XmlElement, text: str) -> str:
    """What a text is: Atom says it."""
    place = element.values.get("type")
    declared = text[slice(*place)] if place else ""
    if declared == "xhtml":
        return "xhtml"
    if declared in ("html", "text/html"):
        return "html"
    return "text" if declared in ("text", "text/plain", "plain") else "auto"
