"""A document of Word goes through the whole work: units, drafts, review, bundles, a final."""

import json
import re

from tests.article.office.test_docx import drawing
from tests.article.office.word_files import docx, member, p, r

_NOTES = f'<w:footnotes {{xmlns}}><w:footnote w:id="2">{p("Counted in May.")}</w:footnote></w:footnotes>'
_LINKS = {"rId7": ("hyperlink", "https://example.org/lind"), "rId8": ("image", "media/image1.png")}
_MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_LINK = f'<w:hyperlink r:id="rId7">{r("Petra Lind", "<w:b/>")}</w:hyperlink>'
_TABLE = f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{p('Year')}</w:tc><w:tc>{p('Cars')}</w:tc></w:tr>"
_TABLE += f"<w:tr><w:tc>{p('2024')}</w:tc><w:tc>{p('12,400')}</w:tc></w:tr></w:tbl>"
DOCUMENT = docx(
    p("Bridge closed", style="Titel")
    + p("By Ana Ruiz, 12 November 2025")
    + p("Ask ", _LINK, _MARK, " for help. It is ", r("safe", "<w:i/>"), ".")
    + p(drawing("The old bridge"))
    + p("What comes next", style="berschrift1")
    + p("The tunnel", style="Liste")
    + p("The ferry", style="Liste")
    + _TABLE,
    {"footnotes": _NOTES},
    _LINKS,
)  # fmt: skip


def newsroom_with(newsroom, routes='es = "pseudo"'):
    settings = f'locales = ["es"]\n[routes]\n{routes}\n'
    (newsroom.root / "l10n.toml").write_text(settings, "utf-8")
    for old in (newsroom.root / "source").iterdir():
        old.unlink()
    (newsroom.root / "source/bridge.docx").write_bytes(DOCUMENT)
    return newsroom


def test_a_document_becomes_bundles(newsroom):
    room = newsroom_with(newsroom)
    room("run", code=None)
    dist = room.root / "dist/bridge"
    assert (dist / "en/bridge.docx").read_bytes() == DOCUMENT
    made = (dist / "es/bridge.docx").read_bytes()
    assert "Ɓŕîîðĝé" in member(made, "word/document.xml")
    assert "Çööûñţééð" in member(made, "word/footnotes.xml")
    assert (dist / "es/word/media/image1.png").is_file()
    page = (dist / "en/index.html").read_text("utf-8")
    story = re.sub(r"\s+", " ", page[page.index("<main") : page.index("</main>")])
    assert "<h1>Bridge closed</h1>" in story
    assert '<p class="byline">By Ana Ruiz, 12 November 2025</p>' in story
    assert '<a href="https://example.org/lind"><strong>Petra Lind</strong></a>' in story
    assert "for help. It is <em>safe</em>." in story
    assert '<img src="word/media/image1.png" alt="The old bridge">' in story
    assert "<h2>What comes next</h2>" in story
    assert "<ul><li>The tunnel</li><li>The ferry</li></ul>" in story
    assert '<th scope="col">Year</th><th scope="col">Cars</th>' in story
    assert "<td>2024</td><td>12,400</td>" in story
    assert '<li id="fn-1" value="1">Counted in May. <a href="#ref-1"' in story
    ninjs = json.loads((dist / "es/article.json").read_text("utf-8"))
    assert ninjs["by"].startswith("[Ɓý") or ninjs["by"] == "Ana Ruiz"
    assert ninjs["versionCreated"].startswith("2025-11-12")
    text = (dist / "en/article.txt").read_text("utf-8")
    assert "- The tunnel\n- The ferry" in text
    assert "Year\tCars\n2024\t12,400" in text
    assert "[1] Counted in May." in text


def test_a_reviewed_document_is_final_and_its_marks_are_explained(newsroom):
    room = newsroom_with(newsroom)
    room("run", code=None)
    path = room.path("bridge")
    text = path.read_text("utf-8")
    assert '#. <1>…</1>: <a href="https://example.org/lind"><' in text
    assert "#: source/bridge.docx:3" in text
    path.write_text(text.replace("#, fuzzy\n", ""), "utf-8")
    assert len(room.units("bridge")) >= 10
    room("build", "--final", code=None)
    again = member((room.root / "dist/bridge/es/bridge.docx").read_bytes(), "word/document.xml")
    assert "Ɓŕîîðĝé" in again


def test_a_document_that_changes_keeps_what_was_reviewed(newsroom):
    room = newsroom_with(newsroom)
    room("run", code=None)
    path = room.path("bridge")
    path.write_text(path.read_text("utf-8").replace("#, fuzzy\n", ""), "utf-8")
    before = {unit.key: unit.target for unit in room.units("bridge").values()}
    changed = docx(
        p("Bridge closed", style="Titel") + p("New. It is ", r("safe", "<w:i/>"), ".") + p("The ferry", style="Liste")
    )
    (room.root / "source/bridge.docx").write_bytes(changed)
    room("extract", code=None)
    after = room.units("bridge")
    assert after["The ferry"].target == before[after["The ferry"].key]
    assert after["It is <1>safe</1>."].target


def test_a_broken_document_costs_itself_alone(newsroom):
    room = newsroom_with(newsroom)
    (room.root / "source/broken.docx").write_bytes(DOCUMENT[:-30])
    (room.root / "source/old.odt").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    run = room("extract", code=2)
    assert "source/broken.docx:1: is not a whole document" in run.stderr + run.stdout
    assert "source/old.odt:1: is locked with a password" in run.stderr + run.stdout
    assert room.units("bridge")
