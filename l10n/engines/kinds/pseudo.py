"""Pseudo-localization: instant, offline, any pair. It shows what a layout does with longer and foreign-looking text before
anyone has translated a word: what stays plain was never extracted, what is cut was given too little room.

Locales of right-to-left scripts get Arabic letters one for one, so that a page truly flows from right to left; no bidi
control is needed, or used. Digits, marks, addresses and handles stay as they are.

Source: CLDR, pseudo-locales `XA` (accents) and `XB` (right to left).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n import langtag
from l10n.language import tokens
from l10n.language.addresses import EMAIL, URL
from l10n.late_pattern import late_pattern
from l10n.model import Span, Translation
from l10n.plugin import Decoding, Engine, EngineOptions, Pair

_ACCENTED = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž",
)
# By sound where Arabic has the sound; Persian letters for p, v and g. Capitals fall together: the script has none.
_ARABIC = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ابكدهفگحيجقلمنوپصرستعڤوخىزابكدهفگحيجقلمنوپصرستعڤوخىز",
)
_ARABIC_SIGNS = str.maketrans(",;?", "،؛؟")
_VOWEL = late_pattern(r"[aeiouAEIOU](?=[a-z])")
_EVERY_NTH = 2  # of the vowels is doubled: texts from English grow by a third. Source: W3C, "Text size in translation"
_UNCHANGED = late_pattern(
    r"</?\d+/?>"  # marks of inline markup
    rf"|{URL}|{EMAIL}"
    r"|(?<!\w)[@#]\w+|`[^`]*`|\{[^{}\s]*\}|%\(?\w*\)?[sd]\b|&\w+;"  # handles, code, placeholders
    r"|[^\W\d_]*\d\S*(?<![.,;:!?)\]”»\"'])"  # all that holds a digit
)


class _PseudoTranslator:
    """Needs no opening, and never fails."""

    ordered = True
    wordless = True

    def __init__(self, pair: Pair) -> None:
        self.name = _name(pair)
        self._mirrored = langtag.direction(pair.target) == "rtl"

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """One translation for each source, word by word in the source's order."""
        for source in sources:
            target, links = _localized(source, mirrored=self._mirrored)
            yield Translation(target, 0.0, links if decoding.aligned else ())

    def close(self) -> None:
        """There is nothing to let go of."""


def _localized(source: str, *, mirrored: bool) -> tuple[str, tuple[tuple[Span, Span], ...]]:
    """The pseudo text between brackets, and which word became which."""
    if not source.strip():
        return source, ()
    target, links, done = "[", [], 0
    for match in (*_UNCHANGED.finditer(source), None):
        plain = source[done : match.start() if match else len(source)]
        for word in re.finditer(r"\w+|\W+", plain):
            piece = _piece(word[0], mirrored=mirrored)
            if tokens.RUN.match(word[0]):
                links.append(
                    (Span(done + word.start(), done + word.end()), Span(len(target), len(target) + len(piece)))
                )
            target += piece
        if match:
            links.append((Span(*match.span()), Span(len(target), len(target) + len(match[0]))))
            target, done = target + match[0], match.end()
    return target + "]", tuple(links)


def _piece(text: str, *, mirrored: bool) -> str:
    if mirrored:
        return _longer(text).translate(_ARABIC).translate(_ARABIC_SIGNS)
    return _longer(text).translate(_ACCENTED)


def _longer(word: str) -> str:
    """The word with every second vowel doubled; the first one in any case, so that short words grow too."""
    count = iter(range(len(word)))
    return _VOWEL.sub(lambda match: match[0] + ("" if next(count) % _EVERY_NTH else match[0].lower()), word)


def _name(pair: Pair) -> str:
    return f"pseudo {pair} 1"


def _pairs(options: EngineOptions) -> frozenset[Pair]:  # noqa: ARG001  (any pair, see `serves_any`)
    return frozenset()


def _open(pair: Pair, options: EngineOptions) -> _PseudoTranslator:  # noqa: ARG001
    return _PseudoTranslator(pair)


engine = Engine(pairs=_pairs, open=_open, serves_any=True, wordless=True, name=lambda pair, _: _name(pair))
