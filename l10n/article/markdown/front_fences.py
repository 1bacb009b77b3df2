"""Where front matter begins and ends, and in which syntax it is written.

Source: the manuals of Hugo, Zola, Jekyll, Eleventy (gray-matter), Hexo (hexo-front-matter), Pelican and Python-Markdown (meta).
"""

from __future__ import annotations

import json
import re

from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern

_KEY = late_pattern(r"[A-Za-z_][\w. -]*:(?:[ \t]|$)", re.MULTILINE)
_OPEN = late_pattern(r"(?P<fence>-{3}|\+{3}|;{3})(?P<form>yaml|toml|json)?[ \t]*\n")
_CLOSE = {
    "---": late_pattern(r"^(?:-{3,}|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": late_pattern(r"^\+{3}[ \t]*$", re.MULTILINE),
    ";;;": late_pattern(r"^;{3,}[ \t]*$", re.MULTILINE),
}
_FORM = {"---": "yaml", "+++": "toml", ";;;": "json"}
_PAIR = late_pattern(r"(?P<key>[A-Za-z][\w -]{0,30}):(?:[ \t]+\S.*|[ \t]*)$")
_CONTINUES = late_pattern(r"[ \t]+\S|[ \t]*- ")
_BLANK = late_pattern(r"^[ \t]*$", re.MULTILINE)
_MAIN = frozenset({"title", "date", "layout", "slug", "author", "authors"})
_PREAMBLE = frozenset({"title", "date"})


@dataclass(frozen=True, slots=True)
class Fenced:
    """Front matter without its fences, and where it starts; `end` is where the article goes on. `problem`: never closed."""

    source: str
    start: int
    end: int
    form: str
    problem: str = ""


def find(text: str) -> Fenced | None:
    """The front matter at the head of a text; nothing where there is none."""
    plain = text.replace("\r\n", " \n").replace("\r", "\n")  # line ends that re.MULTILINE knows, the length kept
    opening = _OPEN.match(plain)
    if opening:
        return _between(text, plain, opening)
    return _json(text) or _without_first_fence(text, plain) or _lines(text, plain)


def _between(text: str, plain: str, opening: re.Match[str]) -> Fenced | None:
    form = opening["form"] or _FORM[opening["fence"]]
    closing = _CLOSE[opening["fence"]].search(plain, opening.end())
    if closing is None:
        blank = _BLANK.search(plain, opening.end())
        end = blank.start() if blank else len(text)
        if not _KEY.match(plain, opening.end()) and form != "toml":
            return None
        fence = opening["fence"]
        problem = f"front matter is never closed; add a line '{fence}' after it"
        return Fenced("", opening.end(), end, form, problem)
    source = text[opening.end() : closing.start()]
    if (
        form == "yaml"
        and source.strip()
        and not _KEY.search(source)
        and not source.lstrip().startswith(("#", "{", '"'))
    ):
        return None  # two thematic breaks with words between them
    return Fenced(source, opening.end(), closing.end(), form)


def _json(text: str) -> Fenced | None:
    """An object that stands alone at the head of the text."""
    if not text.startswith("{") or text.startswith(("{{", "{%", "{:", "{#")):
        return None
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return Fenced(text[:end], 0, end, "json") if isinstance(value, dict) and value else None


def _without_first_fence(text: str, plain: str) -> Fenced | None:
    """Hexo's front matter: YAML or JSON without braces, up to a fence. Two keys at least: a heading may have one."""
    first = plain.partition("\n")[0]
    if _KEY.match(first):
        closing = _CLOSE["---"].search(plain)
        source = text[: closing.start()] if closing else ""
        keys = {
            match[0].partition(":")[0].lower()
            for match in re.finditer(r"^[A-Za-z_][\w-]*:(?=[ \t\r\n])", source, re.MULTILINE)
        }
        if closing and len(keys) > 1 and keys & _MAIN and not _BLANK.search(plain, 0, closing.start() - 1):
            return Fenced(source, 0, closing.end(), "yaml")
    elif first.lstrip().startswith('"') and (closing := _CLOSE[";;;"].search(plain)):
        return Fenced(text[: closing.start()], 0, closing.end(), "json")
    return None


def _lines(text: str, plain: str) -> Fenced | None:
    """`Key: value` lines up to the first blank one, as Pelican and MultiMarkdown have them."""
    blank = _BLANK.search(plain)
    end = blank.start() if blank else len(plain)
    rows = plain[:end].rstrip("\n").split("\n")
    pairs = [_PAIR.fullmatch(row.rstrip()) for row in rows]
    keys = {pair["key"].lower() for pair in pairs if pair}
    if not pairs[0] or not keys & _PREAMBLE:
        return None
    if not all(pair or _CONTINUES.match(row) for pair, row in zip(pairs, rows, strict=True)):
        return None
    return Fenced(text[:end], 0, end, "lines")
