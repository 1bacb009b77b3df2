"""What pages and fragments of HTML hold that has no words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from l10n.article.html.roles import contexts
from l10n.article.html.tokens import tokens
from l10n.article.html.tree import Element, build, is_block
from l10n.bundle import embeds, unshown
from l10n.bundle.wordless_thing import BlockSpan, Wordless, WordlessKind
from l10n.late_pattern import late_pattern
from l10n.model import Article

_MOST_BEFORE = late_pattern(r"<(?:article|main)\b", re.IGNORECASE)
_MOST_AFTER = late_pattern(r"</(?:article|main|body)\b", re.IGNORECASE)
_PLAYERS = {
    "iframe": WordlessKind.EMBED,
    "video": WordlessKind.VIDEO,
    "audio": WordlessKind.AUDIO,
    "img": WordlessKind.PICTURE,
    "amp-img": WordlessKind.PICTURE,
}
_CODE = ("code", "kbd", "samp")


def in_page(article: Article, spans: Sequence[BlockSpan]) -> Iterator[Wordless]:
    """The things of a page between the first and the last words of its article, site chrome left out."""
    shown = [span for span in spans if span.shown]
    if not shown:
        return
    first, last = _reach(article.text, spans, shown)
    for piece in in_html(article.text, article.locale, spans):
        if first <= piece.place <= last:
            yield piece
    yield from (
        Wordless(WordlessKind.LINK, span.start, span.url) for span in spans if span.url and first <= span.start <= last
    )


def _reach(text: str, spans: Sequence[BlockSpan], shown: Sequence[BlockSpan]) -> tuple[int, int]:
    """From the opening of the article, or its first words, to its end, or the site's next words."""
    first, last = shown[0].start, shown[-1].end
    chrome = [span for span in spans if not span.shown and not span.url]
    before = max((span.end for span in chrome if span.end <= first), default=0)
    opening = max((match.start() for match in _MOST_BEFORE.finditer(text, 0, first)), default=first)
    closing = _MOST_AFTER.search(text, last)
    after = min((span.start for span in chrome if span.start >= last), default=len(text))
    return max(before, opening), min(after, closing.start() if closing else last)


def in_html(text: str, locale: str, spans: Sequence[BlockSpan]) -> Iterator[Wordless]:
    """The things of a page or a fragment of one, outside site chrome."""
    tree = build(tuple(tokens(text, "")))
    around = contexts(tree, locale)
    sources: dict[Element, str] = {}
    for element in tree.elements:
        if element.name == "source" and element.parent is not None:
            sources.setdefault(element.parent, unescape(element.value("src")))
    for element in tree.elements:
        place = around[element]
        if place.furniture:
            is_outermost = element.parent is None or not around[element.parent].furniture
            if is_outermost and (name := unshown.left_out(text, element)):
                yield Wordless(WordlessKind.LOST, element.token.start, text=name)
            continue
        if element.token.foreign and element.name not in ("math", "svg"):
            continue
        if element.name == "track" or not (element.parent and around[element.parent].silent):
            yield from _of_element(text, element, sources.get(element, ""), spans)


def _of_element(text: str, element: Element, source: str, spans: Sequence[BlockSpan]) -> Iterator[Wordless]:
    token = element.token
    inside = [span for span in spans if token.start < span.start < token.end]  # its attributes
    around = next((span for span in spans if span.start <= token.start < span.end), None)
    place = around.end if around else token.start
    if element.name in _PLAYERS:
        kind = _PLAYERS[element.name]
        if kind is WordlessKind.PICTURE and (inside or around or _is_pixel(element)):
            return  # its words are a block, or the block around it shows it, or nobody sees it
        address = source or unescape(
            element.value("src") or element.value("data-src") or element.value("data-lazy-src")
        )
        if address and not address.startswith("data:"):
            named = (inside[0].start, inside[0].end) if inside else (0, 0)
            yield Wordless(
                kind,
                place,
                address,
                unescape(element.value("title")),
                unescape(element.value("poster")),
                _link(element) if kind is WordlessKind.PICTURE else "",
                named,
            )
    elif element.name == "hr" and not around:
        yield Wordless(WordlessKind.RULE, place)
    elif element.name == "pre" and not around:
        content = unshown.inside(text, element)
        if not any(span.shown and token.end <= span.start < token.end + len(content) for span in spans):
            yield from code(content, place)
    elif element.name in _CODE and not around and not embeds.is_within(element, ("pre", *_CODE)):
        yield from code(unshown.inside(text, element), place, cell=embeds.is_in_cell(element))
    elif url := embeds.post(text, element):
        yield Wordless(WordlessKind.LINK, place, url)
    if name := unshown.name(text, element):
        yield Wordless(WordlessKind.LOST, place, text=name)


def code(content: str, place: int, *, cell: bool = False) -> Iterator[Wordless]:
    """Code that readers see; a table has no place for it where it is all that a cell holds."""
    shown = unescape(re.sub(r"<[^<>]*>", "", content)).strip("\r\n")
    if shown.strip():
        kind = WordlessKind.LOST if cell else WordlessKind.CODE
        yield Wordless(kind, place, text=f"the code {shown.strip()!r} alone in a cell" if cell else shown)


def _link(element: Element) -> str:
    """Where a picture leads."""
    parent = element.parent
    while parent is not None and parent.name != "a" and not is_block(parent.name):
        parent = parent.parent
    return unescape(parent.value("href")) if parent is not None and parent.name == "a" else ""


def _is_pixel(element: Element) -> bool:
    """Whether a picture only counts its readers."""
    return any(element.value(side) in ("0", "1") for side in ("width", "height"))
