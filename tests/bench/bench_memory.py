"""How long the memory needs for an article's 40 segments over a million, against one sentence of the starter model.

    python -m tests.bench.bench_memory [--segments 1000000] [--rounds 5]

The segments are made of invented words that are spread as words of a language are (Zipf); the fuzzy ones differ from theirs
in one word. All three figures come from one run, in alternation; the medians of the rounds are given.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from l10n.engines.kinds import argos
from l10n.memory.memory import Memory, TranslationPair
from l10n.plugin import Decoding, EngineOptions, Pair

PAIR = Pair("en", "es")
WORDS = 60_000
SEGMENTS_OF_AN_ARTICLE = 40
SENTENCE = "The council of Port Ansel voted seven to four on Monday for a new harbor wall that will cost three million."


def sentences(count: int) -> Iterator[str]:
    """Sentences of 8 to 25 words, always the same ones."""
    chance = random.Random(5)
    words = [f"w{n:x}" for n in range(WORDS)]
    weights = list(itertools.accumulate(1 / (n + 3) for n in range(WORDS)))
    for _ in range(count):
        yield " ".join(chance.choices(words, cum_weights=weights, k=chance.randrange(8, 26)))


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def lookup(memory: Memory, texts: list[str]) -> int:
    return sum(memory.best(TranslationPair(PAIR, text, "")) is not None for text in texts)


def changed(sentence: str) -> str:
    words = sentence.split()
    words[len(words) // 2] = "changed"
    return " ".join(words)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--segments", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    requested = random.Random(1).sample(range(chosen.segments), SEGMENTS_OF_AN_ARTICLE * chosen.rounds)
    expected = dict.fromkeys(requested, "")
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder, "memory.sqlite"))
        memory = Memory(connection)

        def entries() -> Iterator[TranslationPair]:
            for n, sentence in enumerate(sentences(chosen.segments)):
                if n in expected:
                    expected[n] = sentence
                yield TranslationPair(PAIR, sentence, sentence.upper())

        fed = timed(lambda: memory.feed("bench.tmx", "1", entries()))
        translator = argos.engine.open(PAIR, EngineOptions())
        list(translator.translate([SENTENCE], Decoding()))  # the model is warm
        exact, fuzzy, engine = [], [], []
        for n in range(chosen.rounds):
            texts = [expected[index] for index in requested[n * SEGMENTS_OF_AN_ARTICLE :][:SEGMENTS_OF_AN_ARTICLE]]
            exact.append(timed(partial(lookup, memory, texts)))
            fuzzy.append(timed(partial(lookup, memory, [changed(text) for text in texts])))
            engine.append(timed(lambda: list(translator.translate([SENTENCE], Decoding()))))
            assert lookup(memory, [changed(text) for text in texts]) == len(texts), "the index misses some"
        translator.close()
        connection.close()
    print(f"feeding {chosen.segments:,} segments: {fed:.1f} s")
    rows = (("exact matches of 40 segments", exact), ("best fuzzy matches of 40 segments", fuzzy))
    for name, seconds in (*rows, ("one sentence of the starter model", engine)):
        print(
            f"{name}: {statistics.median(seconds) * 1000:.1f} ms (of {min(seconds) * 1000:.1f} to {max(seconds) * 1000:.1f})"
        )


if __name__ == "__main__":
    main()
