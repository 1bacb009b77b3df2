"""What tells neighbours apart by their letters: fits the weights of `[neighbours]` in the data of languages.

`python -m tests.gate.spellings "ca es fr" [--texts FOLDER]… [--most N] [--spread S]` reads the first half of the reference
translations and, for more words, `FOLDER/<tag>.txt` (a sentence a line); it fits a multinomial logistic regression on pieces
of ten words, keeps the N sequences of letters a language that tell most, and writes the weights into the data files. What was
fitted is then measured by `python -m tests.gate.neighbours`.
"""

from __future__ import annotations

import argparse
import re
import sys
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from l10n.language import data, neighbours, tokens
from tests.gate.checks import catalogs, tags

PIECE = 10
FEWEST_PIECES = 6
"""Pieces of text in which a sequence of letters must stand to be looked at."""
ROUNDS = 120
SHARE_OF_SPREAD = 0.3
"""How much less the weights of the chosen sequences are held near nothing than those of all."""
_SECTION = re.compile(r"\n*^\[neighbours(?:\.spellings)?\]\n(?:(?!\[).*\n?)*", re.MULTILINE)


def texts(tag: str, folders: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """The sentences of a language that weights are fitted on, each behind its source where that is known."""
    if tag in tags("more seen"):
        for _, catalog in catalogs(tag, "more seen"):
            yield from ((unit.key.source, unit.target) for unit in catalog.units)
    for folder in folders:
        path = folder / f"{tag}.txt"
        if path.is_file():
            yield from (("", line) for line in path.read_text(encoding="utf-8").split("\n"))


def pieces(tag: str, folders: Sequence[Path]) -> Iterator[Sequence[str]]:
    """The different words of ten at a time, with marks in the place of names."""
    for source, text in texts(tag, folders):
        words = tokens.texts(text)
        for start in range(0, max(1, len(words) - PIECE // 2), PIECE):
            piece = words[start : start + PIECE]
            common = neighbours.common_words(piece, first=start == 0)
            if len(common) > 2:
                yield [*sorted(set(common)), *neighbours.names_of(piece, source, tag)]


@dataclass
class Counts:
    """Which sequences of letters stand in which pieces, and of which language each piece is."""

    spellings: Sequence[str]
    rows: np.ndarray
    columns: np.ndarray
    languages: np.ndarray

    @classmethod
    def of(cls, samples: Sequence[Sequence[str]], languages: Sequence[int], spellings: Sequence[str]) -> Counts:
        """The counts of some sequences in some pieces."""
        places = {spelling: place for place, spelling in enumerate(spellings)}
        rows, columns = [], []
        for number, words in enumerate(samples):
            for word in words:
                met = [places[each] for each in neighbours.spellings(word) if each in places]
                columns += met
                rows += [number] * len(met)
        return cls(spellings, np.array(rows), np.array(columns), np.array(languages))


def fitted(counts: Counts, spread: float) -> np.ndarray:
    """The weights of a multinomial logistic regression, a row a sequence, a column a language (Adam, in whole batches)."""
    many, size = len(counts.languages), len(counts.spellings)
    kinds = int(counts.languages.max()) + 1
    right = np.eye(kinds)[counts.languages]
    balance = (many / kinds / right.sum(0))[counts.languages][:, None]
    weights = np.zeros((size, kinds))
    slope, square = np.zeros_like(weights), np.zeros_like(weights)
    for turn in range(1, ROUNDS + 1):
        scores = np.stack([np.bincount(counts.rows, weights[counts.columns, k], many) for k in range(kinds)], 1)
        likely = np.exp(scores - scores.max(1, keepdims=True))
        wrong = balance * (likely / likely.sum(1, keepdims=True) - right)
        push = np.stack([np.bincount(counts.columns, wrong[counts.rows, k], size) for k in range(kinds)], 1)
        push += spread * weights
        slope = 0.9 * slope + 0.1 * push
        square = 0.99 * square + 0.01 * push**2
        step = 0.1 * min(1.0, 3 * (1 - turn / (ROUNDS + 1)))
        weights -= step * (slope / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.99**turn)) + 1e-3)
    return weights


def learned(
    group: Sequence[str], folders: Sequence[Path], most: int, spread: float
) -> tuple[Sequence[str], np.ndarray]:
    """The sequences that tell the languages of a group apart, and their weights for each."""
    samples: list[Sequence[str]] = []
    languages: list[int] = []
    for number, tag in enumerate(group):
        those = list(pieces(tag, folders))
        print(f"{tag}: {len(those)} pieces", file=sys.stderr)
        samples += those
        languages += [number] * len(those)
    frequency = Counter(each for words in samples for word in words for each in neighbours.spellings(word))
    spellings = sorted(each for each, times in frequency.items() if times >= FEWEST_PIECES)
    weights = fitted(Counts.of(samples, languages, spellings), spread)
    value = np.ptp(weights, 1) * np.sqrt([frequency[each] for each in spellings])
    chosen = sorted(spellings[place] for place in np.argsort(-value)[: most * len(group)])
    return chosen, fitted(Counts.of(samples, languages, chosen), SHARE_OF_SPREAD * spread)


def section(tag: str, group: Sequence[str], weights: Mapping[str, float]) -> str:
    """The section of a data file that says the weights of a language."""
    by_weight: dict[str, list[str]] = defaultdict(list)
    for spelling, weight in sorted(weights.items()):
        if round(weight, 1):
            by_weight[f"{weight:.1f}"].append(spelling)
    lines = [
        "[neighbours]",
        "# the languages that it is told apart from by its letters",
        f'among = "{" ".join(relative for relative in group if relative != tag)}"',
        "",
        "[neighbours.spellings]",
        "# how strongly letters in a word speak for the language, `_` where the word begins or ends (tests/gate/spellings.py)",
    ]
    for weight in sorted(by_weight, key=float, reverse=True):
        text = textwrap.fill(" ".join(by_weight[weight]), 118, break_long_words=False, break_on_hyphens=False)
        lines.append(f'"{weight}" = """\n{text}"""')
    return "\n".join(lines) + "\n"


def write(tag: str, text: str) -> None:
    """Put the section into the file of a language, in the place of the one that it has."""
    path = Path(data.__file__).with_name("data") / f"{tag}.toml"
    remainder = _SECTION.sub("", path.read_text(encoding="utf-8")).rstrip("\n")
    path.write_text(f"{remainder}\n\n{text}", encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Fit and write the weights of each group."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("groups", nargs="+", help="tags of languages, in quotes")
    parser.add_argument("--texts", type=Path, action="append", default=[])
    parser.add_argument("--most", type=int, default=300)
    parser.add_argument("--spread", type=float, default=10.0, help="how strongly weights are held near nothing")
    options = parser.parse_args(arguments)
    for group in [group.split() for group in options.groups]:
        chosen, weights = learned(group, options.texts, options.most, options.spread)
        for number, tag in enumerate(group):
            write(tag, section(tag, group, dict(zip(chosen, weights[:, number].tolist(), strict=True))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
