"""Speed of the segmenter: `python -m tests.bench.bench_segment [MEGABYTES]` prints processor time, by language, as ratios.

The yardstick is one pass of a plain pattern that cuts the same text into words and signs, in alternation: MB a second depend
on the machine and on what else it does, the ratio hardly. The texts are the articles of `../shared`, or those of
`tests/segments/` where it is absent, repeated: as paragraphs of four sentences, and as one long text, which must not
cost more a byte.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Sequence

from l10n.article.segment import segment
from tests.article.segment_cases import load
from tests.gate.segments import lines

EXPECTED = 25.0  # times one pass of the pattern over the paragraphs; short Chinese sentences 13–17, English news 2
LINEAR = 1.5  # times the paragraphs, as one text
SHOWN = ("en", "de", "ru", "ka", "ar", "zh")
_WORDS = re.compile(r"\w+|[^\w\s]+")
_ROUNDS = 3


def seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """The processor time of work on each text."""
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


def measure(texts: Sequence[str], language: str) -> tuple[float, float, float]:
    """MB a second; the ratio to the pattern; the ratio of one long text to its paragraphs: the least of some rounds each."""
    whole = [" ".join(texts)]

    def cut(text: str) -> object:
        return segment(text, language)

    rounds = [(seconds(cut, texts), seconds(_WORDS.findall, texts), seconds(cut, whole)) for _ in range(_ROUNDS)]
    ours, pattern, long = (max(min(each), 1e-9) for each in zip(*rounds, strict=True))
    return len(whole[0].encode()) / ours / 1e6, ours / pattern, long / ours


def main(megabytes: float) -> int:
    """Prints the table; 1 where a language is slower than wanted."""
    slow = False
    print(
        f"language      MB/s  times a pattern (wanted {EXPECTED:.0f})  one text, times its paragraphs (wanted {LINEAR})"
    )
    for language in SHOWN:
        sentences = lines(language) or [text for case in load() if case.language == language for text in case.segments]
        texts = [" ".join(sentences[start : start + 4]) for start in range(0, len(sentences), 4)]
        texts *= max(1, int(megabytes * 1e6 / sum(len(text.encode()) for text in texts)))
        rate, ratio, linear = measure(texts, language)
        slow = slow or ratio > EXPECTED or linear > LINEAR
        print(f"{language:<8} {rate:9.1f} {ratio:16.2f} {linear:34.2f}")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 2.0))
