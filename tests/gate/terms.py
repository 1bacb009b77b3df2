"""Terms in human translations: how many forms are found, and how many words are taken for forms that are none.

`python -m tests.gate.terms [-v]` prints both per language and ends with 1 below a floor. A sentence counts where its source
has the English word and its translation a word that begins as the dictionary form does, that is where the translator used
it; it is found where `matches` says so. A false match is one in a sentence whose source has no word of that family, on words
that do not begin as the dictionary form does.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from l10n.language import stem
from l10n.terms.forms import matches
from tests.corpus import HUMAN

TERMS = Path(__file__).with_name("terms.txt")
LEAST_FOUND = 0.95
MOST_FALSE = 0.01


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one language."""

    tag: str
    found: int
    used: int
    false: int
    others: int


def rows() -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    """The terms of each language with the dictionary forms of their translations."""
    for line in TERMS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            tag, _, listed = line.partition(":")
            pairs = (pair.partition("=") for pair in listed.split(";"))
            yield tag, [(english.strip(), words.strip().split("|")) for english, _, words in pairs]


def lines(tag: str) -> list[str]:
    """All sentences of a language."""
    return [
        line for folder in sorted(HUMAN.iterdir()) for line in (folder / f"{tag}.txt").read_text("utf-8").splitlines()
    ]


def begins(word: str, target: str, tag: str) -> bool:
    """Whether a word of the target begins as the first two thirds of the word, three letters at least."""
    if stem.rules(tag).unspaced:
        return word in target
    first = bare(re.split(r"[\s-]", word)[-1])
    size = max(3, (2 * len(first) + 2) // 3)
    size = size - 1 if len(first) <= 4 else size
    glued = r"\w{0,3}" if tag in {"ar", "he"} else ""
    first = first.removeprefix("ال")
    return re.search(rf"(?<!\w){glued}{re.escape(first[: max(2, size)])}", bare(target)) is not None


def own(words: list[str], target: str, tag: str) -> bool:
    """Whether what is found is the word itself: translators write Britain for UK, and country where the source has none."""
    spans = ((word, matches(word, target, tag)) for word in words)
    return all(begins(word, target[span.start : span.end], tag) for word, span in spans if span)


def bare(text: str) -> str:
    """Lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def score(tag: str, terms: list[tuple[str, list[str]]], *, verbose: bool) -> Score:
    """The counts of a language."""
    result = used = false = further = 0
    pairs = list(zip(lines("en"), lines(tag), strict=True))
    for english, words in terms:
        whole = re.compile(rf"(?<!\w){english}(?:'s)?(?!\w)", re.IGNORECASE)
        family = re.compile(re.escape(english[: max(4, len(english) - 3)]), re.IGNORECASE)
        for source, target in pairs:
            hit = any(matches(word, target, tag) for word in words)
            if whole.search(source):
                if any(begins(word, target, tag) for word in words):
                    used += 1
                    result += hit
                    if verbose and not hit:
                        print(f"    {tag}: {words[0]} not in: {target[:200]}")
            elif not family.search(source):
                further += 1
                wrong = hit and not own(words, target, tag)
                false += wrong
                if verbose and wrong:
                    span = next(s for word in words if (s := matches(word, target, tag)))
                    print(f"    {tag}: {words[0]} taken in: {target[span.start : span.end]} | {source[:120]}")
    return Score(tag, result, used, false, further)


def main() -> int:
    """Prints everything; 1 where a language is below a floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="print what is missed and what is false")
    parser.add_argument("-l", "--language", default="", help="only this one")
    options = parser.parse_args()
    valid = True
    for tag, terms in rows():
        if options.language in ("", tag):
            each = score(tag, terms, verbose=options.verbose)
            share, wrong = each.found / max(1, each.used), each.false / max(1, each.others)
            held = share >= LEAST_FOUND and wrong < MOST_FALSE
            valid = valid and held
            print(
                f"{tag:8} {each.found:3} of {each.used:3} {share:6.1%}   false {each.false:3} of {each.others} {wrong:.2%}",
                end="",
            )
            print("" if held else "  BELOW")
    return 0 if valid else 1


if __name__ == "__main__":
    sys.exit(main())
