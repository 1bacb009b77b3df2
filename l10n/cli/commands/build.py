"""`l10n build`: catalogs become bundles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from l10n.cli import options, screen

if TYPE_CHECKING:
    from l10n.bundle.refusal import Refusal
    from l10n.jobs.build import Built


@click.command()
@options.articles
@options.locales
@options.jobs
@click.option("--final", is_flag=True, help="Refuse locales where a unit waits for review or a finding is an error.")
@options.as_json
def build(articles: tuple[str, ...], locales: tuple[str, ...], final: bool, as_json: bool) -> None:
    """Build the bundles in dist/: previews, or final ones.

    Previews mark what nobody reviewed. With --final the exit code is 1 where a locale was refused: it gets a preview.
    """
    from l10n import jobs

    with options.workspace(quiet=as_json) as workspace:
        done = list(jobs.build(workspace, articles, locales, final=final))
    if as_json:
        screen.dump(plain(done))
    else:
        report(done, final=final)
    screen.fail(workspace.errors, code=any(item.refused for item in done))


def report(done: Sequence[Built], *, final: bool) -> None:
    """Says what was built, and what stands between a locale and its final bundle: a count, and the first few reasons."""
    refused = [(item.slug, locale, reasons) for item in done for locale, reasons in item.refused.items()]
    for slug, locale, reasons in refused:
        _refused(slug, locale, reasons, few=_FEW if len(refused) <= _MANY else 0)
    counts = {
        "final bundle": sum(len(set(item.finals) - {item.language}) for item in done),
        "preview": sum(len(set(item.locales) - {item.language, *item.finals}) for item in done),
    }
    said = [screen.counted(count, kind) for kind, count in counts.items() if count or final == (kind != "preview")]
    written = sum(item.written for item in done)
    articles = screen.counted(len(done), "article")
    turned = f" Refused as final: {len(refused):,}, which are previews." if refused else ""
    click.echo(f"Built {' and '.join(said)} of {articles} in dist/, {written} files changed.{turned}")


_FEW, _MANY = 3, 10  # reasons shown of a catalog, where not more catalogs than so many were refused


def _refused(slug: str, locale: str, reasons: Sequence[Refusal], *, few: int) -> None:
    from l10n.bundle import refusal

    click.echo(f"{slug} {locale}: not final: {refusal.counts(reasons)}", err=True)
    for reason in refusal.first(reasons, few):
        click.echo(f"  {reason}", err=True)
    if 0 < few < len(reasons):
        click.echo(f"  … and {len(reasons) - few:,} more; see: l10n check {slug} -l {locale}", err=True)


def plain(done: Sequence[Built]) -> list[dict[str, object]]:
    """What was built, for JSON."""
    return [
        {
            "article": item.slug,
            "locales": item.locales,
            "finals": item.finals,
            "written": item.written,
            "refused": {locale: [str(reason) for reason in reasons] for locale, reasons in item.refused.items()},
        }
        for item in done
    ]
