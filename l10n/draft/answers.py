"""What a translator says, text by text, whatever it does: breaks, returns too few, mixes them up, returns no translations.

A translator that promises order (`plugin.Ordered`) is believed and read as it speaks. Any other is asked some texts at a time;
answers that cannot be distinguished are thrown away, and the texts asked one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from math import isfinite

from l10n.dataclass import dataclass
from l10n.engines import alignment as aligned
from l10n.errors import EngineError, single_line
from l10n.late_pattern import late_pattern
from l10n.model import Span, Translation
from l10n.plugin import Decoding, Ordered, Translator
from l10n.plugin.faults import describe_error

NO_ANSWER = Translation("")
"""What stands for an answer that did not come."""


@dataclass(frozen=True, slots=True)
class FailedAnswer(Translation):
    """What stands for an answer where the engine raised: that is not a refusal, and another time it may answer."""

    reason: str = ""


_MOST_FAILURES = 5  # in a row, without a single answer between: then the engine is gone, not the sentence
_AT_ONCE = 64  # texts; enough for an engine to fill batches, few enough to ask them again one by one
_MOST_LINKS = 20  # for each character of the target; what is more is not an alignment
# Words that an answer to a text mostly has as they are: by them answers are distinguished.
_MARK = late_pattern(r"\d+|(?<=\s)[A-Z][\w]{3,}")


class Answers:
    """The answers of one translator, and how far it can be believed."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._believed = isinstance(translator, Ordered) and translator.ordered
        self._mixes = False
        self._failures = 0

    def answers(self, texts: Sequence[str], decoding: Decoding, *, again: bool) -> Iterator[Translation]:
        """Exactly one answer for each text.

        Raises:
            EngineError: the engine failed at several texts in a row, not counting those that are asked `again`.
        """
        if self._believed:
            yield from self._streamed(texts, decoding, again=again)
            return
        for start in range(0, len(texts), _AT_ONCE):
            chunk = texts[start : start + _AT_ONCE]
            together = self._together(chunk, decoding, look=not start)
            yield from together or _separated(chunk, list(self._singly(chunk, decoding, again=again)))

    def _streamed(self, texts: Sequence[str], decoding: Decoding, *, again: bool) -> Iterator[Translation]:
        at = 0
        while at < len(texts):
            missing = NO_ANSWER
            try:
                for answer in self._translator.translate(texts[at:], decoding):
                    if at >= len(texts):
                        break
                    at += 1
                    self._failures = 0
                    yield sound(answer)
            except Exception as error:  # one sentence that breaks somebody's engine must not cost the others
                missing = self._failed(error, again=again)
            if at < len(texts):
                at += 1
                yield missing

    def _together(self, texts: Sequence[str], decoding: Decoding, *, look: bool) -> Sequence[Translation]:
        """One answer for each text; nothing where it is not sure which answers belong to which texts."""
        if self._mixes or len(texts) < 2:
            return ()
        try:
            results = list(islice(self._translator.translate(texts, decoding), len(texts) + 1))
        except Exception:  # they are asked again one by one, and then it counts
            return ()
        answers = [sound(answer) for answer in results]
        if len(answers) != len(texts) or _mixed(texts, answers):
            return ()
        if look and self._moves(texts, answers, decoding):
            return ()
        self._failures = 0
        return answers

    def _moves(self, texts: Sequence[str], answers: Sequence[Translation], decoding: Decoding) -> bool:
        """Whether two of the texts, each asked alone, get what others got: then nothing is asked together any more."""
        for number in {0, len(texts) // 2}:
            alone = self._alone(texts[number], decoding).target
            if alone and alone != answers[number].target and any(alone == answer.target for answer in answers):
                self._mixes = True
        return self._mixes

    def _alone(self, text: str, decoding: Decoding) -> Translation:
        try:
            return sound(next(iter(self._translator.translate([text], decoding)), NO_ANSWER))
        except Exception:  # a look more than is needed
            return NO_ANSWER

    def _singly(self, texts: Sequence[str], decoding: Decoding, *, again: bool) -> Iterator[Translation]:
        for text in texts:
            answer: object = NO_ANSWER
            try:
                answer = next(iter(self._translator.translate([text], decoding)), NO_ANSWER)
                self._failures = 0
            except Exception as error:  # as above
                answer = self._failed(error, again=again)
            yield sound(answer)

    def _failed(self, error: Exception, *, again: bool) -> Translation:
        self._failures += not again
        if self._failures < _MOST_FAILURES:
            return FailedAnswer("", reason=describe_error(error))
        if isinstance(error, EngineError):
            raise error
        problem = f"stopped working ({type(error).__name__}: {single_line(error)})"
        raise EngineError(self._translator.name, problem, "try again, or choose another engine") from error


def sound(answer: object) -> Translation:
    """The answer as a translation whose parts are what they should be; `NO_ANSWER` where it is none."""
    if not isinstance(answer, Translation) or not isinstance(answer.target, str):
        return NO_ANSWER
    score = answer.score if _is_number(answer.score) else None
    unknown = answer.unknown if isinstance(answer.unknown, int) else 0
    links = answer.alignment if isinstance(answer.alignment, tuple) else ()
    most = _MOST_LINKS * (len(answer.target) + 10)
    if len(links) > most or not all(_is_link(link) for link in links):
        links = ()
    if score is answer.score and unknown is answer.unknown and links is answer.alignment:
        return answer
    return Translation(answer.target, score, links, unknown, answer.fault)


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and isfinite(value))


def _is_link(link: object) -> bool:
    return isinstance(link, tuple) and len(link) == 2 and all(isinstance(side, Span) for side in link)


def _mixed(texts: Sequence[str], answers: Sequence[Translation]) -> bool:
    """Whether an answer has the numbers and names of another text, or several texts got the same words."""
    seen: dict[str, str] = {}
    owners: dict[str, int] = {}
    for number, text in enumerate(texts):
        for mark in set(_MARK.findall(text)):
            owners[mark] = -1 if mark in owners else number
    for number, (text, answer) in enumerate(zip(texts, answers, strict=True)):
        target_marks = set(_MARK.findall(answer.target))
        source_marks = set(_MARK.findall(text))
        strayed = [mark for mark in target_marks - source_marks if owners.get(mark, -1) not in {-1, number}]
        if source_marks - target_marks and any(mark not in answers[owners[mark]].target for mark in strayed):
            return True
        if len(bare_words(answer.target)) >= LEAST_WORDS and seen.setdefault(answer.target, text) != text:
            return True
    return False


def _separated(texts: Sequence[str], answers: Sequence[Translation]) -> Sequence[Translation]:
    """The answers without those that several texts of different words got: they translate none of them."""
    groups: dict[str, list[int]] = {}
    for number, answer in enumerate(answers):
        if len(bare_words(answer.target)) >= LEAST_WORDS:
            groups.setdefault(answer.target, []).append(number)
    same = {n for group in groups.values() if not all(alike(texts[group[0]], texts[n]) for n in group) for n in group}
    return [NO_ANSWER if number in same else answer for number, answer in enumerate(answers)]


LEAST_WORDS = 4
"""Shorter answers may well be the same for two texts."""


def bare_words(text: str) -> Sequence[str]:
    """The words of a text in small letters."""
    return [text[span.start : span.end].casefold() for span in aligned.words(text)]


def alike(first: str, second: str) -> bool:
    """Whether two texts share half of their words: then one translation may do for both.

    >>> alike("The port is closed.", "Is the port closed?"), alike("The port is closed.", "A new bridge was built.")
    (True, False)
    """
    here, second_words = set(bare_words(first)), set(bare_words(second))
    return len(here & second_words) * 2 >= min(len(here), len(second_words))
