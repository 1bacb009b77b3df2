"""Where checks of lengths and repetitions begin and end to find something: `python -m tests.check.thresholds_write` writes it.

Each row of texts grows by a word or a character; a line is written where a check begins to say something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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
_VALUES: Sequence[tuple[str, str, Sequence[object]]] = (
    ("The pier is 60 miles long.", "Der Pier ist {} Kilometer lang.", range(84, 112)),
    ("The fish was 8 inches long.", "Der Fisch war {} Zentimeter lang.", range(14, 28)),
    ("It was 100 degrees Fahrenheit.", "Es waren {} Grad Celsius.", range(32, 46)),
    ("The boat weighs 2,000 pounds.", "Das Boot wiegt {} Kilogramm.", range(820, 1000, 10)),
    ("The captain is 6-foot-6.", "Der Kapitän ist {} Zentimeter groß.", range(180, 216)),
    ("The farm has 100 acres.", "Der Hof hat {} Hektar.", range(34, 48)),
    ("The tank holds 10 gallons.", "Der Tank fasst {} Liter.", range(32, 46)),
    ("The ferry leaves at 5.30pm.", "Die Fähre fährt um {}.30 Uhr.", range(1, 24)),
    ("Seven boats sank in the storm.", "Im Sturm sanken {} Boote.", range(4, 12)),
    (
        "Twelve boats sank in the storm.",
        "Im Sturm sanken {} Boote.",
        ("zwölf", "elf", "ein Dutzend", "viele", "zwölf der 40"),
    ),
    (
        "It cost $3.5 million.",
        "Es kostete {} Dollar.",
        ("3,5 Millionen", "3,6 Millionen", "3.500.000", "35 Millionen", "3,5"),
    ),
    ("The council met on 4 May 2026.", "Der Rat tagte am {}. Mai 2026.", range(2, 7)),
    (
        "It rose by 12 percent in March.",
        "Es stieg im {} Prozent.",
        ("März um 12", "April um 12", "März um 21", "März um zwölf"),
    ),
    (
        "The law of 1985 was changed twice.",
        "Das Gesetz von {} geändert.",
        ("1985 wurde zweimal", "1958 wurde zweimal", "1985 wurde"),
    ),
)
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
    for role in ("headline", "kicker", "heading"):
        for size in (20, 40, 41, 100, 110, 111, 150):
            titles = [Example("a" * size, "ü" * n, "de", context=role) for n in range(10, 190)]
            yield from _row(f"{role} of {size}", "headline", titles)
    yield from _row(
        "wide signs", "headline", [Example("a" * 60, "桥" * n, "zh", context="headline") for n in range(40, 70)]
    )
    for source, target, values in _VALUES:
        for name in ("numbers", "measures", "dates"):
            yield from _row(
                f"{source} [{name}]", name, [Example(source, target.format(value), "de") for value in values]
            )
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
