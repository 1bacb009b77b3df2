"""Names that another language calls otherwise: countries and cities by CLDR, others by the data of the pair."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from functools import cache

from l10n import langtag
from l10n.language import data
from l10n.model import Span
from l10n.plugin import Pair

_NAME = r"[^\W\d_]+"


def of_pair(pair: Pair) -> Mapping[str, str]:
    """What is known of the names of a pair, whatever the regions; empty where nothing is."""
    return data.exactly(f"pairs/{langtag.language(pair.source)}-{langtag.language(pair.target)}", "names")


@cache
def exonyms(pair: Pair) -> Mapping[str, str]:
    """The names of countries that the target language calls otherwise, and those of the pair's data.

    >>> exonyms(Pair("en", "es"))["Switzerland"], exonyms(Pair("en", "es"))["Geneva"]
    ('Suiza', 'Ginebra')
    """
    here, target_names = langtag.territory_names(pair.source), langtag.territory_names(pair.target)
    names = {
        name: target_names[code]
        for code, name in here.items()
        if code in target_names and "(" not in name + target_names[code]
    }
    names |= {
        name: exonym for name, _, exonym in (pair_.partition("=") for pair_ in of_pair(pair).get("exonyms", "").split())
    }
    return {name: exonym for name, exonym in names.items() if name[:1].isupper()}


@cache
def exonym_words(pair: Pair) -> frozenset[str]:
    """The words of names that the target language calls otherwise, in small letters: an engine may know them."""
    cities = langtag.city_names(pair.target)
    ours = langtag.city_names(pair.source)
    names = [ours.get(zone, zone.rpartition("/")[2].replace("_", " ")) for zone in cities]
    return frozenset(word.lower() for name in (*exonyms(pair), *names) for word in re.findall(_NAME, name))


@cache
def _any(pair: Pair) -> re.Pattern[str] | None:
    left = set(of_pair(pair).get("left", "").split())
    names = sorted(
        (name for name, exonym in exonyms(pair).items() if name != exonym and name not in left), key=len, reverse=True
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])") if names else None


def likeness(name: str, word: str) -> float:
    """The share of letters that a name and a word have in common and in order; 0 where they do not begin alike.

    >>> likeness("Tikhanovich", "Tihanovich") > 0.9 > likeness("Lisbon", "Lisboa") > likeness("Moscow", "Dijo")
    True
    """
    if not 0.6 * len(name) < len(word) < 1.6 * len(name) or name[0].casefold() != word[0].casefold():
        return 0.0
    if len(word) > len(name) + 2 and word.casefold().startswith(name.casefold()):
        return 0.0  # the next word is glued to it: Pickettcerró
    return difflib.SequenceMatcher(None, name.casefold(), word.casefold(), autojunk=False).ratio()


def misnamed(source: str, target: str, pair: Pair) -> Iterator[tuple[Span, str]]:
    """The places of a source that stand in the target under their source name, or nearly under one of both, and their names
    in the target's language.

    A name that is part of another one (Cyprus Mail, Michael Jordan) stays.

    >>> [words for _, words in misnamed("The race ends in Morocco.", "La carrera termina en Morocco.", Pair("en", "es"))]
    ['Marruecos']
    """
    pattern = _any(pair)
    for name in dict.fromkeys(m[0] for m in pattern.finditer(source) if not _inside(m)) if pattern else ():
        exonym = exonyms(pair)[name]
        places = [m for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", target) if not _inside(m)]
        if places:
            yield from ((Span(*match.span()), exonym) for match in places)
        elif exonym not in target and " " not in name + exonym:
            yield from ((span, exonym) for span in _nearly(name, exonym, source, target))


_NEAR = 0.8  # of the letters: Strasburgo for Estrasburgo, Anterp for Antwerp


def _nearly(name: str, exonym: str, source: str, target: str) -> Iterator[Span]:
    """The word with a capital that a target has for a name, of neither language."""
    words = [m for m in re.finditer(_NAME, target) if m[0][0].isupper() and len(m[0]) > 3 and m[0] not in source]
    likely = max(((max(likeness(name, m[0]), likeness(exonym, m[0])), -m.start(), m) for m in words), default=None)
    if likely is not None and likely[0] >= _NEAR:
        yield Span(*likely[2].span())


def _inside(match: re.Match[str]) -> bool:
    """Whether a name stands beside another word with a capital."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return bool(re.match(r" [^\W\d_a-z]\w*", after) or re.search(r"(?<![.!?] )(?<!^)\b[^\W\d_a-z]\w* $", before))
