"""Corrections: a role of their own, with a date, in every form that articles have."""

import json
import re
from pathlib import PurePosixPath

import pytest

from l10n.article import article
from l10n.article.article import ReadingOptions
from l10n.model import Role
from l10n.plugin import Format, FormatOptions, load
from tests.e2e.gazette import gazette

FORMATS = load("l10n.article.formats", Format)
TEXTS = {
    "en": [
        "Correction: the wall is of stone.",
        "Correction, Nov. 3, 2024: the wall is of stone.", "CLARIFICATION (May 4): It was snow.",
    ],
    "es": ["Corrección: el muro es de piedra.", "Fe de errores (3 de mayo de 2024): era nieve."],
    "de": ["Richtigstellung: Es war Schnee.", "Korrektur, 3. Mai 2024: Es war Schnee."],
    "ru": ["Исправление. Это был снег.", "Поправка от 3 мая 2024: это был снег."],
    "uk": ["Виправлення: це був сніг."],
    "fa": ["اصلاحیه: دیوار از سنگ است."],
    "ja": ["訂正：壁は石です。"],
    "fr": ["Rectificatif (3 mai 2024) : il neigeait."],
    "ar": ["تصحيح: كان ثلجا."],
}  # fmt: skip
FURTHER = {
    "en": [
        "Correction of the course took a day: the pilot slept.",
        "Corrections officers met at 5: nobody spoke.",
        "The correction: none.",
    ],
    "es": ["Corrección de estilo es su oficio."],
    "de": ["Korrektur lesen wollte niemand: Es war zu spät."],
    "ru": ["Исправление ошибок заняло день: пилот спал."],
}  # fmt: skip


def roles(text, locale, suffix=".md"):
    name = article.format_name(PurePosixPath(f"x{suffix}"), FORMATS)
    read = article.decode(text.encode(), "x", PurePosixPath(f"source/x{suffix}"), name, ReadingOptions(locale, ""))
    return {block.text: block.role for block in article.parse(read, FormatOptions(), FORMATS).blocks}


@pytest.mark.parametrize(("locale", "text"), [(locale, text) for locale, texts in TEXTS.items() for text in texts])
def test_a_paragraph_that_says_it_corrects_is_a_correction(locale, text):
    for suffix in (".md", ".txt"):
        assert roles(f"Title\n=====\n\nIt rained for days on end.\n\n{text}\n", locale, suffix)[text] is Role.CORRECTION


@pytest.mark.parametrize(("locale", "text"), [(locale, text) for locale, texts in FURTHER.items() for text in texts])
def test_a_sentence_about_correcting_is_none(locale, text):
    assert roles(f"# Title\n\nIt rained.\n\n{text}\n", locale)[text] is not Role.CORRECTION


def test_a_page_shows_a_correction_with_its_date_in_the_readers_language(tmp_path):
    room = gazette(tmp_path)
    room.write(
        "---\ntitle: Storm\ndate: 2026-05-04\ncorrections:\n  - date: 2026-05-06\n    text: It was snow.\n---\n\n# Storm\n\n"
        "It rained.\n\nCorrection, May 5, 2026: It rained for a day.\n",
        "storm.md",
    )
    room("extract")
    words = {
        "Storm": "Tormenta", "It was snow.": "Era nieve.", "It rained.": "Llovió.",
        "Correction, May 5, 2026: It rained for a day.": "Corrección, 5 de mayo de 2026: llovió un día.",
    }  # fmt: skip
    room.approve("storm", words=words)
    room.publish()
    page = room.page("storm")
    assert (
        '<div class="correction" role="note"><p class="date"><strong>Corrección</strong> · '
        '<time datetime="2026-05-06">6 de mayo de 2026</time></p><p>Era nieve.</p></div>' in page
    )
    assert '<div class="correction" role="note"><p>Corrección, 5 de mayo de 2026: llovió un día.</p></div>' in page
    result = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])["correction"]
    assert [each["datePublished"] for each in result] == ["2026-05-05", "2026-05-06"]
    assert {each["@type"] for each in result} == {"CorrectionComment"}
    edition = json.loads((room.site / "es/storm/edition.json").read_bytes())
    assert edition["corrections"][1] == {"date": "2026-05-06", "text": "Era nieve."}
