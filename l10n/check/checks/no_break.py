"""French: a no-break space stands before : ; ! ? and inside guillemets, so that no line begins with them.

Reviewed translations of an article that have ordinary spaces throughout, or none, are a house's custom; one that has both has
forgotten some.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.check.finding import warn
from l10n.language.form import form, masked
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span, State
from l10n.plugin import ArticleContext, Check, Example, Needs, Subject, article_fact

_SPACES = "\u00a0\u202f"
_OPEN = late_pattern(r"«(?P<there> ?)(?=[^\s\u00a0\u202f])")
_CLOSE = late_pattern(r"(?<=[^\s\u00a0\u202f«])(?P<there> ?)»")
_SET = late_pattern(rf"«[{_SPACES}]|[{_SPACES}][»;:!?]")
_HIGH = late_pattern(r"(?<=[\w»)’%…])(?P<there> ?)(?P<mark>[;:!?])(?=[\s\u00a0\u202f»)]|$)")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for the first place without a no-break space; its fix sets all of them."""
    style = form(subject.catalog.target)
    if not style.high:
        return
    target = subject.unit.target
    places = [(m.start("there"), m.end("there"), m) for m in _places(target, style.high)]
    if not places or not (subject.strict or subject.unit.state is not State.REVIEWED or _in_use(subject.article)):
        return
    fix = target
    for start, end, match in reversed(places):
        narrow = match.groupdict().get("mark", ":") != ":"
        fix = fix[:start] + ("\u202f" if narrow else "\u00a0") + fix[end:]
    start, end, match = places[0]
    message = f"a no-break space belongs {_where(match)}"  # once: a person's keyboard writes no others
    yield warn(subject, message, Span(start, max(end, start + 1)), fix, once="ordinary")


@article_fact
def _in_use(article: ArticleContext) -> bool:
    """Whether a reviewed translation of an article has a no-break space where one belongs."""
    reviewed = (unit.target for unit in article.catalog.units if unit.state is State.REVIEWED)
    return any(_SET.search(target) for target in reviewed)


def _where(match: re.Match[str]) -> str:
    mark = match.groupdict().get("mark")
    return f"before {mark}" if mark else f"inside {match[0].strip()}"


def _places(target: str, high: str) -> list[re.Match[str]]:
    """The places without a no-break space, in order; a time (`18:30`) or a URL has none."""
    plain = masked(target)
    marks = [m for m in _HIGH.finditer(plain) if m["mark"] in high]
    marks += [*_OPEN.finditer(plain), *_CLOSE.finditer(plain)] if "«" in plain else []
    return sorted(marks, key=lambda match: match.start())


check = Check(
    severity=Severity.WARNING,
    find=find,
    needs=Needs(signs=";:!?«»"),
    fails=(
        Example("Why is it closed?", "Pourquoi est-il fermé ?", "fr"),
        Example("Why is it closed?", "Pourquoi est-il fermé?", "fr"),
        Example("The “old” bridge", "Le «vieux» pont", "fr"),
        Example("Closed: the bridge", "Fermé : le pont", "fr-CA"),
    ),
    passes=(
        Example("Why is it closed?", "Pourquoi est-il fermé\u202f?", "fr"),
        Example("Why is it closed?", "Pourquoi est-il fermé?", "fr-CA"),
        Example("The “old” bridge", "Le «\u00a0vieux\u00a0» pont", "fr"),
        Example("At 18:30, see http://example.org", "À 18:30, voir http://example.org", "fr"),
        Example("Why is it closed?", "Warum ist sie gesperrt?", "de"),
    ),
)
