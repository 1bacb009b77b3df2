"""YAML front matter: its values with their places, read and written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from l10n.article.lines import LINE_END, lines
from l10n.article.literal import mark_literals, put_back
from l10n.article.paragraphs import one_line
from l10n.errors import ArticleError
from l10n.model import Block, Role

ROLES: Mapping[str, str] = {
    **dict.fromkeys(("title", "headline"), "headline"),
    **dict.fromkeys(
        ("subtitle", "description", "summary", "standfirst", "excerpt", "deck", "dek", "lead", "lede", "teaser"),
        "standfirst",
    ),
    **dict.fromkeys(("kicker", "eyebrow"), "kicker"),
    **dict.fromkeys(("caption", "image_caption", "image_alt", "alt"), "caption"),
    **dict.fromkeys(("byline", "author"), "byline"),
    "credit": "credit",
}
"""The keys whose values are translated unless the project says otherwise, with their roles."""

_OPEN = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"[A-Za-z_][\w. -]*:(?:[ \t]|$)", re.MULTILINE)
_LONGEST = 65_536  # characters: PyYAML reads some 100 kB a second, and front matter has ten lines
_PLAIN = re.compile(r"[^\W\d_](?:[\w.()'’“”«»—–/;+ -]*[\w.)’”»])?")
_PRINTABLE = re.compile(r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_STRING = "tag:yaml.org,2002:str"
_SHAPES = "&!*"  # a value that starts so has an anchor or tag, or is an alias


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar of the front matter: dotted key, what YAML reads, its source slice, and whether it is a string."""

    key: str
    text: str
    raw: str
    start: int
    line: int
    is_text: bool


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the dashes; `end` is where the article goes on (0 where there is no front matter)."""

    values: tuple[Value, ...]
    end: int

    def get(self, *keys: str) -> str:
        """The value of the first of the keys that has one, else nothing; the values of a list with commas."""
        found: dict[str, list[str]] = {}
        for value in self.values:
            found.setdefault(value.key.lower(), []).append(one_line(value.text))
        return next((", ".join(found[key]) for key in keys if any(found.get(key, ()))), "")


def parse(text: str, place: str) -> FrontMatter:
    """The front matter at the head of a text.

    Raises:
        ArticleError: it is not closed, not YAML, or larger than any front matter.
    """
    opening = _OPEN.match(text)
    if not opening:
        return FrontMatter((), 0)
    closing = _CLOSE.search(_with_plain_ends(text), opening.end())
    if not closing:
        first = LINE_END.split(text[opening.end() : opening.end() + 500])[0]
        if _KEY.match(first):
            raise ArticleError(f"{place}:1", "front matter is never closed", "add a line '---' after it")
        return FrontMatter((), 0)
    if closing.start() - opening.end() > _LONGEST:
        raise ArticleError(
            f"{place}:1", f"front matter has more than {_LONGEST:,} characters", "move it into the article"
        )
    source = text[opening.end() : closing.start()]
    first_key = _KEY.search(source)
    if source.strip() and not first_key:
        return FrontMatter((), 0)  # two thematic breaks with words between them
    return FrontMatter(tuple(_values(source, opening.end(), text, place)), closing.end())


def blocks(front: FrontMatter, roles: Mapping[str, str]) -> Iterator[Block]:
    """The values to translate, as blocks; `roles` gives a role by key, or nothing for a key that stays."""
    for value in front.values:
        role = roles.get(value.key) or roles.get(value.key.lower(), "")
        shown = one_line(value.text)
        if not role or not value.is_text or not any(char.isalnum() for char in shown):
            continue
        marked = mark_literals(value.raw, value.start)
        named = mark_literals(shown, 0)
        if len(named.inlines) == len(marked.inlines):
            yield Block(Role(role), named.text, value.raw, value.line, value.start, marked.inlines, "yaml")


def render(block: Block, text: str) -> str:
    """The text as a YAML scalar, plain where that is safe, else in double quotes."""
    words = one_line(put_back(block, text))
    return scalar(words, quoted=block.raw[:1] in "\"'")


def scalar(text: str, *, quoted: bool = False) -> str:
    r"""A text as YAML that reads back as the same string, in block and flow style.

    >>> scalar('Mayor: "No"')
    '"Mayor: \\"No\\""'
    """
    if not quoted and len(text) < 1000 and _PLAIN.fullmatch(text) and yaml.safe_load(text) == text:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _PRINTABLE.sub(lambda match: _escape(match[0]), escaped) + '"'


def relabel(text: str, locale: str) -> str:
    """The article with another language in its front matter, where that names one."""
    front = parse(text, "article")
    for value in reversed(front.values):
        if value.key.lower() in {"lang", "language", "locale"}:
            text = text[: value.start] + scalar(locale) + text[value.start + len(value.raw) :]
    return text


def _escape(char: str) -> str:
    return f"\\U{ord(char):08X}" if ord(char) > 0xFFFF else f"\\u{ord(char):04X}"


def _with_plain_ends(text: str) -> str:
    """The text with every line end as one that `re.MULTILINE` knows, its length kept."""
    return text.replace("\r\n", " \n").replace("\r", "\n")


def _values(source: str, start: int, text: str, place: str) -> Iterator[Value]:
    try:
        root = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        problem = f"front matter is not YAML: {error.problem}"
        raise ArticleError(f"{place}:{line}", problem, "put values with ':' or '#' in quotes") from error
    except yaml.reader.ReaderError as error:
        line = lines(text).at(start + int(error.position))
        raise ArticleError(
            f"{place}:{line}", f"front matter is not YAML: {error.reason}", "delete the character"
        ) from error
    except RecursionError as error:
        raise ArticleError(f"{place}:1", "front matter is nested too deep", "flatten it") from error
    numbers, end = lines(text), 0
    for key, node in _scalars(root, "", set()):
        raw = source[node.start_mark.index : node.end_mark.index].rstrip()
        if node.start_mark.index >= end and raw and raw[0] not in _SHAPES:
            end = node.end_mark.index
            at = start + node.start_mark.index
            yield Value(key, node.value, raw, at, numbers.at(at), node.tag == _STRING)


def _scalars(
    node: yaml.Node | None, path: str, seen: set[int], depth: int = 0
) -> Iterator[tuple[str, yaml.ScalarNode]]:
    """The scalars under a node with their dotted keys, in order. Ten levels are enough for any front matter.

    An alias is its anchor's node again; `seen` keeps aliases of aliases from growing without end.
    """
    if isinstance(node, yaml.ScalarNode) and path:
        yield path, node
    elif id(node) in seen or depth == 10:
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, path, seen, depth + 1)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield from _scalars(value, f"{path}.{key.value}".lstrip("."), seen, depth + 1)
