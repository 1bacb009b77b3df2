"""An engine that knows the right answers and spoils them: one trick for an answer, or for all the answers it gives at once.

The right answers are given; what it is asked beyond them (parts, phrases, texts with hidden pieces) it answers by the nearest
of them. The same for the same text, always.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from l10n.model import Span, Translation
from l10n.plugin import Decoding

Spoil = Callable[[str, str, Random], Any]
"""A spoilt answer from a source and its right answer."""


def _words(text: str) -> list[str]:
    return text.split()


def _loop(words: int) -> Spoil:
    return lambda source, target, dice: " ".join([*_words(target)[:8], *(_words(target)[:words] or ["a"]) * 12])


def _varied(source: str, target: str, dice: Random) -> str:
    """A clause over and over, a word of it changed each time."""
    clause = _words(target)[:5] or ["así"]
    ends = ["rojo", "azul", "verde", "gris", "negro", "blanco", "claro"]
    return ", ".join(" ".join([*clause, end]) for end in ends)


def _half_copied(source: str, target: str, dice: Random) -> str:
    return " ".join([*_words(target)[: len(_words(target)) // 2], *_words(source)[len(_words(source)) // 2 :]])


def _misread(source: str, target: str, dice: Random) -> str:
    return target.encode().decode("latin-1")


def _without(pattern: str, new: str = "") -> Spoil:
    return lambda source, target, dice: re.sub(pattern, new, target)


def _changed_number(source: str, target: str, dice: Random) -> str:
    return re.sub(r"\d+", lambda match: str(int(match[0]) + 1), target, count=1)


def _changed_name(source: str, target: str, dice: Random) -> str:
    return re.sub(r"(?<=[a-z,] )[A-Z]\w{3,}", "Zxvqk", target)


FURTHER = {
    "fr": "Le conseil a décidé que la route serait fermée pour les voitures dans la ville et que des bus sont prévus.",
    "it": "Il consiglio ha deciso che la strada sarà chiusa alle auto nella città e che sono previsti degli autobus.",
    "pt": "O conselho decidiu que a estrada será fechada para os carros na cidade e que não há ônibus em todas as ruas.",
    "de": "Der Rat hat entschieden, dass die Straße für die Autos in der Stadt geschlossen wird und es Busse gibt.",
    "en": "The council has decided that the road will be closed to cars in the town and that there will be buses.",
}

ANSWERS: dict[str, Spoil] = {
    "nothing": lambda source, target, dice: "",
    "white space": lambda source, target, dice: " \u00a0\u3000\n\t\u200b",
    "dots": lambda source, target, dice: "..." * 30,
    "no string": lambda source, target, dice: Translation(None),  # type: ignore[arg-type]
    "bytes": lambda source, target, dice: Translation(target.encode()),  # type: ignore[arg-type]
    "none": lambda source, target, dice: None,
    "a tuple": lambda source, target, dice: (target, 0.5),
    "a plain string": lambda source, target, dice: target,
    "a list of texts": lambda source, target, dice: Translation([target]),  # type: ignore[arg-type]
    "odd score": lambda source, target, dice: Translation("", "good"),  # type: ignore[arg-type]
    "odd links": lambda source, target, dice: Translation("", -0.5, [(0, 1), None, "x"]),  # type: ignore[arg-type]
    "one letter": lambda source, target, dice: "a" * 500,
    "one word": _loop(1),
    "two words": _loop(2),
    "a clause": _loop(6),
    "a long clause": _loop(11),
    "a clause with changes": _varied,
    "twice": lambda source, target, dice: f"{target} {target}",
    "a very long text": lambda source, target, dice: " ".join(f"palabra{n}" for n in range(50_000)),
    "the source": lambda source, target, dice: source,
    "the source, changed": lambda source, target, dice: source.replace("the", "el").replace("The", "El"),
    "half the source": _half_copied,
    "the source in capitals": lambda source, target, dice: source.upper(),
    "the source backwards": lambda source, target, dice: " ".join(reversed(_words(source))),
    "another script": lambda source, target, dice: (
        "Совет решил, что дорога будет закрыта для машин и автобусов в городе."
    ),
    "Greek": lambda source, target, dice: "Το συμβούλιο αποφάσισε ότι ο δρόμος θα κλείσει για τα αυτοκίνητα.",
    "unknown words": lambda source, target, dice: re.sub(r"\b\w{7,}\b", "<unk>", target) + " <unk>",
    "unknown signs": lambda source, target, dice: re.sub(r"\b\w{7,}\b", "\u2047", target) + " \u2047",
    "controls": lambda source, target, dice: f"\u202e{target}\u2066\x07\x1b[31m",
    "surrogates": lambda source, target, dice: f"{target[:9]}\ud83d{target[9:]}",
    "HTML": lambda source, target, dice: f"<p><b>{target}</b></p><script>alert(1)</script>",
    "entities": lambda source, target, dice: re.sub("[^\\x00-\\x7f]", lambda m: f"&#{ord(m[0])};", target) + "&nbsp;",
    "misread letters": _misread,
    "question marks": _without("(?<=[a-z])[áéíóúñaeo](?=[a-z])", "?"),
    "marks": lambda source, target, dice: f"<1>{target}</2><7/>",
    "a placeholder": lambda source, target, dice: f"{target} XQZ4",
    "several lines": lambda source, target, dice: (
        f"Sure! Here is the translation:\n\n{target}\n\nI hope that this helps you."
    ),
    "half": lambda source, target, dice: " ".join(_words(target)[: len(_words(target)) * 2 // 5]),
    "numbers changed": _changed_number,
    "numbers lost": _without(r"\d[\d.,]*\d|\d"),
    "a number more": lambda source, target, dice: f"{target[:-1]} en 1987.",
    "names changed": _changed_name,
    "no negation": _without(r"\b(?:[Nn]o|nunca|ni|sin) "),
    "heaps of accents": lambda source, target, dice: re.sub("([aeiou])", "\\1\u0301\u0302\u0303\u0304\u0305", target),
    **{f"in {tag}": lambda source, target, dice, said=said: said for tag, said in FURTHER.items()},  # type: ignore[misc]
}


def _hidden(source: str, existing: str, right: str) -> str:
    """The right answer with the placeholders of a source in the place of what they hide."""
    for here, present in zip(_words(source), _words(existing), strict=False):
        match = re.search(r"\[\d+\]|Q*XQZ\d+", here)
        if match and here != present:
            before, after = here[: match.start()], here[match.end() :]
            hidden = present.removeprefix(before).removesuffix(after)
            right = right.replace(hidden, match[0], 1)
    return right


def _odd_error() -> Exception:
    class Strange(Exception):
        """What somebody's engine raises."""

    return Strange("\ud800 something\nbroke")


Answers = Sequence[Translation]


def _endless(result: Answers) -> Iterator[Translation]:
    yield from result
    while True:
        yield result[0]


def _breaking(result: Answers, error: Exception) -> Iterator[Translation]:
    for number, answer in enumerate(result):
        if len(result) > 1 and number == len(result) // 2:
            raise error
        yield answer


BATCHES: dict[str, Callable[[Answers], Any]] = {
    "two swapped": lambda result: [*result[1:2], *result[:1], *result[2:]],
    "all neighbours swapped": lambda result: [
        result[n ^ 1] if n ^ 1 < len(result) else result[n] for n in range(len(result))
    ],
    "backwards": lambda result: list(reversed(result)),
    "moved by one": lambda result: [*result[-1:], *result[:-1]],
    "the middle one left out": lambda result: (
        [*result[: len(result) // 2], *result[len(result) // 2 + 1 :]] if result[1:] else result
    ),
    "the first one left out": lambda result: result[1:] or result,
    "the last ones left out": lambda result: result[: max(1, len(result) - 5)],
    "one twice": lambda result: [*result[: len(result) // 2], *result[len(result) // 2 - 1 :]],
    "one more": lambda result: [*result, Translation("Y otra cosa que nadie ha pedido.")],
    "always the first": lambda result: [result[0]] * len(result),
    "one sentence for all": lambda result: (
        [Translation("No puedo traducir este texto, lo siento mucho.")] * len(result)
    ),
    "without end": _endless,
    "breaks in the middle": lambda result: _breaking(result, RuntimeError("boom")),
    "breaks strangely": lambda result: _breaking(result, _odd_error()),
    "breaks at an attribute": lambda result: _breaking(result, AttributeError("no such thing")),
    "no memory": lambda result: _breaking(result, MemoryError()),
    "a missing file": lambda result: _breaking(result, FileNotFoundError("model.bin")),
    "a bare list": lambda result: [answer.target for answer in result],
}


@dataclass
class Nasty:
    """A translator with the right answers (`known`) that spoils those of the sources in `victims`, or every batch.

    `once`: an answer is spoilt the first time only. `ordered`: it promises order, rightly or not.
    """

    known: Mapping[str, str]
    trick: str
    victims: frozenset[str] = frozenset()
    once: bool = False
    name: str = "nasty en→es 1.0"
    spoilt: set[str] = field(default_factory=set)
    ordered: bool = False
    closed: bool = False
    _index: dict[str, set[str]] = field(default_factory=dict)

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Any:
        result = [self._answer(source) for source in sources]
        if self.trick not in BATCHES:
            return iter(result)
        return BATCHES[self.trick](result) if result else iter(())

    def close(self) -> None:
        self.closed = True

    def _answer(self, source: str) -> Any:
        requested = source if source in self.known else self._nearest(source)
        right = _hidden(source, requested, self.known.get(requested, source[::-1]))
        if self.trick in ANSWERS and requested in self.victims and not (self.once and requested in self.spoilt):
            self.spoilt.add(requested)
            invalid = ANSWERS[self.trick](source, right, Random(source))
            return (
                Translation(invalid, -0.4) if isinstance(invalid, str) and self.trick != "a plain string" else invalid
            )
        return Translation(right, -0.4, ((Span(0, len(source)), Span(0, len(right))),) if source and right else ())

    def _nearest(self, source: str) -> str:
        """The known source with the most words of a text."""
        if not self._index:
            for existing in self.known:
                for word in set(_words(existing)):
                    self._index.setdefault(word, set()).add(existing)
        counts: dict[str, int] = {}
        for word in set(_words(source)):
            for existing in self._index.get(word, ()):
                counts[existing] = counts.get(existing, 0) + 1
        return max(sorted(counts), key=counts.__getitem__, default="")
