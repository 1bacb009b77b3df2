"""The tokens of an HTML page, with their places: what the browser's tokenizer sees, and nothing lost between them.

Source: HTML Standard 13.2.5 (tokenization). Linear in the page: every character is looked at a bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from l10n.article.lines import LINE_END
from l10n.dataclass import dataclass
from l10n.errors import ArticleError
from l10n.late_pattern import late_pattern


def name_set(names: str) -> frozenset[str]:
    """The names of a list that is written with spaces."""
    return frozenset(names.split())


RAW_TEXT = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "noscript"})
"""Elements whose content is not markup. `noscript` as in a browser that runs scripts."""
RCDATA = frozenset({"title", "textarea"})
"""Elements whose content is text with character references but no tags."""

_SPACE = late_pattern(r"[ \t\n\f\r/]*+")
_TAG_NAME = late_pattern(r"[a-zA-Z][^ \t\n\f\r/>]*+")
_ATTRIBUTE_NAME = late_pattern(r"[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+")
_EQUALS = late_pattern(r"[ \t\n\f\r]*+=[ \t\n\f\r]*+")
_UNQUOTED = late_pattern(r"[^ \t\n\f\r>]*+")
_COMMENT_END = late_pattern(r"--!?>")
_SCRIPT_STATE = late_pattern(r"<!--|-->|<(?P<close>/?)script(?=[ \t\n\f\r/>])", re.IGNORECASE)
# Where markup inside SVG and MathML is HTML again, and the tags that end both. Source: HTML Standard 13.2.6.5.
_HTML_INSIDE = frozenset({"foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext"})
_BREAKS_OUT = name_set(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p"
    " pre ruby s small span strong strike sub sup table tt u ul var"
)


class TokenKind(Enum):
    """What a token is. `RAW` is the content of an element whose content is not markup; `COMMENT` is all that has no text."""

    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    COMMENT = "comment"
    RAW = "raw"


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a tag. `start` and `end` are its value's place in the page, quotes included; equal where it has none."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """A run of the page. `name` is the tag's name in lower case; `foreign` is true inside SVG and MathML."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()
    foreign: bool = False
    empty: bool = False

    def attribute(self, name: str) -> Attribute | None:
        """The attribute of that name; the first where it is given twice, as browsers have it."""
        for attribute in self.attributes:
            if attribute.name == name:
                return attribute
        return None

    def value(self, name: str) -> str:
        """The attribute's value as it stands in the page, without quotes; empty where there is none."""
        attribute = self.attribute(name)
        return attribute.value if attribute else ""


def tokens(text: str, place: str) -> Iterator[Token]:
    """The tokens of a page in order; each begins where the one before it ends, and the last ends where the page ends.

    Raises:
        ArticleError: a tag, a comment or a script is never closed, so that all that follows would be lost.
    """
    return _Tokenizer(text, place).tokens()


class _Tokenizer:
    """Reads one page. `_inside` holds the SVG, MathML and HTML-again elements that are open, outermost first."""

    def __init__(self, text: str, place: str) -> None:
        self._text = text
        self._place = place
        self._inside: list[str] = []

    def tokens(self) -> Iterator[Token]:
        text, done, look = self._text, 0, 0
        while (start := text.find("<", look)) >= 0:
            token = self._markup(start)
            if token is None:
                look = start + 1
                continue
            if start > done:
                yield Token(TokenKind.TEXT, done, start, foreign=self._foreign())
            yield token
            done = look = token.end
            if token.kind is TokenKind.OPEN and (content := self._content(token)) is not None:
                if content > done:
                    yield Token(TokenKind.RAW, done, content, token.name)
                done = look = content
        if done < len(text):
            yield Token(TokenKind.TEXT, done, len(text))

    def _foreign(self) -> bool:
        return bool(self._inside) and self._inside[-1] in ("svg", "math")

    def _markup(self, start: int) -> Token | None:
        """The tag or comment that begins at a `<`; nothing where the `<` is text."""
        after = self._text[start + 1 : start + 2]
        if after.isascii() and after.isalpha():
            return self._tag(start, start + 1, TokenKind.OPEN)
        if after == "/":
            letter = self._text[start + 2 : start + 3]
            if letter.isascii() and letter.isalpha():
                return self._tag(start, start + 2, TokenKind.CLOSE)
            return self._until(">", start) if letter else None
        if after == "!":
            return self._declaration(start)
        return self._until(">", start) if after == "?" else None

    def _declaration(self, start: int) -> Token:
        """A comment, a doctype or a CDATA section. Outside SVG and MathML, `<![CDATA[` is a comment up to `>`."""
        text = self._text
        if text.startswith("<![CDATA[", start) and self._foreign():
            return self._until("]]>", start)
        if not text.startswith("<!--", start):
            return self._until(">", start)
        if text.startswith((">", "->"), start + 4):
            return self._until(">", start)
        end = _COMMENT_END.search(text, start + 4)
        if end is None:
            raise self._unclosed(start, "the comment", "'-->'")
        return Token(TokenKind.COMMENT, start, end.end())

    def _until(self, closing: str, start: int) -> Token:
        end = self._text.find(closing, start)
        if end < 0:
            raise self._unclosed(start, f"'{self._text[start : start + 2]}'", f"'{closing}'")
        return Token(TokenKind.COMMENT, start, end + len(closing))

    def _tag(self, start: int, place: int, kind: TokenKind) -> Token:
        text = self._text
        match = _TAG_NAME.match(text, place)
        assert match is not None  # the caller saw a letter
        name, place, attributes = match[0].lower(), match.end(), []
        while True:
            space = _SPACE.match(text, place)
            place = space.end() if space else place
            if place >= len(text):
                raise self._unclosed(start, f"the tag '{text[start : match.end()][:40]}'", "'>'")
            if text[place] == ">":
                break
            attribute = self._attribute(start, place)
            attributes.append(attribute)
            place = max(attribute.end, place + 1)
        empty = text[place - 1] == "/" and not (attributes and attributes[-1].end == place)
        foreign = self._nest(kind, name, empty=empty)
        return Token(kind, start, place + 1, name, tuple(attributes), foreign, empty)

    def _attribute(self, tag: int, place: int) -> Attribute:
        text = self._text
        match = _ATTRIBUTE_NAME.match(text, place)
        assert match is not None  # the caller saw neither space, slash nor '>'
        equals = _EQUALS.match(text, match.end())
        if equals is None or text.startswith(">", equals.end()):
            end = equals.end() if equals else match.end()
            return Attribute(match[0].lower(), "", end, end)
        begin = equals.end()
        quote = text[begin : begin + 1]
        if quote and quote in "\"'":
            end = text.find(quote, begin + 1)
            if end < 0:
                raise self._unclosed(tag, f"the value of '{match[0][:40]}'", quote)
            return Attribute(match[0].lower(), text[begin + 1 : end], begin, end + 1)
        value = _UNQUOTED.match(text, begin)
        end = value.end() if value else begin
        return Attribute(match[0].lower(), text[begin:end], begin, end)

    def _nest(self, kind: TokenKind, name: str, *, empty: bool) -> bool:
        """Whether a tag belongs to SVG or MathML; keeps what is open of them."""
        inside = self._inside
        if kind is TokenKind.CLOSE:
            foreign = self._foreign()
            if name in inside[-2:]:  # a look at two keeps it linear; deeper mistakes end where HTML breaks out
                del inside[-1 if inside[-1] == name else -2 :]
            return foreign or self._foreign() or name in ("svg", "math")
        if self._foreign() and name in _BREAKS_OUT:
            inside.clear()
        foreign = self._foreign() or name in ("svg", "math")
        if foreign and not empty and (name in ("svg", "math") or name in _HTML_INSIDE):
            inside.append(name)
        return foreign

    def _content(self, token: Token) -> int | None:
        """Where the content of an element ends whose content is not markup; nothing for other elements."""
        if token.foreign or token.name not in RAW_TEXT | RCDATA | {"plaintext"}:
            return None
        if token.name == "plaintext":
            return len(self._text)
        if token.name == "script":
            end = self._script_end(token.end)
        else:
            match = _closing(token.name).search(self._text, token.end)
            end = match.start() if match else -1
        if end < 0:
            raise self._unclosed(token.start, f"<{token.name}>", f"'</{token.name}>'")
        return end

    def _script_end(self, place: int) -> int:
        """Where `</script` ends a script. Inside `<!-- <script>` the next one only ends the inner script (13.2.5.15 ff.)."""
        state = "data"
        while match := _SCRIPT_STATE.search(self._text, place):
            place = match.end()
            if match[0] == "<!--":
                state = "escaped" if state == "data" else state
                place -= 2  # '<!-->' opens and closes
            elif match[0] == "-->":
                state = "data"
            elif not match["close"]:
                state = "double" if state == "escaped" else state
            elif state != "double":
                return match.start()
            else:
                state = "escaped"
        return -1

    def _unclosed(self, start: int, what: str, closing: str) -> ArticleError:
        line = len(LINE_END.findall(self._text, 0, start)) + 1
        return ArticleError(f"{self._place}:{line}", f"{what} is never closed", f"close it with {closing}")


def _closing(name: str) -> re.Pattern[str]:
    return _CLOSINGS[name]


_CLOSINGS = {name: late_pattern(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE) for name in RAW_TEXT | RCDATA}
