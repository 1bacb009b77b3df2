"""Inline markup of any format as safe HTML: tags from a list, attributes from a list, addresses checked.

Raw markup that begins with `<` and a name is HTML in every format; the rest is Markdown. What is neither is
text and stays as such.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from html import escape, unescape
from html.parser import HTMLParser

from markdown_it.common.utils import normalizeReference

from l10n import markup
from l10n.article.html.tokens import name_set
from l10n.article.markdown.grammar import parser
from l10n.bundle import links, times
from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.markup import MARK
from l10n.model import Block, Inline, InlineKind

Words = Mapping[str, str]
"""Translatable values inside markup (alternative texts, titles) with their translations."""

_TAGS = name_set(
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr"
)
_VOID = frozenset({"br", "img", "wbr"})
_NEWER = {"strike": "s", "tt": "code", "acronym": "abbr"}  # HTML 4 elements with the present ones
_SILENT = frozenset({"script", "style", "template", "iframe", "object", "noscript"})
_GLOBAL = frozenset({"lang", "title", "translate"})
_BY_ELEMENT = {
    "time": frozenset({"datetime"}),
    "img": frozenset({"alt", "width", "height"}),
    "a": frozenset({"hreflang"}),
}

_FENCES = {"*": "em", "_": "em", "**": "strong", "__": "strong", "~~": "s", "~": "s"}
_CODE = late_pattern(r"(?P<fence>`+)(?P<code>.*)(?P=fence)", re.DOTALL)
_AUTOLINK = late_pattern(r"<(?P<url>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>")
_FOOTNOTE = late_pattern(r"\[\^(?P<label>[^\]\s]+)\]")
_IMAGE = late_pattern(r"!\[(?P<alt>(?:[^\[\]]|\[[^\[\]]*\])*)\](?P<rest>\(.*\)|\[[^\]]*\])?", re.DOTALL)
_BREAK = late_pattern(r"(?:[ \t]{2,}|\\)\r?\n[ \t]*")
_PLACE = late_pattern(
    r"""\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s]*?))(?:\s+["'(](?P<title>.*)["')])?\s*\)""", re.DOTALL
)
_ATTRIBUTES = late_pattern(r"\{[:#.][^\n{}]*\}")
_ANCHOR = late_pattern(r' id="[^"]*"')
_ESCAPED = late_pattern(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Tag:
    """What one mark becomes: `html`, `text` in plain text, and the `names` of the elements that it opens or closes, outermost
    first.

    A pair that cannot be shown has no names, and its words stand alone.
    """

    html: str = ""
    text: str = ""
    names: tuple[str, ...] = ()

    @property
    def end(self) -> str:
        """What closes the elements."""
        return "".join(f"</{name}>" for name in reversed(self.names))

    @property
    def again(self) -> str:
        """What opens them a second time: a name of a place stands once on a page."""
        return _ANCHOR.sub("", self.html)


@dataclass(frozen=True, slots=True)
class RenderContext:
    """Where markup stands: the article's text, the base of its relative addresses, the media beside the page, and the names of
    places that its links lead to.
    """

    article: str = ""
    base: str = ""
    definitions: Mapping[str, tuple[str, str]] | None = None
    media: frozenset[str] = frozenset()
    anchors: frozenset[str] = frozenset()
    locale: str = "en"


@lru_cache(maxsize=16)  # every kind of bundle of every locale asks for the same article
def definitions(text: str) -> Mapping[str, tuple[str, str]]:
    """The link definitions of a Markdown text: address and title by label, the first of a label wins."""
    env: dict[str, dict[str, dict[str, str]]] = {}
    parser(mdx=False).parse(text, env)
    return {label: (entry["href"], entry["title"]) for label, entry in env.get("references", {}).items()}


def tags(block: Block, place: RenderContext, words: Callable[[Block], str]) -> Mapping[str, Tag]:
    """What each mark of a block becomes; `words` gives the localized text of the blocks inside markup."""
    inlines = [replace(each, raw=each.html) if each.html else each for each in block.inlines]
    closing = {inline.index: inline for inline in inlines if inline.kind is InlineKind.CLOSE}
    made: dict[str, Tag] = {inline.mark: Tag() for inline in closing.values()}
    for inline in inlines:
        if literal := _literal(inline.raw):
            made[inline.mark] = literal
            continue
        close = closing.get(inline.index)
        parts = (*inline.inner, *(close.inner if close and close is not inline else ()))
        inner = {" ".join(part.text.split()): words(part) for part in parts}
        if inline.kind is InlineKind.ALONE:
            note = inline.raw.startswith("^[")
            made[inline.mark] = _note(inner) if note else _alone(inline.raw, place, inner)
        elif inline.kind is InlineKind.OPEN:
            opened = _opened(inline, close, place, inner)
            made[inline.mark] = opened
            if close:
                made[close.mark] = Tag(opened.end, names=opened.names)
    return made


def _literal(raw: str) -> Tag | None:
    """Text of the article that only looks like a mark, as its characters."""
    text = unescape(_unescaped(raw))
    return Tag(escape(text), text) if MARK.fullmatch(text) else None


def _opened(inline: Inline, close: Inline | None, place: RenderContext, words: Words) -> Tag:
    raw = inline.raw.strip()
    if raw in _FENCES:
        name = _FENCES[raw]
        return Tag(f"<{name}>", names=(name,))
    if raw.startswith("[") and close:
        return _link(inline, close, place, words)
    made = _sanitized(raw, place, words)
    return _time(inline, close, place) if made.names == ("time",) else made


def _time(inline: Inline, close: Inline | None, place: RenderContext) -> Tag:
    """A date that machines read too, by its attribute or its words in the source; else its words stand alone."""
    value = times.for_machines(inline, close, place.article, place.locale)
    return Tag(f'<time datetime="{escape(value)}">', names=("time",)) if value else Tag()


def _link(inline: Inline, close: Inline, place: RenderContext, words: Words) -> Tag:
    """The start of a Markdown link, whose address stands in its closing half."""
    match = _PLACE.fullmatch(close.raw.strip().removeprefix("]"))
    if match:
        url, title = _unescaped(match["angled"] or match["bare"] or ""), _unescaped(match["title"] or "")
    else:
        shown = place.article[inline.start + len(inline.raw) : close.start]
        url, title = _defined(close.raw.strip().removeprefix("]").strip("[]") or shown, place)
    return _element("a", {"href": url, "title": title}, place, words)


def _alone(raw: str, place: RenderContext, words: Words) -> Tag:
    if _ATTRIBUTES.fullmatch(raw):
        return Tag()
    if _BREAK.fullmatch(raw):
        return Tag("<br>", "\n")
    auto = _AUTOLINK.fullmatch(raw)
    if auto:
        return _autolink(auto["url"], place)
    code = _CODE.fullmatch(raw)
    if code:
        text = _trimmed(code["code"])
        return Tag(f"<code>{escape(text)}</code>", text)
    note = _FOOTNOTE.fullmatch(raw)
    if note:
        return Tag(markup.note_reference(escape(note["label"])), f"[{note['label']}]")
    image = _IMAGE.fullmatch(raw)
    return _image(image, place, words) if image else _sanitized(raw, place, words)


def _note(words: Words) -> Tag:
    """A note that stands inside its sentence."""
    described = " ".join(words.values())
    return Tag(f" <small>[{escape(described)}]</small>", f" [{described}]")


def _autolink(url: str, place: RenderContext) -> Tag:
    target = links.address(url if ":" in url else f"mailto:{url}", place.base)
    return Tag(f'<a href="{escape(target)}">{escape(url)}</a>' if target else escape(url), url)


def _image(match: re.Match[str], place: RenderContext, words: Words) -> Tag:
    remainder = match["rest"] or ""
    where = _PLACE.fullmatch(remainder)
    if where:
        url, title = _unescaped(where["angled"] or where["bare"] or ""), _unescaped(where["title"] or "")
    else:
        url, title = _defined(remainder.strip("[]") or match["alt"], place)
    return _element("img", {"src": url, "alt": _unescaped(match["alt"]), "title": title}, place, words)


def _element(name: str, attributes: Mapping[str, str], place: RenderContext, words: Words) -> Tag:
    """A start tag with the attributes that are safe; nothing for a link or image whose address is not."""
    allowed = {key: value for key, value in attributes.items() if key in _GLOBAL or key in _BY_ELEMENT.get(name, ())}
    if attributes.get("dir", "").lower() in ("ltr", "rtl", "auto"):
        allowed["dir"] = attributes["dir"].lower()
    if name == "a":
        allowed["href"] = links.address(attributes.get("href", ""), place.base)
    if name == "img":
        allowed["src"] = links.picture(attributes.get("src", ""), place.base, place.media)
        allowed.setdefault("alt", "")
    if attributes.get("id", attributes.get("name", "")) in place.anchors:
        allowed["id"] = attributes.get("id", attributes.get("name", ""))
    if not allowed.get("href", allowed.get("src", "-")):
        return Tag()
    worded = {key: words.get(" ".join(value.split()), value) for key, value in allowed.items()}
    written = "".join(f' {key}="{escape(value)}"' for key, value in sorted(worded.items()) if value or key == "alt")
    return Tag(f"<{name}{written}>", "\n" if name == "br" else "", () if name in _VOID else (name,))


def _sanitized(raw: str, place: RenderContext, words: Words) -> Tag:
    """What a sanitizer leaves of HTML; a single start tag keeps its name, a fragment is closed."""
    reader = _Reader(place, words)
    reader.feed(raw)
    reader.close()
    if reader.opened and len(reader.html) == len(reader.opened):
        return Tag("".join(reader.html), names=tuple(reader.opened))
    ends = "".join(f"</{name}>" for name in reversed(reader.opened))
    return Tag("".join(reader.html) + ends, "".join(reader.text))


class _Reader(HTMLParser):
    """Collects the safe part of an HTML fragment, well nested."""

    def __init__(self, place: RenderContext, words: Words) -> None:
        super().__init__(convert_charrefs=True)
        self.html: list[str] = []
        self.text: list[str] = []
        self.opened: list[str] = []
        self._silent = ""
        self._place, self._words = place, words

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = _NEWER.get(tag, tag)
        if tag in _SILENT:
            self._silent = self._silent or tag
        if self._silent or tag not in _TAGS or (tag == "a" and "a" in self.opened):
            return
        made = _element(tag, {key: value or "" for key, value in attrs}, self._place, self._words)
        self.html += [made.html] if made.html else []
        self.text += [made.text] if made.text else []
        self.opened += made.names

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        tag = _NEWER.get(tag, tag)
        if tag == self._silent:
            self._silent = ""
        elif not self._silent and self.opened and self.opened[-1] == tag:
            self.html.append(f"</{self.opened.pop()}>")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.html.append(escape(data))
            self.text.append(data)


def _defined(label: str, place: RenderContext) -> tuple[str, str]:
    return (place.definitions or {}).get(_label(label), ("", ""))


def _label(label: str) -> str:
    """A label as CommonMark compares it."""
    return normalizeReference(label)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _trimmed(code: str) -> str:
    """The text of a code span: line ends are spaces, one space at both ends goes. Source: CommonMark 6.1."""
    code = code.replace("\r\n", " ").replace("\n", " ")
    return code[1:-1] if code.startswith(" ") and code.endswith(" ") and code.strip() else code
