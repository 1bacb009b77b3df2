"""Which locales the models at hand can reach, directly or by a pivot."""

from __future__ import annotations

from collections.abc import Iterable

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.plugin import Pair


@dataclass(frozen=True, slots=True)
class RouteCoverage:
    """How a locale can be reached. `route` is the pairs in order: one is direct, two need a pivot, none is no way."""

    locale: str
    route: tuple[Pair, ...] = ()


def covering(locales: Iterable[str], source: str, pairs: Iterable[Pair]) -> tuple[RouteCoverage, ...]:
    """How each locale is reached from the source: directly, else by the first pivot in alphabetical order.

    >>> [[str(pair) for pair in c.route] for c in covering(["es-MX", "be"], "en", [Pair("en", "es"), Pair("en", "ru")])]
    [['en→es'], []]
    """
    available = sorted(set(pairs))
    return tuple(RouteCoverage(locale, _route(Pair(source, locale), available)) for locale in locales)


def _route(needed: Pair, pairs: list[Pair]) -> tuple[Pair, ...]:
    first = [pair for pair in pairs if pair.source == nearest(needed.source, {p.source for p in pairs})]
    target = nearest(needed.target, {pair.target for pair in first})
    for pair in first:
        if pair.target == target:
            return (pair,)
    for pair in first:
        second = nearest(needed.target, {p.target for p in pairs if p.source == pair.target})
        if second:
            return (pair, Pair(pair.target, second))
    return ()


def nearest(desired: str, tags: Iterable[str]) -> str:
    """The tag that serves a wanted one: itself, else without its last subtags as long as the script stays; else nothing.

    >>> [nearest(tag, {"es", "zh-Hans", "pt"}) for tag in ("es-MX", "zh-Hant", "pt-BR", "zh")]
    ['es', '', 'pt', 'zh-Hans']

    Source: RFC 4647 section 3.4 (lookup).
    """
    available = sorted(tags)
    parts = desired.split("-")
    while parts:
        tag = "-".join(parts)
        if tag in available and langtag.script(tag) == langtag.script(desired):
            return tag
        parts.pop()
    same = (langtag.language(desired), langtag.script(desired))
    full = [
        tag for tag in available if (langtag.language(tag), langtag.script(tag)) == same and not langtag.region(tag)
    ]
    return full[0] if full else ""
