"""From the bytes of a file to a document, and from localized text back to bytes."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from l10n.article.lines import LINE_END
from l10n.article.weave import fault
from l10n.errors import ArticleError, L10nError, PluginError, UsageError
from l10n.model import Article, Document
from l10n.plugin import Format, FormatOptions
from l10n.plugin.faults import said
from l10n.plugin.results import amiss

MAX_BYTES = 8 * 1024 * 1024
"""The longest books of journalism are under 2 MB; pages with pictures inside them reach a few MB."""
MAX_LINE = 1_000_000
"""Characters. Nobody writes such a line; a data dump has it. Pages written by machines (HTML) may be one line."""

_ONE_LINE_FORMATS = frozenset({"html"})
_SAVE_AS_UTF8 = "save it as UTF-8"
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_MAGIC = {
    b"PK\x03\x04": "an office document or archive",
    b"%PDF-": "a PDF",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
}
# Where HTML pages say their encoding: HTML Standard 13.2.3.2 looks at the first 1,024 bytes; real heads are longer.
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,300}?\bcharset\s*=\s*["']?|\?xml\b[^>]{0,200}?\bencoding\s*=\s*["'])\s*([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
_HEAD = 4096
_LATIN = frozenset({"ascii", "iso8859-1", "latin-1", "us-ascii"})
_SCRIPT = re.compile(r"(<script\b[^>]*>.*?</script\s*>)", re.IGNORECASE | re.DOTALL)


def format_name(path: PurePosixPath, formats: Mapping[str, Format]) -> str:
    """The name of the format that reads a file, by its suffix.

    Raises:
        UsageError: no format has the suffix.
    """
    for name, format_ in formats.items():
        if path.suffix.lower() in format_.suffixes:
            return name
    known = " ".join(sorted(suffix for format_ in formats.values() for suffix in format_.suffixes))
    raise UsageError(str(path), f"no format reads {path.suffix or 'a file without a suffix'}", f"known are {known}")


def decode(data: bytes, slug: str, path: PurePosixPath, format_: str, locale: str) -> Article:
    """The article in a file; `encode` gives the bytes back.

    UTF-8 and UTF-16 by their byte order marks, UTF-8 without one, and what an HTML page declares.

    Raises:
        ArticleError: the file is binary, wrongly encoded, empty or too large.
    """
    if len(data) > MAX_BYTES:
        raise ArticleError(f"{path}:1", f"has {len(data):,} bytes, more than {MAX_BYTES:,}", "split the article")
    mark, encoding = _encoding(data, path, format_)
    text = _text(data[len(mark) :], encoding, path)
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u00a0\u2028\u2029"):
        raise ArticleError(f"{path}:1", "is empty", "write the article or delete the file")
    if format_ not in _ONE_LINE_FORMATS:
        _refuse_long_lines(text, path)
    article = Article(slug, locale, path, format_, text, encoding, mark)
    if encode(article, text) != data:
        raise ArticleError(f"{path}:1", f"cannot be written back in {encoding} as it was", _SAVE_AS_UTF8)
    return article


def encode(article: Article, text: str) -> bytes:
    r"""Text in the article's own encoding with its byte order mark.

    In a page whose encoding lacks a character, the character becomes a numeric reference (`\uXXXX` inside scripts).
    """
    if article.encoding.startswith("utf-"):
        return article.byte_order_mark + text.encode(article.encoding)
    parts = _SCRIPT.split(text)  # texts and scripts in turn
    return b"".join(
        (_scripted(part, article.encoding) if n % 2 else part).encode(article.encoding, "xmlcharrefreplace")
        for n, part in enumerate(parts)
    )


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
        problem = f"its format {article.format!r} failed ({said(exc)})"
        raise PluginError(str(article.path), problem, "mend the format, or report it") from exc
    if problem:
        raise ArticleError(
            f"{article.path}:1", f"cannot be read as {article.format} without loss: {problem}", "report it"
        )
    return document


def _encoding(data: bytes, path: PurePosixPath, format_: str) -> tuple[bytes, str]:
    """The byte order mark and the encoding of a file."""
    if data.startswith(_UTF32_MARKS):
        raise ArticleError(f"{path}:1", "is in UTF-32", _SAVE_AS_UTF8)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return mark, encoding
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise ArticleError(f"{path}:1", f"is {kind}, not text", "export it as text, Markdown or HTML")
    declared = _DECLARED.search(data, 0, _HEAD) if format_ == "html" else None
    return b"", _python_name(declared[1].decode("ascii"), path) if declared else "utf-8"


def _python_name(declared: str, path: PurePosixPath) -> str:
    """Python's name of a declared encoding. Source: Encoding Standard 4.2 (Latin-1 means windows-1252)."""
    try:
        name = codecs.lookup(declared).name
        "".encode(name)  # refuses codecs that are no encodings of text
    except LookupError as error:
        raise ArticleError(f"{path}:1", f"declares the unknown encoding {declared!r}", _SAVE_AS_UTF8) from error
    if name in _LATIN:
        return "cp1252"
    return "utf-8" if name.startswith(("utf-16", "utf-32", "utf-8")) else name


def _text(data: bytes, encoding: str, path: PurePosixPath) -> str:
    nul = data.find(b"\0")
    if nul >= 0 and not encoding.startswith("utf-16"):
        halves = data[:1000].count(0) * 3 > len(data[:1000])
        problem = "is UTF-16 without a byte order mark" if halves else f"is binary: byte {nul:,} is NUL"
        raise ArticleError(_place(path, data[:nul]), problem, _SAVE_AS_UTF8 if halves else "export it as text")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "ignore")
        column = len(LINE_END.split(before)[-1]) + 1
        problem = f"is not {encoding.upper()}: byte 0x{data[error.start]:02X} at column {column}"
        raise ArticleError(_place(path, before), problem, _SAVE_AS_UTF8) from error
    if "\0" in text:
        raise ArticleError(_place(path, text.partition("\0")[0]), "is binary: it has a NUL", "export it as text")
    return text


def _place(path: PurePosixPath, before: str | bytes) -> str:
    """`path:line` of what follows `before`."""
    text = before.decode("latin-1") if isinstance(before, bytes) else before
    return f"{path}:{len(LINE_END.findall(text)) + 1}"


def _refuse_long_lines(text: str, path: PurePosixPath) -> None:
    for number, line in enumerate(LINE_END.split(text), 1):
        if len(line) > MAX_LINE:
            problem = f"the line has {len(line):,} characters, more than {MAX_LINE:,}"
            raise ArticleError(f"{path}:{number}", problem, "break it into paragraphs")


def _scripted(text: str, encoding: str) -> str:
    """Script text in which what the encoding lacks is written as JSON and JavaScript escape it."""
    return "".join(char if char.encode(encoding, "ignore") else json.dumps(char)[1:-1] for char in text)
