"""A LibreTranslate server of one's own, at `EngineOptions.url`. No other host is ever asked, and none unless it is set."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, TYPE_CHECKING
from urllib.parse import urlsplit

from l10n import langtag
from l10n.engines import direct_http
from l10n.engines.package_metadata import ARGOS_TAGS
from l10n.errors import EngineError, UsageError
from l10n.model import Translation
from l10n.plugin import Decoding, Engine, EngineOptions, Pair

if TYPE_CHECKING:  # imported when a server is asked, see `direct_http`
    from urllib.error import HTTPError

_BATCH = 32  # texts in one request; servers refuse more than their `batchLimit`, which few set below this
_SECONDS = 300.0  # a server without a GPU takes its time over a batch
_SECONDS_FOR_LANGUAGES = 10.0
_LONGEST_ANSWER = 64 << 20
_CODES = {tag: code for code, tag in ARGOS_TAGS.items()}  # the server's, as of LibreTranslate 1.5, are its models'
_REMEDY = "check that the LibreTranslate server runs and that its address is right"


class _LibreTranslator:
    """An open server; every batch is one request."""

    ordered = True

    def __init__(self, pair: Pair, url: str) -> None:
        self.name = f"libretranslate {pair}"
        self._pair = pair
        self._url = url

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:  # noqa: ARG002
        """One translation for each source, a batch at a time. The server has no choice of decoding, and no scores."""
        for start in range(0, len(sources), _BATCH):
            batch = list(sources[start : start + _BATCH])
            for source, target in zip(batch, self._batch(batch), strict=True):
                yield Translation(target if source.strip() else "")

    def close(self) -> None:
        """There is no connection to let go of."""

    def _batch(self, batch: list[str]) -> list[str]:
        codes = (_code(self._pair.source), _code(self._pair.target))
        question = {"q": batch, "source": codes[0], "target": codes[1], "format": "text"}
        answer = _request(self._url, "translate", question)
        texts = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(texts, list) or len(texts) != len(batch) or not all(isinstance(text, str) for text in texts):
            raise EngineError(self._url, "the answer has not one translation for each text", _REMEDY)
        return texts


def _request(url: str, path: str, question: Mapping[str, object] | None = None) -> object:
    """The server's answer, read as JSON.

    Raises:
        EngineError: no answer, a refusal, or no JSON.
    """
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import Request

    data = None if question is None else json.dumps(question).encode()
    request = Request(  # noqa: S310  (the scheme is checked by `_address`)
        f"{url}/{path}", data, {"Content-Type": "application/json", "User-Agent": "l10n"}
    )
    try:
        with direct_http.opener().open(request, timeout=_SECONDS if question else _SECONDS_FOR_LANGUAGES) as response:
            return json.loads(_content(response))
    except HTTPError as error:
        with error:
            raise EngineError(url, f"answers {error.code} ({_reason(error)})", _REMEDY) from error
    except (OSError, HTTPException) as error:
        reason = error.reason if isinstance(error, URLError) else error
        raise EngineError(url, f"does not answer ({reason})", _REMEDY) from error
    except (ValueError, RecursionError) as error:
        raise EngineError(url, "answers something that is not JSON", _REMEDY) from error


def _content(response: IO[bytes]) -> bytes:
    content = response.read(_LONGEST_ANSWER + 1)
    if len(content) > _LONGEST_ANSWER:
        raise ValueError("too long")
    return content


def _reason(error: HTTPError) -> str:
    """What the server says of a refusal, on one line: its `error`, else the HTTP phrase."""
    try:
        body = json.loads(error.read(10_000))
    except (ValueError, OSError):
        return str(error.reason)
    return (
        " ".join(str(body["error"]).split())[:200] if isinstance(body, dict) and "error" in body else str(error.reason)
    )


def _address(options: EngineOptions) -> str:
    parts = urlsplit(options.url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise EngineError(repr(options.url), "is not an address of a server", "write it as in 'http://127.0.0.1:5000'")
    return options.url.rstrip("/")


def _code(tag: str) -> str:
    return _CODES.get(tag, tag)


def _tag(code: object) -> str:
    """The language tag of a server's code; nothing where it is none."""
    try:
        return langtag.parse(ARGOS_TAGS.get(str(code), str(code)))
    except UsageError:
        return ""


def _pairs(options: EngineOptions) -> frozenset[Pair]:
    if not options.url:
        return frozenset()
    languages = _request(_address(options), "languages")
    if not isinstance(languages, list):
        raise EngineError(options.url, "has no list of languages", _REMEDY)
    return frozenset(
        Pair(source, target)
        for entry in languages
        if isinstance(entry, dict) and (source := _tag(entry.get("code")))
        for target in map(_tag, entry.get("targets", ()))
        if target and target != source
    )


def _open(pair: Pair, options: EngineOptions) -> _LibreTranslator:
    url = _address(options)
    if pair not in _pairs(options):
        raise EngineError(url, f"the server does not translate {pair}", "install the languages on the server")
    return _LibreTranslator(pair, url)


engine = Engine(pairs=_pairs, open=_open)
