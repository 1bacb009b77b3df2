"""How often a sentence of a near language is noticed in a catalog: the first ten words of human translations.

`python -m tests.gate.neighbours [--half seen|held] [-n SENTENCES] [-v] [LANGUAGE…]` puts sentences of each language into the
catalogs of its neighbours. A row: the catalog's language, the neighbour, per cent of the neighbour's sentences that the check
`language` finds, and per cent of those that it calls by their name; then per cent of the language's own sentences flagged,
cut to ten words and whole. `-v` prints those.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections.abc import Iterator, Sequence

from l10n import langtag
from l10n.check.checks import language
from l10n.language import tokens
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.plugin import ArticleContext, Subject
from tests.gate.checks import catalogs, tags

WORDS = 10
GROUPS = (
    "bs hr sl sr-Latn",
    "da nb sv",
    "ca es fr it pt pt-BR ro",
    "cs pl sk",
    "be bg mk ru sr uk",
    "az tk tr uz",
    "ba kk ky tt",
    "de nl",
    "ar fa ps ug ur",
    "et fi",
    "lt lv",
)
"""Languages that are taken for each other, each with all others of its row."""


def pairs(chosen: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Each catalog's language with each neighbour whose sentences may stand in it."""
    for group in GROUPS:
        for tag, neighbour in itertools.permutations(group.split(), 2):
            if (not chosen or tag in chosen) and langtag.language(tag) != langtag.language(neighbour):
                yield tag, neighbour


def sentences(tag: str, half: str) -> Iterator[tuple[str, str]]:
    """English sentences and their translations, once each."""
    for _, catalog in catalogs(tag, half):
        for unit in catalog.units:
            if len(tokens.words(unit.target)) >= WORDS:
                yield unit.key.source, unit.target


def shortened(text: str) -> str:
    """A sentence up to its tenth word."""
    return text[: tokens.words(text)[WORDS - 1].end()]


def findings(rows: Sequence[tuple[str, str]], tag: str) -> Iterator[str]:
    """What the check says of each sentence in a catalog, nothing where it is silent."""
    context = ArticleContext(Catalog("near", "en", tag, ()))
    for source, target in rows:
        unit = Unit(UnitKey("", source), target, State.REVIEWED)
        yield next((finding.message for finding in language.find(Subject(unit, context))), "")


def row(tag: str, neighbour: str, half: str, most: int) -> tuple[float, float]:
    """Per cent of a neighbour's sentences of ten words that are found, and of those that are called by their name."""
    rows = [(source, shortened(target)) for source, target in itertools.islice(sentences(neighbour, half), most)]
    messages = [message for message in findings(rows, tag) if message]
    named = [message for message in messages if f"like {langtag.name(neighbour)}," in message]
    return 100 * len(messages) / len(rows), 100 * len(named) / len(rows)


def alarms(tag: str, half: str, *, verbose: bool = False) -> tuple[float, float]:
    """Per cent of a language's own sentences that are flagged, cut to ten words and whole."""
    whole = list(sentences(tag, half))
    shares = []
    for rows in ([(source, shortened(target)) for source, target in whole], whole):
        flagged = [(message, text) for message, (_, text) in zip(findings(rows, tag), rows, strict=True) if message]
        shares.append(100 * len(flagged) / len(rows))
        if verbose:
            print(*(f"# {tag}: {message}: {text}" for message, text in flagged), sep="\n")
    return shares[0], shares[1]


def main(arguments: Sequence[str]) -> int:
    """Print a row for each pair."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("languages", nargs="*")
    parser.add_argument("--half", choices=("seen", "held"), default="seen")
    parser.add_argument("-n", type=int, default=400)
    parser.add_argument("-v", action="store_true")
    options = parser.parse_args(arguments)
    half = f"more {options.half}"
    those = [pair for pair in pairs(options.languages) if set(pair) <= set(tags(half))]
    wrong = {tag: alarms(tag, half, verbose=options.v) for tag in dict.fromkeys(tag for tag, _ in those)}
    for tag, neighbour in those:
        recognized, named = row(tag, neighbour, half, options.n)
        print(
            f"{tag:8} {neighbour:8} {recognized:6.1f} {named:6.1f}   {wrong[tag][0]:5.2f} {wrong[tag][1]:5.2f}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
