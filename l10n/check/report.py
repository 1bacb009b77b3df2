"""Findings written down: text for people, JSON, SARIF 2.1.0, annotations of GitHub Actions, reports for GitLab.

Source: SARIF 2.1.0, sections 3.14 (run), 3.27 (result), 3.29 (physicalLocation); GitHub Actions, "Workflow commands".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from urllib.parse import quote

from l10n.dataclass import dataclass, field
from l10n.model import Catalog, Finding, Severity, Unit, UnitKey
from l10n.provenance import places

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True, slots=True)
class CatalogReport:
    """The findings of one catalog. `path` is its file, `lines` the 1-based line of each unit in it, where known; `silenced`
    are the checks that translators' comments silence, one for each unit.
    """

    catalog: Catalog
    findings: tuple[Finding, ...]
    path: str = ""
    lines: Mapping[UnitKey, int] = field(default_factory=dict)
    silenced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Location:
    """Where a finding is shown: a file and a line of it; line 1 where nothing better is known."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


def place(report: CatalogReport, unit: Unit) -> Location:
    """The line of the catalog file where it is known, else the line of the article that the unit comes from."""
    if report.path and unit.key in report.lines:
        return Location(report.path, report.lines[unit.key])
    for each in places(unit):
        if each.line:
            return Location(each.path, each.line)
    return Location(report.path or report.catalog.slug, 1)


def _located(report: CatalogReport) -> Iterator[tuple[Location, Finding, Unit]]:
    """Each finding with its place and its unit."""
    units = {unit.key: unit for unit in report.catalog.units}
    for finding in report.findings:
        unit = units[finding.key]
        yield place(report, unit), finding, unit


def text(report: CatalogReport) -> str:
    """The findings for a person: place and message, then source and target with the span between ⟦ and ⟧."""
    return "".join("\n".join(_lines(*located)) + "\n" for located in _located(report))


def _lines(where: Location, finding: Finding, unit: Unit) -> Iterator[str]:
    yield f"{where}: {finding.severity}: {_visible(finding.message)} [{finding.check}]"
    yield f"  source  {shown(unit.key.source, finding if finding.side == 'source' else None)}"
    if unit.target:
        yield f"  target  {shown(unit.target, finding if finding.side == 'target' else None)}"
    if finding.fix is not None:
        yield f"  fix     {shown(finding.fix, None)}"


def shown(text: str, finding: Finding | None) -> str:
    """The text on one line, its span between brackets, control characters made visible.

    >>> from l10n.model import Severity, Span
    >>> key = UnitKey("", "Five died.")
    >>> shown("Six morts.", Finding("numbers", Severity.ERROR, key, "5 became 6", Span(0, 3)))
    '⟦Six⟧ morts.'
    """
    if finding is None or finding.span is None:
        return _visible(text)
    start, end = finding.span.start, finding.span.end
    return f"{_visible(text[:start])}⟦{_visible(text[start:end])}⟧{_visible(text[end:])}"


def _visible(text: str) -> str:
    """Controls and invisible characters by their code point: they must not act on the reader's terminal."""
    return "".join(c if c.isprintable() or c in "\u00a0\u202f\u200c\u200d" else f"\\u{ord(c):04x}" for c in text)


class ReportLanguages:
    """The languages of reports that went by."""

    def __init__(self) -> None:
        self._pairs: dict[str, dict[str, None]] = {}

    def add(self, source: str, target: str) -> None:
        """Takes in the languages of a report; that of an article has no target."""
        if target:
            self._pairs.setdefault(source, {})[target] = None

    def __repr__(self) -> str:
        return repr({source: list(targets) for source, targets in self._pairs.items()})

    def not_checked(self) -> list[str]:
        """One line for each language in which checks are blind for want of data."""
        from l10n.language.areas import blind_lines  # late: it reads what is known of each area

        return [line for source, targets in self._pairs.items() for line in blind_lines(source, targets)]


def as_json(reports: Iterable[CatalogReport]) -> Iterator[str]:
    """All findings as one JSON array, piece by piece; spans are code points with the end excluded."""
    entries = (_entry(report, *located) for report in reports for located in _located(report))
    yield from _array(entries, "")
    yield "\n"


def _array(values: Iterable[object], indent: str) -> Iterator[str]:
    """A JSON array of objects, as `json.dumps` writes it with an indent of 2, piece by piece."""
    opened = False
    for value in values:
        written = json.dumps(value, ensure_ascii=False, indent=2).replace("\n", f"\n{indent}  ")
        yield f"{',' if opened else '['}\n{indent}  {written}"
        opened = True
    yield f"\n{indent}]" if opened else "[]"


def _entry(report: CatalogReport, where: Location, finding: Finding, unit: Unit) -> dict[str, object]:
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "message": finding.message,
        "article": report.catalog.slug,
        "locale": report.catalog.target,
        "path": where.path,
        "line": where.line,
        "context": finding.key.context,
        "source": finding.key.source,
        "target": unit.target,
        "state": unit.state.value,
        "side": finding.side,
        "span": [finding.span.start, finding.span.end] if finding.span else None,
        "fix": finding.fix,
        "suggestions": list(finding.suggestions),
    }


def as_sarif(reports: Iterable[CatalogReport], version: str = "") -> Iterator[str]:
    """All findings as one SARIF log with one run, piece by piece; the rules are the checks that found something, its
    notifications say where checks are blind (3.20.21).
    """
    rules: dict[str, int] = {}
    languages = ReportLanguages()

    def results() -> Iterator[object]:
        for report in reports:
            languages.add(report.catalog.source, report.catalog.target)
            for located in _located(report):
                yield _result(report, *located, rules.setdefault(located[1].check, len(rules)))

    yield f'{{\n  "$schema": "{SARIF_SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    {{\n      "results": '
    yield from _array(results(), "      ")
    driver: dict[str, object] = {"name": "l10n", "rules": [{"id": rule} for rule in rules]}
    if version:
        driver["version"] = version
    frame: dict[str, object] = {"columnKind": "unicodeCodePoints", "tool": {"driver": driver}}
    if blind := languages.not_checked():
        notes = [{"level": "note", "message": {"text": line}} for line in blind]
        frame["invocations"] = [{"executionSuccessful": True, "toolConfigurationNotifications": notes}]
    written = json.dumps(frame, ensure_ascii=False, indent=2).replace("\n", "\n    ")
    yield f",{written.removeprefix('{')}\n  ]\n}}\n"


def _result(report: CatalogReport, where: Location, finding: Finding, unit: Unit, rule: int) -> dict[str, object]:
    """One result. Its fingerprint holds while lines move: scanners know a finding again by it (3.27.17)."""
    locale = report.catalog.target or report.catalog.source
    location = {"artifactLocation": {"uri": quote(where.path)}, "region": {"startLine": where.line}}
    unit_of_check = "\0".join((finding.check, report.catalog.slug, locale, unit.key.context, unit.key.source))
    return {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": finding.severity.value,
        "message": {"text": _visible(f"{locale}: {finding.message}: {unit.key.source}")},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"unit/v1": sha256(unit_of_check.encode()).hexdigest()[:32]},
    }


def as_github(reports: Iterable[CatalogReport]) -> Iterator[str]:
    """A workflow command a line, which GitHub Actions shows at its place in the change; notices where checks are blind."""
    languages = ReportLanguages()
    for report in reports:
        languages.add(report.catalog.source, report.catalog.target)
        yield from (_annotation(report, *located) + "\n" for located in _located(report))
    yield from (f"::notice::{_escaped(line)}\n" for line in languages.not_checked())


def _annotation(report: CatalogReport, where: Location, finding: Finding, unit: Unit) -> str:
    title = _escaped(f"{finding.check} ({report.catalog.target or report.catalog.source})", ":,")
    message = _escaped(_visible(f"{finding.message}: {unit.key.source}"))
    return f"::{finding.severity} file={_escaped(where.path, ':,')},line={where.line},title={title}::{message}"


def _escaped(value: str, more: str = "") -> str:
    """A value as workflow commands want it: percent signs and line ends by number; colons and commas in properties."""
    for char in "%\r\n" + more:
        value = value.replace(char, f"%{ord(char):02X}")
    return value


_GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def as_gitlab(reports: Iterable[CatalogReport]) -> Iterator[str]:
    """All findings as a report that GitLab's merge requests show, piece by piece; each is there once.

    Source: GitLab, "Code Quality report format".
    """
    yield from _array(_code_quality(reports), "")
    yield "\n"


def _code_quality(reports: Iterable[CatalogReport]) -> Iterator[object]:
    fingerprints: set[str] = set()
    for report in reports:
        for where, finding, unit in _located(report):
            locale = report.catalog.target or report.catalog.source
            words = (finding.check, report.catalog.slug, locale, unit.key.context, unit.key.source, finding.message)
            fingerprint = sha256("\0".join(words).encode()).hexdigest()[:32]
            if fingerprint in fingerprints:
                continue
            fingerprints.add(fingerprint)
            yield {
                "description": _visible(f"{locale}: {finding.message}: {unit.key.source}"),
                "check_name": finding.check,
                "fingerprint": fingerprint,
                "severity": _GITLAB[finding.severity],
                "location": {"path": where.path, "lines": {"begin": where.line}},
            }
