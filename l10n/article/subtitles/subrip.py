"""SubRip subtitles: numbers and times byte for byte, sentences joined over cues and cut over them again."""

from __future__ import annotations

from l10n.article.subtitles import cues
from l10n.article.subtitles.document import document
from l10n.article.subtitles.page import page as as_page
from l10n.article.subtitles.write import break_lines
from l10n.article.subtitles.write import render as render_cues
from l10n.language.subtitles import ProjectLimits, limits
from l10n.model import Article, Block, Document
from l10n.plugin import FormatOptions


def parse(article: Article, options: FormatOptions) -> Document:
    """The sentences of the subtitles.

    Raises:
        ArticleError: a time is malformed, or there is none.
    """
    return document(article, cues.subrip(article.text, str(article.path)), options, escapes=False)


def render(block: Block, text: str) -> str:
    """The text over the cues of its source; SubRip has no escapes."""
    return render_cues(block, text, lambda piece: piece)


def relabel(text: str, locale: str, project_limits: ProjectLimits | None = None) -> str:
    """The subtitles with lines as long as readers of the language are used to: SubRip has no place for a language."""
    return break_lines(text, cues.subrip(text, "subtitles"), limits(locale, project_limits))


def page(document: Document) -> Document:
    """The transcript of the subtitles as a page of HTML."""
    return as_page(document, cues.subrip(document.article.text, str(document.article.path)))
