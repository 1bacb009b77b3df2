r"""Strings of JSON-LD with their places, so that headline and description are spliced into the page's own bytes.

Of the article (NewsArticle and its kin, also in `@graph` and lists) these are translated: headline, alternativeHeadline,
description, articleSection, keywords, the captions of its pictures, and articleBody. That one repeats the page's text without
markup: readers never see it, search engines do, and its paragraphs are the units of the page's (`repeats`), so that it costs a
translator next to nothing. Strings are cut at their line breaks (`\n`) and at the tags of HTML that part paragraphs; other tags
are marks. A script that is not JSON stays as it is: browsers ignore it as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape

from l10n import markup
from l10n.article.html import keywords, repeats
from l10n.article.html.text import words
from l10n.article.html.values import MOST_MARKS, Source, numbered
from l10n.dataclass import dataclass, field
from l10n.late_pattern import late_pattern
from l10n.model import Block, Inline, InlineKind, Role, Span

_TOKEN = late_pattern(
    r"""[ \t\r\n]*+(?:(?P<sign>[{}\[\],:])"""
    r"""|"(?P<text>[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*)"|(?P<bare>[-+.\w]++))"""
)
_ESCAPE = late_pattern(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL
)
_SIGNS = r"(?:<X(?:\\.|[^<>\\])*>|\\u003[cC]X(?:\\(?!u003[cCeE]).|[^<>\\])*\\u003[eE])"
"""A tag: as it is, or with both of its signs escaped. A `<` of our own texts is escaped alone (`escape`), and stays text."""
_PARTS = _SIGNS.replace(
    "X",
    r"(?:\\?/)?(?:p|br|div|h[1-6]|hr|ul|ol|li|dl|dt|dd|blockquote|figure|figcaption|img|table|tbody|tr|td|th|section|aside|iframe)"
    r"(?![\w-])",
)
_GAP = late_pattern(rf"(?P<gap>(?:[ \t]|\\[rnt]|{_PARTS})+)|\\.", re.IGNORECASE)
_TAG = late_pattern(_SIGNS.replace("X", r"(?:\\?/)?[a-zA-Z]"))
_REFERENCE = late_pattern(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_ATOM = late_pattern(rf"{_TAG.pattern}|{_REFERENCE.pattern}|{_ESCAPE.pattern}", re.DOTALL)
_EDGE = late_pattern(r"(?:[ \t]|\\[rnt])+")
_PAGES = late_pattern(r"(?:https?://schema\.org/)?\w*Page")
_PICTURES = ("image", "thumbnail", "associatedMedia", "video")
_ARTICLES = late_pattern(r"(?:https?://schema\.org/)?(?:\w*Article|\w*BlogPosting|Report)")
_ROLES = {
    "headline": Role.HEADLINE,
    "alternativeHeadline": Role.HEADLINE,
    "description": Role.STANDFIRST,
    "articleSection": Role.KICKER,
    "articleBody": Role.BODY,
}


@dataclass(frozen=True, slots=True)
class JsonString:
    """A string of a JSON text: its place between the quotation marks."""

    start: int
    end: int


@dataclass(slots=True)
class JsonObject:
    """An object of a JSON text. `texts` are its strings and lists of strings, `children` the objects inside it by key."""

    texts: dict[str, list[JsonString]] = field(default_factory=dict)
    children: dict[str, list[JsonObject]] = field(default_factory=dict)


def read(page: Source, start: int, end: int) -> tuple[JsonObject, ...]:
    """All objects of a JSON text that stands between two places of the page; none where it is not JSON."""
    try:
        return _JsonReader(page.text, start, end).nodes()
    except ValueError:
        return ()


def articles(page: Source, nodes: tuple[JsonObject, ...]) -> tuple[JsonObject, ...]:
    """The objects whose type is an article's."""
    return tuple(node for node in nodes if _is(page, node, _ARTICLES))


def pages(page: Source, nodes: tuple[JsonObject, ...]) -> tuple[JsonObject, ...]:
    """The objects whose type is that of a page."""
    return tuple(node for node in nodes if _is(page, node, _PAGES))


def _is(page: Source, node: JsonObject, kinds: re.Pattern[str]) -> bool:
    return any(kinds.fullmatch(string(page, value)) for value in node.texts.get("@type", ()))


def first(page: Source, node: JsonObject, key: str) -> str:
    """The first text of a key; empty where it has none."""
    return next((string(page, value) for value in node.texts.get(key, ())), "")


def string(page: Source, value: JsonString) -> str:
    """The decoded text of a string."""
    return _decode(page.text[value.start : value.end])


def blocks(
    page: Source, node: JsonObject, nodes: tuple[JsonObject, ...] = (), shown: Sequence[Block] = ()
) -> Iterator[Block]:
    """The blocks of an article's object; `nodes` are all of its script, where its pictures may stand under their names, and
    `shown` the text of the page, which it may repeat.
    """
    for value in node.texts.get("keywords", ()):
        for piece in keywords.pieces(page.text, value.start, value.end):
            yield from _block(page, keywords.ROLE, piece, "json keyword")
    for picture in _pictures(page, node, nodes):
        for value in picture.texts.get("caption", ()):
            yield from _block(page, Role.CAPTION, Span(value.start, value.end))
    for key, role in _ROLES.items():
        for value in node.texts.get(key, ()):
            begin = value.start
            for repeat in repeats.find(_atoms(page, value), shown) if role is Role.BODY else ():
                yield from _paragraphs(page, role, Span(begin, repeat.start))
                raw = page.text[repeat.start : repeat.end]
                line = page.lines.at(repeat.start)
                same, kind = repeat.block, "json html" if _TAG.search(raw) or _REFERENCE.search(raw) else "json"
                yield Block(same.role, same.text, raw, line, repeat.start, repeat.inlines(), kind, same.language)
                begin = repeat.end
            yield from _paragraphs(page, role, Span(begin, value.end))


def _atoms(page: Source, value: JsonString) -> list[repeats.Atom]:
    """What each escape, tag, reference and character of a string says."""
    pieces = _ATOM.finditer(page.text, value.start, value.end)
    return [("" if _TAG.fullmatch(atom[0]) else _plain(atom[0]), atom.start(), atom.end()) for atom in pieces]


def _paragraphs(page: Source, role: Role, place: Span) -> Iterator[Block]:
    """The blocks of a part of a string."""
    begin = place.start
    for match in _GAP.finditer(page.text, place.start, place.end):
        if match["gap"] and re.search(r"\\[nru]|<", match["gap"]):
            yield from _block(page, role, Span(begin, match.start()))
            begin = match.end()
    yield from _block(page, role, Span(begin, place.end))


def _pictures(page: Source, node: JsonObject, nodes: tuple[JsonObject, ...]) -> Iterator[JsonObject]:
    """The pictures of an article: inside it, or elsewhere in the script by their `@id`."""
    inside = [child for key in _PICTURES for child in node.children.get(key, ())]
    names = {first(page, child, "@id") for child in inside} - {""}
    yield from inside
    yield from (
        each for each in nodes if first(page, each, "@id") in names and not any(each is image for image in inside)
    )


def escape(text: str, *, ascii_only: bool, references: bool = False) -> str:
    r"""A text inside a JSON string inside a script: no `<`, so that no tag can end the script, and no references of HTML
    unless the text has them for its own signs.

    >>> print(escape('He said "no" </script>', ascii_only=False))
    He said \"no\" \u003c/script>
    """
    escaped = json.dumps(text, ensure_ascii=ascii_only)[1:-1].replace("<", "\\u003c")
    if not references:
        escaped = _REFERENCE.sub(lambda reference: f"\\u0026{reference[0][1:]}", escaped)
    # Line breaks and outer white space that belong to the text are distinguished from those that part paragraphs.
    return re.sub(r"\A |(?<=.) \Z|\\.", _by_number, escaped)


def _by_number(match: re.Match[str]) -> str:
    if match[0] in (" ", "\\n", "\\r", "\\t"):
        return f"\\u{ord(_decode(match[0])):04x}"
    return match[0]


def _plain(raw: str) -> str:
    """The words of a piece of a string whose author wrote HTML into it."""
    return unescape(_decode(raw))


def _decode(raw: str) -> str:
    return str(json.loads(f'"{raw}"', strict=False)) if "\\" in raw else raw


def _block(page: Source, role: Role, place: Span, syntax: str = "json") -> Iterator[Block]:
    edge = _EDGE.match(page.text, place.start, place.end)
    start, end = edge.end() if edge else place.start, place.end
    while end > start and page.text[end - 1] in " \t":
        end -= 1
    raw = page.text[start:end]
    text, inlines = _marked(raw, start)
    plain = markup.strip(text)
    if not words(plain) or any("\ud800" <= char <= "\udfff" for char in plain):  # half a character: no text at all
        return
    if len(inlines) <= MOST_MARKS:
        kind = f"{syntax} html" if _REFERENCE.search(raw) else syntax
        yield Block(role, text, raw, page.lines.at(start), start, inlines, kind)


def _marked(raw: str, start: int) -> tuple[str, tuple[Inline, ...]]:
    """The text of a string with marks for the tags of HTML in it, and for what looks like a mark."""
    pieces: list[str] = []
    inlines: list[Inline] = []
    end = 0
    decode = _plain if _REFERENCE.search(raw) else _decode
    tags = [atom.span() for atom in _ATOM.finditer(raw) if _TAG.fullmatch(atom[0])]
    for begin, stop in [*tags, (len(raw), len(raw))]:
        part = raw[end:begin]
        text, marks = numbered(decode(part), (start + end, part), len(inlines) + 1, (decode, _ATOM))
        inlines += marks
        pieces.append(text)
        if stop > begin:
            inlines.append(Inline(len(inlines) + 1, InlineKind.ALONE, raw[begin:stop], start + begin))
            pieces.append(inlines[-1].mark)
        end = stop
    return "".join(pieces), tuple(inlines)


@dataclass(frozen=True, slots=True)
class _Frame:
    """An open object or list: the object that takes what is inside, and the key that it stands at itself."""

    owner: JsonObject
    listed: bool
    key: str


class _JsonReader:
    """A reader with places and without recursion; `_key` is the key of what comes next."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._place, self._end = text, start, end
        self._frames = [_Frame(JsonObject(), True, "")]  # noqa: FBT003
        self._key, self._wants_key = "", False
        self._articles: list[JsonObject] = []

    def nodes(self) -> tuple[JsonObject, ...]:
        """The objects.

        Raises:
            ValueError: the text is not JSON.
        """
        while (match := _TOKEN.match(self._text, self._place, self._end)) is not None:
            self._place = match.end()
            if match["sign"]:
                self._sign(match["sign"])
            elif match["text"] is not None:
                self._string(JsonString(match.start("text"), match.end("text")))
        if len(self._frames) != 1 or self._text[self._place : self._end].strip():
            raise ValueError("no JSON")
        return tuple(self._articles)

    def _sign(self, sign: str) -> None:
        frame = self._frames[-1]
        if sign == "{":
            node = JsonObject()
            frame.owner.children.setdefault(self._key, []).append(node)
            self._articles.append(node)
            self._frames.append(_Frame(node, False, self._key))  # noqa: FBT003
            self._key, self._wants_key = "", True
        elif sign == "[":
            self._frames.append(_Frame(frame.owner, True, self._key))  # noqa: FBT003
            self._wants_key = False
        elif sign in ("}", "]"):
            if len(self._frames) == 1 or frame.listed != (sign == "]"):
                raise ValueError(f"{sign} closes what is not open")
            self._key, self._wants_key = self._frames.pop().key, False
        elif sign == ",":
            self._wants_key = not frame.listed

    def _string(self, value: JsonString) -> None:
        if self._wants_key:
            self._key, self._wants_key = _decode(self._text[value.start : value.end]), False
        else:
            self._frames[-1].owner.texts.setdefault(self._key, []).append(value)
