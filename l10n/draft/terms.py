"""Preferred terms in drafts: found in the source, looked for in the target, put in by alignment where they lack."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from l10n.dataclass import dataclass
from l10n.engines import alignment as aligned
from l10n.engines.alignment import Alignment
from l10n.language import agreement, data
from l10n.late_pattern import late_pattern
from l10n.model import Span, Term
from l10n.terms.forms import every, matches
from l10n.terms.index import TermIndex, TermMatch, index
from l10n.terms.index import find as in_text
from l10n.terms.status import TermStatus

_MOST = 60  # terms of one sentence whose every place is looked at
# English plurals: of rules, of which a possessive of one is none, and the others.
_MANY = late_pattern(r"s['’]?$")
_POSSESSIVE = late_pattern(r"['’]s$")
_LETTERS_OF_ENDING = 2  # at most: `v>f` is of the end of a word, `men>man` a word


@dataclass(frozen=True, slots=True)
class TermOccurrence:
    """A preferred term at its place in a source, wanted in a target of the locale."""

    span: Span
    term: Term
    locale: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """Where words go in a target: in the place of the ones there."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of one locale, ready to be found."""

    locale: str
    index: TermIndex


def glossary(terms: Sequence[Term], locale: str, language: str = "en") -> Glossary:
    """The terms of a locale; of several rows for the same words the locale's own one counts."""
    return Glossary(locale, index(terms, locale, language))


def find(text: str, glossary: Glossary) -> tuple[TermOccurrence, ...]:
    """The preferred terms of a source, longest first at each place. A term with capitals (a name) only as it is written.

    >>> known = glossary([Term("harbour master", "es", ("capitán de puerto",))], "es")
    >>> [wanted.term.source for wanted in find("The harbour master resigned.", known)]
    ['harbour master']
    """
    if glossary.index.empty:
        return ()
    matches = ((match.span, _preferred(match)) for match in in_text(text, glossary.index))
    return tuple(TermOccurrence(span, term, glossary.locale) for span, term in matches if term)


def _preferred(match: TermMatch) -> Term | None:
    """The row to draft by; nothing where the term, maybe longer than a preferred one inside it, is not to be translated."""
    if any(term.status == TermStatus.DO_NOT_TRANSLATE for term in match.terms):
        return None
    return next((term for term in match.terms if term.status == TermStatus.PREFERRED), None)


def stands(term: Term, target: str, locale: str) -> bool:
    """Whether a translation of the term, or a form of it, stands in a target."""
    return any(matches(words, target, locale) for words in term.translations)


def lacking(occurrences: Sequence[TermOccurrence], target: str) -> tuple[TermOccurrence, ...]:
    """The terms of which no translation stands in the target."""
    return tuple(occurrence for occurrence in occurrences if not stands(occurrence.term, target, occurrence.locale))


def missing(
    occurrences: Sequence[TermOccurrence], text: str, alignment: Alignment, target: str
) -> tuple[TermOccurrence, ...]:
    """The terms that a target lacks, and of those that stand several times in the text the places where it has other words."""
    gone = lacking(occurrences, target)
    if len(occurrences) > _MOST:
        return gone
    several = Counter(occurrence.term for occurrence in occurrences if occurrence not in gone)
    return gone + tuple(
        occurrence
        for occurrence in occurrences
        if several[occurrence.term] > 1 and _otherwise(occurrence, several[occurrence.term], text, alignment, target)
    )


def _otherwise(occurrence: TermOccurrence, times: int, text: str, alignment: Alignment, target: str) -> bool:
    """Whether a target that has a term less often than `times` has other words at one place of it, for sure."""
    places = [span for words in occurrence.term.translations for span in every(words, target, occurrence.locale)]
    if len(places) >= times:
        return False
    placed = place(occurrence, text, alignment, target)
    return placed is not None and not any(s.start < placed.span.end and placed.span.start < s.end for s in places)


def respelled(occurrences: Sequence[TermOccurrence], target: str) -> Iterator[Replacement]:
    """The terms of several words that stand in the target in a form of the same number, and the words of the house for them.

    >>> log = TermOccurrence(Span(0, 10), Term("access log", "es", ("registro de accesos",)), "es")
    >>> [place.words for place in respelled([log], "Abra el registro de acceso.")]
    ['registro de accesos']
    """
    for occurrence in dict.fromkeys(occurrences):
        words = occurrence.term.translations[0]
        if " " not in words or not agreement.has_rules(occurrence.locale):
            continue
        for span in every(words, target, occurrence.locale):
            written = target[span.start : span.end]
            many = agreement.is_plural(written, occurrence.locale)
            new = (
                words
                if many == agreement.is_plural(words, occurrence.locale)
                else agreement.plural(words, occurrence.locale)
            )
            if many == agreement.is_plural(new, occurrence.locale) and written.casefold() != new.casefold():
                yield Replacement(span, written[0] + new[1:] if written[0].casefold() == new[0].casefold() else new)


def form(occurrence: TermOccurrence, text: str) -> str:
    """The preferred words for a term in the number that it has in a source.

    >>> form(TermOccurrence(Span(0, 5), Term("token", "es", ("testigo",)), "es"), "tokens"[:5]), form(
    ...     TermOccurrence(Span(0, 6), Term("token", "es", ("testigo",)), "es"), "Tokens expire.")
    ('testigo', 'testigos')
    """
    here = _POSSESSIVE.sub("", text[occurrence.span.start : occurrence.span.end].casefold())
    words = occurrence.term.translations[0]
    many = _is_plural(here, occurrence.term.source.casefold())
    return agreement.plural(words, occurrence.locale) if many else words


@cache
def _other_plural() -> re.Pattern[str]:
    """Finds a plural of English that no rule makes: the longer forms that the data of inflection lists."""
    rows = str(data.section("en", "inflection")["shift"]).split()
    plurals = (row.partition(">")[0] for row in rows)
    return re.compile(rf"(?:{'|'.join(plural for plural in plurals if len(plural) > _LETTERS_OF_ENDING)})['’]?$")


def _is_plural(here: str, written: str) -> bool:
    """Whether words of a source are the plural of those of the termbase.

    >>> _is_plural("hedge funds", "hedge fund"), _is_plural("classes", "class"), _is_plural("news", "news")
    (True, True, False)
    """
    if _other_plural().search(here):
        return here != written and not _other_plural().search(written)
    is_singular = not written.endswith("s") or written.endswith("ss")
    return is_singular and len(here) > len(written) and _MANY.search(here) is not None


def place(
    occurrence: TermOccurrence, text: str, alignment: Alignment, target: str, *, sure: bool = True
) -> Replacement | None:
    """The words of the target that stand for a term of the text, without the articles before them, and what to write there.

    Nothing where the alignment does not know, or, if it must be `sure`, where more words stand for the term than against it,
    or too many.
    """
    words = aligned.inside(alignment.source, occurrence.span.start, occurrence.span.end)
    window, total = aligned.window(aligned.votes(alignment, words), range(len(alignment.target)))
    if not window or (sure and (total < 0.5 * len(window) or len(window) > 2 * len(words) + 1)):
        return None
    span = Span(alignment.target[window.start].start, alignment.target[window.stop - 1].end)
    # A model that drops a word looks at it while it writes the next small one: "a deal on 29 March" → "un 29 de marzo".
    if sure and span.end - span.start <= 3 < occurrence.span.end - occurrence.span.start:
        return None
    new = form(occurrence, text)
    if not agreement.opens(new, occurrence.locale):
        span = Span(span.start + agreement.article_at(target[span.start : span.end], occurrence.locale), span.end)
    return Replacement(span, new)


def insert(placed: Replacement, target: str, locale: str) -> Replacement:
    """A place with the words before it that follow it, so that its words can be written there.

    >>> insert(Replacement(Span(3, 7), "tipo de cambio"), "La tasa de cambio sube.", "es")
    Replacement(span=Span(start=0, end=7), words='El tipo de cambio')
    """
    new = beginning(target[: placed.span.start], placed.words, locale)
    same = next((n for n, (a, b) in enumerate(zip(new, target[: placed.span.start], strict=False)) if a != b), None)
    start = placed.span.start if same is None and len(new) >= placed.span.start else same or 0
    return Replacement(Span(start, placed.span.end), new[start:])


def beginning(left: str, words: str, locale: str) -> str:
    """The text before a place with what follows the words there in gender and number, and the words.

    >>> beginning("Se actualiza la ", "tipo de cambio", "es"), beginning("", "tipo de cambio", "es")
    ('Se actualiza el tipo de cambio', 'Tipo de cambio')
    """
    before = agreement.before(left, words, locale)
    if not any(map(str.isalnum, before)):
        words = words[:1].upper() + words[1:]
    return before + words


def begun(occurrences: Sequence[TermOccurrence], text: str, alignment: Alignment, target: str) -> str | None:
    """The target up to and with the first term that it lacks, for an engine that goes on from there; nothing where none is
    lacking, or none has a place. What the engine writes behind a term agrees with it.
    """
    places = [
        (placed.span.start, placed.words, occurrence.locale)
        for occurrence in missing(occurrences, text, alignment, target)
        if (placed := place(occurrence, text, alignment, target, sure=False)) is not None
    ]
    if not places:
        return None
    at, words, locale = min(places)
    return beginning(target[:at], words, locale)
