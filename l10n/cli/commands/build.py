"""`l10n build`: catalogs become bundles."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from l10n.cli import options, screen
from l10n.dataclass import dataclass

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
        done = jobs.build(workspace, articles, locales, final=final)
        report_ = BuildReport()
        if as_json:
            screen.dump_array(plain(item) for item in report_.passing(done))
        else:
            report_.passed(done)
    if not as_json:
        report_.print(final=final)
    screen.fail(workspace.errors, code=bool(report_.refused))


class BuildReport:
    """What was built, and what stands between a locale and its final bundle, counted while it comes."""

    def __init__(self) -> None:
        self.refused: list[_RefusedEdition] = []
        self._finals = self._previews = self._written = self._articles = 0

    def passing(self, done: Iterable[Built]) -> Iterator[Built]:
        """What was built, counted."""
        for item in done:
            self._finals += len(set(item.finals) - {item.language})
            self._previews += len(set(item.locales) - {item.language, *item.finals})
            self._written += item.written
            self._articles += 1
            for locale, reasons in item.refused.items():
                self.refused.append(_RefusedEdition.of(item.slug, locale, reasons, shown=len(self.refused) < _MANY))
            yield item

    def passed(self, done: Iterable[Built]) -> BuildReport:
        """The same, when all has come."""
        for _ in self.passing(done):
            pass
        return self

    def print(self, *, final: bool) -> None:
        """Says it: a count, and the first few reasons."""
        for each in self.refused:
            each.print(with_reasons=len(self.refused) <= _MANY)
        counts = {"final bundle": self._finals, "preview": self._previews}
        parts = [screen.counted(count, kind) for kind, count in counts.items() if count or final == (kind != "preview")]
        articles = screen.counted(self._articles, "article")
        turned = f" Refused as final: {len(self.refused):,}, which are previews." if self.refused else ""
        written = screen.counted(self._written, "file")
        click.echo(f"Built {' and '.join(parts)} of {articles} in dist/, {written} changed.{turned}")


_FEW, _MANY = 3, 10  # reasons shown of a catalog, where not more catalogs than so many were refused


@dataclass(frozen=True, slots=True)
class _RefusedEdition:
    """A locale that is not final: what is wrong by kind, the first reasons, their number, and the command that shows all."""

    slug: str
    locale: str
    counts: str
    first: tuple[str, ...]
    reasons: int
    shown_by: str

    @classmethod
    def of(cls, slug: str, locale: str, reasons: Sequence[Refusal], *, shown: bool) -> _RefusedEdition:
        """The refusal of a locale; its first reasons are held where they may be `shown`."""
        from l10n.bundle import refusal

        first = tuple(map(str, refusal.first(reasons, _FEW))) if shown else ()
        shown_by = "check" if refusal.has_findings(reasons) else "review"
        return cls(slug, locale, refusal.counts(reasons), first, len(reasons), shown_by)

    def print(self, *, with_reasons: bool) -> None:
        """Says it on the error stream."""
        click.echo(f"{self.slug} {self.locale}: not final: {self.counts}", err=True)
        if not with_reasons:
            return
        for reason in self.first:
            click.echo(f"  {reason}", err=True)
        if len(self.first) < self.reasons:
            command = f"l10n {self.shown_by} {shlex.quote(self.slug)} -l {self.locale}"
            click.echo(f"  … and {self.reasons - len(self.first):,} more; see: {command}", err=True)


def plain(item: Built) -> dict[str, object]:
    """What was built of an article, for JSON."""
    return {
        "article": item.slug,
        "locales": item.locales,
        "finals": item.finals,
        "written": item.written,
        "refused": {locale: [str(reason) for reason in reasons] for locale, reasons in item.refused.items()},
    }
