"""All checks over our own articles in every language: CPU time of a unit, and as a ratio to pofilter's on the same units.

python -m tests.bench.bench_check [ARTICLES]

Both run in one process, catalog by catalog in alternation, on drafts that neither has seen; the first article warms both up
(languages, patterns). The last line is the share of the dearest checks.
"""

from __future__ import annotations

import collections
import itertools
import sys
import time
from collections.abc import Iterator

from translate.filters import checks as peers
from translate.storage import pypo

from l10n.check.check import all_checks, check_article, context
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.plugin import ArticleContext, Subject
from l10n.plugin.faults import FAULTS
from tests.corpus import OWN
from tests.gate.checks import read

_SHOWN = 8
_CHECKS = all_checks()


def catalogs() -> Iterator[list[Catalog]]:
    """The catalogs of each article, as drafts."""
    for document in sorted(OWN.iterdir()):
        tags = sorted(path.stem for path in document.iterdir() if path.stem != "en")
        yield [_catalog(document.name, tag, read(document, "en"), read(document, tag)) for tag in tags]


def _catalog(slug: str, tag: str, sources: list[str], targets: list[str]) -> Catalog:
    pairs = zip(sources, targets, strict=True)
    return Catalog(slug, "en", tag, tuple(Unit(UnitKey("", s), t, State.FUZZY) for s, t in pairs))


def ours(locales: list[Catalog]) -> Iterator[float]:
    """The CPU seconds of our checks of each catalog of an article, whose source they share as a run's do."""
    source = None
    for catalog in locales:
        start = time.process_time()
        article = context(catalog, earlier=source)
        check_article(article, _CHECKS)
        yield time.process_time() - start
        source = article.source


def theirs(catalog: Catalog) -> float:
    """The CPU seconds of pofilter's standard checks."""
    checker = peers.StandardChecker(peers.CheckerConfig(targetlanguage=catalog.target))
    units = []
    for unit in catalog.units:
        units.append(pypo.pounit(unit.key.source))
        units[-1].target = unit.target
    start = time.process_time()
    for unit in units:
        checker.run_filters(unit)
    return time.process_time() - start


def shares(articles: list[list[Catalog]]) -> str:
    """The dearest checks with their share of the time, texts already cut into words."""
    spent: collections.Counter[str] = collections.Counter()
    for article in (ArticleContext(catalog) for locales in articles for catalog in locales):
        for unit in article.catalog.units:
            for name, question in _CHECKS.items():
                start = time.process_time()
                list(question.find(Subject(unit, article)))
                spent[name] += int(1e9 * (time.process_time() - start))
    whole = sum(spent.values())
    return ", ".join(f"{name} {100 * cost / whole:.0f} %" for name, cost in spent.most_common(_SHOWN))


def main(most: int | None = None) -> None:
    """Prints the figures."""
    first, *articles = itertools.islice(catalogs(), most and most + 1)
    sum(ours(first)) + sum(map(theirs, first))
    units, mine, second = 0, 0.0, 0.0
    for locales in articles:
        for catalog, cost in zip(locales, ours(locales), strict=True):
            mine += cost
            second += theirs(catalog)
            units += len(catalog.units)
    print(
        f"{units} units: {1000 * mine / units:.2f} ms a unit; pofilter {1000 * second / units:.2f} ms; "
        f"ratio {mine / second:.2f}"
    )
    if faults := FAULTS.drain():
        sys.exit("\n".join(f"error: {fault}; the figure is of less work" for fault in faults))
    print(shares(articles))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
