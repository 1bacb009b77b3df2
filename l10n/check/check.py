"""Applies every check to every unit of a catalog, and the safe fixes to its targets.

A translator's comment `l10n-ignore: numbers, names` silences these checks for its unit; settings silence or raise
a check for all locales or for one.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

from l10n import langtag
from l10n.catalog.notes import is_pseudo_draft
from l10n.check.causes import merged
from l10n.check.needs import NeedBits, need_bits
from l10n.check.options import OFF, CheckOptions
from l10n.check.repeated_faults import FaultKind, RepeatedFault, each_once, repeated
from l10n.check.unit_findings import UnitFindings
from l10n.language.subtitles import limits
from l10n.late_pattern import late_pattern
from l10n.model import Catalog, Finding, Severity, State, Term, Unit
from l10n.plugin import ArticleContext, ArticleSource, Check, Subject, article_fact, load
from l10n.plugin.checks import STRICT
from l10n.plugin.faults import FAULTS, describe_error
from l10n.plugin.results import amiss

_ERRORS = "errors"
"""Levels of a check: never asked; asked by no profile, so that what stops a final bundle is reported alone."""
_IGNORE = late_pattern(r"l10n-ignore\s*:\s*(?P<names>[\w*-]+(?:[\s,]+[\w*-]+)*)", re.ASCII)


class ActiveCheck(NamedTuple):
    """A check with the level that the project gives it, and the bit of what it needs."""

    check: Check
    level: str
    needed: int


class ActiveChecks(NamedTuple):
    """The checks of a catalog by name, in order, and what tells which of them a unit is asked for; `by_bits` are those of the
    units so far, by what they have.
    """

    by_name: Mapping[str, ActiveCheck]
    bits: NeedBits
    by_bits: dict[int, Sequence[tuple[str, ActiveCheck]]]

    def needing(self, present: int) -> Sequence[tuple[str, ActiveCheck]]:
        """The checks that need something that a unit has."""
        if present not in self.by_bits:
            needing = [(name, each) for name, each in self.by_name.items() if each.needed & present]
            self.by_bits[present] = needing
        return self.by_bits[present]


def all_checks() -> Mapping[str, Check]:
    """Every check there is by name: those of `checks/`, then other people's."""
    return load("l10n.check.checks", Check)


def context(
    catalog: Catalog,
    terms: Sequence[Term] = (),
    options: CheckOptions | None = None,
    earlier: ArticleSource | None = None,
) -> ArticleContext:
    """A catalog as its checks see it; `earlier` is the source of another catalog of the article."""
    options = options or CheckOptions()
    return ArticleContext(
        catalog,
        terms_of(terms, catalog.target),
        strict=options.profile == STRICT,
        subtitles=limits(catalog.target, options.subtitles) if options.subtitles else None,
        words=frozenset(options.words),
        earlier=earlier,
    )


def check(
    catalog: Catalog, checks: Mapping[str, Check], terms: Sequence[Term] = (), options: CheckOptions | None = None
) -> tuple[Finding, ...]:
    """The findings of a catalog in the order of its units, each unit's by check and place."""
    return check_article(context(catalog, terms, options), checks, options)


def check_article(
    article: ArticleContext,
    checks: Mapping[str, Check],
    options: CheckOptions | None = None,
    units: Iterable[Unit] | None = None,
    earlier: UnitFindings | None = None,
) -> tuple[Finding, ...]:
    """The findings of an article in one locale; of some `units` alone where given, which may be newer than those that the
    catalog has: it is what they are compared with. Units that have not changed since `earlier` are asked for what depends on
    their article alone.

    Obsolete units are not asked; checks of targets are asked of units that have one, checks of sources of all.
    """
    active = _active(checks, options or CheckOptions(), article)
    with _collection_paused(whole=units is None):
        by_unit = [
            (unit, _ask(unit, article, active, earlier))
            for unit in (article.catalog.units if units is None else units)
            if unit.state is not State.OBSOLETE
        ]
    names = {finding.check for _, findings in by_unit for finding in findings if finding.once}
    faults = repeated(by_unit) if units is None else _repeated_by(names, article, active)
    reported: list[Finding] = []
    for unit, findings in by_unit:
        if findings:
            reported += merged(each_once(unit, findings, faults), unit, article.catalog)
    return tuple(reported)


@contextmanager
def _collection_paused(*, whole: bool) -> Iterator[None]:
    """Keeps the collector of cyclic garbage from walking through all tables of languages several times an article: checks
    leave no cycles, and it took an eighth of their time.

    Behind a `whole` article all that is new counts as old, which `freeze` says of everything at once: the collector's walk
    took as long again. Not behind a few units, whose reader may ask for days and leave cycles of its own.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            if whole and not gc.get_freeze_count():  # what somebody else froze stays so
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def terms_of(terms: Iterable[Term], locale: str) -> tuple[Term, ...]:
    """The terms of a termbase that count in a locale."""
    return tuple(term for term in terms if not term.locale or _covers(term.locale, locale))


def _covers(tag: str, locale: str) -> bool:
    """Whether what is said of `tag` holds for `locale`: the same, or its language without more."""
    return locale == tag or locale.startswith(tag + "-")


def _active(checks: Mapping[str, Check], options: CheckOptions, article: ArticleContext) -> ActiveChecks:
    """The checks of a catalog, each with the level that the project gives it, or with that of its errors."""
    catalog, by_name = article.catalog, dict(checks)
    bits, chosen = need_bits(by_name.values()), options.chosen(by_name, catalog)
    chooses = options.levels or options.locales or options.only  # most projects say nothing of any
    pseudo, terms = langtag.is_pseudo(catalog.target), bool(article.terms)
    active: dict[str, ActiveCheck] = {}
    for name, each in sorted(by_name.items()):
        level = options.level(name, catalog.target) if chooses else ""
        if level != OFF and (each.wordless or not pseudo) and (terms or not each.needs.terms):
            active[name] = ActiveCheck(each, level or ("" if name in chosen else _ERRORS), bits.needed(each))
    return ActiveChecks(active, bits, {})


def _ask(
    unit: Unit,
    article: ArticleContext,
    active: ActiveChecks,
    earlier: UnitFindings | None = None,
) -> list[Finding]:
    """What the checks say of a unit, except for those that its comments silence; of words of no language, their form alone."""
    subject, before = Subject(unit, article), earlier.find(unit) if earlier is not None else None
    of_unit: dict[str, list[Finding]] = {}
    findings: list[Finding] = []
    faulty = FAULTS.count > 0
    for name, (question, level, _) in _applicable(active, unit):
        if before is not None and question.scope == "unit":
            findings += before.get(name, ())
            continue
        if faulty and FAULTS.is_broken(f"check {name}"):
            continue
        try:
            reported = list(question.find(subject))
            if not reported:  # most checks of most units
                continue
            problem = amiss("find", reported)
        except Exception as exc:  # whatever a check does, the others go on
            problem = f"failed ({describe_error(exc)})"
        if problem:
            _report(name, problem, subject)
            continue
        reported = _at_level(reported, name, level)
        findings += reported
        if question.scope == "unit":
            of_unit[name] = reported
    if earlier is not None and before is None:
        earlier.add(unit, of_unit)
    return findings


def _applicable(active: ActiveChecks, unit: Unit) -> Sequence[tuple[str, ActiveCheck]]:
    """The checks that a unit is asked for: of one without a target those of sources, of words of no language those of form too,
    and none that its comments silence.
    """
    needing = active.needing(active.bits.of(unit))
    silent = ignored(unit) if unit.comments else frozenset[str]()
    readable = bool(unit.target) and not is_pseudo_draft(unit)
    if readable and not silent:
        return needing
    return [
        (name, each)
        for name, each in needing
        if not silent & {name, "*"}
        and (readable or each.check.scope == "source" or (unit.target and each.check.wordless))
    ]


def _repeated_by(
    names: Iterable[str], article: ArticleContext, active: ActiveChecks
) -> Mapping[FaultKind, RepeatedFault]:
    """What the reviewed units of an article repeat of the faults that some checks report once."""
    repeats = _repeats(article)
    for name in names:
        if name not in repeats:
            reviewed = (unit for unit in article.catalog.units if unit.state is State.REVIEWED)
            alone = active._replace(by_name={name: active.by_name[name]}, by_bits={})
            repeats[name] = repeated((unit, _ask(unit, article, alone)) for unit in reviewed)
    return {fault: where for by_fault in repeats.values() for fault, where in by_fault.items()}


@article_fact
def _repeats(_article: ArticleContext) -> dict[str, Mapping[FaultKind, RepeatedFault]]:
    """What the reviewed units repeat, by the checks that were asked for it so far."""
    return {}


def _report(name: str, problem: str, subject: Subject) -> None:
    """Names a check that does not work, which is left out from now on."""
    place = f"first at {subject.unit.key.source[:60]!r} in {subject.catalog.target}"
    FAULTS.report(f"check {name}", f"{problem}, {place}")


def _at_level(findings: list[Finding], name: str, level: str) -> list[Finding]:
    """The findings of one check for one unit, with the check's name and the project's level."""
    if level == _ERRORS:
        findings, level = [finding for finding in findings if finding.severity is Severity.ERROR], ""
    findings.sort(key=lambda f: (f.span.start, f.span.end) if f.span else (-1, -1))
    return [replace(f, check=name, severity=Severity(level) if level else f.severity) for f in findings]


def ignored(unit: Unit) -> frozenset[str]:
    """The checks that the translator's comments silence for a unit; `*` stands for all of them.

    >>> from l10n.model import UnitKey
    >>> sorted(ignored(Unit(UnitKey("", "Two dead"), comments=("l10n-ignore: numbers, names",))))
    ['names', 'numbers']
    """
    names: set[str] = set()
    for comment in unit.comments:
        for match in _IGNORE.finditer(comment):
            names.update(re.split(r"[\s,]+", match["names"]))
    return frozenset(names)


def fix(catalog: Catalog, findings: Iterable[Finding]) -> Catalog:
    """The catalog with the safe fixes in its fuzzy units; reviewed units stay as the person left them.

    A fix is a whole target, so the first one of a unit is taken; check again and fix again for the others.
    """
    fixes = {finding.key: finding.fix for finding in reversed(tuple(findings)) if finding.fix is not None}
    units = tuple(
        replace(unit, target=fixes[unit.key]) if unit.state is State.FUZZY and unit.key in fixes else unit
        for unit in catalog.units
    )
    return catalog if units == catalog.units else replace(catalog, units=units)
