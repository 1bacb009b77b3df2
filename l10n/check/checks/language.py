"""A translation into another language than the catalog's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from l10n import langtag
from l10n.check.finding import fail, warn
from l10n.language import tokens
from l10n.language.knowledge import function_words, knowledge, tags
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Subject

_WORDS = 6
"""Words of a target below which it may be all names."""
_FEW = 4
"""Words from which on one strange letter shows that a text is no abbreviation or name."""
_LETTERS = 0.15
"""Share of words with strange letters that quotations and names don't reach."""
_SHARE = 0.12
"""Share of words that are another language's grammar: in one's own language a fifth and more of all words are."""
_ALIKE = ({"bs", "hr", "sr"}, {"fa", "prs"}, {"id", "ms"}, {"no", "nb", "nn", "da"})
"""Languages that nobody tells apart by a sentence."""


@cache
def neighbours(tag: str) -> Mapping[str, frozenset[str]]:
    """The grammar words of the other languages in the same script that this language does not have itself."""
    own, code = knowledge(tag).function_words, langtag.script(tag)
    kin = next((group for group in _ALIKE if langtag.language(tag) in group), {langtag.language(tag)})
    return {
        other: function_words(other) - own
        for other in tags()
        if langtag.script(other) == code and langtag.language(other) not in kin
    }


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where the words or the letters are another language's."""
    tag = subject.catalog.target
    own = knowledge(tag)
    found = tokens.words(subject.unit.target)
    words = tokens.casefolded(subject.unit.target)
    strange = [word for word, folded in zip(found, words, strict=True) if not own.foreign.isdisjoint(folded)]
    plain = [word for word in strange if word[0][0].islower()]  # a name keeps its letters
    if len(strange) >= 2 and plain and len(strange) > _LETTERS * len(words):
        yield fail(subject, f"{len(strange)} words have letters that {langtag.name(tag)} does not have")
        return
    if plain and langtag.script(tag) == "Cyrl" and len(words) >= _FEW:
        yield warn(subject, f"{plain[0][0]} has letters that {langtag.name(tag)} does not have", tokens.span(plain[0]))
        return
    if not own.function_words or len(words) < _WORDS:
        return
    mine = sum(word in own.function_words for word in words)
    if 3 * mine >= 2 * len(words):  # no language has so many in common with another
        return
    different = set(words)
    for other, grammar in neighbours(tag).items():
        theirs = len(different & grammar)
        if theirs < 2:
            continue
        # What both languages have tells nothing: `на` is Russian and Bulgarian.
        alone = len(different & own.function_words - knowledge(other).function_words)
        if (theirs >= max(3, _SHARE * len(words)) and theirs > 3 * alone) or (not mine and len(words) >= 8):
            yield fail(subject, f"this looks like {langtag.name(other)}, not {langtag.name(tag)}")
            return


check = Check(
    severity=Severity.ERROR,
    find=find,
    fails=(
        Example("The council will decide on Monday.", "Совет решит, что будет с этим, в понедельник, заявил он.", "uk"),
        Example(
            "The council will decide on Monday.",
            "El consejo decidirá el lunes si se abre la puerta de la ciudad.",
            "de",
        ),
        Example(
            "The mayor says that he will open the old port to the ships that wait in the bay.",
            "Кметът казва, че ще отвори старото пристанище за корабите, които чакат в залива.",
            "ru",
        ),
    ),
    passes=(
        Example("The council will decide on Monday.", "Рада вирішить у понеділок, що буде з цим, заявив він.", "uk"),
        Example("The council will decide on Monday.", "Der Rat entscheidet am Montag.", "de"),
        Example("The council will decide on Monday.", "Savjet će odlučiti u ponedjeljak o tome.", "bs"),
    ),
)
