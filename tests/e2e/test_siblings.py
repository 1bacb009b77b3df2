"""Locales that are drafted from the reviewed words of another one."""

import json
import re

import pytest

from l10n.model import State

SETTINGS = 'locales = ["ca", "es"]\n[routes]\nes = "pseudo"\nca = "{}"\n'


@pytest.fixture
def siblings(newsroom):
    def configure(route):
        (newsroom.root / "l10n.toml").write_text(SETTINGS.format(route))
        return newsroom

    return configure


def edit(room, locale, old, new):
    path = room.path("harbor", locale)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def words(room, locale, state=None):
    return {source: unit.target for source, unit in room.units(locale=locale).items() if state in (None, unit.state)}


def test_a_locale_waits_for_the_review_of_its_sibling(siblings):
    room = siblings("pseudo from es")
    done = room("run")
    count = len(room.units(locale="ca"))
    line = f"ca: {count} units without a draft until the words of es are reviewed"
    assert line in done.stdout
    assert set(words(room, "ca").values()) == {""}
    assert f"ca waits for the review of es: {count} units in 1 article." in room("status").stdout
    row = next(row for row in json.loads(room("status", "--json").stdout) if row["locale"] == "ca")
    assert (row["sibling"], row["awaiting"], row["outdated"]) == ("es", count, 0)

    room.review(locale="es")
    assert "pseudo es→ca 1" in room("translate").stdout
    made, theirs = words(room, "ca", State.FUZZY), words(room, "es", State.REVIEWED)
    assert made.keys() == theirs.keys()
    assert all(target != theirs[source] for source, target in made.items())
    assert "#. sibling: es, reviewed (" in room.path("harbor", "ca").read_text(encoding="utf-8")
    assert "waits" not in room("status").stdout
    before = room.path("harbor", "ca").read_bytes()
    room("run")
    assert room.path("harbor", "ca").read_bytes() == before


@pytest.mark.parametrize("review", [False, True])
def test_what_a_sibling_will_lack_is_reported_while_it_waits(siblings, review):
    room = siblings("script from es")  # which has no pair of these languages
    room("extract")
    room("translate", "-l", "es")
    if review:
        edit(room, "es", "#, fuzzy\n", "")
    for _ in "12":  # by a catalog that is tried, and by one that was
        done = room("translate", "-l", "ca", code=3)
        assert done.stderr.count("script es→ca: the engine does not cover this pair") == 1, done.stderr
    shown = room("packages", "list").stdout
    assert "ca: script es→ca: the engine does not cover this pair" in shown
    assert "install en-ca" not in shown, "a model from English would not be asked"


def test_half_a_review_yields_half_the_drafts(siblings):
    room = siblings("pseudo from es")
    room("run")
    path = room.path("harbor", "es")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("#, fuzzy\n", "", 3), encoding="utf-8")  # the first is not the header's
    room("translate")
    assert len(words(room, "ca", State.FUZZY)) == len(words(room, "es", State.REVIEWED)) > 0
    assert words(room, "ca", State.NEW)


def test_a_change_makes_untouched_drafts_anew_and_is_reported_of_reviewed_items(siblings):
    room = siblings("pseudo from es")
    room("run")
    room.review(locale="es")
    room("translate")
    source, target = next((s, t) for s, t in words(room, "es").items() if len(t) > 40)
    old = words(room, "ca")[source]
    edit(room, "es", target, f"{target} Más.")
    room("translate")
    assert words(room, "ca")[source] not in ("", old)

    room.review(locale="ca")
    retained = words(room, "ca")[source]
    edit(room, "es", f"{target} Más.", f"{target} Menos.")
    assert "ca: 1 reviewed unit whose words in es changed since" in room("translate").stdout
    assert words(room, "ca", State.REVIEWED)[source] == retained
    assert re.search(
        r"^ca: 1 reviewed unit whose es changed since, in \S+: look with 'l10n review'\.$",
        room("status").stdout,
        re.MULTILINE,
    )
    edit(room, "ca", retained, f"{retained} Menys.")
    assert "changed since" not in room("translate").stdout
    assert words(room, "ca", State.REVIEWED)[source] == f"{retained} Menys."


def test_meanwhile_the_source_is_drafted_and_yields(siblings):
    room = siblings("pseudo from es, else pseudo")
    room("run")
    first = words(room, "ca", State.FUZZY)
    assert first.keys() == words(room, "es").keys()
    assert "#. sibling: es, awaited (" in room.path("harbor", "ca").read_text(encoding="utf-8")
    source = next(source for source, target in first.items() if len(target) > 40)
    edit(room, "ca", first[source], "El moll va aguantar.")
    room.review(locale="es")
    room("translate")
    second = words(room, "ca", State.FUZZY)
    assert second[source] == "El moll va aguantar."
    assert all(second[another] != target for another, target in first.items() if another != source)


def test_whom_people_translate_meanwhile_waits_too(siblings):
    room = siblings("pseudo from es, else none")
    room("run")
    assert "ca waits for the review of es:" in room("status").stdout
    assert not words(room, "ca", State.FUZZY)


def test_the_sibling_is_judged_by_the_source(siblings):
    room = siblings("pseudo from es")
    room.write("# Dues\n\nDues rose by 12 crowns in 2031.\n", "dues.md")
    room("run")
    room.review("dues", "es")
    path = room.path("dues", "es")
    text = re.sub(r'(?m)^(msgstr ".*)12', r"\g<1>21", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    done = room("translate", code=None)
    assert "the number 12 was lost, drafted from es" in done.stderr
    assert room.units("dues", "ca")["Dues rose by 12 crowns in 2031."].target == ""


def test_a_script_follows_with_its_review(newsroom):
    settings = 'locales = ["sr-Latn", "sr"]\n[routes]\nsr = "none"\nsr-Latn = "script from sr, keep review"\n'
    (newsroom.root / "l10n.toml").write_text(settings)
    long = "The council of the old town met on Monday to talk about the rain, the river and the bridge."
    newsroom.write(f"# Rain\n\nThe **dam** held for 12 days. {long}\n", "rain.md")
    newsroom("extract", code=None)
    path = newsroom.path("rain", "sr")
    text = path.read_text(encoding="utf-8")
    text = text.replace(f'msgid "{long}"\nmsgstr ""', f'msgid "{long}"\nmsgstr "Веће је заседало."')
    text = re.sub(r'(msgid "Rain"\nmsgstr )""', r'\1"Киша"', text)
    text = re.sub(r'(msgid "The <1>dam</1> held.*"\nmsgstr )""', r'\1"<1>Брана</1> је издржала 12 дана."', text)
    path.write_text(text, encoding="utf-8")
    newsroom("translate", "rain", code=None)
    made = newsroom.units("rain", "sr@latin")
    assert {unit.target: unit.state for unit in made.values()} == {
        "Kiša": State.REVIEWED,
        "<1>Brana</1> je izdržala 12 dana.": State.REVIEWED,
        "Veće je zasedalo.": State.REVIEWED,  # as short as a person made it
    }
    path.write_text(path.read_text(encoding="utf-8").replace("Киша", "Пљусак"), encoding="utf-8")
    newsroom("translate", "rain", code=None)
    assert newsroom.units("rain", "sr@latin")["Rain"].target == "Pljusak"
    assert newsroom.units("rain", "sr@latin")["Rain"].state is State.REVIEWED


@pytest.mark.parametrize(
    ("route", "problem"),
    [
        ("pseudo from fr", "routes.ca: 'fr' is not a locale of the project; add it to 'locales'"),
        ("pseudo from ca", "routes.ca: goes in a circle: ca from ca"),
        ("pseudo from es, keep review", "pseudo translates, so a person reviews its words"),
    ],
)
def test_a_route_that_cannot_be(siblings, route, problem):
    done = siblings(route)("run", code=2)
    assert problem in done.stderr
    assert "Traceback" not in done.stderr


def test_routes_are_compared_on_what_both_have(siblings):
    room = siblings("pseudo from es")
    room("run")
    room.review(locale="es")
    room("translate")
    room.review(locale="ca")
    specs = ("--engine", "pseudo", "--engine", "pseudo from es")
    data = json.loads(room("evaluate", "-l", "ca", *specs, "--json").stdout)
    figures = {row["system"]: row["scores"]["chrF2"]["value"] for row in data[0]["rows"] if not row["article"]}
    assert figures["pseudo from es"] == pytest.approx(100)
    assert figures["pseudo"] < 99


def test_the_route_of_the_settings_is_measured_on_what_both_have(siblings):
    room = siblings("pseudo from es")
    room("run")
    room.review(locale="es")
    room("translate")
    room.review(locale="ca")
    data = json.loads(room("evaluate", "-l", "ca", "--json").stdout)
    assert [row["scores"]["chrF2"]["value"] for row in data[0]["rows"] if not row["article"]] == [pytest.approx(100)]
    assert "is drafted from the words of es" in room("evaluate", "-l", "ca", "--learning", code=None).stderr


def test_an_article_in_the_siblings_language_is_the_source_itself(siblings):
    room = siblings("pseudo from es")
    room.write(
        "---\nlang: es\n---\n# Lluvia\n\nLa presa del norte aguantó bien durante doce días de lluvia.\n", "lluvia.md"
    )
    room("run")
    assert all(unit.target for unit in room.units("lluvia", "ca").values())
