"""Words that an engine made up, and what stands in their place.

It is another word with which the engine may go on there, or what it says for the source's word alone, or that word itself.

A made-up word is the worst of a draft's faults: it looks like the language and is passed over. A word of the source stands out.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import replace

from l10n.dataclass import dataclass
from l10n.draft import respelling, terms, words_alone
from l10n.draft.invented import invented
from l10n.draft.sentence import PairContext, Sentence, touch, whole
from l10n.draft.terms import Replacement
from l10n.draft.verification import Attempt
from l10n.engines import alignment as aligned
from l10n.engines.consensus import likeness
from l10n.language import function_words, tokens
from l10n.language.spelling import AcceptedWords
from l10n.model import Span
from l10n.plugin import Rewording

NOTE = "no word of the language: {}; the source has “{}”"
NOTE_ALONE = "no word of the language: {}"
_LEAST = 4  # letters of a source word
_SHARE = 0.34  # of the target word that the source word must have; what looks at three words says nothing
# What speaks for another word: how much it is like the one that was made up, twice that it is like what the engine says for the
# source's word alone, less for each likelier word before it. By docs/engines.md#against-the-bare-model.
_ALONE, _LATER = 2.0, 0.1
_SURE = 0.3  # from which on a word needs no note

_Ask = Callable[[Sequence[str]], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class MadeUpWord:
    """A made-up word of a candidate: its place, that with what hyphens join to it, and the word of the source that it stands
    for, where that is plain.
    """

    word: str
    span: Span
    joined: Span
    source: str = ""


@dataclass(frozen=True, slots=True)
class _Substitute:
    """What stands in the place of a made-up word: words of the language that agree with what is around them, or need to be made
    to (`alone`), or the source's word; and what the note on it says, if anything.
    """

    span: Span
    words: str
    note: str = ""
    alone: bool = False


def places(sentence: Sentence, candidate: Attempt, words: Container[str]) -> Sequence[MadeUpWord]:
    """The made-up words of a candidate, in order; none of what is faulty."""
    odd = frozenset(invented(sentence, candidate.target, words)) if not candidate.faults else frozenset[str]()
    if not odd:
        return ()
    alignment = aligned.align(sentence.text, candidate.target, candidate.links)
    free = [n for n, span in enumerate(alignment.source) if _free(span, sentence, alignment.sure.values(), n)]
    taken: set[int] = set()
    made_up: list[MadeUpWord] = []
    for match in tokens.WORD.finditer(candidate.target):
        for place in aligned.inside(alignment.target, *match.span()) if match[0] in odd else ():
            shares = {n: share for n in free if (share := alignment.shares[place].get(n, 0.0)) >= _SHARE}
            chosen = max(shares, key=lambda n: shares[n], default=None)
            span, word = Span(*match.span()), ""
            if chosen is not None and chosen not in taken:
                taken.add(chosen)
                word = sentence.text[alignment.source[chosen].start : alignment.source[chosen].end]
            made_up.append(MadeUpWord(match[0], span, alignment.target[place], word))
    return made_up


def _free(span: Span, sentence: Sentence, sure: Container[int], number: int) -> bool:
    """Whether a word of the source may be put into the target: a word that means something and stands there nowhere yet."""
    word = sentence.text[span.start : span.end]
    return (
        len(word) >= _LEAST
        and number not in sure
        and word.replace("-", "").isalpha()
        and word.lower() not in sentence.function_words
        and not any(touch(span, piece.span) for piece in (*sentence.protected, *sentence.codes))
    )


def replaced(
    attempts: Sequence[tuple[Sentence, Attempt]], engine: Rewording, context: PairContext, ask: _Ask
) -> Iterator[tuple[Sentence, Attempt]]:
    """The candidates with what is misspelled put right, and other words where some were made up.

    The engine is asked once for all of them how it may go on there. Where its list of words is short, what it lacks may well be
    a word: only a word for which something speaks stands in its place then.
    """
    if not attempts:
        return
    tag = context.pair.target
    listed, words = AcceptedWords(tag, engine.words), AcceptedWords(tag, engine.words, forms=True)
    spelled = [
        (sentence, respelling.respelled(candidate, invented(sentence, candidate.target, listed), listed))
        for sentence, candidate in attempts
    ]
    made_up = [places(sentence, candidate, listed) for sentence, candidate in spelled]
    following = _following(spelled, made_up, engine)
    small = tuple(dict.fromkeys(each.source.lower() for some in made_up for each in some if each.source.isalpha()))
    substitutes = _Substitutes(words_alone.answers(small, context.pair, ask), listed, words, context)
    for (sentence, candidate), some in zip(spelled, made_up, strict=True):
        chosen = [substitutes.find(each, following.get((sentence, each.span), ())) for each in some]
        yield sentence, _with_substitutes(candidate, [each for each in chosen if each], tag)


def _following(
    attempts: Sequence[tuple[Sentence, Attempt]], made_up: Sequence[Sequence[MadeUpWord]], engine: Rewording
) -> Mapping[tuple[Sentence, Span], Sequence[str]]:
    """The words with which the engine may go on in each place, the likeliest first; none where it fails."""
    questions: dict[tuple[Sentence, Span], str] = {}
    for (sentence, candidate), some in zip(attempts, made_up, strict=True):
        for each in some:
            before = _before(candidate, each)
            if before is not None:
                questions[sentence, each.span] = before
    sources = [whole(sentence)[0].masked.text.text for sentence, _ in questions]
    try:
        return dict(zip(questions, engine.next_words(sources, list(questions.values())), strict=False))
    except Exception:  # of somebody else's engine: the drafts that are there stay good
        return {}


def _before(candidate: Attempt, made_up: MadeUpWord) -> str | None:
    """What the engine said before a word of a candidate; nothing where the candidate is not one answer that has it as often."""
    answer = candidate.answer
    matches = [match for match in tokens.WORD.finditer(answer.target) if match[0] == made_up.word] if answer else []
    here = [match for match in tokens.WORD.finditer(candidate.target) if match[0] == made_up.word]
    if answer is None or len(matches) != len(here):
        return None
    number = next(n for n, match in enumerate(here) if match.start() == made_up.span.start)
    return answer.target[: matches[number].start()].rstrip()


class _Substitutes:
    """What stands in the place of made-up words, by what the engine says for words of the source `alone`."""

    def __init__(
        self, alone: Mapping[str, Sequence[str]], words: Container[str], forms: AcceptedWords, context: PairContext
    ) -> None:
        self._alone, self._words, self._forms = alone, words, forms
        self._function_words = function_words.of(context.pair.target).every
        self._renderings = words_alone.agreed(alone, words)

    def find(self, made_up: MadeUpWord, following: Sequence[str]) -> _Substitute | None:
        """What stands in the place of a made-up word; nothing where it stays."""
        note = NOTE.format(made_up.word, made_up.source) if made_up.source else NOTE_ALONE.format(made_up.word)
        value, word = max(self._valued(made_up, following), default=(0.0, ""))
        if word and value >= _SURE:
            return _Substitute(made_up.span, word)
        if not self._forms.complete or made_up.word in self._forms:  # it may well be a word
            return None
        rendering = self._renderings.get(made_up.source.lower(), "")
        # A word that the target's language has too would be taken for that one.
        foreign = made_up.source if made_up.source.lower() not in self._words else ""
        in_its_place = rendering or foreign or word or made_up.source
        if not in_its_place:
            return None
        joined = "-" in made_up.source and in_its_place != word
        return _Substitute(made_up.joined if joined else made_up.span, in_its_place, note, alone=bool(rendering))

    def _valued(self, made_up: MadeUpWord, following: Sequence[str]) -> Iterator[tuple[float, str]]:
        """The words of the language with which the engine may go on, each with what speaks for it."""
        answers = [answer for answer in self._alone.get(made_up.source.lower(), ()) if answer in self._words]
        for rank, word in enumerate(following):
            if word != made_up.word and word in self._words and word not in self._function_words and word.islower():
                alone = max((likeness(word, answer) for answer in answers), default=0.0)
                yield likeness(word, made_up.word) + _ALONE * alone - _LATER * rank, word


def _with_substitutes(candidate: Attempt, substitutes: Sequence[_Substitute], tag: str) -> Attempt:
    if not substitutes:
        return candidate
    made, after = candidate.made, len(candidate.target)
    for each in sorted(substitutes, key=lambda each: each.span.start, reverse=True):
        at = Replacement(each.span, each.words)
        put = terms.insert(at, made.text, tag) if each.alone else at
        if put.span.end <= after:
            made, after = made.edit([(put.span, put.words)]), put.span.start
    notes = tuple(each.note for each in substitutes if each.note)
    signs = replace(candidate.signs, repairs=candidate.signs.repairs + len(notes))
    return replace(candidate, made=made, notes=(*candidate.notes, *notes), signs=signs)
