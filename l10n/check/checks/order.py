"""Two names that stand in each other's place: who went where, who said it of whom.

Both names are there, so only their order tells. Where a language keeps the order of English, any two names do; where its
grammar turns sentences round, only names that are joined ("Gdynia and Kaunas") do. A possessive is turned round everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from l10n import langtag
from l10n.check import tokens
from l10n.check.finding import warn
from l10n.check.language import knowledge
from l10n.check.matches import SURE, Match, nearest
from l10n.check.names import Name, names
from l10n.check.places import has_exonym, is_exonym
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Subject

_CERTAIN = 0.1
"""Cost per sound up to which a place in the target is the name's for certain."""
_JOINED = re.compile(r"(?:,? and |, |,? or |/|-)")
_POSSESSIVE = re.compile(r"(?: [A-Z]\w+)*['’]s?(?=\s|$)")
"""An owner, by one name or several: what is owned may come first in other languages."""
_SURNAME_FIRST = frozenset({"hu", "ja", "zh", "ko", "vi"})
_LEAST = 5


@dataclass(frozen=True, slots=True)
class Placed:
    """A name of the source with its place in the target."""

    name: Name
    there: Span


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for the first two names that have changed places."""
    if langtag.language(subject.catalog.source) != "en":
        return
    source = tokens.plain(subject.unit.key.source)
    placed = _placed(subject, source)
    free = knowledge(subject.catalog.target).free_order
    placed = [one for one, owned in zip(placed, _owned(placed, source), strict=True) if not owned]
    swaps = langtag.language(subject.catalog.target) not in _SURNAME_FIRST
    for left, right in pairwise(placed):
        if left.there.start <= right.there.start:
            continue
        between = source[left.name.span.end : right.name.span.start]
        joined = _JOINED.fullmatch(between) if free else between != " "
        if joined or (between == " " and swaps):
            yield warn(subject, f"{left.name.text} and {right.name.text} have changed places", right.there)
            return


def _owned(placed: Sequence[Placed], source: str) -> Iterator[bool]:
    """For each name whether it belongs to the one before it, or owns what comes next: `Brandt's Karlskrona office`."""
    before = ""
    for one in placed:
        owned = bool(re.search(r"['’]s?\s(?:\w+\s)?$", source[: one.name.span.start])) and before == "owner"
        before = "owner" if _POSSESSIVE.match(source, one.name.span.end) else ""
        yield owned or bool(before)


def _elsewhere(name: Name, match: Match, subject: Subject) -> bool:
    """Whether a place has its own name in the language, and that stands there instead of the word that sounds alike."""
    target, tag = subject.unit.target, subject.catalog.target
    return match.cost > SURE and has_exonym(name.text, target, tag) and not is_exonym(match.word, name.text, tag)


def _placed(subject: Subject, source: str) -> Sequence[Placed]:
    """The names that stand once in the source and for certain in the target, in the order of the source."""
    found = []
    for name in names(subject.unit.key.source, subject.catalog.source):
        if len(name.text) < _LEAST or source.count(name.text) > 1:
            continue
        match = nearest(name.text, subject.unit.target, subject.catalog.target)
        if match.span and match.cost <= _CERTAIN and not _elsewhere(name, match, subject):
            found.append(Placed(name, match.span))
    places = [placed.there for placed in found]
    return [placed for placed in found if places.count(placed.there) == 1]


check = Check(
    severity=Severity.WARNING,
    find=find,
    fails=(
        Example("The ferry from Gdynia arrived in Karlskrona.", "Пором із Карлскруни прибув до Гдині.", "uk"),
        Example("The ferry from Gdynia arrived in Karlskrona.", "Die Fähre aus Karlskrona kam in Gdynia an.", "de"),
        Example("Talks between Kaunas and Gdynia failed.", "Gdynia és Kaunas tárgyalásai kudarcba fulladtak.", "hu"),
    ),
    passes=(
        Example("The ferry from Gdynia arrived in Karlskrona.", "Die Fähre aus Gdynia kam in Karlskrona an.", "de"),
        Example("The ferry from Gdynia arrived in Karlskrona.", "A komp Karlskronába érkezett Gdyniából.", "hu"),
        Example("Brandt's Karlskrona office closed.", "La oficina de Karlskrona de Brandt cerró.", "es"),
    ),
)
