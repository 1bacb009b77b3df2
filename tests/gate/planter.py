"""Faults planted into human translations, the same ones every time.

A fault takes a random source and a pair and gives the pair with the fault in it, or nothing where it makes no sense there.
Faults are planted in the target, or in the source (a translation of another sentence) where that needs no alignment.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from l10n import langtag
from l10n.article import markup


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with its translation. `others` are the other translations' lines; `names` the names of the article."""

    source: str
    target: str
    tag: str
    names: tuple[str, ...] = ()
    foreign: Mapping[str, str] | None = None


Fault = Callable[[Random, Pair], "Pair | None"]

_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_QUOTES = '"“”«»„‟‹›「」『』'
# Months, weekdays and what else has a capital in English and none elsewhere is no name.
_NO_NAMES = frozenset([
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "President", "Prime",
    "Minister", "Foreign", "General", "Assembly", "Secretary", "State", "Business", "Conference", "Party", "Conservative",
    "Union", "European", "United", "Nations", "States", "Today", "Times", "Parliament", "Mini", "National", "Center",
    "Prevention", "Disaster", "German", "Germans", "Catalan", "Catalans", "Syrian", "Syrians", "Kurdish", "Turkish",
    "Turks", "Japanese", "Spanish", "Mexicans", "Britain", "City", "Both", "Unite", "Brexit", "Republic", "North",
    "South", "Korean", "Korea", "Long", "Land", "Rover", "Kingdom",
])  # fmt: skip
_STRANGERS = ("Brodzinski", "Kalamazoo", "Vickers", "Montgomery", "Delacroix", "Samarkand", "Trondheim", "Gutierrez")


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


def number_dropped(random: Random, pair: Pair) -> Pair | None:
    """A number of the target is gone, with its separators."""
    places = list(re.finditer(r"\d[\d.,\u00a0\u202f٫٬ ]*\d|\d", pair.target))
    if not places or not _DIGITS.search(pair.source):
        return None
    match = random.choice(places)
    return replace(pair, target=re.sub("  +", " ", pair.target[: match.start()] + pair.target[match.end() :]))


def number_changed_in_source(random: Random, pair: Pair) -> Pair | None:
    """The translation is of a sentence with another number."""
    swapped = number_changed(random, Pair(pair.source, pair.source, "en"))
    return replace(pair, source=swapped.target) if swapped else None


_MAY = 4


def date_shifted(random: Random, pair: Pair) -> Pair | None:
    """A month of the target is another month."""
    months = langtag.month_names(pair.tag)
    found = []
    for number, names in enumerate(months):
        if number == _MAY and not re.search(r"\d May\b|\bMay \d|\b[Ii]n May\b", pair.source):
            continue  # Theresa May is no month
        for name in names:
            match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", pair.target, re.IGNORECASE)
            if (
                match
                and len(name) > 2
                and re.search(
                    r"January|February|March|April|June|July|August|September|"
                    r"October|November|December",
                    pair.source,
                )
            ):
                found.append((number, names.index(name), match))
    if not found:
        return None
    number, form, match = random.choice(found)
    other = months[(number + random.randrange(1, 11)) % 12]
    return replace(
        pair, target=pair.target[: match.start()] + other[min(form, len(other) - 1)] + pair.target[match.end() :]
    )


def month_shifted_in_source(random: Random, pair: Pair) -> Pair | None:
    """The translation is of a sentence with another month."""
    english = langtag.month_names("en")
    names = [names[0] for names in english]
    match = re.search(r"\b(" + "|".join(names) + r")(?= \d| of|\b)", pair.source)
    if not match or match[0] == "May":
        return None
    other = random.choice([name for name in names if name != match[0]])
    return replace(pair, source=pair.source[: match.start()] + other + pair.source[match.end() :])


def source_names(text: str) -> tuple[str, ...]:
    """Names of people and places by a rule of thumb: capitals inside a sentence."""
    return tuple(dict.fromkeys(m[0] for m in _NAME.finditer(text) if m[0] not in _NO_NAMES))


def name_swapped(random: Random, pair: Pair) -> Pair | None:
    """The translation is of a sentence with another name."""
    names = source_names(pair.source)
    if not names:
        return None
    old = random.choice(names)
    pool = [name for name in (*pair.names, *_STRANGERS) if name[:2] != old[:2] and name not in pair.source]
    return replace(pair, source=re.sub(rf"\b{old}\b", random.choice(pool), pair.source)) if pool else None


def _verbatim(pair: Pair) -> list[re.Match[str]]:
    """Where names of the source stand in the target with the same letters."""
    return [m for name in source_names(pair.source) for m in re.finditer(rf"(?<!\w){name}", pair.target)]


def name_swapped_in_target(random: Random, pair: Pair) -> Pair | None:
    """A name of the target is another name of the article."""
    places = _verbatim(pair)
    if not places:
        return None
    match = random.choice(places)
    pool = [name for name in (*pair.names, *_STRANGERS) if name not in pair.source and name[:3] != match[0][:3]]
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


def half_lost(random: Random, pair: Pair) -> Pair | None:
    """The second half of the target is missing."""
    if len(pair.source.split()) < 8:
        return None
    cut = len(pair.target) // 2
    while cut < len(pair.target) and " " in pair.target and pair.target[cut] != " ":
        cut += 1
    return replace(pair, target=pair.target[:cut])


def half_lost_with_stop(random: Random, pair: Pair) -> Pair | None:
    """The second half of the target is missing, and it ends as before."""
    cut = half_lost(random, pair)
    return replace(cut, target=cut.target + pair.target[-1]) if cut and not pair.target[-1].isalnum() else None


def clause_repeated(random: Random, pair: Pair) -> Pair | None:
    """A run of words stands twice."""
    if " " in pair.target:
        words = pair.target.split(" ")
        if len(words) < 8:
            return None
        size = random.randrange(4, min(8, len(words) - 2))
        start = random.randrange(0, len(words) - size)
        words[start + size : start + size] = words[start : start + size]
        return replace(pair, target=" ".join(words))
    if len(pair.target) < 20:
        return None
    start = random.randrange(0, len(pair.target) - 14)
    return replace(pair, target=pair.target[: start + 12] + pair.target[start:])


def source_left(random: Random, pair: Pair) -> Pair | None:
    """The source stands where the translation should."""
    return replace(pair, target=pair.source) if len(pair.source.split()) > 3 else None


def source_half_left(random: Random, pair: Pair) -> Pair | None:
    """The second half of the source stands behind the first half of the target."""
    if len(pair.source.split()) < 8:
        return None
    words = pair.source.split(" ")
    cut = half_lost(random, pair)
    return replace(pair, target=cut.target + " " + " ".join(words[len(words) // 2 :])) if cut else None


def quote_unbalanced(random: Random, pair: Pair) -> Pair | None:
    """One quotation mark of the target is gone."""
    places = [i for i, c in enumerate(pair.target) if c in _QUOTES]
    if len(places) != 2 or pair.source.count('"') != 2:
        return None
    at = random.choice(places)
    return replace(pair, target=pair.target[:at] + pair.target[at + 1 :])


def quotes_lost(random: Random, pair: Pair) -> Pair | None:
    """All quotation marks of the target are gone: somebody's words became ours."""
    places = [i for i, c in enumerate(pair.target) if c in _QUOTES]
    if len(places) != 2 or pair.source.count('"') != 2 or len(pair.source.split('"')[1].split()) < 4:
        return None
    return replace(pair, target="".join(c for c in pair.target if c not in _QUOTES))


def _tagged(random: Random, pair: Pair) -> Pair | None:
    """Both sides with two links around words."""
    source, target = list(_WORD.finditer(pair.source)), list(_WORD.finditer(pair.target))
    if len(source) < 6 or len(target) < 2 or (len(target) < 4 and " " in pair.target):
        return None

    def wrap(text: str, words: Sequence[re.Match[str]]) -> str:
        a, b = words[1], words[-1]
        if b.start() <= a.end():
            a, b = words[0], words[-1]
        return f"{text[: a.start()]}<1>{a[0]}</1>{text[a.end() : b.start()]}<2>{b[0]}</2>{text[b.end() :]}"

    return replace(pair, source=wrap(pair.source, source), target=wrap(pair.target, target))


def tag_lost(random: Random, pair: Pair) -> Pair | None:
    """One mark of the target is gone."""
    tagged = _tagged(random, pair)
    return (
        replace(tagged, target=tagged.target.replace(random.choice(markup.marks(tagged.target)), "", 1))
        if tagged
        else None
    )


def tags_crossed(random: Random, pair: Pair) -> Pair | None:
    """Two pairs of marks of the target overlap."""
    tagged = _tagged(random, pair)
    if not tagged:
        return None
    crossed = tagged.target.replace("</1>", "").replace("</2>", "</1></2>")
    return replace(tagged, target=crossed)


def url_changed(random: Random, pair: Pair) -> Pair | None:
    """A URL of the target leads elsewhere."""
    stem = "https://example.org/news/2024/"
    slug = random.choice(("harbour-vote", "mayor", "storm-12"))
    broken = random.choice((f"{stem}{slug}s", f"{stem.replace('news', 'new')}{slug}", f"http://example.org/{slug}"))
    return replace(pair, source=f"{pair.source} {stem}{slug}", target=f"{pair.target} {broken}")


def handle_changed(random: Random, pair: Pair) -> Pair | None:
    """A handle, hashtag or address of the target is another one."""
    right, wrong = random.choice(
        (("@anna_kern", "@ana_kern"), ("#FloodWatch", "#FlodWatch"), ("desk@example.org", "desk@example.com"))
    )
    return replace(pair, source=f"{pair.source} {right}", target=f"{pair.target} {wrong}")


_LOOKALIKES = dict(zip("aceopxyiAEOPCTXHMKB", "асеорхуіАЕОРСТХНМКВ", strict=True))
_LOOKALIKES |= {v: k for k, v in _LOOKALIKES.items()}


def homoglyph(random: Random, pair: Pair) -> Pair | None:
    """A letter of a word is the lookalike of another script."""
    if langtag.script(pair.tag) not in {"Latn", "Cyrl"}:
        return None
    words = list(re.finditer(r"[^\W\d_]{4,}", pair.target))
    places = [m.start() + i for m in words for i, c in enumerate(m[0]) if c in _LOOKALIKES]
    if not places:
        return None
    at = random.choice(places)
    return replace(pair, target=pair.target[:at] + _LOOKALIKES[pair.target[at]] + pair.target[at + 1 :])


def bidi_control(random: Random, pair: Pair) -> Pair | None:
    """A character that turns the direction of what follows."""
    at = random.randrange(1, len(pair.target))
    return replace(pair, target=pair.target[:at] + random.choice("\u202e\u202d") + pair.target[at:])


def emptied(random: Random, pair: Pair) -> Pair | None:
    """Nothing but a stop or a space is left."""
    return replace(pair, target=random.choice((" ", ".", "…", "\u00a0")))


def one_word(random: Random, pair: Pair) -> Pair | None:
    """One word stands for a sentence."""
    if len(pair.source.split()) < 6:
        return None
    words = _WORD.findall(pair.target)
    return replace(pair, target=(words[0] if " " in pair.target else words[0][:3]) + ".")


def wrong_language(random: Random, pair: Pair) -> Pair | None:
    """The translation into another language stands here."""
    if not pair.foreign or len(pair.source.split()) < 6:
        return None
    alike = {"bs", "hr", "sr-Latn", "sr", "fa", "fa-AF"}
    tags = [t for t in pair.foreign if langtag.language(t) != langtag.language(pair.tag) and not {t, pair.tag} <= alike]
    return replace(pair, target=pair.foreign[random.choice(tags)])


_AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|has|have|could|can)\b(?! not|n't)")
_NEGATIVE = re.compile(r"n't\b|\b(?:not|never|no|nor|nobody|nothing|none|without|neither|un\w+)\b", re.IGNORECASE)


def negation_dropped(random: Random, pair: Pair) -> Pair | None:
    """The translation is of a sentence without the negation: the source says "not", the target does not."""
    match = _AUXILIARY.search(pair.source)
    if not match or _NEGATIVE.search(pair.source):
        return None
    return replace(pair, source=f"{pair.source[: match.end()]} not{pair.source[match.end() :]}")


_DENIED = re.compile(r"\b(did|do|does|is|are|was|were|will|would|could|has|have|had|should) not\b|\b(\w+)n't\b")


def negation_added(random: Random, pair: Pair) -> Pair | None:
    """The target denies what the source says: the source has lost its only "not"."""
    if len(_NEGATIVE.findall(pair.source)) != 1:
        return None
    match = _DENIED.search(pair.source)
    if not match:
        return None
    kept = {"wo": "will", "ca": "can"}.get(match[2] or "", match[1] or match[2])
    return replace(pair, source=pair.source[: match.start()] + kept + pair.source[match.end() :])


def denial_added(random: Random, pair: Pair) -> Pair | None:
    """The target has a word for "not" before its last words, where the source has no word that denies."""
    word = _NOT.get(pair.tag)
    if not word or _NEGATIVE.search(pair.source) or len(pair.source.split()) < 5:
        return None
    words = pair.target.split(" ")
    at = len(words) - 2 if len(words) > 3 else 1
    return replace(pair, target=" ".join([*words[:at], word, *words[at:]]))


_NOT = {
    "ar": "لن", "az": "deyil", "ba": "түгел", "be": "не", "bg": "не", "bs": "nije", "de": "nicht", "es": "no",
    "fa": "نمی", "fr": "ne sera pas", "he": "לא", "hr": "nije", "hu": "nem", "hy": "չի", "ka": "არ", "kk": "емес",
    "ky": "эмес", "mk": "не", "ro": "nu", "ru": "не", "sq": "nuk", "sr": "није", "sr-Latn": "nije", "tg": "нест",
    "tk": "däl", "tt": "түгел", "uk": "не", "ur": "نہیں", "uz": "emas",
}  # fmt: skip


FAULTS: Mapping[str, Fault] = {
    fault.__name__: fault
    for fault in (
        number_changed, number_dropped, number_changed_in_source, date_shifted, month_shifted_in_source, name_swapped,
        name_swapped_in_target, name_misspelled, places_exchanged, negation_dropped, negation_added, denial_added, half_lost,
        half_lost_with_stop, one_word, clause_repeated, source_left, source_half_left, wrong_language, quote_unbalanced,
        quotes_lost, tag_lost, tags_crossed, url_changed, handle_changed, homoglyph, bidi_control, emptied,
    )
}  # fmt: skip
