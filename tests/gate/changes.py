"""Whether an edited article's sentences find the words that people wrote for them: `python -m tests.gate.changes`.

Edits are made by a program on English news with human translations, so that for every sentence of the edited article it is
known whose words a translator would want to see: those of one old sentence, of several that were joined, or of none. A
*hit* brings exactly these; *part* brings some of them; *wrong* brings another sentence's words; *none* brings nothing.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from l10n.catalog.change import update
from l10n.model import Catalog, State, Unit, UnitKey
from tests.corpus import HUMAN

SEEDS = 40

# Percent of hits that each kind of edit must have, set when the gate was made; they may only rise. (`hourly` was 92 while a
# split sentence wanted its words at one part only; now both parts want them, also when one is cut or joined again.)
FLOORS = {
    "one_word": 100, "third": 100, "half": 97, "updated_numbers": 100, "split": 99, "split_in_three": 100, "extended": 100,
    "shortened": 98, "other_role": 100, "other_role_and_word": 100, "replaced": 100, "inserted": 100, "joined": 100,
    "three_joined": 99, "moved_and_edited": 100, "rewritten": 99, "hourly": 90,
}  # fmt: skip
MOST_WRONG = 0.5  # percent: words of another sentence, which cost more than none


@dataclass(slots=True)
class Sentence:
    """A sentence of the edited article; `old` are the sources whose words belong to it."""

    text: str
    old: tuple[str, ...] = ()
    role: str = ""


@dataclass(slots=True)
class Round:
    """One article, the sentences of others to take from, and chance."""

    sentences: list[Sentence]
    others: list[str]
    chance: random.Random = field(default_factory=random.Random)

    def words(self, count: int) -> list[str]:
        """Words of another article."""
        return self.chance.choice(self.others).split()[:count]


def articles() -> dict[str, list[str]]:
    return {path.parent.name: path.read_text(encoding="utf-8").splitlines() for path in sorted(HUMAN.glob("*/en.txt"))}


# --- edits: each takes a sentence and gives what it becomes ---------------------------------------------------------


def one_word(round_: Round, it: Sentence) -> list[Sentence]:
    return [_reworded(round_, it, 1)]


def third(round_: Round, it: Sentence) -> list[Sentence]:
    return [_reworded(round_, it, max(1, len(it.text.split()) // 3))]


def half(round_: Round, it: Sentence) -> list[Sentence]:
    return [_reworded(round_, it, max(1, len(it.text.split()) // 2))]


def _reworded(round_: Round, it: Sentence, count: int) -> Sentence:
    words, pool = it.text.split(), round_.words(60)
    for at in round_.chance.sample(range(len(words)), min(count, len(words))):
        words[at] = round_.chance.choice(pool)
    return Sentence(" ".join(words), it.old, it.role)


def updated_numbers(round_: Round, it: Sentence) -> list[Sentence]:
    return [Sentence(re.sub(r"\d+", lambda m: str(int(m[0]) + round_.chance.randint(1, 40)), it.text), it.old, it.role)]


def split(round_: Round, it: Sentence) -> list[Sentence]:
    words = it.text.split()
    if len(words) < 12:
        return [it]
    at = round_.chance.randint(len(words) // 3, 2 * len(words) // 3)
    first, second = " ".join(words[:at]).rstrip(",;") + ".", "That was " + " ".join(words[at:])
    return [Sentence(first, it.old), Sentence(second, it.old)]  # a translator wants to see the words at both


def split_in_three(round_: Round, it: Sentence) -> list[Sentence]:
    words = it.text.split()
    if len(words) < 18:
        return [it]
    cut = len(words) // 3
    parts = [words[:cut], ["It", "was", *words[cut : 2 * cut]], ["This", "is", *words[2 * cut :]]]
    return [Sentence(" ".join(part).rstrip(",;.") + ".", ("?", *it.old)) for part in parts]


def extended(round_: Round, it: Sentence) -> list[Sentence]:
    more = round_.words(60)
    count = round_.chance.randint(len(it.text.split()) // 2, len(it.text.split()) * 3 // 2)
    return [Sentence(it.text.rstrip(".") + ", and " + " ".join(more[:count]).rstrip(".") + ".", it.old, it.role)]


def shortened(round_: Round, it: Sentence) -> list[Sentence]:
    words = it.text.split()
    if len(words) < 12:
        return [it]
    return [
        Sentence(" ".join(words[: round_.chance.randint(len(words) // 3, len(words) - 2)]).rstrip(",;.") + ".", it.old)
    ]


def other_role(round_: Round, it: Sentence) -> list[Sentence]:
    return [Sentence(it.text, it.old, "quote")]


def other_role_and_word(round_: Round, it: Sentence) -> list[Sentence]:
    return [Sentence(_reworded(round_, it, 1).text, it.old, "quote")]


def replaced(round_: Round, it: Sentence) -> list[Sentence]:
    return [Sentence(round_.chance.choice(round_.others), ())]


def inserted(round_: Round, it: Sentence) -> list[Sentence]:
    return [it, Sentence(round_.chance.choice(round_.others), ())]


EDITS: dict[str, Callable[[Round, Sentence], list[Sentence]]] = {
    each.__name__: each
    for each in (
        one_word, third, half, updated_numbers, split, split_in_three, extended, shortened, other_role,
        other_role_and_word, replaced, inserted,
    )
}  # fmt: skip


def joined(round_: Round, share: float, count: int = 2) -> None:
    """Neighbours become one sentence."""
    made, at = [], 0
    while at < len(round_.sentences):
        group = round_.sentences[at : at + count]
        if len(group) == count and round_.chance.random() < share:
            at += count
            remainder = [text[0].lower() + text[1:] for text in (each.text for each in group[1:])]
            text = group[0].text.rstrip(".")
            for part in remainder:
                text += round_.chance.choice((", and ", " while ", "; ", ", but ")) + part.rstrip(".")
            made.append(Sentence(text + ".", tuple(old for each in group for old in each.old)))
        else:
            made.append(group[0])
            at += 1
    round_.sentences = made


def edited(round_: Round, kind: str) -> None:
    """The article after one kind of edit to a third of its sentences (or to all of it)."""
    if kind in ("joined", "three_joined"):
        joined(round_, 0.3, 2 if kind == "joined" else 3)
        return
    if kind == "rewritten":
        for name in ("replaced", "third", "one_word"):
            _each(round_, EDITS[name], 0.1)
        _moved(round_)
        return
    if kind == "hourly":
        for edit in EDITS.values():
            _each(round_, edit, 0.06)
        joined(round_, 0.08)
        _moved(round_)
        return
    if kind == "moved_and_edited":
        _each(round_, third, 0.4)
        _moved(round_)
        return
    _each(round_, EDITS[kind], 0.35)


def _each(round_: Round, edit: Callable[[Round, Sentence], list[Sentence]], share: float) -> None:
    round_.sentences = [
        new
        for it in round_.sentences
        for new in (edit(round_, it) if it.old and round_.chance.random() < share else [it])
    ]


def _moved(round_: Round) -> None:
    """Paragraphs of three sentences in another order."""
    groups = [round_.sentences[n : n + 3] for n in range(0, len(round_.sentences), 3)]
    round_.chance.shuffle(groups)
    round_.sentences = [each for group in groups for each in group]


KINDS = (*EDITS, "joined", "three_joined", "moved_and_edited", "rewritten", "hourly")


def judge(kind: str, seeds: int = SEEDS) -> Counter[str]:
    """How many changed sentences of the edited articles got what they should."""
    counter: Counter[str] = Counter()
    texts = articles()
    for seed in range(seeds):
        for name, text in texts.items():
            chance = random.Random(f"{kind} {name} {seed}")
            lines = list(dict.fromkeys(text))
            further = [line for second, each in texts.items() if second != name for line in each if line not in lines]
            round_ = Round([Sentence(line, (line,)) for line in lines], further, chance)
            edited(round_, kind)
            counter += _outcome(lines, round_.sentences)
    return counter


def _outcome(lines: list[str], sentences: list[Sentence]) -> Counter[str]:
    words = {line: f"«{number}»" for number, line in enumerate(lines)}
    units = tuple(Unit(UnitKey("", line), words[line], State.REVIEWED) for line in lines)
    expected = {UnitKey(each.role, each.text): each.old for each in sentences}
    template = Catalog("a", "en", "", tuple(Unit(key) for key in expected))
    made = update(Catalog("a", "en", "es", units), template)
    everything = " ".join(unit.target for unit in made.units)
    assert all(mark in everything for mark in words.values()), "a reviewed word is lost"
    counter: Counter[str] = Counter()
    for unit in made.units:
        if unit.state is State.OBSOLETE or (unit.key.source in words and not unit.key.context):
            continue
        old = expected[unit.key]
        marks, got = {words[each] for each in old if each != "?"}, set(re.findall("«[0-9]+»", unit.target))
        if got - marks:
            counter["wrong"] += 1
        elif got == marks or "?" in old:
            counter["hit"] += 1
        else:
            counter["part" if got else "none"] += 1
    if any("?" in each.old for each in sentences):  # the words of a split sentence belong to one of its parts
        shown = " ".join(unit.target for unit in made.units if unit.state is not State.OBSOLETE)
        for line in {each.old[-1] for each in sentences if "?" in each.old}:
            if words[line] not in shown:
                counter["hit"] -= 1
                counter["none"] += 1
    return counter


def main() -> None:
    print(f"{'edit':20} {'sentences':>9} {'hit %':>7} {'part %':>7} {'none %':>7} {'wrong %':>7}")
    for kind in KINDS:
        result = judge(kind)
        total = result.total()
        shares = [100 * result[name] / total for name in ("hit", "part", "none", "wrong")]
        print(f"{kind:20} {total:9} " + " ".join(f"{share:7.1f}" for share in shares))


if __name__ == "__main__":
    main()
