"""What sounds the letters of a word may stand for, whatever stands beside them: by it most words are given up unread.

A rule for several letters (`sch`, `дж`) counts for one that it cannot do without, so that no sound of a word is missing here.
"""

from __future__ import annotations

from functools import cache, reduce
from operator import or_

from l10n.language import tokens
from l10n.language.phonetics import alignment, alphabets, sounds
from l10n.language.phonetics.spellings import rewritten

_ANY = -1
"""All sounds: of a letter of another script nobody knows how it is read."""


def prospects(word: str, script: str, language: str) -> int:
    """The sounds that a word in a script may have, a bit for each as in `alignment.held`.

    >>> code = alignment.held("smid", "Latn")
    >>> [code & ~prospects(word, "Latn", "de") == 0 for word in ("Schmidt", "Schmitz")]
    [True, False]
    """
    return reduce(or_, map(_letters(script, language).__getitem__, word), 0)


@cache
def _letters(script: str, language: str) -> _Letters:
    return _Letters(script, language)


class _Letters(dict[str, int]):
    """What each letter may stand for in a script, and in Latin letters in a language; worked out as they come."""

    def __init__(self, script: str, language: str) -> None:
        super().__init__()
        self._script = script
        self._rules = [*sounds.english_rules(), *alphabets.latin(language).items()] if script == "Latn" else []

    def __missing__(self, char: str) -> int:
        foreign = char.isalpha() and tokens.script(char) != self._script
        self[char] = _ANY if foreign else alignment.held(self._of(char), self._script)
        return self[char]

    def _of(self, char: str) -> str:
        if self._script != "Latn":
            return sounds.by_letter(char + rewritten(char.casefold(), self._script))
        reachable = {char.casefold(), *sounds.bare(char.casefold())}
        while (
            more := {each for letters, sounds_of in self._rules if letters[0] in reachable for each in sounds_of}
            - reachable
        ):
            reachable |= more
        return "".join(reachable)
