"""The blocks of a nested text, at their places in the article.

Their `syntax` ends with two words, `html json`, `markdown json` or `text cdata`: what the text is, and how the article writes
it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from l10n.article.html import fragment
from l10n.article.html.block import labels
from l10n.article.html.tokens import Token, tokens
from l10n.article.html.values import Source
from l10n.article.lines import Lines, lines
from l10n.article.literal import mark_literals
from l10n.article.markdown import front_matter, words
from l10n.article.nested.decoded import Decoded
from l10n.article.paragraphs import paragraphs, single_line
from l10n.article.project_patterns import ProjectPatterns
from l10n.dataclass import dataclass
from l10n.errors import ArticleError
from l10n.late_pattern import late_pattern
from l10n.markup import strip
from l10n.model import Article, Block, Inline, Role
from l10n.plugin import FormatOptions

HIDDEN = "repeated"
"""The word before the two of a block that repeats another one: pages do not show it."""
MARKDOWN = "markdown"
_TAG_OR_REFERENCE = late_pattern(
    r"</?(?:p|br|a|b|i|u|em|strong|span|div|h[1-6]|ul|ol|li|img|figure|blockquote|table|hr|sup|sub|code|pre)\b[^<>]*>|<!--"
    r"|&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]+);",
    re.IGNORECASE,
)
Reshape = Callable[[Sequence[Token], str], Sequence[Token]]


@dataclass(frozen=True, slots=True)
class NestedReader:
    """What reading needs: the article, its lines, the project's choices, and what a system adds to the tokens of HTML."""

    article: Article
    lines: Lines
    options: FormatOptions
    reshape: Reshape = lambda tokens, _: tokens
    hide: Callable[[str], str] = lambda text: text
    role_at: Callable[[str, int], Role | None] = lambda *_: None

    def blocks(self, nested: Decoded, role: Role, kind: str = "auto", *, repeats: bool = False) -> list[Block]:
        """The blocks of a text in order: `html`, `markdown`, `text`, or what it looks like; `role` is that of its plain
        paragraphs.
        """
        if kind == MARKDOWN:
            blocks = list(self._markdown(nested))
        elif kind == "html" or (kind == "auto" and looks_like_html(nested.text)):
            blocks = sorted(self._html(nested), key=lambda block: block.start)
        else:
            blocks = list(self._text(nested))
        patterns = ProjectPatterns(self.options.patterns)
        return [
            self._placed(nested, replace(block, role=_role(block, role, patterns)), repeats=repeats) for block in blocks
        ]

    def _markdown(self, nested: Decoded) -> Iterator[Block]:
        text = replace(self.article, text=nested.text)
        front = front_matter.parse(nested.text, str(self.article.path))
        try:
            blocks = [
                *front_matter.blocks(front, self.options.front_matter),
                *words.blocks(text, front.end, self.options),
            ]
        except ArticleError as exc:
            raise self._error(nested, "its Markdown", exc) from exc
        yield from (_marked(block) for block in blocks)

    def _error(self, nested: Decoded, what: str, error: ArticleError) -> ArticleError:
        line = self.lines.at(nested.places[0][0])
        return ArticleError(f"{self.article.path}:{line}", f"{what}: {error.problem}", error.remedy)

    def _html(self, nested: Decoded) -> Iterator[Block]:
        text = self.hide(nested.text)
        page = Source(text, lines(text), str(self.article.path))
        rules = labels(page, self.article.locale, self.options)
        try:
            reshaped = self.reshape(list(tokens(text, page.path)), text)
        except ArticleError as exc:
            raise self._error(nested, "its HTML", exc) from exc
        for block in fragment.blocks(rules, reshaped, self.article.locale):
            role = self.role_at(nested.text, block.start) or block.role
            yield _restored(replace(block, role=role), nested.text)

    def _text(self, nested: Decoded) -> Iterator[Block]:
        for paragraph in paragraphs(nested.text):
            raw = nested.text[paragraph.start : paragraph.end]
            shown = mark_literals(paragraph.text, 0).text
            inlines = mark_literals(raw, paragraph.start).inlines
            if any(char.isalnum() for char in raw):
                yield Block(Role.BODY, shown, raw, 0, paragraph.start, inlines, "text")

    def _placed(self, nested: Decoded, block: Block, *, repeats: bool) -> Block:
        """A block of the decoded text as it stands in the article."""
        start, end = nested.span(block.start, block.start + len(block.raw))
        inlines = tuple(self._inline(nested, inline) for inline in block.inlines)
        kind = block.syntax if _says_what(block) else f"{block.syntax} html".strip()
        syntax = " ".join([*([HIDDEN] if repeats else []), kind, nested.syntax])
        raw = self.article.text[start:end]
        return replace(block, raw=raw, line=self.lines.at(start), start=start, inlines=inlines, syntax=syntax)

    def _inline(self, nested: Decoded, inline: Inline) -> Inline:
        start, end = nested.span(inline.start, inline.start + len(inline.raw))
        inner = tuple(self._placed(nested, block, repeats=False) for block in inline.inner)
        return replace(inline, raw=self.article.text[start:end], start=start, inner=inner)


def is_markdown(block: Block) -> bool:
    """Whether a block of an article, or of its page, stands in Markdown."""
    return MARKDOWN in block.syntax.split()[-2:]


def _says_what(block: Block) -> bool:
    return block.syntax == "text" or block.syntax.endswith(MARKDOWN)


def _marked(block: Block) -> Block:
    """A block of Markdown that says so, as its inner ones do."""
    inlines = tuple(replace(inline, inner=tuple(map(_marked, inline.inner))) for inline in block.inlines)
    return replace(block, syntax=f"{block.syntax} {MARKDOWN}".strip(), inlines=inlines)


def title(blocks: Iterable[Block]) -> Mapping[str, str]:
    """The first headline, as the title that an article is listed by."""
    headline = next((single_line(strip(block.text)) for block in blocks if block.role is Role.HEADLINE), "")
    return {"title": headline} if headline else {}


def looks_like_html(text: str) -> bool:
    """Whether a text has a tag or a reference of HTML.

    >>> looks_like_html("<p>Rain.</p>"), looks_like_html("Fish &amp; chips"), looks_like_html("a < b & c")
    (True, True, False)
    """
    return _TAG_OR_REFERENCE.search(text) is not None


def _role(block: Block, role: Role, patterns: ProjectPatterns) -> Role:
    """All that stands in an article's field is the article: what looks like a menu there is body text."""
    if block.syntax.startswith("front-matter"):
        return block.role
    labelled = Role.BODY if block.role is Role.FURNITURE and patterns.role(block.text) is None else block.role
    if block.syntax == "text":
        return patterns.role(block.text) or role
    return role if labelled is Role.BODY and not block.syntax.startswith("attribute") else labelled


def _restored(block: Block, text: str) -> Block:
    """The block with the text's own characters where some were hidden while it was read."""
    raw = text[block.start : block.start + len(block.raw)]
    inlines = tuple(
        replace(
            inline,
            raw=text[inline.start : inline.start + len(inline.raw)],
            inner=tuple(_restored(inner, text) for inner in inline.inner),
        )
        for inline in block.inlines
    )
    return replace(block, raw=raw, inlines=inlines)
