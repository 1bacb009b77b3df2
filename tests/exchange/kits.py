"""A kit with everything in it that must survive."""

from l10n.exchange import kit
from l10n.model import Catalog, State, Term, Unit, UnitKey
from l10n.terms.index import index

UNITS = (
    Unit(UnitKey("headline", "Ferry <1>aground <2>off</1> Gdynia</2>"), "", State.NEW, notes=("paragraph 1",)),
    Unit(
        UnitKey("", 'The harbor wall <1>broke</1> & fell.<2/> "R&D" > 3'),
        "El muro <1>se rompió</1> & cayó.<2/> «I+D» > 3",
        State.FUZZY,
        previous="The harbor wall <1>broke</1>.",
        notes=("paragraph 2, sentence 1 of 1", "draft: argos en→es 1.0, confidence 0.80"),
        comments=("Is it a wall or a pier?", "Ask Lena."),
    ),
    Unit(UnitKey("caption", "</1>half of a pair <2>and another"), "</1>medio <2>par", State.REVIEWED),
    Unit(UnitKey("", "=1+1 is a formula\tto some"), "-2 no lo es", State.REVIEWED),
    Unit(UnitKey("", "A fault in the marks <1>here</1>"), "Falta <1>aquí <7/> <1>", State.FUZZY),
)
TERMS = (
    Term("harbor wall", "es", ("muro del puerto", "dique")),
    Term("harbor", "", (), "do-not-translate"),
    Term("pair", "es", ("dúo",), "forbidden"),
)
CATALOG = Catalog("2026/ferry", "en", "es", UNITS)


def sample(target="es"):
    return kit.pack(Catalog("2026/ferry", "en", target, UNITS), index(TERMS, target, "en"))


def units(kits):
    (only,) = kits
    return [item.unit for item in only.items]
