"""Documents of Word made of their XML, for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": _OFFICE,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMES.items())
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
STYLES = """<w:styles {xmlns}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Untertitel"><w:name w:val="Subtitle"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Eigene"><w:name w:val="Own Heading"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Gliederung"><w:name w:val="Chapter"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="List Bullet"/>
<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
</w:styles>"""
NUMBERING = """<w:numbering {xmlns}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""
CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
<dc:title>{title}</dc:title><dc:creator>Petra Lind</dc:creator><dcterms:created>2025-11-12T08:00:00Z</dcterms:created>
</cp:coreProperties>"""
_TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml" ContentType="{type}document.main+xml"/>{others}</Types>"""
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_KINDS = {
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header1": "header",
    "styles": "styles",
    "numbering": "numbering",
}


def relations(result: Mapping[str, tuple[str, str]]) -> str:
    """A part of relations: kind and target by id; what has `://` lies outside."""
    each = "".join(
        f'<Relationship Id="{key}" Type="{kind if "://" in kind else f"{_OFFICE}/{kind}"}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for key, (kind, target) in result.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


def p(*runs: str, style: str = "", more: str = "") -> str:
    """A paragraph of runs; a run that is not XML is text."""
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + more
    properties = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{properties}{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def docx(body: str, parts: Mapping[str, str] | None = None, links: Mapping[str, tuple[str, str]] | None = None,
         title: str = "A draft") -> bytes:  # fmt: skip
    """A document with this body. `parts` are others of `word/` by name, without their root's namespaces (`{xmlns}`)."""
    made = {"styles": STYLES, "numbering": NUMBERING, **(parts or {})}
    further = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{_KINDS[name]}+xml"/>' for name in made
    )
    result = {f"rId{n}": (_KINDS[name], f"{name}.xml") for n, name in enumerate(made, 100)} | dict(links or {})
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    members = {
        "[Content_Types].xml": _TYPES.replace("{others}", further).replace("{type}", _TYPE),
        "_rels/.rels": relations(
            {"rId1": ("officeDocument", "word/document.xml"), "rId2": (core, "docProps/core.xml")}
        ),
        "word/document.xml": f"<w:document {XMLNS}><w:body>{body}<w:sectPr><w:docGrid/></w:sectPr></w:body></w:document>",
        "word/_rels/document.xml.rels": relations(result),
        **{f"word/{name}.xml": text.replace("{xmlns}", XMLNS) for name, text in made.items()},
        "docProps/core.xml": CORE.replace("{title}", title),
        "word/media/image1.png": "\x89PNG no picture",
    }
    return zipped(
        {name: (HEAD + text).encode() if name.endswith("xml") else text.encode() for name, text in members.items()}
    )


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip of members, the pictures stored and the rest deflated."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in members.items():
            stored = name.endswith("png") or name == "mimetype"
            method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            made.writestr(zipfile.ZipInfo(name, (2025, 11, 12, 8, 0, 0)), data, compress_type=method)
    return out.getvalue()


def member(data: bytes, name: str) -> str:
    """The text of a member."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read(name).decode()
