"""The words before a noun that is put into a text."""

from __future__ import annotations

import pytest

from l10n.language import agreement


@pytest.mark.parametrize(
    ("words", "gender"),
    [
        ("servidor", "m"), ("notificaciones", "f"), ("problemas", "m"), ("manos", "f"), ("luces", "f"), ("análisis", "m"),
        ("clientes", "m"), ("fuentes", "f"), ("redes", "f"), ("turista", ""), ("software", "m"), ("42", ""),
        ("día de pago", "m"),
        ("clases", "f"), ("tren", "m"), ("virus", "m"), ("crisis", "f"),
    ],
)  # fmt: skip
def test_gender_by_the_end_of_the_noun(words: str, gender: str) -> None:
    assert agreement.gender(words, "es-MX") == gender
    assert agreement.gender(words, "pt") == ""


@pytest.mark.parametrize(
    ("each", "many"),
    [
        ("clúster", "clústeres"), ("luz", "luces"), ("régimen", "regímenes"), ("imagen", "imágenes"), ("camión", "camiones"),
        ("interés", "intereses"), ("crisis", "crisis"), ("array", "arrays"), ("ley", "leyes"), ("robot", "robots"),
        ("bambú", "bambúes"), ("sofá", "sofás"), ("IVA", "IVA"), ("panel solar", "paneles solares"), ("pan", "panes"),
        ("puesta al día", "puestas al día"), ("usuarios", "usuarios"), ("usuarios activo", "usuarios activo"),
        ("buey", "bueys"), ("guion", "guiones"),
    ],
)  # fmt: skip
def test_the_plural_of_a_noun_and_of_its_adjectives(each: str, many: str) -> None:
    assert agreement.plural(each, "es") == many
    assert agreement.plural(each, "de") == each


@pytest.mark.parametrize(
    ("left", "noun", "expected"),
    [
        ("Cayó la nuevo ", "servidor", "Cayó el nuevo "),
        ("El nivel del ", "marea", "El nivel de la "),
        ("De la ", "puerto", "Del "),
        ("Va a las ", "puerto", "Va al "),
        ("Beben el ", "agua potable", "Beben el "),
        ("Beben los ", "agua potable", "Beben el "),
        ("Todos los nuevos ", "normas", "Todas las nuevas "),
        ("Todos los otros nuevos ", "normas", "Todos las otras nuevas "),
        ("Ana y ", "Irene", "Ana e "),
        ("Ana e ", "Pedro", "Ana y "),
        ("nieve y ", "hielo", "nieve y "),
        ("siete o ", "ocho", "siete u "),
        ("la ", "turista", "la "),
        ("las ", "turista", "la "),
        ("dijo ", "turista", "dijo "),
        ("", "marea", ""),
    ],
)
def test_what_stands_before_a_noun_follows_it(left: str, noun: str, expected: str) -> None:
    assert agreement.before(left, noun, "es") == expected
    assert agreement.before(left, noun, "fr") == left


def test_articles_are_distinguished_from_what_they_open() -> None:
    assert agreement.article_at("de los niños", "es") == 7
    assert agreement.article_at("los", "es") == 0
    assert agreement.article_at("los niños", "it") == 0
    assert agreement.opens("Los usuarios", "es")
    assert not agreement.opens("usuarios", "es")
    assert not agreement.opens("los usuarios", "it")
    assert not agreement.is_plural("usuarios", "it")
