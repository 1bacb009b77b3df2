"""A translation in capitals alone where the source is not."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.check.finding import warn
from l10n.language import tokens
from l10n.language.form import prose
from l10n.language.scripts import cased
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Subject

_WORDS, _LETTERS = 3, 5
"""So many words, and letters of a word, are not acronyms."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for the longest run of words in capitals that the source does not have."""
    target = subject.unit.target
    if (
        subject.unit.key.source.isupper()
        or not cased(subject.catalog.target)
        or not tokens.may_have_acronyms(target)
        or not any(len(word) > _LETTERS for word in filter(str.isupper, tokens.texts(target)))
    ):
        return
    run = _longest(target)
    if run and _length(_longest(subject.unit.key.source)) < _length(run) / 2:
        # What an article calls something in capitals throughout is one decision.
        place = Span(run[0].start, run[-1].end)
        yield warn(subject, f"{len(run)} words are in capitals", place, once=target[place.start : place.end])


def _longest(text: str) -> list[Span]:
    """The places of the words of the longest run in capitals; a run has three words and one that is not an acronym."""
    best: list[Span] = []
    run: list[Span] = []
    long = False
    for word in tokens.words(prose(text)):
        if word[0].isupper() and (len(word[0]) > 1 or run):
            run, long = [*run, tokens.span(word)], long or len(word[0]) > _LETTERS
        else:
            run, long = [], False
        if long and len(run) >= _WORDS and _length(run) > _length(best):
            best = run
    return best


def _length(run: list[Span]) -> int:
    return run[-1].end - run[0].start if run else 0


check = Check(
    severity=Severity.WARNING,
    find=find,
    scope="unit",
    fails=(
        Example("The harbour stays closed until May.", "DER HAFEN BLEIBT BIS MAI GESCHLOSSEN.", "de"),
        Example("The harbour stays closed until May.", "Порт ЗАЛИШАЄТЬСЯ ЗАКРИТИМ ДО ТРАВНЯ.", "uk"),
        Example("The harbour is closed today.", "Heute BLEIBT HAFEN GESCHLOSSEN, heißt es.", "de"),
        Example("UN: The harbour stays closed until May.", "ООН: ПОРТ ОСТАНЕТСЯ ЗАКРЫТЫМ ДО МАЯ.", "ru"),
    ),
    passes=(
        Example("THE HARBOUR STAYS CLOSED.", "DER HAFEN BLEIBT GESCHLOSSEN.", "de"),
        Example("KEY POINTS OF IT", "PUNTOS CLAVES DEL INFORME", "es"),
        Example("The harbour stays closed.", "Der Hafen bleibt geschlossen.", "de"),
        Example("The harbour is closed today.", "Heute BLEIBT HAFEN geschlossen, heißt es.", "de"),
        Example("NATO, the EU and the UN voted.", "NATO, EU und UN stimmten ab.", "de"),
        Example("The harbour stays closed.", "ნავსადგური დაკეტილი რჩება.", "ka"),
    ),
)
