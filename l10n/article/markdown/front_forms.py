"""The syntaxes of front matter: each read with the places of its values, and each written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from l10n.article.markdown import front_toml
from l10n.article.markdown.front_values import Broken, Scalar
from l10n.late_pattern import late_pattern

if TYPE_CHECKING:
    import yaml  # late elsewhere: 40 ms, and many articles have no front matter

_PLAIN = r"[^\W\d_](?:[\w.()'’“”«»—–/;+ -]*[\w.)’”»])?"
_STRING = "tag:yaml.org,2002:str"
_SHAPES = "&!*"  # a value that starts so has an anchor or tag, or is an alias
_DEEPEST = 10  # levels are enough for any front matter
_QUOTES = "put values with ':' or '#' in quotes"
_PAIR = late_pattern(r"^(?P<key>[A-Za-z][\w -]{0,30}):[ \t]*(?P<value>[^\r\n]*(?:\r?\n[ \t]+[^\r\n]+)*)", re.MULTILINE)


@cache
def _unprintable() -> re.Pattern[str]:
    """What YAML and TOML write as escapes; compiled late, since few articles have front matter and the set is large."""
    return re.compile(r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def yaml_scalar(text: str, *, quoted: bool = False) -> str:
    r"""A text as YAML that reads back as the same string, in block and flow style.

    >>> yaml_scalar('Mayor: "No"')
    '"Mayor: \\"No\\""'
    """
    import yaml

    if not quoted and len(text) < 1000 and re.fullmatch(_PLAIN, text) and yaml.safe_load(text) == text:
        return text
    return _basic(text)


def toml_string(text: str, raw: str) -> str:
    """A text as a TOML string: literal where it was and can be, else basic, on one line."""
    literal = raw.startswith("'") and not raw.startswith("'''")
    if literal and "'" not in text and not _unprintable().search(text):
        return f"'{text}'"
    return _basic(text)


def json_string(text: str, raw: str) -> str:
    """A text as a JSON string, in ASCII alone where the value was."""
    return json.dumps(text, ensure_ascii="\\u" in raw and raw.isascii())


def _basic(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _unprintable().sub(lambda match: _escape(match[0]), escaped) + '"'


def _escape(char: str) -> str:
    return f"\\U{ord(char):08X}" if ord(char) > 0xFFFF else f"\\u{ord(char):04X}"


def read_yaml(source: str) -> Iterator[Scalar]:
    """The scalars of YAML.

    Raises:
        Broken: it is not YAML.
    """
    for key, node in _scalars(_composed(source), "", set()):
        raw = source[node.start_mark.index : node.end_mark.index]
        if raw[:1] not in _SHAPES:
            yield Scalar(key, node.value, node.start_mark.index, node.end_mark.index, node.tag == _STRING)


def _composed(source: str) -> yaml.Node | None:
    import yaml

    try:
        return yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        raise Broken(line, f"is not YAML: {error.problem}", _QUOTES) from error
    except yaml.reader.ReaderError as error:
        line = source.count("\n", 0, int(error.position))
        raise Broken(line, f"is not YAML: {error.reason}", "delete the character") from error
    except RecursionError as error:
        raise Broken(0, "is nested too deep", "flatten it") from error


def _scalars(
    node: yaml.Node | None, path: str, seen: set[int], depth: int = 0
) -> Iterator[tuple[str, yaml.ScalarNode]]:
    """The scalars under a node with their dotted keys, in order.

    An alias is its anchor's node again; `seen` keeps aliases of aliases from growing without end.
    """
    import yaml

    if isinstance(node, yaml.ScalarNode) and path:
        yield path, node
    elif id(node) in seen or depth == _DEEPEST:
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, path, seen, depth + 1)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield from _scalars(value, f"{path}.{key.value}".lstrip("."), seen, depth + 1)


def read_json(source: str) -> Iterator[Scalar]:
    """The scalars of a JSON object, with or without its braces.

    Raises:
        Broken: it is not JSON.
    """
    bare = not source.lstrip().startswith("{")
    whole = f"{{{source}}}" if bare else source
    try:
        json.loads(whole)
    except json.JSONDecodeError as error:
        raise Broken(error.lineno - 1, f"is not JSON: {error.msg}", "mind quotes and commas") from error
    except RecursionError as error:
        raise Broken(0, "is nested too deep", "flatten it") from error
    for scalar in read_yaml(whole.replace("\t", " ")):  # JSON is YAML except for its tabs
        raw = whole[scalar.start : scalar.end]
        text = json.loads(raw) if raw.startswith('"') else scalar.text
        yield Scalar(scalar.key, text, scalar.start - bare, scalar.end - bare, raw.startswith('"'))


def read_lines(source: str) -> Iterator[Scalar]:
    """The values of `Key: value` lines, with the lines that go on."""
    for match in _PAIR.finditer(source):
        yield Scalar(match["key"].lower(), match["value"], match.start("value"), match.end("value"), is_text=True)


READERS: Mapping[str, Callable[[str], Iterator[Scalar]]] = {
    "yaml": read_yaml,
    "toml": front_toml.read,
    "json": read_json,
    "lines": read_lines,
}
"""The reader of each syntax."""
