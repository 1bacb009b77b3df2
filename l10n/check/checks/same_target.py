"""The same words under two different sources in one article: one of them was pasted into the wrong place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from l10n import langtag, markup
from l10n.check.finding import warn
from l10n.check.trifles import bare
from l10n.language import tokens
from l10n.model import Finding, Severity, State, Unit
from l10n.plugin import ArticleContext, Check, Example, Subject, article_fact

_WORDS = 4
"""Words of a source from which on two sources with one translation are a mistake; labels share theirs."""
_ALIKE = 70
"""Similarity of two sources, in per cent, from which on they may well have one translation."""
_SHOWN = 60
"""Characters of the other source that a message shows."""


@article_fact
def _units(article: ArticleContext) -> Mapping[str, Sequence[Unit]]:
    """The units of sentences by their translations."""
    by_target: dict[str, list[Unit]] = {}
    for unit in article.catalog.units:
        if unit.target and unit.state is not State.OBSOLETE and _is_sentence(unit.key.source):
            by_target.setdefault(bare(unit.target), []).append(unit)
    return by_target


@lru_cache(maxsize=4096)
def _is_sentence(source: str) -> bool:
    words = tokens.words(source)
    return len(words) >= _WORDS or (len(words) > 0 and len(source) > 3 * len(words) * _WORDS)  # scripts without spaces


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where another sentence has the same translation; drafts are not reported at a reviewed unit."""
    unit = subject.unit
    if langtag.is_pseudo(subject.catalog.target) or not _is_sentence(unit.key.source):
        return
    for twin in _units(subject.article).get(bare(unit.target), ()):
        if twin is unit or twin.key == unit.key or (unit.state is State.REVIEWED and twin.state is not State.REVIEWED):
            continue
        if fuzz.token_set_ratio(bare(unit.key.source), bare(twin.key.source)) < _ALIKE:
            source = markup.strip(twin.key.source)
            shown = source if len(source) <= _SHOWN else source[: _SHOWN - 1].rstrip() + "…"
            yield warn(subject, f"the same translation as of another sentence: {shown}")
            return


check = Check(
    severity=Severity.WARNING,
    find=find,
    fails=(
        Example(
            "Two people were hurt in the storm.",
            "El alcalde abrió el puente sobre el río.",
            "es",
            others=(("The mayor opened the bridge over the river.", "El alcalde abrió el puente sobre el río."),),
        ),
        Example(
            "Two people were hurt in the storm.",
            "市长为跨河大桥揭幕。",
            "zh",
            others=(("The mayor opened the bridge over the river.", "市长为跨河大桥揭幕。"),),
        ),
    ),
    passes=(
        Example(
            "The mayor opened the bridge over the river.",
            "El alcalde abrió el puente sobre el río.",
            "es",
            others=(("The mayor opened the bridge on the river.", "El alcalde abrió el puente sobre el río."),),
        ),
        Example("Read on", "Más", "es", others=(("More on this", "Más"),)),
        Example(
            "Two people were hurt.",
            "Hubo dos heridos.",
            "es",
            others=(("Three people were hurt.", "Hubo tres heridos."),),
        ),
    ),
)
