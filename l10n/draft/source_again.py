"""Words of the source that an engine left in its target. Related languages share many: of these only those tell that the
target's language lacks (Spanish `los` in Catalan, Danish `af` in Norwegian).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from l10n import langtag
from l10n.language import function_words, tokens
from l10n.language.identification import letters, words_of_related
from l10n.plugin import Pair

# Of human translations of 2,856 sentences into 34 languages one has three words of its source in a row and none has four.
_RUN = 4
# Of 4,216 human translations none has a quarter of the source's long words in small letters (three or more), French included.
_SOME_COPIED, _MUCH_COPIED = 0.25, 0.4
_FEWEST_COPIED = 5  # words; fewer may be a name
_FEWEST_OF_LINE = 3  # words
# Words of a related language that are not the target's: one is a name in small letters or a slip. Of 2,900 human translations
# between 16 pairs less than 1 % have two of the source and none has three; of such with half of the source in them half have.
# One does where so many of all words are the source's; machines write up to a half.
_FEWEST_STRANGE, _MOST_STRANGE, _MORE_COPIED = 2, 3, 0.6


@lru_cache(256)  # a source and its target are looked at many times, one soon after the other
def words_of(text: str) -> Sequence[str]:
    """The words of a text, in order."""
    words: Sequence[str] = tokens.WORD.findall(text)
    return words


def is_copied(source: str, target: str, pair: Pair) -> bool:
    """Whether the target is the source, wholly or for the most part, in words that are not names."""
    if langtag.language(pair.source) == langtag.language(pair.target) or not _tells(words_of(target), pair):
        return False
    if _same_words(source, target, pair) or _same_line(source, target, pair):
        return True
    words = [word for word in words_of(source) if word.islower() and len(word) > 2]
    if len(words) < 3:
        return False
    target_words = set(words_of(target))
    same = sum(word in target_words for word in words)
    return same / len(words) > 0.7 and (len(words) > 4 or source.casefold() == target.casefold())


def is_partly_copied(source: str, target: str, pair: Pair) -> bool:
    """Whether four words of the source stand in a row in the target, or two fifths of its long ones; or three that a related
    language lacks.
    """
    if _run_of(source, target, pair) or _much(source, target, pair, _MUCH_COPIED):
        return True
    strange = _strange(source, target, pair)
    return strange >= _MOST_STRANGE or (strange > 0 and _share(source, target) >= _MORE_COPIED)


def may_be_partly_copied(source: str, target: str, pair: Pair) -> bool:
    """Whether a quarter of the source's long words stand in the target, one of its small words beside another, or two that a
    related language lacks; of what is copied surely nothing more is to be said.
    """
    if _run_of(source, target, pair):
        return False
    strange = _strange(source, target, pair)
    if strange >= _FEWEST_STRANGE or (strange > 0 and _share(source, target) >= _MUCH_COPIED):
        return True
    if _much(source, target, pair, _SOME_COPIED):
        return True
    small = _small(pair)
    both = _runs(_islower(source), 2) & _runs(words_of(target), 2)
    return any(not small.isdisjoint(run) and max(map(len, run)) > 2 for run in both)


def spelled_alike(source: str, target: str) -> bool:
    """Whether two texts have the same words, one of them no name: what in capitals is not a translation, however short.

    >>> spelled_alike("Breaking news", "BREAKING NEWS"), spelled_alike("Radio Kravets", "Radio Kravets")
    (True, False)
    """
    here, target_words = words_of(source), words_of(target)
    same = [word.casefold() for word in here] == [word.casefold() for word in target_words]
    return same and any(word.islower() and len(word) > 2 for word in here)


def _tells(target: Iterable[str], pair: Pair) -> bool:
    """Whether a target's words, of which the source has many, are not the target language's own: those of an unrelated language
    are not.
    """
    if words_of_related(pair.source, pair.target) is None:
        return True
    return _count_strange(target, pair) >= _FEWEST_STRANGE


def _strange(source: str, target: str, pair: Pair) -> int:
    """How many words of the source stand in the target that its language, related to the source's, lacks."""
    return _count_strange(set(words_of(source)).intersection(words_of(target)), pair)


def _share(source: str, target: str) -> float:
    """The share of the source's words of three small letters or more that stand in the target; none of fewer than five."""
    words = [word for word in _islower(source) if len(word) > 2]
    if len(words) < _FEWEST_COPIED:
        return 0.0
    target_words = set(words_of(target))
    return sum(word in target_words for word in words) / len(words)


def _count_strange(words: Iterable[str], pair: Pair) -> int:
    """How many different words are of the source's language and not of the target's; none where they are not related."""
    theirs = words_of_related(pair.source, pair.target)
    if theirs is None or langtag.language(pair.source) == langtag.language(pair.target):
        return 0
    letters_of_source = letters(pair.source) - letters(pair.target)
    return sum(word in theirs or (word.islower() and not letters_of_source.isdisjoint(word)) for word in set(words))


@cache
def _small(pair: Pair) -> frozenset[str]:
    """The function words of the source's language that the target's has not, as far as either is known."""
    small, theirs = function_words.of(pair.source).every, words_of_related(pair.source, pair.target)
    return frozenset(small - function_words.of(pair.target).every) & (small if theirs is None else theirs)


def _run_of(source: str, target: str, pair: Pair) -> bool:
    """Whether four words in small letters stand in a row in both; of related languages with a function word among them, for
    other words that news is full of both languages often have.
    """
    here = _runs(_islower(source), _RUN)
    both = here & _runs(words_of(target), _RUN) if here else set()
    if (theirs := words_of_related(pair.source, pair.target)) is None:
        return bool(both)
    telling = _small(pair) or theirs
    return any(not telling.isdisjoint(run) for run in both)


def _much(source: str, target: str, pair: Pair, least: float) -> bool:
    """Whether such a share of the source's words of four small letters or more stands in the target, three or more."""
    words = [word for word in _islower(source) if len(word) > 3]
    target_words = set(words_of(target))
    same = sum(word in target_words for word in words)
    return same > 2 and same >= least * len(words) and _tells(target_words, pair)


def _same_words(source: str, target: str, pair: Pair) -> bool:
    """Whether nearly all words are the source's, names or not, in any order, small ones among them."""
    here = [word.casefold() for word in words_of(source)]
    target_words = {word.casefold() for word in words_of(target)}
    if len(here) < _FEWEST_COPIED or sum(word in target_words for word in here) < 0.8 * len(here):
        return False
    return not target_words.isdisjoint(function_words.of(pair.source).every - function_words.of(pair.target).every)


def _same_line(source: str, target: str, pair: Pair) -> bool:
    """Whether a short line has its source's words alone, a small word that the target's language lacks and another in small
    letters among them: no name, as “Bank of America” is.
    """
    words = words_of(source)
    if len(words) < _FEWEST_OF_LINE or [word.casefold() for word in words] != [w.casefold() for w in words_of(target)]:
        return False
    small = function_words.of(pair.source).every
    foreign = small - function_words.of(pair.target).every
    in_small = [word for word in words if word.islower()]
    return not foreign.isdisjoint(in_small) and any(len(word) > 3 and word not in small for word in in_small)


def _islower(text: str) -> Sequence[str]:
    """The words of a text, those with capitals as nothing."""
    return [word if word.islower() else "" for word in words_of(text)]


def _runs(words: Sequence[str], length: int) -> set[tuple[str, ...]]:
    return {run for run in zip(*(words[n:] for n in range(length)), strict=False) if all(run)}
