"""What `status` counts, remembers and writes."""

import json
import os
import re

import pytest

from l10n.article import article
from l10n.cli.commands import status
from l10n.disk import version
from l10n.errors import UsageError

from .conftest import ARTICLE


@pytest.fixture
def room(newsroom, monkeypatch):
    for tick in (
        "_TICK",
        "_LONG_TICK",
    ):  # nobody sets the time of a change itself, and no test waits for it to be long past
        monkeypatch.setattr(version, tick, 0)
    (newsroom.root / "l10n.toml").write_text('locales = ["es", "de"]\n[routes]\nes = "pseudo"\nde = "pseudo"\n')
    newsroom("extract")
    newsroom("translate")
    return newsroom


def settle(room, seconds=1_780_000_000):
    """Gives all files times that are long past, as they have in an ordinary project."""
    for path in [*room.root.glob("source/*"), *room.root.rglob("*.po"), *room.root.rglob("*.pot")]:
        os.utime(path, ns=(seconds * 10**9 + 1, seconds * 10**9 + 1))


def rows(room, *argv):
    return {(row["article"], row["locale"]): row for row in json.loads(room("status", "--json", *argv).stdout)}


@pytest.fixture
def read(monkeypatch):
    """The slugs of the articles that are parsed."""
    slugs, parse = [], article.parse

    def watched(decoded, options, formats):
        slugs.append(decoded.slug)
        return parse(decoded, options, formats)

    monkeypatch.setattr(article, "parse", watched)
    return slugs


def test_what_did_not_change_is_not_read_again(room, read):
    room.write(ARTICLE.replace("harbor wall", "town hall"), "hall.md")
    room("extract")
    room("translate")
    settle(room)
    first = rows(room)
    read.clear()
    assert rows(room) == first
    assert room("status").stdout.count("harbor") == 2
    assert read == []
    room.review("hall")
    changed = rows(room)
    assert set(read) == {"hall"}
    assert changed["hall", "es"]["reviewed"] == changed["hall", "es"]["units"] - changed["hall", "es"]["new"] > 0
    assert changed["harbor", "es"] == first["harbor", "es"]
    settle(room)
    rows(room)
    read.clear()
    (room.root / "l10n.toml").write_text('locales = ["es"]\nunit = "paragraph"\n')
    rows(room)
    assert set(read) == {"hall", "harbor"}


def test_extract_reads_only_what_changed(room, read):
    room.write(ARTICLE.replace("harbor wall", "town hall"), "hall.md")
    room("extract")
    settle(room)
    room("extract")
    read.clear()
    assert [item["slug"] for item in json.loads(room("extract", "--json").stdout)] == ["hall", "harbor"]
    assert read == []
    room.path().write_text(room.path().read_text(encoding="utf-8").replace("Costa", "x") + "\n", encoding="utf-8")
    room("extract")
    assert read == ["harbor"]
    read.clear()
    room.path("hall", "de").unlink()
    assert [item["slug"] for item in json.loads(room("extract", "--json").stdout) if item["changes"]] == ["hall"]
    assert room.path("hall", "de").is_file()
    settle(room)
    room("extract")
    room("extract")
    read.clear()
    (room.root / "locales/termbase.csv").write_text("term,locale,translation,note\nharbor,es,puerto,\n")
    room("extract")
    assert set(read) == {"hall", "harbor"}


def test_extract_says_every_time_what_is_wrong(room):
    room.path().write_text('msgid "x\n')
    settle(room)
    for _ in range(3):
        assert room("extract", code=2).stderr.count("harbor.po:1") == 1


def test_a_lost_or_damaged_index_changes_nothing(room):
    settle(room)
    first = rows(room)
    (room.root / ".l10n/index.sqlite").write_bytes(b"not a database, and long enough" * 100)
    assert rows(room) == first
    (room.root / ".l10n/index.sqlite").unlink()
    assert rows(room) == first


def test_a_unit_waits_since_its_article_was_saved_with_it(room):
    settle(room, 1_780_000_000)
    assert rows(room)["harbor", "es"]["since"] == 1_780_000_000
    room.write(ARTICLE.replace("nine years", "ten years") + "\nOne more line came in.\n")
    room("extract")
    settle(room, 1_780_500_000)
    assert rows(room)["harbor", "es"]["since"] == 1_780_000_000  # the others wait as before
    room("translate")
    room.review()
    settle(room, 1_780_600_000)
    result = rows(room)
    assert result["harbor", "es"]["since"] == 0
    assert result["harbor", "de"]["since"] == 1_780_000_000


def test_broken_files_are_reported_every_time_and_the_further_items_counted(room):
    room.path().write_text('msgid "x\n')
    room.write(b"\xff\xfe\xff", "broken.md")
    settle(room)
    for _ in range(2):
        run = room("status", "--json", code=2)
        assert [(row["article"], row["locale"]) for row in json.loads(run.stdout)] == [("harbor", "de")]
        assert run.stderr.count("harbor.po:1") == 1
        assert run.stderr.count("broken.md") == 1


def test_an_article_in_a_locale_of_the_project_has_no_row_for_it(room):
    room.write(ARTICLE.replace("---\ntitle", "---\nlang: de\ntitle", 1), "hafen.md")
    settle(room)
    assert [key for key in rows(room) if key[0] == "hafen"] == [("hafen", "es")]
    assert [key for key in rows(room) if key[0] == "hafen"] == [("hafen", "es")]


def test_the_page_shows_articles_and_what_people_changed(room):
    room.review()
    path = room.path()
    path.write_text(re.sub(r'(msgstr "\[)\S+', r"\1mejor", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert room("status", "--html").stdout == "Wrote dist/status.html.\n"
    text = (room.root / "dist/status.html").read_text(encoding="utf-8")
    assert "Council votes on harbor" in text
    assert text.count("<figure>") == 1
    assert "pseudo en→es 1" in text
    room("status", "--html=there.html")
    assert (room.root / "there.html").is_file()
    assert "write articles before --html" in room("status", "--html", "harbor", code=UsageError.exit_code).stderr


def test_a_large_project_is_shown_by_locale(room, monkeypatch):
    monkeypatch.setattr(status, "_MANY", 1)
    text = room("status").stdout
    assert [line.split()[:3] for line in text.splitlines() if "article " in line][1:] == [
        ["1", "article", "es"],
        ["1", "article", "de"],
    ]
    assert "These are totals" in text
    assert "harbor" not in text


def test_locales_without_an_engine_are_named_while_they_have_units_to_draft(newsroom):
    (newsroom.root / "l10n.toml").write_text(
        'locales = ["es", "ka", "kk", "uk"]\n[routes]\nes = "pseudo"\nuk = "none"\n'
    )
    newsroom("extract")
    line = "No engine drafts ka, kk; 'l10n packages list' has the command for each."
    assert line in newsroom("status").stdout
    newsroom("run", code=3)
    assert line in newsroom("status").stdout
    assert "No engine drafts kk;" in newsroom("status", "-l", "kk", "-l", "es").stdout
    assert "No engine" not in newsroom("status", "-l", "es", "-l", "uk").stdout
