"""The laws of formats: nothing of a file is lost, and words that are put in come out again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from l10n.article import article as articles
from l10n.article import weave
from l10n.model import Article, Document
from l10n.plugin import Format, FormatOptions

_NAME = "format"


def read_article(one: Format, text: str, locale: str = "en") -> Document:
    """A text as an article of the format.

    Raises:
        ArticleError: it cannot be read, as a user would be told.
    """
    path = PurePosixPath("source", f"article{one.suffixes[0]}")
    return articles.parse(Article("article", locale, path, _NAME, text), FormatOptions(), {_NAME: one})


def assert_format(one: Format, texts: Iterable[str], locale: str = "en") -> None:
    """Each text is taken apart and put together again without loss; its words can be exchanged and are read again as they were
    written; and a woven article keeps its words when it is given another language.
    """
    _assert_suffixes(one)
    for text in texts:
        document = read_article(one, text, locale)
        _assert_whole(one, document)
        _assert_exchange(one, document)
        _assert_relabel(one, document)


def _assert_suffixes(one: Format) -> None:
    assert one.suffixes, "'suffixes' is empty"
    for suffix in one.suffixes:
        assert suffix.startswith("."), f"the suffix {suffix!r} has no dot"
        assert suffix == suffix.lower(), f"the suffix {suffix!r} is not in small letters"


def _assert_whole(one: Format, document: Document) -> None:
    problem = weave.fault(document)
    assert not problem, f"{document.article.path}: {problem}"
    assert weave.source(document) == document.article.text, "skeleton and blocks are not the text"
    same = weave.weave(document, lambda block: block.text, one.render)
    assert same == document.article.text, "an article with its own words is another text"


def _assert_exchange(one: Format, document: Document) -> None:
    """Other words of the same length and sort, with a letter that no syntax knows."""
    wanted = [_other(block.text) for block in document.blocks]
    words = dict(zip(document.blocks, wanted, strict=True))
    woven = weave.weave(document, words.get, one.render)
    again = [block.text for block in read_article(one, woven, document.article.locale).blocks]
    assert len(again) == len(wanted), f"{len(wanted)} blocks become {len(again)} when their words change"
    for before, after in zip(wanted, again, strict=True):
        assert after == before, f"the words {before!r} are read again as {after!r}"


def _other(text: str) -> str:
    """The text with its e as ē, names of marks aside: they have none."""
    return text.replace("e", "ē")


def _assert_relabel(one: Format, document: Document) -> None:
    text = one.relabel(document.article.text, "fa")
    again = [block.text for block in read_article(one, text, "fa").blocks]
    words = [block.text for block in document.blocks]
    assert again == words, "an article that is given another language has other words"
