"""A sentence that the source does not have: one too many, by their number and by the length of what would be left without it.

Translators cut one sentence in two, and then the whole is as long as ever; a sentence from elsewhere makes it longer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from l10n import langtag
from l10n.article.segment import segment
from l10n.check.finding import warn
from l10n.check.trifles import bare
from l10n.language.counterparts import CounterpartKind, counterparts
from l10n.language.length import deviation
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span, State, UnitKey
from l10n.plugin import ArticleContext, Check, Example, Subject, article_fact

_LONGER = 0.5
"""Standard deviations above the usual length below which nothing has been added."""
_BETTER = 1.0
"""How much likelier the text must be without a sentence than with it, as twice a logarithm. On 6,392 human translations of
single sentences 2.5 % have a sentence more, and 0.2 % one that this calls added; of sentences added it calls 83 %.
"""
_BETTER_WITHOUT_CONTENT = 3.0
"""The same for a sentence that has something of the source. Of 54 human translations that this called added 22 have that and
lie below; of 1,284 with a sentence of elsewhere 5.
"""
_SHORTEST = 25
"""Characters of a source below which its length says nothing, and of a sentence that is known again elsewhere."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for a sentence that is another unit's, or without which the translation is as long as such are."""
    source, target = subject.unit.key.source, subject.unit.target
    if langtag.is_pseudo(subject.catalog.target) or len(source) < _SHORTEST:
        return
    sentences = _sentences(target, subject.catalog.target)
    if len(sentences) < 2:
        return
    inner = len(_INNER.findall(source))
    if len(sentences) <= len(_sentences(source, subject.catalog.source)) + inner:
        return
    for place in sentences:
        twin = _sentence_of(subject.article).get(bare(target[place.start : place.end]), subject.unit.key)
        if twin != subject.unit.key:
            yield warn(subject, "this sentence is the translation of another one", place)
            return
    if added := _added(subject, sentences):
        yield warn(subject, "a sentence too many: the source has fewer, and is short for this", added)


_INNER = late_pattern(r"[^\W\d_]: (?=[^\W\d_a-zß-ÿа-яіїєґ])|[.!?][\"”](?=[A-Z])")
"""Where a source begins something new within a sentence: behind a colon, and behind a quotation without a space."""


@lru_cache(maxsize=4096)
def _sentences(text: str, tag: str) -> tuple[Span, ...]:
    """The places of the sentences of a text."""
    cut = segment(text, tag)
    spans, at = [], len(cut.gaps[0])
    for sentence, gap in zip(cut.segments, cut.gaps[1:], strict=True):
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + len(gap)
    return tuple(spans)


@article_fact
def _sentence_of(article: ArticleContext) -> Mapping[str, UnitKey]:
    """The units of one sentence each, by what their translations say."""
    units = (unit for unit in article.catalog.units if unit.state is not State.OBSOLETE)
    return {bare(unit.target): unit.key for unit in units if len(unit.target) >= _SHORTEST}


def _added(subject: Subject, sentences: tuple[Span, ...]) -> Span | None:
    """The sentence without which the text has the likeliest length, where it is far likelier so."""
    source, target = subject.unit.key.source, subject.unit.target
    pair = subject.catalog.source, subject.catalog.target
    whole = deviation(source, target, *pair)
    if whole < _LONGER:
        return None
    without = {place: deviation(source, target[: place.start] + target[place.end :], *pair) for place in sentences}
    gained = {place: whole**2 - without[place] ** 2 for place in sentences}
    likelier = [
        place
        for place, gain in gained.items()
        if gain > _BETTER and (gain > _BETTER_WITHOUT_CONTENT or not _renders(subject, place))
    ]
    if not likelier:
        return None
    numbers = frozenset(_NUMBER.findall(source))
    return max(likelier, key=lambda place: (_strange(target[place.start : place.end], numbers), place.start))


def _renders(subject: Subject, place: Span) -> bool:
    """Whether a sentence has what the source says and the rest of the translation does not: a number, a name, a listed word."""
    target = subject.unit.target
    return not _said(subject, target) <= _said(subject, target[: place.start] + target[place.end :])


def _said(subject: Subject, text: str) -> frozenset[float]:
    """The places in the source of what a text says too."""
    pairs = counterparts(subject.unit.key.source, text, subject.catalog.source, subject.catalog.target)
    return frozenset(
        each.source for each in pairs if each.target is not None and each.kind is not CounterpartKind.QUOTATION
    )


def _strange(sentence: str, numbers: frozenset[str]) -> int:
    """How many numbers a sentence has that the source does not, less those of the source: the last of equals was added."""
    figures = _NUMBER.findall(sentence)
    return sum(-1 if number in numbers else 1 for number in figures)


_NUMBER = late_pattern(r"\d+")


check = Check(
    severity=Severity.WARNING,
    find=find,
    fails=(
        Example(
            "The harbour stays closed until May.",
            "Der Hafen bleibt bis Mai zu. Die Fischer der Stadt sind sehr besorgt.",
            "de",
        ),
        Example(
            "The harbour stays closed until May.",
            "Порт остаётся закрытым до мая. Рыбаки города очень этим недовольны.",
            "ru",
        ),
        Example("The harbour stays closed until May.", "港口将一直关闭到五月。市里的渔民们对此十分不满。", "zh"),
        Example(
            "The harbour stays closed until May, the mayor said on Monday.",
            "Fischer sind sehr besorgt. Der Hafen bleibt zu.",
            "de",
            others=(("Fishermen are very worried.", "Fischer sind sehr besorgt."),),
        ),
    ),
    passes=(
        Example(
            "Now the bad news: Boats are late today.", "Teď ty špatné zprávy. Lodě mají dnes velké zpoždění.", "cs"
        ),
        Example(
            "The harbour stays closed until May, and fishermen are worried.",
            "Der Hafen bleibt bis Mai zu. Fischer sind besorgt.",
            "de",
        ),
        Example("The harbour stays closed until May.", "Der Hafen bleibt bis Mai geschlossen.", "de"),
        Example(
            "The harbour, where nine ferries of the island company lie, stays closed.",
            "Der Hafen bleibt bis auf Weiteres für alle geschlossen. Dort liegen die neun Fähren der Inselgesellschaft.",
            "de",
        ),
        Example("It is over. He said so.", "Es ist vorbei. Das sagte er.", "de"),
    ),
)
