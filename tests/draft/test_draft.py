"""The stage as a whole: units in, drafts and refusals out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from l10n import markup
from l10n.draft import draft
from l10n.draft.draft import DraftContext, DraftTask, Outcome
from l10n.draft.exact import exact_memory
from l10n.errors import EngineError
from l10n.model import Catalog, Draft, Segmented, Span, State, Term, Translation, Unit, UnitKey
from l10n.plugin import Decoding, Pair
from tests.draft.naughty import Naughty
from tests.patience import patience

PAIR = Pair("en", "es")

# Words of a toy engine that translates word by word, with the alignment that this gives.
WORDS = {
    "the": "el", "mayor": "alcalde", "of": "de", "resigned": "dimitió", "on": "el", "friday": "viernes", "said": "dijo",
    "new": "nuevo", "bridge": "puente", "is": "está", "closed": "cerrado", "harbour": "puerto", "master": "maestro",
    "why": "por qué", "it": "eso", "rose": "subió", "to": "a", "people": "personas", "at": "en", "see": "vea", "and": "y",
}  # fmt: skip


@dataclass
class Toy:
    """Word for word, aligned; `spoil` are answers for texts of which a part stands there, used up one by one."""

    spoil: dict[str, list[str]] = field(default_factory=dict)
    name: str = "toy en→es 1"
    ordered: bool = True
    asked: list[tuple[str, Decoding]] = field(default_factory=list)
    closed: int = 0

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        for source in sources:
            self.asked.append((source, decoding))
            invalid = next((answers for part, answers in self.spoil.items() if part in source and answers), None)
            yield Translation(invalid.pop(0), -1.0) if invalid else self.one(source)

    def one(self, source: str) -> Translation:
        target, links = "", []
        at = 0
        for word in source.split(" "):
            plain = word.strip('.,?!"')
            new = word.replace(plain, WORDS.get(plain.lower(), plain)) if plain else word
            links.append((Span(at, at + len(word)), Span(len(target), len(target) + len(new))))
            at += len(word) + 1
            target += new + " "
        return Translation(target.strip(), -0.3, tuple(links))

    def close(self) -> None:
        self.closed += 1


def run(texts: Sequence[str], engine: object = None, **context: object) -> tuple[dict[str, Draft], dict[str, str]]:
    """The drafts and the reasons of refusals by source."""
    engine = engine or Toy()
    work = [DraftTask("port", UnitKey("", text)) for text in texts]
    outcomes = list(draft.draft(work, DraftContext(PAIR, lambda: engine, **context)))
    assert outcomes[-1].finished == ("port",) or not texts
    drafts = {each.key.source: each for outcome in outcomes for each in outcome.drafts}
    return drafts, {each.key.source: each.reason for outcome in outcomes for each in outcome.refused}


def test_a_sentence_with_marks_is_translated_whole_and_gets_them_back() -> None:
    engine = Toy()
    source = "The <1>mayor of <2>Graz</2></1> resigned<3/> on Friday."
    drafts, refused = run([source], engine)
    assert drafts[source].target == "El <1>alcalde de <2>Graz</2></1> dimitió<3/> el viernes."
    assert drafts[source].origin.name == "toy en→es 1"
    assert 0 < drafts[source].confidence < 1
    assert not refused
    assert all(markup.strip(text) == text for text, _ in engine.asked)
    assert engine.closed == 1


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("See https://example.org/a_b and desk@example.org.", "Vea https://example.org/a_b y desk@example.org."),
        ("It rose to €1,300.5 on Friday.", "Eso subió a €1.300,5 el viernes."),
        ("It rose to 1,300.5 😀", "Eso subió a 1.300,5 😀"),
        ("https://example.org/a", "https://example.org/a"),
        ("1,300.5", "1.300,5"),
        ("Why is it closed?", "¿Por qué está eso cerrado?"),
        ("<1>Why?</1> The bridge is closed.", "<1>¿Por qué?</1> el puente está cerrado."),
        ("The bridge<1/>is closed", "El puente<1/>está cerrado"),
        ("The bridge <1/> is closed", "El puente <1/> está cerrado"),
        ("<1/>The bridge is closed<2/>", "<1/>El puente está cerrado<2/>"),
        ("The bridge is closed</1> on Friday", "El puente está cerrado</1> el viernes"),
        ("The bridge <1>is closed on Friday", "El puente <1>está cerrado el viernes"),
        ("See <1>https://example.org</1> <2></2>on Friday.", "Vea <1>https://example.org</1> <2></2>el viernes."),
    ],
)
def test_pieces_numbers_and_marks(source: str, target: str) -> None:
    drafts, refused = run([source])
    assert not refused
    assert drafts[source].target == target


def test_a_paragraph_is_translated_sentence_by_sentence_in_its_gaps() -> None:
    def cut(text: str) -> Segmented:
        first, _, remainder = text.partition("  ")
        return Segmented((first, remainder), ("", "  ", "")) if remainder else Segmented((text,), ("", ""))

    engine = Toy()
    source = "The <1>mayor resigned.  The</1> bridge is closed."
    drafts, _ = run([source], engine, cut=cut)
    assert drafts[source].target == "El <1>alcalde dimitió.  El</1> puente está cerrado."
    assert "The bridge is closed." in [text for text, _ in engine.asked]


def test_a_few_words_that_mean_several_sentences_mean_none() -> None:
    class Hacked(Toy):
        def one(self, source: str) -> Translation:
            return Translation("Puente cerrado.", super().one(source).score)

    drafts, refused = run(["The mayor of the town resigned.", "Nobody saw a boat this year."], Hacked())
    assert len(drafts) == 1  # of two the first may be right
    assert list(refused.values()) == ["same output as for another sentence"]


def test_small_words_repeated_cost_no_draft() -> None:
    class Stutter(Toy):
        def one(self, source: str) -> Translation:
            return Translation("El alcalde de de de de la ciudad dimitió.", super().one(source).score)

    drafts, refused = run(["The mayor of the town resigned."], Stutter())
    assert not refused
    assert drafts["The mayor of the town resigned."].target == "El alcalde de la ciudad dimitió."


def test_a_cut_that_does_not_join_is_not_believed() -> None:
    drafts, _ = run(["The mayor resigned."], cut=lambda text: Segmented(("The mayor",), ("", "")))
    assert drafts["The mayor resigned."].target == "El alcalde dimitió."


def test_each_sentence_is_sent_once_and_each_article_finishes() -> None:
    engine = Toy()
    keys = [
        UnitKey("", "The mayor resigned."),
        UnitKey("caption", "The mayor resigned."),
        UnitKey("", "See the bridge."),
    ]
    work = [DraftTask("a", keys[0]), DraftTask("b", keys[1]), DraftTask("b", keys[2]), DraftTask("a", keys[0])]
    outcomes = list(draft.draft(work, DraftContext(PAIR, lambda: engine)))
    assert sorted(text for text, _ in engine.asked) == ["See the bridge.", "The mayor resigned."]
    assert sorted(slug for outcome in outcomes for slug in outcome.finished) == ["a", "b"]
    assert {each.key for outcome in outcomes for each in outcome.drafts} == set(keys)


def test_what_people_reviewed_leads_and_the_engine_stays_shut() -> None:
    def catalog(slug: str, *units: Unit) -> Catalog:
        return Catalog(slug, "en", "es", units)

    key, second = UnitKey("", "It is closed."), UnitKey("headline", "It is closed.")
    memory = exact_memory(
        [
            catalog("a", Unit(key, "Cerrado está.", State.REVIEWED), Unit(UnitKey("", "x"), "y", State.FUZZY)),
            catalog("b", Unit(key, "Está cerrado.", State.REVIEWED)),
            catalog("c", Unit(key, "Está cerrado.", State.REVIEWED)),
        ]
    )

    def never() -> Toy:
        raise AssertionError("opened for nothing")

    (outcome,) = draft.draft([DraftTask("n", key), DraftTask("m", second)], DraftContext(PAIR, never, recall=memory))
    assert [(each.target, each.origin.kind, each.confidence) for each in outcome.drafts] == [
        ("Está cerrado.", "memory", 1.0),
        ("Está cerrado.", "memory", 0.9),
    ]
    assert set(outcome.finished) == {"n", "m"}
    assert memory(UnitKey("", "x")) is None
    assert list(draft.draft([], DraftContext(PAIR, never))) == []


def test_a_failed_answer_is_tried_again_with_pieces_hidden_then_wider_then_in_parts() -> None:
    source = "The mayor of Graz resigned on Friday, and the new bridge is closed; 42 people said it."
    engine = Toy({"Friday": ["", "", ""]})
    drafts, refused = run([source], engine)
    assert not refused
    assert drafts[source].target.startswith("El alcalde de Graz dimitió el viernes,")
    assert "42" in drafts[source].target
    beams = [decoding.beam for text, decoding in engine.asked if "Friday" in text]
    assert beams[:2] == [0, 0]
    assert beams[-1] == 5
    assert drafts[source].confidence < run([source])[0][source].confidence


def test_a_lost_number_returns_by_hiding_it() -> None:
    engine = Toy({"42 people": ["Personas dimitió en el puente."]})
    drafts, _ = run(["42 people resigned at the bridge."], engine)
    assert drafts["42 people resigned at the bridge."].target == "42 personas dimitió en el puente."


def test_what_fails_every_way_is_refused_with_its_reason_and_the_remainder_continues() -> None:
    drafts, refused = run(["The mayor resigned.", "The bridge is closed."], Toy({"mayor": [""] * 9}))
    assert refused == {"The mayor resigned.": "the engine returned nothing"}
    assert set(drafts) == {"The bridge is closed."}


def test_a_small_number_may_become_a_word_and_another_word_is_noted() -> None:
    def noted(target: str) -> Sequence[str]:
        drafts, _ = run(["3 people resigned on Friday."], Toy({"people": [target] * 9}))
        return drafts["3 people resigned on Friday."].notes

    assert noted("Tres personas dimitió el viernes.") == ()
    assert noted("Cuatro personas dimitió el viernes.") == ("the number 3 is not there in digits",)


def test_terms_are_inserted_by_alignment_and_untouchable_items_stay() -> None:
    terms = (
        Term("harbour master", "es", ("capitán de puerto",)),
        Term("bridge", "es", ("puente",)),
        Term("New Friday", "", (), "do-not-translate"),
    )
    source = "The harbour master of New Friday said the bridge is closed."
    drafts, _ = run([source], terms=terms)
    assert drafts[source].target == "El capitán de puerto de New Friday dijo el puente está cerrado."
    assert drafts[source].notes == ("term inserted: capitán de puerto",)


class Going(Toy):
    """A toy that goes on from given words with what it says for the rest of the source."""

    begun: tuple[str, ...] = ()
    fault: Exception | None = None

    def continued(self, sources: Sequence[str], beginnings: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        if self.fault:
            raise self.fault
        self.begun += tuple(beginnings)
        for source, start in zip(sources, beginnings, strict=True):
            whole = self.one(source)
            remainder = whole.target.split(" ")[len(start.split(" ")) :]
            yield Translation(start + self.glue + " ".join(remainder), -0.4, whole.alignment)

    glue = " "


HOUSE = (Term("bridge", "es", ("pasarela",)), Term("mayor", "es", ("alcaldesa",)))


def test_an_engine_that_can_continues_from_each_term() -> None:
    engine = Going()
    source = "The mayor said the bridge is closed on Friday."
    drafts, _ = run([source], engine, terms=HOUSE)
    assert engine.begun == ("la alcaldesa", "la alcaldesa dijo la pasarela")
    assert drafts[source].target == "La alcaldesa dijo la pasarela está cerrado el viernes."
    assert drafts[source].notes == ("term inserted: alcaldesa", "term inserted: pasarela")
    plain, _ = run([source], Going())
    assert drafts[source].confidence < plain[source].confidence


def test_a_word_that_the_engine_writes_on_at_a_term_ends_with_it() -> None:
    engine = Going()
    engine.glue = "s "
    drafts, _ = run(["The bridge is closed."], engine, terms=HOUSE)
    assert drafts["The bridge is closed."].target == "La pasarela está cerrado."


@pytest.mark.parametrize("fault", [EngineError("toy", "broke"), RuntimeError("boom")])
def test_an_engine_that_cannot_continue_costs_no_draft(fault: Exception) -> None:
    engine = Going()
    engine.fault = fault
    drafts, _ = run(["The bridge is closed."], engine, terms=HOUSE)
    assert drafts["The bridge is closed."].target == "La pasarela está cerrado."


def test_a_term_that_has_no_place_is_hidden_and_returns() -> None:
    terms = (Term("ferry", "es", ("transbordador",)),)
    source = "The ferry is closed on Friday."
    drafts, _ = run([source], Toy({"ferry": ["Está cerrado el viernes."]}), terms=terms)
    assert drafts[source].target == "El transbordador está cerrado el viernes."


def test_a_name_that_the_engine_copies_alone_is_hidden_when_its_letters_are_lost() -> None:
    source = "The mayor of Khotyn resigned."
    drafts, _ = run([source], Toy({"of Khotyn": ["El alcalde de Kotín dimitió."]}))
    assert drafts[source].target == "El alcalde de Khotyn dimitió."


def test_a_name_that_the_engine_knows_in_its_form_stays() -> None:
    source = "The mayor of Khotyn resigned."
    drafts, _ = run([source], Toy({"of Khotyn": ["El alcalde de Jotín dimitió."], "Khotyn": ["Jotín", "Jotín dijo"]}))
    assert drafts[source].target == "El alcalde de Jotín dimitió."


def test_a_name_that_differs_by_a_letter_gets_its_letters_without_asking_again() -> None:
    source = "The mayor of Khotyn resigned."
    engine = Toy({"of Khotyn": ["El alcalde de Khottyn dimitió."]})
    drafts, _ = run([source], engine)
    assert drafts[source].target == "El alcalde de Khotyn dimitió."
    assert [text for text, _ in engine.asked].count(source) == 1
    assert not any("XQZ" in text or "[1]" in text for text, _ in engine.asked)


def test_a_byline_is_not_sent_to_the_engine() -> None:
    engine = Toy()
    work = [
        DraftTask("a", UnitKey("byline", "By Ana Ruiz and Oleg Maroz")),
        DraftTask("a", UnitKey("credit", "<1>Ana Ruiz</1>")),
        DraftTask("a", UnitKey("credit", "<1>Additional reporting by Sam Ochieng.</1>")),
    ]
    (outcome,) = draft.draft(work, DraftContext(PAIR, lambda: engine))
    assert [each.target for each in outcome.drafts] == [
        "Por Ana Ruiz y Oleg Maroz",
        "<1>Ana Ruiz</1>",
        "<1>Información adicional de Sam Ochieng.</1>",
    ]
    assert engine.asked == []


def test_a_place_that_the_engine_left_has_its_name() -> None:
    drafts, _ = run(["The mayor of Morocco and Iceland resigned."])
    (each,) = drafts.values()
    assert each.target == "El alcalde de Marruecos e Islandia dimitió."
    house, _ = run(["The mayor of Morocco resigned."], terms=(Term("Morocco", "es", ("Morocco",)),))
    assert house["The mayor of Morocco resigned."].target == "El alcalde de Morocco dimitió."


def test_a_number_may_be_in_words_where_somebody_can_read_them() -> None:
    toy = Toy({"people": ["Veinte personas dimitió el viernes."] * 9})
    drafts, refused = run(["20 people resigned on Friday.", "30 people resigned."], toy)
    assert drafts["20 people resigned on Friday."].target == "Veinte personas dimitió el viernes."
    assert drafts["20 people resigned on Friday."].notes == ()
    assert refused == {"30 people resigned.": "the number 30 was lost"}


def test_what_speaks_against_a_draft_is_tried_again_with_a_wider_search_and_lowers_it() -> None:
    source = "The mayor is not at the bridge."
    engine = Toy({"not": ["El alcalde está en el puente.", "El alcalde no está en el puente."]})
    drafts, _ = run([source], engine)
    assert drafts[source].target == "El alcalde no está en el puente."
    assert [decoding.beam for _, decoding in engine.asked] == [0, 5]
    lost, _ = run([source], Toy({"not": ["El alcalde está en el puente."] * 9}))
    assert lost[source].notes == ("“is not” is not denied in the translation",)
    assert lost[source].confidence < drafts[source].confidence


def test_lost_quotation_marks_return_around_their_words() -> None:
    class Unquoting(Toy):
        def each(self, source: str) -> Translation:
            whole = super().one(source)
            return Translation(whole.target.replace('"', " "), whole.score, whole.alignment)

    drafts, _ = run(['The mayor said "it is closed" on Friday.'], Unquoting())
    (each,) = drafts.values()
    assert each.target.count("dijo") == 1
    assert "eso está cerrado" in each.target
    assert each.target[each.target.index("eso") - 1] in "«“"


def test_a_headline_in_title_case_is_sent_as_a_sentence() -> None:
    engine = Toy()
    work = [
        DraftTask("a", UnitKey("headline", "Harbour Master Resigned After Storm")),
        DraftTask("a", UnitKey("", "The harbour master resigned after a storm.")),
    ]
    list(draft.draft(work, DraftContext(PAIR, lambda: engine)))
    assert engine.asked[0][0] == "Harbour master resigned after storm"


def test_a_sentence_of_ten_thousand_words_moves_in_parts() -> None:
    engine = Toy()
    source = " ".join(f"the mayor said 7{n} people resigned on Friday" for n in range(1300)) + "."
    drafts, refused = run([source], engine)
    assert not refused
    assert max(len(text.split()) for text, _ in engine.asked) <= 60
    assert drafts[source].target.count("alcalde") == 1300


@pytest.mark.parametrize(
    ("line", "asked", "target"),
    [
        ("Harbour | Bridge closed · People", ["Harbour", "Bridge closed", "People"], "Puerto | puente cerrado · personas"),
        ("See https://example.org/a | Friday", ["Friday", "See"], "Vea https://example.org/a | viernes"),
        ("The bridge|harbour is closed.", ["The bridge|harbour is closed."], "El bridge|harbour está cerrado."),
    ],
)  # fmt: skip
def test_what_stands_between_separators_is_sent_alone(line: str, asked: list[str], target: str) -> None:
    engine = Toy()
    drafts, _ = run([line], engine)
    assert sorted({text for text, _ in engine.asked}) == sorted(asked)
    assert drafts[line].target == target


def test_a_sentence_of_a_thousand_names_costs_no_million_comparisons() -> None:
    def name(number: int) -> str:
        return "Q" + "".join(chr(97 + number // 26**place % 26) for place in range(4))

    def spelled(number: int) -> str:
        return name(number)[:-1] + "ö"

    many = ", ".join(name(n) for n in range(3000))
    engine = Toy({"Qaaaa": [", ".join(spelled(n) for n in range(3000))] * 3})
    with patience():
        drafts, refused = run(
            [f"They met {many} there.", f"Again {many}."], engine, terms=(Term("met", "es", ("vio",)),)
        )
    assert len(drafts) + len(refused) == 2


@pytest.mark.parametrize("fault", [EngineError("naughty", "broke"), RuntimeError("boom"), ValueError("bad")])
def test_a_single_sentence_that_breaks_the_engine_costs_no_further(fault: Exception) -> None:
    texts = [f"The council of Graz met {n} people and went home." for n in range(40)]
    drafts, refused = run(texts, Naughty("honest", breaks=7, fault=fault))
    assert len(drafts) + len(refused) == 40
    assert len(drafts) > 25
    assert set(refused.values()) <= {"the engine returned nothing"}


def test_an_engine_that_is_gone_stops_and_states_it() -> None:
    for fault, says in ((EngineError("naughty", "broke"), "broke"), (RuntimeError("boom"), "stopped working")):
        engine = Naughty("honest", breaks=1, fault=fault)
        with pytest.raises(EngineError, match=says):
            run([f"The council of Graz met {n} people." for n in range(40)], engine)
        assert engine.closed


def test_an_engine_that_returns_too_few_or_too_many_is_mended() -> None:
    texts = [f"The council of Graz met {n} people and went home." for n in range(9)]
    drafts, refused = run(texts, Naughty("honest", short=1))
    assert len(drafts) + len(refused) == 9

    class Talkative(Toy):
        def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
            yield from super().translate(sources, decoding)
            yield Translation("Y otra cosa.")

    drafts, refused = run(["The mayor resigned."], Talkative())
    assert drafts["The mayor resigned."].target == "El alcalde dimitió."


def test_drafts_arrive_in_batches_while_the_engine_still_works() -> None:
    engine = Toy()
    work = [DraftTask(f"a{n}", UnitKey("", f"The mayor said 1{n} people resigned.")) for n in range(200)]
    stream = draft.draft(work, DraftContext(PAIR, lambda: engine))
    first = next(stream)
    assert isinstance(first, Outcome)
    assert 0 < len(first.drafts) < 200
    assert len(engine.asked) < 200
    stream.close()
    assert engine.closed == 1
