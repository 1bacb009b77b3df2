"""The laws of formats: nothing of a file is lost, and words that are put in come out again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from l10n.article import article as articles
from l10n.article import weave
from l10n.errors import L10nError
from l10n.model import Article, Document
from l10n.plugin import Format, FormatOptions

_NAME = "format"


def read_article(format_: Format, text: str, locale: str = "en") -> Document:
    """A text as an article of the format.

    Raises:
        ArticleError: it cannot be read, with the message that a user would see.
    """
    path = PurePosixPath("source", f"article{format_.suffixes[0]}")
    return articles.parse(Article("article", locale, path, _NAME, text), FormatOptions(), {_NAME: format_})


def assert_format(format_: Format, texts: Iterable[str], locale: str = "en") -> None:
    """Each text is taken apart and put together again without loss; its words can be exchanged and are read again as they were
    written; and a woven article keeps its words when it is given another language.
    """
    _assert_suffixes(format_)
    for text in texts:
        document = _read(format_, text, locale)
        _assert_exchange(format_, document)
        _assert_relabel(format_, document)


def _read(format_: Format, text: str, locale: str) -> Document:
    """A text as an article: reading looks whether anything of it is lost."""
    try:
        return read_article(format_, text, locale)
    except L10nError as exc:
        raise AssertionError(str(exc)) from exc


def _assert_suffixes(format_: Format) -> None:
    assert format_.suffixes, "'suffixes' is empty"
    for suffix in format_.suffixes:
        assert suffix.startswith("."), f"the suffix {suffix!r} has no dot"
        assert suffix == suffix.lower(), f"the suffix {suffix!r} is not in small letters"


def _assert_exchange(format_: Format, document: Document) -> None:
    """Other words of the same length and sort, with a letter that no syntax knows."""
    altered = [_altered(block.text) for block in document.blocks]
    words = dict(zip(document.blocks, altered, strict=True))
    woven = weave.weave(document, words.get, format_.render)
    again = [block.text for block in _read(format_, woven, document.article.locale).blocks]
    assert len(again) == len(altered), f"{len(altered)} blocks become {len(again)} when their words change"
    for before, after in zip(altered, again, strict=True):
        assert after == before, f"the words {before!r} are read again as {after!r}"


def _altered(text: str) -> str:
    """The text with its e as ē, names of marks aside: they have none."""
    return text.replace("e", "ē")


def _assert_relabel(format_: Format, document: Document) -> None:
    text = format_.relabel(document.article.text, "fa")
    again = [block.text for block in _read(format_, text, "fa").blocks]
    words = [block.text for block in document.blocks]
    assert again == words, "an article that is given another language has other words"
