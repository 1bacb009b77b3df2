"""Text as OPUS-MT's models were trained on it: the clean-up before SentencePiece, with the place of each character."""

from __future__ import annotations

import unicodedata

from l10n.dataclass import dataclass

_DROPPED = frozenset("\u200b\u2060\ufeff")
# Punctuation that the clean-up writes in ASCII. Source: OPUS-MT's preprocessing, which is Moses' for punctuation.
_ASCII = {
    "，": ",", "。": ". ", "、": ",", "”": '"', "“": '"', "∶": ":", "：": ":", "？": "?", "《": '"', "》": '"',
    "）": ")", "！": "!", "（": "(", "；": ";", "」": '"', "「": '"', "．": ".", "～": "~", "’": "'", "…": "...",
    "━": "-", "〈": "<", "〉": ">", "【": "[", "】": "]", "％": "%",
} | {chr(0xFF10 + digit): str(digit) for digit in range(10)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text after the clean-up; `places` has for each of its characters the offset of the one it was, and one for its end."""

    text: str
    places: tuple[int, ...]


def clean(text: str) -> CleanText:
    r"""The text as a model of OPUS-MT wants it: ASCII quotes and stops, single spaces, no control or format characters.

    >>> clean("“Don’t  wait…” ").text
    '"Don\'t wait..."'
    """
    made: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for each in _replaced(character):
            if each != " " or (made and made[-1] != " "):
                made.append(each)
                places.append(place)
    end = len(text)
    while made and made[-1] == " ":
        made.pop()
        end = places.pop()
    return CleanText("".join(made), (*places, end))


def _replaced(character: str) -> str:
    if character in _DROPPED:
        return ""
    if unicodedata.category(character).startswith("C"):
        return " "
    return _ASCII.get(character, character)
