"""WebVTT subtitles: settings, notes, styles and regions byte for byte, sentences joined over cues and cut over them again."""

from __future__ import annotations

from l10n.article.subtitles import cues
from l10n.article.subtitles.document import document
from l10n.article.subtitles.page import page as as_page
from l10n.article.subtitles.write import break_lines
from l10n.article.subtitles.write import render as render_cues
from l10n.language.subtitles import ProjectLimits, limits
from l10n.late_pattern import late_pattern
from l10n.model import Article, Block, Document
from l10n.plugin import FormatOptions

_LANGUAGE = late_pattern(
    r"\A(?P<head>WEBVTT[^\r\n]*(?:\r\n?|\n)(?:[^\r\n]+(?:\r\n?|\n))*?Language:[ \t]*)(?P<tag>[\w-]+)"
)


def parse(article: Article, options: FormatOptions) -> Document:
    """The sentences of the subtitles; a `Language:` of the header is the article's.

    Raises:
        ArticleError: the file does not begin as WebVTT, a time is malformed, or there is none.
    """
    parsed = document(article, cues.webvtt(article.text, str(article.path)), options, escapes=True)
    language = _LANGUAGE.match(article.text)
    meta = {"language": language["tag"]} if language else {}
    return Document(article, meta, parsed.blocks, parsed.skeleton, parsed.notices)


def render(block: Block, text: str) -> str:
    """The text over the cues of its source, with WebVTT's escapes."""
    return render_cues(block, text, escape)


def escape(text: str) -> str:
    """A text as it stands in a cue: no tag begins in it, and no arrow of a time.

    >>> escape("Fish & chips --> <1>")
    'Fish &amp; chips --&gt; &lt;1>'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("-->", "--&gt;")


def relabel(text: str, locale: str, project_limits: ProjectLimits | None = None) -> str:
    """The subtitles in their new language, with lines as long as its readers are used to."""
    broken = break_lines(text, cues.webvtt(text, "subtitles"), limits(locale, project_limits))
    return _LANGUAGE.sub(lambda match: match["head"] + locale, broken)


def page(document: Document) -> Document:
    """The transcript of the subtitles as a page of HTML."""
    return as_page(document, cues.webvtt(document.article.text, str(document.article.path)))
