"""What each language knows, tried on sentences of our own: a lost or added "not", and who says so."""

import pytest

from l10n.check.checks import attribution
from l10n.language.added_negation import added_negation
from l10n.language.areas import blind
from l10n.language.lost_negation import lost_negation
from l10n.language.numerals import values
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.plugin import ArticleContext, Pair, Subject

# tag: "The mayor did not sign the contract.", "The mayor signed the contract.", "The mayor said that the bridge was closed."
SENTENCES = {
    "lt": ("Meras nepasirašė sutarties.", "Meras pasirašė sutartį.", "Meras sakė, kad tiltas uždarytas."),
    "lv": ("Mērs neparakstīja līgumu.", "Mērs parakstīja līgumu.", "Mērs teica, ka tilts ir slēgts."),
    "et": (
        "Linnapea ei allkirjastanud lepingut.",
        "Linnapea allkirjastas lepingu.",
        "Linnapea ütles, et sild on suletud.",
    ),
    "pl": (
        "Burmistrz nie podpisał umowy.",
        "Burmistrz podpisał umowę.",
        "Burmistrz powiedział, że most jest zamknięty.",
    ),
    "cs": ("Starosta smlouvu nepodepsal.", "Starosta smlouvu podepsal.", "Starosta řekl, že most je zavřený."),
    "sk": ("Starosta zmluvu nepodpísal.", "Starosta zmluvu podpísal.", "Starosta povedal, že most je zatvorený."),
    "sl": ("Župan pogodbe ni podpisal.", "Župan je pogodbo podpisal.", "Župan je povedal, da je most zaprt."),
    "nl": (
        "De burgemeester tekende het contract niet.",
        "De burgemeester tekende het contract.",
        "De burgemeester zei dat de brug dicht is.",
    ),
    "it": (
        "Il sindaco non ha firmato il contratto.",
        "Il sindaco ha firmato il contratto.",
        "Il sindaco ha detto che il ponte è chiuso.",
    ),
    "pt": (
        "O prefeito não assinou o contrato.",
        "O prefeito assinou o contrato.",
        "O prefeito disse que a ponte está fechada.",
    ),
    "sv": (
        "Borgmästaren undertecknade inte avtalet.",
        "Borgmästaren undertecknade avtalet.",
        "Borgmästaren sade att bron är stängd.",
    ),
    "da": (
        "Borgmesteren underskrev ikke aftalen.",
        "Borgmesteren underskrev aftalen.",
        "Borgmesteren sagde, at broen er lukket.",
    ),
    "nb": ("Ordføreren signerte ikke avtalen.", "Ordføreren signerte avtalen.", "Ordføreren sa at broen er stengt."),
    "fi": (
        "Pormestari ei allekirjoittanut sopimusta.",
        "Pormestari allekirjoitti sopimuksen.",
        "Pormestari sanoi, että silta on suljettu.",
    ),
    "el": (
        "Ο δήμαρχος δεν υπέγραψε τη σύμβαση.",
        "Ο δήμαρχος υπέγραψε τη σύμβαση.",
        "Ο δήμαρχος είπε ότι η γέφυρα είναι κλειστή.",
    ),
    "vi": ("Thị trưởng không ký hợp đồng.", "Thị trưởng ký hợp đồng.", "Thị trưởng nói rằng cây cầu bị đóng."),
    "id": (
        "Wali kota tidak menandatangani kontrak itu.",
        "Wali kota menandatangani kontrak itu.",
        "Wali kota mengatakan jembatan itu ditutup.",
    ),
    "ko": ("시장은 계약서에 서명하지 않았다.", "시장은 계약서에 서명했다.", "시장은 다리가 폐쇄됐다고 말했다."),
    "hi": ("महापौर ने अनुबंध पर हस्ताक्षर नहीं किए।", "महापौर ने अनुबंध पर हस्ताक्षर किए।", "महापौर ने कहा कि पुल बंद है।"),
    "ca": (
        "L’alcalde no va signar el contracte.",
        "L’alcalde va signar el contracte.",
        "L’alcalde va dir que el pont està tancat.",
    ),
    "tr": ("Başkan sözleşmeyi imzalamadı.", "Başkan sözleşmeyi imzaladı.", "Başkan köprünün kapalı olduğunu söyledi."),
}
CLOSED = {
    "lt": "Tiltas uždarytas.",
    "lv": "Tilts ir slēgts.",
    "et": "Sild on suletud.",
    "pl": "Most jest zamknięty.",
    "cs": "Most je zavřený.",
    "sk": "Most je zatvorený.",
    "sl": "Most je zaprt.",
    "nl": "De brug is dicht.",
    "it": "Il ponte è chiuso.",
    "pt": "A ponte está fechada.",
    "sv": "Bron är stängd.",
    "da": "Broen er lukket.",
    "nb": "Broen er stengt.",
    "fi": "Silta on suljettu.",
    "el": "Η γέφυρα είναι κλειστή.",
    "vi": "Cây cầu bị đóng.",
    "id": "Jembatan itu ditutup.",
    "ko": "다리가 폐쇄됐다.",
    "hi": "पुल बंद है।",
    "ca": "El pont està tancat.",
    "tr": "Köprü kapalı.",
}


@pytest.mark.parametrize("tag", SENTENCES)
def test_a_negation_that_is_lost_or_added_is_detected_and_further_items_are_left_alone(tag):
    denied, signed, _ = SENTENCES[tag]
    pair = Pair("en", tag)
    assert lost_negation("The mayor did not sign the contract.", signed, pair)
    assert not lost_negation("The mayor did not sign the contract.", denied, pair)
    assert added_negation("The mayor signed the contract.", denied, pair)
    assert not added_negation("The mayor signed the contract.", signed, pair)


@pytest.mark.parametrize("tag", SENTENCES)
def test_who_states_it_is_missed_where_it_is_lost(tag):
    source = "The mayor said that the bridge was closed."

    def reported(target):
        unit = Unit(UnitKey("", source), target, State.REVIEWED)
        return list(attribution.find(Subject(unit, ArticleContext(Catalog("bridge", "en", tag, (unit,))))))

    assert reported(CLOSED[tag])
    assert not reported(SENTENCES[tag][2])


@pytest.mark.parametrize("tag", sorted(SENTENCES.keys() - {"ko"}))
def test_nothing_is_blind_but_names_where_sounds_find_too_few(tag):
    assert blind(tag) == (("names",) if tag in {"el", "hi"} else ())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dvidešimt penki laivai", 25), ("dvidešimt penkių laivų", 25), ("trijų milijonų eurų", 3_000_000),
        ("septyniasdešimt dvi dienos", 72), ("du šimtai keturiasdešimt", 240), ("pusantro mėnesio", 1.5),
        ("vienuolika žvejų", 11), ("aštuonių tūkstančių", 8000), ("trečias tiltas", 3), ("dešimtmetis", 10),
    ],
)  # fmt: skip
def test_lithuanian_numbers_in_their_forms(text, value):
    assert value in values(text, "lt")
