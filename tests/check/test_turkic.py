"""Words that deny in Turkic languages and Tajik: suffixes and prefixes that other words have by chance."""

from __future__ import annotations

import pytest

from l10n.language.knowledge import knowledge
from l10n.language.numerals import values


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("kk", "қорықпады бармайтын айтпаған келмепті көрмес бармаймыз тоқтатпайды жібермейді жоқтығы ешқандай"),
        ("ky", "барбайт келбеди көрбөгөн эмес болбойт тартпаймын берилбептир билбесе"),
        ("uz", "bormaydi kelmadi aytmagan qilmas bilmayman koʻrmayapti boʻlmaydi yo'q"),
        ("tk", "barmaýar gelmedi aýtmandyr bilmez bolmajak bilenok däldir"),
        ("tt", "бармый килмәде әйтмәгән булмас эшләми эшләмибез килмәячәк"),
        ("ba", "бармай килмәне әйтмәгән булмаҫ эшләмәйбеҙ килмәйәсәк барманы"),
        ("az", "getmir gəlmədi deməyib olmaz bilmirəm yazmayacaq getmirlər deyildi"),
        ("tg", "намекунад накард нагуфтанд надошт нестанд ҳеҷ набояд"),
    ],
)
def test_words_that_deny(tag, words):
    assert [word for word in words.split() if not knowledge(tag).denial.fullmatch(word)] == []


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("kk", "немесе қамады тамаша себебі жаппай демеуші көбейді табады жабады бағалайды шамамен қоймасын болмаса"),
        ("ky", "көбөйттү долбоорду табат жапты себеби болбосо"),
        ("uz", "kamaydi hammasi tomosha almasi muammasi boʻlmasa"),
        ("tk", "türkmen zaman adamlar lukman umuman bolmasa"),
        ("tt", "рәсми дәими оешмасының атамасын академик булмаса"),
        ("ba", "реформаны программаны ойошмаһының булмаһа"),
        ("az", "təmiri yumurta dəmir kömür məmurlar olmasa namaz qayıtmasına yoxlama"),
        ("tg", "наздик нав намояндагон навишт назар намуд набард насос нашр"),
    ],
)
def test_words_that_only_look_like_them(tag, words):
    language = knowledge(tag)
    assert [word for word in words.split() if language.denial.search(word) or language.negation.search(word)] == []


@pytest.mark.parametrize(
    ("tag", "text", "value"),
    [
        ("kk", "жиырма бес адам", 25),
        ("ky", "он үч үй", 13),
        ("uz", "o‘n to‘rtta qishloq", 14),
        ("tk", "ýüz elli öý", 150),
        ("tt", "унсигез йорт", 18),
        ("ba", "һигеҙ йөҙ кеше", 800),
        ("az", "on iki min avro", 12000),
        ("tg", "дусад хонавода", 200),
    ],
)
def test_numbers_in_words(tag, text, value):
    assert value in values(text, tag)


@pytest.mark.parametrize(
    ("tag", "text", "value"),
    [
        ("kk", "сондықтан үшін", 3),
        ("ky", "мунун үчүн", 3),
        ("uz", "buning uchun", 3),
        ("tt", "аның өчен", 3),
        ("kk", "оның бірақ", 1),
    ],
)
def test_words_that_only_begin_like_numbers(tag, text, value):
    assert value not in values(text, tag)
