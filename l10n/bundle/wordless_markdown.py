"""What Markdown holds that has no words: what its parser finds on lines that no block stands on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import unescape

from l10n.article.markdown import front_matter
from l10n.article.markdown.grammar import parser
from l10n.bundle import wordless_page
from l10n.bundle.wordless_thing import BlockSpan, Wordless, WordlessKind
from l10n.errors import ArticleError
from l10n.late_pattern import late_pattern
from l10n.model import Article

_PICTURE = late_pattern(
    r"(?P<led>\[)?!\[(?P<alt>[^\[\]]*)\]\(\s*<?(?P<url>[^\s<>()]+)>?[^()]*\)(?(led)\]\(\s*<?(?P<link>[^\s<>()]+)>?[^()]*\))"
)
_NOTE = late_pattern(r"!\[\[(?P<name>[^\[\]|#]+)[^\[\]]*\]\]")
_IS_PICTURE = late_pattern(r"\.(?:avif|gif|jpe?g|png|svg|webp)\Z", re.IGNORECASE)
_CALL = late_pattern(r"\{\{.*\}\}|\{%.*%\}", re.DOTALL)
_SHOWS = late_pattern(
    r"""(?<![\w-])(?:src|file|image|img|path|url|image_path)\s*=\s*["']?(?P<url>[^\s"'<>{}]+\.(?:avif|gif|jpe?g|png|svg|webp))["'\s]""",
    re.IGNORECASE,
)
_LEADS = late_pattern(r"""(?<![\w-])(?:link|href)\s*=\s*["'](?P<url>[^"'<>{}\s]+)["']""")
_ALT = late_pattern(r"""(?<![\w-])alt\s*=\s*["'](?P<words>[^"'<>{}]+)["']""")
_FILLED = late_pattern(r"<(?P<name>[A-Z][\w.]*)(?=[\s/])[^<>]*/>|<(?P<pair>[A-Z][\w.]*)\b[^<>]*>\s*</(?P=pair)\s*>")
_URL = late_pattern(r"<?(?P<url>(?:https?://|www\.)[^\s<>\"]+)>?", re.IGNORECASE)
_PLAYER = late_pattern(
    r"<(?:iframe|video|audio|object|embed|applet|canvas|math|svg|form|button|input|select|textarea|dialog|map)\b",
    re.IGNORECASE,
)
_CLOSING = late_pattern(r"\{\{[<%]\s*/|\{%-?\s*end")
_CODE_ALONE = late_pattern(r"(?P<fence>`+)(?P<code>[^`\n]+)(?P=fence)[.:;]?")


def in_markdown(article: Article, spans: Sequence[BlockSpan]) -> Iterator[Wordless]:
    """What the parser finds on lines that no block stands on."""
    start = front_matter.parse(article.text, str(article.path)).end
    body = article.text[start:]
    offsets = [start, *(start + match.end() for match in re.finditer("\r\n|\n|\r", body)), len(article.text)]
    before = ""
    for token in parser(mdx=article.path.suffix == ".mdx").parse(body, {}):
        before, around = token.type, before
        if not token.map or token.type not in (*_READERS, "shortcode_block"):
            continue
        first, end = offsets[token.map[0]], offsets[min(token.map[1], len(offsets) - 1)]
        mine = [span for span in spans if first <= span.start < end]
        alone = _CODE_ALONE.fullmatch(token.content) if around in ("td_open", "th_open") else None
        if alone:
            yield from wordless_page.code(alone["code"], first, cell=True)
        elif token.type == "shortcode_block":
            yield from _shortcode(article.text[first:end].strip(), first, mine)
        elif token.type == "html_block" or _PLAYER.search(token.content):
            yield from _in_fragment(article, first, end, mine)
        elif not any(span.shown for span in mine):
            yield from _READERS[token.type](token.content or article.text[first:end].strip(), first)


_BESIDE = late_pattern(r"<script\b(?=[^<>]*\ssrc\s*=)", re.IGNORECASE)


def _in_fragment(article: Article, first: int, end: int, spans: Sequence[BlockSpan]) -> Iterator[Wordless]:
    text = article.text[first:end]
    moved = [replace(span, start=span.start - first, end=span.end - first) for span in spans]
    try:
        for piece in wordless_page.in_html(text, article.locale, moved):
            named = (piece.named[0] + first, piece.named[1] + first) if any(piece.named) else (0, 0)
            yield replace(piece, place=piece.place + first, named=named)
    except ArticleError:
        yield Wordless(WordlessKind.LOST, first, text="HTML that is not closed")
    yield from _component(text, first)
    for match in _BESIDE.finditer(text):  # counters of pages are not for readers
        yield Wordless(WordlessKind.LOST, first + match.start(), text=f"{match[0]}>")


def _paragraph(content: str, place: int) -> Iterator[Wordless]:
    """The pictures and links of a paragraph without words."""
    left = _PICTURE.sub("", content).strip()
    for match in _PICTURE.finditer(content):
        if any(map(str.isalpha, match["alt"])):
            continue  # its words are a block, which shows it
        yield Wordless(WordlessKind.PICTURE, place + match.start(), match["url"], link=match["link"] or "")
    link = _URL.fullmatch(left)
    if link:
        yield Wordless(WordlessKind.LINK, place, link["url"])
    elif _CALL.fullmatch(left):
        yield from _shortcode(left, place, ())
    elif code := _CODE_ALONE.fullmatch(left):
        yield Wordless(WordlessKind.CODE, place, text=code["code"].strip())
    for note in _NOTE.finditer(left):
        is_picture = _IS_PICTURE.search(note["name"]) is not None
        kind = WordlessKind.PICTURE if is_picture else WordlessKind.LOST
        yield Wordless(kind, place, note["name"] if is_picture else "", "" if is_picture else f"the note {note[0]}")


def _shortcode(content: str, place: int, spans: Sequence[BlockSpan]) -> Iterator[Wordless]:
    """What a site generator would put there; the end of a pair is not named again. A picture among its values is shown."""
    if _CLOSING.match(content):
        return
    picture = _SHOWS.search(content)
    if picture is None:
        yield Wordless(WordlessKind.LOST, place, text=f"the shortcode {' '.join(content.split())[:60]}")
        return
    link, alt = _LEADS.search(content), _ALT.search(content)
    words = place + alt.start("words") if alt else -1
    named = next(((span.start, span.end) for span in spans if span.start == words), (0, 0))
    yield Wordless(WordlessKind.PICTURE, place, picture["url"], link=unescape(link["url"]) if link else "", named=named)


def _component(content: str, place: int) -> Iterator[Wordless]:
    """Components of MDX that hold nothing: a script of the site fills them."""
    for match in _FILLED.finditer(content):
        yield Wordless(WordlessKind.LOST, place, text=f"the component <{match['name'] or match['pair']}>")


def _fenced(content: str, place: int) -> Iterable[Wordless]:
    return [Wordless(WordlessKind.CODE, place, text=content.rstrip("\n"))]


_READERS = {
    "fence": _fenced,
    "code_block": _fenced,
    "maths": _fenced,
    "hr": lambda _, place: [Wordless(WordlessKind.RULE, place)],
    "inline": _paragraph,
    "html_block": _paragraph,
    "component": _component,
}
