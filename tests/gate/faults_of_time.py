"""Faults of days, and of numbers that are not plain digits: words, ordinals, ranges, scores, telephone numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from tests.gate.cldr_words import exchanged, months, number_words, place, weekdays
from tests.gate.pair import Pair

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def weekday_changed(random: Random, pair: Pair) -> Pair | None:
    """A weekday of the target is another one, in the same form."""
    return _renamed(random, pair, _DAYS, weekdays)


def month_changed(random: Random, pair: Pair) -> Pair | None:
    """A month of the target is another one, in the same form, declined or not."""
    return _renamed(random, pair, _MONTHS, months)


def _renamed(random, pair: Pair, english, names) -> Pair | None:  # type: ignore[no-untyped-def]
    present = [n for n, name in enumerate(english) if _has(pair.source, n, name, names, pair.source_tag)]
    for number in present:
        if english[number] == "May" and not re.search(r"\d May\b|\bMay \d|\b[Ii]n May\b", pair.source):
            continue
        second = random.choice([n for n in range(len(english)) if n not in present])
        forms = [form for form in names(pair.tag)[number] if len(form) > (1 if not form.isascii() else 2)]
        placed = place(pair.target, forms, pair.tag)
        changed = exchanged(pair.target, forms, names(pair.tag)[second], pair.tag) if placed else None
        if changed and changed != pair.target:
            return replace(pair, target=changed)
    return None


def _has(source: str, number: int, name: str, names, tag: str) -> bool:  # type: ignore[no-untyped-def]
    if tag == "en":
        return re.search(rf"\b{name}\b", source) is not None
    return place(source, [form for form in names(tag)[number] if len(form) > 3], tag) is not None


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def year_changed(random: Random, pair: Pair) -> Pair | None:
    """A year is another one of the same decade."""
    both = [m for m in _YEAR.finditer(pair.target) if m[0] in pair.source]
    if not both:
        return None
    match = random.choice(both)
    last = random.choice([d for d in "0123456789" if d != match[0][-1]])
    return replace(pair, target=pair.target[: match.end() - 1] + last + pair.target[match.end() :])


def decade_changed(random: Random, pair: Pair) -> Pair | None:
    """The eighties become the nineties."""
    for match in re.finditer(r"(?:19|20)?(\d)0[’']?s\b", pair.source):
        present = re.search(rf"(?<!\d)(?:19|20)?{match[1]}0(?!\d)", pair.target)
        if present:
            at = present.end() - 2
            digit = random.choice([d for d in "123456789" if d != match[1]])
            return replace(pair, target=pair.target[:at] + digit + pair.target[at + 1 :])
    return None


_ENGLISH = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip


def number_word_changed(random: Random, pair: Pair) -> Pair | None:
    """A number in words is another one in words."""
    words, present = (
        number_words(pair.tag),
        {_ENGLISH[w] for w in re.findall(r"[a-z]+", pair.source.lower()) if w in _ENGLISH},
    )
    for value in sorted(present):
        result = place(pair.target, words.get(value, ()), pair.tag) if words else None
        if (
            result
            and (len(result["word"]) > 2 or not result["word"].isascii())
            and result["word"].casefold() == result[0].casefold()
        ):
            second = random.choice([n for n in words if n not in present and words[n] and n > 2])
            changed = exchanged(pair.target, words[value], words[second], pair.tag)
            return replace(pair, target=changed) if changed else None
    return None


def digits_as_wrong_word(random: Random, pair: Pair) -> Pair | None:
    """A small number in digits stands as another number's word: 5 people as twenty-five."""
    words, both = (
        number_words(pair.tag),
        list(re.finditer(r"(?<![\d.,:/-])\d{1,2}(?![\d.,:/%-]|\s?[%])", pair.target)),
    )
    both = [m for m in both if re.search(rf"(?<![\d.,$£€]){m[0]}(?![\d.,%])", pair.source) and int(m[0]) > 1]
    if not words or not both:
        return None
    match = random.choice(both)
    second = random.choice([n for n in words if n != int(match[0]) and words[n] and n > 2])
    return replace(pair, target=pair.target[: match.start()] + words[second][0] + pair.target[match.end() :])


_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def ordinal_changed_in_source(random: Random, pair: Pair) -> Pair | None:
    """The translation is of a sentence with another ordinal."""
    match = re.search(
        rf"\b(?:the|his|her|its|their) ({'|'.join(_ORDINALS)})\b(?! of| half| person| world)", pair.source
    )
    if not match:
        return None
    second = random.choice([each for each in _ORDINALS if each not in pair.source])
    return replace(pair, source=pair.source[: match.start(1)] + second + pair.source[match.end(1) :])


_RANGE = re.compile(r"(?<![\d.,-])(\d{1,3})[-–](\d{1,3})(?![\d.,-])")


def range_end_changed(random: Random, pair: Pair) -> Pair | None:
    """The end of a range, or a side of a score, is another number."""
    match = next((m for m in _RANGE.finditer(pair.target) if m[1] in pair.source and m[2] in pair.source), None)
    if not match:
        return None
    return replace(pair, target=pair.target[: match.start(2)] + str(int(match[2]) + 2) + pair.target[match.end(2) :])


def score_turned(random: Random, pair: Pair) -> Pair | None:
    """A score of 3–1 becomes 1–3."""
    match = next(
        (m for m in _RANGE.finditer(pair.target) if m[1] != m[2] and re.search(rf"\b{m[1]}[-–]{m[2]}\b", pair.source)),
        None,
    )
    if not match:
        return None
    sign = pair.target[match.end(1) : match.start(2)]
    return replace(pair, target=f"{pair.target[: match.start()]}{match[2]}{sign}{match[1]}{pair.target[match.end() :]}")


def telephone_changed(random: Random, pair: Pair) -> Pair | None:
    """A digit of a telephone number is another one."""
    right = f"+44 20 7946 0{random.randrange(100, 999)}"
    at = random.choice([i for i, c in enumerate(right) if c.isdigit() and i > 3])
    wrong = right[:at] + str((int(right[at]) + 1) % 10) + right[at + 1 :]
    return replace(pair, source=f"{pair.source} {right}", target=f"{pair.target} {wrong}")
