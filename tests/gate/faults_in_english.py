"""Faults of translations into English, from whatever language: another name, a denial lost or put in."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from l10n import langtag
from l10n.language import tokens
from l10n.language.knowledge import knowledge
from tests.gate.pair import STRANGERS, Pair, source_names

_AUXILIARY = re.compile(r"\b(?:is|are|was|were|will|would|could|can|has been|have been)\b(?! (?:not|also|only|just)\b)")
_NOT = re.compile(r"\b(is|are|was|were|will|would|could|did|does|do|has|have|had|should) not\b|\b(\w+)n['’]t\b")


def _into_english(pair: Pair) -> bool:
    return langtag.language(pair.tag) == "en" and pair.source_tag != "en"


def english_name_changed(random: Random, pair: Pair) -> Pair | None:
    """A name of the English translation is a stranger's."""
    names = source_names(pair.target) if _into_english(pair) else ()
    if not names:
        return None
    old = random.choice(names)
    return replace(pair, target=re.sub(rf"\b{old}\b", random.choice(STRANGERS), pair.target))


def english_denial_added(random: Random, pair: Pair) -> Pair | None:
    """The English translation denies what its source says."""
    denies = knowledge(pair.source_tag).negation
    match = _AUXILIARY.search(pair.target) if _into_english(pair) else None
    if match is None or denies.search(tokens.folded(pair.source)) or re.search(r"\bno[tr]?\b|n't", pair.target):
        return None
    return replace(pair, target=f"{pair.target[: match.end()]} not{pair.target[match.end() :]}")


def english_denial_lost(random: Random, pair: Pair) -> Pair | None:
    """The English translation says what its source denies."""
    denials = list(_NOT.finditer(pair.target)) if _into_english(pair) else []
    source = list(knowledge(pair.source_tag).denial.finditer(tokens.folded(pair.source)))
    if len(denials) != 1 or len(source) != 1 or re.search(r"\bnot\b|\bno\b|\bnever\b", _NOT.sub("", pair.target)):
        return None
    retained = {"wo": "will", "ca": "can"}.get(denials[0][2] or "", denials[0][1] or denials[0][2])
    return replace(pair, target=pair.target[: denials[0].start()] + retained + pair.target[denials[0].end() :])
