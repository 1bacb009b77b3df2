"""Whole documents: what is read from a body of XML, and the file in another language.

`python -m tests.article.office.wholes_write` writes both; the diff is the review.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.article.office import reading
from tests.article.office.test_odt import odt
from tests.article.office.word_files import docx

FOLDER = Path(__file__).parent / "wholes"
_NOTES = """<w:footnotes {xmlns}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> From the log of 1987.</w:t></w:r></w:p>
</w:footnote></w:footnotes>"""
_HEADER = "<w:hdr {xmlns}><w:p><w:r><w:t>The Gazette</w:t></w:r></w:p></w:hdr>"
_LINKS = {"rId7": ("hyperlink", "https://gazette.example/lena"), "rId8": ("image", "media/image1.png")}


def _word(body: str) -> bytes:
    return docx(body, {"footnotes": _NOTES, "header1": _HEADER}, _LINKS)


FILES: Mapping[str, tuple[str, Callable[[str], bytes]]] = {"word": ("docx", _word), "opendocument": ("odt", odt)}


def made(name: str) -> Mapping[str, str]:
    """What comes of a body, by the names of its files: blocks, facts, and all that differs in a Persian file."""
    kind, pack = FILES[name]
    data = pack((FOLDER / f"{name}.body.xml").read_text(encoding="utf-8").replace("\n", ""))
    document = reading.read(data, kind)
    blocks = [f"{block.role.value}\t{block.line}\t{block.text}\n" for block in document.walk()]
    facts = [f"{key}: {value}\n" for key, value in sorted(document.meta.items())]
    changed = "".join(_changed(data, reading.localized(document, "fa")))
    return {f"{name}.blocks.txt": "".join([*facts, *blocks]), f"{name}.fa.xml": changed}


def _changed(before: bytes, after: bytes) -> Iterator[str]:
    """The members that differ, a paragraph a line."""
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert old.namelist() == new.namelist()
        for name in new.namelist():
            if old.read(name) != new.read(name):
                yield f"== {name}\n" + re.sub(r"(</(?:w|text):(?:p|h)>)", r"\1\n", new.read(name).decode()) + "\n"


if __name__ == "__main__":
    for name in FILES:
        for file, text in made(name).items():
            (FOLDER / file).write_text(text, encoding="utf-8", newline="")
