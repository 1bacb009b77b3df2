"""The few words that a page says itself, in the language of its readers: the `[page]` of its data file."""

from __future__ import annotations

from dataclasses import dataclass

from l10n import langtag
from l10n.language import data


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says in `locale`: English where its language has no words yet."""

    locale: str
    preview: str
    draft: str
    untranslated: str
    skip: str
    languages: str


def words(locale: str) -> Words:
    """The words for a locale: those of its script, else of its language, else English.

    >>> words("es-MX").preview, words("sr-Latn-ME").languages
    ('Vista previa – sin revisar', 'Jezici')
    """
    language = langtag.language(locale)
    nearest = () if langtag.is_pseudo(locale) else (f"{language}-{langtag.script(locale)}", language)
    found = next((tag for tag in nearest if data.exactly(tag, "page")), "en")
    return Words(found, **data.exactly(found, "page"))
