"""Words and phrases are found in reviewed sentences, in whatever form."""

import pytest

from l10n.memory.concordance import places


@pytest.mark.parametrize(
    ("phrase", "text", "tag", "found"),
    [
        ("solar roof", "Solar roofs pay; a <1>solar</1> roof did.", "en", ["Solar roofs", "solar</1> roof"]),
        ("CAFE", "Un café, dos cafés, el cafetal.", "es", ["café", "cafés"]),
        ("міська рада", "Про це заявили в міській раді.", "uk", ["міській раді"]),
        ("太陽光", "新しい太陽光発電。", "ja", ["太陽光"]),
        ("roof", "They proof it.", "en", []),
        ("", "Rain.", "en", []),
        ("...", "Rain...", "en", []),
    ],
)
def test_a_phrase_is_found_in_its_forms(phrase, text, tag, found):
    assert [text[span.start : span.end] for span in places(phrase, text, tag)] == found
