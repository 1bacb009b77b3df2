"""The page's own words in the languages of translators: PO files beside the page, localized by this very tool.

Messages have no plurals, so that a translator sees sentences only: "Words left: 3". `{name}` in a message is filled in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files

from l10n import langtag
from l10n.catalog.po import po
from l10n.errors import UsageError
from l10n.model import Catalog, State, Unit, UnitKey

SOURCE = "en"
_FOLDER = files("l10n.review").joinpath("locales")
_IN_SCRIPT = re.compile(r"""\bt\(\s*("(?:[^"\\\n]|\\.)+")""")
_IN_PAGE = re.compile(r"\{\{(.+?)\}\}")
_ACCEPTED = re.compile(r"\s*([\w*-]+)\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*")


@dataclass(frozen=True, slots=True)
class PageWords:
    """The messages of the page in one language, by their English; what is missing stays English."""

    locale: str
    words: Mapping[str, str]

    def __call__(self, message: str) -> str:
        """A message in the language."""
        return self.words.get(message, message)


def template() -> Catalog:
    """The messages of the page as units, in the order of its files."""
    texts: dict[str, None] = {}
    for file in sorted(files("l10n.review").joinpath("templates").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".js"):
            texts.update(dict.fromkeys(json.loads(text) for text in _IN_SCRIPT.findall(file.read_text("utf-8"))))
        elif file.name.endswith(".html"):
            texts.update(dict.fromkeys(_IN_PAGE.findall(file.read_text("utf-8"))))
    texts.update(dict.fromkeys(phrases()))
    return Catalog("review", SOURCE, "", tuple(Unit(UnitKey("", text)) for text in texts if not text.isupper()))


@cache
def phrases() -> tuple[str, ...]:
    """What the page gets in English from elsewhere and says in its own language: findings, places, refusals."""
    text = files("l10n.review").joinpath("templates", "phrases.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line)


@cache
def locales() -> tuple[str, ...]:
    """The languages that the page speaks, English first."""
    return (SOURCE, *sorted(langtag.parse(folder.name) for folder in _FOLDER.iterdir() if folder.is_dir()))


@cache
def words(locale: str) -> PageWords:
    """The messages in a language of `locales`."""
    if locale == SOURCE:
        return PageWords(SOURCE, {})
    path = _FOLDER.joinpath(langtag.gettext_name(locale), "LC_MESSAGES", "review.po")
    units = po.parse(po.decode(path.read_bytes(), str(path)), "review", str(path), target=locale).units
    return PageWords(locale, {unit.key.source: unit.target for unit in units if unit.state is State.REVIEWED})


def choose(accepted: str) -> PageWords:
    """The messages in the best of some languages, given as a tag or as a browser sends them; English where none is spoken.

    >>> choose("de;q=0.9, ru-RU;q=0.8, en;q=0.1").locale
    'ru'
    """
    preferences: list[tuple[float, str]] = []
    for part in accepted.split(","):
        match = _ACCEPTED.fullmatch(part)
        if match:
            preferences.append((float(match[2] or 1), match[1]))
    for share, tag in sorted(preferences, key=lambda row: -row[0]):
        spoken = _closest(tag) if share else ""
        if spoken:
            return words(spoken)
    return words(SOURCE)


def _closest(tag: str) -> str:
    """The language of the page for a tag, empty where it has none."""
    try:
        parsed = langtag.parse(tag)
    except UsageError:
        return ""
    return next((locale for locale in locales() if langtag.language(locale) == langtag.language(parsed)), "")


def filled(page: str, spoken: PageWords) -> str:
    """A page with its messages in a language, and the messages of its scripts inside."""
    phrases_of_page = frozenset(phrases())
    values = {
        "LANGUAGE": spoken.locale,
        "DIRECTION": langtag.direction(spoken.locale),
        "WORDS": _script_data(
            {text: translated for text, translated in spoken.words.items() if text not in phrases_of_page}
        ),
        "PHRASES": _script_data(
            {text: translated for text, translated in spoken.words.items() if text in phrases_of_page}
        ),
    }
    return _IN_PAGE.sub(lambda match: values.get(match[1]) or escape(spoken(match[1])), page)


def _script_data(words: Mapping[str, str]) -> str:
    return json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
