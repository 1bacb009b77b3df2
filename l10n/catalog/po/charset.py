"""The bytes of a PO file as text, by the charset that its header declares."""

from __future__ import annotations

import codecs
import re

from l10n.errors import CatalogError

_CHARSET = re.compile(rb'^"[^"\n]*charset=([^\s\\"]+)', re.MULTILINE)
_BYTE_ORDER_MARKS = ((codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"))
# The charsets that gettext calls portable, as far as Python knows them; other codec names (rot13, idna) are no charsets.
_CHARSETS = frozenset(
    {"ascii", "us-ascii", "utf-8", "utf8", "charset", "koi8-r", "koi8-u", "koi8-t", "gb2312", "gbk", "gb18030", "big5"}
    | {"big5-hkscs", "euc-jp", "euc-kr", "shift_jis", "johab", "tis-620", "cp850", "cp866", "cp874", "cp932", "cp949"}
    | {
        "cp950",
        *(f"iso-8859-{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 14, 15)),
        *(f"cp{n}" for n in range(1250, 1259)),
    }
    | {f"windows-{n}" for n in range(1250, 1259)}
)
_UTF8 = frozenset({"ascii", "us-ascii", "utf-8", "utf8", "charset"})  # CHARSET is the placeholder of a template


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
    match = _CHARSET.search(data, 0, 100_000)  # the header comes first, after a licence at most
    charset = match[1].decode("ascii", "backslashreplace").lower() if match else "utf-8"
    line = data.count(b"\n", 0, match.start()) + 1 if match else 1
    if charset not in _CHARSETS:
        raise CatalogError(f"{place}:{line}", f"charset {charset!r} is not known", "save the file as UTF-8")
    charset = "utf-8" if charset in _UTF8 else charset
    try:
        text = data.decode(charset)
    except UnicodeDecodeError as exc:
        line = data.count(b"\n", 0, exc.start) + 1
        problem = f"byte 0x{data[exc.start]:02X} is not {charset.upper()}, which the header declares"
        raise CatalogError(f"{place}:{line}", problem, "save the file as UTF-8") from exc
    if charset != "utf-8" and not data.isascii() and _is_utf8(data):
        raise CatalogError(
            f"{place}:{line}", f"the header declares {charset.upper()}, the bytes are UTF-8", "correct it"
        )
    return text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
