import json
import os
import re

import pytest

from l10n.model import State
from l10n.review.answers import answer
from l10n.review.web import Request
from l10n.store import LARGEST_FILE

from .conftest import FERRY_ES


def get(page, path, **query):
    return answer(page.session, Request("GET", path, query))


def test_the_page_is_whole_and_asks_nobody_else(page):
    markup = get(page, "/").body.decode()
    assert '<html lang="en" dir="ltr">' in markup
    assert "http" not in markup
    scripts = re.findall(r'src="(/\w+\.js)"', markup)
    for path in (*scripts, "/review.css", "/favicon.ico"):
        response = get(page, path)
        assert response.status == 200
        assert len(response.body) > 100
    assert len(scripts) == 9
    assert not any("innerHTML" in get(page, path).body.decode() for path in scripts)


def test_unknown_addresses_and_methods_answer_404(page):
    assert get(page, "/api/secrets").status == 404
    assert answer(page.session, Request("POST", "/api/units", body=b"{}")).status == 404
    assert answer(page.session, Request("DELETE", "/api/units")).status == 404


def test_the_project_says_its_locales(page):
    status, value = page.get("project")
    assert status == 200
    assert [(locale["tag"], locale["direction"]) for locale in value["locales"]] == [("es", "ltr"), ("ar-XB", "rtl")]


def test_articles_arrive_with_progress(page):
    _, value = page.get("articles")
    assert [(row["slug"], row["progress"]["fuzzy"]) for row in value["articles"]] == [("bakery", 3), ("ferry", 4)]


def test_a_broken_catalog_is_a_line_in_the_list_and_in_its_place(page, room):
    room.edit('msgstr "', "msgstr ")
    _, value = page.get("articles")
    assert "ferry.po:" in value["articles"][1]["error"]
    status, value = page.get("units")
    assert status == 422
    assert value["error"].count("\n") == 0
    assert "ferry.po:" in value["error"]


def test_units_arrive_in_article_order_and_only_when_the_file_changed(page):
    status, value = page.get("units")
    assert status == 200
    assert value["units"][0]["role"] == "headline"
    assert value["units"][1]["marks"] == {"<1>": "* … *"}
    assert value["target"]["tag"] == "es"
    assert value["preview"] == ""
    again = page.get("units", stamp=value["stamp"])[1]
    assert (again["stamp"], again["changed"], "units" in again) == (value["stamp"], [], False)
    assert "units" in page.get("units", stamp="older")[1]


def test_a_review_is_saved_and_the_counts_follow(page, room):
    unit = page.unit("Nobody")
    status, value = page.save(unit, target="Nadie se opuso.", reviewed=True, comments="sure")
    assert status == 200
    assert (value["unit"]["state"], value["unit"]["comments"]) == ("reviewed", "sure")
    assert value["progress"]["reviewed"] == 1
    assert room.unit("Nobody").state is State.REVIEWED


def test_a_save_without_the_word_reviewed_stays_fuzzy(page, room):
    page.save(page.unit("Nobody"), target="Nadie.", reviewed="true")
    assert room.unit("Nobody").state is State.FUZZY


def test_an_old_version_gets_what_exists_now(page, room):
    unit = page.unit("Nobody")
    room.edit(unit["target"], "Nadie habló.")
    status, value = page.save(unit, target="Nadie se opuso.", reviewed=True)
    assert status == 409
    assert value["unit"]["target"] == "Nadie habló."
    status, _ = page.save(value["unit"], target="Nadie se opuso.", reviewed=True)
    assert status == 200


def test_a_unit_that_is_gone_has_no_words_in_the_answer(page):
    status, value = page.post("save", unit="0" * 16, version="", target="x", comments="")
    assert (status, value["unit"]) == (409, None)


def test_lost_marks_are_refused_as_reviewed(page, room):
    unit = page.unit("The harbor")
    status, value = page.save(unit, target="Vendida.", reviewed=True)
    assert status == 422
    assert "<1> is missing" in value["error"]
    assert page.save(unit, target="Vendida.")[0] == 200
    assert room.unit("The harbor").target == "Vendida."


def test_a_save_is_taken_back(page, room):
    unit = page.unit("Nobody")
    page.save(unit, target="Nadie.", reviewed=True)
    status, value = page.post("undo")
    assert (status, value["unit"]["version"]) == (200, unit["version"])
    assert page.post("undo") == (422, {"error": "undo: nothing was saved here yet"})


def test_findings_and_checks_have_spans(page):
    status, value = page.post("check", unit=page.unit("The harbor")["id"], target="Vendida por $9.", comments="")
    assert status == 200
    assert any(each["check"] == "numbers" and each["span"] for each in value["findings"])
    page.save(page.unit("The harbor"), target="Vendida por $9.")
    _, value = page.get("findings")
    assert "numbers" in {finding["check"] for finding in value["findings"][page.unit("The harbor")["id"]]}


def test_matches_stem_from_the_memory(page):
    page.save(page.unit("Nobody"), target="Nadie se opuso.", reviewed=True)
    bakery = type(FERRY_ES)("bakery", "es")
    _, value = page.get("matches", bakery, unit=page.unit("Nobody", bakery)["id"])
    assert value["matches"][0]["target"] == "Nadie se opuso."
    assert page.get("matches", unit="0" * 16)[0] == 422


def test_a_preview_is_built_and_served_without_scripts(page):
    status, value = page.post("build")
    assert (status, value["preview"]) == (200, "/preview/ferry/es/index.html")
    response = get(page, value["preview"])
    assert response.type == "text/html; charset=utf-8"
    assert "script-src" not in response.policy
    assert "default-src 'none'" in response.policy
    assert page.get("units")[1]["preview"] == value["preview"]
    assert get(page, "/preview/ferry/es/messages.mo").status == 200
    assert get(page, "/preview/ferry/es/article.json").type == "application/json; charset=utf-8"


@pytest.mark.parametrize("path", ["../l10n.toml", "%2e%2e/l10n.toml", "/etc/passwd", "ferry", "none.html", "a%00b"])
def test_the_preview_leads_nowhere_else(page, path):
    page.post("build")
    assert get(page, f"/preview/{path}").status == 404


def test_a_file_of_the_preview_that_is_out_of_reach_is_a_single_line(page, room):
    page.post("build")
    place = room.root / "dist" / "ferry" / "es" / "index.html"
    place.unlink()
    place.touch()
    os.truncate(place, LARGEST_FILE + 1)
    response = get(page, "/preview/ferry/es/index.html")
    assert response.status == 422
    assert "is larger than" in json.loads(response.body)["error"]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "is not JSON"),
        (b"\xff", "is not JSON"),
        (b"[]", "is not a JSON object"),
        (b"[" * 100_000, "is not JSON"),
        (json.dumps({"article": 5}).encode(), "article: is 5"),
        (json.dumps({"article": "ferry", "locale": "fr"}).encode(), "fr: is not under review"),
        (json.dumps({"article": "ferry", "locale": "es", "unit": "x", "target": None}).encode(), "target: is None"),
    ],
)
def test_what_is_no_request_of_the_page_is_a_single_line(page, body, problem):
    response = answer(page.session, Request("POST", "/api/save", body=body))
    assert response.status == 422
    assert problem in json.loads(response.body)["error"]


def test_characters_that_no_po_file_can_hold_are_refused(page, room):
    before = room.path().read_bytes()
    for text in ("\ud83d", "a\0b", "a\4b"):
        status, value = page.save(page.unit("Nobody"), target=text)
        assert status == 422, text
        assert value["error"]
    assert room.path().read_bytes() == before


def test_a_page_that_knows_the_file_gets_what_changed(page, room):
    stamp = page.get("units")[1]["stamp"]
    page.save(page.unit("Nobody"), target="Nadie se opuso.", reviewed=True)
    room.edit(room.unit("The harbor").target, "Se vendió el <1>Heron</1> por $1.2 millones.")
    value = page.get("units", stamp=stamp)[1]
    assert [unit["source"][:6] for unit in value["changed"]] == ["Nobody", "The ha"]
    assert value["progress"]["reviewed"] == 1
    assert page.get("units", stamp="1:2:3:4")[1]["total"] == 4  # never seen here: all of them


def test_units_of_a_large_catalog_arrive_in_parts(page, monkeypatch):
    monkeypatch.setattr("l10n.review.reading.UNITS_AT_ONCE", 3)
    first, remainder = (page.get("units", **{"from": start})[1] for start in ("0", "3"))
    assert (len(first["units"]), len(remainder["units"]), first["total"]) == (3, 1, 4)
    assert page.get("units", **{"from": "-1"})[0] == 422
