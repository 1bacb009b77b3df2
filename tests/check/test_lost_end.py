"""The signs of a lost end, and the score that they make together."""

from l10n.check import lost_end
from l10n.check.checks import length
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.plugin import ArticleContext, Subject

HARBOUR = "The harbour master said on Friday that the ferries will sail again when the storm is over in May."


def subject(source: str, target: str, tag: str) -> Subject:
    unit = Unit(UnitKey("", source), target, State.REVIEWED)
    return Subject(unit, ArticleContext(Catalog("harbour", "en", tag, (unit,))))


def test_each_sign_that_is_seen_has_a_weight_and_each_weight_a_sign():
    whole = subject(HARBOUR, "У п’ятницю капітан порту сказав, що пороми знову ходитимуть.", "uk")
    signs = {*lost_end.alone(whole), *lost_end.among(whole), *lost_end.beside(whole)}
    assert signs == set(lost_end.weights().signs)


def test_where_verbs_are_last_a_sentence_that_ends_otherwise_may_have_lost_its_end():
    verb, noun = "Ferry geç kaldı.", "Ferry bu sabah limana."
    signs = [lost_end.alone(subject("The ferry was late again.", target, "tr")) for target in (verb, noun)]
    assert [(each["usual_end"], each["other_end"]) for each in signs] == [(True, False), (False, True)]
    german = lost_end.alone(subject("The ferry was late.", "Die Fähre war zu spät.", "de"))
    assert not german["usual_end"]
    assert not german["other_end"]


def test_an_end_of_which_nothing_is_left_counts_and_an_end_that_is_left_speaks_against_it():
    cut = subject(HARBOUR, "Am Freitag sagte der Hafenkapitän, dass die Fähren wieder.", "de")
    whole = subject(
        HARBOUR, "Der Hafenkapitän sagte am Freitag, dass die Fähren nach dem Sturm im Mai wieder fahren.", "de"
    )
    assert lost_end.beside(cut)["fact_missing"] == 1
    assert lost_end.beside(whole)["fact_missing"] == 0
    assert lost_end.beside(whole)["in_place"] > 0
    assert lost_end.score(cut) > lost_end.weights().lost > lost_end.score(whole)


def test_a_headline_is_not_judged():
    assert not lost_end.is_judged(subject("Ferries sail again in May", "Пороми знову ходять у", "uk"))
    assert lost_end.is_judged(subject("“Ferries sail again.”", "«Пороми знову ходять».", "uk"))


def test_a_translator_who_is_terse_throughout_is_not_suspected_of_each_sentence():
    sources = [f"The ferry number {n} did not leave on Monday because of the storm." for n in range(6)]
    units = tuple(
        Unit(UnitKey("", s), f"Am Montag fuhr Fähre {n} nicht.", State.REVIEWED) for n, s in enumerate(sources)
    )
    terse, alone = Catalog("harbour", "en", "de", units), Catalog("harbour", "en", "de", units[:1])
    among, lonely = (lost_end.alone(Subject(units[0], ArticleContext(each))) for each in (terse, alone))
    assert among["longer_elsewhere"] < lonely["longer_elsewhere"] == 0
    assert among["longer"] == lonely["longer"]


def article(tag: str, *pairs: tuple[str, str]) -> Catalog:
    return Catalog("harbour", "en", tag, tuple(Unit(UnitKey("", s), t, State.REVIEWED) for s, t in pairs))


WORDS = (
    ("The lighthouse is old.", "Vanha majakka seisoo."),
    ("They paint the lighthouse white.", "Sitten majakka maalataan valkoiseksi."),
    ("Nobody lives there now.", "Kukaan ei asu siellä nyt."),
    ("The mayor is content.", "Pormestari on tyytyväinen."),
    ("The storm has passed the town.", "Myrsky on ohittanut kaupungin."),
)


def test_what_further_units_have_for_a_word_is_missing_or_stands_in_its_place():
    source = "The ferries of the islands lie beside the lighthouse."
    whole, cut = "Saarten lautat ovat majakan vieressä: majakka näkyy.", "Saarten lautat ovat."
    among = [
        lost_end.among(Subject(catalog.units[0], ArticleContext(catalog)))
        for catalog in (article("fi", (source, target), *WORDS) for target in (whole, cut))
    ]
    assert among[0]["word_in_place"] > 0 == among[0]["word_missing"]
    assert among[1]["word_missing"] > 0 == among[1]["word_in_place"]


def test_a_word_ends_as_the_last_words_of_further_sentences_do_or_as_those_inside():
    neighbours = [
        (f"The ferry number {n} came late to the pier.", f"Feribot numara {n} yine iskeleye geç geldi.")
        for n in range(5)
    ]
    source = "The captain of the ferry said so."
    alike, inside = (
        lost_end.among(Subject(catalog.units[0], ArticleContext(catalog)))["ends_alike"]
        for catalog in (
            article("tr", (source, target), *neighbours) for target in ("Kaptan da buna dedi.", "Kaptan numara.")
        )
    )
    assert alike > 0 > inside
    assert lost_end.among(subject(source, "Kaptan dedi.", "tr"))["ends_alike"] == 0


def test_what_is_not_worked_out_to_its_end_changes_no_verdict():
    source = "The master said on Friday that the ferries will sail to Gdynia in 12 days, when it is calm, on 3 May 2024 at 10."
    target = "Der Hafenkapitän sagte am Freitag, dass die Fähren nach Gdynia bald auslaufen werden, wenn der Sturm über der See"
    fitted, verdicts = lost_end.weights(), []
    for end in range(50, len(target), 3):
        whole = subject(source, target[:end], "de")
        by_length = fitted.bias + sum(fitted.signs[name] * value for name, value in lost_end.alone(whole).items())
        further = {**lost_end.among(whole), **lost_end.beside(whole)}
        every = by_length + sum(fitted.signs[name] * value for name, value in further.items())
        if by_length > fitted.lost - fitted.reach:
            verdicts.append((by_length > fitted.lost, every > fitted.lost))
            assert (lost_end.score(whole) > fitted.lost) == (every > fitted.lost)
    assert {(False, True), (True, True)} <= set(verdicts)


def test_a_little_less_than_usual_passes_where_the_end_is_translated():
    source = (
        "The Cologne harbour office said that the ferry had been carrying the passengers to the islands in 1994, in 1996 "
        "and again in May 2003."
    )
    whole, cut = (
        subject(source, target, "de")
        for target in (
            "Laut Hafenamt in Köln fuhr die Fähre 1994, 1996 und dann wieder im Mai 2003 die Passagiere zu den Inseln.",
            "Laut Hafenamt in Köln fuhr die Fähre im Jahr 1994 und dann auch 1996 alle ihre Passagiere zu den Inseln.",
        )
    )
    messages = [[finding.message[:4] for finding in length.check.find(each)] for each in (whole, cut)]
    assert messages == [[], ["only"]]
    assert not lost_end.says_all(whole)
