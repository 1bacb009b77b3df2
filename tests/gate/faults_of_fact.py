"""Faults of content: numbers, dates, names and negations that say something else than the source.

A fault takes a random source and a pair and gives the pair with the fault in it, or nothing where it makes no sense there.
Faults are planted in the target, or in the source (a translation of another sentence) where that needs no alignment.
"""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from l10n import langtag
from l10n.language.knowledge import knowledge
from tests.gate.pair import Pair, names_of, other_names

_DIGITS = re.compile(r"\d+")


def number_changed(random: Random, pair: Pair) -> Pair | None:
    """One digit of a number of the target is another one."""
    places = list(_DIGITS.finditer(pair.target))
    if not places or not _DIGITS.search(pair.source):
        return None
    match = random.choice(places)
    at = random.randrange(match.start(), match.end())
    old = pair.target[at]
    zero = ord(old) - int(old)
    new = chr(zero + random.choice([d for d in range(1, 10) if d != int(old)]))
    return replace(pair, target=pair.target[:at] + new + pair.target[at + 1 :])


_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f٫٬ ]*\d|\d")
_IN_WORDS = re.compile(r"\w* ?\([^\W\d_]+\)")
"""The same number once more behind it, in a word: `1000гә (меңгә)`."""


def number_dropped(random: Random, pair: Pair) -> Pair | None:
    """A number of the target is gone, with its separators."""
    places = [m for m in _NUMBER.finditer(pair.target) if not _IN_WORDS.match(pair.target, m.end())]
    if not places or not _DIGITS.search(pair.source):
        return None
    match = random.choice(places)
    return replace(pair, target=re.sub("  +", " ", pair.target[: match.start()] + pair.target[match.end() :]))


def number_changed_in_source(random: Random, pair: Pair) -> Pair | None:
    """The translation is of a sentence with another number."""
    swapped = number_changed(random, Pair(pair.source, pair.source, "en"))
    return replace(pair, source=swapped.target) if swapped else None


_MAY = 4


_ABBREVIATED = 3
"""Letters of an abbreviated month, which is another word where no day or year stands beside it (Albanian `nën`)."""
_DATED = re.compile(r"\d")


def _around(match: re.Match[str]) -> tuple[int, int]:
    return max(0, match.start() - 3), match.end() + 3


def date_shifted(random: Random, pair: Pair) -> Pair | None:
    """A month of the target is another month."""
    months = langtag.month_names(pair.tag)
    result = []
    for number, names in enumerate(months):
        if number == _MAY and not re.search(r"\d May\b|\bMay \d|\b[Ii]n May\b", pair.source):
            continue  # Theresa May is not a month
        if not re.search(rf"\b{langtag.month_names('en')[number][0]}\b", pair.source):
            continue
        for name in names:
            match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", pair.target, re.IGNORECASE)
            if match and len(name) > 2 and (len(name) > _ABBREVIATED or _DATED.search(pair.target, *_around(match))):
                result.append((number, names.index(name), match))
    if not result:
        return None
    number, form, match = random.choice(result)
    second = months[(number + random.randrange(1, 11)) % 12]
    return replace(
        pair, target=pair.target[: match.start()] + second[min(form, len(second) - 1)] + pair.target[match.end() :]
    )


def month_shifted_in_source(random: Random, pair: Pair) -> Pair | None:
    """The translation is of a sentence with another month."""
    english = langtag.month_names("en")
    names = [names[0] for names in english]
    match = re.search(r"\b(" + "|".join(names) + r")(?= \d| of|\b)", pair.source)
    if not match or match[0] == "May":
        return None
    second = random.choice([name for name in names if name != match[0]])
    return replace(pair, source=pair.source[: match.start()] + second + pair.source[match.end() :])


def name_swapped(random: Random, pair: Pair) -> Pair | None:
    """The translation is of a sentence with another name."""
    names = names_of(pair)
    if not names:
        return None
    old = random.choice(names)
    pool = [name for name in other_names(pair, old) if name[:2] != old[:2]]
    return replace(pair, source=re.sub(rf"\b{old}\b", random.choice(pool), pair.source)) if pool else None


def _verbatim(pair: Pair) -> list[re.Match[str]]:
    """Where names of the source stand in the target with the same letters."""
    return [m for name in names_of(pair) for m in re.finditer(rf"(?<!\w){name}", pair.target)]


def name_swapped_in_target(random: Random, pair: Pair) -> Pair | None:
    """A name of the target is another name of the article."""
    places = _verbatim(pair)
    if not places:
        return None
    match = random.choice(places)
    pool = [name for name in other_names(pair, match[0]) if name[:3] != match[0][:3]]
    return replace(pair, target=pair.target.replace(match[0], random.choice(pool)))


def name_misspelled(random: Random, pair: Pair) -> Pair | None:
    """A letter of a name of the target is dropped, doubled or exchanged with its neighbour."""
    places = _verbatim(pair)
    if not places:
        return None
    match = random.choice(places)
    return replace(pair, target=pair.target.replace(match[0], misspelled(random, match[0]), 1))


def misspelled(random: Random, name: str) -> str:
    """The name with one letter dropped, or two neighbours exchanged."""
    at = random.randrange(1, len(name) - 1)
    dropped = name[:at] + name[at + 1 :]
    exchanged = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return dropped if exchanged == name or random.random() < 0.5 else exchanged


def places_exchanged(random: Random, pair: Pair) -> Pair | None:
    """Two names of the target stand in each other's place."""
    names = _verbatim(pair)
    pairs = [(a, b) for a in names for b in names if a.end() < b.start() and a[0] != b[0]]
    if not pairs:
        return None
    a, b = random.choice(pairs)
    text = pair.target
    return replace(pair, target=text[: a.start()] + b[0] + text[a.end() : b.start()] + a[0] + text[b.end() :])


_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|will|would|could|can|ha(?:s|ve)"
    r"(?! (?:an?|the|about|long|its|their|his|her|\d+|two|three|four|five)\b))\b"
    r"(?! (?:not|ever|forever|simply|only|just|merely|impossible|im\w+ble)\b|n't)"
)
"""Words that "not" can stand behind, so that the sentence stays English and says the opposite: `has four beds` is none."""
_NEGATIVE = re.compile(
    r"n't\b|\b(?:not|never|no|nor|nobody|nothing|none|without|neither|un\w+|impossible|improbable|ever|forever)\b",
    re.IGNORECASE,
)


def negation_dropped(random: Random, pair: Pair) -> Pair | None:
    """The translation is of a sentence without the negation: the source says "not", the target does not."""
    match = _AUXILIARY.search(pair.source)
    if not match or _NEGATIVE.search(pair.source):
        return None
    return replace(pair, source=f"{pair.source[: match.end()]} not{pair.source[match.end() :]}")


_DENIED = re.compile(
    r"\b(did|do|does|is|are|was|were|will|would|could|has|have|had|should) not\b(?: yet\b)?|\b(\w+)n't\b(?: yet\b)?"
)


def negation_added(random: Random, pair: Pair) -> Pair | None:
    """The target denies what the source says: the source has lost its only "not"."""
    if len(_NEGATIVE.findall(pair.source)) != 1:
        return None
    match = _DENIED.search(pair.source)
    if not match:
        return None
    retained = {"wo": "will", "ca": "can"}.get(match[2] or "", match[1] or match[2])
    return replace(pair, source=pair.source[: match.start()] + retained + pair.source[match.end() :])


def denial_added(random: Random, pair: Pair) -> Pair | None:
    """The target has a word for "not" before its last words, where neither the source nor the target denied anything."""
    word = _NOT.get(pair.tag)
    if not word or _NEGATIVE.search(pair.source) or len(pair.source.split()) < 5:
        return None
    if knowledge(pair.tag).denial.search(pair.target.casefold()):
        return None  # one "not" more beside another says nothing else
    words = pair.target.split(" ")
    at = len(words) - 2 if len(words) > 3 else 1
    return replace(pair, target=" ".join([*words[:at], word, *words[at:]]))


_NOT = {
    "ar": "لن", "az": "deyil", "ba": "түгел", "be": "не", "bg": "не", "bs": "nije", "de": "nicht", "es": "no",
    "fa": "نیست", "fr": "ne sera pas", "he": "לא", "hr": "nije", "hu": "nem", "hy": "չի", "ka": "არ", "kk": "емес",
    "ky": "эмес", "mk": "не", "ro": "nu", "ru": "не", "sq": "nuk", "sr": "није", "sr-Latn": "nije", "tg": "нест",
    "tk": "däl", "tt": "түгел", "uk": "не", "ur": "نہیں", "uz": "emas",
}  # fmt: skip
