"""The encodings of article files as browsers and editors have them; every file comes back byte for byte.

A byte that is not a character in its encoding is carried through as a lone surrogate (PEP 383), shown as U+FFFD, and reported.
Source: Encoding Standard (WHATWG), labels by `webencodings`; HTML Standard 13.2.3.
"""

from __future__ import annotations

import codecs
import json
import re
from pathlib import PurePosixPath

from l10n.article.lines import LINE_END
from l10n.errors import ArticleError
from l10n.late_pattern import late_pattern

_SAVE_AS_UTF8 = "save it as UTF-8"
_NAME_IT = 'save it as UTF-8, or write encoding = "windows-1251" (or another) into the settings'
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_MAGIC = {
    b"PK\x03\x04": "an office document or archive",
    b"%PDF-": "a PDF",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
}
# Where HTML pages say their encoding: HTML Standard 13.2.3.2 looks at the first 1,024 bytes; real heads are longer.
_DECLARED = late_pattern(
    rb"""<(?:meta\b[^>]{0,300}?\bcharset\s*=\s*["']?|\?xml\b[^>]{0,200}?\bencoding\s*=\s*["'])\s*([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
_HEAD = 4096
_SCRIPT = late_pattern(r"(<script\b[^>]*>.*?</script\s*>)", re.IGNORECASE | re.DOTALL)
STRAY = late_pattern("[\udc80-\udcff]")
"""A byte that is not a character of its file's encoding."""
UNSEEN = late_pattern("[\udc80-\udcff\0]")
"""What a text has that no reader sees, and no catalog may hold."""
_LEGACY = [
    *("cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874"),
    *("gbk", "big5", "shift_jis", "euc_jp", "euc_kr", "koi8_r"),
]
"""What pages are written in that name no encoding: the fallbacks of browsers by region. Source: HTML Standard 13.2.3.2."""
_DOUBLE = ("gb", "big5", "shift", "cp932", "cp949", "euc", "iso2022")
"""Beginnings of names of encodings with two bytes a character."""
_SURE = 30
"""Characters beyond ASCII that are UTF-8 by no chance, whatever the encoding that a page names."""
_FEW, _SHARE = 3, 0.02
"""Stray bytes that a file may have, and their share of all bytes beyond ASCII: more mean another encoding."""


def decode(data: bytes, path: PurePosixPath, format_: str, chosen: str = "") -> tuple[str, str, bytes]:
    """The text of a file, the encoding that gives its bytes back, and its byte order mark.

    `chosen` is the project's encoding for files that name none. A page that names none, or a wrong one, is read by what its
    bytes look like.

    Raises:
        ArticleError: the file is binary, or not in the encoding that it must be in.
    """
    _refuse_binary(data, path)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data[len(mark) :], encoding, path), encoding, mark
    page = format_ in ("html", "feed")
    declared = _DECLARED.search(data, 0, _HEAD) if page else None
    encoding = _declared(declared, chosen, path)
    if page and encoding != "utf-8" and _is_utf8(data, encoding):
        encoding = "utf-8"
    elif page and _strays(data, encoding) is None:
        encoding = _guessed(data)
    return _text(data, encoding, path, page=page), encoding, b""


def _declared(declared: re.Match[bytes] | None, chosen: str, path: PurePosixPath) -> str:
    """The encoding that a page names, where that is one; else the project's, else UTF-8."""
    if declared and (encoding := _codec(declared[1].decode("ascii"))):
        return encoding
    encoding = _codec(chosen) if chosen else "utf-8"
    if not encoding:
        raise ArticleError(f"{path}:1", f"is to be read in the unknown encoding {chosen!r}", _NAME_IT)
    return encoding


def _is_utf8(data: bytes, encoding: str) -> bool:
    """Whether a page is UTF-8 though it names another encoding, as browsers and scripts save what a server had declared.

    Text in an encoding of one byte a character is UTF-8 by no chance; a few characters of two bytes may be.
    """
    try:
        beyond = sum(char > "\x7f" for char in data.decode("utf-8"))
    except UnicodeDecodeError:
        return False
    return beyond >= (_SURE if encoding.startswith(_DOUBLE) else _FEW)


def misnamed(text: str, encoding: str) -> str:
    """The encoding that a page names though it is read in another one, as its bytes are; empty where both agree."""
    declared = _DECLARED.search(text[:_HEAD].encode("ascii", "replace"))
    name = declared[1].decode("ascii") if declared else ""
    return (
        name if name and _codec(name) not in (encoding, "utf-8" if encoding.startswith("utf-16") else encoding) else ""
    )


def encode(text: str, encoding: str, mark: bytes = b"") -> bytes:
    r"""The bytes of a text; what the encoding lacks is a numeric reference, `\uXXXX` inside scripts."""
    if encoding.startswith("utf-"):
        return mark + text.encode(encoding, "surrogateescape" if encoding == "utf-8" else "strict")
    parts = _SCRIPT.split(text)  # texts and scripts in turn
    return b"".join(_pieces(_scripted(part, encoding) if n % 2 else part, encoding) for n, part in enumerate(parts))


def holds(text: str, encoding: str) -> bool:
    """Whether an encoding has all characters of a text, stray bytes aside.

    >>> holds("café", "cp1252"), holds("міст", "cp1252")
    (True, False)
    """
    if encoding.startswith("utf-"):
        return True
    try:
        STRAY.sub("", text).encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _pieces(text: str, encoding: str) -> bytes:
    """A text in an encoding, its stray bytes as they were."""
    pieces, end = [], 0
    for match in STRAY.finditer(text):
        pieces += [text[end : match.start()].encode(encoding, "xmlcharrefreplace"), bytes([ord(match[0]) - 0xDC00])]
        end = match.end()
    return b"".join([*pieces, text[end:].encode(encoding, "xmlcharrefreplace")])


def stray_lines(text: str) -> list[int]:
    """The lines of a text that have stray bytes, in order."""
    return sorted({len(LINE_END.findall(text, 0, match.start())) + 1 for match in STRAY.finditer(text)})


def _refuse_binary(data: bytes, path: PurePosixPath) -> None:
    if data.startswith(_UTF32_MARKS):
        raise ArticleError(f"{path}:1", "is in UTF-32", _SAVE_AS_UTF8)
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise ArticleError(f"{path}:1", f"is {kind}, not text", "export it as text, Markdown or HTML")


def _codec(label: str) -> str:
    """Python's name of an encoding by its label on the Web: gb2312 is GBK, and Latin-1 windows-1252; empty for no label."""
    import webencodings

    codec = webencodings.lookup(label)
    if codec is not None:
        name = str(codec.codec_info.name)
        return "utf-8" if name.startswith("utf-16") else name  # a page that can be read so far is not UTF-16
    try:
        name = codecs.lookup(label).name
        "".encode(name)  # refuses codecs that are not encodings of text
    except LookupError:
        return ""
    return "utf-8" if name.startswith(("utf-16", "utf-32", "utf-8")) else name


def _strays(data: bytes, encoding: str) -> int | None:
    """How many stray bytes a file has in an encoding; nothing where they are too many for it to be that one."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        strays = len(STRAY.findall(data.decode(encoding, "surrogateescape")))
        beyond = sum(byte > 0x7F for byte in data)  # where all of them are strays, it is another encoding
        return strays if strays <= max(_FEW, _SHARE * beyond) and strays < beyond else None
    return 0


def _guessed(data: bytes) -> str:
    """The encoding of a page that names none, or a wrong one, by its text; windows-1252 where nothing tells, as in browsers."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_LEGACY).best()
    name = codecs.lookup(best.encoding).name if best is not None else "cp1252"
    return name if data.decode(name, "surrogateescape").encode(name, "surrogateescape") == data else "cp1252"


def _text(data: bytes, encoding: str, path: PurePosixPath, *, page: bool = False) -> str:
    nul = data.find(b"\0")
    if nul >= 0 and not encoding.startswith("utf-16") and not (page and data.count(b"\0") <= _FEW):
        halves = data[:1000].count(0) * 3 > len(data[:1000])
        problem = "is UTF-16 without a byte order mark" if halves else f"is binary: byte {nul:,} is NUL"
        raise ArticleError(_place(path, data[:nul]), problem, _SAVE_AS_UTF8 if halves else "export it as text")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if not encoding.startswith("utf-16") and _strays(data, encoding) is not None:
            return data.decode(encoding, "surrogateescape")
        before = data[: error.start].decode(encoding, "ignore")
        column = len(LINE_END.split(before)[-1]) + 1
        problem = f"is not {encoding.upper()}: byte 0x{data[error.start]:02X} at column {column}"
        raise ArticleError(_place(path, before), problem, _NAME_IT) from error
    if "\0" in text and not page:
        raise ArticleError(_place(path, text.partition("\0")[0]), "is binary: it has a NUL", "export it as text")
    return text


def _place(path: PurePosixPath, before: str | bytes) -> str:
    """`path:line` of what follows `before`."""
    text = before.decode("latin-1") if isinstance(before, bytes) else before
    return f"{path}:{len(LINE_END.findall(text)) + 1}"


def _scripted(text: str, encoding: str) -> str:
    """Script text in which what the encoding lacks is written as JSON and JavaScript escape it."""
    return "".join(c if STRAY.match(c) or c.encode(encoding, "ignore") else json.dumps(c)[1:-1] for c in text)
