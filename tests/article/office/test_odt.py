"""Texts of OpenDocument: what becomes a unit, what stays, and how the words come back."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from l10n.article import article as articles
from l10n.article.coverage import coverage
from l10n.errors import ArticleError
from tests.article.office import reading
from tests.article.office.word_files import member, zipped

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = {
    **{name: f"{_URN}{name}:1.0" for name in ("office", "text", "table", "style", "meta")},
    "draw": f"{_URN}drawing:1.0",
    "svg": f"{_URN}svg-compatible:1.0",
    "fo": f"{_URN}xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "officeooo": "http://openoffice.org/2009/office",
}
XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMES.items())
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_AMP = "<text:placeholder>&amp;</text:placeholder>"
AUTOMATIC = """<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties officeooo:rsid="00a1" fo:language="en"/>
</style:style>
<style:style style:name="T3" style:family="text"><style:text-properties fo:font-weight="bold" officeooo:rsid="00a2"/>
</style:style>
<style:style style:name="T4" style:family="text"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>"""
STYLES = """<office:styles><style:default-style style:family="paragraph">
<style:paragraph-properties style:writing-mode="lr-tb"/>
<style:text-properties fo:language="en" fo:country="US" style:language-complex="hi" style:country-complex="IN"/>
</style:default-style>
<style:style style:name="Title" style:family="paragraph"/><style:style style:name="Subtitle" style:family="paragraph"/>
<style:style style:name="Table" style:family="paragraph" style:parent-style-name="Caption"/>
<style:style style:name="Heading_20_1" style:family="paragraph"/>
<style:style style:name="Contents_20_1" style:family="paragraph"/>
</office:styles><office:master-styles><style:master-page style:name="Standard"><style:header><text:p>The Courier</text:p>
</style:header></style:master-page></office:master-styles>"""


MIME = "application/vnd.oasis.opendocument.text"


def p(text: str, style: str = "Text_20_body", name: str = "p") -> str:
    return f'<text:{name} text:style-name="{style}">{text}</text:{name}>'


def odt(*body: str, title: str = "A draft") -> bytes:
    """A text of OpenDocument below its title."""
    content = f"<office:automatic-styles>{AUTOMATIC}</office:automatic-styles><office:body><office:text>"
    content += p("Bridge closed", "P1") + "".join(body) + "</office:text></office:body>"
    properties = f"<office:meta><dc:title>{title}</dc:title><meta:initial-creator>Petra Lind</meta:initial-creator>"
    members = {
        "mimetype": MIME.encode(),
        "content.xml": f"{HEAD}<office:document-content {XMLNS}>{content}</office:document-content>".encode(),
        "styles.xml": f"{HEAD}<office:document-styles {XMLNS}>{STYLES}</office:document-styles>".encode(),
        "meta.xml": f"{HEAD}<office:document-meta {XMLNS}>{properties}</office:meta></office:document-meta>".encode(),
        "Pictures/a.png": b"\x89PNG no picture",
        "META-INF/manifest.xml": b"<manifest/>",
    }
    return zipped(members)


def units(*body: str) -> list[str]:
    return reading.texts(reading.read(odt(*body), "odt"))[1:]


def written(*body: str) -> str:
    data = reading.localized(reading.read(odt(*body), "odt"))
    return member(data, "content.xml").partition("CLOSED</text:p>")[2].rpartition("</office:text>")[0]


def test_the_caption_of_an_article_has_the_number_that_the_program_counts():
    number = '<text:sequence text:name="Figure">2</text:sequence>'
    captioned = reading.read(odt(p("It is closed."), p(f"Figure {number}: The old bridge", "Table")), "odt")
    assert captioned.meta["caption"] == "Figure 2: The old bridge"


def test_styles_lists_tables_and_headers_yield_roles():
    item = "<text:list-item>{}</text:list-item>"
    inner = f"<text:list>{item.format(p('Inner'))}</text:list>"
    listed = f'<text:list text:style-name="L1">{item.format(p("First") + inner)}</text:list>'
    cell = "<table:table-cell>{}</table:table-cell>"
    contents = f"<text:index-body>{p('Later', 'Contents_20_1')}</text:index-body>"
    contents = f"<text:table-of-content>{contents}</text:table-of-content>"
    row = f"<table:table-row>{cell.format(p('Year'))}{cell.format(p('Cars'))}</table:table-row>"
    table = f"<table:table><table:table-header-rows>{row}</table:table-header-rows></table:table>"
    result = reading.read(
        odt(p("Nobody was hurt", "Subtitle"), p("Later", "Heading_20_1", "h"), p("It is closed."), listed, table,
            p("Cars a day", "Table"), contents),
        "odt",
    )  # fmt: skip
    assert [(block.role.value, block.text) for block in result.blocks] == [
        ("headline", "Bridge closed"), ("standfirst", "Nobody was hurt"), ("heading", "Later"), ("body", "It is closed."),
        ("item", "First"), ("item", "Inner"), ("cell", "Year"), ("cell", "Cars"), ("caption", "Cars a day"),
        ("heading", "Later"), ("furniture", "The Courier"),
    ]  # fmt: skip
    assert result.meta["title"] == "Bridge closed"
    assert result.meta["byline"] == "Petra Lind"
    assert not coverage(result).warnings


def test_spans_of_the_program_are_no_marks():
    noise = '<text:span text:style-name="T2">closed</text:span><text:bookmark text:name="x"/><text:soft-page-break/>'
    assert units(p(f"The bridge is {noise} now.")) == ["The bridge is closed now."]
    bold = '<text:span text:style-name="T1">old</text:span><text:span text:style-name="T3"> bridge</text:span>'
    assert units(p(f"The {bold} is closed.")) == ["The <1>old bridge</1> is closed."]
    assert written(p(f"The {bold} is closed.")) == p(
        'THE <text:span text:style-name="T1">OLD BRIDGE</text:span> IS CLOSED.'
    )
    assert units(p('<text:span text:style-name="T1">All of it.</text:span>')) == ["All of it."]
    assert units(p('Seen <text:span text:style-name="T4">hidden </text:span>again.')) == ["Seen again."]


def test_links_breaks_spaces_and_fields():
    link = '<text:a xlink:href="https://example.org/"><text:span text:style-name="T1">Lind</text:span></text:a>'
    assert units(p(f"<text:tab/>Ask {link},<text:line-break/>or wait.")) == ["Ask <1>Lind</1>,<2/>or wait."]
    assert units(p('Two<text:s text:c="2"/>spaces')) == ["Two  spaces"]
    assert written(p('Two<text:s text:c="2"/>spaces')) == p('TWO <text:s text:c="1"/>SPACES')
    assert units(p("Page <text:page-number>3</text:page-number> of it")) == ["Page <1/> of it"]
    assert units(p("By <text:placeholder>the author</text:placeholder> today")) == ["By <1>the author</1> today"]
    cited = '<text:bibliography-mark text:identifier="Hale20">[Hale20]</text:bibliography-mark>'
    assert units(p(f"Walls hold {cited}.")) == ["Walls hold <1/>."]
    assert written(p(f"Walls hold {cited}.")) == p(f"WALLS HOLD {cited}.")
    choice = '<text:drop-down text:name="d"><text:label text:value="red"/>blue</text:drop-down>'
    assert units(p(f"Paint it {choice} today.")) == ["Paint it <1/> today."]
    assert units(p("Write &lt;1&gt; here.")) == ["Write <1/> here."]
    assert written(p("Write &lt;1&gt; here.")) == p("WRITE &lt;1&gt; HERE.")


def test_notes_frames_and_alternative_texts():
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body>{}</text:note-body></text:note>"
    noted = p(f"Many{note.format(p('Counted in May.'))} cars.")
    assert units(noted) == ["Many<1/> cars.", "Counted in May."]
    assert "COUNTED IN MAY." in written(noted)
    reported = "<svg:title>Old &amp; grey</svg:title><svg:desc>A bridge</svg:desc>"
    frame = f'<draw:frame><draw:image xlink:href="Pictures/a.png"/>{reported}</draw:frame>'
    box = f"<draw:frame><draw:text-box>{p('In a box.')}</draw:text-box></draw:frame>"
    assert units(p(f"{frame}Beside."), p(box)) == ["Old & grey", "A bridge", "Beside.", "In a box."]
    assert "<svg:title>OLD &amp; GREY</svg:title><svg:desc>A BRIDGE</svg:desc>" in written(p(f"{frame}Beside."))
    assert not coverage(reading.read(odt(noted, p(box)), "odt")).warnings


def test_tracked_changes_are_accepted_and_comments_stay():
    region = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        f"{p('gone')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    mark = '<text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>is<text:change-end text:change-id="c2"/>'
    comment = f"<office:annotation><dc:creator>A</dc:creator>{p('Really?')}</office:annotation>"
    assert units(region, p(f"The bridge {mark} {comment}closed.")) == ["The bridge is closed."]
    made = written(p(f"The bridge {mark} {comment}closed."))
    assert made == p(f"{comment}THE BRIDGE IS CLOSED.")
    begin, end = (f'<text:change-{edge} text:change-id="c2"/>' for edge in ("start", "end"))
    whole = f'<text:change text:change-id="c1"/>{begin}It is closed.{end}'
    assert written(p(whole)) == p("IT IS CLOSED."), "no half of a change stays at an edge"


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (f"{{}}<text:tab/>{{}}{_AMP}{{}}bridge{{}}", f"{{}}<text:tab/>{_AMP}BRIDGE{{}}"),
        (f"{{}}The bridge{{}}{_AMP}{{}}<text:tab/>{{}}", f"{{}}THE BRIDGE{_AMP}<text:tab/>{{}}"),
        ('<text:change text:change-id="c"/>{}The bridge{}', "{}THE BRIDGE{}"),
    ],
)
def test_a_text_that_begins_or_ends_between_spans_stays_in_them(paragraph, expected):
    spans = ['<text:span text:style-name="T1">', "</text:span>"] * 2
    assert written(p(paragraph.format(*spans))) == p(expected.format(*spans))


def test_a_note_at_the_end_is_written_once():
    note = "<text:note><text:note-body><text:p>Counted.</text:p></text:note-body></text:note>"
    spans = f'<text:span text:style-name="T2">The bridge {note}</text:span>'
    spans += '<text:span text:style-name="T1"><text:tab/></text:span>'
    assert written(p(f"{spans}<text:placeholder>(</text:placeholder>")).count("<text:note>") == 1


def test_two_texts_that_look_like_marks_behind_spaces_are_two():
    assert units(p("  &lt;1&gt;&lt;1&gt; closed.")) == ["<1/><2/> closed."]


def test_a_text_that_is_read_from_the_right_states_it():
    data = reading.localized(reading.read(odt(p("It is closed.")), "odt"), "fa", lambda _: "پل بسته است")
    styles = member(data, "styles.xml")
    assert 'style:writing-mode="rl-tb"' in styles
    assert 'fo:language="fa" fo:country="none" style:language-complex="fa" style:country-complex="none"' in styles
    assert 'officeooo:rsid="00a1" fo:language="fa"' in member(data, "content.xml")
    assert 'fo:font-weight="bold" style:font-weight-complex="bold"' in member(data, "content.xml")
    back = reading.localized(reading.read(data, "odt", "fa"), "pt-BR", lambda _: "Ponte")
    assert 'style:writing-mode="lr-tb"' in member(back, "styles.xml")
    assert 'fo:language="pt" fo:country="BR"' in member(back, "styles.xml")


def test_the_remainder_of_the_file_stays_as_it_is():
    data = odt(p("It is closed."))
    assert articles.encode(reading.decoded(data, "odt"), reading.decoded(data, "odt").text) == data
    made = reading.localized(reading.read(data, "odt"))
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(BytesIO(made)) as new:
        assert old.namelist() == new.namelist()
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == ["content.xml"]


@pytest.mark.parametrize(
    "text", ["A <1>b c", "A b</1> c", "</1>A<2> <1>b</2> c</1>", "<7/>A", "A & <b>  c\n\t", "A\x01\ud800"]
)
def test_whatever_the_marks_are_the_document_is_well_formed(text):
    link = '<text:a xlink:href="https://example.org/">Lind <text:span text:style-name="T1">Petra</text:span></text:a>'
    reading.read(reading.localized(reading.read(odt(p(f"Ask {link} now.")), "odt"), "", lambda _: text), "odt")


def test_what_cannot_be_read_gets_a_single_line():
    with zipfile.ZipFile(BytesIO(odt())) as file:
        members = {name: file.read(name) for name in file.namelist()}
    cases = {
        "macros": {**members, "Basic/Standard/Module1.xml": b"<x/>"},
        "password": {**members, "META-INF/manifest.xml": b"<manifest:encryption-data/>"},
        "is not a text of OpenDocument": {**members, "mimetype": b"application/vnd.oasis.opendocument.spreadsheet"},
        "is broken": {**members, "styles.xml": b"<x>"},
    }
    for problem, made in cases.items():
        with pytest.raises(ArticleError, match=problem):
            reading.read(zipped(made), "odt")


def test_a_section_that_nobody_sees_is_left_out():
    hidden = (
        '<text:section text:name="S" text:display="none"><text:p>Nobody sees these four words.</text:p></text:section>'
    )
    result = reading.read(odt(p("It is closed."), hidden), "odt")
    assert reading.texts(result)[1:] == ["It is closed."]
    assert not coverage(result).warnings


def test_what_a_table_is_described_as_is_a_unit():
    named = "<table:title>Cars</table:title><table:desc>Cars a day by year</table:desc>"
    row = "<table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell></table:table-row>"
    table = f"<table:table>{named}{row}</table:table>"
    assert units(table) == ["Cars", "Cars a day by year", "Year"]
    assert "<table:desc>CARS A DAY BY YEAR</table:desc>" in written(table)


def test_fields_that_hold_words_state_them_anew():
    declared = (
        '<text:user-field-decls><text:user-field-decl office:value-type="string" office:string-value="the old bridge"'
    )
    declared += ' text:name="place"/></text:user-field-decls>'
    get = '<text:user-field-get text:name="place">the old bridge</text:user-field-get>'
    formula = 'text:formula="ooow:&quot;a tunnel&quot;" office:value-type="string" office:string-value="a tunnel"'
    set_ = f'<text:variable-set text:name="way" {formula}>a tunnel</text:variable-set>'
    chosen = 'text:string-value-if-true="many cars" text:string-value-if-false="" text:current-value="true"'
    text = f"On {get} or in {set_} are <text:conditional-text {chosen}>many cars</text:conditional-text>."
    assert units(declared, p(text)) == ["On <1>the old bridge</1> or in <2>a tunnel</2> are <3>many cars</3>."]
    made = member(reading.localized(reading.read(odt(declared, p(text)), "odt"), "es"), "content.xml")
    assert 'office:string-value="THE OLD BRIDGE" text:name="place"' in made
    assert 'text:formula="ooow:&quot;A TUNNEL&quot;"' in made
    assert 'office:string-value="A TUNNEL">A TUNNEL<' in made
    assert 'text:string-value-if-true="MANY CARS" text:string-value-if-false=""' in made
    count = '<text:user-field-get text:name="cars">12,400</text:user-field-get>'
    assert units(p(f"Some {count} cars cross it.")) == ["Some <1/> cars cross it."]
