"""A server that speaks the OpenAI chat protocol, over HTTP: llama.cpp, Ollama, vLLM and others.

Nobody but the configured host is asked: no proxy, no redirection. What may pass (a server that loads its model, has too much
to do, or drops a connection) is tried again, later each time; what will not is an error of one line.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from l10n.dataclass import dataclass
from l10n.engines import direct_http
from l10n.engines.chat import event_stream
from l10n.errors import EngineError

if TYPE_CHECKING:  # imported when a server is asked, see `direct_http`
    from http.client import HTTPResponse
    from urllib.error import HTTPError

LOOPBACK = "http://127.0.0.1:8080/v1"  # where llama.cpp's server listens unless it is set otherwise
KEY_VARIABLE = "L10N_CHAT_KEY"
DELAYS = (0.5, 1.0, 2.0, 4.0)
"""Seconds between tries."""
_LONGEST_DELAY = 30.0  # that a server may ask for
_SECONDS_FOR_MODELS = 10.0
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_LONGEST_ANSWER = 16 << 20
_REMEDY = "check that the server runs and that [engine.chat] url is its address"


class RequestRefused(EngineError):
    """A request that the server understood and will not have; `status` is HTTP's."""

    status = 0


@dataclass(frozen=True, slots=True)
class Completion:
    """What a model wrote. `cut` says that it was stopped at its limit; `tokens` are its pieces with their log-probabilities."""

    content: str
    cut: bool = False
    tokens: tuple[tuple[str, float], ...] = ()


class ChatServer:
    """One server. `seconds` is the limit of an answer as a whole."""

    def __init__(self, url: str, key: str, seconds: float) -> None:
        self.url = address(url)
        self._key = key
        self._seconds = seconds
        self._down = False
        self._opener = direct_http.opener()

    def models(self, *, patient: bool = True) -> Sequence[str]:
        """The names of the models that the server offers. Who only looks is not `patient`.

        Raises:
            EngineError: it does not answer, or with something else.
        """
        self._down = self._down or not patient
        answer = self._request("models", None)
        rows = answer.get("data") if isinstance(answer, Mapping) else None
        if not isinstance(rows, list):
            raise EngineError(self.url, "has no list of models", "name the model: [engine.chat] model")
        return [str(row["id"]) for row in rows if isinstance(row, Mapping) and row.get("id")]

    def complete(self, request: Mapping[str, object]) -> Completion:
        """What the model writes for a request.

        Raises:
            RequestRefused: the server will not have it.
            EngineError: the server does not answer, or with something else.
        """
        answer = self._request("chat/completions", request)
        try:
            assert isinstance(answer, Mapping)
            choice = answer["choices"][0]
            return Completion(_words(choice["message"]), choice.get("finish_reason") == "length", _tokens(choice))
        except (AssertionError, LookupError, TypeError, AttributeError) as error:
            message = f" ({reason})" if (reason := _message(answer)) else ""
            raise EngineError(self.url, f"answers without the words of a model{message}", _REMEDY) from error

    def _request(self, path: str, request: Mapping[str, object] | None) -> object:
        """The server's answer as JSON, tried again where the failure may pass."""
        for delay in (None,) if self._down else (*DELAYS, None):
            try:
                answer = self._once(path, request)
            except _PassingFailure as failure:
                if delay is None or failure.silent:
                    self._down = True  # the next request is tried once: whoever is gone is not waited for each time
                    raise EngineError(self.url, failure.problem, failure.remedy) from failure.__cause__
                time.sleep(min(max(delay, failure.wait), _LONGEST_DELAY))
            else:
                self._down = False
                return answer
        raise AssertionError("the last try returns or raises")

    def _once(self, path: str, request: Mapping[str, object] | None) -> object:
        from http.client import HTTPException
        from urllib.error import HTTPError, URLError
        from urllib.request import Request

        data = None if request is None else json.dumps(request).encode()
        headers = {"Content-Type": "application/json", "User-Agent": "l10n"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        http_request = Request(f"{self.url}/{path}", data, headers)  # noqa: S310  (see `address`)
        seconds = self._seconds if request is not None else min(self._seconds, _SECONDS_FOR_MODELS)
        end = time.monotonic() + seconds
        try:
            with self._opener.open(http_request, timeout=seconds) as response:
                return event_stream.parse(_content(response, end))
        except HTTPError as error:
            with error:
                raise self._refusal(error, path) from error
        except TimeoutError as error:
            raise self._silence() from error
        except (OSError, HTTPException) as error:
            reason = error.reason if isinstance(error, URLError) else error
            if isinstance(reason, TimeoutError):
                raise self._silence() from error
            raise _PassingFailure(f"does not answer ({reason or type(reason).__name__})") from error
        except (ValueError, RecursionError) as error:
            raise _PassingFailure("answers something that is not JSON, or half of it") from error

    def _silence(self) -> _PassingFailure:
        problem = f"gave no answer within {self._seconds:g} seconds"
        return _PassingFailure(problem, "give it longer, [engine.chat] seconds, or a smaller model", silent=True)

    def _refusal(self, error: HTTPError, path: str) -> Exception:
        reason = f"answers {error.code} ({_reason(error)})"
        if error.code in _PASSING:
            after = error.headers.get("Retry-After", "")
            return _PassingFailure(reason, wait=float(after) if after.isdecimal() else 0.0)
        remedy = _REMEDY
        if error.code in (401, 403):
            remedy = f"put the key into the environment variable {KEY_VARIABLE}"
        elif error.code == 404 and path != "models":
            remedy = "check [engine.chat] model and url"
        elif "context" in reason:
            remedy = "start the server with a larger context, or send fewer sentences: [engine.chat] sentences"
        refused = RequestRefused(self.url, reason, remedy)
        refused.status = error.code
        return refused


class _PassingFailure(Exception):
    """A failure that may pass; `wait` is how long the server asks for."""

    def __init__(self, problem: str, remedy: str = _REMEDY, *, wait: float = 0.0, silent: bool = False) -> None:
        super().__init__(problem)
        self.problem, self.remedy, self.wait, self.silent = problem, remedy, wait, silent


def address(url: str) -> str:
    """The address under which the protocol's paths lie.

    >>> address("http://127.0.0.1:11434"), address("https://llm.example.org/v1/chat/completions")
    ('http://127.0.0.1:11434/v1', 'https://llm.example.org/v1')

    Raises:
        EngineError: it is not an address of HTTP.
    """
    parts = urlsplit(url or LOOPBACK)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.query:
        raise EngineError("[engine.chat] url", f"{url!r} is not an address of a server", f"write it as in {LOOPBACK!r}")
    path = parts.path.rstrip("/").removesuffix("/chat/completions")
    return f"{parts.scheme}://{parts.netloc}{path or '/v1'}"


def _words(message: Mapping[str, object]) -> str:
    """The words of a message. Where a template has the model think and a schema does not let it, servers take the answer
    itself for thought.
    """
    content = message.get("content") or ""
    if isinstance(content, list):
        content = "".join(str(part.get("text", "")) for part in content)
    thought = message.get("reasoning_content") or message.get("reasoning")
    if not str(content).strip() and isinstance(thought, str) and thought.lstrip().startswith("{"):
        return thought
    return str(content)


def _content(response: HTTPResponse, end: float) -> bytes:
    """The whole answer, which must be there before the `end`, however it trickles in."""
    content = b""
    while block := response.read1(1 << 16):
        content += block
        if len(content) > _LONGEST_ANSWER:
            raise ValueError("too long")
        if time.monotonic() > end:
            raise TimeoutError
    return content


def _reason(error: HTTPError) -> str:
    """What the server says of a refusal, on one line: its `error`, else the HTTP phrase."""
    from http.client import HTTPException

    try:
        message = _message(json.loads(error.read(100_000)))
    except (ValueError, OSError, RecursionError, HTTPException):
        message = ""
    return message or str(error.reason)


def _message(answer: object) -> str:
    """What an answer has as its `error`, on one line; nothing where it has none."""
    detail = answer.get("error", "") if isinstance(answer, Mapping) else ""
    message = detail.get("message", "") if isinstance(detail, Mapping) else detail
    return " ".join(str(message or "").split())[:200]


def _tokens(choice: Mapping[str, object]) -> tuple[tuple[str, float], ...]:
    """The pieces that a model wrote with their log-probabilities; nothing where the server does not say."""
    logprobs = choice.get("logprobs")
    rows = logprobs.get("content") if isinstance(logprobs, Mapping) else None
    try:
        return tuple((str(row["token"]), float(row["logprob"])) for row in rows or ())
    except (LookupError, TypeError, ValueError):
        return ()
