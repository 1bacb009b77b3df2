"""Words that mix letters of two scripts that look alike: they cannot be searched, sorted or spoken.

A word that comes again is found where it stands first; where a whole catalog is written so (a conversion gone wrong), one
finding says it for all, and others tell of letters that only one word mixes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from l10n.check.finding import fail, warn
from l10n.language import tokens
from l10n.model import Finding, Severity, UnitKey
from l10n.plugin import ArticleContext, Check, Example, Subject, article_fact

_CYRILLIC = "асеорхуіјһԁԛѕАВСЕНІЈКМОРЅТХҮкмтгпиԝѵ"
_GREEK = "οανικρυτχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
_LATIN = "aceopxyijhdqsvABCEHIJKMOPSTXYNZkmtrnuwгbl"
_LOOKALIKES = frozenset(_CYRILLIC + _GREEK + _LATIN)
_UNLIKE = frozenset("кмтгпи")
"""Those that nobody takes for the other letter in print."""
_ALPHABETS = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
_WIDESPREAD = 12
"""Different mixed words from which on the whole catalog was converted wrongly."""
_CERTAIN = 4
"""Letters of a word from which on it is not an abbreviation of two scripts by habit."""


@lru_cache(maxsize=32768)
def mixed(word: str) -> bool:
    """Whether lookalikes of another script stand among a word's letters.

    A Latin abbreviation or word with an ending of the language's own (`BMWнің`, `Brexitти`) is not such a word.

    >>> mixed("Kіev"), mixed("Київ"), mixed("BMWнің"), mixed("Brexitти"), mixed("Banк")
    (True, False, False, False, True)
    """
    return bool(_strangers(word))


def _strangers(word: str) -> str:
    """The letters of a word that are lookalikes of another script; empty where there are none, or other letters too."""
    if word.isascii():
        return ""
    codes = [tokens.script(char) for char in word]
    alphabets = set(codes) & _ALPHABETS
    if len(alphabets) < 2:
        return ""
    fewest = min(alphabets, key=lambda code: (codes.count(code), code))
    strangers = [char for char, code in zip(word, codes, strict=True) if code == fewest]
    if not all(char in _LOOKALIKES for char in strangers):
        return ""
    if all(code == after or not {code, after} <= _ALPHABETS for code, after in pairwise(codes)):
        return ""  # a letter, Chinese, and a letter of another alphabet
    head = next((i for i, code in enumerate(codes) if code != codes[0]), len(word))
    ending = word[head:] if word[head:].islower() and len(set(codes[head:])) == 1 else ""
    abbreviation = head >= 2 and word[:head].isupper() and ending
    declined = head >= _CERTAIN and len(ending) > 1 and not _UNLIKE.isdisjoint(ending)
    return "" if abbreviation or declined else "".join(strangers)


@article_fact
def _first(article: ArticleContext) -> Mapping[str, UnitKey]:
    """Where each mixed word of a catalog stands first."""
    places: dict[str, UnitKey] = {}
    for unit in article.catalog.units:
        for word in tokens.words(unit.target):
            if mixed(word[0]):
                places.setdefault(word[0], unit.key)
    return places


@article_fact
def _habit(article: ArticleContext) -> frozenset[str]:
    """The letters of both scripts, in lower case, that stand in two mixed words of the catalog and more."""
    counts = Counter(char for word in _first(article) for char in set(word.casefold()))
    return frozenset(char for char, words in counts.items() if words > 1)


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each mixed word where it stands first; where the catalog is full of them only the first of all, and
    those with a letter that the others do not mix.
    """
    if len(_ALPHABETS & tokens.scripts(subject.unit.target)) < 2:
        return
    strange = [word for word in tokens.words(subject.unit.target) if mixed(word[0])]
    if not strange:
        return
    first = _first(subject.article)
    if len(first) >= _WIDESPREAD:
        if next(iter(first.values())) == subject.unit.key:
            yield warn(subject, "words all over the catalog mix letters of two scripts", tokens.span(strange[0]))
        strange = [word for word in strange if not _habit(subject.article).issuperset(_strangers(word[0]).casefold())]
    for word in strange:
        if first[word[0]] == subject.unit.key:
            report = fail if len(word[0]) >= _CERTAIN else warn
            yield report(subject, f"{word[0]} mixes letters of two scripts that look alike", tokens.span(word))


check = Check(
    severity=Severity.ERROR,
    find=find,
    fails=(
        Example("Kyiv waits.", "Kиїв чекає.", "uk"),
        Example("The vote was close.", "Die Abstimmung war knаpp.", "de"),
        Example("The vote was close.", "Η ψηφoφορία ήταν οριακή.", "el"),
    ),
    passes=(
        Example("Kyiv waits.", "Київ чекає.", "uk"),
        Example("The BMW plant", "BMWнің зауыты", "kk"),
        Example("Section A and section B", "第A和а条", "zh"),
        Example("An mRNA vaccine and a VR-set", "мРНК вакцина та VR-шолом", "uk"),
    ),
)
