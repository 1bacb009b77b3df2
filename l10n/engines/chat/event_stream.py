"""Answers of servers that send a completion in pieces though nobody asked for that: streams of events."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

_EVENT, _END = b"data:", b"[DONE]"


def parse(content: bytes) -> object:
    r"""The JSON of an answer, or of the completion that its events make together.

    >>> parse(b'data: {"choices": [{"delta": {"content": "Ho"}}]}\n\ndata: {"choices": [{"delta": {"content": "la"}}]}\n')
    {'choices': [{'message': {'content': 'Hola'}, 'finish_reason': None}]}

    Raises:
        ValueError: it is neither.
    """
    if content.lstrip()[:1] in (b"{", b"[") or _EVENT not in content:
        return json.loads(content)
    texts: dict[str, str] = {}
    finish: object = None
    for choice in _choices(content):
        delta = choice.get("delta")
        for name, piece in delta.items() if isinstance(delta, Mapping) else ():
            if name != "role" and isinstance(piece, str):
                texts[name] = texts.get(name, "") + piece
        finish = choice.get("finish_reason") or finish
    return {"choices": [{"message": texts, "finish_reason": finish}]}


def _choices(content: bytes) -> Iterator[Mapping[str, object]]:
    for line in content.splitlines():
        data = line.removeprefix(_EVENT).strip() if line.startswith(_EVENT) else b""
        if not data or data == _END:
            continue
        event = json.loads(data)
        choices = event.get("choices") if isinstance(event, Mapping) else None
        if isinstance(choices, list) and choices and isinstance(choices[0], Mapping):
            yield choices[0]
