"""An article as a translator reads it: all its sentences in order, reviewed ones with their words, cut into passages.

Where the passages begin and end follows from the article alone, never from what is wanted of it: so a draft is the same
whether its article is drafted at once, or in parts after a kill.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from l10n.dataclass import dataclass
from l10n.draft import sentence as sentences
from l10n.draft.draft_unit import DraftUnit
from l10n.draft.sentence import Sentence
from l10n.model import Role, Span, UnitKey

_MOST_CHARACTERS = 3000  # of a passage: small models lose the thread beyond a page or two
_BEFORE, _AFTER = 3, 2  # sentences around a passage


@dataclass(frozen=True, slots=True)
class ArticleSentence:
    """A sentence at its place. `reviewed` are the words of a person: nobody is asked for them. The sentences of a unit that
    was reviewed as a whole stand as one.
    """

    text: str
    role: str = ""
    sentence: Sentence | None = None
    phrases: tuple[Span, ...] = ()
    reviewed: str = ""


@dataclass(frozen=True, slots=True)
class ArticlePassage:
    """Sentences that are asked together, what stands before (reviewed ones among them too) and what comes after."""

    pending: tuple[ArticleSentence, ...]
    before: tuple[tuple[str, str], ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingText:
    """An article's headline, and its passages in order."""

    headline: str
    passages: tuple[ArticlePassage, ...]


def read_article(units: Sequence[DraftUnit], reviewed: Mapping[UnitKey, str], size: int) -> ReadingText:
    """The context of an article. `reviewed` are the plain words of its reviewed units; `size` sentences make a passage."""
    read = list(_sentences(units, reviewed))
    headline = next((unit.bare.text for unit in units if unit.key.context == Role.HEADLINE.context), "")
    return ReadingText(headline, tuple(_passages(read, size)))


def needs_engine(sentence: Sentence) -> bool:
    """Whether a sentence is asked as a whole: not what has no words, nor what no model should be asked for at once."""
    return not sentences.too_long(sentence) and not sentences.whole(sentence)[0].literal


def _sentences(units: Sequence[DraftUnit], reviewed: Mapping[UnitKey, str]) -> Iterator[ArticleSentence]:
    seen: set[Sentence] = set()
    for unit in units:
        words = reviewed.get(unit.key, "")
        if words:
            yield ArticleSentence(unit.bare.text, unit.key.context, reviewed=words)
            continue
        for sentence, phrases in zip(unit.sentences, unit.wrapped(), strict=True):
            if sentence not in seen and needs_engine(sentence):
                seen.add(sentence)
                yield ArticleSentence(sentence.text, unit.key.context, sentence, phrases)


def _passages(read: Sequence[ArticleSentence], size: int) -> Iterator[ArticlePassage]:
    for start, end in _cuts(read, size):
        pending = tuple(sentence for sentence in read[start:end] if not sentence.reviewed)
        if pending:
            inside = (sentence for sentence in read[start:end] if sentence.reviewed)
            before = tuple(
                (sentence.text, sentence.reviewed) for sentence in (*read[max(0, start - _BEFORE) : start], *inside)
            )
            yield ArticlePassage(pending, before, tuple(sentence.text for sentence in read[end : end + _AFTER]))


def _cuts(read: Sequence[ArticleSentence], size: int) -> Iterator[tuple[int, int]]:
    """The ends of the passages: so many sentences each, fewer where they are long."""
    start = characters = 0
    for at, sentence in enumerate(read):
        if at > start and (at - start >= size or characters + len(sentence.text) > _MOST_CHARACTERS):
            yield start, at
            start, characters = at, 0
        characters += len(sentence.text)
    if start < len(read):
        yield start, len(read)
