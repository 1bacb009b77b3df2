"""Blocks of passages: the role that the place, the words and the project's own patterns give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from l10n import markup
from l10n.article import authors, role_patterns, signature
from l10n.article.html.inline import Passage
from l10n.article.html.roles import Context
from l10n.article.html.values import Source
from l10n.article.project_patterns import ProjectPatterns
from l10n.article.role_patterns import LINE_ROLES
from l10n.dataclass import dataclass
from l10n.langtag import language
from l10n.late_pattern import late_pattern
from l10n.model import Block, Role
from l10n.plugin import FormatOptions

# Characters. What is longer than a role's text ever is has a container's class, not its own role.
_LONGEST = {
    Role.BYLINE: 200,
    Role.CREDIT: 300,
    Role.KICKER: 120,
    Role.STANDFIRST: 700,
    Role.CELL: 200,  # a longer cell is a page set in tables
}
_PATTERNS = {"furniture": Role.FURNITURE, **LINE_ROLES}
_COLUMNS = late_pattern(r"\S {3,}\S")
_FEWEST_WORDS = 6
"""Words. Shorter preformatted text is a command, a label or a figure."""


@dataclass(frozen=True, slots=True)
class LabelContext:
    """What labelling needs: the page, its language, and the project's own patterns with their roles."""

    page: Source
    language: str
    patterns: ProjectPatterns


def labels(page: Source, tag: str, options: FormatOptions) -> LabelContext:
    """The rules for one page.

    Raises:
        SettingsError: a pattern of the project is not a regular expression, or names no role.
    """
    return LabelContext(page, tag, ProjectPatterns(options.patterns))


def labelled(rules: LabelContext, passage: Passage, context: Context, *, inside: bool) -> Block | None:
    """The block of a passage; nothing where it has no text or is preformatted and no prose."""
    raw = rules.page.text[passage.start : passage.end]
    if not passage.text or (context.pre and not _is_prose(raw)):
        return None
    foreign = context.language if language(context.language) != language(rules.language.lower()) else ""
    role = _role(rules, passage, context) if inside and not foreign else Role.FURNITURE
    line = rules.page.lines.at(passage.start)
    syntax = "pre" if context.pre else ""
    return Block(role, passage.text, raw, line, passage.start, passage.inlines, syntax, foreign)


def facts(rules: LabelContext, blocks: Iterable[Block]) -> Mapping[str, str]:
    """What the visible text says of authors, date and caption."""
    by_name: dict[str, str] = {}
    names: list[str] = []
    for block in blocks:
        text = markup.strip(block.text)
        if block.role is Role.BYLINE and not block.syntax:
            byline = signature.read(text, rules.language)
            names += (
                [byline.name]
                if byline.name and (not names or byline.signed or role_patterns.is_name(byline.name))
                else []
            )
            by_name |= {"date": byline.date} if byline.date and "date" not in by_name else {}
        elif block.role is Role.CAPTION and not block.syntax:
            by_name.setdefault("caption", text)
    names = list(dict.fromkeys(names))
    if names:
        by_name["byline"] = ", ".join(names)
    return by_name | ({"authors": authors.SEPARATOR.join(names)} if len(names) > 1 else {})


def _role(rules: LabelContext, passage: Passage, context: Context) -> Role:
    text = markup.strip(passage.text)
    configured = rules.patterns.role(text)
    if configured is not None:
        return configured
    role = passage.role or context.role or Role.BODY
    if len(text) > _LONGEST.get(role, len(text)):
        role = Role.BODY
    if role is not Role.BODY:
        return role
    for name, usual in _PATTERNS.items():
        if role_patterns.matches(name, text, rules.language):
            return usual
    byline = signature.read(text, rules.language) if len(text) <= _LONGEST[Role.BYLINE] else signature.Signature()
    return Role.BYLINE if (byline.signed and byline.date) or signature.is_date(text, rules.language) else Role.BODY


def _is_prose(raw: str) -> bool:
    """Whether preformatted text is wire copy: words in lines, no columns, few signs."""
    letters = sum(1 for char in raw if char.isalpha() or char.isspace())
    return len(raw.split()) >= _FEWEST_WORDS and letters >= 0.85 * len(raw) and not _COLUMNS.search(raw)
