"""Letters that a hand types for each other: neighbours on the keyboard, one vowel for another, a letter without its accent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from l10n.language import data
from l10n.language.phonetics import sounds


def slips(word: str, letters: str, tag: str) -> Iterator[str]:
    """The words that a slip made this one of: two letters exchanged, one too many, one left out, a likely other one.

    The first letter is not thought to be wrong: nobody mistypes it without seeing it.

    >>> {"bridge", "fridge"} & set(slips("brigde", "bdefgir", "en"))
    {'bridge'}
    >>> {"lobby", "hobby"} & set(slips("lobbby", "bhloy", "en")), {"tide", "ride"} & set(slips("tkde", "deikrt", "en"))
    ({'lobby'}, {'tide'})
    """
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield from (head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1)
    first = word.find("'") + 1  # `d'emails`
    inside, likely = [(head, tail) for head, tail in parts if len(head) > first], _likely(tag, letters)
    yield from (head + tail[1:] for head, tail in inside if tail)
    yield from (head + letter + tail for head, tail in inside for letter in letters)
    yield from (head + letter + tail[1:] for head, tail in inside if tail for letter in likely.get(tail[0], letters))


def without_ending(word: str) -> str:
    """The word without its last letter, unless that is typed twice: of what a dictionary has without it, this is a form.

    >>> without_ending("lobbys"), without_ending("lobbyy")
    ('lobby', '')
    """
    bare = sounds.bare(word)
    return "" if bare[-1:] == bare[-2:-1] else word[:-1]


@cache
def _likely(tag: str, letters: str) -> Mapping[str, str]:
    """For each letter those that are typed in its place; of scripts whose keyboard is not known, any."""
    facts = data.of_script(tag)
    rows, vowels = str(facts.get("keys", "")).split(), str(facts.get("vowels", ""))
    if not rows:
        return {}
    around = _around(rows)
    groups = vowels, *str(data.section(tag, "spelling").get("confused", "")).split()
    return {
        letter: "".join(
            neighbour for neighbour in letters if _alike(sounds.bare(letter), sounds.bare(neighbour), around, groups)
        )
        for letter in letters
    }


def _alike(letter: str, neighbour: str, around: Mapping[str, str], groups: Sequence[str]) -> bool:
    """Whether two letters without accents are the same, stand side by side, or are of a group that is confused."""
    return (
        letter == neighbour
        or neighbour in around.get(letter, "")
        or any(letter in each and neighbour in each for each in groups)
    )


def _around(rows: Sequence[str]) -> Mapping[str, str]:
    """The keys around each key: each row stands half a key to the right of the one above."""
    keys = {(row, at): key for row, line in enumerate(rows) for at, key in enumerate(line)}
    places = (0, -1), (0, 1), (-1, 0), (-1, 1), (1, -1), (1, 0)
    return {
        key: "".join(keys.get((row + down, at + right), "") for down, right in places)
        for (row, at), key in keys.items()
    }
