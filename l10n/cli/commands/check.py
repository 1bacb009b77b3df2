"""`l10n check`: findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from l10n import __version__
from l10n.cli import options, screen
from l10n.plugin.checks import PROFILES

if TYPE_CHECKING:
    from l10n.check.report import CatalogReport
    from l10n.jobs.check import FindingCounts
    from l10n.workspace import Workspace


@click.command()
@options.articles
@options.locales
@options.jobs
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif", "github", "gitlab"]), default="text",
    show_default=True,
    help="For people, for programs, for code scanners, as annotations of GitHub, or as a Code Quality report of GitLab.",
)  # fmt: skip
@click.option(
    "--fail-on", "gravest", type=click.Choice(["warning", "error", "never"]), default="warning", show_default=True,
    help="From which findings on the exit code is 1.",
)  # fmt: skip
@click.option(
    "--profile", type=click.Choice(PROFILES), default=None,
    help="Which checks are asked; without it, that of the settings.",
)  # fmt: skip
@click.option(
    "--min-precision", type=click.FloatRange(0, 1), default=None, metavar="P",
    help="Only checks of whose findings this share was right when they were measured; errors always.",
)  # fmt: skip
@click.option(
    "--only",
    multiple=True,
    metavar="CHECK",
    help="Only this check, whatever settings and profile say of it; may be repeated.",
)
@click.option("--fix", is_flag=True, help="Apply the safe fixes to fuzzy units first.")
def check(  # noqa: PLR0917  (one for each option)
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    form: str,
    gravest: str,
    profile: str | None,
    min_precision: float | None,
    only: tuple[str, ...],
    fix: bool,
) -> None:
    """Find what an editor would want to know, in all translations.

    Names, numbers, dates, quotations, who said it, negation, terms, markup, typography; docs/checks.md names every check.
    An error is wrong for certain and stops a final bundle, a warning asks you to look. The exit code is 1 where something
    is found. To silence a check, write the comment `l10n-ignore: CHECK` at the unit, or `CHECK = "off"` under [checks] in
    the settings.
    """
    from l10n import jobs

    with options.workspace(quiet=form != "text") as workspace:
        jobs.with_profile(workspace, profile or "", min_precision, only)
        tally = FindingTally()
        for part in _written(tally.passing(jobs.check(workspace, articles, locales, fix=fix)), form):
            click.echo(part, nl=False)
    if form == "text":
        click.echo(tally.summary() + (tally.fixes() if not fix else ""))
        tally.print_blind(workspace)
        tally.print_silenced()
    screen.fail(workspace.errors, code=tally.reaches(gravest))


_OFTEN = 5
"""Units at which a check is silenced in a locale from which on that is said."""


class FindingTally:
    """How much was found, counted while the reports go by."""

    def __init__(self, counts: Iterable[FindingCounts] = ()) -> None:
        from l10n.check.report import ReportLanguages

        self._languages = ReportLanguages()
        self._silenced: Counter[tuple[str, str]] = Counter()
        self._errors = self._warnings = self._fixable = self._catalogs = 0
        for each in counts:
            self.add(each)

    def add(self, counts: FindingCounts) -> None:
        """Takes in what a report says."""
        self._languages.add(counts.source, counts.target)
        self._errors += counts.errors
        self._warnings += counts.warnings
        self._fixable += counts.fixable
        self._catalogs += bool(counts.target)
        self._silenced.update((counts.target, name) for name in counts.silenced if name != "*")

    def passing(self, reports: Iterable[CatalogReport]) -> Iterator[CatalogReport]:
        """The reports, counted."""
        from l10n.jobs.check import counted

        for report in reports:
            self.add(counted(report))
            yield report

    def reaches(self, gravest: str) -> bool:
        """Whether there are findings from a severity on, `warning` or `error`; none do for `never`."""
        return bool({"warning": self._errors + self._warnings, "error": self._errors}.get(gravest))

    def summary(self) -> str:
        """One line: how much was found."""
        errors, warnings = screen.counted(self._errors, "error"), screen.counted(self._warnings, "warning")
        return f"{errors} and {warnings} in {screen.counted(self._catalogs, 'catalog')}."

    def fixes(self) -> str:
        """What to do about the findings that have a safe fix, where drafts have some."""
        fixable = screen.counted(self._fixable, "safe fix", "safe fixes")
        return f"\n{fixable} for drafts: l10n check --fix" if self._fixable else ""

    def print_blind(self, workspace: Workspace) -> None:
        """Prints a line for each language in which checks are blind."""
        from l10n.jobs.check import not_checked

        for line in not_checked(workspace, self._languages):
            click.echo(line)

    def print_silenced(self) -> None:
        """Prints a line for each check that translators of a locale keep silencing: it is wrong too often there."""
        for (locale, name), units in sorted(self._silenced.items()):
            if units >= _OFTEN:
                click.echo(
                    f'{locale}: {name} is silenced at {units} units; if it is wrong too often, write {name} = "off" '
                    f"under [checks.{locale}]"
                )

    def plain(self) -> dict[str, int]:
        """How many findings there are of each severity, for JSON."""
        return {"error": self._errors, "warning": self._warnings}


def _written(reports: Iterable[CatalogReport], form: str) -> Iterator[str]:
    from l10n.check import report

    if form == "json":
        return report.as_json(reports)
    if form == "sarif":
        return report.as_sarif(reports, __version__)
    if form == "github":
        return report.as_github(reports)
    if form == "gitlab":
        return report.as_gitlab(reports)
    return (report.text(each) for each in reports)
