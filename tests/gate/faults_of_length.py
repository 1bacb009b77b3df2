"""Faults of how much stands there, and in which language: thirds, halves and clauses lost, sentences too many, neighbours."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from random import Random

from l10n import langtag
from tests.gate.pair import Pair

_STOPS = ".!?。！？։۔؟।"
_LEAST = 12
"""Words of a source from which on a third is more than a word or two."""


def _unspaced(tag: str) -> bool:
    return langtag.script(tag) in {"Hans", "Hant", "Jpan", "Thai"}


def _share(pair: Pair, begin: float, end: float) -> str | None:
    """A part of the target by its words, or by its letters where it has no spaces."""
    if (len(pair.source.split()) < _LEAST and pair.source_tag == "en") or pair.source[-1] not in _STOPS + '"”»':
        return None
    if _unspaced(pair.tag):
        return pair.target[round(begin * len(pair.target)) : round(end * len(pair.target))]
    words = pair.target.split()
    return " ".join(words[round(begin * len(words)) : max(1, round(end * len(words)))])


def third_lost(random: Random, pair: Pair) -> Pair | None:
    """The last third of the words is missing."""
    text = _share(pair, 0, 2 / 3)
    return replace(pair, target=text) if text else None


def third_lost_with_stop(random: Random, pair: Pair) -> Pair | None:
    """The last third is missing, and the sentence ends as before."""
    text, end = _share(pair, 0, 2 / 3), re.search(rf'[{_STOPS}]?["”»“]?$', pair.target)
    return replace(pair, target=text.rstrip(" ,;:–-،、，") + (end[0] if end else "")) if text else None


def first_half_lost(random: Random, pair: Pair) -> Pair | None:
    """The first half is missing, and what is left begins with a capital."""
    text = _share(pair, 0.5, 1)
    return replace(pair, target=text[:1].upper() + text[1:]) if text else None


def clause_dropped(random: Random, pair: Pair) -> Pair | None:
    """What stands between two commas, or behind the last one, is missing: a quarter of the sentence at least."""
    commas = [m.start() for m in re.finditer(r"[,،，、;]", pair.target)] + [len(pair.target) - 1]
    parts = [(a, b) for a, b in pairwise(commas) if 0.25 < (b - a) / len(pair.target) < 0.6]
    if not parts or len(pair.source) < 60:
        return None
    a, b = random.choice(parts)
    return replace(pair, target=pair.target[:a] + pair.target[b:])


def sentence_of_elsewhere(random: Random, pair: Pair) -> Pair | None:
    """A sentence of another article stands behind the translation."""
    if len(pair.source) < 30 or pair.target[-1] not in _STOPS or not pair.strangers:
        return None
    return replace(pair, target=f"{pair.target} {random.choice(pair.strangers)}")


def sentence_repeated(random: Random, pair: Pair) -> Pair | None:
    """The translation stands twice."""
    if len(pair.source) < 30 or pair.target[-1] not in _STOPS:
        return None
    return replace(pair, target=f"{pair.target} {pair.target}")


NEIGHBOURS = {
    "hr": "sr-Latn sl", "sr-Latn": "hr", "bs": "sr-Latn", "sr": "mk bg ru", "ro": "it", "it": "ro es", "az": "tr",
    "tr": "az", "kk": "ky", "ky": "kk", "ba": "tt", "tt": "ba", "es": "pt it ca", "pt": "es", "pt-BR": "es", "fr": "it es ca",
    "ca": "es", "cs": "sk", "sk": "cs", "nl": "de", "de": "nl", "da": "nb sv", "nb": "da sv", "sv": "da nb", "fa": "ar ur ps",
    "fa-AF": "ar ur ps", "ar": "fa ur", "ur": "fa ar", "ps": "fa ar ur", "mk": "bg sr", "bg": "mk sr ru", "uk": "ru be",
    "ru": "uk bg", "be": "ru uk", "sl": "hr", "lt": "lv", "lv": "lt", "fi": "et", "et": "fi", "tk": "tr az", "uz": "tk az",
    "tg": "ru kk", "pl": "cs sk", "hu": "fi", "sq": "ro", "es-MX": "pt",
}  # fmt: skip
"""Languages whose text a translator or a wrong file brings most easily."""


def neighbour_pasted(random: Random, pair: Pair) -> Pair | None:
    """The translation into a neighbour's language stands here, of a sentence of ten words at least."""
    near = [tag for tag in NEIGHBOURS.get(pair.tag, "").split() if tag in (pair.foreign or {})]
    if not near or len(pair.source.split()) < 10:
        return None
    return replace(pair, target=pair.foreign[random.choice(near)])  # type: ignore[index]


def half_of_a_neighbour(random: Random, pair: Pair) -> Pair | None:
    """The second half of a neighbour's translation stands behind the first half of the own one."""
    whole = neighbour_pasted(random, pair)
    if whole is None or _unspaced(pair.tag) or len(pair.source.split()) < 16:
        return None
    ours, theirs = pair.target.split(), whole.target.split()
    return replace(pair, target=" ".join([*ours[: len(ours) // 2], *theirs[len(theirs) // 2 :]]))


def same_as_another(random: Random, pair: Pair) -> Pair | None:
    """The translation of another sentence of the article stands here."""
    return (
        replace(pair, target=random.choice(pair.siblings)) if pair.siblings and len(pair.source.split()) > 5 else None
    )
