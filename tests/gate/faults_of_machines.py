"""Faults that machines make: words of the source left inside, pieces of a vocabulary, a wrong encoding, capitals alone."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.gate.pair import Pair

_REMNANTS = ("⁇", "▁", "<unk>", "@@")


def source_words_left(random: Random, pair: Pair) -> Pair | None:
    """Three small words of the source stand in the target's middle."""
    words, there = pair.source.split(), pair.target.split(" ")
    runs = [words[i : i + 3] for i in range(len(words) - 2)]
    plain = [run for run in runs if all(word.isalpha() and word.islower() and len(word) > 2 for word in run)]
    if not plain or len(there) < 6:
        return None
    middle = len(there) // 2
    return replace(pair, target=" ".join([*there[:middle], *random.choice(plain), *there[middle + 3 :]]))


def remnant_left(random: Random, pair: Pair) -> Pair | None:
    """A piece of a model's vocabulary stands at a word."""
    there = pair.target.split(" ")
    there[len(there) // 2] = f"{random.choice(_REMNANTS)} {there[len(there) // 2]}"
    return replace(pair, target=" ".join(there))


def misread(random: Random, pair: Pair) -> Pair | None:
    """A word that is not ASCII is read in the encoding of Western Windows."""
    there = pair.target.split(" ")
    places = [i for i, word in enumerate(there) if any(char.isalpha() and not char.isascii() for char in word)]
    if not places:
        return None
    place = random.choice(places)
    there[place] = there[place].encode().decode("cp1252", errors="ignore")
    return replace(pair, target=" ".join(there))


def capitals_alone(random: Random, pair: Pair) -> Pair | None:
    """The whole target stands in capitals."""
    upper = pair.target.upper()
    cased = sum(map(str.isupper, upper)) > len(upper) / 2 and pair.tag != "ka"  # nobody writes Georgian so
    return replace(pair, target=upper) if cased and len(upper.split()) > 5 else None
