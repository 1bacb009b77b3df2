"""Room that the characters of a subtitle take."""

import pytest

from l10n.language.subtitles import visible, width


@pytest.mark.parametrize("sign", ["\u0301", "\u20dd", "\u00ad", "\u200d", "\u200f", "\ufeff"])
def test_signs_above_letters_and_what_nobody_sees_accept_no_room(sign):
    assert visible(f"Caf{sign}e{sign}") == "Cafe"
    assert width(f"Caf{sign}e{sign}", "fr") == width("Cafe", "fr")
