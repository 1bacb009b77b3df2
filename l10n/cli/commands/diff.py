"""`l10n diff`: an article before and after, and what the edit means for the translators."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from l10n.cli import options, screen

if TYPE_CHECKING:
    from l10n.jobs.diff import ChangedSentence, Revision

_FATES = {
    "reviewed": "stays reviewed in",
    "fuzzy": "to be looked at in",
    "new": "to be translated in",
    "obsolete": "no longer needed in",
}
_FEW = 6  # locales that are named; of more only the number, where it is all of them


@click.command()
@options.articles
@options.locales
@options.jobs
@options.as_json
def diff(articles: tuple[str, ...], locales: tuple[str, ...], as_json: bool) -> None:
    """Show what changed in articles since 'l10n extract'.

    Says what that means for each locale, and what of earlier changes still waits. Catalogs stay as they are.
    """
    from l10n import jobs

    with options.workspace(quiet=as_json) as workspace:
        revisions = list(jobs.diff(workspace, articles, locales))
        count = len(workspace.locales(locales))
    if as_json:
        screen.dump([_plain(each) for each in revisions])
    else:
        for each in revisions:
            if each.sentences or each.renamed_from or articles:
                _report(each, count)
        if not any(each.sentences or each.renamed_from for each in revisions):
            click.echo(f"Nothing changed in {screen.counted(len(revisions), 'article')}.")
    screen.fail(workspace.errors)


def _plain(revision: Revision) -> dict[str, object]:
    """The changes, for JSON, each with its wordings in one line."""
    sentences = [{**dataclasses.asdict(each), "marked": _marked(each, color=False)} for each in revision.sentences]
    renamed = {"renamed_from": revision.renamed_from} if revision.renamed_from else {}
    return {"article": revision.slug, **renamed, "unchanged": revision.same, "sentences": sentences}


def _report(revision: Revision, count: int) -> None:
    kinds = [_kind(each) for each in revision.sentences]
    counts = [f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds)]
    renamed = [f"renamed from {revision.renamed_from}"] if revision.renamed_from else []
    click.echo(f"{revision.slug}: " + ", ".join([*renamed, *counts, f"{revision.same} unchanged"]))
    for each in revision.sentences:
        role = f" {each.role}" if each.role else ""
        place = f"{'was ' if not each.new else ''}line {each.line}{role}"
        click.echo(f"\n  {click.style(place, bold=True)}: {_kind(each)}; {_meaning(each.fates, count)}")
        click.echo(f"    {_marked(each, color=sys.stdout.isatty())}")
    if revision.sentences:
        click.echo()


def _kind(each: ChangedSentence) -> str:
    if each.earlier:
        return "changed earlier"
    return "changed" if each.old and each.new else "new" if each.new else "gone"


def _meaning(fates: Mapping[str, Sequence[str]], count: int) -> str:
    meanings = [f"{_FATES[fate]} {_named(tags, count)}" for fate, tags in fates.items()]
    return ", ".join(meanings) or "no locale has words for it"


def _named(tags: Sequence[str], count: int) -> str:
    return f"all {count} locales" if len(tags) == count > _FEW else ", ".join(tags)


def _marked(each: ChangedSentence, *, color: bool) -> str:
    """Both wordings in one line, the difference in colours or in brackets."""
    from l10n.catalog import wording

    parts = wording.compare(each.old, each.new)
    if not color:
        return wording.mark(parts)
    return "".join(_colored(part.kind, part.text) for part in parts)


def _colored(kind: str, text: str) -> str:
    if kind == "removed":
        return click.style(text, fg="red", strikethrough=True)
    return click.style(text, fg="green", bold=True) if kind == "added" else text
