"""The contract of the formats of articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import PurePosixPath
from typing import Any

from l10n.dataclass import dataclass, field
from l10n.model import Article, Block, Document


@dataclass(frozen=True, slots=True)
class FormatOptions:
    """What a project may tell the formats: regular expressions that make a line a role (`furniture`, `credit` …), and
    the front-matter keys whose values are translated, each with its role, which parameters of shortcodes are words, and the
    paths of the texts in JSON. `subtitles` has limits (`speed`, `line`, `lines`) by language tag, for all under the empty one.
    """

    patterns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    front_matter: Mapping[str, str] = field(default_factory=dict)
    markdown: frozenset[str] = frozenset()
    json: tuple[str, ...] = ()
    subtitles: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageAddresses:
    """Where the editions of an article are on the Web: `urls` by locale, seen from the edition in `locale`; `source` is the
    article's own.
    """

    locale: str
    source: str
    urls: Mapping[str, str]

    @property
    def here(self) -> str:
        """The address of the edition at hand; empty where it has none."""
        return self.of(self.locale)

    def of(self, locale: str) -> str:
        """The address of an edition; empty where it has none."""
        return self.urls.get(locale, "")


@dataclass(frozen=True, slots=True)
class WebView:
    """An article as the page that it amounts to: an HTML document, and each of its blocks for that of the article."""

    document: Document
    blocks: Mapping[Block, Block]


@dataclass(frozen=True, slots=True)
class Format:
    """How articles of one kind are read and written.

    `suffixes` are in small letters with their dot; no two formats share one. `parse` keeps the law of `Document`
    (`l10n.article.weave.document` does, for blocks in order), or raises `ArticleError` with file and line.
    `render(block, text)` is a localized text in the format's own syntax for the block's place, its marks replaced by the raw
    markup and everything else escaped; reading the result again gives the same text. `relabel(text, locale)` is a woven
    article that says its new language and direction where the format has a place for them; `readdress` is one that says its
    new address wherever it says its own. `page(document)` is the same
    document, block by block, as a page of HTML, for formats whose own markup bundles do not know; a `WebView` where the
    page has another order. `unpack(data, path)` is the text of a file that is a container, or raises `ArticleError`.
    `bind(options)` is the format as a project has it, where more than `parse` follows the settings.
    """

    suffixes: tuple[str, ...]
    parse: Callable[[Article, FormatOptions], Document]
    render: Callable[[Block, str], str]
    relabel: Callable[[str, str], str]
    page: Callable[[Document], Document | WebView] | None = None
    unpack: Callable[[bytes, PurePosixPath], str] | None = None
    bind: Callable[[FormatOptions], Format] | None = None
    readdress: Callable[[str, PageAddresses], str] | None = None


@cache
def _function(address: str) -> Callable[..., Any]:
    module, _, name = address.partition(":")
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function


@dataclass(frozen=True, slots=True)
class Deferred:
    """The function of an address (`module:name`), imported when it is first called: plain text loads no HTML.

    A value, so that a format travels to the processes in which other people's kinds of bundles run.
    """

    address: str

    def __call__(self, *arguments: object, **options: object) -> Any:  # noqa: ANN401  (whatever the function gives)
        """The function's own result."""
        return _function(self.address)(*arguments, **options)
