"""Preferred terms in drafts: found in the source, looked for in the target, put in by alignment where they lack."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from l10n.draft import alignment as aligned
from l10n.draft.alignment import Alignment
from l10n.model import Span, Term


@dataclass(frozen=True, slots=True)
class Wanted:
    """A preferred term at its place in a source."""

    span: Span
    term: Term


@dataclass(frozen=True, slots=True)
class Glossary:
    """The preferred terms of one locale, ready to be found."""

    terms: tuple[Term, ...]
    pattern: re.Pattern[str] | None
    by_words: dict[str, Term]


def glossary(terms: Sequence[Term], locale: str) -> Glossary:
    """The preferred terms of a locale; of several rows for the same words the locale's own one counts."""
    rows = [t for t in terms if t.status == "preferred" and t.locale in {"", locale} and t.source and t.translations]
    by_words = {t.source.casefold(): t for t in sorted(rows, key=lambda t: t.locale == locale)}
    ordered = sorted(by_words, key=lambda words: (-len(words), words))
    joined = "|".join(re.escape(words) for words in ordered)
    pattern = re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE) if joined else None
    return Glossary(tuple(by_words.values()), pattern, by_words)


def find(text: str, known: Glossary) -> tuple[Wanted, ...]:
    """The preferred terms of a source, longest first at each place. A term with capitals (a name) only as it is written.

    >>> known = glossary([Term("harbour master", "es", ("capitán de puerto",))], "es")
    >>> [wanted.term.source for wanted in find("The harbour master resigned.", known)]
    ['harbour master']
    """
    if known.pattern is None:
        return ()
    found = []
    for match in known.pattern.finditer(text):
        term = known.by_words[match[0].casefold()]
        if term.source.islower() or match[0] == term.source or match[0].isupper():
            found.append(Wanted(Span(*match.span()), term))
    return tuple(found)


def stands(term: Term, target: str) -> bool:
    """Whether a translation of the term, or a form of it with another ending, stands in a target."""
    return any(_form(words).search(target) for words in term.translations)


@lru_cache(4096)
def _form(words: str) -> re.Pattern[str]:
    """Words in their forms: endings of up to four letters after a stem of three letters or two thirds."""
    parts = [
        re.escape(word[: max(3, len(word) * 2 // 3)]) + r"\w{0," + str(len(word) - max(3, len(word) * 2 // 3) + 4) + "}"
        if len(word) > 3 and word.isalpha()
        else re.escape(word)
        for word in words.split()
    ]
    return re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)", re.IGNORECASE)


def lacking(wanted: Sequence[Wanted], target: str) -> tuple[Wanted, ...]:
    """The terms of which no translation stands in the target."""
    return tuple(one for one in wanted if not stands(one.term, target))


def place(one: Wanted, alignment: Alignment, target: str) -> tuple[Span, str] | None:
    """The words of the target that stand for the term, and what to write there; nothing where alignment is not sure."""
    words = aligned.inside(alignment.source, one.span.start, one.span.end)
    votes = aligned.votes(alignment, words)
    found, total = aligned.window(votes, range(len(alignment.target)))
    # Sure: the words speak for the term more than not, and there are not many more of them than in the term.
    if not found or total < 0.5 * len(found) or len(found) > 2 * len(words) + 1:
        return None
    span = Span(alignment.target[found.start].start, alignment.target[found.stop - 1].end)
    # A model that drops a word looks at it while it writes the next small one: "a deal on 29 March" → "un 29 de marzo".
    if span.end - span.start <= 3 < one.span.end - one.span.start:
        return None
    new = one.term.translations[0]
    if span.start == 0 and new[:1].islower() and target[:1].isupper():
        new = new[0].upper() + new[1:]
    return span, new
