"""All strings of a JSON file with their paths and places. Source: RFC 8259."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from l10n.dataclass import dataclass
from l10n.errors import ArticleError
from l10n.late_pattern import late_pattern

Path = tuple[str | int, ...]
_TOKEN = late_pattern(
    r'[ \t\r\n]*+(?:(?P<sign>[{}\[\],:])|"(?P<text>[^"\\]*+(?:\\.[^"\\]*+)*)"|(?P<bare>[^\s{}\[\],:"]++))', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class PlacedString:
    """A string: its path from the root, and its place between the quotation marks. Half a character is not a text."""

    path: Path
    start: int
    end: int
    is_text: bool = True


def strings(text: str, place: str) -> Iterator[PlacedString]:
    """The strings of a file in order; keys are none.

    Raises:
        ArticleError: the file is not JSON.
    """
    _check(text, place)
    path: list[str | int] = []
    key = False  # whether the next string is one
    for token in _TOKEN.finditer(text):
        sign = token["sign"]
        if sign == "{":
            path.append("")
            key = True
        elif sign == "[":
            path.append(0)
            key = False
        elif sign in ("}", "]"):
            path.pop()
            key = False
        elif sign == ",":
            last = path[-1]
            key = isinstance(last, str)
            if isinstance(last, int):
                path[-1] = last + 1
        elif token["text"] is not None and key:
            path[-1] = str(json.loads(f'"{token["text"]}"'))
            key = False
        elif token["text"] is not None:
            yield PlacedString(tuple(path), token.start("text"), token.end("text"), not _has_half(token["text"]))


_NUMBER = late_pattern(r"\\u[dD][89a-fA-F]")


def _has_half(raw: str) -> bool:
    return bool(_NUMBER.search(raw)) and any("\ud800" <= char <= "\udfff" for char in json.loads(f'"{raw}"'))


def _check(text: str, place: str) -> None:
    try:
        json.loads(text)
    except json.JSONDecodeError as exc:
        problem = f"is not JSON: {exc.msg[0].lower()}{exc.msg[1:]} at column {exc.colno}"
        raise ArticleError(f"{place}:{exc.lineno}", problem, "mend it there, or export the article again") from exc
    except RecursionError as exc:
        raise ArticleError(f"{place}:1", "is nested too deeply", "export the article alone") from exc
