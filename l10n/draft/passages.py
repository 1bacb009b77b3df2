"""Asking an engine that reads context: passages of an article with all that is known around them.

What verification says against an answer goes back once, with the answer, as a request to mend it. The same engine can edit
the drafts of another: these were verified before, and stay where the edited words are not better.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from l10n.dataclass import dataclass
from l10n.draft import post_edit, verification
from l10n.draft.answers import FailedAnswer, sound
from l10n.draft.reading_text import ArticlePassage, ArticleSentence, ReadingText, needs_engine
from l10n.draft.renderings import Renderings, TranslatedPassage
from l10n.draft.retries import SentenceDrafter
from l10n.draft.sentence import PairContext, Sentence, whole
from l10n.draft.verification import Attempt
from l10n.errors import EngineError, single_line
from l10n.model import Translation, UnitKey
from l10n.plugin import ContextPassage, Contextual, Decoding, PassageText

_MOST_FAILURES = 2  # requests in a row without an answer, each of which was tried several times
_MOST_EXAMPLES = 4  # of a passage
NOT_EDITED = "not edited: the editor gave no answer"


@dataclass(frozen=True, slots=True)
class HouseKnowledge:
    """What is known of an article beside its words: its context, its names as people rendered them, `near` texts with their
    reviewed words, and what checks say against a target of a sentence.
    """

    context: Callable[[str], ReadingText]
    names: Renderings
    near: Callable[[str], Sequence[TranslatedPassage]]
    objections: Callable[[UnitKey, str], Sequence[str]]


@dataclass(slots=True)
class _PassageQuestion:
    """A sentence that is asked for, its place, and the best candidate so far."""

    place: ArticleSentence
    sentence: Sentence
    passage: ArticlePassage
    best: Attempt | None = None
    drafted: Attempt | None = None
    objections: tuple[str, ...] = ()  # of the checks, against the best candidate

    @property
    def rank(self) -> tuple[float, ...]:
        """How good the best candidate is; the greater, the better."""
        assert self.best is not None
        return (*self.best.rank[:2], -len(self.objections), self.best.confidence)


class PassageDrafter:
    """A translator that reads context. `plain` asks for what stands alone; with `edits` it makes the drafts that are edited."""

    def __init__(
        self, translator: Contextual, plain: SentenceDrafter, house: HouseKnowledge, *, edits: bool = False
    ) -> None:
        self.pair_context: PairContext = plain.pair_context
        self._translator = translator
        self._plain = plain
        self._house = house
        self._edits = edits
        self._failures = 0
        self._gone: EngineError | None = None

    def phrases(self, texts: Sequence[str]) -> Mapping[str, str]:
        """What the engine says for phrases alone: nothing, since answers say what stands for the phrases inside them."""
        return self._plain.phrases(texts) if self._edits else {}

    def alone(self, texts: Sequence[str]) -> Mapping[str, str]:
        """As `SentenceDrafter.alone`."""
        return self._plain.alone(texts)

    def translate(self, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Attempt]]:
        """The best candidate for each sentence, article by article."""
        yield from self._plain.translate([sentence for sentence in sentences if not needs_engine(sentence)])
        by_article: dict[str, set[Sentence]] = {}
        for sentence in sentences:
            if needs_engine(sentence):
                by_article.setdefault(sentence.article, set()).add(sentence)
        for slug, every in by_article.items():
            yield from self._article(slug, every)
        if self._gone is not None:
            raise self._gone

    def _article(self, slug: str, sentences: set[Sentence]) -> Iterator[tuple[Sentence, Attempt]]:
        """The candidates of an article: good ones at once, the others once they were asked to be mended."""
        context = self._house.context(slug)
        in_context = {place.sentence for passage in context.passages for place in passage.pending}
        yield from self._plain.translate([sentence for sentence in sentences if sentence not in in_context])
        passages = [
            passage for passage in context.passages if any(place.sentence in sentences for place in passage.pending)
        ]
        questions = [
            _PassageQuestion(place, place.sentence, passage)
            for passage in passages
            for place in passage.pending
            if place.sentence is not None
        ]
        if self._edits:
            drafted = dict(self._plain.translate([question.sentence for question in questions]))
            for question in questions:
                question.drafted = drafted.get(question.sentence)
        groups = [[question for question in questions if question.passage is passage] for passage in passages]
        again: list[_PassageQuestion] = []
        for question in self._judged([self._passage(context, group) for group in groups], groups):
            if question.sentence not in sentences:
                continue
            if self._wrong(question):
                again.append(question)
            else:
                yield question.sentence, self._chosen(question)
        yield from self._mended(slug, context, again)

    def _mended(
        self, slug: str, context: ReadingText, again: Sequence[_PassageQuestion]
    ) -> Iterator[tuple[Sentence, Attempt]]:
        """The better of each candidate and the one that was mended."""
        self._plain.learn_names([(question.sentence, question.best) for question in again if question.best])
        open_: list[_PassageQuestion] = []
        for question in again:
            assert question.best is not None
            copied = self._plain.copied_names(question.best, slug)
            question.best = post_edit.spelled(question.best, question.sentence, copied)
            if question.best.faults or question.best.doubts or question.objections:
                open_.append(question)
            else:
                yield question.sentence, self._chosen(question)
        first = [replace(question) for question in open_]
        answers = self._judged(
            [self._passage(context, [question]) for question in open_], [[question] for question in open_]
        )
        for before, question in zip(first, answers, strict=True):
            assert before.best is not None
            assert question.best is not None
            mended = post_edit.spelled(question.best, question.sentence, self._plain.copied_names(question.best, slug))
            question.best = replace(mended, signs=replace(mended.signs, retries=before.best.signs.retries + 1))
            better = before if mended.failure or before.rank > question.rank else question
            yield question.sentence, self._chosen(better)

    def _wrong(self, question: _PassageQuestion) -> bool:
        """Whether something speaks against the answer that the engine might mend."""
        best = question.best
        if best is None or best.failure:
            return False
        return bool(best.faults or best.doubts or best.missing or question.objections)

    def _chosen(self, question: _PassageQuestion) -> Attempt:
        """The candidate, or the draft that was to be edited, where that is better."""
        best, drafted = question.best, question.drafted
        assert best is not None
        if drafted is None:
            return best
        if best.failure:
            return replace(drafted, notes=(*drafted.notes, NOT_EDITED))
        return max(best, drafted, key=lambda attempt: attempt.rank[:2])

    def _passage(self, context: ReadingText, group: Sequence[_PassageQuestion]) -> ContextPassage:
        """What the engine is handed for the questions of a passage."""
        passage, slug = group[0].passage, group[0].sentence.article
        near = {each: None for question in group for each in self._house.near(question.sentence.text)}
        names = {
            name: form
            for question in group
            for name, form in self._house.names.forms(slug, question.sentence.text).items()
        }
        around = {source for source, _ in passage.before}
        return ContextPassage(
            tuple(_text(question) for question in group),
            headline=context.headline if all(question.place.text != context.headline for question in group) else "",
            before=passage.before,
            after=passage.after,
            terms=tuple(
                dict.fromkeys(occurrence.term for question in group for occurrence in question.sentence.occurrences)
            ),
            names=tuple(names.items()),
            wording=_wording(group),
            examples=tuple((example.source, example.target) for example in near if example.source not in around)[
                :_MOST_EXAMPLES
            ],
        )

    def _judged(
        self, passages: Sequence[ContextPassage], groups: Sequence[Sequence[_PassageQuestion]]
    ) -> Iterator[_PassageQuestion]:
        """The questions with what the engine answered, judged."""
        for group, answers in zip(groups, self._answers(passages), strict=True):
            attempts = [
                verification.judge(question.sentence, whole(question.sentence), [answer], self.pair_context)
                for question, answer in zip(group, answers, strict=True)
            ]
            for question, attempt in zip(group, attempts, strict=True):
                self._plain.differing(question.sentence, attempt)  # seen of all before the first is believed
            for question, attempt, answer in zip(group, attempts, answers, strict=True):
                made = verification.completed(self._plain.differing(question.sentence, attempt), [answer])
                key = UnitKey(question.place.role, question.sentence.text)
                question.best = made
                question.objections = () if made.faults else tuple(self._house.objections(key, made.target))
                yield question

    def _answers(self, passages: Sequence[ContextPassage]) -> Iterator[Sequence[Translation]]:
        """Exactly one answer for each text of each passage.

        Raises:
            EngineError: the engine failed at several passages in a row, and there is no other draft of them.
        """
        at = 0
        while at < len(passages):
            try:
                if self._gone is not None:
                    raise self._gone
                for answers in self._translator.translate_passages(passages[at:], Decoding()):
                    at += 1
                    self._failures = 0
                    yield [sound(answer) for answer in answers]
            except EngineError as error:
                self._failures += 1
                if self._failures >= _MOST_FAILURES:
                    if not self._edits:
                        raise
                    self._gone = error
                yield [FailedAnswer("", reason=single_line(error))] * len(passages[at].texts)
                at += 1


def _wording(group: Sequence[_PassageQuestion]) -> tuple[tuple[str, str], ...]:
    """What the house has for words of the questions, as reviewed units taught it."""
    learned = [occurrence.term for question in group for occurrence in question.sentence.learned]
    return tuple({term.source.casefold(): (term.source, term.translations[0]) for term in learned}.values())


def _text(question: _PassageQuestion) -> PassageText:
    """A question as the engine reads it, its protected pieces hidden, with what stands for it so far."""
    (part,) = whole(question.sentence)
    traced = part.masked.text
    phrases = tuple(traced.forward(span) for span in question.place.phrases)
    best, drafted = question.best, question.drafted
    if best is not None:
        draft = best.answer.target if best.answer else ""
        return PassageText(
            traced.text, question.place.role, phrases, draft, (*best.faults, *best.doubts, *question.objections)
        )
    draft = ""
    if drafted is not None and not drafted.faults:
        draft = drafted.target
        for number, piece in enumerate(part.masked.pieces, 1):
            written = question.sentence.written.get(piece.text, piece.text)
            draft = draft.replace(written, part.masked.style.format(number), 1)
    return PassageText(traced.text, question.place.role, phrases, draft)
