"""Tables as XLSX: what translators may change is open, the rest is grey and locked; right-to-left sheets for such locales.

A text is always a text here, never a formula. The same kit gives the same bytes.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from l10n import langtag
from l10n.errors import ExchangeError
from l10n.exchange import table
from l10n.exchange.kit import Kit
from l10n.late_pattern import late_pattern

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_CELL = 32_767  # characters; Excel's limit, longer cells are cut without a word
_UNPACKED = 256 * 1024 * 1024  # bytes; a catalog of 100,000 units has about 60 MB of sheet
_WIDTHS = {"id": 14, "role": 11, "source": 60, "target": 60, "state": 11, "note": 40, "comments": 30, "exported": 14}
_HIDDEN = ("id", "exported")
_GREY, _HEAD = "F2F2F2", "D9E2EC"
_COLORS = {"new": "F8D7DA", "fuzzy": "FFF3CD", "reviewed": "D1E7DD"}  # as in the review page: red, amber, green
_DATE = (2000, 1, 1, 0, 0, 0)  # one for all, so that nothing of today is in the file
_STAMP = late_pattern(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
# What zipfile and zlib raise for archives that are cut or changed.
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, struct.error, ValueError, OSError, EOFError)
_NOT_IN_XML = late_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def dump(kit: Kit) -> bytes:
    """A workbook with one sheet.

    Raises:
        ExchangeError: a text is longer than a cell can be.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = kit.target
    sheet.append(list(table.COLUMNS))
    for row, cells in enumerate(table.rows(kit), 2):
        for column, text in enumerate(cells, 1):
            if len(text) > LONGEST_CELL:
                raise ExchangeError(f"{kit.slug} {kit.target}", "a text is longer than an XLSX cell", "export XLIFF")
            cell = sheet.cell(row, column)
            cell.value = _NOT_IN_XML.sub("", text)
            cell.data_type = "s"
            _dress(cell, table.COLUMNS[column - 1], kit.target)
    _lay_out(sheet, kit.target)
    out = io.BytesIO()
    workbook.save(out)
    return _timeless(out.getvalue())


def _dress(cell: Cell | MergedCell, column: str, locale: str) -> None:
    from openpyxl.styles import Alignment, PatternFill, Protection

    right = column in table.EDITABLE and langtag.direction(locale) == "rtl"
    # Reading order: 1 is left to right, 2 right to left; a source keeps its own in a right-to-left sheet.
    cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=2 if right else 1)
    cell.number_format = "@"
    cell.protection = Protection(locked=column not in table.EDITABLE)
    if column not in table.EDITABLE:
        cell.fill = PatternFill("solid", fgColor=_GREY)


def _lay_out(sheet: Worksheet, locale: str) -> None:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for n, name in enumerate(table.COLUMNS, 1):
        head = sheet.cell(1, n)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor=_HEAD)
        letter = get_column_letter(n)
        sheet.column_dimensions[letter].width = _WIDTHS[name]
        sheet.column_dimensions[letter].hidden = name in _HIDDEN
    sheet.freeze_panes = "A2"
    sheet.sheet_view.rightToLeft = langtag.direction(locale) == "rtl"
    sheet.protection.sheet = True  # without a password: a reminder, no lock
    sheet.protection.formatColumns = sheet.protection.formatRows = sheet.protection.autoFilter = False  # false: allowed
    sheet.auto_filter.ref = (
        f"A1:{get_column_letter(len(table.COLUMNS))}{max(sheet.max_row, 2)}"  # "show me what is new"
    )
    states = f"E2:E{max(sheet.max_row, 2)}"
    for state, color in _COLORS.items():
        rule = Rule("cellIs", operator="equal", formula=[f'"{state}"'])
        rule.dxf = DifferentialStyle(fill=PatternFill(bgColor=color))
        sheet.conditional_formatting.add(states, rule)
    choice = DataValidation(type="list", formula1=f'"{",".join(table.STATES)}"', allow_blank=True)
    sheet.add_data_validation(choice)
    choice.add(states)


def _timeless(data: bytes) -> bytes:
    """The same workbook without the time of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = _STAMP.sub(rb"\g<1>2000-01-01T00:00:00Z", old.read(name)) if "core.xml" in name else old.read(name)
            new.writestr(zipfile.ZipInfo(name, _DATE), member, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def parse(data: bytes, place: str) -> tuple[Kit, ...]:
    """The kits of the first sheet of a workbook.

    Raises:
        ExchangeError: it is not a workbook, hostile, or its table is wrong.
    """
    from openpyxl import load_workbook

    _inspect(data, place)
    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        sheet = workbook.worksheets[0]
        records = list(_records(sheet.iter_rows(values_only=True)))
    except (KeyError, TypeError, IndexError, AttributeError, SyntaxError, *_BROKEN_ZIP) as exc:
        # openpyxl has no error of its own for a workbook that lacks a part; SyntaxError is what XML parsers raise.
        raise ExchangeError(
            f"{place}:1", f"is not a workbook that can be read: {exc}", "save it as XLSX again"
        ) from exc
    header = records[0].cells if records else ()
    return table.parse(header, records[1:], place)


def _records(rows: Iterator[tuple[object, ...]]) -> Iterator[table.Record]:
    for number, row in enumerate(rows, 1):
        yield table.Record(["" if value is None else str(value).replace("\r\n", "\n") for value in row], number)


def _inspect(data: bytes, place: str) -> None:
    """Refuses archives that unpack to too much, and documents with a DTD, which no workbook has."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _UNPACKED:
                raise ExchangeError(f"{place}:1", f"unpacks to more than {_UNPACKED >> 20} MB", "split it")
            for member in archive.infolist():
                if b"<!DOCTYPE" in archive.read(member).replace(b"\0", b""):  # without the zeros of UTF-16
                    raise ExchangeError(f"{place}:1", f"{member.filename} has a DTD", "save it as XLSX again")
    except (*_BROKEN_ZIP, NotImplementedError, RuntimeError) as exc:
        # zipfile raises NotImplementedError for rare compressions, RuntimeError for what needs a password.
        raise ExchangeError(f"{place}:1", f"is not an XLSX: {exc}", "save it as XLSX again") from exc
