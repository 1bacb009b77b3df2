"""Words of the source left inside the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n import langtag
from l10n.check import tokens
from l10n.check.finding import fail, warn
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Subject

_RUN = 4
"""Words in a row: names of films, parties and papers that stay are shorter, or have capitals."""
_CERTAIN = 7
"""No title of the articles measured is that long."""

_SMALL = frozenset(
    {"a", "an", "and", "at", "by", "de", "for", "from", "in", "la", "of", "on", "or", "the", "to", "with"}
)
"""Words that have no capital in titles either."""


_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")


def _without_addresses(text: str) -> str:
    """The text with spaces for its addresses, which stay as they are in every language."""
    return _ADDRESS.sub(lambda match: " " * len(match[0]), text)


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each run of source words in the target with words that no name has."""
    if langtag.language(subject.catalog.source) == langtag.language(subject.catalog.target):
        return
    target = tokens.words(_without_addresses(subject.unit.target))
    source = [word[0].casefold() for word in tokens.words(_without_addresses(subject.unit.key.source))]
    known = {tuple(source[i : i + _RUN]) for i in range(len(source) - _RUN + 1)}
    folded = [word[0].casefold() for word in target]
    start = 0
    while start <= len(folded) - _RUN:
        end = start
        while tuple(folded[end : end + _RUN]) in known:
            end += 1
        if end == start:
            start += 1
            continue
        run = target[start : end + _RUN - 1]
        if sum(word[0].islower() and word[0] not in _SMALL for word in run) > len(run) / 4:
            say = fail if len(run) >= _CERTAIN else warn
            yield say(subject, f"{len(run)} words of the source are left", Span(run[0].start(), run[-1].end()))
        start = end + _RUN - 1


check = Check(
    severity=Severity.ERROR,
    find=find,
    fails=(
        Example(
            "The council said that it would repair the pier before the winter.",
            "Der Rat erklärte, that it would repair the pier before the winter.",
            "de",
        ),
        Example("The council said that it would repair the pier.", "Рада заявила, що it would repair the pier.", "uk"),
    ),
    passes=(
        Example("She sang in The Harbour of the Lost.", "Sie sang in „The Harbour of the Lost“.", "de"),
        Example("The council will repair the pier.", "Рада відремонтує пірс.", "uk"),
        Example(
            "See https://example.org/news/2024/harbour-vote-again-now.",
            "Siehe https://example.org/news/2024/harbour-vote-again-now.",
            "de",
        ),
    ),
)
