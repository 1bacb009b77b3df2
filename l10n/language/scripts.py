"""What follows from the script that a language is written in: where white space stands, whether there are capitals."""

from __future__ import annotations

import re
from functools import cache

from l10n.language import data


@cache
def spaced(tag: str) -> bool:
    """Whether white space stands between words.

    >>> [spaced(tag) for tag in ("ja", "yue", "th", "ko", "zh-Latn")]
    [False, False, False, True, True]
    """
    return bool(data.of_script(tag).get("spaced", True))


@cache
def sentence_space(tag: str) -> str:
    """What stands between two sentences: a space, or nothing where the full-width stop has its own.

    >>> sentence_space("th"), sentence_space("zh-TW")
    (' ', '')
    """
    return " " if data.of_script(tag).get("sentence_space", True) else ""


@cache
def cased(tag: str) -> bool:
    """Whether letters are capital or small and sentences begin with a capital; Georgian has none in running text."""
    return bool(data.of_script(tag).get("cased", False))


@cache
def wide_forms(tag: str) -> bool:
    """Whether full-width forms of Latin letters and digits are usual."""
    return bool(data.of_script(tag).get("wide_forms", False))


@cache
def zero_width_space(tag: str) -> bool:
    """Whether an invisible space may part words."""
    return bool(data.of_script(tag).get("zero_width_space", False))


@cache
def unspaced_letters() -> str:
    """The letters of all scripts without white space between words, as what stands inside a regular expression's brackets."""
    return "".join(str(facts["letters"]) for _, facts in data.scripts() if not facts.get("spaced", True))


@cache
def unspaced_letter() -> re.Pattern[str]:
    """A letter of a script without white space between words."""
    return re.compile(f"[{unspaced_letters()}]")
