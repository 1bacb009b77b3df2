"""Conversion of script: a text in the other letters of its language, at once and offline, as `sr-Latn` from `sr`.

It translates nothing. What is reviewed in Cyrillic is right in Latin letters too, so the settings may keep its state
(`sr-Latn = "script from sr, keep review"`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.language import conversion
from l10n.model import Span, Translation
from l10n.plugin import Decoding, Engine, EngineOptions, Pair


class _ScriptTranslator:
    """Needs no opening, and never fails."""

    ordered = True
    wordless = True

    def __init__(self, pair: Pair) -> None:
        self.name = _name(pair)
        self._source = pair.source

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """One text for each source, word by word."""
        for source in sources:
            target, links = "", []
            for span, new in conversion.pieces(source, self._source):
                if new.strip():
                    links.append((span, Span(len(target), len(target) + len(new))))
                target += new
            yield Translation(target, 0.0, tuple(links) if decoding.aligned else ())

    def close(self) -> None:
        """There is nothing to let go of."""


def _name(pair: Pair) -> str:
    return f"script {pair} 1"


def _pairs(options: EngineOptions) -> frozenset[Pair]:  # noqa: ARG001  (no model is needed)
    return frozenset(Pair(source, target) for source, target in conversion.directions())


def _open(pair: Pair, options: EngineOptions) -> _ScriptTranslator:  # noqa: ARG001
    return _ScriptTranslator(pair)


engine = Engine(pairs=_pairs, open=_open, name=lambda pair, _: _name(pair))
