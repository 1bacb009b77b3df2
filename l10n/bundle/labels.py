"""The label of an edition that is published with words of machines: what readers see before they read.

Source: Regulation (EU) 2024/1689, Article 50(4): text on matters of public interest that no person answers for.
"""

from __future__ import annotations

from html import escape

from l10n import langtag
from l10n.bundle.words import words
from l10n.plugin import PLAIN_THEME, Edition, Theme


def label(locale: str, theme: Theme = PLAIN_THEME) -> tuple[str, str]:
    """The label in the words of a locale, and the language that it is in: English where that has none."""
    wording = words(locale, theme)
    return wording.machine, wording.locale


def html(edition: Edition) -> str:
    """The label as a paragraph of HTML, nothing where the edition has none."""
    if not edition.labelled:
        return ""
    label_text, language = label(edition.localized.locale, edition.theme)
    return f'<p class="machine-label" lang="{language}" dir="{langtag.direction(language)}">{escape(label_text)}</p>'


def text(edition: Edition) -> str:
    """The label as a paragraph of plain text, nothing where the edition has none."""
    return f"[{label(edition.localized.locale, edition.theme)[0]}]\n\n" if edition.labelled else ""
