"""The bytes of a PO file as text, by the charset that its header declares."""

from __future__ import annotations

import codecs
import re

from l10n.errors import CatalogError
from l10n.late_pattern import late_pattern

# The strings of the header: the first entry with an empty msgid. A sentence may speak of a charset too.
_HEADER = late_pattern(rb'^msgid[ \t]+""[ \t]*\r?\n(?:""[ \t]*\r?\n)*(msgstr(?:[ \t]*"[^\n]*(?:\n|\Z))+)', re.MULTILINE)
_CHARSET = late_pattern(rb"charset=([^\s\\\";]+)", re.IGNORECASE)
_BYTE_ORDER_MARKS = ((codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"))
# The charsets that gettext calls portable, as far as Python knows them, and the other parts of ISO 8859, by whatever alias;
# other codec names (rot13, idna) are not charsets.
_CHARSETS = (
    "koi8-r koi8-u koi8-t gb2312 gbk gb18030 big5 big5-hkscs euc-jp euc-kr shift_jis johab tis-620 ascii utf-8 "
    "cp850 cp866 cp874 cp932 cp949 cp950 "
    + " ".join([*(f"iso-8859-{n}" for n in range(1, 17) if n != 12), *(f"cp{n}" for n in range(1250, 1259))])
).split()
_UTF8 = frozenset({"ascii", "utf-8", "charset"})  # CHARSET is the placeholder of a template


def decode(data: bytes, place: str) -> str:
    """The text of a PO file by the charset that its header declares, without a byte order mark.

    UTF-8 where nothing is declared. A file in another charset is read by it, and `dump` writes UTF-8.

    Raises:
        CatalogError: the charset is unknown, or the bytes are not in it.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            raise CatalogError(f"{place}:1", f"the file is {name}", "save it as UTF-8")
    data = data.removeprefix(codecs.BOM_UTF8)
    header = _HEADER.search(data, 0, 100_000)  # it comes first, after a licence at most
    match = _CHARSET.search(data, header.start(1), header.end(1)) if header else None
    named = match[1].decode("ascii", "backslashreplace") if match else "utf-8"
    line = data.count(b"\n", 0, match.start()) + 1 if match else 1
    charset = _canonical(named)
    if not charset:
        raise CatalogError(f"{place}:{line}", f"charset {named.lower()!r} is not known", "save the file as UTF-8")
    try:
        text = data.decode(charset)
    except UnicodeDecodeError as exc:
        at = data.count(b"\n", 0, exc.start) + 1
        why = "which the header declares" if match else "and the header declares no other charset"
        problem = f"byte 0x{data[exc.start]:02X} is not {charset.upper()}, {why}"
        raise CatalogError(f"{place}:{at}", problem, "save the file as UTF-8") from exc
    if charset != "utf-8" and not data.isascii() and _is_utf8(data):
        raise CatalogError(f"{place}:{line}", f"the header declares {named.upper()}, the bytes are UTF-8", "correct it")
    return text


def _canonical(named: str) -> str:
    """The codec of a charset, `utf-8` for what says nothing else; empty for what is not a charset.

    >>> _canonical("ISO_8859-15"), _canonical("latin1"), _canonical("rot13")
    ('iso8859-15', 'iso8859-1', '')
    """
    try:
        codec_name = "charset" if named.lower() == "charset" else codecs.lookup(named).name
    except (LookupError, ValueError):
        return ""
    if codec_name in _UTF8:
        return "utf-8"
    return codec_name if codec_name in {codecs.lookup(each).name for each in _CHARSETS} else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
