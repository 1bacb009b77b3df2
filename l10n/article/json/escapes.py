r"""How a file writes the characters of its strings: `\u00e9` or é, `\/` or /, `\u003c` or <."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from l10n.article.nested.decoded import Codec, Decoded, decoded
from l10n.late_pattern import late_pattern

_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_ATOM = late_pattern(rf"{_PAIR}|\\u[0-9a-fA-F]{{4}}|\\.|[^\\]+", re.DOTALL)
_SIGNS = {"lt": "<", "gt": ">", "amp": "&", "apos": "'", "quot": '"'}
"""What PHP and Go may write by number, so that no page is hurt by it."""
_NON_ASCII = late_pattern(r"[^\x00-\x7f]")
_NUMBER = late_pattern(r"\\u[0-9a-fA-F]{4}")


def style(text: str) -> str:
    r"""The habits of a file as a word: `json`, with `-ascii`, `-slash`, `-upper`, `-lt` and the other signs as they are.

    >>> style('{"title": "Caf\\u00E9 <\\/b>"}')
    'json-ascii-slash-upper'
    """
    numbers = {match[0][2:] for match in _NUMBER.finditer(text)}
    habits = {
        "ascii": any(int(number, 16) > 0x7F for number in numbers) and not _NON_ASCII.search(text),
        "slash": "\\/" in text,
        "upper": any(number != number.lower() for number in numbers),
    }
    by_number = {chr(int(number, 16)) for number in numbers}
    signs = [name for name, sign in _SIGNS.items() if sign in by_number and (sign == '"' or sign not in text)]
    return "-".join(["json", *(name for name, is_so in habits.items() if is_so), *signs])


def codec(how: str) -> Codec:
    """How a file of some habits writes strings."""
    habits = frozenset(how.split("-")[1:])
    return Codec(decode, lambda text: encode(text, habits))


def encode(text: str, habits: frozenset[str]) -> str:
    r"""A text as it stands between quotation marks.

    >>> print(encode("Café </b>", frozenset({"ascii", "slash"})))
    Caf\u00e9 <\/b>
    """
    escaped = json.dumps(text, ensure_ascii="ascii" in habits)[1:-1]
    if "slash" in habits:
        escaped = escaped.replace("/", "\\/")
    for name in habits & _SIGNS.keys():
        sign = "\\" * (name == "quot") + _SIGNS[name]
        escaped = re.sub(rf"(?<!\\)((?:\\\\)*){re.escape(sign)}", rf"\g<1>\\u{ord(_SIGNS[name]):04x}", escaped)
    if "upper" in habits:
        escaped = _NUMBER.sub(lambda match: "\\u" + match[0][2:].upper(), escaped)
    return escaped


def decode(raw: str) -> str:
    """The text of what stands between quotation marks, or of a run of it."""
    return "".join(text for text, _, _ in _atoms(raw, 0, len(raw)))


def read(text: str, start: int, end: int, syntax: str) -> Decoded:
    """The decoded string at a place of a file."""
    return decoded(_atoms(text, start, end), syntax)


def _atoms(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for match in _ATOM.finditer(text, start, end):
        raw = match[0]
        yield (str(json.loads(f'"{raw}"')) if raw.startswith("\\") else raw), match.start(), match.end()
