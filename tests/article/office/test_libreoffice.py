"""What LibreOffice makes of documents that were localized: it opens them, and shows the words that were put in."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from l10n import markup
from l10n.model import Role
from tests.article.office import reading, test_docx
from tests.article.office.word_files import docx, p, r

_WORD = re.compile(r"\w+")
PROGRAM = shutil.which("soffice")

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed (libreoffice-writer-nogui)")

_NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_NOTES = f'<w:footnotes {{xmlns}}><w:footnote w:id="2">{p("Counted in May.")}</w:footnote></w:footnotes>'
_TABLE = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{p('Year')}</w:tc><w:tc>{p('Cars a day')}</w:tc></w:tr></w:tbl>"
_LINK = f'<w:hyperlink r:id="rId7">{r("Petra Lind", "<w:b/>")}</w:hyperlink>'
_CHANGE = f'<w:ins w:id="2" w:author="x" w:date="2025-11-12T08:00:00Z">{r("is ")}</w:ins>'
PAGE = (Path(__file__).resolve().parents[2] / "golden" / "docx" / "libreoffice" / "article.docx").read_bytes()
WORD = docx(
    p("Bridge closed", style="Titel") + p("Ask ", _LINK, ", ", r("please", "<w:i/>"), ".", "<w:r><w:br/></w:r>", "Or wait.")
    + p("Many", _NOTE, " cars cross it.") + _TABLE + p("The bridge ", _CHANGE, "closed.") + p("First point", style="Liste"),
    {"footnotes": _NOTES}, test_docx.LINK,
)  # fmt: skip


def converted(data: bytes, old: str, new: str, folder: Path) -> bytes:
    """A document as LibreOffice saves it in another format."""
    (folder / f"a.{old}").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [PROGRAM or "", profile, "--headless", "--convert-to", new, f"a.{old}"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return (folder / f"a.{new}").read_bytes()


def words(data: bytes) -> list[str]:
    """The words of a document in one XML file."""
    text = data.decode().partition("<office:text")[2]
    text = re.sub(r"<text:note-citation.*?</text:note-citation>|<office:forms.*?</office:forms>", "", text)
    text = re.sub(r"</text:[ph]>|<text:(?:tab|s|line-break|note)\b[^<>]*>", " ", text)
    return _WORD.findall(html.unescape(re.sub(r"<[^<>]*>", "", text)))


@pytest.mark.parametrize("name", ["docx", "odt"])
@pytest.mark.parametrize("data", [WORD, PAGE], ids=["word", "page"])
def test_every_word_that_was_inserted_is_shown(name, data, tmp_path):
    data = data if name == "docx" else converted(data, "docx", name, tmp_path)
    result = reading.read(data, name)
    seen = words(converted(reading.localized(result, "fa"), name, "fodt", tmp_path))
    blocks = [block for block in result.walk() if block.role is not Role.FURNITURE and block.syntax.startswith("flow")]
    reported = [word for block in blocks for word in _WORD.findall(markup.shown(block, reading.upper(block)))]
    assert sorted(set(reported) - set(seen)) == []
    assert [word for word in seen if word != word.upper()] == []
