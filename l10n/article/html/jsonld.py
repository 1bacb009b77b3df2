r"""Strings of JSON-LD with their places, so that headline and description are spliced into the page's own bytes.

Of the article (NewsArticle and its kin, also in `@graph` and lists) these are translated: headline, alternativeHeadline,
description, articleSection, keywords, the captions of its pictures, and articleBody. That one repeats the page's text without
markup: readers never see it, search engines do, and its sentences are the units of the paragraphs, so that it costs a
translator next to nothing. Strings are cut at their line breaks (`\n`), as paragraphs are. A script that is not JSON stays as
it is: browsers ignore it as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from l10n.article.html import keywords
from l10n.article.html.text import words
from l10n.article.html.values import MOST_MARKS, Source, numbered
from l10n.model import Block, Role, Span

_TOKEN = re.compile(
    r"""[ \t\r\n]*+(?:(?P<sign>[{}\[\],:])"""
    r"""|"(?P<text>[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*)"|(?P<bare>[-+.\w]++))"""
)
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL
)
_GAP = re.compile(r"(?P<gap>(?:[ \t]|\\[rnt])+)|\\.")
_EDGE = re.compile(r"(?:[ \t]|\\[rnt])+")
_PAGES = re.compile(r"(?:https?://schema\.org/)?\w*Page")
_PICTURES = ("image", "thumbnail", "associatedMedia", "video")
_ARTICLES = re.compile(r"(?:https?://schema\.org/)?(?:\w*Article|\w*BlogPosting|Report)")
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


def blocks(page: Source, node: JsonObject, nodes: tuple[JsonObject, ...] = ()) -> Iterator[Block]:
    """The blocks of an article's object; `nodes` are all of its script, where its pictures may stand under their names."""
    for value in node.texts.get("keywords", ()):
        for piece in keywords.pieces(page.text, value.start, value.end):
            yield from _block(page, keywords.ROLE, piece, "json keyword")
    for picture in _pictures(page, node, nodes):
        for value in picture.texts.get("caption", ()):
            yield from _block(page, Role.CAPTION, Span(value.start, value.end))
    for key, role in _ROLES.items():
        for value in node.texts.get(key, ()):
            begin = value.start
            for match in _GAP.finditer(page.text, value.start, value.end):
                if match["gap"] and ("\\n" in match["gap"] or "\\r" in match["gap"]):
                    yield from _block(page, role, Span(begin, match.start()))
                    begin = match.end()
            yield from _block(page, role, Span(begin, value.end))


def _pictures(page: Source, node: JsonObject, nodes: tuple[JsonObject, ...]) -> Iterator[JsonObject]:
    """The pictures of an article: inside it, or elsewhere in the script by their `@id`."""
    inside = [child for key in _PICTURES for child in node.children.get(key, ())]
    names = {first(page, child, "@id") for child in inside} - {""}
    yield from inside
    yield from (
        each for each in nodes if first(page, each, "@id") in names and not any(each is image for image in inside)
    )


def escape(text: str, *, ascii_only: bool) -> str:
    r"""A text inside a JSON string inside a script: no `<`, so that no tag can end the script.

    >>> print(escape('He said "no" </script>', ascii_only=False))
    He said \"no\" \u003c/script>
    """
    escaped = json.dumps(text, ensure_ascii=ascii_only)[1:-1].replace("<", "\\u003c")
    # Line breaks and outer white space that belong to the text are distinguished from those that part paragraphs.
    return re.sub(r"\A |(?<=.) \Z|\\.", _by_number, escaped)


def _by_number(match: re.Match[str]) -> str:
    if match[0] in (" ", "\\n", "\\r", "\\t"):
        return f"\\u{ord(_decode(match[0])):04x}"
    return match[0]


def _decode(raw: str) -> str:
    return str(json.loads(f'"{raw}"', strict=False)) if "\\" in raw else raw


def _block(page: Source, role: Role, place: Span, syntax: str = "json") -> Iterator[Block]:
    edge = _EDGE.match(page.text, place.start, place.end)
    start, end = edge.end() if edge else place.start, place.end
    while end > start and page.text[end - 1] in " \t":
        end -= 1
    raw = page.text[start:end]
    text = _decode(raw)
    if not words(text) or any("\ud800" <= char <= "\udfff" for char in text):  # half a character: no text at all
        return
    text, inlines = numbered(text, (start, raw), 1, (_decode, _ESCAPE))
    if len(inlines) <= MOST_MARKS:
        yield Block(role, text, raw, page.lines.at(start), start, inlines, syntax)


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
