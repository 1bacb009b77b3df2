"""Marks and spaces that an engine leaves behind."""

from __future__ import annotations

import pytest

from l10n.draft.offset_text import OffsetText
from l10n.draft.stray_marks import mended


@pytest.mark.parametrize(
    ("source", "target", "result"),
    [
        ("It fell - twice.", "Cayó -dos veces.", "Cayó - dos veces."),
        ("The ships - all old - left.", "Los barcos- viejos - zarparon.", "Los barcos - viejos - zarparon."),
        ("It fell twice.", "Cayó -dos veces.", "Cayó -dos veces."),
        ("At Riverside Church 18 years ago.", "En la Iglesia18 años.", "En la Iglesia 18 años."),
        ("The Boeing737 left.", "El Boeing737 salió.", "El Boeing737 salió."),
        ("He was locked out.", "Fue ¿cerrado fuera.", "Fue cerrado fuera."),
        ("He came! Why?", "¡Vino! ¿Por qué?", "¡Vino! ¿Por qué?"),
        ("“No,” he said — “it is trust.”", "“No”, dijo —” es confianza”.", "“No”, dijo — \"es confianza”."),
        ("He said “no — never”.", "Dijo “no —” nunca.", "Dijo “no —” nunca."),
    ],
)  # fmt: skip
def test_what_is_half_written_becomes_whole_or_moves(source: str, target: str, result: str) -> None:
    assert mended(source, OffsetText.of(target), "es").text == result
