"""TOML with the places of its values, which the standard library's reader does not tell.

`tomllib` judges whether it is TOML, and what a string reads as; here only places are found. Source: TOML 1.0.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from l10n.article.markdown.front_values import Broken, Scalar
from l10n.late_pattern import late_pattern

_TOKEN = late_pattern(
    r"(?P<space>(?:[ \t\r\n]|\#[^\n]*)+)"
    r'|(?P<string>"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*')"
    r"|(?P<mark>[\[\]{},=.])"
    r"|(?P<bare>[^\s\[\]{},=.#\"']+)",
    re.DOTALL,
)
_AT = late_pattern(r"\(at line (\d+)")


def read(source: str) -> Iterator[Scalar]:
    """The scalars of a TOML document with their dotted keys, in order.

    Raises:
        Broken: it is not TOML.
    """
    try:
        tomllib.loads(source.replace("\r\n", " \n"))
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        problem = f"is not TOML: {str(error).partition(' (at')[0]}"
        raise Broken(int(at[1]) - 1 if at else 0, problem, "put texts in quotes") from error
    except RecursionError as error:
        raise Broken(0, "is nested too deep", "flatten it") from error
    yield from _Scanner(source).scalars()


class _Scanner:
    """Walks over TOML that is known to be right."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._tokens = [match for match in _TOKEN.finditer(source) if match.lastgroup != "space"]
        self._n = 0

    def scalars(self) -> Iterator[Scalar]:
        table = ""
        while self._n < len(self._tokens):
            if self._accept("["):
                self._accept("[")
                table = self._key("]")
                self._accept("]")
            else:
                key = self._key("=")
                yield from self._value(f"{table}.{key}".lstrip("."))

    def _accept(self, mark: str) -> bool:
        """Whether the next token is this mark, which is then passed."""
        here = self._n < len(self._tokens) and self._tokens[self._n][0] == mark
        self._n += here
        return here

    def _key(self, end: str) -> str:
        """A dotted key, and the mark after it."""
        parts = []
        while self._n < len(self._tokens) and not self._accept(end):
            token = self._tokens[self._n][0]
            parts.append(token[1:-1] if token[0] in "\"'" else token)
            self._n += 1
        return "".join(parts)

    def _value(self, key: str) -> Iterator[Scalar]:
        if self._accept("["):
            while not self._accept("]"):
                yield from self._value(key)
                self._accept(",")
        elif self._accept("{"):
            while not self._accept("}"):
                yield from self._value(f"{key}.{self._key('=')}")
                self._accept(",")
        else:
            yield self._scalar(key)

    def _scalar(self, key: str) -> Scalar:
        """A string; or a number or date, which may be several tokens on one line."""
        first = last = self._tokens[self._n]
        self._n += 1
        raw = first[0]
        if first.lastgroup == "string":
            text = tomllib.loads(f"x = {raw}".replace("\r\n", "\n"))["x"]
            return Scalar(key, text, first.start(), first.end(), is_text=True)
        while self._n < len(self._tokens) and self._continues(last, self._tokens[self._n]):
            last = self._tokens[self._n]
            self._n += 1
        return Scalar(key, self._source[first.start() : last.end()], first.start(), last.end(), is_text=False)

    def _continues(self, last: re.Match[str], following: re.Match[str]) -> bool:
        same_line = "\n" not in self._source[last.end() : following.start()]
        return same_line and (following.lastgroup == "bare" or following[0] == ".")
