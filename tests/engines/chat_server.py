"""A real server on the loopback that speaks the OpenAI chat protocol, with a model that behaves as a test wants."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.engines.server import Site, serving

Answer = bytes | tuple[int, bytes]


@dataclass
class Model:
    """What a model does: `words` translates one text; `write` makes an answer of the texts by number. `breaks` are answers of
    HTTP that come first, one each.
    """

    site: Site
    words: Callable[[str], str] = str.upper
    write: Callable[[Mapping[str, str], Model], str] | None = None
    breaks: list[Answer | Callable[[], Answer]] = field(default_factory=list)
    lacks: frozenset[str] = frozenset()
    requests: list[dict] = field(default_factory=list)
    finish: str = "stop"
    delay: float = 0.0

    @property
    def url(self) -> str:
        return self.site.url

    def material(self, number: int = -1) -> dict:
        """What the user's message of a request says."""
        return json.loads(self.requests[number]["messages"][-1]["content"])

    def answer(self, body: bytes) -> Answer:
        request = json.loads(body)
        self.requests.append(request)
        time.sleep(self.delay)
        if self.breaks:
            first = self.breaks.pop(0)
            return first() if callable(first) else first
        for name in self.lacks & request.keys():
            return 400, json.dumps({"error": {"message": f"unknown field {name}", "type": "invalid"}}).encode()
        return completion(self._content(request), self.finish)

    def _content(self, request: dict) -> str:
        content = request["messages"][-1]["content"]
        if len(request["messages"]) == 1:
            return self.words(content if isinstance(content, str) else content[0]["text"])
        texts = json.loads(content)["texts"]
        if self.write:
            return self.write(texts, self)
        return json.dumps({number: self.words(text) for number, text in texts.items()}, ensure_ascii=False)


def completion(content: str, finish: str = "stop", **more: object) -> bytes:
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish, **more}
    return json.dumps({"object": "chat.completion", "choices": [choice]}).encode()


@contextmanager
def chatting() -> Iterator[Model]:
    with serving() as site:
        model = Model(site)
        site.pages["/v1/chat/completions"] = model.answer
        site.pages["/v1/models"] = json.dumps({"data": [{"id": "test-model"}]}).encode()
        yield model
