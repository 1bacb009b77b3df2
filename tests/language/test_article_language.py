"""Which language a whole article is in, letters of other scripts among them."""

import pytest

from l10n.language.identification import article_language
from l10n.language.letter_case import capital, has_dotted_i, upper
from l10n.language.months import is_weekday

RUSSIAN = "Совет сообщил, что мост закроют до понедельника, потому что его ещё не починили после бури."
ENGLISH = (
    "The council said that the bridge will be closed until Monday, because it has not been mended after the storm."
)
CHINESE = "市议会表示大桥将关闭到星期一因为暴风雨之后还没有修好市长说工程需要更多的时间和资金居民们对此感到失望"
JAPANESE = "市議会は橋が月曜日まで閉鎖されると発表した。嵐の後まだ修理されていないためだと市長は述べた。"
CROATIAN = (
    "Vijeće je priopćilo da će most biti zatvoren. Gradonačelnica je posjetila djecu, a cijela cesta ostaje mirna."
)


@pytest.mark.parametrize(
    ("tag", "text", "second"),
    [
        ("en", RUSSIAN, "ru"),
        ("ru", RUSSIAN, ""),
        ("ru", ENGLISH, "en"),
        ("en", ENGLISH, ""),
        ("en", f"{ENGLISH} {RUSSIAN[:40]}", ""),
        ("en", RUSSIAN[:30], ""),  # a name and a title
        ("en", f"{ENGLISH[:20]} {RUSSIAN}", "ru"),
        ("zh", JAPANESE, "ja"),
        ("ja", CHINESE, "zh"),
        ("ja", JAPANESE, ""),
        ("zh", CHINESE, ""),
        ("zh-TW", CHINESE, ""),
        ("en-XA", RUSSIAN, ""),
        ("en", "12, 13", ""),
        ("en", "", ""),
        ("sr-Latn", CROATIAN, "hr"),
        ("bs", CROATIAN, "hr"),
        ("hr", CROATIAN, ""),
    ],
)
def test_an_article_is_in_the_language_of_most_of_its_letters(tag, text, second):
    assert article_language(text, tag) == second


@pytest.mark.parametrize(
    ("tag", "word", "expected"),
    [
        ("uk", "п’ятниця", True), ("uk", "п'ятницю", True), ("uk", "середня", False), ("ru", "средний", False),
        ("ru", "субботу", True), ("ru", "средой", False), ("de", "montag", True), ("de", "montags", False),
        ("en", "sun", False),
        ("zh", "周四", True),
    ],
)  # fmt: skip
def test_a_day_is_its_name_or_its_form_in_another_case(tag, word, expected):
    assert is_weekday(word, tag) is expected


@pytest.mark.parametrize(
    ("tag", "text", "capitals"),
    [
        ("tr", "istifa", "İSTİFA"), ("az", "i", "İ"), ("kk", "i", "I"), ("en", "istifa", "ISTIFA"),
        ("el", "Μάιος, αϊτός", "ΜΑΙΟΣ, ΑΪΤΟΣ"), ("ka", "საქართველო", "საქართველო"), ("de", "Straße", "STRASSE"),
    ],
)  # fmt: skip
def test_capitals_are_those_of_the_language(tag, text, capitals):
    assert upper(text, tag) == capitals


def test_a_dotted_i_is_a_separate_letter_in_some_languages():
    assert [has_dotted_i(tag) for tag in ("tr", "az", "kk", "kk-Latn", "en")] == [True, True, False, True, False]
    assert [capital(letter, tag) for letter, tag in (("i", "tr"), ("i", "en"), ("ı", "tr"), ("ά", "el"))] == [
        "İ",
        "I",
        "I",
        "Ά",
    ]
