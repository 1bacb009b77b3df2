"""Where what a text says stands in its translation."""

from l10n.language.counterparts import Counterpart, CounterpartKind, counterparts


def of(kind: CounterpartKind, text: str, translation: str, source: str = "en", target: str = "uk") -> list[Counterpart]:
    return [each for each in counterparts(text, translation, source, target) if each.kind is kind]


def test_numbers_days_and_months_are_facts():
    facts = of(CounterpartKind.FACT, "On Friday 12 boats left, in May 14.", "У п’ятницю вийшло 12 суден, 14 у травні.")
    assert len(facts) == 4
    assert all(each.target is not None for each in facts)
    assert [each.target for each in of(CounterpartKind.FACT, "In May 14 left.", "Вийшли.")] == [None, None]


def test_of_several_places_the_nearest_is_the_counterpart():
    (first, last) = of(
        CounterpartKind.FACT, "5 boats, said those who saw them from the pier: 5", "5 суден, сказали свідки: 5"
    )
    assert first.target is not None
    assert last.target is not None
    assert first.target < 0.1
    assert last.target > 0.9


def test_words_are_recognized_by_their_consonants_in_any_script():
    (word,) = of(CounterpartKind.SOUND, "They met the president there.", "Там побачили президента.")
    assert word.target is not None
    assert 0.4 < word.source < 0.8
    assert word.target > 0.6
    assert not of(CounterpartKind.SOUND, "They met the tailor.", "Там побачили президента.")


def test_an_opening_and_a_closing_mark_of_a_quotation_have_a_mark_each():
    marks = of(CounterpartKind.QUOTATION, 'She said "it is closed" today.', "Сьогодні вона сказала: «зачинено».")
    assert [each.target is not None for each in marks] == [True, True]
    assert [each.target for each in of(CounterpartKind.QUOTATION, 'She said "it is closed".', "Сказала.")] == [
        None,
        None,
    ]
    assert not of(CounterpartKind.QUOTATION, 'She said "it is closed', "«Зачинено»")


def test_a_name_that_sounds_like_no_word_of_the_translation_is_missing():
    (name,) = of(CounterpartKind.NAME, "They met Lena Brandt there, and Olga Kovalenko.", "Там побачили Лену Брандт.")
    assert name.target is None
    assert name.source > 0.8
    assert not of(CounterpartKind.NAME, "Brandt met the tailor.", "Там побачили Лену.")
