"""Faults of the whole text and of its form: halves lost, sources left, quotation marks, markup, addresses, characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from l10n import langtag, markup
from tests.gate.pair import Pair

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_QUOTES = '"“”«»„‟‹›「」『』'


_LONGEST_WORD = 30


def half_lost(random: Random, pair: Pair) -> Pair | None:
    """The second half of the target is missing."""
    if len(pair.source.split()) < 8:
        return None
    half = len(pair.target) // 2
    cut = pair.target.find(" ", half, half + _LONGEST_WORD)  # Thai and Chinese have a space here and there alone
    return replace(pair, target=pair.target[: cut if cut > 0 else half])


def half_lost_with_stop(random: Random, pair: Pair) -> Pair | None:
    """The second half of the target is missing, and it ends as before."""
    cut = half_lost(random, pair)
    stop = unicodedata.category(pair.target[-1]).startswith(
        "P"
    )  # and no tone mark, which is not a letter in Unicode either
    return replace(cut, target=cut.target + pair.target[-1]) if cut and stop else None


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
    words = [m for m in re.finditer(r"[^\W\d_]{4,}", pair.target) if not _mixed(m[0])]  # there it could mend the word
    places = [m.start() + i for m in words for i, c in enumerate(m[0]) if c in _LOOKALIKES]
    if not places:
        return None
    at = random.choice(places)
    return replace(pair, target=pair.target[:at] + _LOOKALIKES[pair.target[at]] + pair.target[at + 1 :])


def _mixed(word: str) -> bool:
    """Whether a word has letters of two scripts."""
    return len({unicodedata.name(letter, "").split(" ")[0] for letter in word}) > 1


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
