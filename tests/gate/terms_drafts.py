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
from l10n.model import Role, Term, Translation, UnitKey
from l10n.plugin import Continuing, Decoding, Translator
from tests.gate.drafts import PAIR, starter

DATA = Path(__file__).with_name("terms_drafts.txt")
NEWS = Path(__file__).with_name("terms_news.txt")
HEADLINE = "= "
MODES = ("proper", "random", "both")
LEAST_FORMS, LEAST_EXACT, LEAST_CONSISTENT = 0.98, 0.92, 0.97
LEAST_FORMS_NEWS, LEAST_CONSISTENT_NEWS = 0.97, 0.93
MOST_WRONG, MOST_WRONG_NEWS = 0.02, 0.03  # of the places
MOST_CHRF_LOST = 0.5

_WRONG = {
    "m": r"la|las|una|unas|esta|estas|esa|esas|otra|nuestra|nuestras|nueva",
    "f": r"el|los|un|unos|este|estos|ese|esos|otro|nuestro|nuestros|nuevo|del|al",
}
_STRESSED = re.compile(r"(?:h?[aá])\w+$")  # el agua, un arma: their article says nothing


@dataclass(frozen=True, slots=True)
class Wording:
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
    wordings: tuple[Wording, ...]
    role: str = ""


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


def cases(mode: str, path: Path = DATA) -> list[Case]:
    """The cases of a file with the dictionary of a mode."""
    result = []
    for number, block in enumerate(path.read_text("utf-8").split("\n\n")[1:]):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        for source, reference, rows in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
            proper, _, random = rows.partition("||")
            listed = {"proper": [proper], "random": [random], "both": [proper, random]}[mode]
            wordings = tuple(w for part in listed for w in _rows(part))
            role = Role.HEADLINE.context if source.startswith(HEADLINE) else ""
            result.append(Case(number, source.removeprefix(HEADLINE), reference, wordings, role))
    return result


def _rows(text: str) -> Iterator[Wording]:
    for row in filter(str.strip, text.split(";")):
        source, _, remainder = row.partition("=")
        target, _, gender = remainder.strip().rpartition("/")
        yield Wording(source.strip(), target, gender if gender in "mf" else "")


def by_document(result: Sequence[Case]) -> Mapping[int, list[Case]]:
    """The cases of each document."""
    documents: defaultdict[int, list[Case]] = defaultdict(list)
    for case in result:
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


def drafts(result: Sequence[Case], method: str) -> list[str]:
    """The draft of each case, empty where it was refused: with nothing, by `substitution`, by `continuation`."""
    translator = opened()
    out = []
    for case in result:
        rows = tuple(Term(item.source, "es", (item.target,)) for item in case.wordings) if method != "nothing" else ()
        shown = Lent(translator) if method == "continuation" else Hidden(translator)
        context = draft.DraftContext(PAIR, partial(_same, shown), terms=rows)
        work = [draft.DraftTask("gate", UnitKey(case.role, case.source))]
        made = [each.target for outcome in draft.draft(work, context) for each in outcome.drafts]
        out.append(made[0] if made else "")
    translator.close()
    return out


def _same(translator: Translator) -> Translator:
    return translator


def n_best(results: Sequence[Case], hypotheses: int) -> list[str]:
    """Of so many hypotheses the best of those with most terms, without anything else that drafting does."""
    translator: Any = opened()
    out = []
    for case in results:
        pieces = translator._vocabulary.encode([case.source])
        (result,) = translator._model.translate_batch(
            pieces, beam_size=hypotheses, num_hypotheses=hypotheses, length_penalty=1.0
        )
        texts = [translator._vocabulary.decode(tokens) for tokens in result.hypotheses]
        counts = [sum(has(each, text) for each in case.wordings) for text in texts]
        out.append(texts[counts.index(max(counts))])
    translator.close()
    return out


def has(each: Wording, target: str) -> bool:
    """Whether a form of a term's translation stands in a target."""
    return terms.stands(Term(each.source, "es", (each.target,)), target, "es")


def score(result: Sequence[Case], targets: Sequence[str]) -> Score:
    """The counts of drafts."""
    places = exact = forms = wrong = 0
    seen: defaultdict[tuple[int, str, str], list[bool]] = defaultdict(list)
    for case, target in zip(result, targets, strict=True):
        for each in case.wordings:
            places += 1
            spelled = "|".join(map(re.escape, (each.target, agreement.plural(each.target, "es"))))
            letters = re.search(rf"(?<!\w)(?:{spelled})(?!\w)", target, re.IGNORECASE)
            stands = bool(letters) or has(each, target)
            exact += bool(letters)
            forms += stands
            seen[case.document, each.source, each.target].append(stands)
            wrong += disagrees(each, target)
    several = [all(hits) for hits in seen.values() if len(hits) > 1]
    chrf = float(sacrebleu.corpus_chrf(list(targets), [[case.reference for case in result]]).score)
    return Score(places, exact, forms, len(several), sum(several), wrong, chrf)


def disagrees(each: Wording, target: str) -> bool:
    """Whether a word of the other gender stands right before the term, or two words stand that are written as one."""
    first = re.escape(each.target.split()[0])
    if not each.gender or _STRESSED.match(each.target.split()[0]):
        return False
    remainder = re.escape(each.target)[len(first) :]
    present = rf"(?<!\w)(?:{_WRONG[each.gender]}|de el|a el) {first}(?:e?s)?(?!\w)"
    return (
        re.search(present, target, re.IGNORECASE) is not None
        or re.search(rf"\b(?:de|a) el {first}{remainder}", target) is not None
    )


def line(name: str, each: Score) -> str:
    """A row of the table."""
    return (
        f"| {name:28} | {each.exact / each.places:6.1%} | {each.forms / each.places:6.1%} | "
        f"{each.consistent / max(1, each.repeated):6.1%} | {each.wrong:3} of {each.places} | {each.chrf:5.2f} |"
    )


def held(plain: Score, each: Score, *, news: bool) -> bool:
    """Whether all floors are held."""
    return (
        each.forms >= (LEAST_FORMS_NEWS if news else LEAST_FORMS) * each.places
        and each.exact >= LEAST_EXACT * each.places
        and each.consistent >= (LEAST_CONSISTENT_NEWS if news else LEAST_CONSISTENT) * each.repeated
        and each.wrong <= (MOST_WRONG_NEWS if news else MOST_WRONG) * each.places
        and each.chrf >= plain.chrf - MOST_CHRF_LOST
    )


def main() -> int:
    """Prints the table; 1 where a mode is below a floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="print the drafts that lack a term or disagree")
    parser.add_argument("-a", "--all", action="store_true", help="measure the other methods too")
    parser.add_argument("-m", "--mode", choices=MODES, default="", help="only this dictionary")
    parser.add_argument(
        "-n", "--news", action="store_true", help="the sentences of a newsroom's desks, with their dictionary"
    )
    options = parser.parse_args()
    path, modes = (NEWS, ("proper",)) if options.news else (DATA, MODES)
    print("| dictionary                   | exact  | forms  | consistent | grammar   | chrF  |")
    print("|---|---|---|---|---|---|")
    valid = True
    plain = drafts(cases("proper", path), "nothing")
    for mode in modes:
        if options.mode not in ("", mode):
            continue
        result = cases(mode, path)
        before = score(result, plain)
        print(line(f"{mode}: nothing", before))
        if options.all:
            print(line(f"{mode}: best of 10", score(result, n_best(result, 10))))
            print(line(f"{mode}: substitution", score(result, drafts(result, "substitution"))))
        targets = drafts(result, "continuation")
        after = score(result, targets)
        print(line(f"{mode}: continuation", after))
        valid = valid and held(before, after, news=options.news)
        if options.verbose:
            _tell(result, targets, plain)
    print("all floors held" if valid else "BELOW A FLOOR")
    return 0 if valid else 1


def _tell(result: Sequence[Case], targets: Sequence[str], plain: Sequence[str]) -> None:
    for case, target, before in zip(result, targets, plain, strict=True):
        invalid = [each.target for each in case.wordings if not has(each, target) or disagrees(each, target)]
        print(f"{'!' if invalid else ' '} {case.source}\n      {before}\n      {target}   {invalid or ''}")


if __name__ == "__main__":
    sys.exit(main())
