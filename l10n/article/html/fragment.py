"""Fragments of HTML inside of other formats: every text and attribute, with no site chrome to tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from l10n.article.html.block import LabelContext, labelled
from l10n.article.html.inline import passages
from l10n.article.html.roles import contexts
from l10n.article.html.tokens import Token
from l10n.article.html.tree import build, is_block
from l10n.article.html.values import attribute_blocks
from l10n.model import Block


def blocks(rules: LabelContext, tokens: Iterable[Token], locale: str) -> Iterator[Block]:
    """The blocks of a fragment's tokens, in no order; texts in another language than `locale` are left out."""
    tree = build(tokens)
    around = contexts(tree, locale)
    for run in tree.runs:
        for passage in passages(rules.page, run, around):
            block = labelled(rules, passage, around[passage.inside], inside=True)
            if block and not block.language:
                yield block
            yield from passage.outer
    for element in tree.elements:
        if is_block(element.name) and not around[element].silent:
            yield from attribute_blocks(rules.page, element.token)
