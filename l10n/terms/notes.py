"""Notes for translators: which terms of the termbase stand in a unit's sentence, and what to write for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n import markup
from l10n.model import Catalog, Term
from l10n.terms.index import TermIndex, find, index
from l10n.terms.status import TermStatus

KIND = "term: "


def annotate(template: Catalog, index: TermIndex) -> Catalog:
    """The template with a note for each term of each unit: `term: harbor wall → muro del puerto`.

    The notes depend on the sentence and on the terms of the locale alone, so that a second run changes nothing.
    """
    if index.empty:
        return template
    units = []
    for unit in template.units:
        notes = tuple(_notes(unit.key.source, index))
        units.append(replace(unit, notes=(*unit.notes, *notes)) if notes else unit)
    return replace(template, units=tuple(units))


class Annotator:
    """Annotates the templates of a project by its terms, the index of each locale made once."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = terms
        self._indexes: dict[tuple[str, str], TermIndex] = {}

    def __call__(self, template: Catalog) -> Catalog:
        """The template of a locale with the notes of its terms."""
        return annotate(template, self.index(template.target, template.source)) if self._terms else template

    def index(self, locale: str, language: str) -> TermIndex:
        """The terms that count in a locale, for texts of a language."""
        pair = (locale, language)
        if pair not in self._indexes:
            self._indexes[pair] = index(self._terms, locale, language)
        return self._indexes[pair]


def _notes(source: str, index: TermIndex) -> Iterator[str]:
    seen = set()
    for match in find(markup.strip(source), index):
        if match.source not in seen:
            seen.add(match.source)
            yield f"{KIND}{match.source} → {instruction(match.terms)}"


def instruction(terms: Sequence[Term]) -> str:
    """What the rows of one term ask for, in a line; the rows of a locale stand before those of every locale.

    >>> instruction([Term("wharf", "es", ("muelle",)), Term("wharf", "es", ("embarcadero",), "forbidden")])
    'muelle; not: embarcadero'
    """
    for_locale = [term for term in terms if term.locale] or list(terms)
    if any(term.status == TermStatus.DO_NOT_TRANSLATE for term in for_locale):
        return "do not translate" + _reasons(for_locale)
    preferred, admitted = (_named(for_locale, status) for status in (TermStatus.PREFERRED, TermStatus.ADMITTED))
    refused = _named(terms, TermStatus.FORBIDDEN)
    parts = [preferred] if preferred else []
    parts += [f"also: {admitted}"] if admitted else []
    parts += [f"not: {refused}"] if refused else []
    return "; ".join(parts) + _reasons(for_locale)


def _named(terms: Sequence[Term], status: str) -> str:
    words = (translation for term in terms if term.status == status for translation in term.translations)
    return ", ".join(dict.fromkeys(words))


def _reasons(terms: Sequence[Term]) -> str:
    notes = dict.fromkeys(" ".join(term.note.split()) for term in terms if term.note)
    return f" ({'; '.join(notes)})" if notes else ""
