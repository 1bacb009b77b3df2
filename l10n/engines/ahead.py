"""Answers of a model of several languages for the locales whose turn comes.

Sentences of equal length go through a model together, and an article has few of each length. The same sentences are wanted
for every locale: asked for all of them at once they fill the batches. What a locale gets is the same as when it is asked alone.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

_MOST = 20_000  # answers that are kept for later, some kilobytes each; the oldest go first


class AnswersAhead:
    """The futures of one model that no locale has taken yet, by what was asked."""

    def __init__(self) -> None:
        self._futures: dict[Hashable, Any] = {}

    def __len__(self) -> int:
        return len(self._futures)

    def take(self, key: Hashable) -> Any:  # noqa: ANN401  (ctranslate2 has no types)
        """The future of an answer, once; nothing where it was not asked for."""
        return self._futures.pop(key, None)

    def keep(self, key: Hashable, future: Any) -> None:  # noqa: ANN401
        """Keeps a future for the locale that will ask for it."""
        self._futures[key] = future
        while len(self._futures) > _MOST:
            del self._futures[next(iter(self._futures))]
