"""A caption that stands in the article twice: the picture, or only its text, was pasted again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from l10n import markup
from l10n.check.finding import warn_source
from l10n.check.repeated_faults import settled
from l10n.model import Finding, Severity, Span
from l10n.plugin import ArticleSource, Check, Example, Needs, Subject, source_fact
from l10n.provenance import places

_SHORTEST = 25
"""Characters of a text that nobody writes twice by chance: `File photo` is not a mistake."""


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", markup.strip(text)).strip().casefold()


@source_fact
def _texts(article: ArticleSource) -> Mapping[str, int]:
    """How many units say each thing."""
    return Counter(_bare(key.source) for key in article.keys)


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for a caption with several places, or whose words stand in the article again."""
    if settled(subject.unit):
        return
    unit = subject.unit
    if unit.key.context != "caption" or len(unit.key.source) < _SHORTEST:
        return
    lines = [str(place.line) for place in places(unit)]
    if len(lines) > 1:
        message = f"this caption stands in the article more than once: lines {', '.join(lines)}"
        yield warn_source(subject, message, Span(0, len(unit.key.source)))
    elif _texts(subject.article.source)[_bare(unit.key.source)] > 1:
        yield warn_source(
            subject, "the words of this caption stand in the article again", Span(0, len(unit.key.source))
        )


check = Check(
    severity=Severity.WARNING,
    scope="source",
    find=find,
    needs=Needs(roles=frozenset({"caption"})),
    fails=(
        Example(
            "Workers at the old bridge on Sunday",
            "",
            "",
            "en",
            "caption",
            (),
            (("Workers at the old bridge on Sunday.", ""),),
        ),
        Example("Робітники біля старого мосту", "", "", "uk", "caption", (), (("Робітники біля старого мосту.", ""),)),
    ),
    passes=(
        Example(
            "Workers at the old bridge on Sunday", "", "", "en", "caption", (), (("Workers left the bridge.", ""),)
        ),
        Example("File photo", "", "", "en", "caption", (), (("File photo.", ""),)),
        Example("Workers at the old bridge on Sunday", "", "", others=(("Workers at the old bridge on Sunday.", ""),)),
    ),
)
