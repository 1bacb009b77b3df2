"""Which tests run which line of the package: runs of tests with coverage, kept in build/mutants/."""

from __future__ import annotations

import difflib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import coverage

from . import reach
from .drawing import Mutant

# What measures, reads the sources or starts processes of its own does not call what is changed.
LEFT_OUT = (
    "tests/bench",
    "tests/gate",
    "tests/serve/test_browser.py",
    "tests/jobs/test_dask.py",
    "tests/jobs/test_dask_models.py",
    "tests/test_docs.py",
    "tests/test_facts.py",
    "tests/test_layers.py",
    "tests/test_setup.py",
    "tests/test_words.py",
)
SETTINGS = "[run]\nsource = l10n\nbranch = false\n"
PYTEST = (
    "-m pytest -q -p tests.mutants.reach -p no:cacheprovider -W default -n auto --dist loadfile --no-loadscope-reorder"
)
COVERAGE = "--cov=l10n --cov-config=build/settings --cov-context=test --cov-report="


def copy(root: Path, folder: Path) -> Path:
    """The files of the checkout in a folder of their own."""
    command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout.decode()
    names = {name for name in listed.split("\0") if name and (root / name).is_file()}
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        if path.relative_to(folder).as_posix() not in names:
            path.unlink()
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / name, folder / name)
    return folder


@dataclass(frozen=True)
class MeasuredRun:
    """A run of tests in a copy of the checkout, which stays: its lines may have moved since."""

    folder: Path

    @cached_property
    def costs(self) -> dict[str, float]:
        """The processor seconds of each test that passed."""
        costs: dict[str, float] = json.loads((self.folder / "build/costs.json").read_text(encoding="utf-8"))
        return costs

    @cached_property
    def files(self) -> set[str]:
        """The files of these tests."""
        return {test.partition("::")[0] for test in self.costs}

    def tests(self, mutant: Mutant) -> set[str]:
        """The tests that ran the line of a mutant, or the nearest above that any ran."""
        of_line = _contexts(self.folder / "build/reached", self.folder / mutant.path)
        line = max((line for line in of_line if line <= self._then(mutant)), default=0)
        return {context.rpartition("|")[0] for context in of_line.get(line, ())} & self.costs.keys()

    def _then(self, mutant: Mutant) -> int:
        """Where a line stood in this run, or the nearest line above that has not changed since."""
        past = self.folder / mutant.path
        if not past.exists():
            return 0
        then, now = past.read_text(encoding="utf-8").splitlines(), mutant.before.splitlines()
        pairs = dict(_same(then, now))
        return next((pairs[line] for line in range(mutant.line, 0, -1) if line in pairs), 0)


def measure(root: Path, folder: Path, tests: Sequence[str]) -> str:
    """Runs tests in a copy of the checkout and writes beside it what they reach; what pytest said at its end."""
    copy(root, folder)
    (folder / "build").mkdir(exist_ok=True)
    (folder / "build/settings").write_text(SETTINGS, encoding="utf-8")
    command = [sys.executable, *PYTEST.split(), *COVERAGE.split(), *(f"--ignore={name}" for name in LEFT_OUT), *tests]
    files = {"COVERAGE_FILE": str(folder / "build/reached"), reach.COSTS: str(folder / "build/costs.json")}
    environment = {**os.environ, **files, "CI": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.stdout[-500:]


def costs(mutant: Mutant, runs: Sequence[MeasuredRun]) -> dict[str, float]:
    """The tests that run the line of a mutant, the nearest to it first, then the cheapest; of each file, by its last run."""
    of_test: dict[str, float] = {}
    newer: set[str] = set()
    for run in reversed(runs):
        of_test |= {test: run.costs[test] for test in run.tests(mutant) if test.partition("::")[0] not in newer}
        newer |= run.files
    order = sorted(of_test, key=lambda test: (_distance(test, mutant.path), of_test[test], test))
    return {test: of_test[test] for test in order}


def _distance(test: str, path: str) -> int:
    """0 for the tests of a module, 1 for those of its room, 2 for all others."""
    file, module = Path(test.partition("::")[0]), Path(path)
    if file.stem == f"test_{module.stem}":
        return 0
    return 1 if file.parts[1] == module.parts[1] else 2


def _same(then: list[str], now: list[str]) -> Iterator[tuple[int, int]]:
    for block in difflib.SequenceMatcher(None, then, now, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            yield block.b + step + 1, block.a + step + 1


@cache
def _contexts(data: Path, path: Path) -> dict[int, list[str]]:
    measured = coverage.CoverageData(str(data))
    measured.read()
    return measured.contexts_by_lineno(str(path))
