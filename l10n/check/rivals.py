"""Whether a word of a translation that sounds like a name is another name of the source."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from l10n.check.intruders import LEAST
from l10n.check.names import Name, names
from l10n.language import function_words, tokens
from l10n.language.ordinary_words import is_ordinary
from l10n.language.phonetics.matches import SURE, SoundMatch, is_near, nearest
from l10n.language.tokens import without_possessive
from l10n.late_pattern import late_pattern
from l10n.plugin import Subject

_CONTRACTION = late_pattern("['’]")
_CLEARLY = 0.03
"""How much nearer a word is to the name that it is than to another one that only sounds like it."""


def is_another(match: SoundMatch, name: Name, subject: Subject) -> bool:
    """Whether the word found is another word with a capital of the source for certain."""
    rivals = _rivals(subject.unit.key.source, subject.catalog.source) - {name.text}
    target, tag, most = subject.unit.target, subject.catalog.target, min(SURE, match.cost - _CLEARLY)
    like = (rival for rival in rivals if is_near(rival, match.word, tag, most))
    return any(nearest(rival, target, tag, within=most).word == match.word for rival in like)


@lru_cache(maxsize=4096)
def _rivals(source: str, tag: str) -> Set[str]:
    """The words of a source that may be names; short ordinary words sound like anything: High is a `Джордж`."""
    grammar, named = function_words.of(tag).every, {name.text for name in names(source, tag)}
    words = {without_possessive(word[0]) for word in tokens.words(source)}
    return {
        word
        for word in words
        if word[0].isupper()
        and len(word) >= LEAST - 1
        and _CONTRACTION.split(word.lower())[0] not in grammar  # "They've" sounds like Davies
        and (word in named or len(word) > LEAST or not is_ordinary(word, tag))
    }
