"""Marks put back by alignment: a line a case, `a=b` pairs name the words that stand for each other."""

from __future__ import annotations

import pytest

from l10n.draft import inline, placing
from l10n.engines import alignment
from l10n.model import Span


def links(source: str, target: str, pairs: str) -> list[tuple[Span, Span]]:
    """Spans of the first occurrence of each named word."""
    result = []
    for pair in pairs.split():
        here, present = pair.split("=")
        start, place = source.index(here), target.index(present)
        result.append((Span(start, start + len(here)), Span(place, place + len(present))))
    return result


@pytest.mark.parametrize(
    ("source", "target", "pairs", "expected"),
    [
        (
            "The <1>red car</1> left.",
            "El coche rojo se fue.",
            "The=El red=rojo car=coche left=fue",
            "El <1>coche rojo</1> se fue.",
        ),
        ("<1>Red</1> <2>car</2>", "coche rojo", "Red=rojo car=coche", "<2>coche</2> <1>rojo</1>"),
        (
            "He <1>left, <2>she</2> stayed</1>.",
            "Se fue, ella quedó.",
            "left=fue she=ella stayed=quedó",
            "Se <1>fue, <2>ella</2> quedó</1>.",
        ),
        ("<1>“Stop,”</1> he said.", "“Alto”, dijo.", "Stop=Alto said=dijo", "<1>“Alto”,</1> dijo."),
        ("<1>Why?</1>", "¿Por qué?", "", "<1>¿Por qué?</1>"),
        (
            "He asked <1>why now?</1>",
            "Preguntó ¿por qué ahora?",
            "asked=Preguntó why=por now=ahora",
            "Preguntó <1>¿por qué ahora?</1>",
        ),
        ("Dues rose,<1/> he said.", "Dijo que subieron,", "rose=subieron said=Dijo", "Dijo que subieron,<1/>"),
        ("One<1/>two", "Uno dos", "One=Uno two=dos", "Uno<1/>dos"),
        ("One <1/> two", "Uno dos", "One=Uno two=dos", "Uno <1/> dos"),
        ("One <1/>two", "Uno dos", "One=Uno two=dos", "Uno <1/>dos"),
        ("End.<1/>", "Fin.", "End=Fin", "Fin.<1/>"),
        ("<1></1>Start", "Inicio", "", "<1></1>Inicio"),
        ("A <1>b</1> c", "", "", "<1></1>"),
        ("A<1/>b c", "", "", "<1/>"),
        ("He <1>Ana Ruiz</1> saw.", "Vio a Ana Ruiz.", "", "Vio a <1>Ana Ruiz</1>."),
        ("See <1>https</1>://example.org", "Vea https://example.org", "", "Vea <1>https://example.org</1>"),
    ],
)
def test_marks_go_where_their_words_went(source: str, target: str, pairs: str, expected: str) -> None:
    bare = inline.detach(source)
    result = alignment.align(bare.text, target, links(bare.text, target, pairs))
    assert placing.reattach(bare, target, result, placing.Hints()).text == expected


@pytest.mark.parametrize(
    ("source", "target", "guessed"),
    [
        ("One <1>two</1> three four", "uno dos tres cuatro", "uno <1>dos</1> tres cuatro"),
        ("One two <1/>three four", "uno dos tres cuatro", "uno dos <1/>tres cuatro"),
        ("One <1>two three four five six</1> <2>seven</2>", "uno", "<1>uno</1><2></2>"),
    ],
)
def test_without_alignment_the_place_is_guessed_with_a_note(source: str, target: str, guessed: str) -> None:
    bare = inline.detach(source)
    placed = placing.reattach(bare, target, alignment.align(bare.text, target, ()), placing.Hints())
    assert placed.text == guessed
    assert placed.guessed


@pytest.mark.parametrize(
    ("source", "target", "pairs", "expected"),
    [
        ("The firm, <1/>, lost.", "La firma, , perdió.", "firm=firma lost=perdió", "La firma, <1/>, perdió."),
        (
            "Dear reader,<1/>thanks.",
            "Querido lector, gracias.",
            "reader=lector thanks=gracias",
            "Querido lector,<1/>gracias.",
        ),
        ("Its motto is <1/>.", "Su lema es.", "motto=lema is=es", "Su lema es <1/>."),
        ("Is it <1/>?", "¿Es?", "Is=Es", "¿Es <1/>?"),
        ("The firm, <1/>, lost.", "这家公司， ，亏损。", "firm=公 lost=亏", "这家公司， <1/>，亏损。"),
        ("The firm, <1/>, lost.", "La firma perdió.", "firm=firma lost=perdió", "La firma <1/> perdió."),
        ("Run <1/> to see it.", "Corra para verlo.", "Run=Corra see=ver", "Corra <1/> para verlo."),
        (
            "See <1/>, then <2/>, or go.",
            "Vea, luego, o vaya.",
            "See=Vea then=luego go=vaya",
            "Vea <1/>, luego <2/>, o vaya.",
        ),
    ],
)
def test_a_lone_mark_stays_where_its_punctuation_is(source: str, target: str, pairs: str, expected: str) -> None:
    bare = inline.detach(source)
    result = alignment.align(bare.text, target, links(bare.text, target, pairs))
    assert placing.reattach(bare, target, result, placing.Hints()).text == expected


def test_the_phrase_alone_keeps_a_preposition_out() -> None:
    source, target = "The plant in <1>Lyon</1> closed", "La planta en Lión cerró"
    bare = inline.detach(source)
    result = alignment.align(bare.text, target, links(bare.text, target, "plant=planta Lyon=en Lyon=Lión closed=cerró"))
    assert inline.phrases(bare) == ("Lyon",)
    assert "<1>en Lión</1>" in placing.reattach(bare, target, result, placing.Hints()).text
    assert "en <1>Lión</1>" in placing.reattach(bare, target, result, placing.Hints({"Lyon": "Lión"})).text


def test_coverage_is_the_share_of_source_words_with_a_partner() -> None:
    assert alignment.align("", "", ()).coverage == 1.0
    result = alignment.align("red car", "coche", [(Span(4, 7), Span(0, 5))])
    assert result.coverage == 0.5


def test_words_of_scripts_without_spaces_are_characters() -> None:
    assert len(alignment.words("港口关闭了")) == 5
    assert len(alignment.words("It's 1,300.5 at co-op")) == 4


def test_an_engine_without_alignment_translates_the_phrase_alone() -> None:
    bare = inline.detach("The plant in <1>the old port</1> closed")
    target = "La planta en el puerto viejo cerró"
    result = alignment.align(bare.text, target, ())
    hints = placing.Hints({"the old port": "el puerto viejo"})
    assert placing.reattach(bare, target, result, hints).text == "La planta en <1>el puerto viejo</1> cerró"
