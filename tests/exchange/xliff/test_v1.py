import pytest
from translate.storage import xliff as toolkit

from l10n.errors import ExchangeError, SeveralErrors
from l10n.exchange.xliff import v1
from l10n.model import State
from tests.exchange.hostile import documents
from tests.exchange.kits import UNITS, sample, units

HEAD = '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">'
FILE = '<file original="a" source-language="en" target-language="es" datatype="plaintext">'


def document(body, file=FILE, head=HEAD):
    return f"{head}\n{file}<body>\n{body}\n</body></file></xliff>".encode()


def unit(inside, attributes=""):
    return document(f'<trans-unit id="1" {attributes}>{inside}</trans-unit>')


def test_everything_returns():
    kit = sample()
    (back,) = v1.parse(v1.dump(kit), "x.xliff")
    assert (back.slug, back.source, back.target) == ("2026/ferry", "en", "es")
    assert [item.unit for item in back.items] == list(UNITS)
    assert [(item.number, item.exported) for item in back.items] == [(i.number, i.exported) for i in kit.items]


def test_the_toolkit_reads_and_writes_it():
    store = toolkit.Xliff1File.parsestring(v1.dump(sample()))
    assert store.units[0].source == "Ferry aground off Gdynia"
    assert [each.isfuzzy() for each in store.units] == [False, True, False, False, True]
    assert [each.isapproved() for each in store.units] == [False, False, True, True, False]
    store.units[0].target = "El ferri encalla"
    store.units[0].markapproved()
    store.units[1].markapproved()
    store.units[3].addnote("Sure?", origin="translator")
    back = units(v1.parse(bytes(store), "x.xliff"))
    assert (back[0].target, back[0].state) == ("El ferri encalla", State.REVIEWED)
    assert (back[1].target, back[1].state) == (UNITS[1].target, State.REVIEWED)
    assert back[3].comments == ("Sure?",)
    assert back[2] == UNITS[2]
    assert [each.key for each in back] == [each.key for each in UNITS]


def test_terms_are_marked():
    text = v1.dump(sample()).decode()
    assert '<mrk mtype="term" comment="harbor wall → muro del puerto, dique">harbor wall</mrk>' in text


@pytest.mark.parametrize(
    ("attributes", "target", "state"),
    [
        ("", "<target>b</target>", State.FUZZY),
        ('approved="yes"', "<target>b</target>", State.REVIEWED),
        ('approved="yes"', '<target state="translated">b</target>', State.REVIEWED),
        ('approved="yes"', '<target state="needs-review-l10n">b</target>', State.FUZZY),
        ('approved="yes"', '<target state="needs-translation">b</target>', State.FUZZY),
        ('approved="no"', '<target state="final">b</target>', State.FUZZY),
        ("", '<target state="final">b</target>', State.REVIEWED),
        ("", '<target state="x-mine">b</target>', State.FUZZY),
        ('approved="yes"', "<target/>", State.NEW),
        ('approved="yes"', "", State.NEW),
    ],
)
def test_states(attributes, target, state):
    assert units(v1.parse(unit(f"<source>a</source>{target}", attributes), "x"))[0].state is state


def test_codes_of_different_tools_become_marks():
    source = (
        '<bpt id="7" rid="p">b</bpt>A<ept id="8" rid="p">b</ept><it id="9" pos="open"/><it id="10" pos="close"/>'
        '<ph id="x">br</ph><mrk mtype="seg">m</mrk>'
    )
    data = unit(f'<source>{source}</source><target><ph id="x"/><g id="new">y</g></target>')
    (only,) = units(v1.parse(data, "x"))
    assert only.key.source == "<7>A</7><9></10><1/>m"
    assert only.target == "<1/><2>y</2>"


@pytest.mark.parametrize(
    "data",
    [
        unit("<source>a</source>"),
        unit(
            '<source>a</source><target xml:lang="ES">b</target><note>n</note><alt-trans><target>c</target></alt-trans>'
        ),
        document(
            '<group><trans-unit id="1"><source>a</source></trans-unit></group><trans-unit id="2"><source/></trans-unit>'
        ),
        unit('<source><bx id="1"/>a<ex id="1"/></source>'),
    ],
)
def test_valid_documents_are_accepted(data):
    assert v1.parse(data, "x.xliff")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (document("", head=HEAD.replace('"1.2"', '"1.1"')), "version '1.1' is not 1.2"),
        (document("", file=FILE.replace(' source-language="en"', "")), "has no source-language"),
        (document("", file=FILE.replace(' original="a"', "")), "<file> has no original"),
        (document("", file=FILE.replace('"es"', '"español"')), "is not a language tag"),
        (unit("<source>a</source><target>b</target>").replace(b' target-language="es"', b""), "has no target-language"),
        (f"{HEAD}{FILE}</file></xliff>".encode(), "<file> has no <body>"),
        (f"{HEAD}</xliff>".encode(), "<xliff> has no <file>"),
        (unit(""), "<trans-unit> has no <source>"),
        (unit("<target>b</target><source>a</source>"), "<target> stands before <source>"),
        (unit("<source>a</source><target>b</target><target>c</target>"), "<trans-unit> has 2 <target>"),
        (unit("<source>a</source><file/>"), "<file> may not stand in <trans-unit>"),
        (unit("<source>a</source>").replace(b'id="1"', b""), "<trans-unit> has no id"),
        (document('<trans-unit id="1"><source/></trans-unit>' * 2), "trans-unit id '1' is given twice"),
        (unit("<source>a</source>", 'approved="maybe"'), "approved='maybe' is not one of"),
        (unit('<source>a</source><target state="great">b</target>'), "state='great' is not a state"),
        (unit('<source>a</source><target xml:lang="fr">b</target>'), "<target> is in 'fr'"),
        (unit("<source><g>a</g></source>"), "<g> has no id"),
        (unit('<source><x id="1"/><x id="1"/></source>'), "id '1' is given twice"),
        (unit('<source><ex id="1" rid="2"/></source>'), "<ex> has no opening half"),
        (unit("<source><mrk>a</mrk></source>"), "<mrk> has no mtype"),
        (unit('<source><it id="1">a</it></source>'), "<it> has no pos"),
    ],
)
def test_invalid_documents_are_refused_with_their_line(data, problem):
    with pytest.raises(SeveralErrors) as caught:
        v1.parse(data, "x.xliff")
    lines = str(caught.value).splitlines()
    assert any(problem in line for line in lines), lines
    assert all(line.startswith("x.xliff:") and line.split(":")[1].isdigit() for line in lines)


@pytest.mark.parametrize("data", [b"<xliff/>", b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>'])
def test_another_kind_of_document_is_refused(data):
    with pytest.raises(ExchangeError, match=r"is not XLIFF 1.2; export it as XLIFF 1.2"):
        v1.parse(data, "x.xliff")


@pytest.mark.parametrize("data", list(documents("xliff", HEAD, "</xliff>")))
def test_hostile_documents_are_refused(data):
    with pytest.raises(ExchangeError):
        v1.parse(data, "x.xliff")


def test_a_code_passed_twice_costs_its_unit_the_review_and_no_further_unit():
    from l10n.exchange import kit
    from l10n.exchange.merge import merge
    from l10n.model import Catalog, Unit, UnitKey

    units = tuple(Unit(UnitKey("", f"{n} o'clock:<1/>"), f"A las {n}:<1/>", State.FUZZY) for n in (6, 7))
    catalog = Catalog("tide", "en", "es", units)
    text = v1.dump(kit.pack(catalog)).decode().replace('approved="no"', 'approved="yes"')
    code = text[text.rindex("<x ") : text.rindex("</target>")]
    (back,) = v1.parse(text.replace(f"{code}</target>", f"{code}{code}</target>", 1).encode(), "x.xliff")
    made = merge(catalog, back)
    assert [unit.state for unit in made.catalog.units] == [State.FUZZY, State.REVIEWED]
    assert [lost.reason for lost in made.lost] == ["taken as fuzzy: <1/> stands 2 times"]
