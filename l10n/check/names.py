"""Names of a source sentence, and whether a translation has them: in letters, by sound, or as the locale calls the place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from l10n import langtag
from l10n.check import sounds, tokens
from l10n.check.language import UNSPACED, Language, knowledge
from l10n.check.once import per_catalog
from l10n.model import Catalog, Span, Unit

_SHORTEST = 4
"""Letters of a name: shorter ones sound like something in every sentence."""
_ENDS = re.compile(r"[.!?:;\"“”‘’'()\[\]«»–—-]\s*$|^\s*$")
_DEMONYM = re.compile(r"(?:ians?|eans?|ese|ish|ists?|ism|ics?|cans|tions?|ments?|ness|ities|ing)$")
_ABJADS = frozenset({"Arab", "Hebr", "Thai"})
_CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})


@dataclass(frozen=True, slots=True)
class Name:
    """A word of the source that names somebody or something, with its place."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Match:
    """The word of a target that sounds most like a name. `cost` is per sound of the name: 0 certain, 0.3 another word."""

    cost: float
    word: str
    span: Span | None


NOTHING = Match(9.0, "", None)


@lru_cache(maxsize=4096)
def names(text: str, tag: str) -> Sequence[Name]:
    """The names of a sentence: words with a capital inside it that are no titles, days, peoples or common words.

    >>> [name.text for name in names("On Monday Mayor Lena Brandt met the Polish guests of Gdynia.", "en")]
    ['Lena', 'Brandt', 'Gdynia']
    """
    words = tokens.words(text)
    if _title_case(words):
        return ()
    plain, language = tokens.plain(text), knowledge(tag)
    kept = [word for run in _runs(plain, words) if not _institution(run, language) for word in run]
    return tuple(_names(plain, words, kept, language.capitalized))


_JOINED = re.compile(r"[ \u00a0-]|['’]s | of | for | of the | for the | and |['’] ")


def _runs(plain: str, words: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Words with capitals that belong together: `National Institute for Storm Research`."""
    run: list[re.Match[str]] = []
    for word in words:
        if not word[0][0].isupper():
            continue
        if run and not _JOINED.fullmatch(plain[run[-1].end() : word.start()]):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _institution(run: Sequence[re.Match[str]], language: Language) -> bool:
    """Whether a run of capitals is the name of an institution, whose words are translated."""
    return len(run) > 1 and any(re.sub(r"['’]s?$", "", word[0]).casefold() in language.institutions for word in run)


def _names(
    plain: str, words: Sequence[re.Match[str]], kept: Sequence[re.Match[str]], common: frozenset[str]
) -> Iterator[Name]:
    for word in kept:
        bare = re.sub(r"['’]s?$", "", word[0])
        if len(bare) < _SHORTEST or not bare[0].isupper() or bare.isupper():
            continue
        if bare.casefold() in common or _DEMONYM.search(bare):
            continue
        # The first word of a sentence has its capital anyway; before another name it is a name too.
        if _ENDS.search(plain[: word.start()]) and not _before_a_name(words, words.index(word), common):
            continue
        yield Name(bare, Span(word.start(), word.start() + len(bare)))


def _before_a_name(words: Sequence[re.Match[str]], number: int, common: frozenset[str]) -> bool:
    """Whether the next word begins with a capital too: `Lena Brandt said`."""
    if number + 1 >= len(words):
        return False
    after = words[number + 1]
    return after.start() == words[number].end() + 1 and after[0][0].isupper() and after[0].casefold() not in common


def _title_case(words: Sequence[re.Match[str]]) -> bool:
    """Whether a headline capitalizes every word, so that capitals say nothing."""
    long = [word[0] for word in words[1:] if len(word[0]) >= _SHORTEST]
    return len(long) >= 4 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


# --- in the translation -------------------------------------------------------------------------------------------


@lru_cache(maxsize=32768)
def nearest(name: str, target: str, tag: str) -> Match:
    """The word of a target that sounds most like a name."""
    codes = {sounds.english(name)} - {""}
    if "x" in name.casefold():  # Mexico is said with an h in its own language, Xochimilco with an s
        codes |= {sounds.english(name.casefold().replace("x", sound)) for sound in "hs"}
    return min((_nearest(code, target, tag) for code in sorted(codes)), key=lambda match: match.cost, default=NOTHING)


def _nearest(code: str, target: str, tag: str) -> Match:
    """The word of a target that sounds most like a code."""
    size = max(4, len(code))
    if langtag.language(tag) in UNSPACED:
        return _inside(code, target, tag, size)
    best = NOTHING
    for match in tokens.words(target):
        word = match[0]
        if len(word) < 2 or not _may_begin(code, word, tag):
            continue
        cost = _cost(code, word, tag) / size
        if tokens.script(word[0]) in _CASED and not word[0].isupper():
            cost += 0.04
        if cost < best.cost:
            best = Match(cost, word, tokens.span(match))
        if cost == 0:
            break
    return best


_CLASSES = ("aeiouyjhgv", "ckqhgCScszZjtxT", "bvfpwu", "dtT", "lr", "mn")
_KINDS = {c: frozenset(n for n, group in enumerate(_CLASSES) if c in group) for c in "".join(_CLASSES)}


@lru_cache(maxsize=65536)
def _kinds(sound: str) -> frozenset[int]:
    """The kinds of the first sounds of a word."""
    return frozenset().union(*(_KINDS.get(c, frozenset()) for c in sound[:2]))


def _may_begin(code: str, word: str, tag: str) -> bool:
    """Whether the word can begin like the name: a look at the first sounds saves most alignments."""
    script = tokens.script(word[0])
    return script in _ABJADS or bool(_KINDS.get(code[0], _NONE) & _kinds(_sounds(word, tag, script)[0]))


_NONE: frozenset[int] = frozenset()


def _cost(code: str, word: str, tag: str) -> float:
    script = tokens.script(word[0])
    return min(
        sounds.distance(code, sound, script)
        for head in sounds.heads(word, script)
        for sound in _sounds(head, tag, script)
    )


@lru_cache(maxsize=65536)
def _sounds(word: str, tag: str, script: str) -> tuple[str, ...]:
    """The sounds of a word by its language's spelling, and by English spelling where it is in Latin letters."""
    found = [sounds.local(word, tag)]
    if script == "Latn":
        found.append(sounds.english(word))
    return tuple(dict.fromkeys(sound or "-" for sound in found))


_RUN = re.compile(r"[ァ-ヴー]+|[A-Za-z]+|[\u0e00-\u0e7f]+|[\u4e00-\u9fff]+")


def _inside(code: str, target: str, tag: str, size: int) -> Match:
    """The place in a text without spaces that sounds most like a name."""
    best = NOTHING
    for match in _RUN.finditer(tokens.plain(target)):
        run = match[0]
        script = tokens.script(run[0])
        sound = sounds.local(run, tag) if script != "Latn" else sounds.english(run)
        if not sound:
            continue
        cost = sounds.distance(code, sound, script) / size
        if cost < best.cost:
            best = Match(cost, run, tokens.span(match) if script in {"Latn", "Kana"} else None)
    return best


_LIMITS: Mapping[str, tuple[float, float, float]] = {
    "Arab": (0.07, 0.12, 0.17),
    "Hebr": (0.07, 0.12, 0.17),
    "Thai": (0.04, 0.05, 0.07),
    "Kana": (0.16, 0.2, 0.2),
    "Hani": (0.1, 0.12, 0.14),
    "kept": (0.05, 0.07, 0.16),
    "": (0.125, 0.14, 0.16),
}
"""Cost per sound up to which a word is the name, for names of four letters, of five, and of seven and more. Measured on human
translations: 95 of 100 names lie below, strangers above; short names, and scripts without vowels or spaces, let strangers
come nearer. `kept`: languages that keep the letters of names, so that little else counts."""
_SCRIPT = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Kana"}


def limit(name: str, tag: str) -> float:
    """The cost per sound up to which the nearest word of a target is the name."""
    code = langtag.script(tag)
    four, five, more = _LIMITS.get("kept" if keeps_letters(tag) else _SCRIPT.get(code, code), _LIMITS[""])
    if len(name) <= 5:
        return four if len(name) < 5 else five
    return more if len(name) > 6 else (five + more) / 2


def keeps_letters(tag: str) -> bool:
    """Whether names keep their letters in the language: its script is Latin and it does not respell."""
    return langtag.script(tag) == "Latn" and not knowledge(tag).respells


@lru_cache(maxsize=16384)
def stands(name: str, target: str) -> bool:
    """Whether the name stands in the target with its own letters, accents aside, and an ending where one is.

    >>> stands("Barcelona", "a barcelonai rendőrség"), stands("Pompeo", "l'avion de Popmeo")
    (True, False)
    """
    stem = sounds.bare(name).casefold()
    stem = stem[:-1] if len(stem) > 4 and stem[-1] in "aeiouy" else stem
    return re.search(rf"(?<![^\W\d_]){re.escape(stem)}", sounds.bare(tokens.plain(target)).casefold()) is not None


def recognizable(name: str, target: str, tag: str) -> bool:
    """Whether the name stands in the target: in its own letters where the language keeps them, else by its sound."""
    if keeps_letters(tag):
        return stands(name, target)
    return nearest(name, target, tag).cost <= limit(name, tag)


def typo(name: str, word: str) -> bool:
    """Whether a word begins like the name but for one letter more, less or another one, or two that changed places.

    >>> typo("Pompeo", "Popmeo"), typo("Pompeo", "Pompeos"), typo("Cologne", "Köln")
    (True, False, False)
    """
    right, there = sounds.bare(name).casefold(), sounds.bare(word).casefold()
    stem = right[:-1] if len(right) > 4 and right[-1] in "aeiouy" else right
    if there.startswith(stem):
        return False
    beginnings_ = (there[: len(stem) + more] for more in (-1, 0, 1))
    return any(OSA.distance(stem, beginning) <= 1 for beginning in beginnings_ if len(beginning) >= len(stem) - 1)


def strangers(unit: Unit, tag: str) -> bool:
    """Whether the target may name somebody whom the source does not: a word with a capital inside the sentence that
    sounds like no word with a capital of the source. True where the script or the language has no capitals of names.
    """
    if langtag.script(tag) not in _CASED or langtag.language(tag) in _NOUNS:
        return True
    source, target = unit.key.source, unit.target
    plain = tokens.plain(target)
    known = [sounds.english(word[0]) for word in tokens.words(source) if word[0][0].isupper() and len(word[0]) > 3]
    places = {stem[:_STEM] for name in names(source, "en") for stem in exonyms(tag).get(name.text, ())}
    for match in tokens.words(target):
        word = match[0]
        if len(word) < _SHORTEST or not word[0].isupper() or word.isupper() or _ENDS.search(plain[: match.start()]):
            continue
        size = max(4, len(word) / 2)
        if word.casefold()[:_STEM] not in places and all(
            _cost(code, word, tag) / size > _LIKE for code in known if code
        ):
            return True
    return False


_NOUNS = frozenset({"de", "lb"})
"""Languages that give every noun a capital."""
_LIKE = 0.14

# --- what the locale calls places -----------------------------------------------------------------------------------


@cache
def exonyms(tag: str) -> Mapping[str, frozenset[str]]:
    """What the locale calls countries and cities, by their English name; each word of a name by itself.

    >>> sorted(exonyms("uk")["Germany"])
    ['німеччина']
    """
    found: dict[str, set[str]] = {}
    english, there = langtag.locale("en"), langtag.locale(tag)
    for code, name in english.territories.items():
        if code in there.territories:
            _pair(found, str(name), str(there.territories[code]))
    if "TR" in there.territories:  # CLDR's English name is Türkiye; newspapers write Turkey
        _pair(found, "Turkey", str(there.territories["TR"]))
    for zone, facts in there.time_zones.items():
        city = zone.rpartition("/")[2].replace("_", " ")
        if "city" in facts:
            _pair(found, city, str(facts["city"]))
    return {name: frozenset(words) for name, words in found.items()}


def _pair(found: dict[str, set[str]], name: str, local: str) -> None:
    words = [word.casefold() for word in re.findall(r"[^\W\d_]{2,}", local)]
    for word in re.findall(r"[^\W\d_]{4,}", name):
        found.setdefault(word, set()).update(words)


_STEM = 3


def has_exonym(name: str, target: str, tag: str) -> bool:
    """Whether the target has the locale's name of a place, inflected or as an adjective: `німецьк` has `німеч`'s `нім`."""
    folded = tokens.plain(target).casefold()
    for local in exonyms(tag).get(name, ()):
        stem = local[: max(_STEM, len(local) // 2)] if langtag.language(tag) not in UNSPACED else local[:2]
        if re.search(
            (r"(?<!\w)\w{0,3}" if tokens.script(local[0]) in _ABJADS else r"(?<!\w)") + re.escape(stem), folded
        ):
            return True
        if langtag.language(tag) in UNSPACED and stem in folded:
            return True
    return False


# --- what the article calls them elsewhere ----------------------------------------------------------------------------


@per_catalog
def renderings(catalog: Catalog) -> Mapping[str, frozenset[str]]:
    """What the article calls names that do not sound like themselves: beginnings of words that stand in the translations
    of sentences with the name and hardly in others. Names that are found by sound are not here.
    """
    everywhere: Counter[str] = Counter()
    by_name: dict[str, list[frozenset[str]]] = {}
    sounding: set[str] = set()
    for unit in catalog.units:
        if unit.target:
            stems = beginnings(unit.target, catalog.target)
            everywhere.update(stems)
            for name in {name.text for name in names(unit.key.source, catalog.source)}:
                by_name.setdefault(name, []).append(stems)
                if recognizable(name, unit.target, catalog.target):
                    sounding.add(name)
    return {
        name: frozenset(_particular(units, everywhere))
        for name, units in by_name.items()
        if len(units) > 1 and name not in sounding
    }


def _particular(units: Sequence[frozenset[str]], everywhere: Counter[str]) -> Iterator[str]:
    """The beginnings of words that most of some targets share, and hardly any other target has."""
    counts = Counter(stem for stems in units for stem in stems)
    for stem, n in counts.items():
        if n >= max(2, 0.6 * len(units)) and n >= 0.8 * everywhere[stem]:
            yield stem


def beginnings(target: str, tag: str) -> frozenset[str]:
    """The first four letters of each word; pairs of characters where no spaces are written."""
    if langtag.language(tag) in UNSPACED:
        text = tokens.plain(target)
        return frozenset(text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].isalpha())
    return frozenset(word[0].casefold()[:4] for word in tokens.words(target) if len(word[0]) >= 3)
