"""What an article holds that has no words: pictures, films, sound, embeds, code, rules, links alone.

Blocks are what translators see; these things are read from the source around them, so that every bundle carries them too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from html import unescape

from l10n.article.html.roles import contexts
from l10n.article.html.tokens import tokens
from l10n.article.html.tree import Element, build
from l10n.article.markdown import front_matter
from l10n.article.markdown.grammar import parser
from l10n.article.markdown.shortcodes import CALL
from l10n.bundle import embeds
from l10n.errors import ArticleError
from l10n.model import Article, Block, Document, Role


class WordlessKind(StrEnum):
    """What a thing is; `LOST` is one that no page of ours can show."""

    PICTURE = "picture"
    VIDEO = "video"
    AUDIO = "audio"
    EMBED = "iframe"
    CODE = "code"
    RULE = "rule"
    LINK = "link"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Wordless:
    """A thing and where it stands in the article. `address` is its file or page, `text` its code, title or name; `poster` is
    the picture of a film; `named` is where its title stands as a block, which is translated.
    """

    kind: WordlessKind
    place: int
    address: str = ""
    text: str = ""
    poster: str = ""
    named: tuple[int, int] = (0, 0)

    @property
    def is_figure(self) -> bool:
        """Whether a caption may follow."""
        return self.kind in (WordlessKind.PICTURE, WordlessKind.VIDEO, WordlessKind.AUDIO, WordlessKind.EMBED)


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a block stands. `shown` blocks are the article's own; a `url` is nothing but an address."""

    start: int
    end: int
    shown: bool
    url: str = ""


_URL = re.compile(r"<?(?P<url>(?:https?://|www\.)[^\s<>\"]+)>?", re.IGNORECASE)
_HIDDEN = ("attribute", "json", "yaml", "title", "alt", "label", "note", "repeated", "front-matter")


def find(document: Document) -> tuple[Wordless, ...]:
    """The things of an article, in its order."""
    spans = tuple(_span(block) for block in document.blocks)
    return _find(document.article, spans)


def unfilled(document: Document) -> Iterator[Wordless]:
    """The shortcodes inside sentences: only the site knows what it puts there, so readers see them as they stand."""
    for block in document.blocks:
        for inline in block.inlines:
            if inline.raw.startswith("{") and CALL.fullmatch(inline.raw):
                yield Wordless(
                    WordlessKind.LOST, inline.start, text=f"the shortcode {' '.join(inline.raw.split())[:60]}"
                )


def line(document: Document, piece: Wordless) -> int:
    """The line of a thing in its file."""
    return document.article.text.count("\n", 0, piece.place) + 1


def _span(block: Block) -> _Span:
    shown = block.role is not Role.FURNITURE and block.syntax.partition(" ")[0] not in _HIDDEN
    match = _URL.fullmatch(block.text.strip()) if block.role is Role.FURNITURE else None
    return _Span(block.start, block.start + len(block.raw), shown, match["url"] if match else "")


@lru_cache(maxsize=16)  # every kind of bundle of every locale asks for the same article
def _find(article: Article, spans: tuple[_Span, ...]) -> tuple[Wordless, ...]:
    readers = {"html": _in_page, "markdown": _in_markdown}
    pieces = list(readers.get(article.format, _in_text)(article, spans))
    return tuple(sorted(pieces, key=lambda piece: piece.place))


def _in_text(_: Article, spans: Sequence[_Span]) -> Iterator[Wordless]:
    return (Wordless(WordlessKind.LINK, span.start, span.url) for span in spans if span.url)


# --- pages ---------------------------------------------------------------------------------------------------------

_MOST_BEFORE = re.compile(r"<(?:article|main)\b", re.IGNORECASE)
_MOST_AFTER = re.compile(r"</(?:article|main|body)\b", re.IGNORECASE)
_PLAYERS = {
    "iframe": WordlessKind.EMBED,
    "video": WordlessKind.VIDEO,
    "audio": WordlessKind.AUDIO,
    "img": WordlessKind.PICTURE,
    "amp-img": WordlessKind.PICTURE,
}
_CODE = ("code", "kbd", "samp")


def _in_page(article: Article, spans: Sequence[_Span]) -> Iterator[Wordless]:
    """The things of a page between the first and the last words of its article, site chrome left out."""
    shown = [span for span in spans if span.shown]
    if not shown:
        return
    first, last = _reach(article.text, spans, shown)
    for piece in _in_html(article.text, article.locale, spans):
        if first <= piece.place <= last:
            yield piece
    yield from (
        Wordless(WordlessKind.LINK, span.start, span.url) for span in spans if span.url and first <= span.start <= last
    )


def _reach(text: str, spans: Sequence[_Span], shown: Sequence[_Span]) -> tuple[int, int]:
    """From the opening of the article, or its first words, to its end, or the site's next words."""
    first, last = shown[0].start, shown[-1].end
    chrome = [span for span in spans if not span.shown and not span.url]
    before = max((span.end for span in chrome if span.end <= first), default=0)
    opening = max((match.start() for match in _MOST_BEFORE.finditer(text, 0, first)), default=first)
    closing = _MOST_AFTER.search(text, last)
    after = min((span.start for span in chrome if span.start >= last), default=len(text))
    return max(before, opening), min(after, closing.start() if closing else last)


def _in_html(text: str, locale: str, spans: Sequence[_Span]) -> Iterator[Wordless]:
    """The things of a page or a fragment of one, outside site chrome."""
    tree = build(tuple(tokens(text, "")))
    around = contexts(tree, locale)
    sources: dict[Element, str] = {}
    for element in tree.elements:
        if element.name == "source" and element.parent is not None:
            sources.setdefault(element.parent, unescape(element.value("src")))
    for element in tree.elements:
        place = around[element]
        if place.furniture or (element.token.foreign and element.name != "math"):
            continue
        if element.name == "track" or not (element.parent and around[element.parent].silent):
            yield from _of_element(text, element, sources.get(element, ""), spans)


def _of_element(text: str, element: Element, source: str, spans: Sequence[_Span]) -> Iterator[Wordless]:
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
                kind, place, address, unescape(element.value("title")), unescape(element.value("poster")), named
            )
    elif element.name == "hr" and not around:
        yield Wordless(WordlessKind.RULE, place)
    elif element.name == "pre" and not around:
        content = _inside(text, element)
        if not any(span.shown and token.end <= span.start < token.end + len(content) for span in spans):
            yield from _code(content, place)
    elif element.name in _CODE and not around and not embeds.is_within(element, ("pre", *_CODE)):
        yield from _code(_inside(text, element), place, cell=embeds.is_in_cell(element))
    elif url := embeds.post(text, element):
        yield Wordless(WordlessKind.LINK, place, url)
    if name := embeds.unshown(element):
        yield Wordless(WordlessKind.LOST, place, text=name)


def _inside(text: str, element: Element) -> str:
    """What stands between the tags of an element that holds none of its own name."""
    end = re.compile(f"</{element.name}", re.IGNORECASE).search(text, element.token.end)
    return text[element.token.end : end.start() if end else len(text)]


def _code(content: str, place: int, *, cell: bool = False) -> Iterator[Wordless]:
    """Code that readers see; a table has no place for it where it is all that a cell holds."""
    shown = unescape(re.sub(r"<[^<>]*>", "", content)).strip("\r\n")
    if shown.strip():
        kind = WordlessKind.LOST if cell else WordlessKind.CODE
        yield Wordless(kind, place, text=f"the code {shown.strip()!r} alone in a cell" if cell else shown)


def _is_pixel(element: Element) -> bool:
    """Whether a picture only counts its readers."""
    return any(element.value(side) in ("0", "1") for side in ("width", "height"))


# --- Markdown ------------------------------------------------------------------------------------------------------

_PICTURE = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\(\s*<?(?P<url>[^\s<>()]+)>?[^()]*\)")
_PLAYER = re.compile(r"<(?:iframe|video|audio|object|embed)\b", re.IGNORECASE)
_CLOSING = re.compile(r"\{\{[<%]\s*/|\{%-?\s*end")
_SHORTCODE = re.compile(r"\{\{.*\}\}|\{%.*%\}", re.DOTALL)
_CODE_ALONE = re.compile(r"(?P<fence>`+)(?P<code>[^`\n]+)(?P=fence)[.:;]?")


def _in_markdown(article: Article, spans: Sequence[_Span]) -> Iterator[Wordless]:
    """What the parser finds on lines that no block stands on."""
    start = front_matter.parse(article.text, str(article.path)).end
    body = article.text[start:]
    offsets = [start, *(start + match.end() for match in re.finditer("\r\n|\n|\r", body)), len(article.text)]
    before = ""
    for token in parser(mdx=article.path.suffix == ".mdx").parse(body, {}):
        before, around = token.type, before
        if not token.map or token.type not in _READERS:
            continue
        first, end = offsets[token.map[0]], offsets[min(token.map[1], len(offsets) - 1)]
        mine = [span for span in spans if first <= span.start < end]
        alone = _CODE_ALONE.fullmatch(token.content) if around in ("td_open", "th_open") else None
        if alone:
            yield from _code(alone["code"], first, cell=True)
        elif token.type == "html_block" or _PLAYER.search(token.content):
            yield from _in_fragment(article, first, end, mine)
        elif not any(span.shown for span in mine):
            yield from _READERS[token.type](token.content or article.text[first:end].strip(), first)


_BESIDE = re.compile(r"<svg\b|<script\b(?=[^<>]*\ssrc\s*=)", re.IGNORECASE)


def _in_fragment(article: Article, first: int, end: int, spans: Sequence[_Span]) -> Iterator[Wordless]:
    text = article.text[first:end]
    moved = [replace(span, start=span.start - first, end=span.end - first) for span in spans]
    try:
        for piece in _in_html(text, article.locale, moved):
            named = (piece.named[0] + first, piece.named[1] + first) if any(piece.named) else (0, 0)
            yield replace(piece, place=piece.place + first, named=named)
    except ArticleError:
        yield Wordless(WordlessKind.LOST, first, text="HTML that is not closed")
    for match in _BESIDE.finditer(text):  # icons and counters of pages are not for readers
        yield Wordless(WordlessKind.LOST, first + match.start(), text=f"{match[0]}>")


def _paragraph(content: str, place: int) -> Iterator[Wordless]:
    """The pictures and links of a paragraph without words."""
    left = _PICTURE.sub("", content).strip()
    for match in _PICTURE.finditer(content):
        if any(map(str.isalpha, match["alt"])):
            continue  # its words are a block, which shows it
        yield Wordless(WordlessKind.PICTURE, place + match.start(), match["url"])
    link = _URL.fullmatch(left)
    if link:
        yield Wordless(WordlessKind.LINK, place, link["url"])
    elif _SHORTCODE.fullmatch(left):
        yield from _shortcode(left, place)
    elif code := _CODE_ALONE.fullmatch(left):
        yield Wordless(WordlessKind.CODE, place, text=code["code"].strip())


def _shortcode(content: str, place: int) -> Iterator[Wordless]:
    """What a site generator would put there; the end of a pair is not named again."""
    if not _CLOSING.match(content):
        yield Wordless(WordlessKind.LOST, place, text=f"the shortcode {' '.join(content.split())[:60]}")


def _fenced(content: str, place: int) -> Iterable[Wordless]:
    return [Wordless(WordlessKind.CODE, place, text=content.rstrip("\n"))]


_READERS = {
    "fence": _fenced,
    "code_block": _fenced,
    "maths": _fenced,
    "hr": lambda _, place: [Wordless(WordlessKind.RULE, place)],
    "inline": _paragraph,
    "html_block": _paragraph,
    "shortcode_block": _shortcode,
}
