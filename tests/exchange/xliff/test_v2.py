import pytest
from translate.storage import xliff2 as toolkit

from l10n.errors import ExchangeError, SeveralErrors
from l10n.exchange.xliff import v2
from l10n.model import Catalog, State, Unit, UnitKey
from tests.exchange.hostile import documents
from tests.exchange.kits import UNITS, sample, units

CORE = "urn:oasis:names:tc:xliff:document:2.0"
HEAD = f'<xliff xmlns="{CORE}" version="2.1" srcLang="en" trgLang="es">'


def document(inside, head=HEAD):
    return f"{head}\n{inside}\n</xliff>".encode()


def unit(inside, attributes=""):
    return document(f'<file id="f"><unit id="u" {attributes}>{inside}</unit></file>')


def segment(source, target=""):
    reported = f"<target>{target}</target>" if target else ""
    return unit(f"<segment><source>{source}</source>{reported}</segment>")


def test_everything_returns():
    kit = sample()
    (back,) = v2.parse(v2.dump(kit), "x.xlf")
    assert (back.slug, back.source, back.target) == ("2026/ferry", "en", "es")
    assert [item.unit for item in back.items] == list(UNITS)
    assert [(item.number, item.exported) for item in back.items] == [(i.number, i.exported) for i in kit.items]
    assert [item.line for item in back.items] == sorted({item.line for item in back.items})


def test_the_toolkit_reads_and_writes_it():
    store = toolkit.Xliff2File.parsestring(v2.dump(sample()))
    assert (store.sourcelanguage, store.targetlanguage) == ("en", "es")
    assert [each.istranslated() for each in store.units] == [False, False, True, True, False]
    assert [each.isfuzzy() for each in store.units] == [False, True, False, False, True]
    store.units[0].target = "El ferri encalla"
    store.units[0].markapproved()
    store.units[1].markapproved()
    back = units(v2.parse(bytes(store), "x.xlf"))
    assert (back[0].target, back[0].state) == ("El ferri encalla", State.REVIEWED)
    assert (back[1].target, back[1].state) == (UNITS[1].target, State.REVIEWED)
    assert [each.key for each in back] == [each.key for each in UNITS]
    assert back[2] == UNITS[2]


def test_notes_states_and_targets_of_the_toolkit_return():
    store = toolkit.Xliff2File.parsestring(v2.dump(sample()))
    for number, each in enumerate(store.units):
        each.addnote(f"Seen {number}.", origin="translator")  # the toolkit puts it inside the segment
    store.units[0].target = "El ferri encalla"
    store.units[1].target = None
    store.units[2].markfuzzy(True)
    back = units(v2.parse(bytes(store), "x.xlf"))
    assert [(each.state, each.target) for each in back[:3]] == [
        (State.FUZZY, "El ferri encalla"), (State.NEW, ""), (State.FUZZY, UNITS[2].target)
    ]  # fmt: skip
    assert [each.comments for each in back] == [
        (*each.comments, f"Seen {number}.") for number, each in enumerate(UNITS)
    ]
    assert [each.notes for each in back] == [each.notes for each in UNITS]


def test_a_tool_that_segments_anew_keeps_the_unit():
    from l10n.exchange import kit

    each = Unit(UnitKey("", "The <1>pier</1> shut. It rained."), "Cerró el <1>muelle</1>. Llovió.", State.REVIEWED)
    text = v2.dump(kit.pack(Catalog("a", "en", "es", (each,)))).decode()
    text = text.replace(" It rained.</source>", "</source>").replace(" Llovió.</target>", "</target>")
    more = '<ignorable><source> </source></ignorable><segment id="s2" state="{}"><source>It rained.</source>{}</segment></unit>'
    for state, target, expected in (
        ("final", "<target>Llovía.</target>", (State.REVIEWED, "Cerró el <1>muelle</1>. Llovía.")),
        ("initial", "<target>Llovía.</target>", (State.FUZZY, "Cerró el <1>muelle</1>. Llovía.")),
        ("initial", "", (State.FUZZY, "Cerró el <1>muelle</1>. It rained.")),
    ):
        (back,) = units(v2.parse(text.replace("</unit>", more.format(state, target)).encode(), "x.xlf"))
        assert (back.key, back.state, back.target) == (each.key, *expected)


def test_terms_are_annotated_and_in_the_glossary():
    text = v2.dump(sample()).decode()
    assert '<mrk id="t1" type="term" value="harbor wall → muro del puerto, dique">harbor wall</mrk>' in text
    assert "<gls:term>harbor wall</gls:term><gls:translation>muro del puerto</gls:translation>" in text
    assert "<gls:term>pair</gls:term><gls:definition>pair → not: dúo</gls:definition>" in text


def test_characters_that_xml_cannot_hold_survive():
    from l10n.exchange import kit
    from l10n.model import Catalog, Unit

    invalid = Unit(UnitKey("", "a\x08b\ufffec"), "\x1b[0m", State.FUZZY)
    data = v2.dump(kit.pack(Catalog("a", "en", "es", (invalid,))))
    assert units(v2.parse(data, "x")) == [invalid]


def test_several_segments_are_a_single_unit():
    data = unit(
        '<segment state="final"><source>One. </source><target order="3">Uno.</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="reviewed"><source>Two.</source><target order="1">Dos.</target></segment>'
    )
    (only,) = units(v2.parse(data, "x"))
    assert (only.key.source, only.target, only.state) == ("One.  Two.", "Dos. Uno.", State.REVIEWED)
    half = unit(
        '<segment state="final"><source>a</source><target>b</target></segment><segment><source>c</source></segment>'
    )
    assert units(v2.parse(half, "x"))[0].state is State.FUZZY
    none = unit("<segment><source>a</source></segment><ignorable><source> </source></ignorable>")
    assert units(v2.parse(none, "x"))[0].target == ""


def test_codes_of_different_tools_become_marks():
    data = segment(
        '<pc id="b"><mrk id="m" type="term">A</mrk> <ph id="2"/></pc>'
        '<sm id="s"/>b<em startRef="s"/><sc id="z"/>c<ec startRef="z"/>'
        '<ec id="9" isolated="yes"/>',
        '<ph id="2"/><pc id="b">x</pc><pc id="new">y</pc>',
    )
    (only,) = units(v2.parse(data, "x"))
    assert only.key.source == "<1>A <2/></1>b<3>c</3></9>"
    assert only.target == "<2/><1>x</1><4>y</4>"


@pytest.mark.parametrize(
    "data",
    [
        segment("a"),
        document('<file id="f"><group id="g"><unit id="u"><segment><source/></segment></unit></group></file>'),
        document(
            '<file id="f"><unit id="u"><segment><source>a</source></segment></unit></file>',
            head=f'<xliff xmlns="{CORE}" version="2.0" srcLang="en">',
        ),
        document(
            '<file id="f"><unit id="u"><segment><source>a</source></segment></unit></file>'
            '<file id="g"><unit id="u"><segment><source>a</source></segment></unit></file>'
        ),
        segment('<ph id="1" dataRef="d"/>').replace(
            b"<segment>", b'<originalData><data id="d">x</data></originalData><segment>'
        ),
        segment(
            '<ph id="1" canReorder="firstNo" canCopy="no" canDelete="no"/>'
            '<ph id="2" canReorder="no" canCopy="no" canDelete="no"/>'
        ),
        segment('<sc id="1" isolated="yes"/>'),
        segment('<cp hex="001A"/>'),
        segment('<cp hex="1A"/>'),
        segment("a", "b").replace(b"<source>", b'<source xml:lang="EN">'),
        unit(
            '<notes><note id="1" priority="10" appliesTo="target">n</note></notes><segment state="final" subState="x:y">'
            "<source>a</source></segment>"
        ),
        document(
            '<file id="f"><skeleton href="s.skl"/><unit id="u"><segment><source>a</source></segment></unit></file>'
        ),
        document(
            '<file id="f"><x:other xmlns:x="urn:x">t</x:other><unit id="u"><segment><source>a</source></segment></unit></file>'
        ),
    ],
)
def test_valid_documents_are_accepted(data):
    assert v2.parse(data, "x.xlf")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (document("", head=HEAD.replace("2.1", "1.2")), "version '1.2' is not one of 2.0, 2.1, 2.2"),
        (document("", head=HEAD.replace(' srcLang="en"', "")), "has no srcLang"),
        (document("", head=HEAD.replace('"en"', '"english language"')), "is not a language tag"),
        (document(""), "<xliff> has no <file>"),
        (document('<file id="f"/>'), "<file> has no <unit>"),
        (document("<file><unit id='u'/></file>"), "<file> has no id"),
        (unit(""), "<unit> has no <segment>"),
        (unit("<segment/>"), "<segment> has no <source>"),
        (unit("<segment><source>a</source><source>a</source></segment>"), "<segment> has 2 <source>"),
        (unit("<segment>words<source>a</source></segment>"), "<segment> holds text"),
        (unit("<segment><source>a</source><other/></segment>"), "<other> may not stand in <segment>"),
        (unit("<segment><source>a</source></segment><group id='g'/>"), "<group> may not stand in <unit>"),
        (segment("a", "b").replace(b' trgLang="es"', b""), "has no trgLang"),
        (segment("a", "b").replace(b"<target>", b'<target xml:lang="fr">'), "<target> is in 'fr', the file says 'es'"),
        (segment("a").replace(b"<segment>", b'<segment state="done">'), "state='done' is not one of"),
        (segment("a").replace(b"<segment>", b'<segment subState="a:b">'), "subState='a:b' needs a state"),
        (segment("a").replace(b'id="u"', b'id="u 1"'), "is not an NMTOKEN"),
        (segment("<ph/>"), "<ph> has no id"),
        (segment('<ph id="1">x</ph>'), "<ph> is not empty"),
        (segment('<ph id="1"/><ph id="1"/>'), "id '1' is given twice"),
        (segment("a", '<pc id="1">a</pc><pc id="1">b</pc>'), "id '1' is given twice"),
        (segment('<sc id="1"/>'), "<sc> is never closed"),
        (segment('<ec startRef="1"/>'), "<ec> has no <sc> before it"),
        (segment('<ec startRef="1"/><sc id="1"/>'), "<ec> has no <sc> before it"),
        (segment('<ec isolated="yes"/>'), "<ec> has no id"),
        (segment('<ec id="1" startRef="1" isolated="yes"/>'), "is isolated and has a startRef"),
        (segment('<sm id="1"/>'), "<sm> is never closed"),
        (segment('<cp hex="0041"/>'), "hex='0041' is not a character"),
        (segment('<cp hex="zz"/>'), "hex='zz' is not a character"),
        (segment('<cp hex="110000"/>'), "hex='110000' is not a character"),
        (segment('<ph id="1" canDelete="maybe"/>'), "canDelete='maybe' is not one of"),
        (segment('<ph id="1" canReorder="no" canCopy="no" canDelete="no"/>'), "follows no code with"),
        (segment('<ph id="1" canReorder="firstNo"/>'), 'needs canCopy="no" and canDelete="no"'),
        (segment('<ph id="1" dataRef="d"/>'), "dataRef='d' names no <data>"),
        (unit("<notes/><segment><source>a</source></segment>"), "<notes> has no <note>"),
        (unit('<notes><note priority="11">n</note></notes><segment><source>a</source></segment>'), "is not 1 to 10"),
        (
            unit('<notes><note id="1">n</note><note id="1">n</note></notes><segment><source>a</source></segment>'),
            "note id '1'",
        ),
        (unit('<segment><source>a</source><target order="2">b</target></segment>'), "order='2' is not 1 to 1"),
        (
            unit(
                '<segment><source>a</source><target order="2">b</target></segment><segment><source>a</source></segment>'
            ),
            "is the place of another target",
        ),
        (
            document(
                '<file id="f"><unit id="u"><segment><source>a</source></segment></unit>'
                '<group id="g"><unit id="u"><segment><source>a</source></segment></unit></group></file>'
            ),
            "unit id 'u'",
        ),
        (
            document('<file id="f"><skeleton/><unit id="u"><segment><source>a</source></segment></unit></file>'),
            "<skeleton> needs",
        ),
    ],
)
def test_invalid_documents_are_refused_with_their_line(data, problem):
    with pytest.raises(SeveralErrors) as caught:
        v2.parse(data, "x.xlf")
    lines = str(caught.value).splitlines()
    assert any(problem in line for line in lines), lines
    assert all(line.startswith("x.xlf:") and line.split(":")[1].isdigit() for line in lines)


def test_another_kind_of_document_is_refused():
    with pytest.raises(ExchangeError, match=r"x.xlf:1: <html> is not XLIFF 2; export it as XLIFF 2.1"):
        v2.parse(b"<html/>", "x.xlf")


@pytest.mark.parametrize("data", list(documents("xliff", HEAD, "</xliff>")))
def test_hostile_documents_are_refused(data):
    with pytest.raises(ExchangeError):
        v2.parse(data, "x.xlf")


def test_no_more_errors_are_reported_than_a_person_reads():
    with pytest.raises(SeveralErrors) as caught:
        v2.parse(segment("<ph/>\n" * 1000), "x.xlf")
    assert len(caught.value.errors) == 20
