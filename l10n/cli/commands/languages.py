"""`l10n languages`: what is known of each language."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from l10n.cli import options, screen

if TYPE_CHECKING:
    from l10n.jobs.languages import LanguageReport
    from l10n.settings import Settings

_MARKS = {"data": "yes", "shared": "shared", "none": "–"}
_COLUMNS = 9  # locales side by side on a terminal; more stand one below the other


@click.command()
@options.locales
@click.option("--all", "every", is_flag=True, help="All languages that have a data file.")
@options.as_json
def languages(locales: tuple[str, ...], every: bool, as_json: bool) -> None:
    """Show what is known of each locale, and where checks are blind.

    'yes': the language's own data or CLDR; 'shared': what its script or all languages have in common; '–': nothing, so that
    what needs it is off. docs/languages-adding.md says how to add data.
    """
    from l10n import jobs, langtag
    from l10n.jobs.languages import every_language
    from l10n.language import data
    from l10n.settings_languages import plugin_languages

    settings = _settings(click.get_current_context())
    if settings:
        data.use(settings.languages, settings.plugin_languages)
    else:
        data.use({}, plugin_languages())
    tags = [langtag.parse(tag) for tag in locales] or (settings.locales if settings and not every else every_language())
    rows = jobs.languages(tags, {} if every or settings is None else _routes(settings))
    if as_json:
        screen.dump([dataclasses.asdict(row) for row in rows])
    elif len(rows) > _COLUMNS:
        _listed(rows)
    else:
        _table(rows)


def _settings(ctx: click.Context) -> Settings | None:
    """The settings of the project here, if there is one."""
    from l10n import settings
    from l10n.errors import NoProjectError

    try:
        return settings.load(options.root(ctx))
    except NoProjectError:
        return None


def _routes(settings: Settings) -> dict[str, str]:
    from l10n.jobs.packages import reach
    from l10n.plugin import Engine, load

    reached = reach(settings, load("l10n.engines.kinds", Engine))
    return {row.locale: row.route or "none" for row in reached}


def _table(rows: Sequence[LanguageReport]) -> None:
    """Areas by locales."""
    cells = [(area, *(_MARKS[row.areas[area]] for row in rows)) for area in rows[0].areas] if rows else []
    if any(row.drafts for row in rows):
        cells.append(("drafts", *(row.drafts or "–" for row in rows)))
    screen.table(("area", *(row.locale for row in rows)), cells)
    for row in rows:
        if row.project:
            click.echo(f"{row.locale}: language/{row.locale}.toml of this project has {', '.join(row.project)}")
        if row.plugins:
            click.echo(f"{row.locale}: plug-ins bring {', '.join(row.plugins)}")
        if row.blind:
            click.echo(f"{row.locale}: not checked, for want of data: {', '.join(row.blind)}")


def _listed(rows: Sequence[LanguageReport]) -> None:
    """A line for each locale: its areas with data, and those where checks are blind."""
    cells = [
        (
            row.locale,
            row.name,
            str(sum(level == "data" for level in row.areas.values())),
            ", ".join(row.blind) or "nothing",
            ", ".join(of for of, has in (("the project", row.project), ("plug-ins", row.plugins)) if has),
        )
        for row in rows
    ]
    screen.table(("locale", "language", f"of {len(rows[0].areas)} areas", "not checked", "added by"), cells, right=[2])
