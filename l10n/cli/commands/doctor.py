"""`l10n doctor`: what is wrong around a project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from l10n.cli import options, screen

if TYPE_CHECKING:
    from l10n.jobs.doctor import Trouble


@click.command()
@click.option("--fix", "mend", is_flag=True, help="Remove what killed runs left, and caches that are damaged or stale.")
@options.as_json
def doctor(mend: bool, as_json: bool) -> None:
    """Look for what is wrong around a project.

    That is litter, outward links, clashing names, stale caches, broken models and plug-ins, missing tools. Exit code 1 where
    something is wrong; advice on what could be installed does not count.
    """
    from l10n import jobs

    with options.workspace(quiet=as_json) as workspace:
        troubles = list(jobs.doctor(workspace))
        mended = [trouble for trouble in troubles if mend and trouble.fix is not None]
        for fix in dict.fromkeys(trouble.fix for trouble in mended if trouble.fix is not None):
            fix()
    left = [trouble for trouble in troubles if trouble not in mended]
    if as_json:
        screen.dump([plain(trouble, mended=trouble in mended) for trouble in troubles])
    else:
        report(left, len(mended))
    screen.fail((), 1 if any(trouble.level == "problem" for trouble in left) else 0)


def plain(trouble: Trouble, *, mended: bool) -> dict[str, object]:
    """A trouble for JSON."""
    return {
        "area": trouble.area,
        "level": trouble.level,
        "place": trouble.place,
        "problem": trouble.problem,
        "remedy": trouble.remedy,
        "fixable": trouble.fix is not None,
        "fixed": mended,
    }


def report(left: Sequence[Trouble], mended: int) -> None:
    """Prints what is wrong, area by area, and a line that sums it up."""
    for area in dict.fromkeys(trouble.area for trouble in left):
        click.echo(f"{area}:")
        for trouble in left:
            if trouble.area == area:
                click.echo(f"  {'' if trouble.level == 'problem' else 'advice: '}{trouble}")
    problems = sum(trouble.level == "problem" for trouble in left)
    fixed = f"{screen.counted(mended, 'thing')} mended. " if mended else ""
    advice = len(left) - problems
    advice_text = f", and {advice} could be better" if advice else ""
    click.echo(f"{fixed}{screen.counted(problems, 'problem') if problems else 'Nothing is wrong'}{advice_text}.")
