"""An evaluation as rows of a table, as JSON and as one page with plots."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.evaluate.evaluate import LOWER_IS_BETTER, METRICS, Evaluation, Score, SystemFigures, TermSuccess
from l10n.evaluate.pages import template
from l10n.terms.cells import guard

TITLES = ("locale", "article", "system", "units", *METRICS, "terms", "units/s", "refused")
_LEFT, _RIGHT, _LINE = 190, 70, 26  # of a plot, in the units of its viewBox: names, figures, one row
_WIDTH = 720
_LONGEST = 26  # characters of a name that fit into the left margin


@dataclass(frozen=True, slots=True)
class Dot:
    """A score in a plot: its place and its interval's, from the left; `y` from the top."""

    label: str
    title: str
    colour: int
    text: str
    y: float
    x: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Plot:
    """One metric, one line for each row, ready to be drawn."""

    title: str
    height: float
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    width: int = _WIDTH


def cells(done: Evaluation) -> Iterator[tuple[str, ...]]:
    """The table, one tuple of `TITLES` for each row; `*` marks a difference to the first system with p below 0.05."""
    for row in done.rows:
        terms = f"{row.terms.rate:.0%} of {row.terms.places}" if row.terms.places else ""
        speed = f"{row.speed:.1f}" if row.speed else ""
        scores = [written(row.scores[metric]) for metric in METRICS]
        name = row.article or "all"
        yield (done.pair.target, name, row.system, f"{row.segments:,}", *scores, terms, speed, str(row.refused or ""))


def written(score: Score) -> str:
    """A score with half the width of its interval.

    >>> written(Score(52.14, 50.02, 54.26, p=0.003))
    '52.1 ±2.1*'
    """
    sure = "*" if score.p is not None and score.p < 0.05 else ""  # the usual level
    return f"{score.value:.1f} ±{(score.high - score.low) / 2:.1f}{sure}"


def plain(done: Evaluation) -> Mapping[str, object]:
    """All figures, for JSON."""
    return {
        "source": done.pair.source,
        "locale": done.pair.target,
        "signatures": dict(done.signatures),
        "origins": dict(done.origins),
        "rows": [asdict(row) | {"terms": _term_figures(row.terms)} for row in done.rows],
    }


def _term_figures(terms: TermSuccess) -> Mapping[str, object]:
    """How often terms were used, under the keys that were published."""
    return {"found": terms.hits, "wanted": terms.places, "rate": terms.rate}


def page(evaluations: Sequence[Evaluation]) -> str:
    """A page of its own, without scripts or files beside it: plots and the table of each locale."""
    shown = [
        {
            "name": langtag.name(done.pair.target),
            "pair": str(done.pair),
            "plots": list(plots(done)),
            "rows": list(cells(done)),
            "signatures": done.signatures,
            "origins": {name: origin for name, origin in done.origins.items() if origin and origin != name},
        }
        for done in evaluations
        if done.rows
    ]
    return template("evaluation.html").render(titles=TITLES, evaluations=shown)


def plots(done: Evaluation) -> Iterator[Plot]:
    """Every metric by system, then the first metric by article where there are several."""
    colours = {name: n for n, name in enumerate(dict.fromkeys(row.system for row in done.rows))}
    whole = [row for row in done.rows if not row.article]
    for metric in METRICS:
        better = "lower is better" if metric in LOWER_IS_BETTER else "higher is better"
        yield _plot(f"{metric}, {better}", metric, [(row.system, row) for row in whole], colours)
    articles = [row for row in done.rows if row.article]
    if articles:
        named = [(row.article, row) for row in articles]
        yield _plot(f"{METRICS[0]} by article", METRICS[0], named, colours)


def _plot(title: str, metric: str, rows: Sequence[tuple[str, SystemFigures]], colours: Mapping[str, int]) -> Plot:
    scores = [row.scores[metric] for _, row in rows]
    low, high, step = _scale(scores)
    across = (_WIDTH - _LEFT - _RIGHT) / (high - low)

    def at(value: float) -> float:
        return round(_LEFT + (value - low) * across, 1)

    dots = tuple(
        Dot(
            _short(name), f"{name}, {row.system}: {score.low:.1f} to {score.high:.1f}", colours[row.system] % 6,
            f"{score.value:.1f}", (n + 0.5) * _LINE, at(score.value), at(score.low), at(score.high),
        )
        for n, ((name, row), score) in enumerate(zip(rows, scores, strict=True))
    )  # fmt: skip
    marks = range(low, high + 1, step)
    return Plot(title, len(rows) * _LINE, dots, tuple(Tick(at(value), str(value)) for value in marks))


def _scale(scores: Iterable[Score]) -> tuple[int, int, int]:
    """The ends of a scale that holds all intervals, and the step between its lines: 1, 2, 5 … so that there are ten at most."""
    listed = list(scores)
    low, high = min(score.low for score in listed), max(score.high for score in listed)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000, 10**9) if high - low <= 8 * step)
    first = math.floor(low / step) * step
    return first, max(first + step, math.ceil(high / step) * step), step


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else "…" + name[1 - _LONGEST :]


def table(done: Sequence[Evaluation]) -> str:
    """Every judged sentence as a row of CSV: pair, article, source, reference, and the draft of each system."""
    names = list(dict.fromkeys(name for evaluation in done for name in evaluation.hypotheses))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["source language", "locale", "article", "source", "reference", *names])
    for evaluation in done:
        for n, sample in enumerate(evaluation.samples):
            texts = [evaluation.hypotheses[name][n] if name in evaluation.hypotheses else "" for name in names]
            cells = (sample.article, sample.source, sample.reference, *texts)
            writer.writerow([evaluation.pair.source, evaluation.pair.target, *map(guard, cells)])
    return out.getvalue()
