"""What numbers can mean, and what can stand for them."""

import pytest

from l10n.language.conversions import equal, imperial, implied
from l10n.language.numbers import exact, meanings, numbers
from l10n.language.numerals import values
from l10n.language.roman_numerals import values as roman


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,300", {1300, 1.3}), ("1.300,50", {1300.5}), ("1 300", {1300}), ("۱۲۳", {123}), ("٢٠١١", {2011}), ("१५", {15}),
        ("29.09.2018", {29, 9, 2018}), ("17.30", {17, 30, 17.3}), ("3/4", {3, 4}), ("1'200'000", {1200000}),
        ("12,34,567", {1234567}),
    ],
)  # fmt: skip
def test_meanings(text, values):
    assert meanings(text) == values


@pytest.mark.parametrize(
    ("text", "tag", "value"),
    [
        ("15万", "ja", 150000), ("1.5 млрд", "uk", 1.5e9), ("2.5 million", "en", 2.5e6), ("550多万", "zh",
        5.5e6), ("$3bn", "en", 3e9),
        ("5 لاکھ", "ur", 500000), ("1,5 Milliarden", "de", 1.5e9), ("15千万", "zh", 1.5e8),
        ("1億2千万人", "ja", 1.2e8), ("1万2000", "ja", 12000),
        ("4,1 Md$", "fr", 4.1e9), ("172 M$", "fr", 1.72e8), ("3,5 mld zł", "pl", 3.5e9), ("12 tis. lidí", "cs", 12000),
        ("2 миллиона 750 тысяч", "ru", 2.75e6), ("3,1 miljardi", "et", 3.1e9), ("11 મિલિયન", "gu", 1.1e7), (".08%", "en", 0.08),
        ("milioni 5", "sw", 5e6), ("300ميليونه خلک", "ps", 3e8), ("1.5 মিলি\u09dfন", "bn", 1.5e6),
        ("1.5 মিলি\u09af\u09bcন", "bn", 1.5e6),
        ("Dubu 30", "ha", 30000), ("90억 파운드", "ko", 9e9), ("1억 2천만 파운드", "ko", 1.2e8),
        ("2백만 달러", "ko", 2e6), ("1만2000명", "ko", 12000), ("på100 miljoner", "sv", 1e8), ("100 εκατ. ευρώ", "el", 1e8),
        ("30 مىڭدىن", "ug", 30000),
        ("izigidi eziyi-143", "zu", 1.43e8), ("ezizigidi ezi-3", "xh", 3e6), ("miliyari 350", "rw", 3.5e11),
        ("ẹgbẹ̀rún 4", "yo", 4000),
        ("watu milioni 5", "sw", 5e6), ("5 milioni", "sw", 5e6),
    ],
)  # fmt: skip
def test_magnitudes(text, tag, value):
    assert numbers(text, tag)[0].meanings == {exact(value)}


@pytest.mark.parametrize(
    ("text", "tag", "value"),
    [
        ("двадцять п'ять", "uk", 25),
        ("on iki", "az", 12),
        ("five thousand", "en", 5000),
        ("сімдесят", "uk", 70),
        ("十四人", "zh", 14),
        ("два с половиной миллиона", "ru", 2.5e6),
        ("семьсот пятьдесят тысяч", "ru", 750000),
        ("у п’ятдесятидворічної жінки", "uk", 52),
        ("паўтара мільярда", "be", 1.5e9),
        ("седемстотин двадесет и пет", "bg", 725),
        ("илјада и двесте", "mk", 1200),
        ("четири и по године", "sr", 4.5),
        ("pedesetdvogodišnja", "sr-Latn", 52),
        ("milijun i pol", "hr", 1.5e6),
        ("osmero djece", "bs", 8),
        ("die zweiundfünfzigjährige Lehrerin", "de", 52),
        ("zweieinhalb Millionen Liter", "de", 2.5e6),
        ("soixante et onze bateaux", "fr", 71),
        ("un an et demi", "fr", 1.5),
        ("quinientas personas", "es", 500),
        ("veintidós pueblos", "es", 22),
        ("cincizeci și doi de ani", "ro", 52),
        ("ötvenkét éves", "hu", 52),
        ("kétszáz ember", "hu", 200),
        ("pesëdhjetë e dy vjeçe", "sq", 52),
        ("اس نے دو لاکھ افراد کو کھانا کھلایا", "ur", 200_000),
        ("ڈھائی کروڑ روپے", "ur", 25_000_000),
        ("یک‌ونیم میلیون", "fa", 1_500_000),
        ("մեկուկես միլիոն", "hy", 1_500_000),
        ("ერთნახევარი მილიონი", "ka", 1_500_000),
        ("zviuru zvina nemazana mapfumbamwe nemakumi masere nevaviri", "sn", 4982),
        ("pachinhanho chezana nemakumi mashanu nevatanhatu", "sn", 156),
        ("zviuru makumi matatu nezvishanu", "sn", 35_000),
        ("mazana matatu emamiriyoni", "sn", 300_000_000),
        ("alikhulu elinamashumi amathandathu ananye", "xh", 161),
        ("mutane miliyan talatin da biyar", "ha", 35_000_000),
        ("abantu ibihumbi mirongo itatu", "rw", 30_000),
        ("elfu tano mia nne na sita", "sw", 5406),
    ],
)
def test_words(text, tag, value):
    assert value in values(text, tag)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("во вторник, в четверг и в пятницу вся семья стояла у дверей столицы, однако движение закрыто", "ru"),
        ("у четвер сім’я стояла біля дверей столиці, у п’ятницю дорогу відчинили", "uk"),
        ("у чацвер і ў пятніцу дзверы былі зачыненыя, аднак дарога стаяла", "be"),
        ("в четвъртък и петък магазините на столицата стоят затворени цяла седмица", "bg"),
        ("во четвртокот и во петокот Петковски стоеше пред дворецот", "mk"),
        ("u četvrtak i petak stranka Milana Petrovića stajala je sedmicu dana pred dvorom", "hr"),
        ("Er zweifelt an der Achtung der Zweige", "de"),
        ("a hetekben, a hatalom", "hu"),
        ("shtatori", "sq"),
    ],
)
def test_words_that_only_begin_like_a_number(text, tag):
    assert values(text, tag) == frozenset()


def test_a_language_that_neither_its_file_nor_cldr_spells_has_no_words():
    assert values("ek, don, tin", "kok") == frozenset()


@pytest.mark.parametrize(
    ("value", "second", "source", "tag"),
    [
        (5, 17, "at 5 p.m.", "de"), (45, 72, "45 miles off", "fr"), (68, 20, "68 degrees", "de"), (2018, 2561, "in 2018", "th"),
        (2018, 1397, "in 2018", "fa"), (1990, 90, "the 1990s", "uk"), (90, 1990, "the 90s", "uk"),
    ],
)  # fmt: skip
def test_different_ways_to_state_a_number(value, second, source, tag):
    assert equal(value, second, source, tag)


@pytest.mark.parametrize(
    ("value", "second", "source", "tag"), [(5, 17, "5 boats", "de"), (45, 73, "45 boats", "de"), (18, 561, "in", "th")]
)
def test_what_is_another_number(value, second, source, tag):
    assert not equal(value, second, source, tag)


def test_hints_and_signs():
    assert {10, 12, 9} <= implied("a decade and a dozen boats since Sept. 3")
    assert roman("XIV і ІХ") == {14, 9}
    assert imperial("3 feet", 1)
    assert not imperial("3 boats", 1)


@pytest.mark.parametrize(("text", "value"), [("miaka miwili", 2), ("virusi vinne", 4), ("watu kumi na watano", 15)])
def test_swahili_numbers_agree_with_what_they_count(text, value):
    assert values(text, "sw") == {value}
