"""Front matter: what stands above the article for the site that publishes it, in any of the forms that sites have.

YAML between dashes, TOML between plus signs, JSON, `Key: value` lines (Pelican, MultiMarkdown), and Hexo's forms without a
first fence. Values are read with their places and written back in the syntax that they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from l10n.article.lines import lines
from l10n.article.literal import mark_literals, restore
from l10n.article.markdown import front_forms
from l10n.article.markdown.front_fences import Fenced, find
from l10n.article.markdown.front_keys import role_of
from l10n.article.markdown.front_values import Broken, Scalar
from l10n.article.paragraphs import single_line
from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.model import Block, Role
from l10n.plugin.formats import PageAddresses

_LONGEST = 65_536  # characters: PyYAML reads some 100 kB a second, and front matter has ten lines
_CALL = late_pattern(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
# Tables in which generators have what belongs to the theme: Hugo, Zola, Hugo's and Jekyll's SEO plug-ins.
_ASIDE = ("params.", "extra.", "seo.", "meta.")


@dataclass(frozen=True, slots=True)
class MetaValue:
    """A scalar of the front matter: dotted key, what its syntax reads, its source slice, and whether it is a string."""

    key: str
    text: str
    raw: str
    start: int
    line: int
    is_text: bool


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above the article; `end` is where the article goes on (0 where there is no front matter).

    `problem` says, with file and line, why it could not be read; it then has no values, and its bytes stay.
    """

    values: tuple[MetaValue, ...]
    end: int
    form: str = "yaml"
    problem: str = ""

    def get(self, *keys: str) -> str:
        """The value of the first of the keys that has one, else nothing; the values of a list with commas."""
        return ", ".join(self.listed(*keys))

    def listed(self, *keys: str) -> tuple[str, ...]:
        """The values of the first of the keys that has any."""
        by_key: dict[str, list[str]] = {}
        for value in self.values:
            by_key.setdefault(value.key.lower(), []).append(single_line(value.text))
        names = (*keys, *(aside + key for aside in _ASIDE for key in keys))
        return next((tuple(by_key[key]) for key in names if any(by_key.get(key, ()))), ())


def parse(text: str, place: str) -> FrontMatter:
    """The front matter at the head of a text; what is broken is said in `problem`."""
    fenced = find(text)
    if fenced is None:
        return FrontMatter((), 0)
    if fenced.problem:
        return FrontMatter((), fenced.end, fenced.form, f"{place}:1: {fenced.problem}")
    if len(fenced.source) > _LONGEST:
        problem = f"front matter has more than {_LONGEST:,} characters; move it into the article"
        return FrontMatter((), fenced.end, fenced.form, f"{place}:1: {problem}")
    try:
        return FrontMatter(tuple(_values(fenced, text)), fenced.end, fenced.form)
    except Broken as broken:
        line = lines(text).at(fenced.start) + broken.line
        problem = f"{place}:{line}: front matter {broken.problem}; {broken.remedy}"
        return FrontMatter((), fenced.end, fenced.form, problem)


def blocks(front: FrontMatter, roles: Mapping[str, str]) -> Iterator[Block]:
    """The values to translate, as blocks; `roles` gives a role by dotted key, or nothing for a key that stays."""
    for value in front.values:
        role = role_of(value.key, roles)
        shown = single_line(value.text)
        if not role or not value.is_text or not any(char.isalnum() for char in _CALL.sub("", shown)):
            continue
        marked = mark_literals(value.raw, value.start)
        named = mark_literals(shown, 0)
        if len(named.inlines) == len(marked.inlines):
            syntax = f"front-matter {front.form}"
            yield Block(Role(role), named.text, value.raw, value.line, value.start, marked.inlines, syntax)


def render(block: Block, text: str) -> str:
    """The text as a value in the syntax of its front matter."""
    return _written(block.syntax.rpartition(" ")[2], block.raw, single_line(restore(block, text)))


def relabel(text: str, locale: str) -> str:
    """The article with another language in its front matter, where that names one."""
    return _with_values(text, lambda value: locale if value.key.lower() in {"lang", "language", "locale"} else "")


def readdress(text: str, addresses: PageAddresses) -> str:
    """The article with the address of its edition in place of its whole canonical one; `url` is a path to site generators."""

    def address(value: MetaValue) -> str:
        is_canonical = value.key.lower().rpartition(".")[2] in _CANONICAL
        return addresses.here if is_canonical and value.text.startswith(("http://", "https://")) else ""

    return _with_values(text, address)


_CANONICAL = frozenset({"canonical", "canonical_url", "canonicalurl", "canonical-url"})


def _with_values(text: str, new: Callable[[MetaValue], str]) -> str:
    """The article with new values in its front matter; a value for which there is none stays."""
    front = parse(text, "article")
    for value in reversed(front.values):
        if made := new(value):
            text = text[: value.start] + _written(front.form, value.raw, made) + text[value.start + len(value.raw) :]
    return text


_WRITERS: Mapping[str, Callable[[str, str], str]] = {
    "yaml": lambda text, raw: front_forms.yaml_scalar(text, quoted=raw[:1] in ("'", '"')),
    "toml": front_forms.toml_string,
    "json": front_forms.json_string,
    "lines": lambda text, _raw: text,
}


def _written(form: str, raw: str, text: str) -> str:
    return _WRITERS[form](text, raw)


def _values(fenced: Fenced, text: str) -> Iterator[MetaValue]:
    numbers, end = lines(text), 0
    scalars: Iterator[Scalar] = front_forms.READERS[fenced.form](fenced.source)
    for scalar in scalars:
        raw = fenced.source[scalar.start : scalar.end].rstrip()
        if scalar.start >= end and raw:
            end = scalar.end
            at = fenced.start + scalar.start
            yield MetaValue(scalar.key, scalar.text, raw, at, numbers.at(at), scalar.is_text)
