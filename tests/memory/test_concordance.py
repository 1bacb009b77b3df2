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


@pytest.mark.parametrize(
    ("with_it", "without", "is_likely"),
    [(2, 0, False), (3, 0, True), (3, 3, True), (3, 4, False), (4, 4, True), (4, 5, False)],
)
def test_a_word_is_likely_from_three_sentences_and_half_of_them_on(with_it, without, is_likely):
    fillers = ["uno dos", "tres cuatro", "cinco seis", "siete ocho", "nueve diez"]
    texts = [f"El puerto {filler}." for filler in fillers[:with_it]] + [
        f"Nada {filler}." for filler in fillers[:without]
    ]
    result = {
        text[span.start : span.end]
        for text, spans in zip(texts, counterparts(texts, "es"), strict=True)
        for span in spans
    }
    assert ("puerto" in result) is is_likely


def test_short_words_and_grammar_mean_nothing():
    assert counterparts(["Ya ox para una."] * 4, "es") == [()] * 4


@pytest.mark.parametrize(
    ("phrase", "text", "tag", "spans"),
    [
        ("太陽", "太陽と太陽", "ja", [(0, 2), (3, 5)]),
        (" 太陽 ", "太陽", "ja", [(0, 2)]),
        ("太太", "太太太太", "ja", [(0, 2), (2, 4)]),
        ("太陽", "月", "ja", []),
        ("no no", "No no no no no", "en", [(0, 5), (6, 11)]),
        ("new wall", "A new new wall", "en", [(6, 14)]),
    ],
)
def test_places_are_apart_from_each_other(phrase, text, tag, spans):
    assert [(span.start, span.end) for span in places(phrase, text, tag)] == spans
