"""The page's own words in the languages of translators: PO files beside the page, localized by this very tool.

Messages have no plurals, so that a translator sees sentences only: "Words left: 3". `{name}` in a message is filled in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files

from l10n import langtag
from l10n.interface.page_words import SOURCE, PageCatalog, PageWords
from l10n.late_pattern import late_pattern
from l10n.model import Catalog, Unit, UnitKey

REVIEW = PageCatalog("l10n.review", "review")
"""The catalogs with the words of the review page."""
_IN_SCRIPT = late_pattern(r"""\bt\(\s*("(?:[^"\\\n]|\\.)+")""")
_IN_PAGE = late_pattern(r"\{\{(.+?)\}\}")


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
