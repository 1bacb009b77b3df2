"""Words and phrases are found in reviewed sentences, in whatever form."""

import pytest

from l10n.memory.concordance import counterparts, finder, places


@pytest.mark.parametrize(
    ("phrase", "text", "tag", "result"),
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
def test_a_phrase_is_detected_in_its_forms(phrase, text, tag, result):
    assert [text[span.start : span.end] for span in places(phrase, text, tag)] == result


@pytest.mark.parametrize(
    ("phrase", "text", "tag"),
    [
        ("Kaffee", "Drei KAFFEES, bitte.", "de"),
        ("İstanbul", "istanbul'da yağmur", "tr"),
        ("ISPARTA", "ısparta'da", "tr"),
        ("ёлка", "Срубили елку.", "ru"),
    ],
)
def test_the_quick_look_at_how_words_begin_loses_nothing(phrase, text, tag):
    assert len(finder(phrase, tag)(text)) == 1
    assert finder(phrase, tag)("") == ()


def test_words_that_most_translations_share_are_likely_to_be_the_phrase():
    texts = ["Cerraron el puerto ayer.", "Dos puertos abren.", "El alcalde visitó el puerto.", "Nada."]
    result = [
        [text[span.start : span.end] for span in spans]
        for text, spans in zip(texts, counterparts(texts, "es"), strict=True)
    ]
    assert result == [["puerto"], ["puertos"], ["puerto"], []]
    assert counterparts(texts[:2], "es") == [(), ()]
