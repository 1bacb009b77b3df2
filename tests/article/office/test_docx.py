"""Documents of Word: what becomes a unit, what stays, and how the words come back."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest

from l10n.article import article as articles
from l10n.article import weave
from l10n.article.container import MAX_PARTS
from l10n.article.coverage import coverage
from l10n.errors import ArticleError
from l10n.model import Role
from tests.article.office.reading import FORMATS, decoded, localized, read, texts
from tests.article.office.word_files import docx, member, p, r, zipped

BOLD = "<w:b/>"
LINK = {"rId7": ("hyperlink", "https://example.org/lind?a=1&amp;b=2"), "rId8": ("image", "media/image1.png")}


def body(*paragraphs: str) -> bytes:
    return docx("".join(paragraphs), links=LINK)


def units(*paragraphs: str) -> list[str]:
    """The texts of paragraphs that stand below two others, so that none of them is a headline."""
    return texts(read(body(p("Bridge closed", style="Titel"), *paragraphs)))[1:]


def written(*paragraphs: str, locale: str = "") -> str:
    """The document's body with every unit in capitals."""
    data = localized(read(body(p("Bridge closed", style="Titel"), *paragraphs)), locale)
    return member(data, "word/document.xml").partition("</w:p>")[2].rpartition("<w:sectPr>")[0]


# --- roles ---------------------------------------------------------------------------------------------------------


def test_styles_yield_roles_whatever_language_their_ids_are_in():
    result = read(
        body(
            p("The bridge is closed", style="Titel"),
            p("Nobody was hurt", style="Untertitel"),
            p("By Ana Ruiz, 12 November 2025"),
            p("Cars must use the tunnel from Friday on."),
            p("What comes next", style="Eigene"),
            p("The second level", style="Gliederung"),
            p("It is safe to walk on.", style="Zitat"),
            p("The bridge in 1931.", style="Beschriftung"),
            p("First", more='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
            p("Point", style="Liste"),
            p("No list", style="Liste", more='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        )
    )
    roles = "headline standfirst byline body heading heading quote caption item item body"
    assert [block.role.value for block in result.blocks] == roles.split()
    assert [block.line for block in result.blocks] == list(range(1, 12))
    assert result.meta["byline"] == "Ana Ruiz"
    assert result.meta["title"] == "The bridge is closed"
    assert result.meta["date"] == "2025-11-12"


def test_without_a_title_the_first_heading_or_first_line_is_the_headline():
    heading = read(body(p("Closed", style="berschrift1"), p("The bridge is closed."), p("Later", style="berschrift1")))
    assert [block.role for block in heading.blocks] == [Role.HEADLINE, Role.BODY, Role.HEADING]
    line = read(body(p("The bridge is closed"), p("It was closed on Friday.")))
    assert [block.role for block in line.blocks] == [Role.HEADLINE, Role.BODY]
    letter = read(body(p("Dear all,"), p("The bridge is closed.")))
    assert [block.role for block in letter.blocks] == [Role.BODY, Role.BODY]


def test_the_title_among_the_properties_is_a_single_unit_with_the_headline():
    data = docx(p("Bridge closed", style="Titel") + p("It is."), title="Bridge closed")
    assert texts(read(data)) == ["Bridge closed", "It is.", "Bridge closed"]
    assert "<dc:title>BRIDGE CLOSED</dc:title>" in member(localized(read(data)), "docProps/core.xml")
    assert texts(read(docx(p("Bridge closed", style="Titel") + p("It is.")))) == ["Bridge closed", "It is."]


def test_the_patterns_of_the_project_yield_roles():
    result = read(body(p("Bridge", style="Titel"), p("Embargo until noon.")), patterns={"notice": ("^Embargo",)})
    assert result.blocks[1].role is Role.NOTICE


# --- runs ----------------------------------------------------------------------------------------------------------


def test_runs_of_the_same_look_are_joined():
    noise = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="x"/>'
    split = '<w:r w:rsidR="00A1"><w:rPr><w:lang w:val="en-GB"/><w:noProof/></w:rPr><w:t>osed</w:t></w:r>'
    assert units(p("The bridge is cl", noise, split, '<w:bookmarkEnd w:id="0"/>', r(" today."))) == [
        "The bridge is closed today."
    ]
    assert units(p(r("A", BOLD), r(" ", ""), r("word", BOLD), " of bold and much more text.")) == [
        "<1>A word</1> of bold and much more text."
    ]


def test_what_most_words_look_like_needs_no_mark():
    font = '<w:rFonts w:ascii="Arial"/><w:sz w:val="24"/>'
    assert units(p(r("The old ", font), r("bridge", font + BOLD), r(" is closed.", font))) == [
        "The old <1>bridge</1> is closed."
    ]
    made = written(p(r("The old ", font), r("bridge", font + BOLD), r(" is closed.", font)))
    assert made == p(r("THE OLD ", font), r("BRIDGE", font + BOLD), r(" IS CLOSED.", font))


def test_links_breaks_and_notes_are_marks_and_edges_stay_outside():
    link = f'<w:hyperlink r:id="rId7">{r("Petra Lind", BOLD)}</w:hyperlink>'
    result = read(
        body(p("Bridge", style="Titel"), p("<w:r><w:tab/></w:r>", "Ask ", link, "<w:r><w:br/></w:r>", "or wait."))
    )
    block = result.blocks[1]
    assert block.text == "Ask <1>Petra Lind</1><2/>or wait."
    assert block.inlines[0].html == '<a href="https://example.org/lind?a=1&amp;b=2"><strong>'
    assert units(p(link)) == ["Petra Lind"]
    label = units(
        p("1.", "<w:r><w:tab/></w:r>", "The bridge"), p("<w:r><w:t>•</w:t><w:tab/><w:t>The tunnel</w:t></w:r>")
    )
    assert label == ["The bridge", "The tunnel"]


def test_text_that_looks_like_a_mark_is_preserved():
    result = read(body(p("Bridge", style="Titel"), p("Write &lt;1&gt; and &lt;", "/2&gt; here.")))
    assert result.blocks[1].text == "Write <1/> and <2/> here."
    assert ">&lt;1&gt;<" in member(localized(result), "word/document.xml")
    assert texts(read(localized(result)))[1] == "WRITE <1/> AND <2/> HERE."


def test_tracked_changes_are_accepted_where_the_paragraph_is_translated():
    changed = p(
        "The bridge ",
        f'<w:del w:id="1" w:author="x"><w:r><w:delText>was </w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="x">{r("is ")}</w:ins>',
        "closed.",
    )
    assert units(changed) == ["The bridge is closed."]
    assert written(changed) == p("THE BRIDGE IS CLOSED.")
    gone = '<w:moveFrom w:id="4" w:author="x"><w:r><w:t>It was. </w:t></w:r></w:moveFrom>'
    edges = p(gone, "The bridge is closed.", gone.replace("moveFrom", "del").replace("w:t>", "w:delText>"))
    assert units(edges) == ["The bridge is closed."]
    assert written(edges) == p("THE BRIDGE IS CLOSED."), "what stood beside the text was deleted, too"
    data = body(p("Bridge", style="Titel"), edges)
    assert articles.encode(decoded(data), decoded(data).text) == data
    data = body(p("Bridge", style="Titel"), changed)
    assert articles.encode(decoded(data), decoded(data).text) == data
    row = f'<w:tbl><w:tr><w:trPr><w:del w:id="3"/></w:trPr><w:tc>{p("Gone")}</w:tc></w:tr></w:tbl>'
    assert units(row) == []


def test_comments_and_bookmarks_stay_around_the_text():
    made = written(
        p(
            '<w:commentRangeStart w:id="0"/>', "The bridge", '<w:commentRangeEnd w:id="0"/>',
            '<w:r><w:commentReference w:id="0"/></w:r>', " is closed.",
        )
    )  # fmt: skip
    assert made == (
        '<w:p><w:commentRangeStart w:id="0"/>' + r("THE BRIDGE IS CLOSED.")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )  # fmt: skip


def field(code: str, *shown: str) -> str:
    part = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return part.format("begin") + instruction + part.format("separate") + "".join(shown) + part.format("end")


def test_fields_retain_their_codes():
    link = field(' HYPERLINK "https://example.org/a" \\l "top" ', r("the report"))
    assert units(p("Read ", link, " today.")) == ["Read <1>the report</1> today."]
    assert "HYPERLINK" in written(p("Read ", link, " today."))
    assert ">THE REPORT<" in written(p("Read ", link, " today."))
    assert units(p("See page ", field(" PAGEREF x ", r("3")), " for more.")) == ["See page <1/> for more."]
    assert units(p("Table ", '<w:fldSimple w:instr=" SEQ Table "><w:r><w:t>2</w:t></w:r></w:fldSimple>', ": cars")) == [
        "Table <1/>: cars"
    ]
    assert units(p("Index ", field(' XE "bridge" ').replace("separate", "x"), "entries vanish.")) == [
        "Index entries vanish."
    ]
    cited = field(' ADDIN ZOTERO_ITEM CSL_CITATION {"citationID":"x"} ', r("(Hale 2020)"))
    assert units(p("Walls hold ", cited, ".")) == ["Walls hold <1/>."]
    assert "(Hale 2020)" in written(p("Walls hold ", cited, "."))
    hidden = units(p("Seen ", r("not seen ", "<w:vanish/>"), "again."))
    assert hidden == ["Seen again."]


def test_content_controls_smart_tags_and_ruby_are_read():
    control = f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{r("Friday")}</w:sdtContent></w:sdt>'
    assert units(p("Closed on ", control, " at noon.")) == ["Closed on <1>Friday</1> at noon."]
    assert "<w:sdtContent>" + r("FRIDAY") in written(p("Closed on ", control, " at noon."))
    assert units(p("In ", f'<w:smartTag w:element="City">{r("Varna")}</w:smartTag>', ".")) == ["In Varna."]
    assert units(f"<w:sdt><w:sdtContent>{p('A block of its own.')}</w:sdtContent></w:sdt>") == ["A block of its own."]
    ruby = "<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>橋</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    assert units(p("The ", ruby, " is closed.")) == ["The 橋 is closed."]


def test_a_formula_is_a_word_and_a_hyphen_a_character():
    formula = "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>"
    assert units(p("Where ", formula, " holds.")) == ["Where <1/> holds."]
    assert units(p("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>bridge is closed.</w:t></w:r>")) == [
        "A\u2011bridge is closed."
    ]


# --- places --------------------------------------------------------------------------------------------------------


def test_a_picture_and_a_text_that_were_inserted_together_are_both_read():
    inserted = f'<w:ins w:id="3" w:author="x">{drawing("Old bridge")}{r("The ")}</w:ins>'
    result = read(body(p("Bridge", style="Titel"), p(inserted, "bridge is closed.")))
    assert [(block.role, block.text) for block in result.walk()][1:] == [
        (Role.BODY, "<1/>The bridge is closed."),
        (Role.CAPTION, "Old bridge"),
    ]
    assert not coverage(result).warnings


def drawing(alt: str, inside: str = "") -> str:
    picture = '<a:graphic><a:graphicData><pic:pic><a:blip r:embed="rId8"/></pic:pic></a:graphicData></a:graphic>'
    box = f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>" if inside else picture
    return f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{alt}"/>{box}</wp:inline></w:drawing></w:r>'


def test_alternative_texts_and_text_boxes_are_blocks():
    result = read(
        body(
            p("Bridge", style="Titel"),
            p(drawing("The &quot;old&quot; bridge")),
            p("Look ", drawing("A crack"), "here."),
        )
    )
    assert [(block.role.value, block.text) for block in result.walk()][1:] == [
        ("caption", 'The "old" bridge'), ("body", "Look <1/>here."), ("caption", "A crack"),
    ]  # fmt: skip
    made = member(localized(result), "word/document.xml")
    assert 'descr="THE &quot;OLD&quot; BRIDGE"' in made
    assert 'descr="A CRACK"' in made
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{drawing('', p('In a box.'))[5:-6]}</mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{p('In a box.')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert units(p(both, "Beside the box.")) == ["In a box.", "In a box.", "Beside the box."]
    assert written(p(both, "Beside the box.")).count("IN A BOX.") == 2
    named = both.replace("<v:textbox>", '<v:rect alt="Picture 1"/><v:rect alt="A map"/><v:textbox>')
    assert "A map" in units(p(named))
    assert "Picture 1" not in units(p(named)), "the name that a program gave to a shape is not a text"
    assert not coverage(read(body(p("Bridge", style="Titel"), p(both, "Beside the box.")))).warnings


def test_tables_notes_and_headers():
    table = f"<w:tbl><w:tr><w:tc>{p('Year')}</w:tc><w:tc>{p('Cars')}</w:tc></w:tr></w:tbl>"
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = (
        '<w:footnotes {xmlns}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", " Counted in May.")}</w:footnote></w:footnotes>'
    )
    header = f"<w:hdr {{xmlns}}>{p('The Harbour Courier')}</w:hdr>"
    data = docx(p("Bridge", style="Titel") + p("Many", mark, " cars.") + table, {"footnotes": notes, "header1": header})
    result = read(data)
    assert [(block.role.value, block.text) for block in result.blocks] == [
        ("headline", "Bridge"), ("body", "Many<1/> cars."), ("cell", "Year"), ("cell", "Cars"),
        ("body", "Counted in May."), ("furniture", "The Harbour Courier"),
    ]  # fmt: skip
    made = localized(result)
    assert "<w:footnoteRef/></w:r>" in member(made, "word/footnotes.xml")
    assert "COUNTED IN MAY." in member(made, "word/footnotes.xml")
    assert "The Harbour Courier" in member(made, "word/header1.xml")
    assert not coverage(result).warnings


def test_lines_of_a_table_of_contents_are_a_single_unit_with_their_headings():
    line = p("The tunnel", "<w:r><w:tab/></w:r>", field(" PAGEREF _Toc1 ", r("3")), style="Verzeichnis1")
    result = read(body(p("Bridge", style="Titel"), line, p("The tunnel", style="berschrift1"), p("It is open.")))
    assert [(block.role.value, block.text) for block in result.blocks][1:3] == [("heading", "The tunnel")] * 2


# --- writing -------------------------------------------------------------------------------------------------------


def test_the_remainder_of_the_file_stays_as_it_is():
    data = body(p("Bridge", style="Titel"), p("It is closed."))
    made = localized(read(data))
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(BytesIO(made)) as new:
        heads = [[(i.filename, i.compress_type, i.date_time) for i in file.infolist()] for file in (old, new)]
        assert heads[0] == heads[1]
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert changed == ["word/document.xml"]
    assert localized(read(data)) == made


@pytest.mark.parametrize(
    "text", ["A <1>b c", "A b</1> c", "</1>A<1> <1>b</1> c", "<7/>A", "<1></1>A & <b>", "A\x01\ud800"]
)
def test_whatever_the_marks_are_the_document_is_well_formed(text):
    link = f'<w:hyperlink r:id="rId7">{r("Lind")}{r(" Petra", BOLD)}</w:hyperlink>'
    result = read(body(p("Bridge", style="Titel"), p("Ask ", link, " now.")))
    read(localized(result, "", lambda _: text))


def test_a_document_that_is_read_from_the_right_states_it():
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="x"/><w:jc/></w:tblPr><w:tr><w:tc>{p("Year")}</w:tc></w:tr></w:tbl>'
    source = body(
        p("Bridge", style="Titel"), p("Closed ", r("now", BOLD + '<w:lang w:val="en-US"/>'), ".", more="<w:jc/>"), table
    )
    made = localized(read(source), "fa", lambda block: block.text.replace("Closed", "بسته").replace("now", "اکنون"))
    result = member(made, "word/document.xml")
    assert "<w:pPr><w:bidi/><w:jc/></w:pPr>" in result
    assert '<w:rPr><w:b/><w:bCs/><w:rtl/></w:rPr><w:t xml:space="preserve">اکنون' in result
    assert '<w:tblStyle w:val="x"/><w:bidiVisual/><w:jc' in result
    assert "<w:sectPr><w:bidi/><w:docGrid/>" in result
    assert re.search(r'<w:lang w:val="fa" w:bidi="fa"/>', member(made, "word/styles.xml"))
    back = localized(read(made, locale="fa"), "de", lambda block: "Brücke")
    sized = localized(read(body(p("Bridge", style="Titel"), p(r("Now", '<w:sz w:val="24"/>')))), "ar", lambda _: "الآن")
    assert '<w:sz w:val="24"/><w:szCs w:val="24"/><w:rtl/>' in member(sized, "word/document.xml")
    assert not re.search("bidi|rtl", member(back, "word/document.xml"))
    assert 'w:val="de"' in member(back, "word/styles.xml")


def test_different_prefixes_and_strict_documents_are_read_and_written():
    strict = body(p("Bridge", style="Titel"), p("It is ", r("closed", BOLD), " since Friday morning."))
    with zipfile.ZipFile(BytesIO(strict)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    text = members["word/document.xml"].decode()
    text = text.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    members["word/document.xml"] = (
        text.replace("<w:", "<ns0:")
        .replace("</w:", "</ns0:")
        .replace(" w:", " ns0:")
        .replace("xmlns:w=", "xmlns:ns0=")
        .encode()
    )
    result = read(zipped(members))
    assert texts(result)[1] == "It is <1>closed</1> since Friday morning."
    assert texts(read(localized(result)))[1] == "IT IS <1>CLOSED</1> SINCE FRIDAY MORNING."


# --- what is refused -----------------------------------------------------------------------------------------------


def refusal(data: bytes) -> str:
    with pytest.raises(ArticleError) as error:
        read(data)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_what_cannot_be_read_gets_a_single_line():
    whole = body(p("Bridge", style="Titel"))
    with zipfile.ZipFile(BytesIO(whole)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    assert "is not a whole document" in refusal(whole[:-40])
    assert "is not a whole document" in refusal(b"Plain text.")
    picture = whole.replace(b"no picture", b"no Picture")
    assert "is damaged in word/media/image1.png" in refusal(picture)
    assert "password" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "is not a document of Word" in refusal(zipped({"a.txt": b"x"}))
    assert "macros" in refusal(zipped({**members, "word/vbaProject.bin": b"x"}))
    assert "is broken" in refusal(zipped({**members, "word/document.xml": b"<w:document>"}))
    entity = b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    assert "entities" in refusal(zipped({**members, "word/styles.xml": entity}))
    bomb = b"<x>" + bytes(MAX_PARTS + 1).replace(b"\0", b" ") + b"</x>"
    assert "more than" in refusal(zipped({**members, "word/document.xml": bomb}))
    locked = bytearray(zipped({"word/document.xml": b"x"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + place] |= 1
    assert "is not a document of Word" in refusal(bytes(locked))


CHART = """<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr/>
<a:r><a:rPr lang="en-US" dirty="0"/><a:t>Cars a </a:t></a:r><a:r><a:rPr lang="en-GB"/><a:t>day &amp; night</a:t></a:r>
<a:r><a:rPr b="1"/><a:t> in May</a:t></a:r><a:endParaRPr/></a:p></c:rich></c:tx></c:title><c:ser><c:tx><c:strRef><c:f>A!B1</c:f>
<c:strCache><c:pt idx="0"><c:v>Old bridge</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache>
<c:pt idx="0"><c:v>Spring</c:v></c:pt><c:pt idx="1"><c:v>2026</c:v></c:pt></c:strCache></c:strRef></c:cat>
<c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>12</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>
</c:chart></c:chartSpace>"""
DIAGRAM = """<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>Plan</a:t></a:r><a:br/>
<a:r><a:t>Build</a:t></a:r></a:p><a:p><a:endParaRPr/></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"""


def test_words_of_charts_and_diagrams_are_units():
    links = {"rId8": ("diagramData", "diagrams/data1.xml"), "rId9": ("chart", "charts/chart1.xml")}
    data = docx(p("Bridge", style="Titel") + p("It is closed."), links=links)
    with zipfile.ZipFile(BytesIO(data)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    drawn = {"word/charts/chart1.xml": CHART.encode(), "word/diagrams/data1.xml": DIAGRAM.encode()}
    document = read(zipped(members | drawn))
    assert weave.fault(document) == ""
    assert document.notices == ()
    result = [(block.role.value, block.text) for block in document.blocks if block.syntax in ("drawing", "element")]
    assert result == [
        ("caption", "Cars a day & night<1/> in May"),
        ("cell", "Old bridge"),
        ("cell", "Spring"),
        ("caption", "Plan<1/>Build"),
    ]
    render = FORMATS["docx"].render
    assert weave.weave(document, lambda block: block.text, render) == document.article.text
    woven = weave.weave(document, lambda block: block.text.replace("a", "<ä>"), render)
    assert (
        '<a:t>C&lt;ä&gt;rs &lt;ä&gt; d&lt;ä&gt;y &amp; night</a:t></a:r>\n<a:r><a:rPr b="1"/><a:t> in M&lt;ä&gt;y</a:t>'
        in woven
    )
    assert "<a:t>Pl&lt;ä&gt;n</a:t></a:r><a:br/>\n<a:r><a:t>Build</a:t>" in woven
    assert "<c:v>12</c:v>" in woven
    assert [block.text for block in FORMATS["docx"].page(document).document.blocks] == ["Bridge", "It is closed."]


def test_words_that_no_unit_holds_are_named():
    loose = "<w:unknown><w:t>four words are lost</w:t></w:unknown>"
    warnings = coverage(
        read(body(p("Bridge", style="Titel"), p("It is closed, and the tunnel is open for all of the cars."), loose))
    ).warnings
    assert "words are in no unit" in warnings[0]


def _forms(choice: str, fallback: str) -> str:
    choice = f'<mc:Choice Requires="w14">{choice}</mc:Choice>' if choice else ""
    return f"<mc:AlternateContent>{choice}<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"


@pytest.mark.parametrize(
    ("body", "want"),
    [
        (p("The bridge ", _forms(r("is", "<w:b/>"), r("was")), " closed."), "The bridge <1>is</1> closed."),
        (p("The bridge ", _forms(r("is"), r("was")), " closed."), "The bridge is closed."),
        (p("Rain ", f"<w:r>{_forms('', '<w:t>☔</w:t>')}</w:r>", " all day."), "Rain ☔ all day."),
        (p("Rain ", f"<w:r>{_forms('<w:t>fell</w:t>', '<w:t>came</w:t>')}</w:r>", " all day."), "Rain fell all day."),
    ],
)
def test_a_text_that_is_present_in_two_forms_is_read_and_written_once(body, want):
    result = read(docx(p("A draft", style="Titel") + body))
    assert texts(result)[1:-1] == [want]
    assert not [line for line in coverage(result).warnings if "in no unit" in line]
    again = read(localized(result))
    assert texts(again)[1:-1] == [want.upper()]


def test_paragraphs_that_are_present_in_two_forms_are_both_written():
    result = read(docx(p("A draft", style="Titel") + _forms(p("It is closed."), p("It is shut."))))
    assert texts(result)[1:-1] == ["It is closed.", "It is shut."]
    assert texts(read(localized(result)))[1:-1] == ["IT IS CLOSED.", "IT IS SHUT."]


def test_what_a_table_is_described_as_and_drawn_words_are_units():
    described = '<w:tblPr><w:tblCaption w:val="Cars"/><w:tblDescription w:val="Cars a day by year"/></w:tblPr>'
    table = f"<w:tbl>{described}<w:tblGrid/><w:tr><w:tc>{p('Year')}</w:tc></w:tr></w:tbl>"
    drawn = '<w:r><w:pict><v:shape><v:textpath string="Closed now"/></v:shape></w:pict></w:r>'
    result = read(docx(p("A draft", style="Titel") + table + p(drawn)))
    assert texts(result)[1:-1] == ["Cars", "Cars a day by year", "Year", "Closed now"]
    assert texts(read(localized(result)))[1:-1] == [
        "CARS",
        "CARS A DAY BY YEAR",
        "YEAR",
        "CLOSED NOW",
    ]


def test_words_beside_a_part_of_a_field_retain_the_look_of_their_run():
    begin, separate, end = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
    field = f"<w:r>{{}}{begin}<w:instrText> QUOTE x </w:instrText>{separate}{{}}</w:r>"
    bold, italic = "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/></w:rPr>"
    quoted = field.format(bold, '<w:t xml:space="preserve">the word</w:t>')
    paragraph = p("Read it, ", quoted, f'<w:r>{italic}{end}<w:t xml:space="preserve"> again</w:t></w:r>', " and stop.")
    assert units(paragraph) == ["Read it, <1>the word</1><2> again</2> and stop."]
    looks = dict(
        re.findall(r"<w:r>(?:<w:rPr>(<w:.)/></w:rPr>)?<w:t xml:space=\"preserve\">([^<]*)", written(paragraph))
    )
    assert {words: mark for mark, words in looks.items()}[" AGAIN"] == "<w:i"
    assert looks["<w:b"] == "THE WORD"


def test_a_text_box_in_a_link_in_a_field_is_read():
    box = (
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('Boxed words.')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    link = f'<w:hyperlink r:id="rId7"><w:r>{box}</w:r></w:hyperlink>'
    field = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate")) + link
    body = p("Look ", field + '<w:r><w:fldChar w:fldCharType="end"/></w:r>', " here.")
    assert "Boxed words." in texts(read(docx(body, None, LINK)))
