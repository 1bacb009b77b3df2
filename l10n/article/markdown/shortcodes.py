"""Shortcodes and components: skeleton, with the words among their parameters as blocks.

Hugo's `{{< >}}` and `{{% %}}`, Liquid, Jinja and Hexo's `{% %}` and `{{ }}`, tags of JSX, WordPress' `[caption …]`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from l10n.article.html.tokens import name_set
from l10n.article.literal import mark_literals, restore
from l10n.article.paragraphs import single_line
from l10n.late_pattern import late_pattern
from l10n.model import Block, Role

WORDS = name_set(
    "caption alt title label summary description heading subtitle subheading text quote question answer"
    " tooltip placeholder attribution credit attr"
)
"""The parameters that hold words unless the project says otherwise; `imageAlt` and `image_alt` count as `alt`."""

CALL = late_pattern(r"\{\{[\s\S]{0,5000}?\}\}|\{%[\s\S]{0,5000}?%\}|\{#[^{}\n]{0,500}?#\}")
"""A shortcode in braces."""
BRACKETS = late_pattern(
    r"\[/?[a-z][a-z0-9_-]*(?:\s+[\w-]+=(?:\"[^\"\]]*\"|'[^'\]]*'|[^\s\]\"']+))+\s*/?\](?![(\[:])|\[/[a-z][a-z0-9_-]*\](?![(\[:])"
)
"""A shortcode in brackets: one with parameters, or one that closes."""
_STRING = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`[^`]*`"
_NAMED = late_pattern(rf"(?P<key>[\w:-]+)\s*[=:]\s*(?P<value>{_STRING})")
_FREE = late_pattern(rf"(?<![=:\w(\[])\s(?P<value>{_STRING})")
_AFTER_FILE = late_pattern(rf"(?<=\w)\s(?P<value>{_STRING})")
_NAME = late_pattern(r"(?:\{\{[<%]?|\{%-?|\[)\s*/?\s*(?P<name>[\w.:/-]+)")
# What stands in quotes here is a name, a condition or code.
_CONTROL = name_set(
    "if elsif elif else unless for case when assign set capture include include_relative include_cached"
    " render import from layout extends block macro call link post_link post_path post_url ref relref"
    " highlight codeblock raw verbatim comment cycle url static gist youtube vimeo tweet param i18n"
    " partial liquid get_terms with filter jsfiddle include_code"
)
# Tags whose words may be a single one: `{% asset_img a.jpg "Caption" %}`.
_PICTURES = name_set("asset_img img image fullimage figure photo note tab tabs label btn button")
_CODE = name_set("highlight codeblock comment mermaid math katex latex code code_block schema javascript plantuml")
_CAPTURED = late_pattern(r"\{%-?\s*(?:set|capture)\s+(?P<variable>\w+)\s*-?%\}")
_ADDRESS = late_pattern(r"\S*[/\\]\S*|\S+\.\w{2,4}|[#{]\S*|\S*[\w-]+:\S+")
_CAMEL = late_pattern(r"(?<=[a-z0-9])(?=[A-Z])|[_:-]")


def end_of_code(text: str, call: str, end: int) -> int:
    """Where the shortcode ends that a call opens, if what it holds is code; else where the call ends."""
    name = _name(call)
    if not _holds_code(call, text, end):
        return end
    closing = re.compile(rf"\{{[{{%][<%-]?\s*(?:/\s*|end){re.escape(name)}\s*[-%>]?[%}}]\}}").search(text, end)
    return closing.end() if closing else end


def without_code(text: str) -> str:
    """A text without its shortcodes and the code that they hold."""
    pieces, done = [], 0
    while match := CALL.search(text, done):
        pieces.append(text[done : match.start()])
        done = end_of_code(text, match[0], match.end())
    return " ".join([*pieces, text[done:]])


def _holds_code(call: str, text: str, end: int) -> bool:
    """Whether what stands up to the closing call is code: by the call's name, by its variable's, or by its later use."""
    captured = _CAPTURED.fullmatch(call)
    if captured is None:
        return _name(call) in _CODE and not call.rstrip("}>% ").endswith("/")
    variable = captured["variable"]
    named = {"code", "snippet"} & set(_CAMEL.sub(" ", variable).lower().split())
    return bool(named) or re.search(rf"\{{\{{-?\s*{variable}\s*\|\s*highlight\b", text[end:]) is not None


def _name(call: str) -> str:
    named = _NAME.match(call)
    return named["name"] if named else ""


def parameters(call: str, start: int, line: int, words: frozenset[str]) -> Iterator[Block]:
    """The words of a shortcode that begins at `start`, in order."""
    matches = {match.start("value"): match for match in _NAMED.finditer(call) if _is_word(match["key"], words)}
    name = _name(call)
    if not call.startswith(("<", "[")) and name not in _CONTROL and not _is_output(call):
        picture = name in _PICTURES
        for pattern in (_FREE, _AFTER_FILE) if picture else (_FREE,):
            for match in pattern.finditer(call):
                if _reads(match["value"], single=picture):
                    matches.setdefault(match.start("value"), match)
    end = 0
    for at, match in sorted(matches.items()):
        if at >= end:  # else a quotation mark inside of a value begins what looks like one
            yield from _block(call, match, start + at, line + call.count("\n", 0, at))
            end = match.end("value")


def _is_word(key: str, words: frozenset[str]) -> bool:
    return key.lower() in words or (
        _CAMEL.sub(" ", key).lower().split()[-1:] != [] and (_CAMEL.sub(" ", key).lower().split()[-1] in words)
    )


def _is_output(call: str) -> bool:
    """Whether it writes a value, as `{{ page.title }}` does."""
    return call.startswith("{{") and not call.startswith(("{{<", "{{%"))


def _reads(value: str, *, single: bool) -> bool:
    """Whether a parameter without a name is words."""
    inner = value[1:-1].strip()
    return any(map(str.isalpha, inner)) and (" " in inner or single) and not _ADDRESS.fullmatch(inner)


def _block(call: str, match: re.Match[str], start: int, line: int) -> Iterator[Block]:
    value = match["value"]
    quote = value[0]
    shown = single_line(unescape(value[1:-1]) if call.startswith(("<", "[")) else _unescaped(value))
    if not any(map(str.isalnum, CALL.sub("", shown))) or _ADDRESS.fullmatch(shown):
        return
    key = match.groupdict().get("key") or ""
    marked, named = mark_literals(value, start), mark_literals(shown, 0)
    if len(marked.inlines) == len(named.inlines):
        kind = {"<": "tag", "[": "tag"}.get(call[0], "hugo" if call.startswith(("{{<", "{{%")) else "liquid")
        hidden = "alt " if key.lower().endswith("alt") else ""
        syntax = f"{hidden}parameter {kind} {quote}"
        yield Block(Role.CAPTION, named.text, value, line, start, marked.inlines, syntax)


def _unescaped(value: str) -> str:
    return value[1:-1] if value[0] == "`" else re.sub(r"\\([\"'\\])", r"\1", value[1:-1])


def render(block: Block, text: str) -> str:
    """The text as a parameter, in quotes of the kind it had where that is possible."""
    *_, kind, quote = block.syntax.split()
    words = single_line(restore(block, text))
    return _QUOTED[kind](words, quote)


def _as_attribute(words: str, quote: str) -> str:
    name = {'"': "&quot;", "'": "&#39;"}.get(quote, "&#96;")
    return quote + words.replace("&", "&amp;").replace(quote, name).replace("<", "&lt;") + quote


def _as_hugo(words: str, quote: str) -> str:
    if quote == "`" and "`" not in words:
        return f"`{words}`"
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("}}", "} }")
    return f'"{escaped}"'


def _as_liquid(words: str, quote: str) -> str:
    """Liquid has no escapes in its strings: the other quotation mark, or one that is not a syntax."""
    if quote in words or quote == "`":  # which is not a quotation mark there
        quote = {'"': "'"}.get(quote, '"')
    words = words.replace(quote, {'"': "”", "'": "’"}[quote])
    return f"{quote}{words.replace('%}', '% }').replace('}}', '} }')}{quote}"


_QUOTED: dict[str, Callable[[str, str], str]] = {"tag": _as_attribute, "hugo": _as_hugo, "liquid": _as_liquid}
