"""The words that a language makes its numbers of, as its data file has them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from l10n.dataclass import dataclass, field
from l10n.language import data
from l10n.language.knowledge import attached
from l10n.language.scripts import spaced

MULTIPLIERS = (100, 1000, 10**4, 10**5, 10**6, 10**7, 10**8, 10**9, 10**11, 10**12)
"""What other numbers multiply; 10⁵, 10⁷ and 10¹¹ have words of their own in South Asia alone, 10⁴ and 10⁸ in East Asia."""


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


@dataclass(slots=True)
class _Initial:
    """The number words with one first letter: those of letters alone by length, then the expressions, each with its order."""

    plain: dict[int, dict[str, list[NumberWord]]] = field(default_factory=dict)
    expressions: list[NumberWord] = field(default_factory=list)
    order: dict[NumberWord, int] = field(default_factory=dict)
    running_on: list[str] = field(default_factory=list)
    """The letters of those that may go on behind a word of the text: expressions, and `two-thirds`."""
    beginnings: tuple[str, ...] = ()
    """The letters of all."""
    _any: re.Pattern[str] | None = None
    """Any of the expressions."""

    def add(self, word: NumberWord) -> bool:
        """Adds a word; says whether it is new."""
        if word in self.order:
            return False
        self.order[word] = len(self.order)
        self.beginnings = (*self.beginnings, word.letters)
        if word.expression is not None or not word.letters.isalpha():
            self.running_on.append(word.letters)
        if word.expression is not None:
            self.expressions.append(word)
            self._any = None
        else:
            self.plain.setdefault(len(word.letters), {}).setdefault(word.letters, []).append(word)
        return True

    def at(self, text: str, start: int) -> Sequence[tuple[NumberWord, int]]:
        """The words that stand at a place, each with its end, in the order in which they were added."""
        matches: list[tuple[NumberWord, int]] = []
        for length, words in self.plain.items():
            end = start + length
            if same := words.get(text[start:end]):
                matches += [(word, end) for word in same]
        for word in self.expressions if self._has_expression(text, start) else ():
            match = word.expression.match(text, start)  # type: ignore[union-attr]
            if match and match.end() > start:
                matches.append((word, match.end()))
        if len(matches) > 1:
            matches.sort(key=lambda each: self.order[each[0]])
        return matches

    def _has_expression(self, text: str, start: int) -> bool:
        """Whether any of the expressions stands at a place; nearly always none does."""
        if not self.expressions:
            return False
        if self._any is None:
            patterns = (word.expression.pattern for word in self.expressions if word.expression)
            self._any = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
        return self._any.match(text, start) is not None

    def may_begin(self, text: str) -> bool:
        """Whether one of the words may begin as a text does, or the text as one of them."""
        return text.startswith(self.beginnings) or any(each.startswith(text) for each in self.running_on)


@dataclass(slots=True)
class Lexicon:
    """The number words of a language by their first letter.

    `links` stand between the words of one number (`and`, `y`); `units_first`: five and twenty; `linked`: never
    without one (`عشرين ثانية` is twenty seconds, and not twenty-two); `prefix` is written together
    with the next word; `counted_behind`: hundreds three; `articles` are words for one that may mean none; `of`
    stands between digits and their magnitude.
    """

    tag: str
    spaced: bool
    prefix: re.Pattern[str] | None = None
    units_first: bool = False
    linked: bool = False
    counted_behind: bool = False
    words: dict[str, _Initial] = field(default_factory=lambda: defaultdict(_Initial))
    inner: list[NumberWord] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    articles: frozenset[str] = frozenset()
    of: str = ""
    impossible: set[str] = field(default_factory=set)
    """Words of texts that cannot hold a number, as far as that was asked; most are these."""
    _possible: set[str] = field(default_factory=set)

    def add(self, word: NumberWord) -> None:
        """Adds a word, once."""
        if self.words[word.letters[:1]].add(word):
            self.forget()
            if word.inner:
                self.inner.append(word)

    def forget(self) -> None:
        """Lets go of what is remembered of words of texts, behind new words and links."""
        self.impossible.clear()
        self._possible.clear()

    @property
    def counts(self) -> bool:
        """Whether the small numbers are known, and not magnitudes alone: what is not there is missing then."""
        values = {word.value for initial in self.words.values() for word in initial.order}
        return values.issuperset(range(2, 11))

    def at(self, text: str, start: int) -> Sequence[tuple[NumberWord, int]]:
        """The words that stand at a place, each with its end, longest first."""
        matches: list[tuple[NumberWord, int]] = []
        for letter in (text[start : start + 1], ""):
            if initial := self.words.get(letter):
                matches += initial.at(text, start)
        return sorted(matches, key=lambda each: -each[1]) if len(matches) > 1 else matches

    def may_hold(self, word: str) -> bool:
        """Whether a word can be a number or a link, or have one in it; remembered of each."""
        if word not in self._possible and word not in self.impossible:
            if len(self.impossible) + len(self._possible) >= _MOST:
                self.forget()
            (self._possible if self._can_hold(word) else self.impossible).add(word)
        return word in self._possible

    def _can_hold(self, word: str) -> bool:
        starts = range(1, min(PREFIX_LETTERS, len(word)) if self.prefix is not None else 1)
        return (
            word in self.links
            or self._may_begin(word)
            or any(self._may_begin(word[at:]) for at in starts)
            or any(each.letters in word for each in self.inner)
        )

    def _may_begin(self, text: str) -> bool:
        initial = self.words.get(text[:1])
        return "" in self.words or (initial is not None and initial.may_begin(text))


_MOST = 1 << 16
"""Words of which is remembered whether they can hold a number: those of some hundred articles."""
PREFIX_LETTERS = 5
"""Letters that are written together with the next word, at most and that one's first: `وال`, `ול`."""


def of_data(tag: str) -> Lexicon:
    """The number words of a language's data file alone."""
    section = data.section(tag, "numbers")
    prefix = section.get("joined") or attached(tag)
    made = Lexicon(
        tag,
        spaced(tag),
        re.compile(prefix) if prefix else None,
        bool(section.get("units_first", False)),
        bool(section.get("linked", False)),
        bool(section.get("counted_behind", False)),
    )
    made.links.update(section.get("links", ()))
    made.of = f"{section['of']} " if "of" in section else ""
    made.articles = frozenset(str(data.section(tag, "function-words").get("articles", "")).split())
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
