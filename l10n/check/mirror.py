"""A translation into English, looked at from the other side: as if it were the source, and its source the translation.

What the checks know of names, months and denials in a source they know of English. A pair says the same read from either end:
a name that the English translation has and its source does not is as wrong as one that the translation lacks. `check.finding`
says so of the right side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from l10n import langtag
from l10n.model import Catalog, Finding, Unit, UnitKey
from l10n.plugin import ArticleContext, Subject, article_fact


def from_english(subject: Subject) -> bool:
    """Whether the source is English, so that a check needs no other side."""
    return langtag.language(subject.catalog.source) == "en"


def mirrored(subject: Subject, find: Callable[[Subject], Iterable[Finding]]) -> Iterator[Finding]:
    """What a check says of a translation into English read from its other side; nothing of other pairs."""
    catalog = subject.catalog
    if langtag.language(catalog.target) != "en" or from_english(subject) or not subject.unit.target:
        return
    mirrored = Subject(_turned(subject.unit), _turned_article(subject.article), turned=True)
    for finding in find(mirrored):
        yield replace(finding, key=subject.unit.key)


def _turned(unit: Unit) -> Unit:
    return replace(unit, key=UnitKey(unit.key.context, unit.target), target=unit.key.source)


@article_fact
def _turned_article(article: ArticleContext) -> ArticleContext:
    """The article with the translations as sources, each once; what has none is left out, and so are its terms."""
    catalog = article.catalog
    turned = {each.key: each for each in map(_turned, catalog.units) if each.key.source}
    return replace(
        article, catalog=Catalog(catalog.slug, catalog.target, catalog.source, tuple(turned.values())), terms=()
    )
