"""Names in drafts of the starter model: whether their letters come through, and whether words with a translation get it.

`python -m tests.gate.names_drafts [-v]` prints both and ends with 1 below a floor. The sentences are our own
(tests/gate/names_drafts.txt), ten articles, each drafted as `l10n translate` drafts an article.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from l10n.draft import draft
from l10n.engines.pivot import open_route
from l10n.engines.route import plan
from l10n.model import Draft, UnitKey
from tests.gate.drafts import PAIR, starter

DATA = Path(__file__).with_name("names_drafts.txt")
LEAST_COPIED, LEAST_TRANSLATED, LEAST_WHOLE = 0.98, 0.9, 1.0

_LINE = re.compile(r"(?:\[(?P<role>\w+)\] )?(?P<text>.*?) ## (?P<names>.*?) ?##(?P<others>.*)")


@dataclass(frozen=True, slots=True)
class Case:
    """A unit, the names whose letters must come through, and of each word with a translation the right ones."""

    key: UnitKey
    names: tuple[str, ...]
    others: Mapping[str, tuple[str, ...]]


def articles() -> Iterator[list[Case]]:
    """The units of each article."""
    for block in DATA.read_text("utf-8").split("\n\n")[1:]:
        yield [case(line) for line in block.splitlines()]


def case(line: str) -> Case:
    """The case of a line."""
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError(line)
    pairs = [pair.partition("=") for pair in match["others"].split(";") if pair.strip()]
    names = tuple(name.strip() for name in match["names"].split(";") if name.strip())
    return Case(
        UnitKey(match["role"] or "", match["text"]), names, {word.strip(): tuple(x.split("|")) for word, _, x in pairs}
    )


def drafted(cases: list[Case]) -> Mapping[UnitKey, Draft]:
    """The drafts of an article."""
    engines, options = starter()
    route = plan(PAIR, ("argos",), engines, options)
    context = draft.DraftContext(PAIR, lambda: open_route(route, engines, options))
    work = [draft.DraftTask("gate", each.key) for each in cases]
    return {each.key: each for outcome in draft.draft(work, context) for each in outcome.drafts}


def stands(word: str, target: str) -> bool:
    """Whether one of the words stands in the target letter by letter."""
    return re.search(rf"(?<!\w)(?:{word})(?!\w)", target) is not None


def main() -> int:
    """Prints everything; 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="print the drafts")
    verbose = parser.parse_args().verbose
    names = copied = further = translated = alone = whole = 0
    for cases in articles():
        drafts = drafted(cases)
        for each in cases:
            target = drafts[each.key].target if each.key in drafts else ""
            lost = [name for name in each.names if not stands(name, target)]
            wrong = [w for w, right in each.others.items() if not stands("(?i:" + "|".join(right) + ")", target)]
            names, copied = names + len(each.names), copied + len(each.names) - len(lost)
            further, translated = further + len(each.others), translated + len(each.others) - len(wrong)
            if each.key.context in {"byline", "credit"}:
                alone, whole = alone + 1, whole + (not lost)
            if verbose:
                print(f"{'!' if lost or wrong else ' '} {each.key.source}\n      {target}   {[*lost, *wrong] or ''}")
    print(
        f"names: {copied} of {names} copied {copied / names:.1%}; {translated} of {further} words with a translation "
        f"translated {translated / further:.1%}; {whole} of {alone} bylines and credits whole"
    )
    valid = copied >= LEAST_COPIED * names and translated >= LEAST_TRANSLATED * further and whole >= LEAST_WHOLE * alone
    print("all floors held" if valid else "BELOW A FLOOR")
    return 0 if valid else 1


if __name__ == "__main__":
    sys.exit(main())
