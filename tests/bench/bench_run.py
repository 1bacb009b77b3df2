"""`l10n run` on a newsroom: the first time, with nothing changed, with one article changed, and in one process and two.

python -m tests.bench.bench_run [--articles 20] [--locales 5]

The newsroom is made by recombination of our own articles and their human translations, two thirds as drafts; nobody drafts, so
that engines are left out. Processor seconds are those of the command and of all its processes; runs to compare alternate.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from l10n.catalog.po import po
from l10n.model import State
from l10n.workspace import Workspace
from tests.corpus import OWN

_SENTENCES = 25
_NUMBER = re.compile(r"\([0-9]+\)")  # what makes each sentence distinct
EXPECTED = 1.5  # times the run of that article alone, where one article changed


def newsroom(root: Path, articles: int, wide: int) -> None:
    """Writes a newsroom of articles of distinct sentences with catalogs that are translated."""
    pool, tags = _pool(wide)
    rng = random.Random(7)
    (root / "source").mkdir(parents=True)
    routes = "".join(f'{tag} = "none"\n' for tag in tags)
    (root / "l10n.toml").write_text(f"locales = {list(tags)!r}\n[routes]\n{routes}".replace("'", '"'), "utf-8")
    existing: dict[str, dict[str, str]] = {}
    for article in range(articles):
        chosen = [_numbered(rng.choice(pool), rng.randint(1000, 99999)) for _ in range(_SENTENCES)]
        existing |= {each["en"]: each for each in chosen}
        text = "\n\n".join(" ".join(each["en"] for each in chosen[n : n + 3]) for n in range(0, _SENTENCES, 3))
        (root / f"source/story-{article:04}.md").write_text(f"# Story {article} of the day\n\n{text}\n", "utf-8")
    _translate(Workspace(root), tags, existing, rng)


def _pool(wide: int) -> tuple[list[dict[str, str]], tuple[str, ...]]:
    """Sentences in all languages that every article has."""
    documents = sorted(OWN.iterdir())
    tags = sorted(set.intersection(*({path.stem for path in each.glob("*.txt")} for each in documents)) - {"en"})[:wide]
    pool = []
    for document in documents:
        texts = {tag: (document / f"{tag}.txt").read_text("utf-8").splitlines() for tag in ("en", *tags)}
        for number, source in enumerate(texts["en"]):
            if source.endswith(".") and len(source) > 20:
                pool.append({tag: texts[tag][number] for tag in texts})
    return pool, tuple(tags)


def _numbered(sentence: dict[str, str], number: int) -> dict[str, str]:
    """A sentence that stands nowhere else: with a number before its last character."""
    return {tag: f"{text[:-1]} ({number}){text[-1:]}" for tag, text in sentence.items()}


def _translate(
    workspace: Workspace, tags: tuple[str, ...], existing: dict[str, dict[str, str]], rng: random.Random
) -> None:
    for entry in workspace.articles():
        for tag in tags:
            template = entry.template_in(tag)
            units = []
            for unit in template.units:
                state = State.REVIEWED if rng.random() < 1 / 3 else State.FUZZY
                target = existing.get(unit.key.source, {}).get(tag, "")
                notes = (*unit.notes, f"draft: argos en→{tag} 1.0, confidence 0.71")
                units.append(replace(unit, target=target, state=state, notes=notes) if target else unit)
            place = workspace.store.root / workspace.store.catalog_path(entry.slug, tag)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(po.dump(replace(template, units=tuple(units)), "").encode())


_CHILD = """
import resource, sys
from l10n.cli import run
code = run(sys.argv[1:])
own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print("COST", sum((own.ru_utime, own.ru_stime, others.ru_utime, others.ru_stime)), own.ru_maxrss)
"""


def cost(root: Path, *argv: str) -> tuple[float, float]:
    """Processor seconds of a command, those of its processes among them, and its own memory in MB."""
    command = [sys.executable, "-c", _CHILD, "-C", str(root), *argv]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    _, seconds, memory = done.stdout.splitlines()[-1].split()
    return float(seconds), int(memory) / (1024 if sys.platform != "darwin" else 1 << 20)


def change(root: Path, number: int) -> None:
    """Changes one sentence of an article, which may have been reviewed, and adds one."""
    article = root / "source/story-0001.md"
    text = _NUMBER.sub(f"({100_000 + number})", article.read_text("utf-8"), count=1)
    article.write_text(f"{text}\nThe board meets again in {number} days.\n", "utf-8")


def main(articles: int, locales: int, rounds: int) -> int:
    """Prints the figures; 1 where one article costs more than it should."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "one")
        newsroom(root, articles, locales)
        seconds, memory = cost(root, "run", "--jobs", "1")
        print(
            f"{articles} articles in {locales} locales, the first time: {seconds:.1f} s of processor, {memory:.0f} MB"
        )
        idle = [cost(root, "run") for _ in range(rounds)]
        print(f"nothing changed: {min(each[0] for each in idle):.2f} s, {max(each[1] for each in idle):.0f} MB")
        shutil.copytree(root, Path(folder, "two"))
        whole, alone = [], []
        for number in range(rounds):
            for place, argv, result in ((root, (), whole), (Path(folder, "two"), ("story-0001",), alone)):
                change(place, number)
                result.append(cost(place, "run", "--jobs", "1", *argv)[0])
        ratio = min(whole) / min(alone)
        print(f"one article changed: {min(whole):.2f} s; that article alone {min(alone):.2f} s; ratio {ratio:.2f}")
    return int(ratio > EXPECTED)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--locales", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    sys.exit(main(given.articles, given.locales, given.rounds))
