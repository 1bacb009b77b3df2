"""The names of the months as they stand behind a preposition, in languages that decline them."""

import pytest

from l10n import langtag
from l10n.language import data
from l10n.language.function_words import of as function_words
from l10n.language.months import month_patterns, month_sign, months_named, weekday_patterns
from l10n.language.numerals import values

IN_MONTHS = {
    "ru": "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    "uk": "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
    "be": "студзені лютым сакавіку красавіку маі чэрвені ліпені жніўні верасні кастрычніку лістападзе снежні",
    "pl": "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu",
    "cs": "lednu únoru březnu dubnu květnu červnu červenci srpnu září říjnu listopadu prosinci",
    "sk": "januári februári marci apríli máji júni júli auguste septembri októbri novembri decembri",
    "hr": "siječnju veljači ožujku travnju svibnju lipnju srpnju kolovozu rujnu listopadu studenome prosincu",
    "sr-Latn": "januaru februaru martu aprilu maju junu julu avgustu septembru oktobru novembru decembru",
    "sl": "januarju februarju marcu aprilu maju juniju juliju avgustu septembru oktobru novembru decembru",
    "lt": "sausį vasarį kovą balandį gegužę birželį liepą rugpjūtį rugsėjį spalį lapkritį gruodį",
    "lv": "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī",
    "et": "jaanuaris veebruaris märtsis aprillis mais juunis juulis augustis septembris oktoobris novembris detsembris",
    "fi": "tammikuussa helmikuussa maaliskuussa huhtikuussa toukokuussa kesäkuussa heinäkuussa elokuussa syyskuussa lokakuussa "
    "marraskuussa joulukuussa",
    "el": "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
    "hu": "januárban februárban márciusban áprilisban májusban júniusban júliusban augusztusban szeptemberben októberben "
    "novemberben decemberben",
    "tr": "ocakta şubatta martta nisanda mayısta haziranda temmuzda ağustosta eylülde ekimde kasımda aralıkta",
    "kk": "қаңтарда ақпанда наурызда сәуірде мамырда маусымда шілдеде тамызда қыркүйекте қазанда қарашада желтоқсанда",
}


@pytest.mark.parametrize("tag", IN_MONTHS)
def test_each_month_is_recognized_when_declined_and_is_no_further(tag):
    patterns = month_patterns(tag)
    for number, word in enumerate(IN_MONTHS[tag].split()):
        assert [n for n, pattern in enumerate(patterns) if pattern.search(word)] == [number], word


@pytest.mark.parametrize(
    ("tag", "text", "named"),
    [
        ("ps", "په 26فبروري2020 کې", [2]),
        ("ku", "di 1ê Reşemiyê de û di 30ê Befranbara 2019 de", [2, 12]),
        ("ta", "ஃபிப்ரவரி 20 அன்று", [2]),
        ("mn", "долдугаар сард", [7]),
        ("mn", "арван хоёрдугаар сард", [12]),
        ("vi", "tháng 11 năm 2020", [11]),
        ("sw", "tarehe 27 Disemba 2019", [12]),
    ],
)
def test_months_are_recognized_as_people_write_them(tag, text, named):
    assert sorted(months_named(text, tag)) == named


@pytest.mark.parametrize(
    ("tag", "text", "named"),
    [("id", "tiga minggu", []), ("id", "pada Minggu pagi", [6]), ("ta", "வெள்ளை மாளிகை", []), ("ta", "வெள்ளியன்று", [4])],
)
def test_weeks_and_white_are_no_weekdays(tag, text, named):
    assert [day for day, pattern in enumerate(weekday_patterns(tag)) if pattern.search(text.lower())] == named


AS_ADJECTIVES = {
    "bg": "януарски февруарски мартенски априлски майски юнски юлски августовски септемврийски октомврийски ноемврийски "
    "декемврийски",
    "mk": "јануарски февруарски мартовски априлски мајски јунски јулски августовски септемвриски октомвриски ноемвриски "
    "декемвриски",
    "sk": "januárový februárový marcový aprílový májový júnový júlový augustový septembrový októbrový novembrový decembrový",
    "cs": "lednový únorový březnový dubnový květnový červnový červencový srpnový zářijový říjnový listopadový prosincový",
    "pl": "styczniowy lutowy marcowy kwietniowy majowy czerwcowy lipcowy sierpniowy wrześniowy październikowy listopadowy "
    "grudniowy",
    "ru": "январский февральский мартовский апрельский майский июньский июльский августовский сентябрьский октябрьский "
    "ноябрьский "
    "декабрьский",
    "uk": "січневий лютневий березневий квітневий травневий червневий липневий серпневий вересневий жовтневий "
    "листопадовий грудневий",
    "sl": "januarski februarski marčevski aprilski majski junijski julijski avgustovski septembrski oktobrski novembrski "
    "decembrski",
}


@pytest.mark.parametrize("tag", AS_ADJECTIVES)
def test_each_month_is_recognized_as_an_adjective_and_is_no_further(tag):
    for number, word in enumerate(AS_ADJECTIVES[tag].split()):
        assert [n for n, pattern in enumerate(month_patterns(tag)) if pattern.search(word)] == [number], word


@pytest.mark.parametrize("tag", ["ar", "et", "fa", "he", "is", "lt", "lv", "pl", "zh"])
def test_a_weekday_is_no_number(tag):
    names = [str(name).casefold() for name in langtag.locale(tag).days["format"]["wide"].values()]
    assert [name for name in names if values(name, tag)] == []


AMBIGUOUS = {("ka", 6), ("ps", 5), ("ur", 5)}
"""Names that are the word for a week too."""


@pytest.mark.parametrize("tag", [*sorted(data.tags("dates")), "cs", "da", "et", "fi", "id", "ja", "ko", "nl", "zh"])
def test_each_weekday_of_cldr_is_that_day_and_no_further(tag):
    patterns = weekday_patterns(tag)
    days = langtag.locale(tag).days["format"]["wide"] if patterns else {}
    for day in range(7) if patterns else ():
        name = str(days[day]).casefold()
        expected = [] if (tag, day) in AMBIGUOUS else [day]
        assert [n for n, pattern in enumerate(patterns) if pattern.search(f"x {name} y")] == expected, name


IN_CASES = {
    "hr": "ponedjeljka utorka srijedu četvrtka petka subotu nedjelju",
    "pl": "poniedziałku wtorku środę czwartku piątku sobotę niedzielę",
    "cs": "pondělka úterka středu čtvrtka pátku sobotu neděli",
    "uk": "понеділка вівторка середу четверга п’ятницю суботу неділю",
    "sq": "x të hënën,x të martën,x të mërkurën,x të enjten,x të premten,x së shtunës,x të dielën",
    "vi": "hôm thứ hai,hôm thứ ba,hôm thứ tư,hôm thứ năm,hôm thứ sáu,hôm thứ bảy,hôm chủ nhật",
    "tr": "pazartesi,salı,çarşamba,perşembe,cuma,cumartesi,pazar",
    "zh": "周一,周二,周三,周四,周五,周六,周日",
}


@pytest.mark.parametrize("tag", IN_CASES)
def test_each_weekday_is_recognized_as_sentences_have_it(tag):
    words = IN_CASES[tag].split("," if "," in IN_CASES[tag] else None)
    for number, word in enumerate(words):
        assert [n for n, p in enumerate(weekday_patterns(tag)) if p.search(word)] == [number], word


@pytest.mark.parametrize("tag", ["zh", "zh-Hant", "ja"])
def test_where_months_have_numbers_for_names_eleven_is_not_january(tag):
    patterns = month_patterns(tag)
    assert month_sign(tag) == "月"
    assert patterns[10].search("2023年11月开幕")
    assert not patterns[0].search("2023年11月开幕")


def test_elsewhere_months_have_names():
    assert [month_sign(tag) for tag in ("de", "ko", "th")] == ["", "", ""]


@pytest.mark.parametrize("tag", data.tags("function-words"))
def test_a_small_word_is_no_month_and_no_weekday(tag):
    patterns = [*month_patterns(tag), *weekday_patterns(tag)]
    assert [word for word in function_words(tag).every if any(pattern.fullmatch(word) for pattern in patterns)] == []


@pytest.mark.parametrize(("word", "tag"), [("adresa", "ku"), ("adres", "ku"), ("marka", "so")])
def test_an_abbreviation_takes_no_ending(word, tag):
    assert not any(pattern.search(word) for pattern in month_patterns(tag))
