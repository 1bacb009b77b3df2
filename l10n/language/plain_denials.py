"""A denial that nothing in the other language answers to, between any two languages whose words of denial are known.

Less is asked than of English, whose ways of saying it are known word by word (`lost_negation`, `added_negation`): a text that
plainly denies, beside one in which nothing denies, refuses, lacks or limits.
"""

from __future__ import annotations

from functools import lru_cache

from l10n.language import tokens
from l10n.language.knowledge import knowledge
from l10n.model import Span


def knows_negation(tag: str) -> bool:
    """Whether the words that deny are known of a language, and which of them do nothing else."""
    return knowledge(tag).negation.pattern != "(?!)" and knowledge(tag).denial.pattern != "(?!)"


_SHORT = 100
"""Characters of a sentence that is not turned round: in longer ones one of a hundred human translations says it otherwise."""


def unanswered(text: str, tag: str, counterpart: str, other_tag: str) -> Span | None:
    """Where a short text denies, if nothing in the other one could render that; nothing of questions and unknown languages.

    >>> unanswered("Der Bürgermeister kam nicht.", "de", "El alcalde vino.", "es")
    Span(start=22, end=27)
    >>> unanswered("Der Bürgermeister kam nicht.", "de", "El alcalde no vino.", "es")
    """
    if not (knows_negation(tag) and knows_negation(other_tag)) or len(text) > _SHORT:
        return None
    denial = knowledge(tag).denial.search(tokens.folded(text))
    if denial is None or tokens.plain(text).rstrip('"”»“ ').endswith(("?", "？", "؟", ";")):
        return None
    return None if _limits(counterpart, other_tag) else tokens.span(denial)


@lru_cache(maxsize=4096)
def _limits(text: str, tag: str) -> bool:
    """Whether anything in a text denies, refuses, lacks or limits."""
    language, folded = knowledge(tag), tokens.folded(text)
    return any(pattern.search(folded) for pattern in (language.negation, language.instead, language.contrary))
