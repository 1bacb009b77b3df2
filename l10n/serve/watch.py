"""What is saved is extracted and built, or published, at once."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from l10n.errors import L10nError
from l10n.jobs.build import build
from l10n.jobs.extract import extract
from l10n.jobs.publish import publish
from l10n.layout import LOCALES, MESSAGES, SOURCE
from l10n.progress import Progress
from l10n.serve.changes import Watcher
from l10n.workspace import Workspace


def follow(root: Path, progress: Progress, folder: Path | None = None) -> Iterator[str]:
    """Works after each change, for ever; a line for each. What goes wrong is a line too.

    The first work is done at once. Our own writes are changes as well: the work after them finds nothing to do.
    """
    watcher = Watcher(root)
    changed: frozenset[PurePosixPath] | None = None
    was_wrong = True
    while True:
        errors, done = _work(root, progress, folder, changed)
        at = time.strftime("%H:%M:%S")
        yield from (f"{at} error: {error}" for error in errors)
        if done.line and (was_wrong or done.is_news):
            yield f"{at} {done.line}"
        was_wrong = bool(errors)  # what is mended is told even where nothing has to be built anew
        changed = watcher.wait(lambda: False)


class _WatchRound(NamedTuple):
    """What was done, in words, and whether that is news: something changed, or all articles were looked at."""

    line: str = ""
    is_news: bool = False


def _work(
    root: Path, progress: Progress, folder: Path | None, changed: Collection[PurePosixPath] | None
) -> tuple[Sequence[str], _WatchRound]:
    """What went wrong, and what was done."""
    try:
        workspace = Workspace(root, progress)
        articles = _articles(workspace, changed) if changed is not None else ()
        if articles is None:
            return (), _WatchRound()
        extracted = [done.slug for done in extract(workspace, articles) if done.changes]
        if folder is not None:
            done = publish(workspace, folder)
            count = len(done.changes.new) + len(done.changes.changed) + len(done.changes.gone)
            line = f"editions published: {len(done.releases)}, files changed: {count}"
        else:
            count = sum(each.written for each in build(workspace, articles))
            line = f"built, files changed: {count}"
    except L10nError as exc:
        return str(exc).splitlines(), _WatchRound()
    named = ", ".join(articles[:3]) + (" …" if len(articles) > 3 else "") or "all articles"
    return list(dict.fromkeys(map(str, workspace.errors))), _WatchRound(
        f"{named}: {line}", bool(count or extracted or not articles)
    )


def _articles(workspace: Workspace, changed: Collection[PurePosixPath]) -> tuple[str, ...] | None:
    """The articles that changes concern: all of them (empty) where a setting, the theme or a term changed; nothing where no
    article is there any more.
    """
    slugs = {file.slug for file in workspace.chosen(())}  # a picture has a name as well
    touched = {_slug(path, slugs) for path in changed}
    if "" in touched:
        return ()
    return tuple(sorted(slug for slug in touched if slug is not None)) or None


def _slug(path: PurePosixPath, slugs: Collection[str]) -> str | None:
    """The article of a file; empty where it concerns all of them, nothing where it concerns none."""
    if path.parts[0] == SOURCE:
        slug = str(PurePosixPath(*path.parts[1:]).with_suffix(""))
        return slug if slug in slugs else ""  # a picture, or an article that is gone
    if path.parts[0] == LOCALES and MESSAGES in path.parts:
        slug = str(PurePosixPath(*path.parts[path.parts.index(MESSAGES) + 1 :]).with_suffix(""))
        return slug if slug in slugs else None
    return None if path.parts[0] == LOCALES and path.suffix == ".pot" else ""
