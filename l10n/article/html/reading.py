"""HTML5: pages as they really are, spliced byte for byte.

Blocks are the texts that readers see or hear: title, descriptions, headings, paragraphs, items, captions, cells, and the
values of `alt`, `title` and `aria-label`. Preformatted text is translated where it reads as prose (wire copy); code, SVG,
embedded players and scripts are not. Texts in another language than the page's stay as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from l10n import markup
from l10n.article import weave
from l10n.article.html import locate as html_locate
from l10n.article.html import repeats
from l10n.article.html.block import LabelContext, facts, labelled, labels
from l10n.article.html.head import Head
from l10n.article.html.inline import Passage, passages
from l10n.article.html.parts import Contexts
from l10n.article.html.roles import contexts
from l10n.article.html.tokens import tokens
from l10n.article.html.tree import Page, build, is_block
from l10n.article.html.values import Source, attribute_blocks
from l10n.article.lines import lines
from l10n.article.paragraphs import single_line
from l10n.model import Article, Block, Document, Role
from l10n.plugin import FormatOptions


def parse(article: Article, options: FormatOptions) -> Document:
    """The page taken apart; what is not the article is furniture or skeleton.

    Raises:
        ArticleError: a tag, comment or script is never closed, or a paragraph has absurdly much markup.
    """
    page = Source(article.text, lines(article.text), str(article.path))
    parsed = tuple(tokens(article.text, page.path))
    tree = build(parsed)
    around = contexts(tree, article.locale)
    texts = [p for run in tree.runs for p in passages(page, run, around) if p.text or p.outer]
    verdicts = html_locate.locate(article.text, tree, texts, around)
    rules = labels(page, _language(texts, around, tree) or article.locale, options)
    body = [*_body(rules, texts, verdicts.passages, around), *_tags(page, tree, verdicts, around)]
    head = Head(page, repeats.shown(body))
    head.read(parsed)
    meta = head.finish(_headline(body))
    notices = tuple(_less_than_seen(article, body, verdicts))
    seen = {name: value for name, value in facts(rules, body).items() if name != "authors" or "byline" not in meta}
    return weave.document(article, {**seen, **meta}, _apart([*head.blocks, *body]), notices)


def _less_than_seen(article: Article, body: Sequence[Block], verdicts: html_locate.Verdicts) -> Iterator[str]:
    """A line where trafilatura finds much more text in a page than its blocks hold."""
    held = sum(len(markup.strip(block.text).split()) for block in body if block.role is not Role.FURNITURE)
    if verdicts.seen > _MUCH and held < _SURE * verdicts.seen:
        problem = f"its units hold {held} words, where {verdicts.seen} look like the article"
        yield f"{article.path}:1: {problem}; name its parts in [patterns] of the settings, or report the page"


_MUCH = 60
"""Words. What looks like an article in a shorter page may be anything."""
_SURE = 0.6


def _apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks in page order, without those inside another: a `<meta>` in the middle of a sentence is its markup."""
    end = 0
    for block in sorted(blocks, key=lambda block: (block.start, -len(block.raw))):
        if block.start >= end:
            yield block
            end = block.start + len(block.raw)


def _language(texts: Iterable[Passage], around: Contexts, tree: Page) -> str:
    """The language of the page's root, or that which nearly all of its text is in: `<body lang>` may say another one."""
    root = next((around[element].language for element in tree.elements if element.name in ("body", "html")), "")
    sizes: Counter[str] = Counter()
    for passage in texts:
        if not around[passage.inside].furniture:
            sizes[around[passage.inside].language] += len(passage.text)
    most = max(sizes, key=lambda tag: sizes[tag], default=root)
    return most if sizes[most] >= _PAGE and sizes[root] < _HARDLY * sizes[most] else root


_HARDLY = 0.1
"""Share of a page's text below which a language is not the page's."""
_PAGE = 300
"""Characters. What a shorter page holds in another language may be all that it quotes."""


def _body(rules: LabelContext, texts: Sequence[Passage], inside: Iterable[bool], around: Contexts) -> Iterator[Block]:
    for passage, mine in zip(texts, inside, strict=True):
        block = labelled(rules, passage, around[passage.inside], inside=mine)
        if block is not None:
            yield block
        if mine:
            yield from passage.outer


def _tags(page: Source, tree: Page, verdicts: html_locate.Verdicts, around: Contexts) -> Iterator[Block]:
    """The attributes of block elements."""
    for element in tree.elements:
        context = around[element]
        shown = is_block(element.name) and not (context.furniture or context.silent or element.token.foreign)
        if shown and verdicts.holds(element):
            yield from attribute_blocks(page, element.token)


def _headline(body: Iterable[Block]) -> str:
    """The article's headline as readers see it."""
    return next((single_line(markup.shown(block)) for block in body if block.role is Role.HEADLINE), "")
