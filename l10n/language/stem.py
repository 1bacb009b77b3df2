"""The stems that a word may have, by the rules of `[inflection]` in the data file of its language.

Two words are forms of one when they have a stem in common. The rules cut more than a grammar would, and less than a
prefix: an ending is cut only if the language has it, and two letters of the word stay at least.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from l10n.dataclass import dataclass
from l10n.language import data
from l10n.language.letter_case import has_dotted_i

if TYPE_CHECKING:
    import snowballstemmer

_LEAST = 3  # letters of a stem
_MOST_ENDINGS = 20_000  # of one place: capitals that multiply beyond are a mistake in the data


@dataclass(frozen=True, slots=True)
class InflectionRules:
    """How the words of a language change; the fields are the keys of `[inflection]`, and `longest` is the length of
    the longest ending of each place.
    """

    endings: tuple[frozenset[str], ...] = ()
    longest: tuple[int, ...] = ()
    citation: frozenset[str] | None = frozenset()
    prefixes: tuple[tuple[str, ...], ...] = ()
    shift: tuple[tuple[str, str], ...] = ()
    vowels: tuple[tuple[str, str], ...] = ()
    fleeting: tuple[str, ...] = ()
    fold: tuple[tuple[str, str], ...] = ()
    snowball: str = ""
    article: str = ""
    compounds: bool = False
    unspaced: bool = False


@cache
def rules(tag: str) -> InflectionRules:
    """The rules for a language tag; without any where the language is unknown: words then count only as they are."""
    return _rules(data.section(tag, "inflection", any_script=True))


def _rules(table: Mapping[str, object]) -> InflectionRules:
    letters = {key: value.split() for key, value in dict(table.get("letters", {})).items()}  # type: ignore[call-overload]
    fold = _pairs(table, "fold", "=")
    listed = [str(place) for place in table.get("endings", ())]  # type: ignore[attr-defined]
    endings = tuple(frozenset(_folded(e, fold) for e in _expanded(place.split(), letters)) for place in listed)
    citation = table.get("citation") if table else ""
    return InflectionRules(
        endings=endings,
        longest=tuple(max(map(len, place), default=0) for place in endings),
        citation=None if citation is None else frozenset(str(citation).split()),
        prefixes=tuple(tuple(str(place).split()) for place in table.get("prefixes", ())),  # type: ignore[attr-defined]
        shift=_pairs(table, "shift", ">"),
        vowels=_pairs(table, "vowels", ">"),
        fleeting=tuple(str(table.get("fleeting", "")).split()),
        fold=fold,
        snowball=str(table.get("snowball", "")),
        article=str(table.get("article", "")),
        compounds=bool(table.get("compounds", False)),
        unspaced=bool(table.get("unspaced", False)),
    )


def _pairs(table: Mapping[str, object], name: str, sign: str) -> tuple[tuple[str, str], ...]:
    pairs = (pair.partition(sign) for pair in str(table.get(name, "")).split())
    return tuple((left, right) for left, _, right in pairs if left != right)


def _expanded(endings: Sequence[str], letters: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The endings with every value for their capitals."""
    for ending in endings:
        for chosen in itertools.islice(itertools.product(*(letters.get(char, char) for char in ending)), _MOST_ENDINGS):
            yield "".join(chosen)


def _folded(word: str, fold: Sequence[tuple[str, str]]) -> str:
    for seen, taken in fold:
        word = word.replace(seen, taken)
    return word


_APOSTROPHES = "'’ʼʻ‘`´׳״\""


@lru_cache(65536)
def folded(word: str, tag: str) -> str:
    """A word in lower case, without vowel signs and apostrophes, its letters as the language's rules take them.

    >>> folded("Oʻzbekiston", "uz"), folded("İstanbul", "tr"), folded("Ђоковић", "sr")
    ('ozbekiston', 'istanbul', 'đoković')
    """
    if has_dotted_i(tag):
        word = word.replace("I", "ı").replace("İ", "i")
    lower = unicodedata.normalize("NFC", word.casefold()).replace("\u0307", "")
    letters = "".join(char for char in lower if char not in _APOSTROPHES and char != "ـ")
    if any(unicodedata.combining(char) for char in letters):
        letters = "".join(char for char in letters if not unicodedata.combining(char))
    return _folded(letters, rules(tag).fold)


@lru_cache(65536)
def stems(word: str, tag: str, *, citation: bool = False) -> frozenset[str]:
    """The stems that a folded word may have, itself among them; of a dictionary form where `citation`.

    >>> stems("harbours", "en") & stems("harbour", "en", citation=True)
    frozenset({'harbour'})
    """
    inflection = rules(tag)
    candidates = set(_bare(word, inflection, citation=citation))
    for stem in tuple(candidates):
        if not citation or inflection.citation is None:
            candidates.update(_changed(stem, inflection))
        candidates.update(_without(stem, inflection.fleeting))
    if inflection.snowball and len(word) > _LEAST:
        candidates.add(
            "=" + _stemmed(word, inflection.snowball)
        )  # a space of their own: Snowball's stems are not those of a rule
    return frozenset(candidates)


def _bare(word: str, inflection: InflectionRules, *, citation: bool) -> Iterator[str]:
    """The word without its prefixes and endings, in every way that the rules allow."""
    bodies = {word, word.removeprefix(inflection.article)} if citation else _unprefixed(word, inflection.prefixes)
    for body in bodies:
        if citation and inflection.citation is not None:
            yield body
            yield from (
                body[: -len(e)] for e in inflection.citation if e and body.endswith(e) and len(body) - len(e) >= _LEAST
            )
        else:
            yield from _unended(body, inflection)


def _unprefixed(word: str, prefixes: Sequence[Sequence[str]]) -> set[str]:
    candidates = {word}
    for place in prefixes:
        candidates |= {
            form[len(p) :]
            for form in candidates
            for p in place
            if form.startswith(p) and len(form) - len(p) >= _LEAST - 1
        }
    return candidates


def _unended(word: str, inflection: InflectionRules) -> set[str]:
    """The word without endings, the outermost place first."""
    candidates = {word}
    for place, longest in zip(reversed(inflection.endings), reversed(inflection.longest), strict=True):
        for form in tuple(candidates):
            for cut in range(1, min(longest, len(form)) + 1):
                if form[-cut:] in place and len(form) - cut >= _shortest(cut, inflection):
                    candidates.add(form[:-cut])
    return candidates


def _shortest(cut: int, inflection: InflectionRules) -> int:
    """The letters that must stay where so many are cut: two of a form whose dictionary form is whole, or of Мэй, Мэя."""
    return _LEAST - 1 if cut == 1 or inflection.citation is not None else _LEAST


def _changed(stem: str, inflection: InflectionRules) -> Iterator[str]:
    """The stem as it was before an ending changed its last consonant or its last vowel."""
    for new, old in inflection.shift:
        if stem.endswith(new):
            yield stem[: -len(new)] + old
    for new, old in inflection.vowels:
        at = stem.rfind(new)
        if at > 0 and len(stem) - at - len(new) in (1, 2):  # in the last syllable, which is closed
            yield stem[:at] + old + stem[at + len(new) :]


def _without(stem: str, fleeting: Sequence[str]) -> Iterator[str]:
    """The stem without a vowel that stands before its last consonant."""
    for vowel in fleeting:
        if len(stem) > _LEAST and stem[:-1].endswith(vowel) and stem[-1] not in fleeting:
            yield stem[: -1 - len(vowel)] + stem[-1]


@lru_cache(65536)
def _stemmed(word: str, algorithm: str) -> str:
    return str(_stemmer(algorithm).stemWord(word))


@cache
def _stemmer(algorithm: str) -> snowballstemmer.stemmer:
    import snowballstemmer  # late: its thirty languages take longer to load than most commands to run

    return snowballstemmer.stemmer(algorithm)
