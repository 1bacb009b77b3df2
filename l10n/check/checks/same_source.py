"""The same source translated in two ways in one article.

Headlines are written otherwise than sentences: they are compared with headlines. White space, quotation marks, letter case and
the mark at the end make no difference, in sources and in translations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from l10n.check.finding import warn
from l10n.check.trifles import bare
from l10n.model import Finding, Severity, State, Unit, UnitKey
from l10n.plugin import ArticleContext, Check, Example, Subject, article_fact

_TITLES = frozenset({"headline", "heading", "kicker", "standfirst"})
_LABELS = frozenset({"byline", "credit", "cell", "notice"})
_SHOWN = 60
"""Characters of the other translation that a message shows."""


def _kind(context: str) -> str:
    return "title" if context in _TITLES else "label" if context in _LABELS else "text"


@article_fact
def _first(article: ArticleContext) -> Mapping[tuple[str, str], Unit]:
    """The unit whose translation counts for each source: the first reviewed one, else the first one."""
    chosen: dict[tuple[str, str], Unit] = {}
    for unit in article.catalog.units:
        if unit.target and unit.state is not State.OBSOLETE:
            place = (_kind(unit.key.context), bare(unit.key.source))
            first = chosen.setdefault(place, unit)
            if first.state is not State.REVIEWED and unit.state is State.REVIEWED:
                chosen[place] = unit
    return chosen


def find(subject: Subject) -> Iterator[Finding]:
    """A finding where another unit with the same source has another translation that counts more."""
    key: UnitKey = subject.unit.key
    twin = _first(subject.article).get((_kind(key.context), bare(key.source)))
    if twin is None or twin.key == key or bare(twin.target) == bare(subject.unit.target):
        return
    shown = twin.target if len(twin.target) <= _SHOWN else twin.target[: _SHOWN - 1].rstrip() + "…"
    where = f" ({twin.key.context})" if twin.key.context else ""
    yield warn(subject, f"the same source is translated otherwise elsewhere{where}: {shown}")


check = Check(
    severity=Severity.WARNING,
    find=find,
    fails=(
        Example(
            "The old bridge", "Der alte Steg", "de", context="caption", others=(("The old bridge", "Die alte Brücke"),)
        ),
        Example("The old bridge", "Старий місток", "uk", context="item", others=(("The old bridge.", "Старий міст."),)),
        Example("The old bridge", "旧桥", "zh", context="quote", others=(("The old bridge", "老桥"),)),
    ),
    passes=(
        Example(
            "The old bridge",
            "Die alte Brücke",
            "de",
            context="caption",
            others=(("The old bridge", "Die alte Brücke"),),
        ),
        Example(
            "The old bridge", "Alte Brücke", "de", context="headline", others=(("The old bridge", "Die alte Brücke"),)
        ),
        Example("The old bridge", "Старий міст", "uk", context="item", others=(("The old bridge.", "«Старий міст»."),)),
        Example("The new bridge", "Le nouveau pont", "fr", others=(("The old bridge", "Le vieux pont"),)),
    ),
)
