"""The words around a noun that is put into a text: articles and adjectives before it follow its gender and number.

What a language needs is `[agreement]` in its data file; in a language without it the words stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from l10n.dataclass import dataclass
from l10n.language import data, tokens
from l10n.late_pattern import late_pattern

_LAST = late_pattern(r"(?P<word>[^\W\d_]+)\s+$")
_MOST_BEFORE = 3  # words before a noun that follow it: todas las nuevas normas


@dataclass(frozen=True, slots=True)
class AgreementRules:
    """What is known of a language; the fields are the keys of `[agreement]`."""

    follow: Mapping[str, Sequence[str]]
    articles: frozenset[str]
    apart: Mapping[str, tuple[str, str]]
    sounds: tuple[tuple[str, str, re.Pattern[str]], ...]
    stressed: frozenset[str]
    breaks: frozenset[str]
    genders: Mapping[str, str]
    plurals: Mapping[str, str]


@cache
def rules(tag: str) -> AgreementRules | None:
    """What is known of the language of a tag; nothing where it has no data."""
    table = data.section(tag, "agreement")
    if not table:
        return None
    families = [tuple(family.split()) for family in table["follow"].replace("\n", "").split("/")]
    pairs = [pair.partition("=") for pair in table["contract"].split()]
    return AgreementRules(
        follow={word: family for family in reversed(families) for word in family},
        articles=frozenset(table["articles"].split()),
        apart={contracted: (two.partition("+")[0], two.partition("+")[2]) for two, _, contracted in pairs},
        sounds=tuple((word, new, re.compile(before, re.IGNORECASE)) for word, new, before in table["sounds"]),
        stressed=frozenset(table["stressed"].split()),
        breaks=frozenset(table["breaks"].split()),
        genders={
            w: g for g, key in (("m", "masculine"), ("f", "feminine"), ("", "either")) for w in table[key].split()
        },
        plurals={singular: many for singular, _, many in (pair.partition("=") for pair in table["plurals"].split())},
    )


def gender(words: str, tag: str) -> str:
    """`m` or `f` by the first word of a noun phrase; nothing where it stays open.

    >>> [gender(words, "es") for words in ("tipo de cambio", "clave", "problema", "barra lateral")]
    ['m', 'f', 'm', 'f']
    """
    grammar, first = rules(tag), tokens.LETTERS.search(words.casefold())
    if grammar is None or first is None:
        return ""
    word = first[0]
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), re.sub("ces$", "z", word))
    bare = next((form for form in forms if form in grammar.genders), "")
    if bare:
        return grammar.genders[bare]
    singular = [word.removesuffix("s"), word.removesuffix("es")] if _plural(word, grammar) else [word]
    ends = [form[n:] for form in singular for n in range(len(form)) if "-" + form[n:] in grammar.genders]
    return grammar.genders["-" + max(ends, key=len)] if ends else ""


def _plural(word: str, grammar: AgreementRules) -> bool:
    """Whether a word looks like a plural: -s after a vowel that carries no accent, and no noun that ends so."""
    return len(word) > 3 and word[-1] == "s" and word[-2] in "aeo" and word not in grammar.genders


def plural(words: str, tag: str) -> str:
    """The plural of a noun phrase in the singular: the noun and the adjectives behind it; the words themselves where unsure.

    >>> [plural(words, "es") for words in ("atajo de teclado", "notificación", "tren nocturno", "orden", "matriz")]
    ['atajos de teclado', 'notificaciones', 'trenes nocturnos', 'órdenes', 'matrices']
    """
    grammar = rules(tag)
    if grammar is None or _plural(words.partition(" ")[0], grammar):
        return words
    out, counted = [], True
    for word in words.split(" "):
        counted = counted and word.casefold() not in grammar.breaks
        out.append(_counted(word, grammar) if counted and word.isalpha() and not word.isupper() else word)
    return " ".join(out)


_VOWELS = {"á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u"}
_ACCENTS = {bare: accented for accented, bare in _VOWELS.items()}


def _counted(word: str, grammar: AgreementRules) -> str:
    """The plural of one word by the spelling rules of Spanish, the only language with data so far."""
    if word in grammar.plurals:
        return grammar.plurals[word]
    end = word[-1]
    accented = len(word) > 1 and word[-2] in _VOWELS  # on the last syllable: camión, interés
    if accented and end in "ns":
        return word[:-2] + _VOWELS[word[-2]] + end + "es"
    if end in "sx":
        return word  # la crisis, las crisis
    if end == "n":
        return _stressed_before(word) + "es"
    if end == "z":
        return word[:-1] + "ces"
    return word + ("es" if end in "lrdjíú" else "s")


def _stressed_before(word: str) -> str:
    """A word in -n without an accent, with one on its last vowel but one: imagen, imágenes."""
    if not _VOWELS.keys().isdisjoint(word):
        return word
    vowels = [n for n, char in enumerate(word) if char in "aeiou"]
    if len(vowels) < 2 or vowels[-1] - vowels[-2] == 1:
        return word
    at = vowels[-2]
    return word[:at] + _ACCENTS[word[at]] + word[at + 1 :]


def is_plural(words: str, tag: str) -> bool:
    """Whether a noun phrase looks like a plural."""
    grammar, first = rules(tag), tokens.LETTERS.search(words.casefold())
    return grammar is not None and first is not None and _plural(first[0], grammar)


def article_at(text: str, tag: str) -> int:
    """The length of the articles and other words that a noun phrase begins with and that follow its noun.

    >>> article_at("los niños", "es"), article_at("niños", "es")
    (4, 0)
    """
    grammar = rules(tag)
    if grammar is None:
        return 0
    at = 0
    for match in tokens.LETTERS.finditer(text):
        word = match[0].casefold()
        if word not in grammar.follow and word not in grammar.apart and word not in grammar.breaks:
            return match.start()
        at = match.end()
    return 0 if at else at


def before(left: str, noun: str, tag: str) -> str:
    """The text before a noun with the words that follow it in the noun's gender and number, and what is written as one word.

    >>> before("Se cerró la ", "tipo de cambio", "es"), before("El precio del ", "electricidad", "es")
    ('Se cerró el ', 'El precio de la ')
    """
    grammar = rules(tag)
    if grammar is None:
        return left
    sex, many = gender(noun, tag), is_plural(noun, tag)
    head, changed = left, ""
    for _ in range(_MOST_BEFORE):
        match = _LAST.search(head)
        if match is None:
            break
        new = _following(match["word"], sex, many, noun if not changed else "", grammar)
        if new is None:
            break
        changed = _cased(match["word"], new) + head[match.end("word") :] + changed
        head = head[: match.start()]
    start = _LAST.search(head) if changed else None  # "de" before an article that has become "el"
    at = start.start() if start else len(head)
    return _sounding(head[:at] + _contracted(head[at:] + changed, grammar), noun, grammar)


def _following(word: str, sex: str, many: bool, noun: str, grammar: AgreementRules) -> str | None:  # noqa: FBT001  (the number)
    """A word in the form that its noun wants; nothing where the word follows no noun."""
    small = word.casefold()
    prefix, small = grammar.apart.get(small, ("", small))
    family = grammar.follow.get(small)
    if family is None:
        return None
    place = "mf".index(sex) if sex else family.index(small) % 2
    new = family[place + 2 * many]
    first = noun.casefold().partition(" ")[0]
    if first in grammar.stressed and new in {"la", "una"}:
        new = {"la": "el", "una": "un"}[new]
    return f"{prefix} {new}" if prefix else new


def _cased(old: str, new: str) -> str:
    return new[0].upper() + new[1:] if old[:1].isupper() else new


def _contracted(text: str, grammar: AgreementRules) -> str:
    """The text with the last two words as one where they are written so."""
    for contraction, (first, second) in grammar.apart.items():
        for old in (f"{first} {second}", f"{first} {second}".capitalize()):
            text = re.sub(rf"(?<!\w){old}(?=\s)", _cased(old, contraction), text)
    return text


def _sounding(left: str, noun: str, grammar: AgreementRules) -> str:
    """The text with its last word in the form that the sound of the noun wants: padre e hijo, siete u ocho."""
    match = _LAST.search(left)
    for word, new, begins in grammar.sounds if match else ():
        if match and match["word"] in {word, new}:
            return left[: match.start()] + (new if begins.match(noun) else word) + left[match.end("word") :]
    return left


def sounding(left: str, words: str, tag: str) -> str:
    """The text before words with its last one as their sound wants it, and nothing else changed.

    >>> sounding("Francia y ", "Irlanda", "es")
    'Francia e '
    """
    grammar = rules(tag)
    return left if grammar is None else _sounding(left, words, grammar)


def has_rules(tag: str) -> bool:
    """Whether the language of a tag has data."""
    return rules(tag) is not None


def opens(words: str, tag: str) -> bool:
    """Whether words begin with an article of their own."""
    grammar = rules(tag)
    return grammar is not None and words.casefold().partition(" ")[0] in grammar.articles
