"""What has changed places, denials by their number and place, names in Chinese letters, texts that break off."""

from __future__ import annotations

import pytest

from l10n.check.article_names import names_of
from l10n.check.check import all_checks
from l10n.check.checks import denial, length, names, negation, order
from l10n.check.han import unexplained
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.plugin import ArticleContext, Subject


def subject(source, target, tag, *further):
    pairs = ((source, target), *further)
    units = tuple(Unit(UnitKey("", before), after, State.REVIEWED) for before, after in pairs)
    return Subject(units[0], ArticleContext(Catalog("ferry", "en", tag, units)))


@pytest.mark.parametrize(
    ("source", "target", "tag", "result"),
    [
        ("Mayor Lena Brandt left Gdynia.", "Die Bürgermeisterin Lena Gdynia verließ Brandt.", "de", 1),
        ("Mayor Lena Brandt left Gdynia.", "Die Bürgermeisterin Gdynia Brandt verließ Lena.", "de", 1),
        ("Lena Brandt of Gdynia came.", "Eljött a gdyniai Lena Brandt.", "hu", 0),
        ("Viktor Horvath came.", "Eljött Horvath Viktor.", "hu", 0),
        ("Lena Horvat came.", "Eljött Horvat Lena.", "hu", 1),
        ("The port of Gdynia was closed, said Klara Brandt.", "Klara Brandt dijo que se cerró Gdynia.", "es", 0),
        ("Brandt's Karlskrona office closed.", "La oficina de Karlskrona de Brandt cerró.", "es", 0),
        ("Anna Kern-Brandt and Lena Ho met Klara Moor.", "Anna Klara und Lena Ho trafen Kern Moor.", "de", 1),
    ],
)
def test_names_that_have_changed_places(source, target, tag, result):
    assert len(list(order.find(subject(source, target, tag)))) == result


@pytest.mark.parametrize(
    ("source", "target", "tag", "result"),
    [
        ("Only two boats came, and the mayor paid.", "Nur zwei Boote kamen, und der Bürgermeister zahlte nicht.", "de", 1),
        ("He paid, and in the end only two boats came.", "Er zahlte, und mehr als zwei kamen nicht an Land.", "de", 0),
        ("He paid for only two boats.", "Er hat nur zwei Boote nicht bezahlt.", "de", 1),
        ("The council failed to pay.", "Der Rat hat nicht gezahlt.", "de", 0),
        ("He paid less than a fifth.", "他支付了不到五分之一。", "zh", 0),
        ("He came only when he wanted.", "彼は気が向いたときにしか来ない。", "ja", 0),
        ("They asked whether it was safe.", "พวกเขาถามว่าปลอดภัยหรือไม่", "th", 0),
        ("The pier is safe.", "ท่าเรือไม่ปลอดภัย", "th", 1),
        ("The Committee for Disaster Prevention met the mayor.", "Das Komitee hat den Bürgermeister nicht getroffen.", "de", 1),
    ],
)  # fmt: skip
def test_denials_by_number_and_place(source, target, tag, result):
    assert len(list(denial.find(subject(source, target, tag)))) == result


def test_a_denial_beside_a_refusal_belongs_to_the_source():
    source = "The town did not answer, and the council refused to pay."
    assert not list(negation.find(subject(source, "Le maire n’a pas répondu et le conseil a refusé de payer.", "fr")))
    assert list(negation.find(subject(source, "Le maire a répondu et le conseil a refusé de payer.", "fr")))


def test_names_of_headlines_are_those_of_the_article():
    article = subject(
        "Storm Drives Ferries Back to Gdynia Harbour",
        "Sturm treibt Fähren zurück nach Rostock",
        "de",
        ("The ferry left Gdynia.", "Die Fähre verließ Gdynia."),
    )
    assert [name.text for name in names_of(article.unit.key.source, article.article.source)] == ["Gdynia"]
    assert [finding.message for finding in names.find(article)] == ["Gdynia is not in the translation"]


@pytest.mark.parametrize(
    ("source", "target", "result"),
    [
        ("The mayor met Lena Brandt.", "市长会见了玛尔塔·科瓦奇。", True),
        ("The mayor met Marta Kovac.", "市长会见了玛尔塔·科瓦奇。", False),
        ("Turks and Danes met.", "土耳其人和丹麦人会面。", False),
        ("Danes met.", "土耳其人会面。", True),
        ("The Danish mayor came.", "德国市长来了。", True),
        ("Warsaw and Minsk talked.", "波兰和白俄罗斯举行会谈。", False),
        ("Britain left the EU.", "英国退出了欧盟。", False),
        ("The ferry is late.", "渡轮晚点了。", False),
    ],
)
def test_names_by_their_sound_in_chinese(source, target, result):
    article = subject(source, target, "zh")
    assert unexplained(article.unit, article.catalog) is result


@pytest.mark.parametrize(
    ("target", "tag", "result"),
    [
        ("The pier needs stones and new lamps, and the", "en-GB", 1),
        ("桟橋には石と新しい照明が必要で、町は。", "ja", 1),
        ("桟橋には石と新しい照明が必要だ、町長。", "ja", 0),
        ("Der Steg braucht Steine und neue Lampen und.", "de", 1),
    ],
)
def test_texts_that_break_off(target, tag, result):
    source = "The pier needs stones and new lamps."
    messages = [finding.message for finding in length.find(subject(source, target, tag))]
    assert len([message for message in messages if "no sentence ends" in message]) == result


def test_small_numbers_in_words_are_looked_for():
    find = all_checks()["numbers"].find
    assert [f.message for f in find(subject("In May six boats came.", "Im Mai kamen Boote.", "de"))] == [
        "“six” is missing in the translation"
    ]
    assert not list(find(subject("In May two boats came.", "في مايو جاء قاربان.", "ar")))
    assert not list(find(subject("In May six boats came.", "5月には6隻の船が来た。", "ja")))
