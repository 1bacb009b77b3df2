"""A localized page that says its new language: `lang` and `dir` of `<html>`, and where the head repeats the language."""

from __future__ import annotations

from collections.abc import Iterator

from l10n import langtag
from l10n.article.html import jsonld
from l10n.article.html.edits import PageEdit, edited, new_value
from l10n.article.html.head import is_jsonld
from l10n.article.html.tokens import Token, TokenKind, tokens
from l10n.article.html.values import Source
from l10n.article.lines import lines
from l10n.late_pattern import late_pattern

_LANGUAGE_META = ("content-language", "og:locale", "inlanguage", "dc.language", "dcterms.language", "language")


def relabel(text: str, locale: str) -> str:
    """The page with its language and direction changed; every other byte stays.

    >>> relabel('<html lang="en"><p>He resigned.', "fa")
    '<html lang="fa" dir="rtl"><p>He resigned.'
    """
    return edited(text, _edits(text, locale))


def _edits(text: str, locale: str) -> Iterator[PageEdit]:
    page = Source(text, lines(text), "page")
    direction = langtag.direction(locale)
    before: Token | None = None
    seen = {"html": False, "body": False}
    for token in tokens(text, page.path):
        if token.kind is TokenKind.OPEN and token.name in seen and not seen[token.name]:
            seen[token.name] = True
            yield from _root(text, token, locale, direction)
        elif token.kind is TokenKind.OPEN and token.name == "meta" and not token.foreign:
            yield from _meta(text, token, locale)
        elif token.kind is TokenKind.RAW and before and is_jsonld(before):
            yield from _json(page, token, locale)
        before = token
    if not seen["html"]:
        yield from _implied(text, locale, direction)


def _root(text: str, token: Token, locale: str, direction: str) -> Iterator[PageEdit]:
    """The attributes of `<html>`; those of `<body>` only where it has them."""
    for name in ("lang", "xml:lang"):
        attribute = token.attribute(name)
        if attribute is not None:
            yield new_value(text, attribute, locale)
    if token.name == "html" and not token.attribute("lang"):
        yield _added(token, f' lang="{locale}"')
    written = token.attribute("dir")
    if written is not None:
        yield new_value(text, written, direction)
    elif token.name == "html" and direction == "rtl":
        yield _added(token, ' dir="rtl"')


def _added(token: Token, attribute: str) -> PageEdit:
    """An attribute after the tag's last one."""
    place = max((each.end for each in token.attributes), default=token.start + 1 + len(token.name))
    return PageEdit(place, place, attribute)


def _meta(text: str, token: Token, locale: str) -> Iterator[PageEdit]:
    """What a `<meta>` says of the language."""
    names = [token.value(key).strip().lower() for key in ("http-equiv", "property", "itemprop", "name")]
    name = next((name for name in names if name in _LANGUAGE_META), "")
    content = token.attribute("content")
    if name and content is not None:
        yield new_value(
            text, content, langtag.gettext_name(locale).partition("@")[0] if name == "og:locale" else locale
        )


def _json(page: Source, token: Token, locale: str) -> Iterator[PageEdit]:
    """The language of the article and of the page that it is on; that of the site is the site's."""
    nodes = jsonld.read(page, token.start, token.end)
    for node in (*jsonld.articles(page, nodes), *jsonld.pages(page, nodes)):
        for value in node.texts.get("inLanguage", ()):
            yield PageEdit(value.start, value.end, locale)


def _implied(text: str, locale: str, direction: str) -> Iterator[PageEdit]:
    """A `<html>` tag for a page that leaves it out: after the doctype and comments, before anything else."""
    attributes = f' lang="{locale}"' + (' dir="rtl"' if direction == "rtl" else "")
    match = _PROLOGUE.match(text)
    place = match.end() if match else 0
    yield PageEdit(place, place, f"<html{attributes}>")


_PROLOGUE = late_pattern(r"(?:[ \t\r\n\ufeff]*+(?:<!--[\s\S]*?-->|<[!?][^>]*+>))*")
