"""Runs benches and keeps what they print as JSON, by revision; compares two such files.

python -m tests.bench.record [BENCH …]                      into build/bench/<revision>.json
python -m tests.bench.record --compare OLD NEW [BENCH …]    two revisions as git names them, or files; figures side by side

Where a revision has no figures yet, it is checked out beside and measured; with benches named, only these.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build/bench"
_NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")
_LIBRARIES = ("ctranslate2", "lxml", "polib", "rapidfuzz")


def revision(name: str = "") -> str:
    """What is measured: the revision, with a mark where files are not as they are there; `unknown` without git."""
    return _git("describe", "--always", "--abbrev=10", name or "--dirty") or "unknown"


def _git(*argv: str) -> str:
    done = subprocess.run(["git", *argv], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def machine() -> dict[str, str]:
    """Where it is measured."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = re.findall(r"^model name\s*: (.*)$", info.read_text("utf-8"), re.MULTILINE)
        cpu = f"{names[0]} × {len(names)}" if names else cpu
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return {
        "processor": cpu,
        "system": platform.platform(),
        "python": platform.python_version(),
        "libraries": libraries,
    }


def measure(bench: str, tree: Path = ROOT) -> dict[str, object]:
    """What a bench of a tree prints, with its command, exit code and seconds by the clock."""
    command = [sys.executable, "-m", f"tests.bench.{bench}"]
    print(f"== {bench}", flush=True)
    start = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(tree)}  # its code, whatever tree the environment was made of
    done = subprocess.run(command, cwd=tree, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    print(done.stdout, end="", flush=True)
    seconds = round(time.perf_counter() - start, 1)
    return {"command": f"python -m tests.bench.{bench}", "code": done.returncode, "seconds": seconds,
            "lines": done.stdout.splitlines()}  # fmt: skip


def record(benches: list[str], tree: Path = ROOT, name: str = "") -> int:
    """Runs benches of a tree and writes their figures; 1 where one is slower than wanted, or stopped."""
    every = sorted(path.stem for path in (tree / "tests/bench").glob("bench_*.py"))
    results = {bench: measure(bench, tree) for bench in benches or every}
    name = name or revision()
    result = {"revision": name, "date": time.strftime("%Y-%m-%d"), "machine": machine(), "benches": results}
    FOLDER.mkdir(parents=True, exist_ok=True)
    place = FOLDER / f"{name}.json"
    place.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", "utf-8")
    print(f"Wrote {place.relative_to(ROOT)}")
    failed = [bench for bench, each in results.items() if each["code"]]
    if failed:
        print(f"slower than wanted, or stopped: {' '.join(failed)}")
    return int(bool(failed))


def load(name: str, benches: list[str] | None = None) -> Mapping[str, object]:
    """The figures of a revision or of a file; measured now where there are none.

    Raises:
        SystemExit: git knows no such revision.
    """
    place = Path(name)
    if place.suffix != ".json":
        place = FOLDER / f"{name}.json"
    if place.is_file():
        return _figures(place)
    commit = _git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if not commit:
        raise SystemExit(f"{name}: is neither a file of figures nor a revision; name one as git does, as in OLD=HEAD~1")
    place = FOLDER / f"{revision(commit)}.json"
    if not place.is_file() or not set(benches or ()) <= set(_benches(_figures(place))):
        _measure_beside(commit, benches or [])
    return _figures(place)


def _figures(place: Path) -> Mapping[str, object]:
    data: Mapping[str, object] = json.loads(place.read_text("utf-8"))
    return data


def _measure_beside(commit: str, benches: list[str]) -> None:
    """Measures a revision in a tree of its own, which goes afterwards."""
    tree = FOLDER / "trees" / commit
    _git("worktree", "add", "--detach", "--force", str(tree), commit)
    try:
        record(benches, tree, revision(commit))
    finally:
        _git("worktree", "remove", "--force", str(tree))


def compare(old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[str]:
    """Each line of figures of the new revision that the old one has too, with the old figures and the ratio of each pair."""
    if old["machine"] != new["machine"]:
        yield "The machines differ: only ratios within one line may be compared."
    before = {(bench, shape(line)): line for bench, line in _lines(old)}
    for bench, line in _lines(new):
        second = before.get((bench, shape(line)))
        if second is not None and second != line:
            ratios = " ".join(_ratio(*pair) for pair in zip(numbers(second), numbers(line), strict=True))
            yield f"{bench}\n  {second}\n  {line}\n  ratios {ratios}"


def _benches(result: Mapping[str, object]) -> dict[str, dict[str, list[str]]]:
    benches = result["benches"]
    assert isinstance(benches, dict)
    return benches


def _lines(result: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for bench, each in _benches(result).items():
        yield from ((bench, line) for line in each["lines"])


def shape(line: str) -> str:
    """A line without its figures: what is measured.

    >>> shape("20 articles: 1.5 s")
    '# articles: # s'
    """
    return _NUMBER.sub("#", line)


def numbers(line: str) -> list[float]:
    """The figures of a line."""
    return [float(each.replace(",", "")) for each in _NUMBER.findall(line)]


def _ratio(old: float, new: float) -> str:
    return f"{new / old:.2f}" if old else "–"


def main() -> int:
    """Measures or compares."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--compare", nargs=2, metavar=("OLD", "NEW"))
    parser.add_argument("benches", nargs="*")
    arguments = parser.parse_args()
    if not arguments.compare:
        return record(arguments.benches)
    old, new = (load(name, arguments.benches) for name in arguments.compare)
    for line in compare(old, new):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
