"""Every language's data compiles, names known keys and knows its own everyday lines."""

from __future__ import annotations

import pytest

from l10n.article.role_patterns import first_matching, matches
from l10n.language import data
from l10n.model import Role

KEYS = {role.value for role in Role} | {"related", "sign_off", "photo", "date_words"}


@pytest.mark.parametrize("tag", data.tags("roles"))
def test_the_data_compiles_and_names_recognized_keys(tag: str) -> None:
    keys = data.exactly(tag, "roles").keys()
    assert keys <= KEYS
    assert [key for key in keys if matches(key, "qqq zzz qqq zzz qqq.", tag)] == []


@pytest.mark.parametrize(
    ("language", "role", "line"),
    [
        ("en", "furniture", "Share on Facebook"),
        ("en", "furniture", "16x9 Image"),
        ("en", "furniture", "World > Europe > Economy"),
        ("en", "furniture", "© 2026 The Valley Post"),
        ("en", "related", "Most Popular"),
        ("en", "sign_off", "With reporting by Ana Ruiz and AFP"),
        ("en", "photo", "Photo: Jo Hale / AP"),
        ("en", "caption", "Mayor Ana Ruiz (left) opens the new bridge on Monday."),
        ("en", "notice", "Editor's note: The name of the river has been corrected."),
        ("de", "furniture", "Artikel teilen"),
        ("de", "byline", "Von Petra Müller und Jan Roth"),
        ("es", "sign_off", "Con información de Reuters"),
        ("fr", "related", "À lire aussi :"),
        ("ru", "furniture", "Читайте также: Мэр ушёл в отставку"),
        ("uk", "byline", "Автор: Олена Коваль"),
        ("pt-BR", "kicker", "Ao vivo"),
        ("it", "byline", "di Marco Rossi"),
        ("pl", "photo", "Fot. Jan Kowalski"),
        ("ro", "related", "Citește și"),
        ("tr", "kicker", "Son dakika"),
        ("fa", "kicker", "خبر فوری"),
        ("ar", "byline", "بقلم سامي حداد"),
        ("zh", "byline", "记者：王芳"),
        ("sr", "furniture", "Прочитајте још: Мост је поново отворен"),
        ("sr", "byline", "Аутор: Јована Петровић"),
        ("sr-Latn", "related", "Najčitanije"),
        ("bs", "photo", "Foto: Amra Hodžić / Agencija"),
        ("mk", "furniture", "Коментари (12)"),
        ("bg", "furniture", "Споделете във Facebook"),
        ("sq", "related", "Lexoni edhe:"),
        ("hu", "furniture", "Olvassa el ezt is: Megnyílt az új híd"),
        ("be", "sign_off", "Пераклад: Алесь Каваль"),
        ("hy", "related", "Վերջին լուրերը"),
        ("ka", "byline", "ავტორი: ნინო ბერიძე"),
        ("kk", "related", "Тағы оқыңыз:"),
        ("ky", "furniture", "Тегдер: көпүрө, шаар"),
        ("uz", "furniture", "Shuningdek o‘qing: Yangi ko‘prik ochildi"),
        ("tg", "sign_off", "Манбаъ: хабаргузорӣ"),
        ("tt", "related", "Соңгы яңалыклар"),
        ("az", "photo", "Foto: Leyla Məmmədova"),
        ("ur", "furniture", "شیئر کریں"),
        ("ps", "related", "نور خبرونه"),
        ("ja", "byline", "記者：田中花子"),
        ("ko", "photo", "사진: 김하나"),
    ],
)
def test_everyday_lines_are_recognized(language: str, role: str, line: str) -> None:
    assert matches(role, line, language)


@pytest.mark.parametrize(
    "line",
    [
        "He said the share of solar power had grown to a third of the total.",
        "By Friday, the water had reached the second floor of the school.",
        "Print is not dead, the editor of the weekly told a hall full of students.",
        "Watch how you go, the mayor told drivers on Monday after two accidents.",
        "The photo shows the bridge before the flood, when trams still crossed it.",
    ],
)
def test_sentences_are_no_chrome(line: str) -> None:
    assert not [key for key in sorted(KEYS) if matches(key, line, "en")]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Tagliatelle with nettles is what the mayor cooks on market days, her neighbours say."),
        ("en", "Tags of red cloth hung from every balcony along the river on Sunday."),
        ("en", "Post by post, the fence around the old harbour was taken down."),
        ("en", "Share by share, the founders sold the mill to its own workers, and kept nothing."),
        ("en", "HIV / Aids: the clinic by the harbour reports 14 % more tests"),
        ("de", "Tagessiegerin wurde eine Bäckerin aus Ulm, die zum ersten Mal lief."),
        ("lv", "Tagad tirgus atkal ir atvērts."),
        ("id", "Tagihan air di kota itu naik dua kali lipat."),
        ("ar", "انتقل إلى بيت جديد قرب النهر بعد أن باع الطاحونة في الخريف."),
        ("he", "כתב העיתון מיכה לוי פרסם כי הגשר ייפתח שוב באביב"),
        ("ka", "ავტორი ამბობს რომ ხიდი გაზაფხულზე გაიხსნება"),
        ("da", "Del af byen var uden strøm natten igennem."),
        ("sv", "Dela bröd med grannarna gjorde hon varje lördag i fyrtio år."),
        ("fi", "Tilaa oli vain kahdelle, sanoi kuljettaja."),
        ("hu", "Megosztás nélkül nincs piac, mondta a pék."),
        ("id", "Masuk ke pasar itu gratis sejak pagi."),
        ("ru", "Вернуться на работу смогли только семь рабочих, сказал директор завода."),
        ("uk", "Перейти на нову систему лікарня змогла лише восени, сказала директорка."),
        ("fr", "Partager sur la place du village le pain de la veille, voilà l’idée de la boulangère."),
    ],
)
def test_sentences_that_begin_like_labels_are_the_articles(language: str, line: str) -> None:
    assert [role for role in ("furniture", "byline", "photo") if matches(role, line, language)] == []


def test_very_long_lines_are_left_alone() -> None:
    assert matches("furniture", "© " + "x" * 700, "en") is None


@pytest.mark.parametrize(
    "line", ["Share on Facebook", "© 2024 The Harbor Post", "Photo: Ana Ruiz", "The ferry left at six.", ""]
)
def test_a_single_look_finds_what_each_role_alone_would(line: str) -> None:
    roles = ("related", "furniture", "photo", "byline")
    alone = next((role for role in roles if matches(role, line, "en")), "")
    assert first_matching(roles, line, "en") == alone
