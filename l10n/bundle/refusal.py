"""Whether an edition may be published: the one decision, and everything that stands in its way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from l10n import langtag
from l10n.bundle.outline import outline
from l10n.bundle.provenance import counted
from l10n.dataclass import dataclass
from l10n.markup import faults
from l10n.model import Catalog, Document, Finding, Role, Severity, State, Unit, UnitKey

_LONGEST = 72  # characters of a source shown in a line of 120 beside its place and the reason


class Obstacle(StrEnum):
    """What kind of reason stands between an edition and its publication, in the order in which people want to see them."""

    ARTICLE = "article"
    FINDING = "finding"
    MARKUP = "markup"
    FUZZY = "not reviewed"
    UNAPPROVED = "not approved"
    NEW = "not translated"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason: where it stands in the article, what is wrong, and the unit, where it is of one."""

    place: str
    key: UnitKey
    reason: str
    kind: Obstacle = Obstacle.FINDING

    def __str__(self) -> str:
        """One line for a person."""
        source = " ".join(self.key.source.split())
        shown = source if len(source) <= _LONGEST else source[: _LONGEST - 1].rstrip() + "…"
        return f"{self.place}: {self.reason}" + (f": “{shown}”" if shown else "")


def refusals(
    catalog: Catalog, findings: Iterable[Finding], unapproved: frozenset[UnitKey] = frozenset()
) -> tuple[Refusal, ...]:
    """Everything in a catalog that stands between it and a final bundle, in article order; empty when it may be built.

    Units that nobody reviewed, or that no second person approved where the project asks for it, findings that are errors, and
    reviewed targets that lost or crossed inline markup. A pseudo-locale is never published, and nothing of it is work: nothing
    is refused.
    """
    if langtag.is_pseudo(catalog.target):
        return ()
    errors: dict[UnitKey, list[str]] = {}
    for finding in findings:
        if finding.severity is Severity.ERROR:
            errors.setdefault(finding.key, []).append(f"{finding.check}: {finding.message}")
    keys = {unit.key for unit in counted(catalog)}
    across = [Refusal(catalog.slug, key, text) for key, texts in errors.items() if key not in keys for text in texts]
    of_units = [
        Refusal(unit.references[0] if unit.references else catalog.slug, unit.key, reason, kind)
        for unit in counted(catalog)
        for kind, reason in _reasons(unit, errors.get(unit.key, []), approved=unit.key not in unapproved)
    ]
    return (*of_units, *across)


def of_article(document: Document, missing: Iterable[tuple[int, str]] = ()) -> tuple[Refusal, ...]:
    """What stands between an article and any final bundle: it has no story, or files that it shows are `missing` (the line
    and the address of each).
    """
    path, nothing = str(document.article.path), UnitKey("", "")
    shown = outline(document)
    empty = not any(part.block is not shown.headline and part.role not in _ABOVE for part in shown.worded())
    bodiless = [Refusal(path, nothing, "the article has no body", Obstacle.ARTICLE)] if empty else []
    lost = [
        Refusal(f"{path}:{line}", nothing, f"the file {name!r} is missing", Obstacle.ARTICLE) for line, name in missing
    ]
    return (*bodiless, *lost)


_ABOVE = frozenset({Role.KICKER, Role.HEADLINE, Role.BYLINE})


def may_be_published(locale: str, reasons: Sequence[Refusal]) -> bool:
    """The one answer that page, ninjs, structured data, manifest, archive and refusal follow."""
    return not reasons and not langtag.is_pseudo(locale)


def has_findings(reasons: Iterable[Refusal]) -> bool:
    """Whether something is wrong that the checks report, so that not only people's work is waited for."""
    return any(reason.kind in {Obstacle.FINDING, Obstacle.MARKUP} for reason in reasons)


def counts(reasons: Iterable[Refusal]) -> str:
    """What is wrong, by kind: `2 findings are errors, 12 units are not reviewed`."""
    by_kind = Counter(reason.kind for reason in reasons)
    return ", ".join(_counted(by_kind[kind], *_WORDING[kind]) for kind in Obstacle if by_kind[kind])


_WORDING = {
    Obstacle.ARTICLE: ("{} fault of the article", "{} faults of the article"),
    Obstacle.FINDING: ("{} finding is an error", "{} findings are errors"),
    Obstacle.MARKUP: ("{} unit lost markup", "{} units lost markup"),
    Obstacle.FUZZY: ("{} unit is not reviewed", "{} units are not reviewed"),
    Obstacle.UNAPPROVED: ("{} unit is not approved", "{} units are not approved"),
    Obstacle.NEW: ("{} unit is not translated", "{} units are not translated"),
}


def _counted(count: int, singular: str, several: str) -> str:
    return (singular if count == 1 else several).format(f"{count:,}")


def first(reasons: Iterable[Refusal], count: int) -> list[Refusal]:
    """The reasons that a person wants to see first: faults and findings, then what waits for review."""
    order = list(Obstacle)
    return sorted(reasons, key=lambda reason: order.index(reason.kind))[:count]


def _reasons(unit: Unit, errors: list[str], *, approved: bool) -> Iterator[tuple[Obstacle, str]]:
    if not unit.target.strip():
        yield Obstacle.NEW, "not translated"
    elif unit.state is not State.REVIEWED:
        yield Obstacle.FUZZY, "not reviewed"
    elif not approved:
        yield Obstacle.UNAPPROVED, "not approved by a second person"
    yield from ((Obstacle.FINDING, error) for error in errors)
    if unit.target and not errors:
        yield from ((Obstacle.MARKUP, f"inline markup: {fault}") for fault in faults(unit.key.source, unit.target))
