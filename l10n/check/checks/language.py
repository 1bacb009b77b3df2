"""A translation into another language than the catalog's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from l10n import langtag
from l10n.check.finding import fail, warn
from l10n.language import data, tokens
from l10n.language.identification import another_language
from l10n.language.knowledge import knowledge
from l10n.language.mixed_languages import foreign_half
from l10n.language.neighbours import common_words
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Subject

_FEW = 4
"""Words from which on one strange letter shows that a text is not an abbreviation or name."""
_CERTAIN = 10
"""Words of a text, names aside, of which another language is certain: of eight and two names a Czech sentence seemed Slovak."""
_LETTERS = 0.15
"""Share of words with strange letters that quotations and names don't reach."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where the words or the letters are another language's."""
    tag = subject.catalog.target
    target_language = knowledge(tag)
    words = tokens.casefolded(subject.unit.target)
    strange = _with_letters(target_language.foreign, subject.unit.target)
    plain = [word for word in strange if word[0][0].islower()]  # a name keeps its letters
    source = {word[0] for word in tokens.words(subject.unit.key.source) if word[0][0].isupper()} if strange else ()
    uncited = [word for word in strange if word[0] not in source and not _is_cited(word, subject.unit.target)]
    if len(uncited) >= 2 and plain and len(uncited) > _LETTERS * len(words):
        yield fail(subject, f"{len(strange)} words have letters that {langtag.name(tag)} does not have")
        return
    if plain and langtag.script(tag) == "Cyrl" and len(words) >= _FEW:
        message = f"{plain[0][0]} has letters that {langtag.name(tag)} does not have"
        yield warn(subject, message, tokens.span(plain[0]), once="letters")  # it is one typist's keyboard
        return
    if identified := another_language(subject.unit.target, tag, subject.unit.key.source):
        pair = {langtag.language(tag), langtag.language(identified)}
        near = any(pair <= set(group.split()) for group in data.exactly(data.SHARED, "identification")["uncertain"])
        plain_words = common_words(tokens.texts(subject.unit.target))
        report = (
            fail if len(plain_words) >= _CERTAIN and not near else warn
        )  # a label of names and one word tells little
        yield report(subject, f"this looks like {langtag.name(identified)}, not {langtag.name(tag)}")
    elif half := foreign_half(subject.unit.target, tag, subject.unit.key.source):
        yield warn(subject, f"this looks like {langtag.name(half[0])}, not {langtag.name(tag)}", half[1])


def _with_letters(letters: frozenset[str], text: str) -> Sequence[re.Match[str]]:
    """The words of a text that have one of some letters."""
    if not letters or not _any_of(letters).search(text.casefold()):  # hardly any text has one
        return ()
    pairs = zip(tokens.words(text), tokens.casefolded(text), strict=True)
    return [word for word, folded in pairs if not letters.isdisjoint(folded)]


@cache
def _any_of(letters: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted(letters)))}]")


_CITED = late_pattern(r"\([^()]*\)|\"[^\"]*\"|«[^»]*»|“[^”]*”|„[^“”]*[“”]")
"""What may be words of another language, with letters of its own: `"Pardubický perník"`."""


@lru_cache(maxsize=256)
def _cited(text: str) -> Sequence[Span]:
    return [tokens.span(match) for match in _CITED.finditer(text)]


def _is_cited(word: re.Match[str], text: str) -> bool:
    """Whether a word stands in marks or brackets, and more words than it stand outside."""
    spans = _cited(text)
    inside = any(span.start < word.start() < span.end for span in spans)
    return inside and sum(span.end - span.start for span in spans) < len(text) / 2


check = Check(
    severity=Severity.ERROR,
    find=find,
    scope="unit",
    fails=(
        Example("The council will decide on Monday.", "Совет решит, что будет с этим, в понедельник, заявил он.", "uk"),
        Example(
            "The council will decide on Monday.",
            "El consejo decidirá el lunes si se abre la puerta de la ciudad.",
            "de",
        ),
        Example(
            "The council decided on Monday to close the bridge until it is repaired.",
            "Der Stadtrat hat am Montag beschlossen, que el puente se cierre hasta que lo reparen.",
            "de",
        ),
        Example(
            "The mayor says that he will open the old port to the ships that wait in the bay.",
            "Кметът казва, че ще отвори старото пристанище за корабите, които чакат в залива.",
            "ru",
        ),
    ),
    passes=(
        Example(
            "Two cakes have the mark.", 'Les gâteaux appelés "cornets" ("trubičky dlouhé") ont reçu la marque.', "fr"
        ),
        Example("Lenka Dvořáková likes Děčín.", "Lenka Dvořáková aime Děčín.", "fr"),
        Example("The council will decide on Monday.", "Рада вирішить у понеділок, що буде з цим, заявив він.", "uk"),
        Example("The council will decide on Monday.", "Der Rat entscheidet am Montag.", "de"),
        Example("The council will decide on Monday.", "Savjet će odlučiti u ponedjeljak o tome.", "bs"),
    ),
)
