"""The files that go out and come back, by name and by what they look like."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from l10n.errors import ExchangeError
from l10n.exchange import csv_file, xlsx_file
from l10n.exchange.kit import Kit
from l10n.exchange.xliff import v1, v2


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file. `dump` and `parse` are opposites."""

    suffix: str
    dump: Callable[[Kit], bytes]
    parse: Callable[[bytes, str], tuple[Kit, ...]]


KINDS: Mapping[str, Kind] = {
    "xliff2": Kind(".xlf", v2.dump, v2.parse),
    "xliff1": Kind(".xliff", v1.dump, v1.parse),
    "csv": Kind(".csv", csv_file.dump, csv_file.parse),
    "xlsx": Kind(".xlsx", xlsx_file.dump, xlsx_file.parse),
}
_XLIFF = (".xlf", ".xliff", ".xml", ".mqxliff", ".sdlxliff")


def parse(data: bytes, place: str, suffix: str) -> tuple[Kit, ...]:
    """The kits of a file: a workbook by its first bytes, XLIFF by its namespace, a table by its suffix.

    Raises:
        ExchangeError: it is none of these, or breaks the rules of its kind.
    """
    suffix = suffix.lower()
    if not data.strip():
        raise ExchangeError(f"{place}:1", "is empty", "export it again")
    if data.startswith(b"PK"):
        return xlsx_file.parse(data, place)
    if suffix in _XLIFF:
        old = b"document:1." in data[:4096].replace(b"\0", b"")  # without the zeros of UTF-16
        return v1.parse(data, place) if old else v2.parse(data, place)
    if suffix in (".csv", ".tsv", ".txt"):
        return csv_file.parse(data, place)
    known = ", ".join(sorted({kind.suffix for kind in KINDS.values()}))
    raise ExchangeError(
        f"{place}:1", "is no file that can be imported", f"one of {known}; memories by 'l10n memory import'"
    )
