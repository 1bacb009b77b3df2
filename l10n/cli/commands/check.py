"""`l10n check`: findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from l10n import __version__
from l10n.cli import options, screen

if TYPE_CHECKING:
    from l10n.check.report import CatalogReport


@click.command()
@options.articles
@options.locales
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif", "github"]), default="text", show_default=True,
    help="For people, for programs, for code scanners, or as annotations of GitHub.",
)  # fmt: skip
@click.option("--fix", is_flag=True, help="Apply the safe fixes to fuzzy units first.")
def check(articles: tuple[str, ...], locales: tuple[str, ...], form: str, fix: bool) -> None:
    """Find what an editor would want to know, in all translations.

    Names, numbers, dates, quotations, who said it, negation, terms, markup, typography; docs/checks.md names every check.
    An error is wrong for certain and stops a final bundle, a warning asks you to look. The exit code is 1 where something
    is found. To silence a check, write the comment `l10n-ignore: CHECK` at the unit, or `CHECK = "off"` under [checks] in
    the settings.
    """
    from l10n import jobs

    with options.workspace(quiet=form != "text") as workspace:
        reports = list(jobs.check(workspace, articles, locales, fix=fix))
    click.echo(_written(reports, form), nl=False)
    found = sum(len(report.findings) for report in reports)
    if form == "text":
        click.echo(summary(reports) + _mended(reports, fix=fix))
        blind(reports)
    screen.fail(workspace.errors, code=bool(found))


def summary(reports: Sequence[CatalogReport]) -> str:
    """One line: how much was found."""
    counts = plain(reports)
    errors, warnings = screen.counted(counts["error"], "error"), screen.counted(counts["warning"], "warning")
    return f"{errors} and {warnings} in {screen.counted(sum(bool(report.catalog.target) for report in reports), 'catalog')}."


def _mended(reports: Sequence[CatalogReport], *, fix: bool) -> str:
    """What to do about the findings that have a safe fix, where drafts have some."""
    from l10n.model import State

    drafts = {
        (report.catalog.slug, report.catalog.target, unit.key)
        for report in reports
        for unit in report.catalog.units
        if unit.state is State.FUZZY
    }
    safe = sum(
        finding.fix is not None and (report.catalog.slug, report.catalog.target, finding.key) in drafts
        for report in reports
        for finding in report.findings
    )
    return (
        f"\n{screen.counted(safe, 'safe fix', 'safe fixes')} for drafts: l10n check --fix" if safe and not fix else ""
    )


def blind(reports: Sequence[CatalogReport]) -> None:
    """Prints a line for each language in which checks are blind."""
    from l10n.check.report import not_checked

    for line in not_checked(reports):
        click.echo(line)


def plain(reports: Sequence[CatalogReport]) -> dict[str, int]:
    """How many findings there are of each severity, for JSON."""
    from l10n.check.report import counts

    findings = [finding for report in reports for finding in report.findings]
    return {severity.value: count for severity, count in counts(findings).items()}


def _written(reports: Sequence[CatalogReport], form: str) -> str:
    from l10n.check import report

    if form == "json":
        return report.as_json(reports)
    if form == "sarif":
        return report.as_sarif(reports, __version__)
    if form == "github":
        return report.as_github(reports)
    return "".join(report.text(found) for found in reports)
