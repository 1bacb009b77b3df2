"""Asking an engine, and asking again another way when the answer will not do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from l10n.draft import judging, names, sentence
from l10n.draft.judging import Candidate
from l10n.draft.sentence import Part, Sentence, Style
from l10n.errors import EngineError
from l10n.model import Translation
from l10n.plugin import Continuing, Decoding, Translator

# What a translator of somebody else may raise in place of `EngineError`. One sentence of it must not cost the others.
_BROKEN = (EngineError, ArithmeticError, LookupError, OSError, RuntimeError, TypeError, ValueError)
_MOST_FAILURES = 5  # in a row, without a single answer between: then the engine is gone, not the sentence
_MOST_TERMS = 8  # of one sentence that are written one after the other; more are put in
_NO_ANSWER = Translation("")


@dataclass(frozen=True, slots=True)
class _Question:
    """A sentence, the parts it is asked in, and the candidate there is so far."""

    sentence: Sentence
    parts: tuple[Part, ...]
    before: Candidate | None = None


class Asker:
    """A translator and what has been learned from it: which names it copies."""

    def __init__(self, translator: Translator, style: Style, decoding: Decoding) -> None:
        self.style = style
        self._translator = translator
        self._continuing = translator if isinstance(translator, Continuing) else None
        self._decoding = replace(decoding, aligned=True)
        # Wider and without repeated runs of three: what helps against loops and lost words.
        self._wider = replace(self._decoding, beam=max(5, decoding.beam), no_repeat_ngram=3)
        self._alone: dict[str, str] = {}
        self._failures = 0

    def phrases(self, texts: Sequence[str], *, again: bool = False) -> Mapping[str, str]:
        """What the engine says for phrases alone, which tells where marks go; those that it fails at are left out."""
        plain = replace(self._decoding, aligned=False)
        answers = self._answers(texts, plain, again=again)
        return {text: judging.clean(answer.target[:1000]) for text, answer in zip(texts, answers, strict=True)}

    def ask(self, wanted: Sequence[Sentence]) -> Iterator[tuple[Sentence, Candidate]]:
        """The best candidate for each sentence, good ones at once and those that had to be asked again after them."""
        first = [
            _Question(one, sentence.split(one) if sentence.too_long(one) else sentence.whole(one)) for one in wanted
        ]
        again: list[tuple[Sentence, Candidate]] = []
        for question, candidate in self._with_terms(self._round(first, self._decoding)):
            if candidate.faults or candidate.doubts or candidate.missing:
                again.append((question.sentence, candidate))
            else:
                yield question.sentence, candidate
        hidden = list(self._hidden(again))
        asked = {question.sentence for question in hidden}
        yield from (item for item in again if item[0] not in asked)
        doubted: list[_Question] = []
        for question, candidate in self._round(hidden, self._decoding):
            if candidate.faults or candidate.doubts:
                doubted.append(replace(question, before=candidate))
            else:
                yield question.sentence, candidate
        still: list[tuple[Sentence, Candidate]] = []
        for question, candidate in self._round(doubted, self._wider):
            if candidate.faults:
                still.append((question.sentence, candidate))
            else:
                yield question.sentence, candidate
        yield from self._harder(still)

    def _with_terms(self, round_: Iterator[tuple[_Question, Candidate]]) -> Iterator[tuple[_Question, Candidate]]:
        """The candidates of a round; those that lack terms are written on from each of them, where the engine can."""
        lacking: list[tuple[_Question, Candidate]] = []
        for question, candidate in round_:
            if self._continuing is not None and candidate.answer is not None and candidate.lacking:
                lacking.append((question, candidate))
            else:
                yield question, candidate
        yield from self._written_on(lacking)

    def _written_on(self, asked: Sequence[tuple[_Question, Candidate]]) -> Iterator[tuple[_Question, Candidate]]:
        """The better of each candidate and the one whose terms the engine wrote itself."""
        answers = [candidate.answer or _NO_ANSWER for _, candidate in asked]
        turn = dict.fromkeys(range(len(asked)), "")
        for _ in range(_MOST_TERMS):
            questions = [asked[n][0] for n in turn]
            begun = [
                judging.begun(one.sentence, one.parts[0], answers[n]) for n, one in zip(turn, questions, strict=True)
            ]
            turn = {n: new for (n, old), new in zip(turn.items(), begun, strict=True) if new and new != old}
            if not turn:
                break
            texts = [asked[n][0].parts[0].masked.text.text for n in turn]
            for n, answer in zip(turn, self._continued(texts, list(turn.values())), strict=True):
                answers[n] = answer or answers[n]
        for (question, before), answer in zip(asked, answers, strict=True):
            after = judging.judge(question.sentence, question.parts, [answer], self.style)
            after = judging.noted(after, question.sentence, before)
            yield question, max(after, before, key=lambda one: one.rank[:2])

    def _continued(self, texts: Sequence[str], beginnings: Sequence[str]) -> list[Translation | None]:
        """What the engine says for the texts that begins with these words; nothing where it fails or begins otherwise."""
        answers: list[Translation | None] = []
        if self._continuing is not None:
            try:
                for text, answer in zip(
                    beginnings, self._continuing.continued(texts, beginnings, self._decoding), strict=False
                ):
                    answers.append(judging.ended(answer, text))
            except _BROKEN:  # the drafts that are there stay good
                pass
        return answers + [None] * (len(texts) - len(answers))

    def _hidden(self, again: Sequence[tuple[Sentence, Candidate]]) -> Iterator[_Question]:
        """The questions with all that went wrong hidden behind placeholders of the other style."""
        lacking = [name for _, candidate in again for name in candidate.missing if name not in self._alone]
        self._alone.update(self.phrases(tuple(dict.fromkeys(lacking)), again=True))
        for one, candidate in again:
            copied = [name for name in candidate.missing if names.copied(name, self._alone[name])]
            if candidate.faults or candidate.doubts or copied:  # else the engine has its own word: Moscow, Moscú
                pieces = judging.troubled(one, candidate, self.style, copied)
                parts = sentence.split(one) if sentence.too_long(one) else sentence.whole(one, 1, pieces)
                yield _Question(one, parts, candidate)

    def _harder(self, still: Sequence[tuple[Sentence, Candidate]]) -> Iterator[tuple[Sentence, Candidate]]:
        """What failed twice: with a wider search, then in parts."""
        left: list[tuple[Sentence, Candidate]] = []
        whole = [_Question(one, sentence.whole(one), before) for one, before in still if not sentence.too_long(one)]
        left += [(one, before) for one, before in still if sentence.too_long(one)]
        for question, candidate in self._round(whole, self._wider):
            if candidate.faults:
                left.append((question.sentence, candidate))
            else:
                yield question.sentence, candidate
        parts = [_Question(one, sentence.split(one), before) for one, before in left]
        for question, candidate in self._round(parts, self._wider):
            yield question.sentence, candidate

    def _round(self, questions: Sequence[_Question], decoding: Decoding) -> Iterator[tuple[_Question, Candidate]]:
        """The better of the new candidate and the one before, for each question."""
        texts = [part.masked.text.text for question in questions for part in question.parts if not part.literal]
        places = {text: number for number, text in enumerate(dict.fromkeys(texts))}
        answers: list[Translation] = []
        stream = self._answers(list(places), decoding, again=any(question.before for question in questions))
        for question in questions:
            own: list[Translation] = []
            for part in question.parts:
                if part.literal:
                    continue
                while len(answers) <= places[part.masked.text.text]:
                    answers.append(next(stream))
                own.append(answers[places[part.masked.text.text]])
            candidate = judging.judge(question.sentence, question.parts, own, self.style)
            before = question.before
            if before is not None:
                signs = replace(candidate.signs, retries=before.signs.retries + 1)
                candidate = max(before, replace(candidate, signs=signs), key=lambda one: one.rank)
            yield question, candidate

    def _answers(self, texts: Sequence[str], decoding: Decoding, *, again: bool) -> Iterator[Translation]:
        """Exactly one answer for each text; an empty one where the engine failed or stopped early.

        Raises:
            EngineError: it failed at several texts in a row, and not only at those that are asked `again`: these are
                the ones that it fails at.
        """
        at = 0
        while at < len(texts):
            try:
                for answer in self._translator.translate(texts[at:], decoding):
                    if at >= len(texts):
                        break
                    at += 1
                    self._failures = 0
                    yield answer
            except _BROKEN as error:
                self._failures += not again
                if self._failures >= _MOST_FAILURES:
                    raise _gone(self._translator.name, error) from error
            if at < len(texts):
                at += 1
                yield _NO_ANSWER


def _gone(name: str, error: Exception) -> EngineError:
    if isinstance(error, EngineError):
        return error
    return EngineError(
        name, f"stopped working ({type(error).__name__}: {error})", "try again, or choose another engine"
    )
