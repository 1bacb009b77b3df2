"""Translators over a chat server: by passage, with what is known around the texts; by sentence, for models made so.

Both are deterministic as far as the server is: temperature 0, a fixed seed, and requests that do not depend on each other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import TypeVar

from l10n.engines.chat import answer, prompt
from l10n.engines.chat.answer_json import read_texts
from l10n.engines.chat.exchanged import seem_exchanged
from l10n.engines.chat.profiles import Profile
from l10n.engines.chat.server import ChatServer, Completion, RequestRefused
from l10n.engines.chat.tidying import tidy
from l10n.errors import EngineError
from l10n.late_pattern import late_pattern
from l10n.model import Translation
from l10n.plugin import ChatOptions, ContextPassage, Decoding, Pair, PassageAnswer, PassageText

Question = TypeVar("Question")
Answer = TypeVar("Answer")

CUT_OFF = "the answer was cut off"
_REFUSED = frozenset({400, 404, 415, 422, 501})  # what servers say to a field that they do not have
_NO_LIST = frozenset({404, 405, 501})
_FEATURES: tuple[str, ...] = (
    "cache_prompt",
    "logprobs",
    "response_format",
)  # what not every server has, the less needed first
_TOKENS_A_CHARACTER, _LEAST_TOKENS = 3, 300  # of the source; where they do not suffice a model repeats itself
_MOST_LETTERS, _LEAST_LETTERS = 8, 4000
_VALUE = late_pattern(r'"(\d+)"\s*:\s*"((?:[^"\\]|\\.)*)"')


class _ChatTranslator:
    """What both kinds share: the server, the request's settings, and which of its features the server has."""

    ordered = True

    def __init__(self, pair: Pair, server: ChatServer, model: str, profile: Profile, options: ChatOptions) -> None:
        self._pair, self._server, self._model, self._profile, self._options = pair, server, model, profile, options
        self._instructions = options.instructions.get(pair.target, "")
        self._features = _FEATURES
        self.name = name(pair, model, profile, options)

    def close(self) -> None:
        """There is no connection to let go of."""

    def _complete(self, messages: Sequence[prompt.Message], size: int, texts: int = 0) -> Completion:
        """What the model writes; `texts` is how many an answer in JSON must have. What a server does not have is left out."""
        request: dict[str, object] = {
            "model": self._model,
            "messages": messages,
            "temperature": 0,
            "seed": self._options.seed,
            "max_tokens": _LEAST_TOKENS + _TOKENS_A_CHARACTER * size,
            "stream": False,
            "cache_prompt": False,  # llama.cpp's other words for the same text, once it remembers the beginning
            "logprobs": True,
            "top_logprobs": 1,  # llama.cpp gives 20 unless it is told otherwise, and none for 0
        }
        if texts:
            form = {"name": "translations", "strict": True, "schema": prompt.schema(texts)}
            request["response_format"] = {"type": "json_schema", "json_schema": form}
        return self._sent(request | dict(self._options.request))

    def _sent(self, request: dict[str, object]) -> Completion:
        """The answer to a request, without what the server does not have: that is remembered once it answers without."""
        features = [name for name in self._features if name in request]
        for least in range(len(features) + 1):
            left = features[least:]
            lean = {key: value for key, value in request.items() if key in left or key not in _FEATURES}
            if "logprobs" not in left:
                lean.pop("top_logprobs", None)
            try:
                completion = self._server.complete(lean)
            except RequestRefused as refused:
                if refused.status not in _REFUSED or not left:
                    raise
            else:
                self._features = tuple(left)
                return completion
        raise AssertionError("the last try returns or raises")

    def _answer(self, passage_text: PassageText, raw: str, score: float | None) -> Translation:
        """A text that a model wrote, without what it put around, and with what speaks against it."""
        most = _MOST_LETTERS * len(passage_text.text) + _LEAST_LETTERS  # what is longer has failed, and would cost time
        text = tidy(passage_text.text, raw[:most], self._pair.target)
        phrases = answer.phrases(passage_text, text)
        plain = answer.unmarked(passage_text, text)
        return PassageAnswer(plain, score, fault=answer.fault(passage_text.text, plain), phrases=phrases)

    def _at_once(self, answering: Callable[[Question], Answer], questions: Sequence[Question]) -> Iterator[Answer]:
        """The answers in order, so many requests at once as the settings say."""
        if self._options.parallel == 1:
            yield from map(answering, questions)
            return
        with ThreadPoolExecutor(self._options.parallel) as pool:
            waiting: list[Future[Answer]] = []
            try:
                for question in questions:
                    waiting.append(pool.submit(answering, question))
                    if len(waiting) > self._options.parallel:
                        yield waiting.pop(0).result()
                while waiting:
                    yield waiting.pop(0).result()
            finally:
                for future in waiting:
                    future.cancel()


class PassageTranslator(_ChatTranslator):
    """Asks for the texts of a passage together, and for each alone where the answer has not one for each, or maybe in another
    order.
    """

    @property
    def sentences(self) -> int:
        """The most texts of a passage."""
        return self._options.sentences

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """One translation for each source, without any context."""
        for (translation,) in self.translate_passages(
            [ContextPassage((PassageText(source),)) for source in sources], decoding
        ):
            yield translation

    def translate_passages(
        self,
        passages: Sequence[ContextPassage],
        decoding: Decoding,  # noqa: ARG002  (nothing of it holds for a chat)
    ) -> Iterator[Sequence[Translation]]:
        """One translation for each text of each passage, in order, as they come.

        Raises:
            EngineError: the server does not answer.
        """
        return self._at_once(self._passage, passages)

    def _passage(self, passage: ContextPassage) -> Sequence[Translation]:
        filled = replace(passage, texts=tuple(text for text in passage.texts if text.text.strip()))
        translations = iter(self._filled(filled) if filled.texts else ())
        return [next(translations) if text.text.strip() else Translation("") for text in passage.texts]

    def _filled(self, passage: ContextPassage) -> Sequence[Translation]:
        if len(passage.texts) > 1:
            try:
                return self._together(passage)
            except RequestRefused as refused:
                if refused.status not in _REFUSED:
                    raise
            # who miscounts many texts, or has no room for them, may do one well
            return [each for text in passage.texts for each in self._together(replace(passage, texts=(text,)))]
        return self._together(passage)

    def _together(self, passage: ContextPassage) -> Sequence[Translation]:
        size = sum(len(text.text) for text in passage.texts)
        messages = prompt.passage_messages(self._profile, self._pair, passage, self._instructions)
        completion = self._complete(messages, size, len(passage.texts))
        content = answer.without_thought(completion.content)
        texts = None if completion.cut or content is None else read_texts(content, len(passage.texts))
        if texts is not None and not seem_exchanged([each.text for each in passage.texts], texts):
            scores = _scores(completion, len(texts))
            return [
                self._answer(passage_text, text, scores[n])
                for n, (passage_text, text) in enumerate(zip(passage.texts, texts, strict=True))
            ]
        if len(passage.texts) > 1:
            return [each for piece in passage.texts for each in self._together(replace(passage, texts=(piece,)))]
        if completion.cut or content is None:
            return [Translation("", fault=CUT_OFF)]
        if content.lstrip("`").startswith(("{", "[", "json")):
            return [Translation("", fault=answer.MISSHAPEN)]
        return [self._answer(passage.texts[0], content, _score(completion))]  # the words alone, without the form


class SentenceTranslator(_ChatTranslator):
    """Asks for one text at a time in the words that a model was made for."""

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:  # noqa: ARG002
        """One translation for each source.

        Raises:
            EngineError: the server does not answer.
        """
        return self._at_once(self._text, sources)

    def _text(self, source: str) -> Translation:
        if not source.strip():
            return Translation("")
        completion = self._complete(prompt.text_messages(self._profile, self._pair, source), len(source))
        content = answer.without_thought(completion.content)
        if completion.cut or content is None:
            return Translation("", fault=CUT_OFF)
        return self._answer(PassageText(source), content, _score(completion))


def _score(completion: Completion) -> float | None:
    """The mean log-probability of all tokens."""
    scores = [score for _, score in completion.tokens]
    return sum(scores) / len(scores) if scores else None


def _scores(completion: Completion, count: int) -> Sequence[float | None]:
    """The mean log-probability of the tokens of each text; nothing where they are unknown."""
    content = "".join(token for token, _ in completion.tokens)
    ends: dict[str, tuple[int, int]] = {match[1]: match.span(2) for match in _VALUE.finditer(content)}
    if content.strip() != completion.content.strip() or len(ends) != count:
        return [None] * count
    sums: dict[str, list[float]] = {number: [] for number in ends}
    at = 0
    for token, score in completion.tokens:
        for number, (start, end) in ends.items():
            if start < at + len(token) and at < end:
                sums[number].append(score)
        at += len(token)
    means = {number: sum(values) / len(values) for number, values in sums.items() if values}
    return [means.get(str(number)) for number in range(1, count + 1)]


def name(pair: Pair, model: str, profile: Profile, options: ChatOptions) -> str:
    """The name of a translator: the model, and a print of all that its words depend on beside, so that an answer counts as
    another engine's where the instructions, the profile or the settings of requests changed.
    """
    parts = (
        options.instructions.get(pair.target, ""),
        profile.name,
        profile.system,
        profile.user,
        profile.chinese,
        options.sentences,
        options.seed,
        dict(options.request),
    )
    digest = hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()[:6]
    return f"chat {pair} {model} {digest}"


def choose_model(server: ChatServer, name: str, *, patient: bool = True) -> str:
    """The model of the settings, else the only one of the server (`default` where it has no list). Who only looks is not
    `patient`.

    Raises:
        EngineError: none is named, and the server offers none or several.
    """
    if name:
        return name
    try:
        offered = server.models(patient=patient)
    except RequestRefused as refused:
        if refused.status not in _NO_LIST:
            raise
        return "default"  # a server without a list of models has one
    if len(offered) == 1:
        return offered[0].rpartition("/")[2] if offered[0].startswith("/") else offered[0]
    problem = f"offers {len(offered)} models" + (f" ({', '.join(offered[:5])})" if offered else "")
    raise EngineError(server.url, problem, "name one: [engine.chat] model")
