"""The words of a translation as names are looked for in them: by the sounds that each may stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, reduce
from operator import or_
from typing import NamedTuple

from l10n import langtag
from l10n.language import data, tokens
from l10n.language.knowledge import knowledge
from l10n.language.phonetics import alignment, sounds
from l10n.language.phonetics.prospects import prospects
from l10n.language.phonetics.spellings import written
from l10n.language.remembered import RememberedWords
from l10n.late_pattern import late_pattern

CASED = frozenset(name.title() for name, facts in data.scripts() if facts.get("cased"))
"""Scripts in which names have a capital."""
_WRITTEN_OUT = frozenset({*CASED, "Geor"})
_CLASSES = ("aeiouyjhgv", "ckqhgCScszZjtxT", "bvfpwu", "dtT", "lr", "mn")
_KINDS = {c: frozenset(n for n, group in enumerate(_CLASSES) if c in group) for c in "".join(_CLASSES)}
_NONE: frozenset[int] = frozenset()
_VOWELLESS = frozenset({"Arab", "Hebr"})


class SoundedWord(NamedTuple):
    """How a word is said: `sounds` are those of the word, also without its particles; `kinds` those of its first sounds;
    `held` are the sounds of all, a bit for each.
    """

    sounds: tuple[str, ...]
    kinds: frozenset[int]
    held: int


class PlacedWord(NamedTuple):
    """A word of a text with where it starts; `small` says that it has no capital in a script that has, `prospects` what sounds
    it may have, before it is read.
    """

    start: int
    text: str
    script: str
    small: bool
    prospects: int


def likely_first(target: str, tag: str) -> Iterator[Sequence[PlacedWord]]:
    """The words of a target without those of grammar: those with capitals, among which a search ends soon, then the others.

    Where no capital shows names, all at once.
    """
    first = _words(target, tag, small=False)
    if langtag.script(tag) in CASED and (not first or first[0].script in _WRITTEN_OUT):
        yield first
        yield _words(target, tag, small=True)
        return
    yield [*first, *_words(target, tag, small=True)]


@lru_cache(maxsize=2048)
def _words(target: str, tag: str, *, small: bool) -> Sequence[PlacedWord]:
    """The words of a target with a capital, or in a script without any; or the `small` ones."""
    if langtag.script(tag) not in CASED:
        return _placed(target, tag, small=small)
    grammar = knowledge(tag).function_words
    return [word for word in _placed(target, tag, small=small) if word.text not in grammar]


@lru_cache(maxsize=2048)
def _placed(target: str, tag: str, *, small: bool) -> Sequence[PlacedWord]:
    looks = _looks(langtag.language(tag))
    return [
        PlacedWord(start, word, script, small, held)
        for start, word in _by_case(target)[small]
        for script, held in (looks[word],)
    ]


@cache
def _looks(language: str) -> RememberedWords[tuple[str, int]]:
    """The script of each word and its prospects."""

    def look(word: str) -> tuple[str, int]:
        script = tokens.script(word[0])
        return script, prospects(word, script, language)

    return RememberedWords(look)


@lru_cache(maxsize=2048)
def _by_case(target: str) -> tuple[Sequence[tuple[int, str]], Sequence[tuple[int, str]]]:
    """The words of a target, from two letters on, with where they start: those that may be names, and the small ones."""
    by_case: tuple[list[tuple[int, str]], list[tuple[int, str]]] = [], []
    for match in tokens.words(target):
        word = match[0]
        if len(word) > 1:
            by_case[_small(word[0])].append((match.start(), word))
            if word.islower() or word.istitle():  # nearly all: nothing is glued
                continue
            if word[-1].islower() and (glued := _GLUED.search(word)):
                by_case[False].append((match.start() + glued.start(), glued[0]))
    return by_case


_GLUED = late_pattern(r"(?<=\p{Ll}{2})\p{Lu}\p{Ll}{2,}.*", module="regex")
"""A name that is glued to the word before it."""


@lru_cache(maxsize=1024)
def written_out(target: str, tag: str) -> Sequence[PlacedWord]:
    """The words of a target, in order, that can be a name without a change: most names are found among them."""
    return [word for word in _placed(target, tag, small=False) if word.script in _WRITTEN_OUT]


@lru_cache(maxsize=65536)
def sounded(text: str, tag: str) -> SoundedWord:
    """How a word is said, read once."""
    script = tokens.script(text[0])
    spoken = in_sounds(text, tag)
    held = reduce(or_, [alignment.held(sound, script) for sound in spoken])
    return SoundedWord(spoken, kinds(spoken[0]), held)


@cache
def _small(first: str) -> bool:
    """Whether a word with this first letter has no capital in a script that has."""
    return not first.isupper() and tokens.script(first) in CASED


def kinds(sound: str) -> frozenset[int]:
    """The kinds of the first two sounds of a word: a name begins with a sound of one of them."""
    return _KINDS.get(sound[0], _NONE) | _KINDS.get(sound[1:2], _NONE)


def in_sounds(word: str, tag: str) -> tuple[str, ...]:
    """The sounds of a word, and of the word without the particles that its script writes together with it.

    >>> in_sounds("Wasserburg", "de")
    ('vaserburg',)
    """
    script = tokens.script(word[0])
    heads = sounds.heads(word, script)
    if len(heads) == 1:
        return _spoken(word, tag, script)
    return tuple([sound for head in heads for sound in _spoken(head, tag, script)])


def _spoken(word: str, tag: str, script: str) -> tuple[str, ...]:
    """The sounds of a word by its language's spelling, and by English spelling where it is in Latin letters."""
    forms = written(word, script)
    spoken = [sounds.local(form, tag) or "-" for form in forms]
    if script == "Latn":
        code = sounds.english(word) or "-"
        return (*spoken, code) if code not in spoken else tuple(spoken)
    if len(spoken) == 1 and script not in _VOWELLESS:
        return tuple(spoken)
    if script in _VOWELLESS:  # two letters alike have a vowel between them: `کک` is Cooke
        spoken += map(sounds.by_letter, forms)
    return tuple(dict.fromkeys(sound or "-" for sound in spoken))
