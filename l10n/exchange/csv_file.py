"""Tables as CSV by RFC 4180, in UTF-8 with a byte order mark, so that Excel opens them with the right letters.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, and loses it on the way back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from l10n.errors import ExchangeError
from l10n.exchange import table
from l10n.exchange.kit import Kit
from l10n.terms.cells import guard, unguard

_SEPARATORS = (",", ";", "\t")  # Excel writes semicolons where the comma is the decimal sign, tabs for "Unicode text"
_CELL = 1_000_000  # characters; csv's own limit of 131,072 is less than a long paragraph with its notes could have


def dump(kit: Kit) -> bytes:
    """The table of a kit, its header first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.COLUMNS)
    writer.writerows([guard(cell) for cell in row] for row in table.rows(kit))
    return out.getvalue().encode("utf-8-sig")


def parse(data: bytes, place: str) -> tuple[Kit, ...]:
    """The kits of a CSV file; commas, semicolons or tabs part its cells, as the header shows.

    Raises:
        ExchangeError: it is not text in UTF-8 or UTF-16, no CSV, or its table is wrong.
    """
    text = _decoded(data, place)
    head, _, body = text.partition("\n")
    head_line = head.strip().strip('"').lower()
    if head_line.startswith("sep="):  # Excel's own way to say what parts the cells
        text, head = "\n" + body, body.partition("\n")[0]
    separator = head_line[4:5] if head_line.startswith("sep=") and head_line[4:5] else max(_SEPARATORS, key=head.count)
    old = csv.field_size_limit(_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        header = next((row for row in reader if row), [])
        return table.parse(header, _records(reader), place)
    except csv.Error as exc:
        raise ExchangeError(f"{place}:{reader.line_num}", f"is not a CSV: {exc}", "save it as CSV again") from exc
    finally:
        csv.field_size_limit(old)


def _records(reader: Iterator[list[str]]) -> Iterator[table.Record]:
    while True:
        line = reader.line_num + 1  # type: ignore[attr-defined]  # csv's reader has it; typeshed's protocol is private
        row = next(reader, None)
        if row is None:
            return
        yield table.Record([unguard(cell).replace("\r\n", "\n") for cell in row], line)


def _decoded(data: bytes, place: str) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as exc:
        line = data.count(b"\n", 0, exc.start) + 1
        problem = f"byte 0x{data[min(exc.start, len(data) - 1)]:02X} is not {encoding.upper().removesuffix('-SIG')}"
        raise ExchangeError(f"{place}:{line}", problem, "save it as 'CSV UTF-8'") from exc
    if "\0" in text:
        raise ExchangeError(
            f"{place}:{text.count(chr(10), 0, text.index(chr(0))) + 1}", "holds a NUL", "export it again"
        )
    return text
