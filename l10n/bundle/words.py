"""The few words that a page says itself, in the language of its readers: the `[page]` of its data file."""

from __future__ import annotations

from dataclasses import fields

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.language import data
from l10n.plugin import PLAIN_THEME, Theme


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says in `locale`: English where its language has no words yet."""

    locale: str
    preview: str
    draft: str
    untranslated: str
    skip: str
    languages: str
    machine: str
    correction: str
    articles: str
    whole: str
    outdated: str
    reviewed: str
    licence: str


def words(locale: str, theme: Theme = PLAIN_THEME) -> Words:
    """The words for a locale: those of its script, else of its language, else English; a theme may say them otherwise.

    >>> words("es-MX").preview, words("sr-Latn-ME").languages
    ('Vista previa – sin revisar', 'Jezici')
    """
    language = langtag.language(locale)
    nearest = () if langtag.is_pseudo(locale) else (f"{language}-{langtag.script(locale)}", language)
    count = len(fields(Words)) - 1
    tag = next((tag for tag in nearest if len(data.exactly(tag, "page")) == count), "en")
    themed = next((theme.words[tag] for tag in (locale, *nearest) if tag in theme.words), {})
    whole = len(themed) == count  # a theme can speak a language that has no words here
    return Words(language if whole and tag == "en" else tag, **{**data.exactly(tag, "page"), **themed})
