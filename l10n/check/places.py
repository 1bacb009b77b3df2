"""What a locale calls countries and cities, and names without a source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from l10n import langtag
from l10n.check.article_names import of_article
from l10n.check.names import SENTENCE_START
from l10n.check.vocabulary import opens
from l10n.language import tokens
from l10n.language.form import form
from l10n.language.knowledge import knowledge
from l10n.language.phonetics import sounds
from l10n.language.phonetics.matches import ABJADS, SURE, cost_of, is_near
from l10n.language.phonetics.words import CASED
from l10n.language.scripts import spaced
from l10n.language.titles import grammar
from l10n.late_pattern import late_pattern
from l10n.model import Unit
from l10n.plugin import ArticleContext

_SHORTEST = 4


@cache
def exonyms(tag: str) -> Mapping[str, frozenset[str]]:
    """What the locale calls countries and cities, by their English name; each word of a name by itself.

    >>> sorted(exonyms("uk")["Germany"]), sorted(exonyms("sw")["France"])
    (['німеччина'], ['ufaransa'])
    """
    places = [(name, {word.casefold() for word in _LETTERS.findall(local)}) for name, local in _places_of(tag)]
    everywhere = Counter(word for _, words in places for word in words)
    whole = {
        (name, *words) for name, words in places if len(words) == 1
    }  # Swahili Ufaransa is in names of islands, too
    by_word: dict[str, list[str]] = {}
    for name, words in places:
        for word in _words_of(name):
            by_word.setdefault(word, []).extend(words)
    return {
        name: frozenset(
            w for w in words if everywhere[w] < _OFTEN or words.count(w) >= 0.5 * everywhere[w] or (name, w) in whole
        )
        for name, words in by_word.items()
    }


_LETTERS = late_pattern(r"[^\W\d_]{2,}")


@cache
def _words_of(name: str) -> frozenset[str]:
    """The words of an English name that are looked for."""
    return frozenset(word for word in _LETTERS.findall(name) if len(word) >= _SHORTEST)


_OFTEN = 3
"""Places from which on a word that mostly stands in others' names says nothing: `nord` of `Macedonia de Nord`."""


def _places_of(tag: str) -> Iterator[tuple[str, str]]:
    """The English name of each country and city that the locale has a name for, and that name."""
    english, target_locale = langtag.locale("en"), langtag.locale(tag)
    for code, name in english.territories.items():
        if code in target_locale.territories:
            yield str(name), str(target_locale.territories[code])
    if "TR" in target_locale.territories:  # CLDR's English name is Türkiye; newspapers write Turkey
        yield "Turkey", str(target_locale.territories["TR"])
    for zone, facts in target_locale.time_zones.items():
        if "city" in facts:
            yield zone.rpartition("/")[2].replace("_", " "), str(facts["city"])


_STEM = 3


def has_exonym(name: str, target: str, tag: str, source: str = "") -> bool:
    """Whether the target has the locale's name of a place, inflected, as an adjective or in a compound: `німецьк` has
    `німеч`'s `нім`, `Zentralmexiko` has `mexik`. A capital may stand for its government, which languages name by its
    land, unless the source names the land itself.
    """
    folded = sounds.bare(tokens.folded(tokens.plain(target)).casefold())
    names_ = (name, *(land for land in knowledge("en").capitals.get(name, ()) if land not in source))
    exonym_words = {sounds.bare(local) for each in names_ for local in exonyms(tag).get(each, ())}
    if any(_begins(sounds.bare(stem), folded, tag) for each in names_ for stem in knowledge(tag).places.get(each, ())):
        return True
    stems = filter(
        None, (local.removeprefix("ال") for local in exonym_words)
    )  # an article alone names nothing: Urdu El Salvador
    return any(_in(stem, folded, tag) for stem in stems)


_ADJECTIVE_OF = 8
"""Letters of a name from which on an adjective of it is known by its beginning."""
_BEFORE, _SHORTEST_BEFORE = 6, 3
"""Letters that may stand before a name in a compound: `südkalifornisch`, and must before one in a noun: `Südkalifornien`."""


def has_adjective(name: str, target: str, tag: str) -> bool:
    """Whether the target has an adjective made of a name, or a compound with it, in small letters or as a noun with a capital.

    >>> texts = ("Teile der südkalifornischen Küste", "die kalte Küste", "in Südkalifornien")
    >>> [has_adjective("California", text, "de") for text in texts]
    [True, False, True]
    """
    if langtag.script(tag) not in CASED or len(name) < _ADJECTIVE_OF:
        return False
    stem = name[:-2]
    code, least, nouns = sounds.english(stem), len(stem) - 1, form(tag).nouns_have_capitals
    for match in tokens.words(target):
        word = match[0]
        first = 0 if word.islower() else _SHORTEST_BEFORE
        for start in range(first, min(_BEFORE, len(word) - least) + 1) if word.islower() or nouns else ():
            if cost_of(code, word[start:], tag) / len(code) <= SURE:
                return True
    return False


def _begins(stem: str, folded: str, tag: str) -> bool:
    """Whether a word of a text begins with what a language's file has for a place."""
    if not spaced(tag):
        return stem in folded
    if form(tag).nouns_have_capitals and len(stem) >= _IN_COMPOUNDS and stem in folded:
        return True
    before = r"(?<!\w)\w{0,3}" if tokens.script(stem[0]) in ABJADS else r"(?<!\w)"
    return re.search(before + re.escape(stem), folded) is not None


_IN_COMPOUNDS = 5
"""Letters of a place's name from which on it stands in no other word by chance: `Niedersachsen`."""


def _in(local: str, folded: str, tag: str) -> bool:
    """Whether a text has a form of a place's name."""
    if not spaced(tag):
        return local[:2] in folded
    stem = local[: max(_STEM, len(local) // 2)]
    before = r"(?<!\w)\w{0,3}" if tokens.script(local[0]) in ABJADS else r"(?<!\w)"
    inside = len(local) > _STEM + 1 and local[: max(_STEM + 1, len(local) - 2)] in folded
    return inside or re.search(before + re.escape(stem), folded) is not None


def is_exonym(word: str, name: str, tag: str) -> bool:
    """Whether a word in lower case is the locale's name of a place, with an ending or without one.

    >>> is_exonym("deutschlands", "Germany", "de"), is_exonym("deutchland", "Germany", "de")
    (True, False)
    >>> is_exonym("munchen", "Munich", "de")
    True
    >>> is_exonym("belarusa", "Belarus", "tk"), is_exonym("belarsu", "Belarus", "tk")
    (True, False)
    """
    bare, same = sounds.bare(word), sounds.bare(name.casefold())
    locals_ = (sounds.bare(local) for local in (*exonyms(tag).get(name, ()), *knowledge(tag).places.get(name, ())))
    # Where the locale writes the name as English does, only its last vowel may give way to an ending.
    ends = (local.rstrip("aeiouy") if local == same else local[: max(4, len(local) - 2)] for local in locals_)
    return any(bare.startswith(end) for end in ends)


# --- names without a source ---------------------------------------------------------------------------


def names_somebody(word: str, article: ArticleContext) -> bool:
    """Whether a word of a translation sounds for certain like a name of the article."""
    return any(is_near(name, word, article.catalog.target, SURE) for name in of_article(article.source))


"""Languages that give every noun a capital."""
_LIKE = 0.14
_ELIDED = late_pattern(r"^[a-z]{1,2}['’](?=\w)")
"""An article or a preposition that has lost its vowel: `d’Anzob`."""


def _may_name(word: str) -> bool:
    """Whether a word of the source has its capital for its own sake: short words of grammar sound like many a name."""
    return word[0].isupper() and len(word) > 3 and word.lower() not in grammar()


def has_unexplained_name(unit: Unit, article: ArticleContext) -> bool:
    """Whether the target may name somebody whom the source does not: a word with a capital that sounds like no word with a
    capital of the source, and is not an ordinary word at the start of its sentence. True where the script or the language has
    no capitals of names.
    """
    tag = article.catalog.target
    if langtag.script(tag) not in CASED or form(tag).nouns_have_capitals:
        return True
    source, target = unit.key.source, unit.target
    plain = tokens.plain(target)
    source_sounds = [sounds.english(word[0]) for word in tokens.words(source) if _may_name(word[0])]
    places = {
        sounds.bare(stem)[:_STEM]
        for word in tokens.words(source)
        for stem in (*exonyms(tag).get(word[0], ()), *knowledge(tag).places.get(word[0], ()))
    }
    for match in tokens.words(target):
        word = _ELIDED.sub("", match[0])
        if (
            len(word) < _SHORTEST
            or not word[0].isupper()
            or word.isupper()
            or (SENTENCE_START.search(plain[: match.start()]) and opens(word, article))
        ):
            continue
        size = max(4, len(word) / 2)
        if sounds.bare(word.casefold())[:_STEM] not in places and all(
            cost_of(code, word, tag) / size > _LIKE for code in source_sounds if code
        ):
            return True
    return False
