"""The files that go out and come back, by name and by what they look like."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from l10n.dataclass import dataclass
from l10n.errors import ExchangeError
from l10n.exchange import csv_file, xlsx_file
from l10n.exchange.kit import Kit
from l10n.exchange.xliff import v1, v2
from l10n.exchange.xml import tree
from l10n.late_pattern import late_pattern


@dataclass(frozen=True, slots=True)
class ExchangeKind:
    """A kind of file. `dump` and `parse` are opposites."""

    suffix: str
    dump: Callable[[Kit], bytes]
    parse: Callable[[bytes, str], tuple[Kit, ...]]


KINDS: Mapping[str, ExchangeKind] = {
    "xliff2": ExchangeKind(".xlf", v2.dump, v2.parse),
    "xliff2.2": ExchangeKind(".xlf", v2.dump_22, v2.parse),
    "xliff1": ExchangeKind(".xliff", v1.dump, v1.parse),
    "csv": ExchangeKind(".csv", csv_file.dump, csv_file.parse),
    "xlsx": ExchangeKind(".xlsx", xlsx_file.dump, xlsx_file.parse),
}
_XLIFF = (".xlf", ".xliff", ".xml", ".mqxliff", ".mxliff", ".sdlxliff")
_REMEDY = "export it as XLIFF 1.2, 2.1 or 2.2"
_ROOT = late_pattern(rb"<(?:[\w.-]+:)?xliff[\s>/]")
_UNNAMED = late_pattern(rb"<xliff(?=\s[^<>]*version\s*=\s*[\"']1\.[012][\"'])(?![^<>]*\sxmlns\s*=)")
"""The root of a document of 1.x that names no namespace, as scripts and tools of 1.0 write it."""
_EARLIER = late_pattern(rb"(?<=urn:oasis:names:tc:xliff:document:)1\.1|(?<=\sversion=.)1\.[01](?=[\"'])")
"""What says that a document is of 1.0 or 1.1, whose elements are those of 1.2."""
_VERSION = late_pattern(rb"urn:oasis:names:tc:xliff:document:([0-9]+\.[0-9]+)")
_HEAD = 4096  # bytes in which a document names itself


TABLES = (".csv", ".tsv", ".txt")
"""What tables of text are called."""
RETURNED = frozenset({*_XLIFF, *(kind.suffix for kind in KINDS.values())} - {".xml"})
"""What is taken from a folder that came back: other tables and XML are not looked for among its files."""


def parse(data: bytes, place: str, suffix: str) -> tuple[Kit, ...]:
    """The kits of a file: a workbook by its first bytes, XLIFF by its root and namespace, a table by its suffix.

    Raises:
        ExchangeError: it is none of these, or breaks the rules of its kind.
    """
    suffix = suffix.lower()
    if not data.strip():
        raise ExchangeError(f"{place}:1", "is empty", "export it again")
    if data.startswith(b"PK"):
        return xlsx_file.parse(data, place)
    head = data[:_HEAD].replace(b"\0", b"")  # without the zeros of UTF-16
    if suffix in _XLIFF or (_ROOT.search(head) and head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")):
        return _xliff(data, place, head)
    if suffix in TABLES:
        return csv_file.parse(data, place)
    suffixes = ", ".join(sorted({kind.suffix for kind in KINDS.values()}))
    raise ExchangeError(
        f"{place}:1", "is not a file that can be imported", f"one of {suffixes}; memories by 'l10n memory import'"
    )


def _xliff(data: bytes, place: str, head: bytes) -> tuple[Kit, ...]:
    """The kits of an XLIFF document by the version that its namespace names."""
    tree(data, place)  # what is not XML is said first
    root = _ROOT.search(head)
    if root is None:
        raise ExchangeError(f"{place}:1", "is not XLIFF", _REMEDY)
    named = _UNNAMED.sub(b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"', head, count=1)
    version = _VERSION.search(named, root.start())
    if version is None:
        raise ExchangeError(f"{place}:1", "names no version of XLIFF by its namespace", _REMEDY)
    number = version[1].decode()
    if number in ("1.1", "1.2"):
        return v1.parse(_as_1_2(data, root.group()), place)
    if number in ("2.0", "2.2"):  # 2.1 has the namespace of 2.0
        return v2.parse(data, place)
    raise ExchangeError(f"{place}:1", f"is XLIFF {number}, which is not read", _REMEDY)


def _as_1_2(data: bytes, root: bytes) -> bytes:
    """A document of 1.0, 1.1 or 1.2 (Weblate and the Translate Toolkit write 1.1) as one of 1.2."""
    start = data.find(root)
    end = data.find(b">", start)
    if start < 0:  # UTF-16: of 1.2, or refused by its rules
        return data
    named = _UNNAMED.sub(b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"', data[start : end + 1], count=1)
    return data[:start] + _EARLIER.sub(b"1.2", named) + data[end + 1 :]
