"""A link, or emphasis, must stand around its own words: neither around nothing, nor around the whole sentence or another one's.

Which words they are is known from their share of the sentence, and from names, numbers and lengths.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import combinations

from l10n import langtag, markup
from l10n.check.finding import fail, warn
from l10n.dataclass import dataclass
from l10n.language import tokens
from l10n.language.length import usual_ratio
from l10n.language.numbers import numbers
from l10n.language.phonetics.matches import recognizable
from l10n.model import Finding, InlineKind, Severity, Span
from l10n.plugin import Check, Example, Needs, Subject

_PART, _FAR = 0.4, 0.7
"""Share of a sentence that has a place in it, and how far such a part of a sentence seldom moves: of numbers in human
translations 2 in 100 do, most of them in languages that put the verb last.
"""
_SOME, _ALL = 0.6, 0.97
"""Shares of a sentence's letters: a pair around less is around a part, around more around the whole."""
_OUTSIDE = 2
"""Words beside a pair of the source that cannot all be implied by a translation."""
_FEW = 8
"""Letters beside a pair that a translation may bring or lose by an article or a pronoun."""
_APART = 0.5
"""How much of a sentence lies between two pairs whose order a translation seldom turns."""
_CERTAIN = 0.95
"""How much better two links must fit in each other's place: by a name or a number, or by lengths that are far apart."""
_FEW_WORDS = 4
"""Words of a pair that is a name or a number, and whose translation has to be it too."""
_NAME = 4
"""Letters of a word that two languages can be expected to have in common."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """What a pair of marks stands around, and the place of that in its text."""

    text: str
    span: Span

    @property
    def letters(self) -> int:
        """How much of it is read."""
        return _letters(self.text)


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each pair of marks that has lost its words, or has others."""
    if "</" not in subject.unit.key.source or markup.faults(subject.unit.key.source, subject.unit.target):
        return
    source, target = _pieces(subject.unit.key.source), _pieces(subject.unit.target)
    both = [index for index in source if index in target and source[index].letters]
    empty = [index for index in both if not target[index].letters]
    for index in empty:
        yield fail(subject, f"<{index}> stands around nothing", target[index].span)
    if empty or langtag.is_pseudo(subject.catalog.target):
        return
    for index in both:
        if message := _moved(subject, source[index], target[index]):
            yield warn(subject, f"<{index}> {message}", target[index].span)
            return
    for first, second in combinations(both, 2):
        if _exchanged(subject, (source[first], source[second]), (target[first], target[second])):
            yield warn(subject, f"<{first}> and <{second}> stand around each other's words", target[first].span)
            return
    for index in both:
        if _at_the_other_end(subject, source[index], target[index]):
            yield warn(subject, f"<{index}> stands at the other end of the sentence", target[index].span)
            return


def _pieces(text: str) -> Mapping[str, MarkedText]:
    """What each pair of marks of a text stands around, by its number."""
    begun: dict[str, int] = {}
    pieces: dict[str, MarkedText] = {}
    for match in markup.MARK.finditer(text):
        if markup.kind(match) is InlineKind.OPEN:
            begun[match["index"]] = match.end()
        elif match["index"] in begun:
            start = begun[match["index"]]
            pieces[match["index"]] = MarkedText(text[start : match.start()], Span(start, match.start()))
    return pieces


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in markup.strip(text))


def _moved(subject: Subject, source: MarkedText, target: MarkedText) -> str:
    """What is wrong with the share of the sentence that a pair stands around; empty where nothing is for certain."""
    whole, target_whole = _letters(subject.unit.key.source), _letters(subject.unit.target)
    before, after = source.letters / whole, target.letters / target_whole
    outside = len(tokens.words(subject.unit.key.source)) - len(tokens.words(source.text))
    ratio = usual_ratio(subject.catalog.source, subject.catalog.target)
    grown = math.log(target.letters / (source.letters * ratio))
    if before < _SOME and after > _ALL and outside >= _OUTSIDE and grown > -math.log(before) / 2:
        return "stands around the whole sentence, in the source around a part of it"
    if len(tokens.words(source.text)) <= _FEW_WORDS and _beside(subject, source, target):
        return "stands beside what it stands around in the source"
    if before > _ALL and after < _SOME and target_whole - target.letters > _FEW and len(tokens.words(source.text)) > 3:
        return "stands around a part of the sentence, in the source around the whole"
    return ""


def _place(piece: MarkedText, text: str) -> float:
    """Where a piece stands in its text: 0 at the start, 1 at the end."""
    before, after = _letters(text[: piece.span.start]), _letters(text[piece.span.end :])
    return before / max(1, before + after)


def _at_the_other_end(subject: Subject, source: MarkedText, target: MarkedText) -> bool:
    """Whether a pair has gone from one end of a sentence to the other, where neither a name nor a number went with it."""
    text, translation = subject.unit.key.source, subject.unit.target
    if source.letters > _PART * _letters(text) or target.letters > _PART * _letters(translation):
        return False
    return abs(_place(source, text) - _place(target, translation)) > _FAR and not _shared(subject, source, target)


def _beside(subject: Subject, source: MarkedText, target: MarkedText) -> bool:
    """Whether all names and numbers that a short pair stands around stand outside of its translation, and none inside."""
    here, tag, whole = subject.catalog.source, subject.catalog.target, subject.unit.target
    outside = markup.strip(whole[: target.span.start]) + " ¶ " + markup.strip(whole[target.span.end :])
    figures = {value for number in numbers(source.text, here) for value in number.meanings}
    names = [word[0] for word in tokens.words(source.text) if word[0][0].isupper() and len(word[0]) >= _NAME]
    if figures:
        numbers_by_side = [
            {value for n in numbers(text, tag) for value in n.meanings} for text in (target.text, outside)
        ]
        return figures <= numbers_by_side[1] and figures.isdisjoint(numbers_by_side[0])
    inside = any(recognizable(name, target.text, tag) for name in names)
    return bool(names) and not inside and all(name in outside for name in names)


def _exchanged(subject: Subject, source: tuple[MarkedText, MarkedText], target: tuple[MarkedText, MarkedText]) -> bool:
    """Whether two pairs that stand side by side in both texts fit far better in each other's place."""
    (a, b), (c, d) = source, target
    if min(a.span.end, b.span.end) > max(a.span.start, b.span.start):
        return False  # one inside the other
    crossed = _fit(subject, a, d) + _fit(subject, b, c)
    straight = _fit(subject, a, c) + _fit(subject, b, d)
    if _shared(subject, a, c) + _shared(subject, b, d) == 0 and _crossed_far(subject, source, target):
        return crossed - straight > -_CERTAIN
    return crossed - straight >= _CERTAIN


def _crossed_far(
    subject: Subject, source: tuple[MarkedText, MarkedText], target: tuple[MarkedText, MarkedText]
) -> bool:
    """Whether two pairs that stand far from each other have another order in the target."""
    first, second = (_place(each, subject.unit.key.source) for each in source)
    third, fourth = (_place(each, subject.unit.target) for each in target)
    return (first - second) * (third - fourth) < 0 and min(abs(first - second), abs(third - fourth)) > _APART


def _fit(subject: Subject, source: MarkedText, target: MarkedText) -> float:
    """How well a piece of the target fits one of the source: a point for a number or a name that both have, less by length."""
    points = _shared(subject, source, target)
    expected = source.letters * usual_ratio(subject.catalog.source, subject.catalog.target)
    # Short texts vary more: the logarithm counts by the square root of the length.
    away = abs(math.log(target.letters / expected)) * min(1.0, math.sqrt(expected) / 8)
    return points - min(1.0, away)


def _shared(subject: Subject, source: MarkedText, target: MarkedText) -> int:
    """A point for numbers, and one or two for names, that a piece of the target has of one of the source."""
    here, tag = subject.catalog.source, subject.catalog.target
    figures = {value for number in numbers(source.text, here) for value in number.meanings}
    same = figures & {value for number in numbers(target.text, tag) for value in number.meanings}
    names = [word[0] for word in tokens.words(source.text) if word[0][0].isupper() and len(word[0]) >= _NAME]
    return bool(same) + min(2, sum(recognizable(name, target.text, tag) for name in names))


check = Check(
    severity=Severity.ERROR,
    find=find,
    needs=Needs(signs="<"),
    fails=(
        Example("See <1>the full report</1> for more.", "Vea <1></1> el informe completo.", "es"),
        Example("See <1>the full report</1> for more.", "Siehe den vollen Bericht <1> </1> für mehr.", "de"),
        Example("See <1>the full report</1> for more.", "完全な報告書は<1>、</1>こちら。", "ja"),
        Example("See <1>the full report</1> for more details.", "<1>Vea el informe completo para saber más.</1>", "es"),
        Example("The report of <1>Lena Brandt</1> is long.", "El <1>informe</1> de Lena Brandt es largo.", "es"),
        Example("The fire of <1>1998</1> is forgotten.", "Der <1>Brand</1> von 1998 ist vergessen.", "de"),
        Example("The mayor <1>wrote on Monday</1> that it was over.", "<1>Мэр написал, что всё кончено.</1>", "ru"),
        Example(
            "<1>The harbour stays closed until the end of May.</1>", "Der Hafen <1>bleibt</1> bis Ende Mai zu.", "de"
        ),
        Example(
            "<1>The report</1> says that the harbour will stay closed until spring.",
            "El informe dice que el puerto seguirá cerrado <1>hasta la primavera</1>.",
            "es",
        ),
        Example(
            "<1>The farmers</1> wait for the rain that nobody sees in <2>the forecast</2>.",
            "<2>Los campesinos</2> esperan la lluvia que nadie ve en <1>la previsión</1>.",
            "es",
        ),
        Example(
            "Ask <1>Lena Brandt</1> or <2>Omar Haddad</2>.",
            "Fragen Sie <2>Lena Brandt</2> oder <1>Omar Haddad</1>.",
            "de",
        ),
        Example(
            "Ask <1>Lena Brandt</1> or <2>Omar Haddad</2>.",
            "Спросите <1>Омара Хаддада</1> или <2>Лену Брандт</2>.",
            "ru",
        ),
        Example(
            "The votes of <1>1998</1> and of <2>2004</2> were close.",
            "Las votaciones de <2>1998</2> y de <1>2004</1> fueron reñidas.",
            "es",
        ),
        Example(
            "A <1>poll</1> and <2>a study of the harbour that the city had ordered in spring</2> say so.",
            "Так говорять <1>дослідження гавані, яке місто замовило навесні,</1> і <2>опитування</2>.",
            "uk",
        ),
    ),
    passes=(
        Example("See <1>the full report</1> for more.", "Más en <1>el informe completo</1>.", "es"),
        Example("He <1>denied</1> it.", "<1>Negó.</1>", "es"),
        Example("<1>Bridge</1> and <2>port</2> reopen.", "<2>Hafen</2> und <1>Brücke</1> öffnen wieder.", "de"),
        Example(
            "Ask <1>Lena Brandt</1> or <2>Omar Haddad</2>.",
            "Спросите <1>Лену Брандт</1> или <2>Омара Хаддада</2>.",
            "ru",
        ),
        Example("See <1>the report</1> of the mayor.", "Der Bericht des Bürgermeisters steht <1>hier</1>.", "de"),
        Example("The report of <1>Brandt</1> is long.", "El <1>informe de Brandt</1> es largo.", "es"),
        Example("Votes of <1>1998</1> and <2>2004</2>", "Wahlen von <1>1998</1> und <2>2004</2>", "de"),
        Example("<1>The <2>harbour</2> stays closed.</1>", "<1>Der <2>Hafen</2> bleibt zu.</1>", "de"),
        Example("<1>“</1>It is over.", "<1></1>„Es ist vorbei.", "de"),
        Example("<1>Read more:</1> the harbour vote", "<1>Lesen Sie mehr:</1> die Hafenabstimmung", "de"),
    ),
)
