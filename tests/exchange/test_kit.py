from l10n.exchange.kit import fingerprint, number, pack
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.terms.index import index

from .kits import CATALOG, TERMS, UNITS


def test_obsolete_units_stay_at_home():
    gone = Unit(UnitKey("", "Gone."), "Se fue.", State.OBSOLETE)
    packed = pack(Catalog("a", "en", "es", (*UNITS, gone)))
    assert [item.unit for item in packed.items] == list(UNITS)


def test_terms_are_at_their_places_in_order():
    second, third = pack(CATALOG, index(TERMS, "es", "en")).items[1:3]
    assert [(each.advice, each.span.start, each.span.end) for each in second.terms] == [
        ("harbor wall → muro del puerto, dique", 4, 15),
    ]
    assert [each.advice for each in third.terms] == ["pair → not: dúo"]
    another = pack(Catalog("a", "en", "fr", UNITS), index(TERMS, "fr", "en"))
    assert [each.advice for item in another.items for each in item.terms] == ["harbor → do not translate"]


def test_names_differ_by_role_and_text():
    keys = [UnitKey(role, text) for role in ("", "headline") for text in ("Storm", "storm", "adlineStorm")]
    assert len({number(key) for key in keys}) == len(keys)


def test_a_fingerprint_tells_states_and_words_but_no_white_space():
    assert fingerprint(" La  barca.\n", State.FUZZY) == fingerprint("La barca.", State.FUZZY)
    assert fingerprint("La barca.", State.FUZZY) != fingerprint("La barca", State.FUZZY)
    assert fingerprint("", State.NEW) != fingerprint("", State.FUZZY)
