"""Which language a text is in: near neighbours are told apart, a text in its own language is left alone."""

import pytest

from l10n.language import data, identification
from l10n.language.identification import another_language, letters, telling_words
from tests.corpus import HUMAN


@pytest.mark.parametrize(
    ("tag", "text", "second"),
    [
        ("es", "O conselho da cidade não vai abrir o porto antes do fim do mês, disse ele.", "pt"),
        ("es", "Il consiglio della città non aprirà il porto prima della fine del mese, ha detto.", "it"),
        ("ca", "El alcalde dijo que las obras del puerto no terminarán hasta el lunes y pidió paciencia.", "es"),
        ("cs", "Mesto oznámilo, že prístav bude zatvorený, keď príde búrka, ktorá už zasiahla pobrežie.", "sk"),
        ("nl", "Der Rat hat am Montag gesagt, dass die Brücke nicht vor dem Winter geöffnet wird.", "de"),
        (
            "nb",
            "Borgmesteren siger, at havnen først bliver åbnet igen efter nytår, og at det ikke er hans skyld.",
            "da",
        ),
        ("tr", "Şəhər şurası körpünün bu il açılmayacağını və bunun üçün pul olmadığını deyib.", "az"),
        ("kk", "Шаар кеңеши көпүрө быйыл ачылбайт деп билдирди жана бул үчүн акча жок экенин айтты.", "ky"),
        ("ru", "Рада повідомила, що міст буде закрито до понеділка, бо його ще не полагодили після бурі.", "uk"),
        ("bg", "Градоначалникот рече дека пристаништето ќе биде затворено додека не се поправи мостот.", "mk"),
        ("uk", "Полиция задержала троих мужчин у вокзала поздно вечером в четверг.", "ru"),
        ("ru", "Мешканці села просять владу полагодити дорогу до початку зими.", "uk"),
        ("es", "Ninguém conhecia a estrada perigosa antes do acidente.", "pt"),
        ("cs", "Súd odročil pojednávanie, pretože svedok ráno neprišiel.", "sk"),
        ("bg", "Жителите на селото бараат властите да го поправат патот пред зимата.", "mk"),
        ("kk", "Айылдын тургундары бийликтен жолду кышка чейин оңдоону сурашууда.", "ky"),
        ("nb", "Ingen vidste, hvor farlig vejen var, før ulykken skete torsdag.", "da"),
        ("hr", "Deca su primetila da su talasi oštetili novu oblast pored ostrva.", "sr-Latn"),
        ("lv", "Meras sakė, kad uostas bus uždarytas iki pirmadienio, nes tiltas dar nėra pataisytas.", "lt"),
        ("fa", "قال رئيس البلدية إن الميناء لن يفتح قبل نهاية الشهر لأن الجسر لم يتم إصلاحه بعد.", "ar"),
    ],
)
def test_a_neighbour_is_named(tag, text, second):
    assert another_language(text, tag) == second
    assert another_language(text, second) == ""


def test_words_of_the_source_and_short_texts_are_silent():
    assert another_language("Le Conseil de la Mer", "es") == ""
    assert another_language("Der Film «Le conseil du port» läuft.", "de", "The film “Le conseil du port” is on.") == ""
    assert another_language("anything at all in a language without data", "tlh") == ""


@pytest.mark.parametrize("tag", data.tags("identification"))
def test_an_alphabet_has_the_letters_of_its_words(tag):
    native = letters(tag)
    assert not native or {c for word in telling_words(tag) for c in word if c.isalpha()} - native <= set("ّّ’ʻʼ‘")


def test_human_translations_are_in_their_language():
    flagged, lines = [], 0
    for path in sorted(HUMAN.glob("*/*.txt")):
        for line in path.read_text("utf-8").splitlines():
            lines += 1
            if result := another_language(line, path.stem):
                flagged.append((path.stem, result, line))
    assert lines > 500
    assert len(flagged) <= lines / 500, flagged


@pytest.mark.parametrize(
    ("tag", "text", "second"),
    [
        ("sr-Latn", "Gradonačelnica je posjetila školu i otvorila novi most.", "hr"),
        ("hr", "Gradonačelnica je posetila školu i otvorila novi most.", "sr-Latn"),
        ("sr-Latn", "Gradonačelnica je posetila školu i otvorila novi most.", ""),
        ("hr", "Gradonačelnica je posjetila školu i otvorila novi most.", ""),
        ("bs", "Djeca su čekala vlak, a učiteljica je otišla vidjeti tko dolazi tijekom tjedna.", "hr"),
        ("bs", "Deca su čekala voz, a učiteljica je otišla da vidi ko dolazi sledeće nedelje.", "sr-Latn"),
        ("bs", "Djeca su čekala voz, a učiteljica je otišla vidjeti ko dolazi sljedeće sedmice.", ""),
        ("az", "Belediye başkanı köprüyü açtı ve insanlar şenlikten sonra evlerine döndü.", "tr"),
        ("tr", "Bələdiyyə sədri körpünü açdı və insanlar şənlikdən sonra evlərinə qayıtdılar.", "az"),
        ("da", "Ordføreren åpnet broen på mandag, og etter festen kjørte alle hjem med ferjen.", "nb"),
        ("nb", "Borgmesteren åbnede broen i mandags, og efter festen kørte alle hjem med færgen.", "da"),
        ("et", "Pormestari avasi sillan maanantaina, ja juhlan jälkeen kaikki menivät lautalla kotiin.", "fi"),
    ],
)
def test_words_of_near_languages_begin_otherwise(tag, text, second):
    assert identification.another_language(text, tag) == second
