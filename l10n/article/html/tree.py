"""The elements of a page with their implied ends, and the runs of text between blocks.

Source: HTML Standard 13.2.6 (tree construction), as far as it decides which text belongs together. Nothing recurses, and
each step costs a bounded number of look-ups, however deep the page is nested.
"""

from __future__ import annotations

from collections.abc import Iterable

from l10n.article.html.tokens import Token, TokenKind, name_set
from l10n.dataclass import dataclass

VOID = name_set("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
_CLOSES_P = name_set(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form header hgroup"
    " main menu nav ol p search section summary ul h1 h2 h3 h4 h5 h6 pre listing plaintext table hr xmp li dd dt"
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCK = _CLOSES_P | name_set(
    "html head body title caption colgroup col tbody thead tfoot tr td th option optgroup datalist select textarea button"
    " legend style template iframe frameset frame noframes noembed applet marquee canvas amp-ad amp-sidebar amp-carousel"
)
_P_SCOPE = ("applet", "caption", "html", "table", "td", "th", "marquee", "object", "template", "button", "svg", "math")
_CELL_SCOPE = ("table", "template", "html")
_LIST_SCOPE = ("ul", "ol", "menu", "dir", *_P_SCOPE)
# An opening tag ends these open elements, unless one of the scope's elements stands in between.
_ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), _LIST_SCOPE),
    "dd": (("dd", "dt"), ("dl", *_P_SCOPE)),
    "dt": (("dd", "dt"), ("dl", *_P_SCOPE)),
    "td": (("td", "th", "caption"), ("tr", *_CELL_SCOPE)),
    "th": (("td", "th", "caption"), ("tr", *_CELL_SCOPE)),
    "tr": (("tr", "caption", "colgroup"), _CELL_SCOPE),
    "option": (("option",), ("select", "datalist")),
    "optgroup": (("optgroup", "option"), ("select",)),
    "body": (("head",), ()),
} | dict.fromkeys(("tbody", "thead", "tfoot"), (("tbody", "thead", "tfoot", "caption", "colgroup"), _CELL_SCOPE))
_IN_HEAD = name_set("title meta link base script style noscript template basefont bgsound")


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An opening tag and where it stands. Two elements are the same only if they are one."""

    token: Token
    parent: Element | None

    @property
    def name(self) -> str:
        """The tag's name in lower case."""
        return self.token.name

    def value(self, attribute: str) -> str:
        """The attribute's value as it stands in the page; empty where there is none."""
        return self.token.value(attribute)


@dataclass(frozen=True, slots=True)
class RunToken:
    """A token of a run: text, a comment, or a tag with its element (none for a closing tag that closes nothing)."""

    token: Token
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class InlineRun:
    """Inline content between two blocks. `inside` is the innermost element that was open where it begins."""

    inside: Element | None
    pieces: tuple[RunToken, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All elements and all runs, each in page order."""

    elements: tuple[Element, ...]
    runs: tuple[InlineRun, ...]


def is_block(name: str) -> bool:
    """Whether an element parts text: `<p>` does; `<b>`, custom and unknown elements do not."""
    return name in _BLOCK


def build(page: Iterable[Token]) -> Page:
    """The tree of a page's tokens."""
    builder = _TreeBuilder()
    for token in page:
        builder.add(token)
    builder.cut()
    return Page(tuple(builder.elements), tuple(builder.runs))


class _TreeBuilder:
    """`_open` is the stack of open elements, `_where` the places in it by name, `_blocks` those of its blocks."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.runs: list[InlineRun] = []
        self._open: list[Element] = []
        self._where: dict[str, list[int]] = {}
        self._blocks: list[int] = []
        self._pieces: list[RunToken] = []
        self._inside: Element | None = None

    def add(self, token: Token) -> None:
        if token.kind is TokenKind.OPEN:
            self._start(token)
        elif token.kind is TokenKind.CLOSE:
            self._end(token)
        elif token.kind is TokenKind.RAW and token.name in ("title", "textarea", "plaintext"):
            self.runs.append(InlineRun(self._top(), (RunToken(token),)))
        else:
            self._append(RunToken(token))

    def cut(self) -> None:
        """Ends the run."""
        if self._pieces:
            self.runs.append(InlineRun(self._inside, tuple(self._pieces)))
            self._pieces = []

    def _append(self, piece: RunToken) -> None:
        if not self._pieces:
            self._inside = piece.element.parent if piece.element else self._top()
        self._pieces.append(piece)

    def _top(self) -> Element | None:
        return self._open[-1] if self._open else None

    def _start(self, token: Token) -> None:
        name = token.name
        if not token.foreign:
            self._imply(name)
        block = is_block(name) and not token.foreign
        if block:
            self.cut()
        if name in ("html", "body") and name in self._where:
            return  # a second one only adds attributes
        element = Element(token, self._top())
        self.elements.append(element)
        if not block:
            self._append(RunToken(token, element))
        if (token.empty and token.foreign) or (name in VOID and not token.foreign):
            return
        if block:
            self._blocks.append(len(self._open))
        self._where.setdefault(name, []).append(len(self._open))
        self._open.append(element)

    def _imply(self, name: str) -> None:
        """Ends what an opening tag ends."""
        if "head" in self._where and name not in _IN_HEAD:
            self._close("head", ())
        if name in _CLOSES_P:
            self._close("p", _P_SCOPE)
        if name in _ENDS:
            names, scope = _ENDS[name]
            for implied in names:
                self._close(implied, scope)
        if name in HEADINGS and self._open and self._open[-1].name in HEADINGS:
            self._pop_to(len(self._open) - 1)
        if name == "a" and "a" in self._where and not self._crosses_block("a"):
            self._pop_to(self._where["a"][-1])

    def _end(self, token: Token) -> None:
        name = token.name
        if name == "br":  # browsers read </br> as <br>
            self._append(RunToken(token))
        elif is_block(name) and not token.foreign:
            self.cut()
            self._close(name if name not in HEADINGS else self._heading(name), self._scope(name))
        elif name in self._where and not self._crosses_block(name):
            place = self._where[name][-1]
            element = self._open[place]
            self._pop_to(place)
            self._append(RunToken(token, element))
        else:
            self._append(RunToken(token))

    def _heading(self, name: str) -> str:
        """The open heading that a closing tag ends: `</h3>` ends `<h2>` too."""
        return max((n for n in HEADINGS if n in self._where), key=lambda n: self._where[n][-1], default=name)

    def _scope(self, name: str) -> tuple[str, ...]:
        """What a closing tag cannot reach through."""
        if name in ("html", "body"):
            return ("html", "body")  # what follows </body> is still in the body
        if name in ("table", "template"):
            return ()
        return _CELL_SCOPE if name in ("tr", "td", "th", "tbody", "thead", "tfoot", "caption") else _P_SCOPE

    def _crosses_block(self, name: str) -> bool:
        return bool(self._blocks) and self._blocks[-1] > self._where[name][-1]

    def _close(self, name: str, scope: Iterable[str]) -> None:
        """Ends the innermost open element of that name, and all inside it, where no element of `scope` is in between."""
        places = self._where.get(name)
        if not places:
            return
        walls = max((self._where[each][-1] for each in scope if each != name and each in self._where), default=-1)
        if walls < places[-1] and not (name in ("html", "body") and scope):
            self.cut()
            self._pop_to(places[-1])

    def _pop_to(self, place: int) -> None:
        while len(self._open) > place:
            name = self._open.pop().name
            where = self._where[name]
            where.pop()
            if not where:
                del self._where[name]
            if self._blocks and self._blocks[-1] == len(self._open):
                self._blocks.pop()
