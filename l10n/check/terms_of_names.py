"""Names for which the termbase has a translation."""

from __future__ import annotations

from collections.abc import Mapping

from l10n.language import tokens
from l10n.language.tokens import without_possessive
from l10n.model import Term
from l10n.plugin import ArticleContext, Subject, article_fact


def has_term_of(name: str, subject: Subject) -> bool:
    """Whether the target has the translation of a term with this name in it."""
    return any(_covers(term, subject.unit.target) for term in _terms_by_word(subject.article).get(name, ()))


@article_fact
def _terms_by_word(article: ArticleContext) -> Mapping[str, tuple[Term, ...]]:
    """The terms that have a word with a capital in them, by that word."""
    by_word: dict[str, list[Term]] = {}
    for term in article.terms:
        for word in {without_possessive(w[0]) for w in tokens.words(term.source)}:
            by_word.setdefault(word, []).append(term)
    return {word: tuple(those) for word, those in by_word.items()}


def _covers(term: Term, target: str) -> bool:
    """Whether a translation of a term stands in the target, except for its ending."""
    folded = target.casefold()
    return any(t.casefold()[: max(3, len(t) - 3)] in folded for t in term.translations)
