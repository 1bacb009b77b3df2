"""The words that a language makes its numbers of, as its data file has them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from l10n.language import data
from l10n.language.knowledge import attached
from l10n.language.scripts import spaced

MULTIPLIERS = (100, 1000, 10**4, 10**5, 10**6, 10**7, 10**8, 10**9, 10**12)
"""What other numbers multiply; 10⁵ and 10⁷ have words of their own in South Asia alone, 10⁴ and 10⁸ in East Asia."""


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word for a number: letters, or an expression with those that it begins with. A `whole` one ends where its word ends, or
    where another number begins in it; others go on with any ending. An `inner` one may stand at the end of any word.
    """

    value: float
    letters: str
    whole: bool
    inner: bool = False
    expression: re.Pattern[str] | None = None

    def end(self, text: str, start: int) -> int:
        """Where the word ends that begins at `start`; -1 where another stands there."""
        if self.expression is not None:
            match = self.expression.match(text, start)
            return match.end() if match else -1
        return start + len(self.letters) if text.startswith(self.letters, start) else -1


@dataclass(slots=True)
class Lexicon:
    """The number words of a language by their first letter.

    `links` stand between the words of one number (`and`, `y`); `units_first`: five and twenty; `prefix` is written together
    with the next word.
    """

    tag: str
    spaced: bool
    prefix: re.Pattern[str] | None = None
    units_first: bool = False
    words: dict[str, list[NumberWord]] = field(default_factory=lambda: defaultdict(list))
    inner: list[NumberWord] = field(default_factory=list)
    links: set[str] = field(default_factory=set)

    def add(self, word: NumberWord) -> None:
        """Adds a word, once."""
        same = self.words[word.letters[:1]]
        if word not in same:
            same.append(word)
            if word.inner:
                self.inner.append(word)

    def at(self, text: str, start: int) -> Sequence[tuple[NumberWord, int]]:
        """The words that stand at a place, each with its end, longest first."""
        words = (*self.words.get(text[start : start + 1], ()), *self.words.get("", ()))
        found = [(word, end) for word in words if (end := word.end(text, start)) > start]
        return sorted(found, key=lambda each: -each[1])


def of_data(tag: str) -> Lexicon:
    """The number words of a language's data file alone."""
    prefix = attached(tag)
    section = data.section(tag, "numbers")
    made = Lexicon(tag, spaced(tag), re.compile(prefix) if prefix else None, bool(section.get("units_first", False)))
    made.links.update(section.get("links", ()))
    for value, stems in section.get("words", {}).items():
        for stem in stems:
            made.add(_from_data(float(value), stem))
    return made


def _from_data(value: float, stem: str) -> NumberWord:
    """A word of a data file: `=word` is whole, `*end` also ends other words, `~` is an expression."""
    kind, body = (stem[0], stem[1:]) if stem[0] in "=*~" else ("", stem)
    if kind == "~":
        return NumberWord(value, _literal(body), whole=False, expression=re.compile(body))
    return NumberWord(value, body, whole=kind == "=", inner=kind == "*")


def _literal(expression: str) -> str:
    """The letters that all that an expression finds begins with; none where it is a choice.

    >>> _literal("drei(?!zehn)"), _literal("(?:a|b)c"), _literal("o[ʻ']n")
    ('drei', '', 'o')
    """
    match = re.match(r"(?:[^\W\d_](?![?*+{]))*", expression)
    depth = 0
    for sign in expression:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            return ""
    return match[0] if match else ""
