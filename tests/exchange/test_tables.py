import csv
import io
import zipfile

import openpyxl
import pytest
from translate.storage import csvl10n as toolkit

from l10n.errors import ExchangeError, L10nError, SeveralErrors
from l10n.exchange import csv_file, kit, table, xlsx_file
from l10n.model import Catalog, State, Unit, UnitKey

from .kits import UNITS, sample, units

MODULES = [csv_file, xlsx_file]


@pytest.mark.parametrize("module", MODULES)
def test_everything_returns(module):
    packed = sample()
    (back,) = module.parse(module.dump(packed), "x")
    assert (back.slug, back.target) == ("2026/ferry", "es")
    assert [item.unit for item in back.items] == list(UNITS)
    assert [(item.number, item.exported) for item in back.items] == [(i.number, i.exported) for i in packed.items]


@pytest.mark.parametrize("module", MODULES)
def test_the_same_kit_yields_the_same_bytes(module):
    assert module.dump(sample()) == module.dump(sample())


def test_the_previous_source_is_named_in_the_notes():
    notes = [row[5] for row in table.rows(sample())]
    assert "previous source: The harbor wall <1>broke</1>." in notes[1].splitlines()


# --- CSV


def test_excel_and_different_readers_see_a_table_without_formulas():
    data = csv_file.dump(sample())
    assert data.startswith(b"\xef\xbb\xbfid,role,source,")
    assert data.endswith(b"\r\n")
    result = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert {len(row) for row in result} == {len(table.COLUMNS)}
    assert not [cell for row in result for cell in row if cell[:1] in tuple("=+-@\t\r")]
    store = toolkit.csvfile.parsestring(data)
    assert [each.target for each in store.units if each.source == UNITS[1].key.source] == [UNITS[1].target]


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@a", "\tx", "\rx", "'=1", "''-", "＝1", "'", "'tis", "a=1", "", " =1"]
)
def test_guarded_cells_return(text):
    assert csv_file.unguard(csv_file.guard(text)) == text
    assert not csv_file.guard(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


@pytest.mark.parametrize(
    ("separator", "encoding"), [(";", "utf-8"), ("\t", "utf-16"), (",", "utf-8"), (";", "utf-8-sig")]
)
def test_what_spreadsheets_make_of_it_is_read(separator, encoding):
    rows = list(csv.reader(io.StringIO(csv_file.dump(sample()).decode("utf-8-sig"), newline="")))
    rows[1][3], rows[1][4] = '-10 grados; «sí», "no"\tfin', "Reviewed"
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows([*rows, [""] * 8, []])
    first, *further = units(csv_file.parse(out.getvalue().encode(encoding), "x.csv"))
    assert (first.target, first.state) == ('-10 grados; «sí», "no"\tfin', State.REVIEWED)
    assert further == list(UNITS[1:])


def test_columns_may_move_and_further_items_join():
    text = "target,mine,ID,source\nHola,x,es/a#u1,Hello\n,,es/b#u2,Bye\n"
    first, second = csv_file.parse(text.encode(), "x.csv")
    (item,) = first.items
    assert (first.slug, item.unit.target, item.unit.state, item.exported, item.line) == (
        "a",
        "Hola",
        State.FUZZY,
        "",
        2,
    )
    assert (second.slug, second.items[0].unit.state) == ("b", State.NEW)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a,b\n1,2\n", "x.csv:1: has no column 'id', 'source', 'target'"),
        (b"", "x.csv:1: has no column"),
        (b"id,source,target\nwrong,a,b\n", "x.csv:2: unknown id 'wrong'"),
        (b"id,source,target\n,a,b\n", "x.csv:2: has no id"),
        (b"id,source,target\nspanish!/a#u1,a,b\n", "x.csv:2: 'spanish!' is not a language tag"),
        (b"id,source,target,state\nes/a#u1,a,b,fertig\n", "x.csv:2: state 'fertig' is not new, fuzzy or reviewed"),
        (b'id,source,target\nes/a#u1,"a\nb",c\nes/a#u1,a,b\n', "x.csv:4: unit u1 is given twice, first in line 2"),
        (b'id,source,target\nes/a#u1,"a,b\n', "x.csv:2: is not a CSV: unexpected end of data"),
        (b'id,source,target\nes/a#u1,"a"b,c\n', "x.csv:2: is not a CSV: "),
        (b"id,source,target\nes/a#u1,caf\xe9,b\n", "x.csv:2: byte 0xE9 is not UTF-8"),
        (b"id,source,target\nes/a#u1,a,\0b\n", "x.csv:2: holds a NUL"),
        (b"\xff\xfei\0d\0x", "x.csv:1: byte 0x78 is not UTF-16"),
        (b"id,source,target\nes/a#u1,a," + b"x" * 1_000_001, "x.csv:2: is not a CSV: field larger"),
    ],
)
def test_wrong_tables_are_refused_with_their_line(data, message):
    with pytest.raises(L10nError) as caught:
        csv_file.parse(data, "x.csv")
    assert str(caught.value).startswith(message)
    assert csv.field_size_limit() == 131_072


def test_all_errors_are_reported():
    with pytest.raises(SeveralErrors) as caught:
        csv_file.parse(b"id,source,target\nx,a,b\ny,a,b\n", "x.csv")
    assert len(caught.value.errors) == 2


# --- XLSX


def sheet(data):
    return openpyxl.load_workbook(io.BytesIO(data)).active


def test_a_workbook_is_ready_to_be_worked_in():
    result = sheet(xlsx_file.dump(sample()))
    assert result.freeze_panes == "A2"
    assert result.protection.sheet
    assert result.auto_filter.ref == "A1:H6"
    assert not result.protection.autoFilter  # a person may filter a locked sheet
    rules = [rule for each in result.conditional_formatting for rule in each.rules]
    assert [rule.formula for rule in rules] == [['"new"'], ['"fuzzy"'], ['"reviewed"']]
    assert not result.sheet_view.rightToLeft
    locked = {result.cell(1, n).value: result.cell(3, n).protection.locked for n in range(1, 9)}
    assert {name for name, value in locked.items() if not value} == set(table.EDITABLE)
    assert result.column_dimensions["A"].hidden
    assert not result.column_dimensions["C"].hidden
    assert result["D3"].alignment.wrap_text
    assert result["C5"].data_type == "s"
    assert result["C5"].value == UNITS[3].key.source
    assert result["C3"].fill.fgColor.rgb != result["D3"].fill.fgColor.rgb
    assert result.data_validations.dataValidation[0].formula1 == '"new,fuzzy,reviewed"'


def test_sheets_of_right_to_left_locales_run_right_to_left():
    result = sheet(xlsx_file.dump(sample("fa")))
    assert result.sheet_view.rightToLeft
    assert result["D3"].alignment.readingOrder == 2
    assert result["C3"].alignment.readingOrder == 1


def test_what_people_type_into_a_workbook_is_read():
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx_file.dump(sample())))
    workbook.active["D2"], workbook.active["E2"], workbook.active["D5"] = "=SUMA(1)", "reviewed", 2026
    out = io.BytesIO()
    workbook.save(out)
    back = units(xlsx_file.parse(out.getvalue(), "x.xlsx"))
    assert (back[0].target, back[0].state) == ("=SUMA(1)", State.REVIEWED)
    assert back[3].target == "2026"
    assert back[1] == UNITS[1]


def test_a_text_that_a_cell_cannot_hold_is_refused():
    long = Unit(UnitKey("", "a" * 32_768), "", State.NEW)
    with pytest.raises(ExchangeError, match="a es: a text is longer than an XLSX cell; export XLIFF"):
        xlsx_file.dump(kit.pack(Catalog("a", "en", "es", (long,))))


def archive(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


def is_refused(data, message):
    with pytest.raises(ExchangeError, match=r"^x.xlsx:1: [^\n]+$") as caught:
        xlsx_file.parse(data, "x.xlsx")
    return message in str(caught.value)


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b"no zip"])
def test_what_is_no_archive_is_refused(data):
    assert is_refused(data, "is not an XLSX: ")


@pytest.mark.parametrize("members", [{}, {"a.txt": "b"}])
def test_an_archive_that_is_no_workbook_is_refused(members):
    assert is_refused(archive(members), "is not a workbook that can be read: ")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("worksheets/sheet1.xml", "<wrong", "is not a workbook that can be read: "),
        ("workbook.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "xl/workbook.xml has a DTD"),
        ("workbook.xml", f"<!--{'x' * 9000}--><!DOCTYPE a []><a/>", "xl/workbook.xml has a DTD"),
        ("workbook.xml", "<!DOCTYPE a []><a/>".encode("utf-16"), "xl/workbook.xml has a DTD"),
    ],
)
def test_wrong_and_hostile_workbooks_are_refused(name, data, message):
    with zipfile.ZipFile(io.BytesIO(xlsx_file.dump(sample()))) as file:
        members = {each: file.read(each) for each in file.namelist()}
    assert is_refused(archive(members | {f"xl/{name}": data}), message)


def test_a_bomb_is_refused():
    assert is_refused(archive({"bomb": b"\0" * (257 << 20)}), "unpacks to more than 256 MB")


def test_an_empty_workbook_is_refused():
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    with pytest.raises(ExchangeError, match=r"x.xlsx:1: has no column"):
        xlsx_file.parse(out.getvalue(), "x.xlsx")


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;"])
def test_a_table_may_state_first_what_parts_its_cells(first):
    lines = csv_file.dump(sample()).decode("utf-8-sig").replace(",", ";")
    plain = units(csv_file.parse(lines.encode(), "x.csv"))
    assert units(csv_file.parse(f"{first}\r\n{lines}".encode(), "x.csv")) == plain
