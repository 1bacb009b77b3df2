"""Editions that are not final: words of machines with a label, and beginnings alone, each only where the settings allow it."""

import json
import re

import polib
import pytest

from tests.e2e.gazette import HARBOR, SPANISH, gazette

NOTE = "draft: argos en→es 0.1, confidence 0.71"
LABEL = "Traducción automática que nadie ha revisado"
TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
COMPOSITE = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
REVIEWED = {key: SPANISH[key] for key in ("Council votes on harbor", "The council voted for a new wall.")}
DRAFTED = {key: value for key, value in SPANISH.items() if key not in REVIEWED}


@pytest.fixture
def room(tmp_path):
    return gazette(tmp_path)


def edition(room, name="edition.json"):
    return json.loads((room.site / "es/harbor" / name).read_bytes())


def test_words_of_machines_go_out_with_a_label_only_where_the_settings_state_it(room):
    room.approve("harbor", words=SPANISH, note=NOTE)
    room.publish()
    assert not (room.site / "es").exists()
    room.settings('[publish.es]\nmachine = "labelled"\n')
    room.publish()
    page = room.page()
    assert page.count(LABEL) >= 1
    assert f'<p class="machine-label"><span class="machine">{LABEL}</span></p>' in page
    assert (
        f'<h1><span class="machine" data-digitalsourcetype="{TRAINED}">El consejo vota sobre el puerto</span></h1>'
        in page
    )
    assert 'name="robots"' not in page
    structured = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    assert structured["digitalSourceType"] == TRAINED
    assert structured["creditText"] == LABEL
    assert {each["text"] for each in structured["hasPart"]} >= {"El consejo votó por un nuevo muro.", "El viejo muro."}
    ninjs = edition(room, "article.json")
    assert ninjs["digitalSourceType"]["uri"] == TRAINED
    assert ninjs["pubStatus"] == "usable"
    assert LABEL in ninjs["bodies"][0]["value"]
    assert LABEL in ninjs["bodies"][1]["value"]
    assert LABEL in (room.site / "es/harbor/article.txt").read_text()
    assert edition(room)["state"] == "machine"
    assert edition(room)["digitalSourceType"] == TRAINED
    for feed in ("feed.xml", "atom.xml", "feed.json"):
        assert LABEL in (room.site / "es" / feed).read_text()
    assert LABEL in (room.site / "es/index.html").read_text()
    assert LABEL not in room.page(locale="en")


def test_what_people_reviewed_carries_no_label(room):
    room.settings('[publish]\nmachine = "labelled"\n')
    room.approve("harbor", words=REVIEWED)
    room.approve("harbor", words=DRAFTED, note=NOTE)
    room.publish()
    page = room.page()
    assert "<h1>El consejo vota sobre el puerto</h1>" in page
    assert "<p>El consejo votó por un nuevo muro. <span " in page
    assert set(edition(room)["machineSentences"]) & set(REVIEWED.values()) == set()
    assert edition(room)["digitalSourceType"] == COMPOSITE
    room.approve("harbor", words=DRAFTED)
    room.publish()
    for path, data in room.files_published().items():
        assert not path.startswith("es/") or LABEL.encode() not in data, path
    assert 'class="machine' not in room.page()
    assert edition(room)["state"] == "final"
    assert edition(room)["machineSentences"] == []


def test_an_approved_version_is_not_replaced_by_a_machines(room):
    room.settings('[publish]\nmachine = "labelled"\n')
    room.approve("harbor")
    room.publish()
    room.write(HARBOR.replace("a new wall", "a higher wall"))
    room("extract")
    room.approve("harbor", note=NOTE)
    room.publish()
    assert "un nuevo muro" in room.page()
    assert LABEL not in room.page()
    assert edition(room)["olderThanSource"] is True


@pytest.mark.parametrize("note", ["draft: pseudo en→es 1", "draft: memory ferry (fuzzy), similarity 0.92", ""])
def test_pseudo_guesses_and_words_for_another_source_stay_in(room, note):
    room.settings('[publish]\nmachine = "labelled"\n')
    room.approve("harbor", words=REVIEWED)
    path = room.path("harbor")
    catalog = polib.pofile(str(path), wrapwidth=0)
    for entry in catalog:
        if entry.msgid in DRAFTED:
            entry.msgstr, entry.flags = DRAFTED[entry.msgid], ["fuzzy"]
            entry.comment = f"{entry.comment}\n{note}".strip()
            entry.previous_msgid = None if note else "Something else."
    catalog.save()
    room.publish()
    assert not (room.site / "es").exists()


def test_pseudo_locales_never_go_out(room):
    (room.root / "l10n.toml").write_text('locales = ["ar-XB"]\n[publish]\nmachine = "labelled"\nparagraphs = 1\n')
    room("extract")
    room("translate")
    room.publish()
    assert not (room.site / "ar-XB").exists()


def test_a_label_that_is_no_longer_allowed_accompanies_its_edition(room):
    room.approve("harbor", note=NOTE)
    room.settings('[publish]\nmachine = "labelled"\n')
    room.publish()
    room.settings()
    assert "harbor es: gone" in room.publish().stdout


def test_a_machines_unit_without_words_or_with_an_error_keeps_the_edition_in(room):
    room.settings('[publish]\nmachine = "labelled"\n')
    room.approve("harbor", words=REVIEWED, note=NOTE)
    room.publish()
    assert not (room.site / "es").exists()


def test_the_beginning_alone_where_it_is_final(room):
    room.settings("[publish.es]\nparagraphs = 1\n")
    room.approve("harbor", words={**REVIEWED, "Ana Ruiz": "Ana Ruiz"})
    run = room.publish()
    assert "harbor es: held back" in run.stderr, "the second sentence of the paragraph is not reviewed"
    second = "See <1>the ferry story</1> and <2>that one</2>."
    room.approve("harbor", words={second: SPANISH[second]})
    room.publish()
    page = room.page()
    assert "un nuevo muro" in page
    assert "Brandt" not in page
    assert "wall.gif" not in page
    assert '>El artículo completo: <a href="/en/harbor/" lang="en" hreflang="en" dir="ltr">English</a></p>' in page
    assert edition(room)["state"] == "excerpt"
    assert "Brandt" not in json.dumps(edition(room)) + json.dumps(edition(room, "article.json"))
    assert "El artículo completo" in (room.site / "es/feed.xml").read_text()
    for path, data in room.files_published().items():
        assert not path.startswith("es/") or b"relieved" not in data, path
    room.approve("harbor")
    room.publish()
    assert edition(room)["state"] == "final"
    assert "aliviada" in room.page()
