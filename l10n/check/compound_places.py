"""Places whose name a translation writes together with the word before it: West Virginia is `Rietumvirdžīnija`."""

from __future__ import annotations

import re
from functools import lru_cache

from l10n.check.places import exonyms
from l10n.language import tokens
from l10n.language.knowledge import knowledge
from l10n.language.phonetics import sounds
from l10n.plugin import Subject

_LONG = 6
"""Letters of a place's name from which on no other word has it inside by chance."""


def in_a_compound(name: str, subject: Subject) -> bool:
    """Whether a longer word of the target has the name of a place that stands behind another name in the source."""
    if not _has_a_name_before(name, subject.unit.key.source):
        return False
    tag = subject.catalog.target
    folded = sounds.bare(tokens.folded(tokens.plain(subject.unit.target)).casefold())
    stems = (sounds.bare(stem) for stem in (*knowledge(tag).places.get(name, ()), *exonyms(tag).get(name, ())))
    return any(len(stem) >= _LONG and stem in folded for stem in stems)


@lru_cache(maxsize=4096)
def _has_a_name_before(name: str, source: str) -> bool:
    return re.search(rf"[A-Z]\w+\.? {re.escape(name)}\b", source) is not None
