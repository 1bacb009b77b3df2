"""The blocks of a text in Markdown, and their words written back in the syntax of their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n.article.lines import lines
from l10n.article.markdown import components, definitions, escape, front_matter, shortcodes
from l10n.article.markdown.blocks import Region, runs
from l10n.article.markdown.grammar import parser
from l10n.article.markdown.inline import block, has_words
from l10n.article.markdown.run import MarkdownRun, RunContext
from l10n.article.project_patterns import ProjectPatterns
from l10n.article.role_patterns import first_matching
from l10n.late_pattern import late_pattern
from l10n.markup import strip
from l10n.model import Article, Block, Role, Span
from l10n.plugin import FormatOptions

_TAG_OR_CALL = late_pattern(r"\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\[[\s\S]*?\]")


def blocks(article: Article, start: int, options: FormatOptions) -> Iterator[Block]:
    """The blocks below the front matter, in order."""
    mdx = article.path.suffix == ".mdx" or components.is_mdx(article.text)
    words = shortcodes.WORDS | set(options.markdown)
    reading = RunContext(parser(mdx=mdx), {}, article.text, lines(article.text), words)
    tokens = reading.md.parse(article.text[start:], reading.env)
    blocks, html = list[Block](), list[Sequence[Span]]()
    for run in runs(tokens, article.text, start, str(article.path)):
        if isinstance(run, MarkdownRun):
            blocks += _of_run(run, reading, article.locale, options)
        elif run.kind == "html":
            html.append(run.lines)
        else:
            blocks += _calls(run, reading)
    blocks += definitions.titles(reading, start)
    if html:
        from l10n.article.markdown import embedded  # late: most articles have none

        blocks += embedded.blocks(article, reading.lines, html, options)
    yield from sorted(blocks, key=lambda block: block.start)


def _of_run(run: MarkdownRun, reading: RunContext, locale: str, options: FormatOptions) -> Iterator[Block]:
    made = block(run, reading)
    if has_words(made):
        yield _labelled(made, locale, options)
    else:
        yield from (inner for inline in made.inlines for inner in inline.inner)


def _calls(region: Region, reading: RunContext) -> Iterator[Block]:
    """The words of the shortcodes or tags that stand alone on lines."""
    end = region.lines[-1].end
    at = region.lines[0].start
    while at < end:
        if region.kind == "component":
            after = components.tag_end(reading.text, at, end)
        else:
            match = _TAG_OR_CALL.match(reading.text, at, end)
            after = match.end() if match else -1
        if after > 0:
            call = reading.text[at:after]
            yield from shortcodes.parameters(call, at, reading.lines.at(at), reading.words)
            after = after if region.kind == "component" else shortcodes.end_of_code(reading.text, call, after)
        at = after if after > 0 else at + 1


def _labelled(block: Block, locale: str, options: FormatOptions) -> Block:
    """The block with the role that the project's patterns give, or that its words show: a byline or a credit."""
    text = strip(block.text)
    configured = ProjectPatterns(options.patterns).role(text)
    if configured is not None:
        return _with_role(block, configured)
    if block.role is Role.BODY:
        role = _ROLES.get(first_matching(tuple(_ROLES), text, locale))
        return _with_role(block, role) if role else block
    return block


_ROLES = {"correction": Role.CORRECTION, "sign_off": Role.CREDIT, "photo": Role.CREDIT, "byline": Role.BYLINE}


def _with_role(block: Block, role: Role) -> Block:
    return Block(role, block.text, block.raw, block.line, block.start, block.inlines, block.syntax, block.language)


def render(block: Block, text: str) -> str:
    """The text in the syntax of its place: Markdown, front matter, a parameter of a shortcode, or HTML."""
    flags = block.syntax.split()
    if "front-matter" in flags:
        return front_matter.render(block, text)
    if "parameter" in flags:
        return shortcodes.render(block, text)
    if "html" in flags:
        from l10n.article.html import write  # late

        return write.render(replace(block, syntax=block.syntax.removesuffix("html").strip()), text)
    return escape.render(block, text)
