"""Asking an engine, and asking again another way when the answer will not do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from l10n.dataclass import dataclass
from l10n.draft import (
    copied_words,
    house_words,
    invented,
    joining,
    made_up_words,
    names,
    post_edit,
    sentence,
    verification,
)
from l10n.draft.answers import LEAST_WORDS, NO_ANSWER, Answers, alike, bare_words
from l10n.draft.drafting_effort import THOROUGH, DraftingEffort
from l10n.draft.sentence import PairContext, Sentence, SentencePart
from l10n.draft.verification import Attempt
from l10n.language.spelling import AcceptedWords
from l10n.model import Translation
from l10n.plugin import Continuing, Decoding, Rewording, Translator

_MOST_TERMS = 8  # of one sentence that are written one after the other; more are put in


@dataclass(frozen=True, slots=True)
class _Question:
    """A sentence, the parts it is asked in, and the candidate there is so far."""

    sentence: Sentence
    parts: tuple[SentencePart, ...]
    before: Attempt | None = None


class SentenceDrafter:
    """A translator, asked with some effort, and what has been learned from it: which names it copies."""

    def __init__(
        self,
        translator: Translator,
        pair_context: PairContext,
        decoding: Decoding,
        effort: DraftingEffort = THOROUGH,
    ) -> None:
        self.pair_context = pair_context
        self._translator = translator
        self._effort = effort
        self._continuing = translator if isinstance(translator, Continuing) else None
        self._decoding = replace(decoding, aligned=True)
        # Wider and without repeated runs of three: what helps against loops and lost words.
        # Who chooses a beam gets its words; else what most hypotheses say is asked for, where the engine has several.
        self._sentences = self._decoding if decoding.beam else replace(self._decoding, consensus=effort.hypotheses)
        self._wider = replace(self._decoding, beam=max(5, decoding.beam), no_repeat_ngram=3)
        self._phrases_alone: dict[str, str] = {}  # a made-up word and one that was copied are asked for alike
        self._alone: dict[str, tuple[str, ...]] = {}
        self._learned: set[tuple[str, str]] = set()  # which article asked for which name
        self._source = Answers(translator)
        self._unlike: dict[tuple[str, str], str] = {}

    def phrases(self, texts: Sequence[str], *, again: bool = False) -> Mapping[str, str]:
        """What the engine says for phrases alone, which tells where marks go; those that it fails at are left out."""
        plain = replace(self._decoding, aligned=False)
        answers = self._answers(texts, plain, again=again)
        return {text: joining.clean(answer.target[:1000]) for text, answer in zip(texts, answers, strict=True)}

    def alone(self, texts: Sequence[str]) -> Mapping[str, str]:
        """What the engine says for texts apart from articles, each asked for once; nothing is lost where it fails."""
        new = tuple(text for text in dict.fromkeys(texts) if text not in self._phrases_alone)
        self._phrases_alone |= {text: words for text, words in self.phrases(new, again=True).items() if words}
        return {text: self._phrases_alone.get(text, "") for text in texts}

    def translate(self, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Attempt]]:
        """The best candidate for each sentence, good ones at once and those that had to be asked again after them."""
        engine = self._translator if isinstance(self._translator, Rewording) else None
        words = AcceptedWords(self.pair_context.pair.target, engine.words) if engine else None
        if not engine or not words:
            for original, candidate in self._verified(sentences):
                yield original, house_words.put(original, candidate, None)
            return
        copying: list[tuple[Sentence, Attempt]] = []
        for original, candidate in self._worded(sentences, engine, words):
            if copied_words.copied(original, candidate, words, self.pair_context):
                copying.append((original, candidate))
            else:
                yield original, candidate
        yield from copied_words.translated(copying, words, self.pair_context, self.alone)

    def _worded(
        self, sentences: Sequence[Sentence], engine: Rewording, words: AcceptedWords
    ) -> Iterator[tuple[Sentence, Attempt]]:
        """The best candidate for each sentence, made of words of the language as far as it has others there."""
        odd: list[tuple[Sentence, Attempt]] = []
        for original, first in self._verified(sentences):
            candidate = house_words.put(original, first, words)
            if not candidate.faults and invented.invented(original, candidate.target, words):
                odd.append((original, candidate))
            else:
                yield original, candidate
        yield from made_up_words.replaced(odd, engine, self.pair_context, self.alone)

    def _verified(self, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Attempt]]:
        """The best candidate for each sentence by all but invented words."""
        first = [_Question(each, sentence.first_parts(each)) for each in sentences]
        again: list[tuple[Sentence, Attempt]] = []
        for question, candidate in self._with_terms(self._round(first, self._sentences)):
            if candidate.faults or candidate.doubts or candidate.missing:
                again.append((question.sentence, candidate))
            else:
                yield question.sentence, candidate
        self.learn_names(again)
        hidden: list[_Question] = []
        doubted: list[_Question] = []
        for original, candidate in again:
            copied = self.copied_names(candidate, original.article)
            better = post_edit.spelled(candidate, original, copied)
            if better.faults or better.doubts:
                question, same = self._otherwise(original, better, copied)
                (doubted if same else hidden).append(question)
            else:  # nothing is wrong, or the engine has its own word: Moscow, Moscú
                yield original, better
        for question, candidate in self._round(hidden, self._sentences):
            if candidate.faults or (candidate.doubts and not _in_words(candidate.doubts)):
                doubted.append(replace(question, before=candidate))
            else:
                yield question.sentence, candidate
        still: list[tuple[Sentence, Attempt]] = []
        for question, candidate in self._searched_wider(doubted):
            if candidate.faults:
                still.append((question.sentence, candidate))
            else:
                yield question.sentence, candidate
        yield from self._harder(still)

    def _searched_wider(self, doubted: Sequence[_Question]) -> Iterator[tuple[_Question, Attempt]]:
        """The candidates of a wider search; what is only in doubt stays as it is where the effort does not settle that."""
        searched: list[_Question] = []
        for question in doubted:
            if self._effort.settles or question.before is None or question.before.faults:
                searched.append(question)
            else:
                yield question, question.before
        yield from self._round(searched, self._wider)

    def _otherwise(self, original: Sentence, better: Attempt, copied: Sequence[str]) -> tuple[_Question, bool]:
        """How a sentence is asked again, and whether the same decoding would get the same answer."""
        if verification.DROPPED in better.doubts and not better.faults and len(clauses := sentence.split(original)) > 1:
            return _Question(original, clauses, better), True
        pieces = verification.troubled(
            original, better, self.pair_context, [name for name in copied if name in better.missing]
        )
        parts = sentence.split(original) if sentence.too_long(original) else sentence.whole(original, 1, pieces)
        return _Question(original, parts, better), not (better.faults or pieces or original.protected)

    def _with_terms(self, round_: Iterator[tuple[_Question, Attempt]]) -> Iterator[tuple[_Question, Attempt]]:
        """The candidates of a round; those that lack terms are written on from each of them, where the engine can."""
        lacking: list[tuple[_Question, Attempt]] = []
        for question, candidate in round_:
            if self._continuing is not None and candidate.answer is not None and candidate.lacking:
                lacking.append((question, candidate))
            else:
                yield question, candidate
        yield from self._written_on(lacking)

    def _written_on(self, attempts: Sequence[tuple[_Question, Attempt]]) -> Iterator[tuple[_Question, Attempt]]:
        """The better of each candidate and the one whose terms the engine wrote itself."""
        answers = [candidate.answer or NO_ANSWER for _, candidate in attempts]
        turn = dict.fromkeys(range(len(attempts)), "")
        for _ in range(_MOST_TERMS):
            questions = [attempts[n][0] for n in turn]
            begun = [
                post_edit.begun(question.sentence, question.parts[0], answers[n])
                for n, question in zip(turn, questions, strict=True)
            ]
            turn = {n: new for (n, old), new in zip(turn.items(), begun, strict=True) if new and new != old}
            if not turn:
                break
            texts = [attempts[n][0].parts[0].masked.text.text for n in turn]
            for n, answer in zip(turn, self._continued(texts, list(turn.values())), strict=True):
                answers[n] = answer or answers[n]
        for (question, before), answer in zip(attempts, answers, strict=True):
            after = verification.judge(question.sentence, question.parts, [answer], self.pair_context)
            after = post_edit.noted(after, question.sentence, before)
            yield question, max(after, before, key=lambda attempt: attempt.rank[:2])

    def _continued(self, texts: Sequence[str], beginnings: Sequence[str]) -> list[Translation | None]:
        """What the engine says for the texts that begins with these words; nothing where it fails or begins otherwise."""
        answers: list[Translation | None] = []
        if self._continuing is not None:
            try:
                for text, answer in zip(
                    beginnings, self._continuing.continued(texts, beginnings, self._decoding), strict=False
                ):
                    answers.append(post_edit.ended(answer, text))
            except Exception:  # of somebody else's engine: the drafts that are there stay good
                return [None] * len(texts)
        return answers + [None] * (len(texts) - len(answers))

    def learn_names(self, again: Sequence[tuple[Sentence, Attempt]]) -> None:
        """Asks the engine what it makes of the names that lack."""
        self._learned.update((original.article, name) for original, candidate in again for name in candidate.missing)
        new = dict.fromkeys(name for _, candidate in again for name in candidate.missing if name not in self._alone)
        questions_by_name = {name: names.questions(name, self.pair_context.pair.source) for name in new}
        texts = dict.fromkeys(text for questions in questions_by_name.values() for text in questions if text)
        answers = self.phrases(tuple(texts), again=True)
        self._alone |= {
            name: tuple(answers.get(text, "") for text in questions) for name, questions in questions_by_name.items()
        }

    def copied_names(self, candidate: Attempt, article: str) -> tuple[str, ...]:
        """The names that a candidate lacks and whose letters must be copied, as far as its article asked for them."""
        learned = [name for name in candidate.missing if (article, name) in self._learned]
        return tuple(name for name in learned if names.copied(name, self._alone[name], candidate.target))

    def _harder(self, still: Sequence[tuple[Sentence, Attempt]]) -> Iterator[tuple[Sentence, Attempt]]:
        """What failed twice: with a wider search, then in parts."""
        left: list[tuple[Sentence, Attempt]] = []
        whole = [
            _Question(original, sentence.whole(original), before)
            for original, before in still
            if not sentence.too_long(original)
        ]
        left += [(original, before) for original, before in still if sentence.too_long(original)]
        for question, candidate in self._round(whole, self._wider):
            if candidate.faults:
                left.append((question.sentence, candidate))
            else:
                yield question.sentence, candidate
        parts = [_Question(original, sentence.split(original), before) for original, before in left]
        for question, candidate in self._round(parts, self._wider):
            yield question.sentence, candidate

    def _round(self, questions: Sequence[_Question], decoding: Decoding) -> Iterator[tuple[_Question, Attempt]]:
        """The better of the new candidate and the one before, for each question."""
        texts = [part.masked.text.text for question in questions for part in question.parts if not part.literal]
        places = {text: number for number, text in enumerate(dict.fromkeys(texts))}
        answers: list[Translation] = []
        stream = self._answers(list(places), decoding, again=any(question.before for question in questions))
        for question in questions:
            translations: list[Translation] = []
            for part in question.parts:
                if part.literal:
                    continue
                while len(answers) <= places[part.masked.text.text]:
                    answers.append(next(stream))
                translations.append(answers[places[part.masked.text.text]])
            candidate = self.differing(
                question.sentence,
                verification.judge(question.sentence, question.parts, translations, self.pair_context),
            )
            candidate = verification.completed(candidate, translations)
            before = question.before
            if before is not None:
                candidate = post_edit.spelled(
                    candidate, question.sentence, self.copied_names(candidate, question.sentence.article)
                )
                signs = replace(candidate.signs, retries=before.signs.retries + 1)
                candidate = max(before, replace(candidate, signs=signs), key=lambda attempt: attempt.rank)
            yield question, candidate

    def differing(self, sentence: Sentence, candidate: Attempt) -> Attempt:
        """The candidate, with a fault where the engine said the same for a sentence of the article with other words."""
        words = bare_words(candidate.target)
        if not words or len(words) < LEAST_WORDS > len(bare_words(sentence.text)):
            return candidate  # "Yes." may stand for two short sentences, but not for a long one too
        key = sentence.article, " ".join(words)
        first = self._unlike.setdefault(key, sentence.text)
        if first == sentence.text or (first and alike(first, sentence.text)):
            return candidate
        self._unlike[key] = ""  # from now on it stands for no sentence
        return replace(candidate, faults=(*candidate.faults, "same output as for another sentence"))

    def _answers(self, texts: Sequence[str], decoding: Decoding, *, again: bool) -> Iterator[Translation]:
        """Exactly one answer for each text; an empty one where the engine failed, or said what is not a translation.

        Raises:
            EngineError: it failed at several texts in a row, and not only at those that are asked `again`: these are
                the ones that it fails at.
        """
        return self._source.answers(texts, decoding, again=again)


def _in_words(doubts: Sequence[str]) -> bool:
    """Whether a number alone is in doubt, maybe there in words: a third round for it, wider, helps with 3 of 11."""
    return len(doubts) == 1 and doubts[0].startswith("the number") and doubts[0].endswith("in digits")
