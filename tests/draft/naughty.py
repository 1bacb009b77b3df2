"""An engine that does what neural models do on a bad day, and worse: the same for the same text, always."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from l10n.errors import EngineError
from l10n.model import Span, Translation
from l10n.plugin import Decoding, Engine, EngineOptions, Pair

Trick = Callable[[str, random.Random], str]


def honest(text: str, _dice: random.Random) -> str:
    """Other letters in the same places: a translation that no check takes for the source."""
    return re.sub(r"[A-Za-z]+", lambda m: m[0] if m[0].isupper() else m[0][:1] + m[0][1:][::-1] + "a", text)


def _numbers(text: str, change: Callable[[list[str]], list[str]]) -> str:
    matches = re.findall(r"\d+", text)
    new = iter(change(matches))
    return re.sub(r"\d+", lambda _m: next(new, ""), text)


TRICKS: dict[str, Trick] = {
    "honest": honest,
    "nothing": lambda text, dice: "",
    "blank": lambda text, dice: " \u00a0\t",
    "copies": lambda text, dice: text,
    "drops numbers": lambda text, dice: re.sub(r"\d+", "", honest(text, dice)),
    "doubles numbers": lambda text, dice: re.sub(r"\d+", r"\g<0> \g<0>", honest(text, dice)),
    "swaps numbers": lambda text, dice: _numbers(honest(text, dice), lambda result: result[::-1]),
    "changes numbers": lambda text, dice: _numbers(honest(text, dice), lambda result: [n + "7" for n in result]),
    "drops placeholders": lambda text, dice: re.sub(r"\S*[XQZ\[\]]\S*", "", honest(text, dice)),
    "doubles placeholders": lambda text, dice: re.sub(r"(\S*[XQZ\[\]]\S*)", r"\1 \1", honest(text, dice)),
    "writes marks": lambda text, dice: f"<1>{honest(text, dice)}</1><2/><9>",
    "repeats": lambda text, dice: " ".join([text.split()[0] if text.split() else "x"] * 40),
    "loops": lambda text, dice: honest(text, dice) + " y así así así así así así así",
    "runs away": lambda text, dice: honest(text, dice) * 400,
    "huge": lambda text, dice: "palabra " * 200_000,
    "stops early": lambda text, dice: honest(text, dice)[: len(text) // 6],
    "another script": lambda text, dice: "Это совсем другой язык, и никто его здесь не ждал.",
    "unknown": lambda text, dice: honest(text, dice) + " <unk> \u2047",
    "controls": lambda text, dice: "\u202e" + honest(text, dice) + "\x00\x1b\n\r\u2028x",
    "loses quotes": lambda text, dice: re.sub('["“”«»]', "", honest(text, dice)),
    "half a quote": lambda text, dice: '"' + honest(text, dice),
    "shuffles": lambda text, dice: " ".join(dice.sample(honest(text, dice).split(), len(text.split()))),
}


def _links(source: str, target: str, dice: random.Random) -> tuple[tuple[Span, Span], ...]:
    """Alignments of every kind: right ones, none, random ones, and some that point outside of the texts."""
    if dice.random() < 0.2:
        return ()
    here = [Span(*m.span()) for m in re.finditer(r"\S+", source)]
    present = [Span(*m.span()) for m in re.finditer(r"\S+", target[:5000])]
    links = list(zip(here, present, strict=False))
    if dice.random() < 0.4:
        dice.shuffle(present)
        links = list(zip(here, present, strict=False))
    if dice.random() < 0.3:
        links += [(Span(-5, 3), Span(0, 2)), (Span(0, 10**9), Span(5, 1)), (Span(4, 2), Span(10**6, 10**7))]
    return tuple(links)


@dataclass
class Naughty:
    """A translator with one trick, or with one for each text by its letters; `calm` asks to succeed at another try.

    `breaks` raises at every text of which the letters add up to a multiple of it; `short` leaves off the last results.
    """

    trick: str = ""
    breaks: int = 0
    short: int = 0
    fault: Exception = field(default_factory=lambda: EngineError("naughty", "broke"))
    name: str = "naughty en→es 1.0"
    asked: list[str] = field(default_factory=list)
    closed: bool = False

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        for source in sources[: len(sources) - self.short] if self.short < len(sources) else sources[:0]:
            self.asked.append(source)
            dice = random.Random(f"{source}{decoding.beam}")
            if self.breaks and sum(map(ord, source)) % self.breaks == 0:
                raise self.fault
            target = TRICKS[self.trick or dice.choice(sorted(TRICKS))](source, dice)
            score = dice.choice([None, -0.3, -2.5, float("nan"), float("-inf"), 4.0])
            links = _links(source, target, dice) if decoding.aligned else ()
            yield Translation(target, score, links, dice.choice([0, 0, 3, -1]))

    def close(self) -> None:
        self.closed = True


def engine(translator: Naughty, pairs: frozenset[Pair] = frozenset({Pair("en", "es")})) -> Engine:
    """An engine that opens as this translator."""
    return Engine(lambda options: pairs, lambda pair, options: translator)


OPTIONS = EngineOptions()
