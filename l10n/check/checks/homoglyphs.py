"""Words that mix letters of two scripts that look alike: they cannot be searched, sorted or spoken.

A word that comes again is found where it stands first; where a whole catalog is written so (a conversion gone wrong), one
finding says it for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from l10n.check import tokens
from l10n.check.finding import fail, warn
from l10n.check.once import per_catalog
from l10n.model import Catalog, Finding, Severity, UnitKey
from l10n.plugin import Check, Example, Subject

_CYRILLIC = "асеорхуіјһԁԛѕАВСЕНІЈКМОРЅТХҮкмтгпиԝѵ"
_GREEK = "οανικρυτχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
_LATIN = "aceopxyijhdqsvABCEHIJKMOPSTXYNZkmtrnuwгbl"
_LOOKALIKES = frozenset(_CYRILLIC + _GREEK + _LATIN)
_ALPHABETS = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
_WIDESPREAD = 12
"""Different mixed words from which on the whole catalog was converted wrongly."""
_CERTAIN = 4
"""Letters of a word from which on it is no abbreviation of two scripts by habit."""


def mixed(word: str) -> bool:
    """Whether lookalikes of another script stand among a word's letters.

    A Latin abbreviation with an ending of the language's own (`BMWнің`) is no such word.

    >>> mixed("Kіev"), mixed("Київ"), mixed("BMWнің")
    (True, False, False)
    """
    if word.isascii():
        return False
    codes = [tokens.script(char) for char in word]
    found = set(codes) & _ALPHABETS
    if len(found) < 2:
        return False
    fewest = min(found, key=lambda code: (codes.count(code), code))
    strangers = [char for char, code in zip(word, codes, strict=True) if code == fewest]
    if not all(char in _LOOKALIKES for char in strangers):
        return False
    head = next((i for i, code in enumerate(codes) if code != codes[0]), len(word))
    return not (head >= 2 and word[:head].isupper() and word[head:].islower() and len(set(codes[head:])) == 1)


@per_catalog
def _first(catalog: Catalog) -> Mapping[str, UnitKey]:
    """Where each mixed word of a catalog stands first."""
    places: dict[str, UnitKey] = {}
    for unit in catalog.units:
        for word in tokens.words(unit.target):
            if mixed(word[0]):
                places.setdefault(word[0], unit.key)
    return places


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each mixed word where it stands first; only the first of all where the catalog is full of them."""
    strange = [word for word in tokens.words(subject.unit.target) if mixed(word[0])]
    if not strange:
        return
    first = _first(subject.catalog)
    if len(first) >= _WIDESPREAD:
        if next(iter(first.values())) == subject.unit.key:
            yield warn(subject, "words all over the catalog mix letters of two scripts", tokens.span(strange[0]))
        return
    for word in strange:
        if first[word[0]] == subject.unit.key:
            say = fail if len(word[0]) >= _CERTAIN else warn
            yield say(subject, f"{word[0]} mixes letters of two scripts that look alike", tokens.span(word))


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
        Example("An mRNA vaccine and a VR-set", "мРНК вакцина та VR-шолом", "uk"),
    ),
)
