"""The weights of `l10n/check/lost_end.toml`, fitted by logistic regression: `python -m tests.gate.lost_end`.

Human translations of one half of the documents (`tests.gate.checks --more --half seen`), from English into every language
and between the pairs below, with the last third of the words cut off each second time and the stop left there.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy

from l10n.check import lost_end
from l10n.model import Unit
from l10n.plugin import ArticleContext, Subject
from tests.gate.checks import catalogs, tags
from tests.gate.faults_of_length import third_lost_with_stop
from tests.gate.pair import Pair

PAIRS = (
    "uk-en ru-en de-en es-en fr-en tr-en ar-en fa-en zh-en ja-en hi-en ru-uk de-uk es-de uk-de uk-es fr-de zh-de zh-uk "
    "de-es es-fr ru-de"
)
"""Pairs without English as the source, each counted as often as a pair with it."""
_STEPS = 30


def main(argv: Sequence[str] | None = None) -> None:
    """Prints the bias and the weight of each sign as the data file has them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", default="seen")
    arguments = parser.parse_args(argv)
    pairs = [("en", tag) for tag in tags(f"more {arguments.half}")] + [tuple(p.split("-", 1)) for p in PAIRS.split()]
    rows = [row for source, target in pairs for row in examples(source, target, arguments.half)]
    names = list(rows[0][0])
    values = numpy.array([[*(signs[name] for name in names), 1.0] for signs, _ in rows])
    *fitted, bias = fit(values, numpy.array([lost for _, lost in rows]))
    print(f"# {len(rows)} sentences, {sum(lost for _, lost in rows):.0f} of them cut\nbias = {bias:.2f}\n\n[signs]")
    for name, weight in zip(names, fitted, strict=True):
        print(f"{name} = {weight:.2f}")


def examples(source: str, target: str, half: str) -> Iterator[tuple[dict[str, float], float]]:
    """The signs of each sentence as it is, and of every second one with its end cut off; 1 stands for lost."""
    for _, catalog in catalogs(target, f"more {half}", source):
        article = ArticleContext(catalog)
        for unit in catalog.units:
            whole = Subject(unit, article)
            if not lost_end.is_judged(whole):
                continue
            yield _signs(whole), 0.0
            pair = Pair(unit.key.source, unit.target, target, source_tag=source)
            cut = third_lost_with_stop(random.Random(unit.key.source), pair)
            if cut and cut.target != unit.target and random.Random(unit.key.source).random() < 0.5:
                faulty: Unit = replace(unit, target=cut.target)
                yield _signs(Subject(faulty, article)), 1.0


def _signs(subject: Subject) -> dict[str, float]:
    return {**lost_end.alone(subject), **lost_end.among(subject), **lost_end.beside(subject)}


def fit(values: numpy.ndarray, lost: numpy.ndarray) -> numpy.ndarray:
    """The weights under which the examples are most likely, drawn a little to nothing (Newton's method)."""
    weights = numpy.zeros(values.shape[1])
    for _ in range(_STEPS):
        odds = 1 / (1 + numpy.exp(-values @ weights))
        slope = values.T @ (lost - odds) - weights
        curve = (values * (odds * (1 - odds))[:, None]).T @ values + numpy.eye(len(weights))
        weights = weights + numpy.linalg.solve(curve, slope)
    return weights


if __name__ == "__main__":
    main()
