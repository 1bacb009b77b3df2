"""The few words that a page says itself, in the language of its readers.

They stand in `words.json`, one line a language, in the order of the fields of `Words`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from l10n import langtag


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says in `locale`: English where its language has no line yet."""

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
    known = _known()
    language = langtag.language(locale)
    scripted = f"{language}-{langtag.script(locale)}"
    found = next((tag for tag in (scripted, language) if tag in known and not langtag.is_pseudo(locale)), "en")
    return Words(found, *known[found])


@cache
def _known() -> Mapping[str, list[str]]:
    found: Mapping[str, list[str]] = json.loads(files("l10n.bundle").joinpath("words.json").read_text("utf-8"))
    return found
