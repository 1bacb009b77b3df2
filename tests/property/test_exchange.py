"""Laws of exchange: what leaves comes back, and no file breaks the reader."""

import io

from hypothesis import example, given, settings
from hypothesis import strategies as st

from l10n import markup
from l10n.errors import L10nError
from l10n.exchange import kit, tmx
from l10n.exchange.codes import pieces, shapes
from l10n.exchange.csv_file import guard, unguard
from l10n.exchange.kinds import KINDS
from l10n.exchange.merge import merge
from l10n.model import Catalog, State, Unit, UnitKey

WORDS = [
    "<1>",
    "</1>",
    "<2>",
    "</2>",
    "<3/>",
    "<",
    "&",
    "]]>",
    "=",
    "-",
    "'",
    '"',
    ";",
    ",",
    "\n",
    "\t",
    " ",
    "é",
    "ж",
    "א",
    "😀",
]
WORDS += ["word", "ﬁn", "\u00a0", "\u202e", "<!--", "&amp;", "<4", "@", "+1"]
TEXT = st.lists(st.sampled_from(WORDS), max_size=8).map("".join)
SOURCE = TEXT.filter(lambda text: text.strip())
LINES = st.lists(st.sampled_from(["a note", "ask & tell", "Ж <1>", "=1"]), max_size=2, unique=True).map(tuple)
ROLES = st.sampled_from(["", "headline", "caption"])


@st.composite
def units(draw):
    target = draw(TEXT.filter(lambda text: text == "" or text.strip()))
    state = draw(st.sampled_from([State.FUZZY, State.REVIEWED])) if target else State.NEW
    previous = draw(st.sampled_from(["", "Before & after"])) if state is State.FUZZY else ""
    return Unit(UnitKey(draw(ROLES), draw(SOURCE)), target, state, previous, notes=draw(LINES), comments=draw(LINES))


CATALOGS = st.lists(units(), max_size=4, unique_by=lambda unit: unit.key).map(
    lambda result: Catalog("a/b", "en", "ar", tuple(result))
)


@settings(max_examples=60)
@given(CATALOGS.filter(lambda catalog: catalog.units), st.sampled_from(["xliff2", "xliff1", "csv"]))
def test_what_leaves_returns(catalog, name):
    kind = KINDS[name]
    (back,) = kind.parse(kind.dump(kit.pack(catalog)), "x")
    assert tuple(item.unit for item in back.items) == catalog.units
    merged = merge(catalog, back)
    assert (merged.catalog, merged.conflicts, merged.lost) == (catalog, (), ())


@settings(max_examples=8, deadline=None)
@given(CATALOGS.filter(lambda catalog: catalog.units))
def test_workbooks_bring_back_what_left(catalog):
    kind = KINDS["xlsx"]
    (back,) = kind.parse(kind.dump(kit.pack(catalog)), "x")
    assert tuple(item.unit for item in back.items) == catalog.units


def is_sane(text):
    """Whether every mark is one that a unit of an article can have."""
    return sum(piece.index > 0 for piece in pieces(text)) == len(markup.marks(text))


@given(st.lists(st.tuples(SOURCE.filter(is_sane), SOURCE, ROLES), max_size=5))
def test_a_memory_brings_back_its_words(pairs):
    variants = [tmx.Variant("en", "uk", source, target, context) for source, target, context in pairs]
    back = list(tmx.parse(io.BytesIO("".join(tmx.dump(variants, "en", "1")).encode()), "x"))
    assert [(each.source, each.context) for each in back] == [
        (markup.renumber(each.source)[0], each.context) for each in variants
    ]
    assert [markup.strip(each.target) for each in back] == [markup.strip(each.target) for each in variants]


@given(TEXT, TEXT)
def test_pieces_joined_are_the_text(text, source):
    assert "".join(piece.text for piece in pieces(text)) == text
    assert "".join(piece.text for piece in pieces(text, shapes(source))) == text


@given(st.text())
@example("'=")
@example("''")
def test_guarded_cells_return(text):
    assert unguard(guard(text)) == text


SAMPLE = kit.pack(
    Catalog("a", "en", "es", (Unit(UnitKey("", "A <1>b</1><2/>"), "B <1>c</1>", State.FUZZY, notes=("n",)),))
)
SAMPLES = {name: kind.dump(SAMPLE) for name, kind in KINDS.items()}
JUNK = [
    b"",
    b"<",
    b">",
    b'"',
    b"\0",
    b"&",
    b"&x;",
    b"]]>",
    b"id",
    b"<ec/>",
    b"<source>",
    b"\xff",
    b"PK",
    b"\n",
    b"2.1",
    b"<!--",
]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(KINDS)), st.data())
def test_no_file_breaks_the_reader(name, data):
    """Whatever stands in a file, it is read, or refused in one line for each thing that is wrong."""
    sample = SAMPLES[name]
    start = data.draw(st.integers(0, len(sample)))
    end = data.draw(st.integers(start, min(start + 40, len(sample))))
    broken = sample[:start] + data.draw(st.sampled_from(JUNK)) + sample[end:]
    try:
        kits = KINDS[name].parse(broken, "x")
    except L10nError as error:
        reported = str(error).split("\n")
    else:
        reported = [f"x: {merge(Catalog('a', 'en', 'es', ()), result).taken} taken" for result in kits]
    assert not [line for line in reported if not line.startswith("x:")]
