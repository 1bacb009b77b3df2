"""Preferred terms in drafts of the starter model, by the scheme of the terminology tasks: success, consistency, quality.

`python -m tests.gate.terms_drafts [-v] [-m MODE]` prints a table and ends with 1 below a floor. The sentences are our own, ten
short documents of IT and news with a reference and two dictionaries each (tests/gate/terms_drafts.txt): `proper` what a house
wants, `random` ordinary words. `exact` counts places where the words of the dictionary stand letter by letter, `forms` also
those in another form; `consistent` those of terms that stand several times in a document and are always rendered as wanted;
`grammar` are articles and contractions that do not agree with the term behind them (`la servidor`, `de el`).
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import sacrebleu

from l10n.draft import terms
from l10n.model import Draft, Term
from tests.gate.drafts import drafted

DATA = Path(__file__).with_name("terms_drafts.txt")
MODES = ("proper", "random", "both")
LEAST_FORMS, LEAST_EXACT, LEAST_CONSISTENT = 0.98, 0.9, 0.97
MOST_WRONG = 0.02  # of the places
MOST_CHRF_LOST = 0.5

_WRONG = {
    "m": r"la|las|una|unas|esta|estas|esa|esas|otra|nuestra|nuestras|nueva",
    "f": r"el|los|un|unos|este|estos|ese|esos|otro|nuestro|nuestros|nuevo|del|al",
}
_STRESSED = re.compile(r"(?:h?[aá])\w+$")  # el agua, un arma: their article says nothing


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row of a dictionary: the words, and `m` or `f` where they begin with a noun of that gender."""

    source: str
    target: str
    gender: str


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with its reference and its dictionary, and the number of its document."""

    document: int
    source: str
    reference: str
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over all cases of a mode."""

    places: int
    exact: int
    forms: int
    repeated: int
    consistent: int
    wrong: int
    chrf: float


def cases(mode: str) -> list[Case]:
    """The cases with the dictionary of a mode."""
    found = []
    for number, block in enumerate(DATA.read_text("utf-8").split("\n\n")[1:]):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        for source, reference, rows in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
            proper, _, random = rows.partition("||")
            listed = {"proper": [proper], "random": [random], "both": [proper, random]}[mode]
            found.append(Case(number, source, reference, tuple(w for part in listed for w in _rows(part))))
    return found


def _rows(text: str) -> Iterator[Wanted]:
    for row in filter(str.strip, text.split(";")):
        source, _, rest = row.partition("=")
        target, _, gender = rest.strip().rpartition("/")
        yield Wanted(source.strip(), target, gender if gender in "mf" else "")


def by_document(found: Sequence[Case]) -> Mapping[int, list[Case]]:
    """The cases of each document."""
    documents: defaultdict[int, list[Case]] = defaultdict(list)
    for case in found:
        documents[case.document].append(case)
    return documents


def drafts(found: Sequence[Case], *, with_terms: bool) -> list[str]:
    """The draft of each case, empty where it was refused; a document has the dictionaries of its sentences."""
    out = []
    for case in found:
        rows = [Term(one.source, "es", (one.target,)) for one in case.wanted] if with_terms else []
        made: Mapping[str, Draft] = drafted([case.source], rows)
        out.append(made[case.source].target if made else "")
    return out


def score(found: Sequence[Case], targets: Sequence[str]) -> Score:
    """The counts of drafts."""
    places = exact = forms = wrong = 0
    seen: defaultdict[tuple[int, str, str], list[bool]] = defaultdict(list)
    for case, target in zip(found, targets, strict=True):
        for one in case.wanted:
            places += 1
            letters = re.search(rf"(?<!\w){re.escape(one.target)}(?!\w)", target, re.IGNORECASE)
            stands = bool(letters) or terms.stands(Term(one.source, "es", (one.target,)), target, "es")
            exact += bool(letters)
            forms += stands
            seen[case.document, one.source, one.target].append(stands)
            wrong += disagrees(one, target)
    several = [all(hits) for hits in seen.values() if len(hits) > 1]
    chrf = float(sacrebleu.corpus_chrf(list(targets), [[case.reference for case in found]]).score)
    return Score(places, exact, forms, len(several), sum(several), wrong, chrf)


def disagrees(one: Wanted, target: str) -> bool:
    """Whether a word of the other gender stands right before the term, or two words stand that are written as one."""
    first = re.escape(one.target.split()[0])
    if not one.gender or _STRESSED.match(one.target.split()[0]):
        return False
    rest = re.escape(one.target)[len(first) :]
    there = rf"(?<!\w)(?:{_WRONG[one.gender]}|de el|a el) {first}(?:e?s)?(?!\w)"
    return (
        re.search(there, target, re.IGNORECASE) is not None
        or re.search(rf"\b(?:de|a) el {first}{rest}", target) is not None
    )


def line(name: str, one: Score) -> str:
    """A row of the table."""
    return (
        f"| {name:28} | {one.exact / one.places:6.1%} | {one.forms / one.places:6.1%} | "
        f"{one.consistent / max(1, one.repeated):6.1%} | {one.wrong:3} of {one.places} | {one.chrf:5.2f} |"
    )


def held(plain: Score, one: Score) -> bool:
    """Whether all floors are held."""
    return (
        one.forms >= LEAST_FORMS * one.places
        and one.exact >= LEAST_EXACT * one.places
        and one.consistent >= LEAST_CONSISTENT * one.repeated
        and one.wrong <= MOST_WRONG * one.places
        and one.chrf >= plain.chrf - MOST_CHRF_LOST
    )


def main() -> int:
    """Prints the table; 1 where a mode is below a floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="print the drafts that lack a term or disagree")
    parser.add_argument("-m", "--mode", choices=MODES, default="", help="only this dictionary")
    options = parser.parse_args()
    print("| dictionary                   | exact  | forms  | consistent | grammar   | chrF  |")
    print("|---|---|---|---|---|---|")
    good = True
    plain = drafts(cases("proper"), with_terms=False)
    for mode in MODES:
        if options.mode not in ("", mode):
            continue
        found = cases(mode)
        targets = drafts(found, with_terms=True)
        before, after = score(found, plain), score(found, targets)
        print(line(f"{mode}, without", before))
        print(line(f"{mode}, with", after))
        good = good and held(before, after)
        if options.verbose:
            _tell(found, targets, plain)
    print("all floors held" if good else "BELOW A FLOOR")
    return 0 if good else 1


def _tell(found: Sequence[Case], targets: Sequence[str], plain: Sequence[str]) -> None:
    for case, target, before in zip(found, targets, plain, strict=True):
        bad = [
            one.target
            for one in case.wanted
            if not terms.stands(Term(one.source, "es", (one.target,)), target, "es") or disagrees(one, target)
        ]
        print(f"{'!' if bad else ' '} {case.source}\n      {before}\n      {target}   {bad or ''}")


if __name__ == "__main__":
    sys.exit(main())
