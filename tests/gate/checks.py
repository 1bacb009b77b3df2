"""The bars of the checks: how many human translations they leave alone, how many planted faults they find.

`python -m tests.gate.checks [-l TAG]… [-v] [--pofilter]` prints a row for each language and ends with 1 below the floors.
`--fresh` asks our own articles and translations in tests/data/fresh instead, which were written before anybody ran the
checks on them: the first figures on them (docs/checks.md) are those of texts that no rule was tuned on.
"""

from __future__ import annotations

import argparse
import collections
import functools
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n.check.check import all_checks, check
from l10n.model import Catalog, Finding, Severity, State, Unit, UnitKey
from l10n.plugin import ArticleContext, Subject
from tests.corpus import HUMAN, MORE, OWN
from tests.gate import planter
from tests.gate.pair import Pair, people, source_names

MOST_ERRORS = 0.5
MOST_FINDINGS = 4.0
LEAST_FOUND = 95.0
CHECKS = all_checks()
_OF_TARGETS = {name: each for name, each in CHECKS.items() if each.scope != "source"}
"""The checks without those of sources: the source's own faults are not the translator's."""


_FOLDERS = {"fresh": OWN, "more seen": MORE, "more held": MORE}


@dataclass
class Row:
    """What was counted for one language."""

    tag: str
    units: int = 0
    errors: int = 0
    findings: int = 0
    found: collections.Counter[str] = field(default_factory=collections.Counter)
    planted: collections.Counter[str] = field(default_factory=collections.Counter)
    alarms: collections.Counter[str] = field(default_factory=collections.Counter)

    def __add__(self, second: Row) -> Row:
        """Both rows together."""
        return Row(
            self.tag,
            self.units + second.units,
            self.errors + second.errors,
            self.findings + second.findings,
            self.found + second.found,
            self.planted + second.planted,
            self.alarms + second.alarms,
        )

    def rate(self, kind: str) -> float:
        """How many of the planted faults of a kind were found, in per cent."""
        return 100 * self.found[kind] / self.planted[kind] if self.planted[kind] else 100.0


def read(document: Path, tag: str) -> list[str]:
    """The lines of a document in one language."""
    return (document / f"{tag}.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")


def tags(half: str = "") -> list[str]:
    """The languages there are translations in."""
    return sorted(path.stem for path in documents(half)[0].iterdir() if path.stem != "en")


def documents(half: str = "") -> list[Path]:
    """All documents, those that rules are tuned on ("seen"), those that are held out ("held"), or our own ("fresh")."""
    result = sorted(path for path in _FOLDERS.get(half, HUMAN).iterdir() if path.is_dir())
    return {"seen": result[::2], "held": result[1::2]}.get(half.removeprefix("more "), result)


def catalogs(tag: str, half: str = "", source: str = "en") -> Iterator[tuple[Path, Catalog]]:
    """The human translations as reviewed catalogs."""
    for document in documents(half):
        lines = zip(read(document, source), read(document, tag), strict=True)
        units = {UnitKey("", line): target for line, target in lines}
        yield document, Catalog(document.name, source, tag, tuple(Unit(k, t, State.REVIEWED) for k, t in units.items()))


def ask(unit: Unit, catalog: Catalog) -> tuple[Finding, ...]:
    """What all checks of targets say of one unit of a catalog, whatever the profile, and each time that it is so."""
    subject = Subject(unit, ArticleContext(catalog))
    return tuple(replace(f, check=name) for name, c in _OF_TARGETS.items() for f in c.find(subject))


def reported(catalog: Catalog) -> Mapping[UnitKey, Sequence[Finding]]:
    """What `l10n check` says of a catalog in the usual profile, by unit: what an article repeats stands at one unit alone."""
    by_unit = collections.defaultdict[UnitKey, list[Finding]](list)
    for finding in check(catalog, _OF_TARGETS):
        by_unit[finding.key].append(finding)
    return by_unit


def measure(tag: str, kinds: Sequence[str], most: int, verbose: str = "", half: str = "", source: str = "en") -> Row:
    """The human translations of a language, or of one half of its documents, checked, then with faults planted."""
    row, each = Row(tag), _EACH if half.startswith("more") else most
    elsewhere = [line for _, catalog in catalogs(tag, half, source) for line in (u.target for u in catalog.units)]
    for document, catalog in catalogs(tag, half, source):
        foreign = {t: read(document, t) for t in tags(half) if t != tag} if _FOREIGN & set(kinds) else {}
        whole, before, by_unit = _article(catalog, elsewhere), row.planted.copy(), reported(catalog)
        for number, unit in enumerate(catalog.units):
            alarms = by_unit.get(unit.key, ())
            row.units += 1
            row.errors += any(f.severity is Severity.ERROR for f in alarms)
            row.findings += bool(alarms)
            row.alarms.update({f.check for f in alarms})
            if verbose and alarms and verbose in ("all", *(f.check for f in alarms)):
                show(tag, "FALSE", unit, alarms)
            clean = {(f.check, f.message) for f in ask(unit, catalog)} if kinds else set()
            further = {t: f[number] for t, f in foreign.items()}
            siblings = tuple(u.target for u in catalog.units if u is not unit and len(u.target) > _SENTENCE)
            pair = replace(whole, source=unit.key.source, target=unit.target, foreign=further, siblings=siblings)
            for kind in kinds:
                if row.planted[kind] < most and row.planted[kind] - before[kind] < each:
                    plant(row, kind, pair, catalog, clean, verbose)
    return row


_FOREIGN = frozenset({"wrong_language", "neighbour_pasted", "half_of_a_neighbour"})
_EACH = 2
"""Faults of a kind in one document, where there are enough documents: the sentences of one are alike."""
_SENTENCE = 40
"""Characters of a sentence that is not a headline or a label."""


def _article(catalog: Catalog, elsewhere: Sequence[str]) -> Pair:
    """What the pairs of an article have in common: its names and people, and the sentences of other articles."""
    native = {unit.target for unit in catalog.units}
    strangers = tuple(line for line in elsewhere if line not in native and len(line) > _SENTENCE)
    names = tuple(dict.fromkeys(n for u in catalog.units for n in source_names(u.key.source)))
    persons = people(u.key.source for u in catalog.units)
    return Pair("", "", catalog.target, names, None, persons, catalog.source, strangers)


def plant(row: Row, kind: str, pair: Pair, catalog: Catalog, clean: set[tuple[str, str]], verbose: str) -> None:
    """Faults of one kind planted into one unit, each looked for and counted."""
    for attempt in range(2):
        invalid = planter.FAULTS[kind](random.Random(f"{pair.source}{kind}{attempt}"), pair)
        if invalid is None or (invalid.source, invalid.target) == (pair.source, pair.target):
            return
        old = UnitKey("", pair.source)
        unit = Unit(UnitKey("", invalid.source), invalid.target, State.REVIEWED)
        faulty = replace(catalog, units=tuple(unit if u.key == old else u for u in catalog.units))
        result = [f for f in ask(unit, faulty) if (f.check, f.message) not in clean]
        row.planted[kind] += 1
        row.found[kind] += bool(result)
        if verbose in (kind, "missed") and not result:
            show(row.tag, f"MISSED {kind}", unit, ())
        if verbose == "+" + kind and result:
            show(row.tag, f"FOUND {kind}", unit, result)


def show(tag: str, what: str, unit: Unit, findings: Sequence[Finding]) -> None:
    """A unit with what was said of it."""
    print(f"[{tag}] {what}\n    {unit.key.source}\n    {unit.target}")
    for f in findings:
        print(f"      {f.severity} {f.check}: {f.message}")


# --- the other tool ------------------------------------------------------------------------------------------------


def pofilter(tag: str) -> tuple[float, float]:
    """The share of units that pofilter of translate-toolkit flags: with an error of its own ranking, with anything."""
    rows = [(u.key.source, u.target) for _, catalog in catalogs(tag) for u in catalog.units]
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "in.po"), Path(folder, "out.po")
        header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        before.write_text(
            header + "".join(f"msgid {_quoted(s)}\nmsgstr {_quoted(t)}\n\n" for s, t in dict(rows).items())
        )
        command = [
            str(Path(sys.executable).parent / "pofilter"),
            "--progress=none",
            f"--language={tag}",
            str(before),
            str(after),
        ]
        subprocess.run(command, check=True, capture_output=True)
        text = after.read_text(encoding="utf-8") if after.exists() else ""
    entries = [e for e in text.split("\n\n") if "(pofilter)" in e]
    critical = [
        e
        for e in entries
        if re.search(r"\(pofilter\) (?:urls|numbers|untranslated|unchanged|short|long|blank|variables)", e)
    ]
    return 100 * len(critical) / len(rows), 100 * len(entries) / len(rows)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


# --- the command ---------------------------------------------------------------------------------------------------


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the table; 1 where a floor is not held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-l", "--locale", action="append")
    parser.add_argument("-k", "--kind", action="append", help="only these kinds of faults; 'none' for none")
    parser.add_argument(
        "-v", "--verbose", default="", help="show false alarms (all, or a check) or missed faults (a kind)"
    )
    parser.add_argument("-n", "--most", type=int, default=60, help="faults of a kind for each language")
    parser.add_argument("--fresh", action="store_true", help="our own texts instead of the reference texts")
    parser.add_argument("--more", action="store_true", help="45 other documents in 62 languages")
    parser.add_argument("--half", help="only this half: seen, or held for the last look")
    parser.add_argument("--source", default="en", help="the language that is translated from")
    parser.add_argument("--pofilter", action="store_true")
    arguments = parser.parse_args(argv)
    kinds = [k for k in planter.FAULTS if not arguments.kind or k in arguments.kind]
    names = ("fresh",) if arguments.fresh else (arguments.half,) if arguments.half else ("seen", "held")
    names = tuple(f"more {name}" for name in names) if arguments.more else names
    halves: dict[str, list[Row]] = {name: [] for name in names}
    rows = []
    for tag in arguments.locale or [t for t in tags(names[0]) if t != arguments.source]:
        parts = [
            measure(tag, kinds, arguments.most // len(names), arguments.verbose, half, arguments.source)
            for half in names
        ]
        for half, part in zip(names, parts, strict=True):
            halves[half].append(part)
        rows.append(functools.reduce(Row.__add__, parts))
        print(line(rows[-1], kinds, pofilter(tag) if arguments.pofilter else None), flush=True)
    print(summary(rows, kinds, halves))
    return 1 if any(low(row, kinds) for row in rows) else 0


def low(row: Row, kinds: Sequence[str]) -> list[str]:
    """The bars that a language does not hold, as text."""
    problems = []
    if 100 * row.errors / row.units > MOST_ERRORS:
        problems.append(f"{row.errors} units with an error")
    if 100 * row.findings / row.units > MOST_FINDINGS:
        problems.append(f"{row.findings} units with a finding")
    return problems + [f"{k} {row.rate(k):.0f} %" for k in kinds if row.rate(k) < LEAST_FOUND]


def line(row: Row, kinds: Sequence[str], second: tuple[float, float] | None) -> str:
    """A language's row: shares of units with an error and with any finding, then what lies below the bars."""
    text = f"{row.tag:8} error {100 * row.errors / row.units:4.1f} %  any {100 * row.findings / row.units:4.1f} %"
    if second:
        text += f"  (pofilter {second[0]:4.1f} % {second[1]:4.1f} %)"
    return text + "  " + ", ".join(low(row, kinds))


def summary(rows: Sequence[Row], kinds: Sequence[str], halves: Mapping[str, Sequence[Row]]) -> str:
    """For each kind: found of planted over all languages and in each half, and the languages below the bar."""
    lines = [""]
    for kind in kinds:
        planted, result = sum(r.planted[kind] for r in rows), sum(r.found[kind] for r in rows)
        below = [f"{r.tag} {r.rate(kind):.0f}" for r in rows if r.rate(kind) < LEAST_FOUND]
        parts = " ".join(f"{share(half, kind):5.1f}" for half in halves.values())
        lines.append(
            f"{kind:26} {result:5} of {planted:5} {share(rows, kind):5.1f} %  ({parts})  below: {', '.join(below) or 'none'}"
        )
    alarms = sum((r.alarms for r in rows), collections.Counter[str]())
    lines.append("alarms: " + ", ".join(f"{check} {count}" for check, count in alarms.most_common()))
    for name, part in {"all": rows, **halves}.items():
        units = sum(r.units for r in part)
        errors, findings = sum(r.errors for r in part), sum(r.findings for r in part)
        lines.append(
            f"{name}: units {units}, errors {100 * errors / units:.2f} %, findings {100 * findings / units:.2f} %"
        )
    return "\n".join(lines)


def share(rows: Sequence[Row], kind: str) -> float:
    """How many of the planted faults of a kind were found in all rows, in per cent."""
    planted = sum(r.planted[kind] for r in rows)
    return 100 * sum(r.found[kind] for r in rows) / planted if planted else 100.0


if __name__ == "__main__":
    sys.exit(main())
