"""Every bench starts and comes to its end, with the smallest figures that it takes."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SMALLEST = {
    "bench_check": "1",
    "bench_engine": "--rounds 1 {source} {reference}",
    "bench_extract": "2",
    "bench_memory": "--segments 200 --rounds 1",
    "bench_outside": "--articles 1",
    "bench_po": "20",
    "bench_review": "30 2",
    "bench_segment": "0.001",
    "bench_translate": "--rounds 1 --sample 1",
    "bench_update": "20 2",
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
