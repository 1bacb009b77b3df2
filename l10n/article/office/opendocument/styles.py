"""What the styles of an ODT say: roles of paragraphs, how words look, which lists are numbered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from l10n.article.office.xml import XmlNode
from l10n.dataclass import dataclass, field
from l10n.late_pattern import late_pattern
from l10n.model import Role

_ROLES = {
    "title": Role.HEADLINE,
    "subtitle": Role.STANDFIRST,
    "quotations": Role.QUOTE,
    "quote": Role.QUOTE,
    "intense quote": Role.QUOTE,
    "caption": Role.CAPTION,
    "illustration": Role.CAPTION,
}
_HEADING = late_pattern(r"heading ?([1-9])?")
_CONTENTS = late_pattern(r"contents [1-9]|(?:table|illustration|user|object) index [1-9]|index [1-9]|toc [1-9]")
_LOOK, _HIDDEN = "look:", "hidden:"
_SPACE = late_pattern(r"_20_|_")
# Of a run's properties these differ without a reader's notice: language, the twins for other scripts, marks of revisions.
_UNSEEN = late_pattern(
    r"officeooo:.*|loext:.*|.*(?:language|country|script|rfc-language-tag)(?:-asian|-complex)?|.*-(?:asian|complex)"
)
_TAGS = (
    ("fo:font-weight", ("bold", "700", "800", "900"), "strong"),
    ("fo:font-style", ("italic", "oblique"), "em"),
    ("style:text-line-through-style", ("solid", "wave", "dotted", "dash"), "s"),
)
_NAMED = {"strong emphasis": "strong", "strong": "strong", "emphasis": "em", "intense emphasis": "em"}


@dataclass
class OpenStyles:
    """The styles of a document by family and name, and of each list style and depth whether it counts."""

    nodes: dict[tuple[str, str], XmlNode] = field(default_factory=dict)
    automatic: set[tuple[str, str]] = field(default_factory=set)
    numbers: dict[tuple[str, int], bool] = field(default_factory=dict)

    def chain(self, family: str, name: str) -> Iterator[XmlNode]:
        """A style and those that it is made from."""
        seen: set[str] = set()
        while (family, name) in self.nodes and name not in seen:
            seen.add(name)
            node = self.nodes[family, name]
            yield node
            name = node.value("style:parent-style-name")

    def names(self, family: str, name: str) -> Iterator[str]:
        """The names of a style and of those it is made from, in small letters; those of the document's own making left out."""
        chain = list(self.chain(family, name))
        last = chain[-1].value("style:parent-style-name") if chain else name  # one that the program knows by itself
        for style_name in (*(node.value("style:name") for node in chain), last):
            if (family, style_name) not in self.automatic:
                yield _SPACE.sub(" ", style_name).lower()

    def role(self, name: str) -> tuple[Role, int]:
        """The role that a paragraph's style gives it, and a heading's level."""
        for style_name in self.names("paragraph", name):
            heading = _HEADING.fullmatch(style_name)
            if heading:
                return Role.HEADING, int(heading[1] or 1)
            if style_name in _ROLES:
                return _ROLES[style_name], 0
        return Role.BODY, 0

    def is_contents(self, name: str) -> bool:
        """Whether a paragraph is a line of a table of contents."""
        return any(_CONTENTS.fullmatch(style_name) for style_name in self.names("paragraph", name))

    def look(self, name: str) -> str:
        """How a span's words look, comparable: empty for plain ones."""
        if ("text", name) not in self.automatic:
            return name
        seen = []
        for node in self.chain("text", name):
            properties = node.child("style:text-properties")
            if ("text", node.value("style:name")) not in self.automatic:
                seen.append(node.value("style:name"))
            elif properties is not None:
                values = properties.values.items()
                seen += [f"{key}={value.text}" for key, value in values if not _UNSEEN.fullmatch(key)]
        return "; ".join(sorted(seen))

    def looks(self, names: Iterable[str]) -> Iterator[str]:
        """What `WrittenStyles` reads: for each style of a span another name of its look."""
        by_look: dict[str, str] = {"": ""}
        for name in names:
            same = by_look.setdefault(self.look(name), name)
            if self.is_hidden("text", name):
                yield f"{_HIDDEN}{name}"
            elif same != name:
                yield f"{_LOOK}{name}={same}"

    def html(self, name: str) -> str:
        """The tags that a span's look amounts to on a page."""
        tags: list[str] = []
        for node in self.chain("text", name):
            properties = node.child("style:text-properties")
            for key, values, tag in _TAGS if properties else ():
                tags += [tag] if properties and properties.value(key) in values else []
            place = properties.value("style:text-position") if properties else ""
            tags += ["sup"] if place.startswith(("super", "33%")) else ["sub"] if place.startswith(("sub", "-")) else []
        tags += [_NAMED[style_name] for style_name in self.names("text", name) if style_name in _NAMED]
        return "".join(f"<{tag}>" for tag in dict.fromkeys(tags))

    def is_hidden(self, family: str, name: str) -> bool:
        """Whether nobody sees what has the style."""
        properties = (node.child("style:text-properties") for node in self.chain(family, name))
        return any(each is not None and each.value("text:display") == "none" for each in properties)


class WrittenStyles(OpenStyles):
    """The styles of one paragraph as the syntax of its block tells them."""

    def __init__(self, syntax: str) -> None:
        """Reads what `looks` gave."""
        super().__init__()
        flags = syntax.split()
        self._same = dict(flag.removeprefix(_LOOK).partition("=")[::2] for flag in flags if flag.startswith(_LOOK))
        self._hidden = frozenset(flag.removeprefix(_HIDDEN) for flag in flags if flag.startswith(_HIDDEN))

    def look(self, name: str) -> str:
        """The name that stands for all spans that look the same."""
        return self._same.get(name, name)

    def is_hidden(self, family: str, name: str) -> bool:
        """Whether nobody sees a span."""
        return family == "text" and name in self._hidden


def styles(parts: Iterable[XmlNode]) -> OpenStyles:
    """The styles of `content.xml` and `styles.xml`."""
    made = OpenStyles()
    for part in parts:
        for node in part.walk("office:text", "office:master-styles"):
            if node.name == "style:style":
                key = (node.value("style:family"), node.value("style:name"))
                made.nodes[key] = node
                if node.parent and node.parent.name == "office:automatic-styles":
                    made.automatic.add(key)
            elif node.name == "text:list-style":
                for level in node.children:
                    depth = level.value("text:level")
                    if depth.isdecimal():
                        counts = level.name == "text:list-level-style-number" and level.value("style:num-format") != ""
                        made.numbers[node.value("style:name"), int(depth) - 1] = counts
    return made
