"""Plain text: one block for each paragraph, roles by rule."""

from __future__ import annotations

from l10n.article import weave
from l10n.article.literal import mark_literals, restore
from l10n.article.paragraphs import Paragraph, paragraphs, single_line
from l10n.article.text import roles as text_roles
from l10n.model import Article, Block, Document, Role
from l10n.plugin import Format, FormatOptions


def parse(article: Article, options: FormatOptions) -> Document:
    """The paragraphs of a plain text with their roles; list markers, blank lines and indentation are skeleton."""
    passages = paragraphs(article.text)
    labels = text_roles.label(passages, article.locale, options)
    blocks = [_block(article.text, p, role) for p, role in zip(passages, labels.roles, strict=True)]
    return weave.document(article, labels.meta, blocks)


def render(block: Block, text: str) -> str:
    """The text on one line: plain text has no escapes, and a line end would be another paragraph."""
    return restore(block, single_line(text))


def _block(text: str, paragraph: Paragraph, role: Role) -> Block:
    raw = text[paragraph.start : paragraph.end]
    shown = mark_literals(paragraph.text, 0).text
    return Block(role, shown, raw, paragraph.line, paragraph.start, mark_literals(raw, paragraph.start).inlines)


def relabel(text: str, _locale: str) -> str:
    """The text as it is: it has no place for a language."""
    return text


FORMAT = Format((".txt", ".text"), parse, render, relabel)
