"""Documents read, pseudo-localized and written again, as jobs do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from l10n.article import article as articles
from l10n.article.weave import weave
from l10n.markup import MARK
from l10n.model import Article, Block, Document, Role
from l10n.plugin import Format, FormatOptions, load

FORMATS = load("l10n.article.formats", Format)


def decoded(data: bytes, name: str = "docx", locale: str = "en") -> Article:
    path = PurePosixPath(f"source/harbour.{name}")
    return articles.decode(data, "harbour", path, name, articles.ReadingOptions(locale, "", FORMATS[name].unpack))


def read(data: bytes, name: str = "docx", locale: str = "en", **options: object) -> Document:
    return articles.parse(decoded(data, name, locale), FormatOptions(**options), FORMATS)


def texts(document: Document, role: Role | None = None) -> list[str]:
    return [block.text for block in document.walk() if role in (None, block.role) and block.role is not Role.FURNITURE]


def upper(block: Block) -> str:
    """Capitals outside of marks."""
    out, end = "", 0
    for match in MARK.finditer(block.text):
        out, end = out + block.text[end : match.start()].upper() + match[0], match.end()
    return out + block.text[end:].upper()


def localized(document: Document, locale: str = "", phrase: Callable[[Block], str | None] = upper) -> bytes:
    """The file with every unit changed."""
    made = FORMATS[document.article.format]

    def localize(block: Block) -> str | None:
        return None if block.role is Role.FURNITURE else phrase(block)

    text = weave(document, localize, made.render)
    return articles.encode(document.article, made.relabel(text, locale) if locale else text)
