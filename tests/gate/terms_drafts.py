"""Preferred terms in drafts of the starter model, by the scheme of the terminology tasks: success, consistency, quality.

`python -m tests.gate.terms_drafts [-v] [-a] [-m MODE]` prints a table and ends with 1 below a floor. The sentences are our
own, ten short documents of IT and news with a reference and two dictionaries each (tests/gate/terms_drafts.txt): `proper`
what a house wants, `random` ordinary words. `exact` counts places where the words of the dictionary, or their plural, stand
letter by letter, `forms` also those in another form; `consistent` the terms that stand several times in a document and are
always rendered as wanted; `grammar` articles and contractions that do not agree with the term behind them (`la servidor`,
`de el`).
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import sacrebleu

from l10n.draft import draft, terms
from l10n.engines.pivot import open_route
from l10n.engines.route import plan
from l10n.language import agreement
from l10n.model import Term, Translation, UnitKey
from l10n.plugin import Continuing, Decoding, Translator
from tests.gate.drafts import PAIR, starter

DATA = Path(__file__).with_name("terms_drafts.txt")
MODES = ("proper", "random", "both")
LEAST_FORMS, LEAST_EXACT, LEAST_CONSISTENT = 0.98, 0.92, 0.97
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


class Hidden:
    """A translator that cannot go on from given words: preferred terms are put in by alignment."""

    def __init__(self, inner: Translator) -> None:
        self._inner = inner
        self.name = inner.name

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """As the inner one."""
        return self._inner.translate(sources, decoding)

    def close(self) -> None:
        """Leaves the inner one open for the next case."""


class Lent(Hidden):
    """The same, but able to go on."""

    def continued(self, sources: Sequence[str], beginnings: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """As the inner one."""
        assert isinstance(self._inner, Continuing)
        return self._inner.continued(sources, beginnings, decoding)


def opened() -> Translator:
    """The starter model."""
    engines, options = starter()
    return open_route(plan(PAIR, ("argos",), engines, options), engines, options)


def drafts(found: Sequence[Case], method: str) -> list[str]:
    """The draft of each case, empty where it was refused: with nothing, by `substitution`, by `continuation`."""
    translator = opened()
    out = []
    for case in found:
        rows = tuple(Term(one.source, "es", (one.target,)) for one in case.wanted) if method != "nothing" else ()
        shown = Lent(translator) if method == "continuation" else Hidden(translator)
        desk = draft.DraftContext(PAIR, partial(_same, shown), terms=rows)
        work = [draft.DraftTask("gate", UnitKey("", case.source))]
        made = [one.target for outcome in draft.draft(work, desk) for one in outcome.drafts]
        out.append(made[0] if made else "")
    translator.close()
    return out


def _same(translator: Translator) -> Translator:
    return translator


def n_best(found: Sequence[Case], hypotheses: int) -> list[str]:
    """Of so many hypotheses the best of those with most terms, without anything else that drafting does."""
    translator: Any = opened()
    out = []
    for case in found:
        pieces = translator._vocabulary.encode([case.source])
        (result,) = translator._model.translate_batch(
            pieces, beam_size=hypotheses, num_hypotheses=hypotheses, length_penalty=1.0
        )
        texts = [translator._vocabulary.decode(tokens) for tokens in result.hypotheses]
        counts = [sum(has(one, text) for one in case.wanted) for text in texts]
        out.append(texts[counts.index(max(counts))])
    translator.close()
    return out


def has(one: Wanted, target: str) -> bool:
    """Whether a form of a term's translation stands in a target."""
    return terms.stands(Term(one.source, "es", (one.target,)), target, "es")


def score(found: Sequence[Case], targets: Sequence[str]) -> Score:
    """The counts of drafts."""
    places = exact = forms = wrong = 0
    seen: defaultdict[tuple[int, str, str], list[bool]] = defaultdict(list)
    for case, target in zip(found, targets, strict=True):
        for one in case.wanted:
            places += 1
            spelled = "|".join(map(re.escape, (one.target, agreement.plural(one.target, "es"))))
            letters = re.search(rf"(?<!\w)(?:{spelled})(?!\w)", target, re.IGNORECASE)
            stands = bool(letters) or has(one, target)
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
    parser.add_argument("-a", "--all", action="store_true", help="measure the other methods too")
    parser.add_argument("-m", "--mode", choices=MODES, default="", help="only this dictionary")
    options = parser.parse_args()
    print("| dictionary                   | exact  | forms  | consistent | grammar   | chrF  |")
    print("|---|---|---|---|---|---|")
    good = True
    plain = drafts(cases("proper"), "nothing")
    for mode in MODES:
        if options.mode not in ("", mode):
            continue
        found = cases(mode)
        before = score(found, plain)
        print(line(f"{mode}: nothing", before))
        if options.all:
            print(line(f"{mode}: best of 10", score(found, n_best(found, 10))))
            print(line(f"{mode}: substitution", score(found, drafts(found, "substitution"))))
        targets = drafts(found, "continuation")
        after = score(found, targets)
        print(line(f"{mode}: continuation", after))
        good = good and held(before, after)
        if options.verbose:
            _tell(found, targets, plain)
    print("all floors held" if good else "BELOW A FLOOR")
    return 0 if good else 1


def _tell(found: Sequence[Case], targets: Sequence[str], plain: Sequence[str]) -> None:
    for case, target, before in zip(found, targets, plain, strict=True):
        bad = [one.target for one in case.wanted if not has(one, target) or disagrees(one, target)]
        print(f"{'!' if bad else ' '} {case.source}\n      {before}\n      {target}   {bad or ''}")


if __name__ == "__main__":
    sys.exit(main())
