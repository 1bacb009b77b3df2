"""Pieces as HTML: escaped, well nested, marked where nobody reviewed them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.bundle.flow import Writer, clean, isolated
from l10n.model import Piece, Role, State
from tests.bundle.editions import drawn, edition, reviewed, written

LINK = (
    "<p>⟦body The mayor ⟨+1 <a href='https://example.org/a'>⟩resigned⟨-1 </a>⟩ on ⟨+2 <b>⟩Monday⟨-2 </b>⟩."
    "⟨.3 <br>⟩He is 60.⟧</p>"
)
SOURCE = "The mayor <1>resigned</1> on <2>Monday</2>.<3/>He is 60."


def html(target: str, format_: str = "html", text: str = LINK, source: str = SOURCE) -> str:
    document = drawn(format_, text)
    return Writer(edition(document, "es", reviewed({source: target}))).html(document.blocks[0])


def test_marks_become_the_markup_of_the_source() -> None:
    assert html("El alcalde <1>dimitió</1> el <2>lunes</2>.<3/>Tiene 60 años.") == (
        'El alcalde <a href="https://example.org/a">dimitió</a> el <b>lunes</b>.<br>Tiene 60 años.'
    )


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("<2><1>a</2></1>", '<b><a href="https://example.org/a">a</a></b>'),
        ("<1>a", '<a href="https://example.org/a">a</a>'),
        ("a</1>", "a"),
        ("<3/><3/>", "<br>"),
        ("<2>a</2><2>b</2>", "<b>a</b>b"),
        ("<9>a</9>", "&lt;9&gt;a&lt;/9&gt;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("</p>]]>\"'&amp;", "&lt;/p&gt;]]&gt;&quot;&#x27;&amp;amp;"),
        ("a\x00\x0bb\ufffe", "ab"),
    ],
)
def test_whatever_a_target_does_the_html_is_well_nested_and_escaped(target: str, shown: str) -> None:
    assert html(target) == shown


def test_a_link_inside_a_link_is_a_single_link() -> None:
    text = "<p>⟦body ⟨+1 <a href='/a'>⟩one ⟨+2 <a href='/b'>⟩two⟨-2 </a>⟩⟨-1 </a>⟩⟧</p>"
    assert html("<1>uno <2>dos</2></1>", text=text, source="<1>one <2>two</2></1>") == '<a href="/a">uno dos</a>'


def test_text_is_plain_with_breaks_as_lines() -> None:
    document = drawn("html", LINK)
    made = edition(document, "es", reviewed({SOURCE: "El alcalde <1>dimitió</1>.<3/>Tiene 60 <9/>años."}))
    assert Writer(made).text(document.blocks[0]) == "El alcalde dimitió.\nTiene 60 <9/>años."
    assert Writer(made).line(document.blocks[0]) == "El alcalde dimitió. Tiene 60 <9/>años."


def test_a_preview_marks_drafts_and_untranslated_sentences_inside_an_open_link() -> None:
    document = drawn("html", "<p>⟦body ⟨+1 <a href='/a'>⟩One. Two. Three.⟨-1 </a>⟩⟧</p>")
    block = document.blocks[0]
    made = edition(document, "ar", {})
    pieces = (
        Piece("<1>واحد.", "<1>One.", State.REVIEWED),
        Piece(" ", " "),
        Piece("اثنان.", "Two.", State.FUZZY),
        Piece(" ", " "),
        Piece("Three.</1>", "Three.</1>", State.NEW),
    )
    made = replace(made, localized=replace(made.localized, pieces={block: pieces}))
    assert Writer(made, marked=True).html(block) == (
        '<a href="/a">واحد. </a><span class="fuzzy" data-state="fuzzy"><a href="/a">اثنان.</a></span><a href="/a"> </a>'
        '<span class="new" data-state="new" lang="en" dir="ltr"><a href="/a">Three.</a></span>'
    )
    assert Writer(made).html(block) == '<a href="/a">واحد. اثنان. Three.</a>'


def test_isolated_closes_what_is_open_and_nothing_else() -> None:
    assert isolated("a\u2067b\u202ec") == "a\u2067b\u202ec\u202c\u2069"
    assert isolated("a\u2067b\u2069") == "a\u2067b\u2069"
    assert isolated("Ruiz") == "Ruiz"


def test_clean_keeps_text_and_line_ends() -> None:
    assert clean("a\tb\nc\u00a0d\u200fe\x07") == "a\tb\nc\u00a0d\u200fe"


def test_a_block_without_units_keeps_its_text() -> None:
    document = written([(Role.BODY, "Vestnes < Ålesund")])
    made = edition(document, "es", {})
    made = replace(made, localized=replace(made.localized, pieces={}))
    assert Writer(made, marked=True).html(document.blocks[0]) == "Vestnes &lt; Ålesund"


def test_raised_numbers_of_a_plain_text_do_not_join_what_stands_before_them() -> None:
    text = "<p>⟦body Some 10⟨+1 <sup>⟩6⟨-1 </sup>⟩ litres fell⟨+2 <sup><a href='#n'>⟩12⟨-2 </a></sup>⟩ "
    text += "on the 1⟨+3 <sup>⟩st⟨-3 </sup>⟩ of ⟨+4 <b>⟩5⟨-4 </b>⟩.⟧</p>"
    document = drawn("html", text)
    assert Writer(edition(document, "es", {})).line(document.blocks[0]) == "Some 10⁶ litres fell¹² on the 1st of 5."
