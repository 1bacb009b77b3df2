"""Speed of the segmenter: `python -m tests.bench.bench_segment [MEGABYTES]` prints MB of UTF-8 a second, by language.

The texts are the articles of `../shared`, or those of `tests/segments/` where it is absent (short sentences, hence slower),
repeated: as one long text, which must not cost more a byte, and as paragraphs of four sentences.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from l10n.article.segment import segment
from tests.article.segment_cases import load
from tests.gate.segments import lines

EXPECTED = 5.0  # MB a second on one core
SHOWN = ("en", "de", "ru", "ka", "ar", "zh")


def rate(texts: Sequence[str], language: str) -> float:
    """MB a second of one core, the best of three."""
    size = sum(len(text.encode()) for text in texts)
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            segment(text, language)
        best = min(best, time.process_time() - start)
    return size / best / 1e6


def main(megabytes: float) -> int:
    """Print the table; 1 where a language is slower than wanted."""
    slow = False
    print("language  one text  paragraphs  MB/s")
    for language in SHOWN:
        sentences = lines(language) or [text for case in load() if case.language == language for text in case.segments]
        texts = [" ".join(sentences[start : start + 4]) for start in range(0, len(sentences), 4)]
        texts *= max(1, int(megabytes * 1e6 / sum(len(text.encode()) for text in texts)))
        rates = rate([" ".join(texts)], language), rate(texts, language)
        slow = slow or min(rates) < EXPECTED
        print(f"{language:<8} {rates[0]:9.1f} {rates[1]:11.1f}")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 2.0))
