"""Help with one unit, by requests: terms, drafts, alternatives, lengths, the live page and what it shows."""

import pytest

from l10n.model import Catalog, Unit, UnitKey
from l10n.review.answers import answer
from l10n.review.assistance import usual_length
from l10n.review.web import Request

from .conftest import FERRY_ES


def test_a_unit_arrives_with_what_helps(page, room):
    room.root.joinpath("locales/termbase.csv").write_text("term,locale,translation\nferry,es,ferri\n")
    _, value = page.get("unit", unit=page.unit("Ferry")["id"])
    assert value["terms"] == ["ferry → ferri"]
    assert [draft["origin"] for draft in value["drafts"]] == ["pseudo en→es 1"]
    least, most = value["length"]
    assert least < len("Ferry a las islas, vendido") < most


def test_the_draft_can_be_had_back_after_it_was_reviewed(page):
    unit = page.unit("Nobody")
    page.save(unit, target="Nadie se opuso.", reviewed=True)
    _, value = page.get("unit", unit=unit["id"])
    assert [draft["target"] for draft in value["drafts"]] == [unit["target"]]


def test_different_drafts_are_those_that_state_something_else(page):
    unit = page.unit("Nobody")
    assert page.post("alternatives", unit=unit["id"])[1]["alternatives"] == []
    page.save(unit, target="Nadie se opuso.")
    assert page.post("alternatives", unit=unit["id"])[1]["alternatives"] == [unit["target"]]


def test_a_locale_without_a_machine_states_it(page, room):
    (room.root / "l10n.toml").write_text('locales = ["es"]\n[routes]\nes = "none"\n')
    second = type(page)(room.session())
    status, value = second.post("alternatives", unit=second.unit("Nobody")["id"])
    assert (status, "without a machine" in value["error"]) == (422, True)


def all_findings(page):
    """The findings of all units: a page comes again while some are left, however slow the machine is."""
    findings, left = {}, 1
    while left:
        _, value = page.get("findings")
        findings, left = {**findings, **value["findings"]}, value["left"]
    return findings


def test_a_term_is_recognized_at_once_and_units_with_it_are_checked_again(page, room):
    all_findings(page)
    unit = page.unit("Nobody")
    page.save(unit, target="Nadie habló.")
    assert page.post("term", term="spoke", translation="se opuso")[0] == 200
    assert (
        room.root / "locales/termbase.csv"
    ).read_text() == "term,locale,translation,status,note\nspoke,es,se opuso,preferred,\n"
    assert "terms" in {finding["check"] for finding in all_findings(page)[unit["id"]]}
    for problem, fields in (
        (
            "the term: the termbase has it already; change it in locales/termbase.csv",
            {"term": "spoke", "translation": "se opuso"},
        ),
        ("the term: is not complete; write the term and its translation", {"term": "", "translation": "x"}),
        ("the term: is not complete; write the term and its translation", {"term": "x", "translation": " | "}),
        ("status: is 'loved'; load the page again", {"term": "x", "translation": "y", "status": "loved"}),
    ):
        status, value = page.post("term", **fields)
        assert (status, value["error"]) == (422, problem)
    _, result = page.get("unit", unit=page.unit("Nobody")["id"])
    assert result["terms"] == ["spoke → se opuso"]


def test_the_live_page_names_its_sentences_and_follows_what_is_typed(page):
    unit = page.unit("The harbor")
    response = answer(page.session, Request("GET", "/live/es/ferry/index.html"))
    assert f'data-unit="{unit["id"]}"' in response.body.decode()
    assert "frame-ancestors 'self'" in response.fields["Content-Security-Policy"]
    assert "sandbox allow-same-origin" in response.fields["Content-Security-Policy"]
    _, value = page.post("live", unit=unit["id"], target="El <1>Heron</1> & <script>", comments="")
    assert len(value["pieces"]) == 1
    assert "<em>Heron</em> &amp; &lt;script&gt;" in value["pieces"][0]


def test_pictures_of_the_article_are_beside_the_live_page_and_nothing_else(page, room):
    room.write("ferry", (room.root / "source/ferry.md").read_text() + "\n![The ferry.](pictures/heron.svg)\n")
    (room.root / "source/pictures").mkdir()
    (room.root / "source/pictures/heron.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (room.root / "source/pictures/secret.txt").write_text("secret")
    assert answer(page.session, Request("GET", "/live/es/ferry/media/pictures/heron.svg")).status in {200, 404}
    for path in ("pictures/secret.txt", "../../l10n.toml", "%2e%2e/%2e%2e/l10n.toml", "", "ferry.md"):
        assert answer(page.session, Request("GET", f"/live/es/ferry/{path}")).status in {404, 422}, path
    assert answer(page.session, Request("GET", "/live/de/ferry/index.html")).status in {404, 422}
    assert answer(page.session, Request("GET", "/live/")).status == 404


def test_an_article_that_cannot_be_read_now_is_read_when_it_can(page, room):
    text = (room.root / "source/ferry.md").read_bytes()
    (room.root / "source/ferry.md").write_bytes(b"# Caf\xff\xfe\x00")
    assert answer(page.session, Request("GET", "/live/es/ferry/index.html")).status == 422
    (room.root / "source/ferry.md").write_bytes(text)
    assert answer(page.session, Request("GET", "/live/es/ferry/index.html")).status == 200


def test_phrases_are_detected_in_reviewed_words_and_in_drafts(page):
    unit = page.unit("The harbor")
    page.save(unit, target="La junta vendió el <1>Heron</1> por $1.2 millones.", reviewed=True)
    _, value = page.get("concordance", text="harbor boards")
    assert [(sentence["place"], sentence["reviewed"]) for sentence in value["sentences"]] == [
        ("ferry", True),
        ("bakery", False),
    ]
    start, end = value["sentences"][0]["sourceSpans"][0]
    assert value["sentences"][0]["source"][start:end] == "harbor board"
    assert page.get("concordance", text="vendio")[1]["sentences"][0]["targetSpans"]
    assert page.get("concordance", text=" ")[1]["sentences"] == []
    assert page.get("concordance", text="x" * 300)[1]["sentences"] == []


def test_a_usual_length_grows_with_the_source_and_has_room_on_both_sides():
    def usual(source, target="es"):
        made = usual_length(Catalog("a", "en", target, ()), Unit(UnitKey("", source)))
        return made and (made.least, made.most)

    assert usual("") is None
    assert usual("Rain.", "") is None
    short, long = usual("The board sold the ferry."), usual("The board sold the ferry. " * 8)
    assert 1 <= short[0] < 25 < short[1] < long[0] < 208 < long[1]
    assert long[1] / long[0] < short[1] / short[0], "longer texts differ less"
    assert usual("I")[0] == 1


@pytest.mark.parametrize("locale", ["es", "ar-XB"])
def test_usual_lengths_exist_where_languages_are(room, locale):
    sheet = FERRY_ES if locale == "es" else type(FERRY_ES)("ferry", locale)
    catalog = room.session().catalog(sheet)
    assert usual_length(catalog, catalog.units[1]) is not None
