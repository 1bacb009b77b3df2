"""A translation in another writing system than its locale's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import groupby

from l10n import langtag
from l10n.check.finding import fail
from l10n.language import tokens
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Subject

_LETTERS = 12
"""Letters of a target below which it may be all names."""
_WORDS = 3
"""Words in small letters that make what is written in Latin letters a sentence."""
_KANA, _ALL_HANI = 5, 16
"""Japanese letters that no Chinese text quotes, and Chinese ones from which on a Japanese headline has others too."""
_OWN = 4
"""Letters of the locale's own beside names of the source that are words of the locale."""
_MISTYPED = 8
"""Words of which one may be misspelled."""
_LATIN = late_pattern(r"[A-Za-zÀ-ɏ]+")
"""Latin letters in a row: where no spaces stand between words, they are not parted from the others by what a word is."""
_LEAST = 0.4
"""Share of the locale's own letters; brands and names in Latin letters make up the rest."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where most letters are of another script, and the source is a sentence rather than names."""
    expected = tokens.scripts_of(langtag.script(subject.catalog.target))
    if "Latn" in expected and subject.unit.target.isascii():
        return
    if tokens.scripts(subject.unit.target) <= expected | {""} and "Kana" not in expected:
        return
    counts: Counter[str] = Counter()
    for char, times in Counter(tokens.plain(subject.unit.target)).items():
        if script := tokens.script(char):
            counts[script] += times
    letters = sum(counts.values())
    if expected == {"Hani"} and counts["Kana"] >= _KANA:
        yield fail(subject, "written in Japanese letters, not in Chinese ones alone")
    if "Kana" in expected and letters == counts["Hani"] > _ALL_HANI:
        yield fail(subject, "written in Chinese letters alone, as no Japanese sentence is")
    if letters < _LETTERS or sum(counts[code] for code in expected) >= _LEAST * letters:
        yield from _runs(subject, expected)
        return
    most = counts.most_common(1)[0][0]
    source = set(_LATIN.findall(subject.unit.key.source.casefold()))
    latin = _LATIN.findall(subject.unit.target)
    few = "Latn" not in expected and sum(counts[code] for code in expected) >= _OWN
    if few and sum(word.casefold() not in source for word in latin) <= len(latin) / _MISTYPED:
        return  # names and commands of the source among words of the locale; `leftover` asks whether they are ordinary words
    both = (subject.unit.key.source, subject.unit.target)  # a headline in title case has no small letters itself
    common = max(sum(word[0].islower() for word in tokens.words(text)) for text in both)
    if common >= _WORDS or most != "Latn":
        yield fail(subject, f"written in {most} letters, not in {'/'.join(sorted(expected))}")


_CITED = late_pattern(r"\([^()]*\)|\"[^\"]*\"|«[^»]*»|“[^”]*”|„[^“”]*[“”]")
"""What may be a name or a title in its own letters."""


def _runs(subject: Subject, expected: Set[str]) -> Iterator[Finding]:
    """A finding for words in a row, and in no marks, that are of another script, and neither names nor the source's."""
    target, source = subject.unit.target, tokens.folded_words(subject.unit.key.source)
    cited = [tokens.span(match) for match in _CITED.finditer(target)]
    words = [word for word in tokens.words(target) if tokens.script(word[0][0])]
    for strange, group in groupby(words, key=lambda word: tokens.script(word[0][0]) not in expected):
        run = [word for word in group if not any(span.start < word.start() < span.end for span in cited)]
        plain = [word for word in run if not word[0][0].isupper() and word[0].casefold() not in source]
        if strange and sum(len(word[0]) for word in plain) >= _LETTERS and _is_phrase(plain):
            script = tokens.script(plain[0][0][0])
            message = f"written in {script} letters, not in {'/'.join(sorted(expected))}"
            yield fail(subject, message, Span(run[0].start(), run[-1].end()))
            return


def _is_phrase(words: Sequence[re.Match[str]]) -> bool:
    """Whether words are several, or letters in a row of a script without spaces."""
    return len(words) > _WORDS or tokens.script(words[0][0][0]) in _UNSPACED


_UNSPACED = frozenset({"Hani", "Kana", "Thai"})


check = Check(
    severity=Severity.ERROR,
    find=find,
    scope="unit",
    fails=(
        Example("The mayor opened the new school.", "Gradonačelnik je otvorio novu školu.", "sr"),
        Example("The mayor opened the new school.", "Градоначелник је отворио нову школу.", "sr-Latn"),
        Example("The mayor opened the new school.", "The mayor opened the new school.", "hy"),
        Example("Mayor Opens New School", "Градоначелник отвора нову школу", "ja"),
        Example(
            "The bridge stays closed until the end of May.", "Міст буде закрито, jusqu'à la fin du mois prochain.", "uk"
        ),
        Example(
            "The bridge stays closed until the end of May.",
            "Die Brücke bleibt bis auf Weiteres مغلقة حتى نهاية شهر مايو.",
            "de",
        ),
        Example("Mayor Opens New School", "Gradonačelnik je otvorio novu školu", "ja"),
        Example("The mayor said it was a warning.", "市长对支持者说，这一结果是一个警告而不是失败。", "ja"),
        Example("The mayor said it was a warning.", "市長はこの結果は警告だと支持者に語った。", "zh"),
    ),
    passes=(
        Example("The mayor opened the new school.", "Градоначелник је отворио нову школу.", "sr"),
        Example("The mayor opened the new school.", "市長は新しい学校を開校した。", "ja"),
        Example("Toyota, Honda, Jaguar Land Rover, Volkswagen", "Toyota, Honda, Jaguar Land Rover, Volkswagen", "uk"),
        Example("Read on.", "Читайте.", "uk"),
        Example("They sang an old song.", "Вони співали давню пісню «à la claire fontaine au printemps».", "uk"),
        Example("12:00 Lena Brandt: Pier Repair", "12:00 Lena Brandt: 桟橋の修理 (Pier Repair)", "ja"),
        Example("How many boats has Energiforening AB?", "Energiforening AB有多少艘船?", "zh"),
        Example("Watch: Tern's Lena Brandt Drops Deep vs. Gull", "ชม: Lena Brandt ทีม Tern เสมอ Gull", "th"),
        Example("Watch: Lena Brandt Leaves Karlskrona", "观看：Lena Brandt 离开 Karlskrona", "zh"),
    ),
)
