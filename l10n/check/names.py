"""The names of a source sentence."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.language import data, english, function_words, tokens
from l10n.language.knowledge import Language, knowledge
from l10n.language.ordinary_words import is_ordinary, ordinary_words
from l10n.language.titles import title_case
from l10n.language.tokens import without_possessive
from l10n.late_pattern import late_pattern
from l10n.model import Span

SHORTEST = 4
"""Letters of a name: shorter ones sound like something in every sentence."""
SENTENCE_START = late_pattern(r"(?:\w\w\w[.]|[!?:;\"“”„‟‘’‚'()\[\]«»‹›–—-])\s*$|^\s*$")
"""What stands before the first word of a sentence; a stop after two letters is an abbreviation's."""


def is_demonym(word: str) -> bool:
    """Whether a word ends like those that languages translate: peoples, adjectives, nouns of doing."""
    return _demonym().search(word) is not None or word.removesuffix("s") in _peoples()


@cache
def _peoples() -> frozenset[str]:
    """Peoples and adjectives by the names of their countries: `Cuban`, `Omani`."""
    countries = [name.split()[-1] for name in langtag.territory_names("en").values()]
    return frozenset(f"{name.removesuffix('s')}n" if name[-1] in "as" else f"{name}i" for name in countries)


@cache
def _demonym() -> re.Pattern[str]:
    return re.compile(f"(?:{english.alternatives('names', 'demonyms')})$")


@dataclass(frozen=True, slots=True)
class Name:
    """A word of the source that names somebody or something, with its place; `syllable` where it is part of a Korean or
    Chinese name, which languages write in one or two words.
    """

    text: str
    span: Span
    syllable: bool = False


@lru_cache(maxsize=4096)
def names(text: str, tag: str) -> Sequence[Name]:
    """The names of a sentence: words with a capital inside it that are not titles, days, peoples or common words.

    >>> [name.text for name in names("On Monday Mayor Lena Brandt met the Polish guests of Gdynia.", "en")]
    ['Lena', 'Brandt', 'Gdynia']
    >>> [name.text for name in names("The Baltic ferry is late, Ante Bakovic said.", "en")]
    ['Ante', 'Bakovic']
    """
    words = tokens.words(text)
    if title_case(words):
        return ()
    plain, language = tokens.plain(text), knowledge(tag)
    candidates = [word for run in _runs(plain, words) if not _institution(run, language) for word in run]
    return tuple(_names(plain, words, candidates, tag))


_SLIP = 7
"""Letters from which on a word that is an ordinary one except for a letter too many or too few is a slip of the source."""


@lru_cache(maxsize=4096)
def _is_a_slip(word: str, tag: str) -> bool:
    """Whether a word with a capital is an ordinary one, typed wrongly: `Committe`.

    >>> _is_a_slip("Leaguge", "en"), _is_a_slip("Karlskrona", "en")
    (True, False)
    """
    folded = word.casefold()
    if len(folded) < _SLIP:
        return False
    common = ordinary_words(tag) | knowledge(tag).capitalized
    fewer = (folded[:at] + folded[at + 1 :] for at in range(1, len(folded)))
    more = (folded[:at] + letter + folded[at:] for at in range(1, len(folded) + 1) for letter in string.ascii_lowercase)
    return any(candidate in common for candidate in (*fewer, *more))


@cache
def _listed(tag: str, key: str) -> frozenset[str]:
    return frozenset(data.section(tag, "names").get(key, "").split())


_BESIDE = late_pattern(r"(?<!San )(?<!Santa )(?<!St )(?<!New )(?<!Los )(?P<before>[A-Z][\w'’]*)\.? (?:[A-Z]\. )?$")
_ARTICLE = late_pattern(r"\b[Tt]he \Z")
_AFTER = late_pattern(r" (?:[A-Z]\. )?(?P<after>[A-Z][\w'’-]{2,})")


def names_a_person(plain: str, word: re.Match[str], tag: str) -> bool:
    """Whether an ordinary word with a capital is somebody's name: it stands behind a first name or a title (`Jon Snow`,
    `Mr. Snow`), or is a first name before a surname.
    """
    first, bare = _listed(tag, "first_names"), without_possessive(word[0])
    if bare.casefold() in knowledge(tag).capitalized:
        return False
    before = _BESIDE.search(plain, 0, word.start())
    if before and _ARTICLE.search(plain, 0, before.start("before")):
        return False  # the Karen Fire
    if before and before["before"] in first | _listed(tag, "honorifics") and bare not in _listed(tag, "honorifics"):
        return True
    after = _AFTER.match(plain, word.end())
    return bare in first and after is not None and not is_ordinary(after["after"], tag)


_ABBREVIATIONS = late_pattern(r"[A-Z]{2,}[a-z]?(?:[A-Z]+[a-z]?)?")
"""Abbreviations, several too: `EU`, `MEPs`, `HCoV`."""
_INNER_CAPITAL = late_pattern(r"(?<=[a-z])([A-Z]+)s\Z")
"""The last capitals of what is not a word, before the s of several: `HCoVs`, `ePubs`."""
_WORK = late_pattern(r"[\"“‘'](?P<first>[A-Z][a-z]{0,2})(?: [a-z]{1,3}| [A-Z][\w'’-]*){1,5}[,.]?[\"”’'](?!\w)")
"""The title of a book or a film, which has one of its own in other languages: “The Goldfinch,”."""
_HANDLE = late_pattern(r"[#@]\s?\w*\Z")
_CONTRACTED = late_pattern(r"['’](?:ve|ll|re|d|m|s|t)$", re.IGNORECASE)
"""How words end of which only a part is a word: `I've`, `Didn't`."""


@cache
def _joint() -> re.Pattern[str]:
    """What stands between the words of one name."""
    return re.compile(rf"[ \u00a0-]|['’]s | (?:{english.alternatives('names', 'joins')}) |['’] ")


def _runs(plain: str, words: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Words with capitals that belong together: `National Institute for Storm Research`."""
    run: list[re.Match[str]] = []
    for word in words:
        if not word[0][0].isupper():
            continue
        if run and not _joint().fullmatch(plain[run[-1].end() : word.start()]):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _institution(run: Sequence[re.Match[str]], language: Language) -> bool:
    """Whether a run of capitals is the name of an institution, whose words are translated."""
    return len(run) > 1 and any(without_possessive(word[0]).casefold() in language.institutions for word in run)


def _works(plain: str, tag: str) -> Sequence[re.Match[str]]:
    """The titles of works in quotation marks; what begins with no word of grammar is a nickname: “Don Goyo”."""
    grammar = function_words.of(tag).every
    return [title for title in _WORK.finditer(plain) if title["first"].casefold() in grammar]


def _names(plain: str, words: Sequence[re.Match[str]], candidates: Sequence[re.Match[str]], tag: str) -> Iterator[Name]:
    common, titles = knowledge(tag).capitalized, _works(plain, tag)
    for word in candidates:
        bare = _INNER_CAPITAL.sub(r"\1", without_possessive(word[0]))
        if (
            len(bare) < SHORTEST
            or not bare[0].isupper()
            or _ABBREVIATIONS.fullmatch(bare)
            or _HANDLE.search(plain[: word.start()])
            or any(title.start() <= word.start() < title.end() for title in titles)
        ):
            continue
        if bare.casefold() in common or _CONTRACTED.search(bare):
            continue
        plain_word = (
            is_demonym(bare)
            or is_ordinary(bare, tag)
            or _is_a_slip(bare, tag)
            or _several().search(plain[: word.end()])
        )
        if plain_word and not names_a_person(plain, word, tag):
            continue
        # The first word of a sentence has its capital anyway; before another name it is a name too.
        if SENTENCE_START.search(plain[: word.start()]) and not _before_a_name(words, words.index(word), common):
            continue
        yield Name(bare, Span(word.start(), word.start() + len(bare)), _syllable(plain, word))


@cache
def _several() -> re.Pattern[str]:
    """Several of a kind or a range of hills, which languages put in words of their own: `the two Koreas`, `the Rockies`."""
    return re.compile(rf"\b(?i:{english.alternatives('names', 'several')})\b(?: [a-z]+)? [A-Z]\w+[^s\W]s\Z")


_SYLLABLES = late_pattern(r"[ -][A-Z]?[a-z]{1,3}(?![\w'’-])(?! [A-Z])")


def _syllable(plain: str, word: re.Match[str]) -> bool:
    """Whether the word is a part of a name like `Kim Jong Un`."""
    before = plain[: word.start()].split()
    return (
        word.end() - word.start() == SHORTEST
        and bool(before)
        and len(before[-1]) <= SHORTEST
        and before[-1][0].isupper()
        and _SYLLABLES.match(plain, word.end()) is not None
        and plain[word.end() + 1].isupper()
    )


def _before_a_name(words: Sequence[re.Match[str]], number: int, common: frozenset[str]) -> bool:
    """Whether the next word begins with a capital too: `Lena Brandt said`."""
    if number + 1 >= len(words):
        return False
    after = words[number + 1]
    return after.start() == words[number].end() + 1 and after[0][0].isupper() and after[0].casefold() not in common
