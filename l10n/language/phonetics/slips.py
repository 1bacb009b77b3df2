"""Slips of the hand in a name: letters that no respelling changes, and no ending."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from l10n.language.phonetics import alignment, sounds


@lru_cache(maxsize=16384)
def typo(name: str, word: str) -> bool:
    """Whether a word begins like the name except for one letter more, less or another one, or two that changed places.

    >>> typo("Pompeo", "Popmeo"), typo("Pompeo", "Pompeos"), typo("Cologne", "Köln")
    (True, False, False)
    """
    right, written = sounds.bare(name).casefold(), sounds.bare(word).casefold()
    stem = right[:-1] if len(right) > 4 and right[-1] in "aeiouy" else right
    if written.startswith(stem):
        return False
    beginnings_ = (written[: len(stem) + more] for more in (-1, 0, 1))
    return any(OSA.distance(stem, beginning) <= 1 for beginning in beginnings_ if len(beginning) >= len(stem) - 1)


@lru_cache(maxsize=16384)
def slip(name: str, word: str) -> bool:
    """Whether a word is the name with two letters exchanged or one lost that no respelling by sound loses.

    Other letters (c and k), doubled ones, a silent h, and the letters of an ending are respelling.

    >>> slip("Pompeo", "Popmeo"), slip("Burnaston", "Bunaston"), slip("Johnson", "Jonsonun"), slip("Clark", "Klark")
    (True, True, False, False)
    >>> slip("Marvin", "Marvnin"), slip("Honda", "Hona"), slip("Petar", "Petra"), slip("Pavel", "Pavla")
    (True, True, False, False)
    >>> slip("Keir", "Kir"), slip("Reagan", "Regan"), slip("Khartoum", "Hartum"), slip("Bukhara", "Buhara")
    (False, False, False, False)
    """
    right, written = sounds.bare(name).casefold(), sounds.bare(word).casefold()
    if not typo(name, word):
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(right, written, strict=False)) if a != b), min(len(right), len(written))
    )
    expected, actual = right[at:], written[at:]
    if len(expected) < 2 or not at:
        return False
    fleeting = len(expected) == 2 and expected[0] == "a" == actual[1:]  # `Petra` is Petar's
    if (
        actual[:2] == expected[1] + expected[0]
        and not actual.startswith(expected[1:] if len(expected) > 2 else "-")
        and not fleeting
    ):
        return True
    if len(expected) == 2:
        return _near_the_end(expected, actual, right[at - 1])
    silent = expected[0] == "h" or expected[0] in (right[at - 1], expected[1])
    silent = silent or expected[:2] in {"ck", "gh", "gn", "kh", "ou", "oo", "ee"}
    # One vowel for two is respelling: `Kir` is Keir.
    silent = silent or (
        expected[0] in alignment.VOWELS and (right[at - 1] in alignment.VOWELS or expected[1] in alignment.VOWELS)
    )
    return not silent and actual.startswith(expected[1:].rstrip("aeiouy") or expected[1:])


def _near_the_end(expected: str, actual: str, before: str) -> bool:
    """Whether the last letter but one of a name is lost, by no ending and no habit of spelling.

    Before the last consonant a, e and o are fleeting where an ending with a vowel follows (`Pavla` is Pavel's), and e before
    l, n, r, s without one (`Petr`); two vowels may be one sound, except i and what follows it (`Oriol`).
    """
    lost, last = expected[0], expected[1]
    if not actual.startswith(last) or lost == before:
        return False
    if last in alignment.VOWELS:
        return lost not in alignment.VOWELS and lost not in "hwj"
    fleeting = (actual[1:2] in alignment.VOWELS and lost in "aeo") or (lost == "e" and last in "rlns")
    alone = before not in alignment.VOWELS or before + lost in {"ia", "io"}
    return lost in alignment.VOWELS and alone and not fleeting
