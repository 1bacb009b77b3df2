"""Every bench starts and comes to its end, with the smallest figures that it takes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import record

ROOT = Path(__file__).resolve().parents[2]
SMALLEST = {
    "bench_check": "1",
    "bench_engine": "--rounds 1 {source} {reference}",
    "bench_extract": "2",
    "bench_memory": "--segments 200 --rounds 1",
    "bench_outside": "--articles 1",
    "bench_po": "20",
    "bench_review": "30 2",
    "bench_run": "--articles 2 --locales 1 --rounds 1",
    "bench_segment": "0.001",
    "bench_translate": "--rounds 1 --sample 1 --sentences 10",
    "bench_update": "20 2",
    "bench_workers": "--articles 1 --locales 1 --workers 1 --kills 0",
}
TOO_SLOW = 1  # the exit code of a bench that names a floor; so short a run says nothing of speed


def test_the_benches_are_all_here():
    assert sorted(SMALLEST) == sorted(path.stem for path in (ROOT / "tests/bench").glob("bench_*.py"))


@pytest.mark.parametrize("bench", sorted(SMALLEST))
def test_a_bench_prints_its_figures(bench, tmp_path):
    texts = {"source": tmp_path / "en.txt", "reference": tmp_path / "es.txt"}
    texts["source"].write_text("The pier is closed.\n", "utf-8")
    texts["reference"].write_text("El muelle está cerrado.\n", "utf-8")
    command = [sys.executable, "-m", f"tests.bench.{bench}", *SMALLEST[bench].format(**texts).split()]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in {0, TOO_SLOW}, done.stderr
    assert "Traceback" not in done.stderr
    assert any(letter.isdigit() for letter in done.stdout)


def test_figures_are_preserved_by_revision_and_compared(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(record, "FOLDER", record.ROOT / "build/bench-test")
    monkeypatch.setattr(record, "measure", lambda _bench, _tree: {"code": 0, "lines": ["20 units: 1.5 s", "no figure"]})
    assert record.record(["bench_po"]) == 0
    (place,) = record.FOLDER.glob("*.json")
    old = record.load(str(place))
    place.unlink()
    assert old["machine"]["python"] == sys.version.split()[0]
    new = json.loads(json.dumps(old).replace("1.5 s", "3.0 s"))
    assert list(record.compare(old, new)) == ["bench_po\n  20 units: 1.5 s\n  20 units: 3.0 s\n  ratios 1.00 2.00"]
    assert not list(record.compare(old, old))
    assert "differ" in next(record.compare(old, {**new, "machine": {}}))
    assert "Wrote build/bench-test/" in capsys.readouterr().out


def repository(folder: Path) -> Path:
    """A repository of one revision, so that the test needs no clone of this one."""
    (folder / "tests/bench").mkdir(parents=True)
    (folder / "tests/bench/record.py").write_text("", "utf-8")
    author = ["-c", "user.name=Ada", "-c", "user.email=ada@paper.example"]
    for command in (["init", "-q"], ["add", "."], [*author, "commit", "-qm", "First"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    return folder


def test_a_revision_without_figures_is_measured_in_a_tree_beside(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(record, "ROOT", repository(tmp_path / "clone"))
    monkeypatch.setattr(record, "FOLDER", tmp_path / "clone/build/bench")
    trees = []

    def measure(bench, tree):
        trees.append((tree, (tree / "tests/bench/record.py").is_file()))
        return {"code": 0, "lines": ["20 units: 1.5 s"]}

    monkeypatch.setattr(record, "measure", measure)
    figures = record.load("HEAD", ["bench_po"])
    assert record.load("HEAD", ["bench_po"]) == figures
    ((tree, is_complete),) = trees
    assert is_complete
    assert not tree.exists()
    assert figures["revision"] == record.revision("HEAD")
    assert list(figures["benches"]) == ["bench_po"]
    with pytest.raises(SystemExit, match="neither a file of figures nor a revision"):
        record.load("no-such-revision")
