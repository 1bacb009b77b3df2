"""Locales by engines, as a person sees them at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from l10n.cli import screen
from l10n.engines.licence import forbids_commerce
from l10n.engines.published import NEWS

if TYPE_CHECKING:
    from l10n.jobs.coverage import EngineReach, LocaleReach

_LEGEND = (
    "yes: installed; chrF, a version, a name: can be installed (chrF by its makers, on news, * on other texts; ° allows no "
    "commercial use); via: by a pivot that the settings must name; –: nothing that l10n knows of."
)


def show(rows: Sequence[LocaleReach]) -> None:
    """Prints the table: a row for each locale, a column for each engine that reaches one of them, and the command to type."""
    names = [name for name in rows[0].engines if any(row.engines[name].state != "none" for row in rows)] if rows else []
    titles = ("locale", "language", *names, "drafts today", "the one command")
    screen.table(titles, [tuple(_cells(row, names)) for row in rows])
    click.echo(_LEGEND)
    click.echo("docs/languages.md says more of each language; 'l10n packages renew' fetches newer facts.")


def _cells(row: LocaleReach, names: Sequence[str]) -> Iterator[str]:
    yield row.locale
    yield row.name
    for name in names:
        yield _cell(row.engines[name])
    yield row.drafts or "none"
    yield row.command


def _cell(reach: EngineReach) -> str:
    """What an engine can do for a locale, in a word or two.

    >>> from l10n.jobs.coverage import EngineReach
    >>> _cell(EngineReach("pivot", "en→ru + ru→be"))
    'via ru'
    >>> _cell(EngineReach("installable", "NLLB-200, M2M-100", "CC BY-NC 4.0, MIT"))
    'NLLB° M2M'
    """
    if reach.state == "installed":
        return "yes"
    if reach.state == "pivot":
        return "via " + reach.detail.partition(" + ")[0].partition("→")[2]
    if reach.state == "none":
        return f"({reach.detail})" if reach.detail else "–"
    if reach.chrf is not None:
        return reach.detail + ("" if reach.test_set == NEWS else "*")
    licences = reach.licence.split(", ") if reach.licence else [""]
    named = zip(reach.detail.split(", "), licences, strict=True)
    return " ".join(name.partition("-")[0] + ("°" if forbids_commerce(licence) else "") for name, licence in named)
