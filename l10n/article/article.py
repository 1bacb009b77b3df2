"""From the bytes of a file to a document, and from localized text back to bytes."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from l10n.article import encoding
from l10n.article.lines import LINE_END
from l10n.article.weave import fault
from l10n.dataclass import dataclass
from l10n.errors import ArticleError, L10nError, PluginError, UsageError
from l10n.model import Article, Block, Document
from l10n.plugin import Format, FormatOptions
from l10n.plugin.faults import describe_error
from l10n.plugin.results import amiss

MAX_BYTES = 8 * 1024 * 1024
"""The longest books of journalism are under 2 MB; pages with pictures inside them reach a few MB."""
MAX_LINE = 1_000_000
"""Characters. Nobody writes such a line; a data dump has it. Pages written by machines (HTML) may be one line."""

_SINGLE_LINE_FORMATS = frozenset({"html", "json", "feed"})
_WITH_REFERENCES = frozenset({"html", "markdown", "feed"})


def format_name(path: PurePosixPath, formats: Mapping[str, Format]) -> str:
    """The name of the format that reads a file, by its suffix.

    Raises:
        UsageError: no format has the suffix.
    """
    for name, format_ in formats.items():
        if path.suffix.lower() in format_.suffixes:
            return name
    suffixes = " ".join(sorted(suffix for format_ in formats.values() for suffix in format_.suffixes))
    raise UsageError(str(path), f"no format reads {path.suffix or 'a file without a suffix'}", f"known are {suffixes}")


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How a project reads its articles: their language, the encoding of files that name none, and what a format makes text of
    whose files are containers.
    """

    locale: str
    encoding: str = ""
    unpack: Callable[[bytes, PurePosixPath], str] | None = None


def decode(data: bytes, slug: str, path: PurePosixPath, format_: str, reading: ReadingOptions) -> Article:
    """The article in a file; `encode` gives the bytes back.

    Raises:
        ArticleError: the file is binary, wrongly encoded, empty or too large.
    """
    if reading.unpack is not None:
        return Article(slug, reading.locale, path, format_, reading.unpack(data, path), container=data)
    if len(data) > MAX_BYTES:
        raise ArticleError(f"{path}:1", f"has {len(data):,} bytes, more than {MAX_BYTES:,}", "split the article")
    text, name, mark = encoding.decode(data, path, format_, reading.encoding)
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u00a0\u2028\u2029"):
        raise ArticleError(f"{path}:1", "is empty", "write the article or delete the file")
    if format_ not in _SINGLE_LINE_FORMATS:
        _refuse_long_lines(text, path)
    article = Article(slug, reading.locale, path, format_, text, name, mark)
    if encode(article, text) != data:
        raise ArticleError(f"{path}:1", f"cannot be written back in {name} as it was", "save it as UTF-8")
    return article


def size(article: Article) -> int:
    """About how many bytes an article takes in memory."""
    return len(article.text) + len(article.container)


def encode(article: Article, text: str) -> bytes:
    """Text in the article's own encoding with its byte order mark; the whole file where that is a container.

    UTF-8 with a mark where that encoding lacks a character, and the format has no references to stand for it.
    """
    if article.container:
        from l10n.article import container  # late: most articles are text

        return container.pack(article.container, text, article.path)
    if article.format not in _WITH_REFERENCES and not encoding.holds(text, article.encoding):
        return encoding.encode(text, "utf-8", codecs.BOM_UTF8)
    return encoding.encode(text, article.encoding, article.byte_order_mark)


def parse(article: Article, options: FormatOptions, formats: Mapping[str, Format]) -> Document:
    """The article taken apart by its format; skeleton and blocks give its text back exactly.

    Raises:
        ArticleError: the article cannot be read, or not without loss.
        UsageError: there is no such format.
    """
    if article.format not in formats:
        raise UsageError(str(article.path), f"there is no format {article.format!r}", f"known are {' '.join(formats)}")
    try:
        document = formats[article.format].parse(article, options)
        problem = amiss("parse", document) or fault(document)
    except PluginError as exc:
        raise PluginError(str(article.path), f"{exc.place} {exc.problem}", exc.remedy) from exc
    except L10nError:
        raise
    except Exception as exc:  # whatever a format does, the other articles are read
        problem = f"its format {article.format!r} failed ({describe_error(exc)})"
        raise PluginError(str(article.path), problem, "mend the format, or report it") from exc
    if problem:
        raise ArticleError(
            f"{article.path}:1", f"cannot be read as {article.format} without loss: {problem}", "report it"
        )
    return _shown(document)


def _shown(document: Document) -> Document:
    """The document with U+FFFD in its texts for what no reader sees; the raw text keeps it."""
    if not encoding.UNSEEN.search(document.article.text):
        return document
    meta = {name: encoding.UNSEEN.sub("\ufffd", value) for name, value in document.meta.items()}
    return replace(document, meta=meta, blocks=tuple(map(_shown_block, document.blocks)))


def _shown_block(block: Block) -> Block:
    inlines = tuple(replace(inline, inner=tuple(map(_shown_block, inline.inner))) for inline in block.inlines)
    return replace(block, text=encoding.UNSEEN.sub("\ufffd", block.text), inlines=inlines)


def _refuse_long_lines(text: str, path: PurePosixPath) -> None:
    for number, line in enumerate(LINE_END.split(text), 1):
        if len(line) > MAX_LINE:
            problem = f"the line has {len(line):,} characters, more than {MAX_LINE:,}"
            raise ArticleError(f"{path}:{number}", problem, "break it into paragraphs")
