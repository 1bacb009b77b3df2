"""Update of a catalog with 2,000 changed units against msgmerge, alternated on the same files.

python -m tests.bench.bench_update [UNITS] [CHANGED]
"""

import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from l10n.catalog.catalog import compare, update
from l10n.catalog.po import po
from l10n.model import Catalog, State, Unit, UnitKey

ROUNDS = 3


def sentences(count: int, chance: random.Random) -> list[str]:
    """Sentences with the frequencies of a language: few words often, many words rarely, some names."""
    words = [f"word{n}" for n in range(9_000)]
    weights = [1 / (n + 2) for n in range(9_000)]
    return [" ".join(chance.choices(words, weights, k=chance.randint(8, 28))) + f" name{n}." for n in range(count)]


def changed(sentence: str, chance: random.Random) -> str:
    words = sentence.split()
    words[chance.randrange(len(words))] = "altered"
    return " ".join(words)


def main(count: int = 10_000, edits: int = 2_000) -> None:
    chance = random.Random(20)
    before = sentences(count, chance)
    edited = set(chance.sample(range(count), edits))
    after = [changed(text, chance) if n in edited else text for n, text in enumerate(before)]
    old = Catalog("bench", "en", "es", tuple(Unit(UnitKey("", text), f"T {text}", State.REVIEWED) for text in before))
    new = Catalog("bench", "en", "", tuple(Unit(UnitKey("", text)) for text in dict.fromkeys(after)))
    with tempfile.TemporaryDirectory() as folder:
        catalog, template = Path(folder, "old.po"), Path(folder, "new.pot")
        catalog.write_text(po.dump(old), encoding="utf-8")
        template.write_text(po.dump(new), encoding="utf-8")
        ours, theirs = [], []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            text = catalog.read_text(encoding="utf-8")
            read = po.parse(text, "bench")
            made = update(read, new)
            po.dump(made, text)
            ours.append(time.perf_counter() - start)
            if shutil.which("msgmerge"):
                start = time.perf_counter()
                subprocess.run(
                    ["msgmerge", "--quiet", "--previous", catalog, template, "-o", f"{folder}/out.po"], check=True
                )
                theirs.append(time.perf_counter() - start)
    print(f"{count} units, {edits} changed: {compare(read, made)}")
    print(f"l10n      {statistics.median(ours):8.2f} s   (read, update, write)")
    if theirs:
        ratio = statistics.median(theirs) / statistics.median(ours)
        print(f"msgmerge  {statistics.median(theirs):8.2f} s   {ratio:.1f} times as long")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
