"""What find and replace looks for: words as they stand, or a regular expression, within a limit of time and memory."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Iterator

import regex

from l10n.dataclass import dataclass
from l10n.errors import UsageError
from l10n.late_pattern import late_pattern
from l10n.markup import MARK
from l10n.model import Span

LONGEST_PATTERN = 300  # characters
SECONDS = 2.0
"""Of matching, for all units of one step: 10,000 units need a tenth of a second with a sound pattern."""
_MOST_REPEATS = 1000  # that counts of a pattern may come to: the library writes `(?:a{1000}){1000}` out, with gigabytes
_COUNT = late_pattern(r"\{\s*(\d*)\s*(?:,\s*(\d*)\s*)?\}")
_RECURSION = late_pattern(r"\(\?(?:R|[+-]?\d|&|P>)")
_PLACE = "find and replace"


@dataclass(frozen=True, slots=True)
class TextReplacement:
    r"""What is looked for in translations, and what comes in its place; marks are never touched. In a `pattern`, a regular
    expression, `\1` and `\g<name>` stand for what its groups found.
    """

    find: str
    replacement: str
    match_case: bool = False
    whole_words: bool = False
    is_pattern: bool = False

    def finder(self) -> TextFinder:
        """What finds it.

        Raises:
            UsageError: there is nothing to look for, it would change marks, or is not a regular expression that may be used.
        """
        if not self.find:
            raise UsageError(_PLACE, "has nothing to look for", "write the words to be replaced")
        if not self.is_pattern and (MARK.search(self.find) or MARK.search(self.replacement)):
            raise UsageError(_PLACE, "would change marks", "leave <1> and its kind out")
        inner = f"(?:{self.find})" if self.is_pattern else re.escape(self.find)
        if self.is_pattern:
            _check(self.find)
        before = r"(?<!\w)" if self.whole_words and (self.is_pattern or self.find[0].isalnum()) else ""
        after = r"(?!\w)" if self.whole_words and (self.is_pattern or self.find[-1].isalnum()) else ""
        flags = 0 if self.match_case else regex.IGNORECASE
        try:
            return TextFinder(
                regex.compile(before + inner + after, flags), self.replacement, is_pattern=self.is_pattern
            )
        except (regex.error, OverflowError, RecursionError) as exc:
            raise UsageError(_PLACE, f"is not a regular expression: {exc}", "correct it") from exc


@dataclass(frozen=True, slots=True)
class Replaced:
    """A translation with every hit replaced: `target` is what it would say, `spans` where the hits are now, `replacements` what
    comes in the place of each.
    """

    target: str
    spans: tuple[Span, ...]
    replacements: tuple[str, ...]


class TextFinder:
    """Finds and replaces in one text after the other, until its time is over."""

    def __init__(self, pattern: regex.Pattern[str], replacement: str, *, is_pattern: bool) -> None:
        self._pattern, self._replacement, self._is_pattern = pattern, replacement, is_pattern
        self._left = SECONDS

    def replace(self, text: str) -> Replaced:
        """The text with every hit replaced; marks themselves are left alone.

        Raises:
            UsageError: the pattern came to no end in time, or names a group that it does not have.
        """
        marks = [mark.span() for mark in MARK.finditer(text)]
        out, end, spans, replacements = list[str](), 0, list[Span](), list[str]()
        for hit in self._hits(text):
            if any(start < hit.end() and hit.start() < stop for start, stop in marks):
                continue
            new = self._expanded(hit)
            out += [text[end : hit.start()], new]
            end = hit.end()
            spans.append(Span(hit.start(), end))
            replacements.append(new)
        return Replaced("".join([*out, text[end:]]), tuple(spans), tuple(replacements))

    def _hits(self, text: str) -> Iterator[regex.Match[str]]:
        began = time.monotonic()
        try:
            hits = list(self._pattern.finditer(text, timeout=max(self._left, 0.01), concurrent=True))
        except (TimeoutError, MemoryError) as exc:
            raise UsageError(_PLACE, "takes too long with this regular expression", "write a simpler one") from exc
        self._left -= time.monotonic() - began
        return (hit for hit in hits if hit.end() > hit.start())

    def _expanded(self, hit: regex.Match[str]) -> str:
        if not self._is_pattern:
            return self._replacement
        try:
            return hit.expand(self._replacement)
        except (regex.error, IndexError) as exc:
            raise UsageError(
                _PLACE, f"cannot put {self._replacement!r} there: {exc}", r"write \1 for its first group"
            ) from exc


def _check(pattern: str) -> None:
    """Refuses what takes more memory than any sentence needs.

    Raises:
        UsageError: the pattern is too long, repeats too much, or calls itself.
    """
    counts = [max((int(each) for each in match.groups() if each), default=1) for match in _COUNT.finditer(pattern)]
    is_large = len(pattern) > LONGEST_PATTERN or math.prod(max(count, 1) for count in counts) > _MOST_REPEATS
    if is_large or _RECURSION.search(pattern):
        raise UsageError(_PLACE, "is too large a regular expression", "write a simpler one, without counts above 1000")
