"""The bars of the checks of form: human translations left alone, planted faults of form found, units a second.

`python -m tests.gate.forms [-l TAG]… [-v CHECK|KIND]` prints a row for each language and ends with 1 below the floors.
"""

from __future__ import annotations

import argparse
import collections
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from l10n import langtag
from l10n.check.check import all_checks, check
from l10n.language.form import form
from l10n.model import Catalog, Severity, Unit, UnitKey
from l10n.plugin import ArticleContext, Subject
from tests.corpus import HUMAN
from tests.gate.checks import catalogs, tags

SOURCE = frozenset(name for name, each in all_checks().items() if each.scope == "source")
_NAMES = """marks placeholders brackets ending quote_marks spacing no_break capital doubled controls invisible normalization
line_breaks outer_space elongation same_source two_renderings headline"""
NAMES = frozenset(_NAMES.split())
CHECKS = {name: each for name, each in all_checks().items() if name in NAMES}
MOST_FINDINGS, LEAST_FOUND = 4.0, 95.0
_UNSPACED = {"zh", "ja", "th"}


def double_space(random: Random, source: str, target: str, tag: str) -> str | None:
    """A space stands twice."""
    places = [i for i, c in enumerate(target) if c == " "]
    if tag in _UNSPACED or not places:
        return None
    at = random.choice(places)
    return target[:at] + " " + target[at:]


def space_before(random: Random, source: str, target: str, tag: str) -> str | None:
    """A space stands before a comma or stop."""
    places = [m.start() for m in re.finditer(r"(?<=\w)[,.،۔](?= |$)", target)]
    if not places or tag in _UNSPACED:
        return None
    at = random.choice(places)
    return target[:at] + " " + target[at:]


def space_lost(random: Random, source: str, target: str, tag: str) -> str | None:
    """No space follows a comma."""
    places = [m.end() for m in re.finditer(r"(?<=[^\W\d])[,،](?= [^\W\d])", target)]
    if not places or tag in _UNSPACED:
        return None
    at = random.choice(places)
    return target[:at] + target[at + 1 :]


def word_doubled(random: Random, source: str, target: str, tag: str) -> str | None:
    """A word stands twice."""
    words = [
        m
        for m in re.finditer(r"(?<![\w'’\u200c-])[^\W\d_]{2,}(?![\w'’\u200c-])", target)
        if not unicodedata.combining(target[m.end() : m.end() + 1] or " ")
    ]
    if tag in _UNSPACED or not words:
        return None
    word = random.choice(words)
    return target[: word.end()] + " " + word[0] + target[word.end() :]


def bracket_lost(random: Random, source: str, target: str, tag: str) -> str | None:
    """One of two brackets is gone."""
    places = [i for i, c in enumerate(target) if c in "()（）[]"]
    if not places or len(places) % 2:
        words = list(re.finditer(r"\w+", target))
        word = random.choice(words)
        return target[: word.start()] + "(" + target[word.start() :]
    at = random.choice(places)
    return target[:at] + target[at + 1 :]


def stop_lost(random: Random, source: str, target: str, tag: str) -> str | None:
    """The full stop at the end is gone."""
    return target[:-1] if source[-1] == "." and target[-1] in ".。։۔:" and tag != "th" else None


def capital_lost(random: Random, source: str, target: str, tag: str) -> str | None:
    """The sentence begins with a small letter."""
    first = re.search(r"\w+", target)
    if not form(tag).cased or not first or not first[0].istitle() or not source[0].isupper():
        return None
    return target[: first.start()] + target[first.start()].lower() + target[first.start() + 1 :]


def question_foreign(random: Random, source: str, target: str, tag: str) -> str | None:
    """An ASCII question mark in a language that has its own."""
    native = form(tag).question[0]
    return target.rstrip(".۔。:") + "?" if native in "؟？" and target[-1] in ".۔。" else None


def override(random: Random, source: str, target: str, tag: str) -> str | None:
    """A character that turns the direction."""
    at = random.randrange(1, len(target))
    return target[:at] + random.choice("\u202d\u202e\u202b\u2067") + target[at:]


def zero_width(random: Random, source: str, target: str, tag: str) -> str | None:
    """A zero-width space or byte order mark inside a word."""
    at = random.randrange(1, len(target))
    return target[:at] + random.choice("\ufeff\u2060\u00ad") + target[at:]


def decomposed(random: Random, source: str, target: str, tag: str) -> str | None:
    """Letters in pieces."""
    text = unicodedata.normalize("NFD", target)
    return text if text != target else None


def broken_line(random: Random, source: str, target: str, tag: str) -> str | None:
    """A line break in the middle."""
    at = random.randrange(1, len(target))
    return target[:at] + "\n" + target[at:]


def outer(random: Random, source: str, target: str, tag: str) -> str | None:
    """White space at an end."""
    return random.choice((" " + target, target + " ", target + "\u00a0"))


def straight(random: Random, source: str, target: str, tag: str) -> str | None:
    """Straight quotation marks in a language that writes others."""
    if not form(tag).typographic or not re.search("[«»„“”「」]", target) or '"' in target:
        return None
    return re.sub("[«»„“”「」]", '"', target)


FAULTS: dict[str, Callable[[Random, str, str, str], str | None]] = {
    each.__name__: each
    for each in (
        double_space, space_before, space_lost, word_doubled, bracket_lost, stop_lost, capital_lost, question_foreign, override,
        zero_width, decomposed, broken_line, outer, straight,
    )
}  # fmt: skip


def measure(tag: str, verbose: str) -> tuple[int, int, int, collections.Counter[str], collections.Counter[str]]:
    """Units, units with an error, units with a finding; planted and found by kind."""
    units = errors = any_ = 0
    planted: collections.Counter[str] = collections.Counter()
    counter: collections.Counter[str] = collections.Counter()
    for _, catalog in catalogs(tag):
        clean = check(catalog, CHECKS)
        units += len(catalog.units)
        errors += len({f.key for f in clean if f.severity is Severity.ERROR})
        any_ += len({f.key for f in clean})
        by_key = {u.key: u for u in catalog.units}
        for f in clean if verbose in ("all", *(f.check for f in clean)) else ():
            if verbose in ("all", f.check):
                print(f"[{tag}] {f.check}: {f.message}\n    {f.key.source}\n    {by_key[f.key].target}")
        for unit in catalog.units:
            existing = {(f.check, f.message) for f in clean if f.key == unit.key}
            for kind, fault in FAULTS.items():
                invalid = fault(Random(f"{unit.key.source}{kind}"), unit.key.source, unit.target, tag)
                if invalid is None or invalid == unit.target:
                    continue
                planted[kind] += 1
                faulty = replace(
                    catalog, units=tuple(replace(u, target=invalid) if u is unit else u for u in catalog.units)
                )
                subject = Subject(replace(unit, target=invalid), ArticleContext(faulty))
                hit = [f for name, c in CHECKS.items() for f in c.find(subject) if (name, f.message) not in existing]
                counter[kind] += bool(hit)
                if verbose == kind and not hit:
                    print(f"[{tag}] MISSED {kind}\n    {unit.key.source}\n    {invalid!r}")
    return units, errors, any_, planted, counter


def speed() -> str:
    """Units a second for each check, on the human translations of all languages."""
    rows = []
    every = [catalog for tag in tags() for _, catalog in catalogs(tag)]
    count = sum(len(c.units) for c in every)
    for name, each in CHECKS.items():
        start = time.perf_counter()
        for catalog in every:
            check(catalog, {name: each})
        rows.append(f"{name} {count / (time.perf_counter() - start):,.0f}")
    return "units/s: " + ", ".join(rows)


def on_sources() -> list[str]:
    """What the checks of sources say of the English articles."""
    checks = {name: each for name, each in all_checks().items() if name in SOURCE}
    lines = []
    for document in sorted(HUMAN.iterdir()):
        text = (document / "en.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
        catalog = Catalog(document.name, "en", "", tuple(Unit(UnitKey("", line)) for line in dict.fromkeys(text)))
        lines += [f"{document.name}: {f.check}: {f.message}: {f.key.source}" for f in check(catalog, checks)]
    return lines


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the table; 1 where a floor is not held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-l", "--locale", action="append")
    parser.add_argument("-v", "--verbose", default="")
    arguments = parser.parse_args(argv)
    planted: collections.Counter[str] = collections.Counter()
    counter: collections.Counter[str] = collections.Counter()
    low = False
    for tag in arguments.locale or tags():
        units, errors, any_, inserted, seen = measure(tag, arguments.verbose)
        planted += inserted
        counter += seen
        below = [
            f"{k} {100 * seen[k] / inserted[k]:.0f} %" for k in inserted if 100 * seen[k] < LEAST_FOUND * inserted[k]
        ]
        low = low or bool(below) or 100 * any_ > MOST_FINDINGS * units
        shares = f"error {100 * errors / units:4.1f} %  any {100 * any_ / units:4.1f} %"
        print(f"{tag:8} {langtag.script(tag)} {shares}  {', '.join(below)}", flush=True)
    for kind in planted:
        print(f"{kind:18} {counter[kind]:5} of {planted[kind]:5} {100 * counter[kind] / planted[kind]:5.1f} %")
    print(speed(), *on_sources(), sep="\n")
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
