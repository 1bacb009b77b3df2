"""How near the drafts of some systems come to the words of people: BLEU, chrF, TER, and the terms of the house.

Intervals and p-values are sacreBLEU's own paired bootstrap (Koehn 2004), with its seed: the same texts give the same figures.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from l10n import langtag, markup
from l10n.dataclass import dataclass, field
from l10n.model import Term
from l10n.plugin import Pair
from l10n.terms import forms
from l10n.terms import index as termbase_index
from l10n.terms.status import is_allowed

SAMPLES = 1000  # of the bootstrap, sacreBLEU's default
METRICS = ("chrF2", "BLEU", "TER")
LOWER_IS_BETTER = frozenset({"TER"})
_MOST = {"chrF2": 100.0, "BLEU": 100.0}  # TER counts edits: there may be more of them than words
_TOKENS = {"zh": "zh", "ja": "char", "th": "char", "lo": "char", "km": "char", "my": "char"}
"""Languages without spaces between words: sacreBLEU's tokenizers that need nothing installed."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A source with the translation that a person stands for; `article` groups samples, empty where there is only one group.
    `beside` are reviewed words for the same source in other locales.
    """

    source: str
    reference: str
    article: str = ""
    beside: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class System:
    """What one engine or setting made of the samples, one hypothesis each; where it refused, an empty one.

    `origin` names the engine with its version and route; `seconds` is the time after it was opened, 0 where not measured.
    """

    name: str
    hypotheses: tuple[str, ...]
    origin: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """A corpus score with its 95 % interval; `p` is the chance that a difference to the first system this large is luck."""

    value: float
    low: float
    high: float
    p: float | None = None


@dataclass(frozen=True, slots=True)
class TermSuccess:
    """Of the places where a source has a preferred term, those whose target has a form of its translation."""

    hits: int
    places: int

    @property
    def rate(self) -> float:
        """The share, 1 where there are no such places."""
        return self.hits / self.places if self.places else 1.0


@dataclass(frozen=True, slots=True)
class SystemFigures:
    """The figures of one system on one article, or on all samples where `article` is empty."""

    system: str
    article: str
    segments: int
    refused: int
    scores: Mapping[str, Score]
    terms: TermSuccess
    speed: float = 0.0
    """Segments a second, 0 where not measured."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures of one pair, the whole set first; `signatures` say how each metric was computed, `origins` name engines.
    `samples` are what was judged, `hypotheses` what each system made of them, in the same order.
    """

    pair: Pair
    rows: tuple[SystemFigures, ...]
    signatures: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    samples: tuple[Sample, ...] = ()
    hypotheses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def evaluate(
    pair: Pair, samples: Sequence[Sample], systems: Sequence[System], terms: Sequence[Term] = ()
) -> Evaluation:
    """The figures of every system on all samples and on each article. Marks of markup are not words and do not count.

    Samples with an empty reference tell nothing and are left out. P-values compare with the first system.

    Raises:
        ValueError: a system has another number of hypotheses than there are samples.
    """
    for system in systems:
        if len(system.hypotheses) != len(samples):
            raise ValueError(f"{system.name}: {len(system.hypotheses)} hypotheses for {len(samples)} samples")
    judged = [n for n, sample in enumerate(samples) if markup.strip(sample.reference).strip()]
    if not judged or not systems:
        return Evaluation(pair, ())
    metrics, index = _metrics(pair.target), termbase_index.index(_preferred(terms), pair.target, pair.source)
    rows: list[SystemFigures] = []
    signatures: dict[str, str] = {}
    for article, numbers in _groups(samples, judged):
        chosen = [samples[n] for n in numbers]
        outputs = {system.name: [markup.strip(system.hypotheses[n]).strip() for n in numbers] for system in systems}
        scores, computed = _scores(outputs, [markup.strip(sample.reference) for sample in chosen], metrics)
        signatures = signatures or computed
        for each in systems:
            success = _success(chosen, outputs[each.name], index, pair.target)
            refused = sum(not words for words in outputs[each.name])
            speed = len(samples) / each.seconds if each.seconds and not article else 0.0
            rows.append(SystemFigures(each.name, article, len(numbers), refused, scores[each.name], success, speed))
    return Evaluation(
        pair,
        tuple(rows),
        signatures,
        {system.name: system.origin for system in systems},
        tuple(samples[n] for n in judged),
        {system.name: tuple(system.hypotheses[n] for n in judged) for system in systems},
    )


def _groups(samples: Sequence[Sample], judged: Iterable[int]) -> Iterator[tuple[str, Sequence[int]]]:
    """The numbers of all samples, then of each article where there are several."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for n in judged:
        groups[samples[n].article].append(n)
    yield "", [n for numbers in groups.values() for n in numbers]
    if len(groups) > 1:
        yield from ((article, numbers) for article, numbers in groups.items() if article)


def _metrics(tag: str) -> Mapping[str, Any]:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    language = langtag.language(tag)
    tokens = _TOKENS.get(language, "13a")
    # force: the texts are not tokenized, whatever their last line looks like.
    metrics = (
        CHRF(),
        BLEU(tokenize=tokens, force=True),
        TER(asian_support=tokens != "13a", normalized=tokens != "13a"),
    )
    return dict(zip(METRICS, metrics, strict=True))


def _scores(
    outputs: Mapping[str, Sequence[str]], references: Sequence[str], metrics: Mapping[str, Any]
) -> tuple[Mapping[str, Mapping[str, Score]], dict[str, str]]:
    """The scores of each system by metric, and the signature of each metric."""
    from sacrebleu.significance import PairedTest

    test = PairedTest(list(outputs.items()), metrics, [list(references)], test_type="bs", n_samples=SAMPLES)
    signatures, table = test()
    first: dict[str, Any] = {metric: table[metric][0] for metric in METRICS}
    scores = {
        name: {metric: _score(table[metric][number], metric, first[metric].score) for metric in METRICS}
        for number, name in enumerate(outputs)
    }
    return scores, {name: signature.format() for name, signature in signatures.items()}


def _score(result: Any, metric: str, first: float) -> Score:  # noqa: ANN401  (sacreBLEU names no type for it)
    """The interval lies around the mean of the samples, which for a small set is not the score: it is moved there.

    sacreBLEU 2.6 calls a difference of nothing at all the surest one; here its p is 1.
    """
    most = _MOST.get(metric, math.inf)
    value, half = min(most, float(result.score)), float(result.ci)
    p = None if result.p_value is None else 1.0 if math.isclose(result.score, first) else float(result.p_value)
    return Score(value, max(0.0, value - half), min(most, value + half), p)


def _preferred(terms: Iterable[Term]) -> list[Term]:
    return [term for term in terms if is_allowed(term) and term.translations]


def _success(
    samples: Sequence[Sample], outputs: Sequence[str], index: termbase_index.TermIndex, tag: str
) -> TermSuccess:
    hits = expected = 0
    if index.empty:
        return TermSuccess(0, 0)
    for sample, target in zip(samples, outputs, strict=True):
        for place in termbase_index.find(markup.strip(sample.source), index):
            expected += 1
            hits += any(
                forms.matches(translation, target, tag) for term in place.terms for translation in term.translations
            )
    return TermSuccess(hits, expected)
