"""What every check says of its own examples, word by word: `python -m tests.check.examples_write` writes it.

A row for each example that is to fail: locales, source, target; below it what is found: severity, message, the words that are
marked, what could stand there, and the whole target as it should be.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from l10n.check.check import all_checks
from l10n.language import spelling
from l10n.model import Finding
from l10n.plugin import Check, Example
from l10n.testing.checks import findings
from tests.language.dictionaries import installed

FOLDER = Path(__file__).parent / "examples"
WORDS = {"es": ["el", "puente", "está", "cerrado"], "en": ["the", "bridge", "is", "closed"]}


def written(name: str, check: Check, folder: Path) -> str:
    """What a check says of its examples; `folder` is for the dictionaries of the one that needs some."""
    with installed(folder, WORDS if name == "spelling" else {}):
        return "".join(line for example in check.fails for line in _lines(name, check, example))


def _lines(name: str, check: Check, example: Example) -> Iterator[str]:
    pair = f"{example.source_locale}→{example.locale}"
    yield f"{pair}\t{_line(example.source)}\t{_line(example.target)}\n"
    for finding in findings(name, check, example):
        yield "\t" + "\t".join(_parts(example, finding)) + "\n"


def _parts(example: Example, finding: Finding) -> Iterator[str]:
    text = example.source if finding.side == "source" else example.target
    yield f"{finding.severity} {finding.message}" + (f" (once: {finding.once})" if finding.once else "")
    if finding.span is not None:
        start, end = finding.span.start, finding.span.end
        yield f"{'source' if finding.side == 'source' else 'at'} {_line(text[:start])}⟦{_line(text[start:end])}⟧"
    if finding.suggestions:
        yield f"or {' | '.join(map(_line, finding.suggestions))}"
    if finding.fix is not None:
        yield f"fix {_line(finding.fix)}"


def _line(text: str) -> str:
    """A text in one line that shows what cannot be seen."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


if __name__ == "__main__":
    spelling.DICTIONARIES = ()  # as for all tests
    FOLDER.mkdir(exist_ok=True)
    for name, check in all_checks().items():
        with tempfile.TemporaryDirectory() as folder:
            (FOLDER / f"{name}.txt").write_text(written(name, check, Path(folder)), encoding="utf-8")
