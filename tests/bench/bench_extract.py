"""`l10n extract` on articles of 2,000 paragraphs in all, in each format: seconds, and microseconds a paragraph.

python -m tests.bench.bench_extract [PARAGRAPHS]

The first figure is of the whole command in a new process: reading, cutting, templates and catalogs of one locale. The second is
of a run with nothing changed. Where `po4a-updatepo` is installed, it extracts the same plain texts and Markdown in alternation:
processor time, the ratio, and how many files each wrote: po4a one template of all articles, `extract` a template and a catalog
of each. The last line is what starting the process alone costs.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.bench.bench_translate import pool

_OF_AN_ARTICLE = 20  # paragraphs
_SENTENCES = 3  # of a paragraph
_ROUNDS = 3
_HTML = (
    "<!doctype html>\n<html lang='en'><head><title>{0}</title></head>\n"
    "<body><article><h1>{0}</h1>\n{1}\n</article></body></html>\n"
)
FORMATS: Mapping[str, Callable[[str, list[str]], str]] = {
    "md": lambda title, texts: "\n\n".join([f"# {title}", *texts]) + "\n",
    "txt": lambda title, texts: "\n\n".join([title, *texts]) + "\n",
    "html": lambda title, texts: _HTML.format(
        title, "\n".join(f"<p>{text.replace('&', '&amp;')}</p>" for text in texts)
    ),
}


def paragraphs(count: int) -> list[str]:
    """Distinct paragraphs of three sentences."""
    texts = pool(1)
    return [
        " ".join([f"Report {n}:", *(texts[(_SENTENCES * n + k) % len(texts)] for k in range(_SENTENCES))])
        for n in range(count)
    ]


def newsroom(root: Path, suffix: str, texts: list[str]) -> None:
    """A project of articles in one format."""
    (root / "source").mkdir()
    (root / "l10n.toml").write_text('locales = ["es"]\n', encoding="utf-8")
    for n, first in enumerate(range(0, len(texts), _OF_AN_ARTICLE)):
        text = FORMATS[suffix](f"Report of day {n}", texts[first : first + _OF_AN_ARTICLE])
        (root / "source" / f"day-{n:04}.{suffix}").write_text(text, encoding="utf-8")


def seconds(*argv: str) -> float:
    """How long a command takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "l10n.cli", *argv], check=True, capture_output=True)
    return time.perf_counter() - start


def processor(*argv: str) -> float:
    """The processor seconds of a program."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(argv, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def against_po4a(suffix: str, texts: list[str]) -> tuple[float, float]:
    """The processor seconds of `l10n extract` and of `po4a-updatepo` on the same new articles."""
    with tempfile.TemporaryDirectory() as folder:
        newsroom(Path(folder), suffix, texts)
        ours = processor(sys.executable, "-m", "l10n.cli", "-C", folder, "extract")
        masters = [part for path in sorted(Path(folder, "source").iterdir()) for part in ("-m", str(path))]
        options = ["-o", "markdown"] if suffix == "md" else []
        theirs = processor(
            "po4a-updatepo", "-f", "text", *options, "-M", "UTF-8", *masters, "-p", str(Path(folder, "all.pot"))
        )
    return ours, theirs


def compare(suffix: str, texts: list[str]) -> None:
    """Prints a line for a format that po4a reads, too."""
    pairs = [against_po4a(suffix, texts) for _ in range(_ROUNDS)]
    ours, theirs = (statistics.median(each) for each in zip(*pairs, strict=True))
    ratio = statistics.median(mine / other for mine, other in pairs)
    files = 2 * -(-len(texts) // _OF_AN_ARTICLE)
    print(
        f"extract {suffix:4} processor: {ours:.2f} s for {files} files, po4a-updatepo {theirs:.2f} s for 1 file, "
        f"{ratio:.2f} times"
    )


def main(count: int = 2000) -> None:
    """Prints a line for each format."""
    texts = paragraphs(count)
    for suffix in FORMATS:
        with tempfile.TemporaryDirectory() as folder:
            newsroom(Path(folder), suffix, texts)
            first, again = seconds("-C", folder, "extract"), seconds("-C", folder, "extract")
            units = sum(
                path.read_text("utf-8").count("\nmsgid ") - 1 for path in Path(folder).glob("locales/es/**/*.po")
            )
        print(
            f"extract {suffix:4} {count} paragraphs, {units} units: {first:.2f} s, {first / count * 1e6:.0f} µs a paragraph; "
            f"again with nothing changed {again:.2f} s"
        )
        if suffix in {"md", "txt"} and shutil.which("po4a-updatepo"):
            compare(suffix, texts)
    print(f"the start of the process alone: {seconds('extract', '--help'):.2f} s")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
