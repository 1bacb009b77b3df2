"""Texts in Apertium's stream format, there and back.

In the stream, `[…]` is a blank that no stage looks into, and the marks `*`, `#` and `@` before a word say that a dictionary did
not know it or a form could not be made. Every character that is neither part of a word nor everyday punctuation travels
inside a blank: some stages drop `~`, and the Russian-Ukrainian data of Debian 12 dies of a curly quotation mark.

Source: Apertium wiki, "Apertium stream format"; apertium 3.8.3.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.model import Span

END = "[][\n]"
"""What ends a text: a pipeline hands a text over only when it has seen a blank after it."""

_EVERYDAY = r"\w\s.,;:!?'\"()%&+=|-"
_PART = late_pattern(rf"(?P<plain>[{_EVERYDAY}]+)|(?P<odd>[^{_EVERYDAY}]+)")
_RESERVED = late_pattern(r"[\[\]{}^$/\\@<>]")
_APOSTROPHE = late_pattern(r"(?<=[^\W\d_])’(?=[^\W\d_])")
_WORD = late_pattern(r"\w+(?:['’-]\w+)*")
_TOKEN = late_pattern(
    r"\\(?P<escaped>.)|\[\[(?P<words>[^\]\\]*)\]\]|\[(?P<blank>(?:[^\]\\]|\\.)*)\]|(?P<mark>[*#@])(?=\S)|(?P<other>.)",
    re.DOTALL,
)
_SPACES = late_pattern(r" {2,}")


@dataclass(frozen=True, slots=True)
class Answer:
    """A decoded answer: the text, how many words had a mark, and which words of the source each run comes from."""

    text: str
    unknown: int = 0
    words: tuple[tuple[Span, tuple[int, ...]], ...] = ()


def encode(text: str, *, numbered: bool = False) -> str:
    r"""A text as a pipeline reads it, with `END`. `numbered` ties the number of each word to it, counted from 0.

    >>> print(encode("The ferry [sic] left.").strip())
    The ferry [\[]sic[\]] left.[][
    ]
    """
    text = _APOSTROPHE.sub("'", text)
    count = iter(range(len(text)))
    parts = []
    for match in _PART.finditer(text):
        if match["odd"]:
            parts.append("[" + _RESERVED.sub(r"\\\g<0>", match["odd"]) + "]")
        elif numbered:
            parts.append(_WORD.sub(lambda word: f"[[w:{next(count)}]]{word[0]}[[/]]", match["plain"]))
        else:
            parts.append(match["plain"])
    return "".join(parts) + END


def numbered_words(text: str) -> tuple[Span, ...]:
    """The spans of the words that `encode` numbers, in order."""
    text = _APOSTROPHE.sub("'", text)
    return tuple(
        Span(part.start() + word.start(), part.start() + word.end())
        for part in _PART.finditer(text)
        if part["plain"]
        for word in _WORD.finditer(part["plain"])
    )


def decode(stream: str) -> Answer:
    r"""What a pipeline answered, without marks and blanks' brackets.

    >>> decode("El *Zorb no habló.[][\n]").unknown
    1
    """
    text: list[str] = []
    size = unknown = 0
    words: list[tuple[Span, tuple[int, ...]]] = []
    start, numbers = 0, ""
    for match in _TOKEN.finditer(stream.removesuffix(END)):
        piece = match["escaped"] or match["other"] or re.sub(r"\\(.)", r"\1", match["blank"] or "", flags=re.DOTALL)
        if match["words"] is not None:
            if match["words"] == "/":
                words.append((Span(start, size), _numbers(numbers)))
            start, numbers = size, match["words"]
        unknown += match["mark"] is not None
        text.append(piece)
        size += len(piece)
    return Answer("".join(text), unknown, tuple(words))


def _numbers(words: str) -> tuple[int, ...]:
    return tuple(int(number) for number in dict.fromkeys(re.findall(r"w:(\d+)", words)))


def tidy(source: str, target: str) -> str:
    """The target without the white space that dropped words leave behind."""
    return (target if "  " in source else _SPACES.sub(" ", target)).strip()


def links(source: str, target: str, numbered: Answer) -> tuple[tuple[Span, Span], ...]:
    """Pairs of a source span and a target span, by a second answer whose words are numbered.

    Numbers come between the words of an expression and may change its translation ("according to"); the words that both
    answers share carry the numbers over.
    """
    here = numbered_words(source)
    mine, read_words = list(_WORD.finditer(target)), list(_WORD.finditer(numbered.text))
    matcher = difflib.SequenceMatcher(
        None, [word[0] for word in read_words], [word[0] for word in mine], autojunk=False
    )
    partner = {a + n: b + n for a, b, size in matcher.get_matching_blocks() for n in range(size)}
    return tuple(_paired(here, mine, read_words, partner, numbered))


def _paired(
    here: tuple[Span, ...],
    mine: list[re.Match[str]],
    numbered_words: list[re.Match[str]],
    partner: dict[int, int],
    numbered: Answer,
) -> Iterator[tuple[Span, Span]]:
    runs = iter(numbered.words)
    run = next(runs, None)
    for index, word in enumerate(numbered_words):
        while run is not None and run[0].end <= word.start():
            run = next(runs, None)
        if run is None or run[0].start >= word.end() or index not in partner:
            continue
        target_span = Span(*mine[partner[index]].span())
        for number in run[1]:
            if number < len(here):
                yield here[number], target_span
