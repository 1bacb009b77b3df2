"""Which of a few near languages a text is in, by the letters of its words.

`[neighbours]` of a data file names the languages that are taken for each other and says how strongly sequences of letters
speak for each, as the logarithm of a likelihood: Catalan `_amb_`, Bosnian `ije`, Danish `af_`; and names that are spelled as in
the source (`=`) or otherwise (`~`), where Serbian writes Tramp and Croatian Trump. A word costs a look-up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache, partial
from operator import add
from types import MappingProxyType

from l10n import langtag
from l10n.language import data, tokens
from l10n.language.remembered import RememberedWords

_LONGEST = 4
"""Letters of a sequence; a whole word may be longer."""
_EDGE = "_"
KEPT, RESPELLED = "=", "~"
"""What stands for a name that is spelled as in the source, and for another."""
_SHORTEST_NAME = 4
_ENDING, _LOST_ENDING = 3, 2
"""Letters that may stand behind a name that is spelled as in the source, and those of the source's that may be lacking."""
_FEWEST = 6
"""Words below which a text may be a title and names."""
_SURE, _SURE_PER_WORD = 2.5, 0.25
"""The logarithm of how much likelier a neighbour must be: at least so much, and so much for each word, since in long texts
slips add up. Set on half of the human translations (docs/checks.md)."""
_AT_ONCE, _NATIVE = 6, -4.0
"""After every so many words it is looked whether all neighbours are so unlikely that no further ones are read. Of 2,015 human
translations into 15 languages 64 % are after the first six, and none of these looks like a neighbour at its end; none of 8,103
in a neighbour's language is after six, eight, ten or twelve."""
_MIXED = 1.3
"""How much likelier still, where speakers of one of both use the other's words too."""


def neighbour_scores(
    target: str, source: str, tag: str, further: Mapping[str, float] = MappingProxyType({})
) -> Mapping[str, float]:
    """How likely each near language of a tag is to be the one that a text is written in: 1 and more is sure, less than nothing
    unlikely; empty where nobody can tell.

    `further` is what else speaks for each neighbour, as a logarithm too.

    >>> neighbour_scores("El govern va anunciar ahir que el nou hospital obrirà", "", "es")["ca"] > 1
    True
    """
    rivals = neighbours_of(tag)
    if not rivals:
        return {}
    words, in_source = tokens.texts(target), tokens.folded_words(source) if source else frozenset[str]()
    common = [word for word in dict.fromkeys(common_words(words)) if word not in in_source]
    if len(common) < _FEWEST:
        return {}
    marks = names_of(words, source, tag) if KEPT in _weights(tag) else ()
    weights = _summed([*marks, *common], tag, [further.get(rival, 0.0) for rival in rivals])
    sure = max(_SURE, _SURE_PER_WORD * len(common))
    return {
        rival: weight / sure / (_MIXED if _is_mixed(tag) or _is_mixed(rival) else 1)
        for rival, weight in zip(rivals, weights, strict=True)
    }


def _summed(words: Sequence[str], tag: str, further: Sequence[float]) -> Sequence[float]:
    """How much more strongly words, and what speaks `further`, speak for each neighbour than for the own language; of some
    words alone where these leave no doubt that it is the own one, as in most texts.
    """
    weights, remembered = further, _remembered(tag)
    for start in range(0, len(words), _AT_ONCE):
        of_words = filter(None, map(remembered.__getitem__, words[start : start + _AT_ONCE]))
        parts = [sum(each) for each in zip(*of_words, strict=True)] or [0] * len(further)
        weights = [weight + part / _UNIT for weight, part in zip(weights, parts, strict=True)]
        if max(weights) < _NATIVE:
            break
    return weights


@cache
def _is_mixed(tag: str) -> bool:
    return bool(data.section(tag, "identification").get("mixed"))


def names_of(words: Sequence[str], source: str, tag: str) -> Sequence[str]:
    """A mark for each name among words: whether it is spelled as in the source; none where that has another script.

    >>> names_of(["Juče", "je", "Tramp", "sreo", "Bidena"], "Yesterday Trump met Biden", "sr-Latn")
    ['~', '=']
    """
    if langtag.script(tag) not in tokens.scripts(source):
        return []
    beginnings = _beginnings_of_names(source)
    names = [word.casefold() for word in words[1:] if word[0].isupper() and not word.isupper()]
    return [_mark(name, beginnings) for name in names if len(name) >= _SHORTEST_NAME]


def _mark(name: str, beginnings: frozenset[str]) -> str:
    sizes = range(max(_SHORTEST_NAME, len(name) - _ENDING), len(name) + 1)
    return KEPT if any(name[:size] in beginnings for size in sizes) else RESPELLED


@lru_cache(maxsize=256)
def _beginnings_of_names(source: str) -> frozenset[str]:
    """The names of a source, whole and without the last letters, which languages replace."""
    names = [word.casefold() for word in tokens.texts(source) if word[0].isupper()]
    return frozenset(
        name[:size] for name in names for size in range(max(_SHORTEST_NAME, len(name) - _LOST_ENDING), len(name) + 1)
    )


def common_words(words: Sequence[str], *, first: bool = True) -> Sequence[str]:
    """The words other than names, as they are compared: those in small letters, and the first of a text."""
    return [word.casefold() for place, word in enumerate(words) if not word[0].isupper() or (first and not place)]


def spellings(word: str) -> Set[str]:
    """The sequences of letters of a word, and the whole word."""
    if word in {KEPT, RESPELLED}:
        return {word}
    edged = f"{_EDGE}{word}{_EDGE}"
    sequences, longer = {edged, *edged}, list(edged)
    for size in range(1, _LONGEST):
        longer = list(map(add, longer, edged[size:]))  # one letter more of each
        sequences.update(longer)
    return sequences


@cache
def _remembered(tag: str) -> RememberedWords[Sequence[int]]:
    return RememberedWords(partial(_weight, tag=tag))


def _weight(word: str, tag: str) -> Sequence[int]:
    """How much more strongly a word speaks for each neighbour than for its own language, in parts; nothing where for none."""
    return [sum(each) for each in zip(*filter(None, map(_weights(tag).get, spellings(word))), strict=True)]


@cache
def neighbours_of(tag: str) -> Sequence[str]:
    """The languages that a language is told from by its letters."""
    return str(data.section(tag, "neighbours").get("among", "")).split()


@cache
def _weights(tag: str) -> Mapping[str, Sequence[int]]:
    """Each sequence of letters with how much more strongly it speaks for each neighbour, in parts."""
    native, theirs = _spoken_for(tag), [_spoken_for(rival) for rival in neighbours_of(tag)]
    every = set(native).union(*theirs) - {_EDGE}
    return {each: [weights.get(each, 0) - native.get(each, 0) for weights in theirs] for each in every}


_UNIT = 10
"""Parts of a weight of one: whole numbers, so that their sum does not hang on the order of a set."""


@cache
def _spoken_for(tag: str) -> Mapping[str, int]:
    by_weight = data.section(tag, "neighbours").get("spellings", {})
    return {each: round(_UNIT * float(weight)) for weight, text in by_weight.items() for each in text.split()}
