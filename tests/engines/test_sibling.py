"""Routes from another locale's words, as the settings write them."""

import pytest

from l10n.engines.kinds import script
from l10n.engines.route import plan
from l10n.engines.sibling import SiblingRoute, ordered, sibling
from l10n.errors import SettingsError
from l10n.plugin import Decoding, EngineOptions, Pair

ENGINES = {"script": script.engine}


@pytest.mark.parametrize(
    ("named", "result"),
    [
        ((), None),
        (("argos",), None),
        (("argos en->ru", "apertium ru->be"), None),
        (("apertium from es",), SiblingRoute("apertium", "es")),
        (("apertium  from  pt-br",), SiblingRoute("apertium", "pt-BR")),
        (("apertium from es, else argos en->ca",), SiblingRoute("apertium", "es", ("argos en->ca",))),
        (("apertium from ru", "else argos en->ru", "else apertium ru->be"),
         SiblingRoute("apertium", "ru", ("argos en->ru", "apertium ru->be"))),
        (("script from sr, keep review",), SiblingRoute("script", "sr", (), keeps_review=True)),
    ],
)  # fmt: skip
def test_what_the_settings_state(named, result):
    assert sibling(named) == result


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("apertium from es, or argos", r"'or argos' is not understood; write 'else ENGINE' or 'keep review'"),
        ("apertium from es, keep review", "apertium translates, so a person reviews its words"),
    ],
)
def test_what_they_cannot_state(text, problem):
    with pytest.raises(SettingsError, match=problem):
        sibling([text])


def test_each_locale_arrives_behind_its_sibling():
    routes = {"ca": ["apertium from es"], "hr": ["x from sr"], "bs": ["x from hr"]}
    assert ordered(["bs", "ca", "hr", "es", "sr"], routes, ["bs", "ca", "hr", "es", "sr"]) == (
        "sr",
        "hr",
        "bs",
        "es",
        "ca",
    )
    assert ordered(["ca"], routes, ["es", "ca"]) == ("ca",)


def test_circles_and_strangers_are_refused():
    with pytest.raises(SettingsError, match=r"routes\.bs: goes in a circle: hr from bs from hr"):
        ordered(["hr"], {"hr": ["x from bs"], "bs": ["x from hr"]}, ["hr", "bs"])
    with pytest.raises(SettingsError, match=r"routes\.ca: 'es' is not a locale of the project; add it to 'locales'"):
        ordered(["ca"], {"ca": ["x from es"]}, ["ca"])


def test_a_route_knows_its_sibling():
    route = plan(Pair("en", "sr-Latn"), ["script from sr"], ENGINES, EngineOptions())
    assert (str(route), route.sibling) == ("script sr→sr-Latn from sr", "sr")
    assert plan(Pair("sr", "sr-Latn"), ["script from sr"], ENGINES, EngineOptions()).sibling == ""


def test_conversion_links_words():
    opened = script.engine.open(Pair("sr", "sr-Latn"), EngineOptions())
    (result,) = opened.translate(["Њива и поље."], Decoding(aligned=True))
    assert result.target == "Njiva i polje."
    assert [result.target[target.start : target.end] for _, target in result.alignment] == ["Njiva", "i", "polje", "."]
    assert opened.name == "script sr→sr-Latn 1"
    opened.close()
