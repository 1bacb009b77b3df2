"""Where checks of lengths and repetitions begin and end to find something: `python -m tests.check.thresholds_write` writes it.

Each row of texts grows by a word or a character; a line is written where a check begins to say something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from l10n.check.check import all_checks
from l10n.plugin import Example
from l10n.testing.checks import findings

FILE = Path(__file__).parent / "thresholds.txt"
CHECKS = all_checks()
SOURCE = (
    "The ferry company said on Tuesday that the morning crossing would be cancelled until the storm had passed, and that"
    " nobody on the pier should wait for the boat to the islands before the end of the week, whatever others say."
)
TARGET = (
    "Die Fährgesellschaft teilte am Dienstag mit, dass die Überfahrt morgens ausfällt, bis dieser Sturm vorüber ist, und dass"
    " niemand am Pier vor Ende dieser Woche auf das Boot zu den Inseln warten sollte"
)
WORDS = tuple(TARGET.split())
_NUMBERS = re.compile(r"[\d.]+")


def rows() -> Iterator[str]:
    """The lines of the file."""
    for size in (24, 25, 59, 60, 89, 90, 200):
        for stop in ".?":
            source = SOURCE[: size - 1] + stop
            yield from _row(
                f"length of {size}, {stop}", "length", [Example(source, text + stop, "de") for text in _grown()]
            )
    headline = [Example(SOURCE[:size], text, "de") for size in (59, 61) for text in _grown()]
    yield from _row("length of headlines", "length", headline)
    yield from _row("words", "source_length", [Example(_came(n), "", "") for n in range(57, 64)])
    signs = [Example("市" * n, "", "", source_locale="zh") for n in range(148, 154)]
    yield from _row("signs", "source_length", signs)
    for seconds in (1, 2.5):
        shown = [_subtitle("a" * n, f"shown for {seconds} s") for n in range(10, 60)]
        yield from _row(f"{seconds} seconds", "reading_speed", shown)
    for filled in ("", ", fills 0.2 of it", ", fills 0.8 of it"):
        shown = [_subtitle("a" * n, f"shown for 9 s{filled}") for n in range(30, 100)]
        yield from _row(f"a subtitle{filled}", "subtitle_lines", shown)
    for times in (2, 3, 4):
        again = [_closed(f"Heute sagt er {' '.join(WORDS[:n] * times)} zu.") for n in range(1, 8)]
        yield from _row(f"{times} times", "repetition", again)
    apart = [_closed(f"{' '.join(WORDS[:n])} zu, sagt er, {' '.join(WORDS[:n])} auf.") for n in range(3, 9)]
    yield from _row("apart", "repetition", apart)
    signs = [Example("The bridge.", "这座桥将保持关闭"[:n] * 2 + "。", "zh") for n in range(2, 8)]
    yield from _row("signs twice", "repetition", signs)


def _grown() -> list[str]:
    return [" ".join(WORDS[:n]).rstrip(",") for n in range(1, len(WORDS) + 1)]


def _came(count: int) -> str:
    return f"Boats {'came ' * (count - 2)}in."


def _closed(target: str) -> Example:
    return Example("The bridge stays closed and nobody knows why it does so.", target, "de")


def _subtitle(target: str, note: str) -> Example:
    return Example("The ferry is late.", target, "de", notes=(f"subtitle 4: {note}",))


def _row(title: str, name: str, examples: Iterable[Example]) -> Iterator[str]:
    """A line for each example at which the check says something else than of the one before, whatever the figures."""
    last = ""
    for n, example in enumerate(examples, 1):
        words = (
            "; ".join(f"{each.severity} {each.message}" for each in findings(name, CHECKS[name], example)) or "passes"
        )
        if _NUMBERS.sub("", words) != last:
            yield f"{title}: {n}: {words}\n"
        last = _NUMBERS.sub("", words)


if __name__ == "__main__":
    FILE.write_text("".join(rows()), encoding="utf-8")
