"""An edition becomes a release: its parts, its media under their digests, and what it was made of."""

import hashlib
import json
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from l10n.article.formats import markdown
from l10n.bundle.provenance import SCHEME
from l10n.catalog import catalog
from l10n.catalog.history import unit_name
from l10n.model import Catalog, Segmented, State
from l10n.plugin import Edition, SiteOptions
from l10n.publish.level import ReleaseLevel
from l10n.publish.making import make
from l10n.testing import read_article

ARTICLE = """\
---
title: Storm
byline: By Ana Ruiz, May 4, 2026
date: 2026-05-04
url: https://old.example/news/storm
---

# Storm

It rained.[^1]

![The “wall”](img/the%20wall.png)

It rained.

[^1]: For days.
"""
PNG = b"\x89PNG"
DIGEST = hashlib.sha256(PNG).hexdigest()
PLACE = PurePosixPath("media", DIGEST[:12], "the wall.png")
ADDRESS = f"media/{DIGEST[:12]}/the%20wall.png"
NOTE = "draft: argos en→es 0.1 (CC BY-NC 4.0), confidence 0.71"


def whole(block):
    return Segmented((block.text,), ("", ""))


def edition(*, machine=False, site=None, **values):
    document = read_article(markdown.FORMAT, ARTICLE)
    template = catalog.template(document, whole)
    state = {"state": State.FUZZY, "notes": (NOTE,)} if machine else {"state": State.REVIEWED}
    units = tuple(replace(unit, target=f"«{unit.key.source}»", **state) for unit in template.units)
    filled = Catalog(template.slug, "en", "es", units)
    localized = catalog.compose(document, filled, whole)
    return Edition(
        localized, filled, ("en", "es"), catalog.progress(filled), site or SiteOptions(), markdown.FORMAT, final=True,
        media={"img/the%20wall.png": PNG}, labelled=machine, **values,
    )  # fmt: skip


def made(files=(), level=ReleaseLevel.FINAL, **values):
    return make(edition(**values), level, "digest of all", dict(files))


def test_a_release_has_the_parts_of_its_article_apart():
    release = made().release
    assert release.header.startswith("<h1>«Storm»</h1>")
    assert release.story.count("<p>«It rained.") == 2
    assert "<h1>" not in release.story
    assert "For days" in release.notes
    assert "For days" not in release.story
    assert release.text.count("«It rained.") == 2
    assert (release.slug, release.locale, release.source_locale) == ("article", "es", "en")
    assert (release.level, release.inputs) == (ReleaseLevel.FINAL, "digest of all")
    assert (release.path, release.canonical) == ("source/article.md", "https://old.example/news/storm")
    assert release.dates_itself
    assert release.summary.headline == "«Storm»"


def test_its_units_are_those_of_the_catalog():
    units = edition().catalog.units
    release = made().release
    assert release.unit_names == {unit_name(unit.key) for unit in units}
    assert release.shows([(unit_name(unit.key), unit.target) for unit in units]) == len(units)
    assert release.shows([(unit_name(unit.key), "other") for unit in units]) == 0


def test_another_text_of_the_article_is_another_source():
    edited = edition()
    article = replace(edited.localized.document.article, text=ARTICLE + "\n")
    moved = replace(
        edited, localized=replace(edited.localized, document=replace(edited.localized.document, article=article))
    )
    assert make(moved, ReleaseLevel.FINAL, "", {}).release.source != made().release.source


def test_media_lie_under_their_digests_wherever_they_are_shown():
    result = made()
    assert result.media == {PLACE: PNG}
    assert result.release.media == {str(PLACE): DIGEST}
    assert f'src="{ADDRESS}"' in result.release.story
    assert [picture.address for picture in result.release.summary.pictures] == [ADDRESS]


def test_also_where_the_site_has_an_address_and_pictures_are_whole():
    result = made(site=SiteOptions(url="https://gazette.example/{locale}/{slug}/"))
    assert [picture.address for picture in result.release.summary.pictures] == [ADDRESS]
    assert f'src="{ADDRESS}"' in result.release.story


def test_files_beside_a_page_name_media_by_their_place():
    item = {
        "a": "img/the%20wall.png",
        "b": ['<img src="img/the%20wall.png" alt="x">', 4],
        "c": {"d": "other.png"},
        "e": "é",
    }
    files = {
        PurePosixPath("article.json"): json.dumps(item).encode(),
        PurePosixPath("b.json"): b"{",
        PurePosixPath("a.txt"): b'"img/the%20wall.png"',
    }
    result = made(files)
    assert result.release.files == ("a.txt", "article.json", "b.json")
    placed = result.files[PurePosixPath("article.json")]
    assert json.loads(placed) == {
        "a": ADDRESS,
        "b": [f'<img src="{ADDRESS}" alt="x">', 4],
        "c": {"d": "other.png"},
        "e": "é",
    }
    assert placed.startswith(b'{\n  "a": ')
    assert "é".encode() in placed
    assert {path: result.files[path] for path in files if path.name != "article.json"} == {
        PurePosixPath("b.json"): b"{",
        PurePosixPath("a.txt"): b'"img/the%20wall.png"',
    }


@pytest.mark.parametrize(("machine", "code"), [(True, "trainedAlgorithmicMedia"), (False, "humanEdits")])
def test_words_of_machines_are_listed_once_each(machine, code):
    release = made(machine=machine, level=ReleaseLevel.MACHINE).release
    assert release.code == code
    assert SCHEME not in release.code
    assert release.licences == (("CC BY-NC 4.0",) if machine else ())
    assert len(release.machine) == len(set(release.machine))
    assert ("«It rained.»" in release.machine) is machine
    assert ('class="machine"' in release.story) is machine


def test_a_beginning_has_no_more_of_the_story():
    release = made(paragraphs=1).release
    assert release.story.count("<p>«It rained.") == 1
    assert release.text.count("«It rained.") == 1
