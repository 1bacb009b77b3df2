"""Every way in which words become a draft goes through one judgement: what is wrong is put right, rated low, or refused."""

import pytest

from l10n.catalog.catalog import accept
from l10n.draft.choosing import drafted
from l10n.draft.draft import DraftContext, DraftTask
from l10n.draft.ready_made import judged
from l10n.draft.sentence import PairContext
from l10n.errors import EngineError
from l10n.jobs.siblings import SourceJudge
from l10n.model import Catalog, Draft, Origin, State, Term, Translation, Unit, UnitKey
from l10n.plugin import Pair

PAIR = Pair("en", "es")
TERMS = (Term("pier", "es", ("muelle",)),)
SOUND = {
    "The ferry carried 248 people to the old harbour on Friday.": "El ferri llevó a 248 personas al puerto viejo el viernes.",
    "Tickets are sold at https://ferry.example/tickets from Monday.": (
        "Las entradas se venden en https://ferry.example/tickets desde el lunes."
    ),
    "The mayor did not open the pier on Sunday.": "El alcalde no abrió el muelle el domingo.",
    "The <1>council</1> met again late on Tuesday.": "El <1>ayuntamiento</1> volvió a reunirse el martes por la tarde.",
}
NUMBER, LINK, DENIAL, MARKS = SOUND
WRONG = {
    "another number": (NUMBER, "El ferri llevó a 975 personas al puerto viejo el viernes."),
    "no number": (NUMBER, "El ferri llevó a personas al puerto viejo el viernes."),
    "one number more": (NUMBER, "El ferri llevó a 248 personas y 37 coches al puerto viejo el viernes."),
    "no address": (LINK, "Las entradas se venden en la taquilla desde el lunes."),
    "another address": (LINK, "Las entradas se venden en https://evil.example/x desde el lunes."),
    "no denial": (DENIAL, "El alcalde abrió el muelle el domingo."),
    "another term": (DENIAL, "El alcalde no abrió el embarcadero el domingo."),
    "the source": (DENIAL, "The mayor did not open the pier on Sunday."),
    "another script": (DENIAL, "Мэр не открыл причал в воскресенье, как обещал."),
    "again and again": (DENIAL, "El alcalde no no abrió abrió el muelle el muelle el muelle el muelle el domingo."),
    "far too short": (NUMBER, "El ferri 248."),
    "far too long": (
        DENIAL,
        "El alcalde no abrió el muelle el domingo. " + "Nadie supo decir por qué ocurrió aquello. " * 4,
    ),
    "broken letters": (DENIAL, "El alcalde no abriÃ³ el muelle el domingo."),
    "foreign markup": (DENIAL, 'El alcalde <b class="x">no</b> abrió el muelle el domingo.'),
    "a mark that is gone": (MARKS, "El ayuntamiento volvió a reunirse el martes por la tarde."),
}
UNSEEN = {
    "turned around": "El alcalde no abrió el \u202emuelle el domingo.",
    "controls": "El alcalde no abrió\x07 el muelle el domingo.",
    "no width": "El alcalde no ab\u200brió el muelle el domingo.",
}


class Answering:
    """An engine with one answer for everything, or none."""

    ordered, name = True, "answering en→es 1"

    def __init__(self, answer):
        self.answer = answer

    def translate(self, sources, decoding):
        for _ in sources:
            yield Translation(self.answer, -0.2)

    def close(self):
        """Nothing to let go of."""


def unit_of(source, **context):
    """The unit of a catalog after drafting."""
    key = UnitKey("", source)
    made = DraftContext(PAIR, context.pop("open", None), terms=TERMS, **context)
    outcomes = list(drafted([DraftTask("a", key)], (made,), best=False))
    drafts = [draft for outcome in outcomes for draft in outcome.drafts]
    (unit,) = accept(Catalog("a", "en", "es", (Unit(key),)), drafts).units
    return unit


def by_engine(source, target):
    return unit_of(source, open=lambda: Answering(target))


def by_memory(source, target, previous=None, **context):
    match = Draft(UnitKey("", source), target, Origin("memory", "old.tmx (exact)"), 1.0, 1.0, previous or source)
    return unit_of(source, recall=lambda key: match, **context)


def by_near_match(source, target):
    return by_memory(source, target, source.replace("the ", "that ").replace("at ", "on "))


def by_memory_where_the_engine_refuses(source, target):
    return by_memory(source, target, open=lambda: Answering(""))


def by_memory_without_its_engine(source, target):
    def closed():
        raise EngineError("argos en→es", "is not installed", "install it")

    match = Draft(UnitKey("", source), target, Origin("memory", "old.tmx (exact)"), 1.0, 1.0, source)
    context = DraftContext(PAIR, closed, recall=lambda key: match, terms=TERMS)
    drafts = []
    try:
        for outcome in drafted([DraftTask("a", match.key)], (context,), best=False):
            drafts += outcome.drafts
    except EngineError:
        pass
    return accept(Catalog("a", "en", "es", (Unit(match.key),)), drafts).units[0]


def by_sibling(source, target):
    key = UnitKey("", source)
    draft, wrong = SourceJudge(PairContext.of(PAIR, TERMS))(Draft(key, target, Origin("engine", "apertium ca→es 1")))
    return accept(Catalog("a", "en", "es", (Unit(key),)), [] if wrong else [draft]).units[0]


WAYS = (
    by_engine,
    by_memory,
    by_near_match,
    by_memory_where_the_engine_refuses,
    by_memory_without_its_engine,
    by_sibling,
)


def wrongs(unit):
    return [note for note in unit.notes if not note.startswith("draft: ")]


def rating(unit):
    return float(next(note for note in unit.notes if note.startswith("draft: ")).rpartition(" ")[2])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", WRONG)
def test_what_is_wrong_is_mended_or_rated_low_with_a_note_or_refused(way, kind):
    source, target = WRONG[kind]
    unit = way(source, target)
    if unit.state is State.NEW:
        return
    assert unit.state is State.FUZZY
    assert wrongs(unit) or unit.target != target
    if unit.target == target and way is not by_engine:  # which is asked again, in parts, until it has said enough
        assert rating(unit) < rating(way(source, SOUND[source]))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", UNSEEN)
def test_unseen_characters_are_taken_out(way, kind):
    unit = way(DENIAL, UNSEEN[kind])
    assert unit.target == SOUND[DENIAL]
    assert way is by_engine or any(note.startswith("invisible character removed: U+") for note in unit.notes)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("source", SOUND)
def test_sound_words_stay_as_they_are(way, source):
    if way is by_engine and source in (LINK, MARKS):
        return  # this engine knows no placeholders and no marks
    unit = way(source, SOUND[source])
    assert unit.target == SOUND[source]
    assert way is by_near_match or not wrongs(unit) or way is by_engine


@pytest.mark.parametrize(
    "kind", ["the source", "another script", "again and again", "broken letters", "foreign markup"]
)
def test_words_that_are_no_translation_yield_to_an_engine(kind):
    unit = by_memory(*WRONG[kind], open=lambda: Answering(SOUND[DENIAL]))
    assert unit.target == SOUND[DENIAL]
    assert unit.notes[0].startswith("draft: answering en→es 1, confidence ")


def test_words_that_do_not_translate_do_not_yield_to_an_engine_that_writes_no_language():
    engine = Answering("[Ţĥé ɱåýöŕ.]")
    engine.wordless = True
    unit = by_memory(*WRONG["broken letters"], open=lambda: engine)
    assert unit.target == WRONG["broken letters"][1]
    assert "its letters are garbled" in unit.notes


def test_a_near_match_that_lacks_something_yields_and_a_match_of_the_very_source_is_rated_low():
    source, target = WRONG["no number"]
    near = by_memory(source, target, source.replace("Friday", "Monday"), open=lambda: Answering(SOUND[source]))
    assert near.target == SOUND[source]
    source, target = WRONG["no address"]
    exact = by_memory(source, target, open=lambda: Answering(SOUND[source]))
    assert exact.notes == (
        "draft: memory old.tmx (exact), similarity 1.00, confidence 0.37",
        "https://ferry.example/tickets is not there",
    )


@pytest.mark.parametrize(
    ("source", "previous", "target", "expected"),
    [
        (
            "Dues rose to 1,300 crowns.",
            "Dues rose to 1,250 crowns.",
            "Subió a 1.250 coronas.",
            "Subió a 1.300 coronas.",
        ),
        ("Rain fell on 48 days.", "", "Llovió durante 84 días.", "Llovió durante 48 días."),
        ("Rain fell on 48 days.", "", "Llovió durante 43 días.", "Llovió durante 48 días."),
        ("It is 80 degrees there.", "", "Hay 26 grados allí.", "Hay 26 grados allí."),
        ("It is 50 miles away.", "", "Está a 80 kilómetros.", "Está a 80 kilómetros."),
        ("Write to a@x.example.", "Write to b@x.example.", "Escriba a b@x.example.", "Escriba a a@x.example."),
        ("See https://en.x.example/a.", "", "Véase https://es.x.example/a.", "Véase https://es.x.example/a."),
    ],
)
def test_numbers_and_addresses_are_mended_where_that_is_safe(source, previous, target, expected):
    key = UnitKey("", source)
    draft = Draft(key, target, Origin("memory", "a (fuzzy)"), 0.9, 0.9, previous or source)
    result = judged(draft, PairContext.of(PAIR)).draft
    assert result.target == expected
    assert any("replaced: " in note for note in result.notes) == (expected != target)
    assert result.confidence < draft.confidence
    assert (result.origin, result.similarity) == (draft.origin, draft.similarity)
