"""Words that stand twice in a row, by what each language allows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from operator import eq

from l10n.language import data, tokens
from l10n.language.form import form, masked
from l10n.language.knowledge import knowledge
from l10n.language.tokens import folded_words
from l10n.late_pattern import late_pattern
from l10n.model import Span

_LETTERS = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u200c])*+"
TWICE = late_pattern(
    rf"(?<![\w\-‑·’'ʻʼ\u0300-\u036f\u064b-\u065f\u200c])"
    rf"(?P<word>{_LETTERS})[ \u00a0]+(?P<again>(?P=word))(?![\w\-‑’'ʻʼ\u200c])",
    re.IGNORECASE,
)
_CLAUSE = late_pattern(r",\s+(?:\w+\s+)?$")  # ", die die", ", für die die"
_LETTER = 2
_NEXT = late_pattern(r"\s+(\w+)")


@lru_cache(maxsize=4096)
def doubled(text: str, tag: str) -> Sequence[re.Match[str]]:
    """The words of a text that stand twice in a row, without those that may.

    >>> [match["word"] for match in doubled("Very very late, the the bridge opened.", "en")]
    ['the']
    """
    plain = masked(text)
    if particles := data.section(tag, "words", any_script=True).get("doubled"):  # words stand without spaces
        return list(re.finditer(particles, plain))
    if len(folded_words(text)) == len(tokens.words(text)) or not _may_double(text):
        return []
    return [match for match in TWICE.finditer(plain) if not _allowed(match, plain, tag)]


def _may_double(text: str) -> bool:
    """Whether a word may stand twice in a row; always in scripts whose vowel signs expressions do not take for letters."""
    words = tokens.casefolded(text)
    return not _PLAIN_SCRIPTS.issuperset(tokens.scripts(text)) or any(map(eq, words, words[1:]))


_PLAIN_SCRIPTS = frozenset({"", "Latn", "Cyrl", "Grek", "Armn", "Geor", "Arab", "Hebr"})


def doubled_by_mistake(source: str, target: str, tag: str) -> list[Span]:
    """What a target says again right after it was said, with the white space before it; nothing where the source does so.

    >>> [(span.start, span.end) for span in doubled_by_mistake("Der Hafen ist offen.", "The the the port is open.", "en")]
    [(3, 11)]
    """
    spans: list[Span] = []
    for match in () if TWICE.search(source) else doubled(target, tag):
        if "word" not in match.groupdict() or (spans and match.start() < spans[-1].end):
            continue
        repeat = re.compile(rf"(?:[ \u00a0]+{re.escape(match['word'])})+(?!\w)", re.IGNORECASE)
        run = repeat.match(target, match.end("word"))
        spans.append(Span(*run.span()) if run else Span(match.end("word"), match.end()))
    return spans


def _allowed(match: re.Match[str], plain: str, tag: str) -> bool:
    """Whether the language lets the word stand twice here."""
    style, word = form(tag), match["word"].casefold()
    if len(word) <= _LETTER and tokens.script(word[0]) == "Arab":
        return True  # the letters of an abbreviation by their names: سي إن إن is CNN
    if match["again"].isupper() and (match["word"].islower() or (len(word) == 1 and match["word"].isupper())):
        return True  # the file FILE; a bond rated A A A
    if unicodedata.category(plain[match.end() : match.end() + 1] or " ").startswith("M"):
        return True  # the second word goes on with a vowel sign
    if style.reduplicates:
        return word in style.twice or word not in knowledge(tag).function_words
    if "," + word in style.twice:
        return _CLAUSE.search(plain[max(0, match.start() - 30) : match.start()]) is not None
    after = _NEXT.match(plain, match.end())
    return word in style.twice or (after is not None and f"{word} {after[1].casefold()}".startswith(style.phrases))
