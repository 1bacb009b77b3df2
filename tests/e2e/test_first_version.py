"""A project as the first version of `l10n` that drafted left it, half reviewed and then edited, is read by today's."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from l10n.catalog.notes import read
from l10n.model import Origin, State
from l10n.provenance import Carried

FIRST = Path(__file__).parents[1] / "data" / "first_version"
CATALOG = "locales/es/LC_MESSAGES/quay.po"


def test_its_settings_and_catalogs_are_read_and_no_byte_of_what_was_reviewed_changes(newsroom):
    shutil.copytree(FIRST, newsroom.root, dirs_exist_ok=True)
    before = (newsroom.root / CATALOG).read_bytes()
    reviewed = {unit.key: unit.target for unit in newsroom.units("quay").values() if unit.state is State.REVIEWED}
    assert len(reviewed) >= 3
    newsroom("status")
    newsroom("check", code=None)
    newsroom("run", code=None)
    assert (newsroom.root / CATALOG).read_bytes() == before
    assert "The quay was closed" in (newsroom.root / "dist/quay/en/index.html").read_text(encoding="utf-8")


def test_its_notes_state_where_words_stem_from(newsroom):
    shutil.copytree(FIRST, newsroom.root, dirs_exist_ok=True)
    units = newsroom.units("quay")
    drafted = read(units["Ines Halvorsen"].notes)
    assert (drafted.origin, drafted.confidence) == (Origin("engine", "pseudo en→es 1"), 0.93)
    edited = units["The quay was closed for 13 years."]
    assert edited.previous == "The quay was closed for 12 years."
    assert read(edited.notes).carried is Carried.REVIEWED


def test_its_memory_is_made_anew(newsroom):
    shutil.copytree(FIRST, newsroom.root, dirs_exist_ok=True)
    cache = newsroom.root / ".l10n"
    shutil.rmtree(cache, ignore_errors=True)
    cache.mkdir()
    with closing(sqlite3.connect(cache / "memory.sqlite")) as memory:  # the tables that it had then
        memory.executescript(
            "CREATE TABLE source (id INTEGER PRIMARY KEY, text TEXT);"
            "CREATE TABLE entry (source INTEGER, locale TEXT, context TEXT, target TEXT);"
            "INSERT INTO source VALUES (1, 'We counted every nail'); PRAGMA user_version = 1;"
        )
    newsroom("run", code=None)
    assert "Ŵé çööûñţééð" in newsroom("memory", "search", "We counted every nail", "-l", "es").stdout
