"""TBX-Basic: our own terms come back, other tools read them, theirs are read, hostile files are refused."""

from __future__ import annotations

import io

import pytest
from translate.storage.tbx import tbxfile

from l10n.errors import ExchangeError
from l10n.exchange import tbx
from l10n.model import Term

TERMS = (
    Term("harbor wall", "es", ("muro del puerto", "malecón"), "preferred", "not & <muelle>"),
    Term("harbor wall", "es", ("muelle",), "forbidden"),
    Term("harbor wall", "uk", ("портовий мур",), "admitted"),
    Term("Tarrow", "", (), "do-not-translate"),
    Term("Courier", "ca", (), "do-not-translate"),
    Term("Kyiv", "", ("Kyiv",)),
    Term("", "de", ("Kiew",), "forbidden"),
)


def parse(text: str) -> list[Term]:
    return list(tbx.parse(io.BytesIO(text.encode()), "t.tbx", "en"))


def test_what_is_written_is_read_again() -> None:
    assert parse("".join(tbx.dump(TERMS, "en"))) == list(TERMS)


def test_translate_toolkit_reads_what_is_written() -> None:
    store = tbxfile.parsestring("".join(tbx.dump(TERMS, "en")).encode(), "en", "es")
    units = {str(unit.source): unit for unit in store.units if unit.source}
    assert str(units["harbor wall"].target) == "muro del puerto"
    assert not units["Tarrow"].istranslatable() or units["Tarrow"].target in (None, "")


def entry(words: str) -> str:
    names = 'style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"'
    return f"<tbx {names}><tbxHeader/><text><body>{words}</body></text></tbx>"


def test_version_three_is_read_in_both_its_styles() -> None:
    dca = (
        '<conceptEntry id="1"><note>law</note><langSec xml:lang="en-US"><termSec><term>tender</term></termSec></langSec>'
        '<langSec xml:lang="es"><termSec><term>licitación</term>'
        '<termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec></langSec></conceptEntry>'
    )
    assert parse(entry(dca)) == [Term("tender", "es", ("licitación",), "admitted", "law")]
    dct = dca.replace('<termNote type="administrativeStatus">', "<administrativeStatus>").replace(
        "termNote>", "administrativeStatus>"
    )
    assert parse(entry(dct)) == [Term("tender", "es", ("licitación",), "admitted", "law")]


def test_nested_terms_of_older_tools_and_entries_without_the_source_are_read() -> None:
    text = (
        "<martif><martifHeader/><text><body><termEntry>"
        "<langSet lang='en'><ntig><termGrp><term>tide <hi>mark</hi></term></termGrp>"
        "</ntig></langSet><langSet lang='es'><ntig><termGrp><term>marca</term><termNote type='administrativeStatus'>"
        "supersededTerm-admn-sts</termNote></termGrp></ntig></langSet></termEntry>"
        "<termEntry><langSet lang='fr'><tig><term>quai</term></tig></langSet></termEntry></body></text></martif>"
    )
    assert parse(text) == [Term("tide mark", "es", ("marca",), "forbidden")]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<tmx/>", "is not TBX"),
        ("<martif><text>", "is not well-formed XML"),
        ("<martif><text><body><termEntry/></body></text></martif>", "has no TBX header"),
        (
            entry('<conceptEntry><langSec xml:lang="!"><termSec><term>x</term></termSec></langSec></conceptEntry>'),
            "language '!'",
        ),
        (
            '<!DOCTYPE x [<!ENTITY a "b">]>'
            + entry(
                "<conceptEntry><langSec xml:lang='en'><termSec><term>&a;</term></termSec></langSec></conceptEntry>"
            ),
            "entit",
        ),
    ],
)
def test_what_is_no_tbx_is_refused(text: str, problem: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        parse(text)
    assert problem in caught.value.problem


def test_a_definition_is_a_note():
    reported = '<descrip type="definition">where ships tie up</descrip>'
    inside = """<conceptEntry id="1">{}<langSec xml:lang="en">{}<termSec><term>pier</term></termSec></langSec>
    <langSec xml:lang="es"><termSec><term>muelle</term><note>de barcos</note></termSec></langSec></conceptEntry>"""
    for entry in (inside.format(reported, ""), inside.format("", f"<descripGrp>{reported}</descripGrp>")):
        data = f"<tbx><tbxHeader/><text><body>{entry}</body></text></tbx>".encode()
        (term,) = tbx.parse(io.BytesIO(data), "x.tbx", "en")
        assert (term.translations, term.note) == (("muelle",), "de barcos; where ships tie up")
