"""An Apertium pair that crashes: it costs the sentences at hand, is counted, and is called broken."""

import pytest

from tests.engines.test_apertium import fake

ARTICLE = """# Ferry timetable

The ferry leaves at noon.

The storm broke the pier.

The captain waits on the quay.
"""
# Apertium that writes small letters in capitals, and whose tagger dies of storms.
LOUD = (
    "while IFS= read -r -d '' text; do case $text in *storm*) exit 3;; esac; "
    "printf '%s\\0' \"$(printf '%s' \"$text\" | sed 's/ferry/barco/;s/captain/capitán/;s/The/El/;s/leaves at noon/sale "
    "a mediodía/;s/waits on the quay/espera en el muelle/;s/Ferry timetable/Horario del barco/')\"; done"
)


@pytest.fixture
def crashing(newsroom, tmp_path, monkeypatch):
    (tmp_path / "fake").mkdir()
    fake(tmp_path / "fake", monkeypatch, LOUD)
    (newsroom.root / "l10n.toml").write_text('source = "en"\nlocales = ["es"]\n[routes]\nes = "apertium"\n', "utf-8")
    newsroom.write(ARTICLE, "ferry.md")
    newsroom("extract")
    return newsroom


def test_a_crash_costs_its_sentence_and_is_reported_in_a_single_line(crashing):
    run = crashing("translate", code=3)
    lines = [line for line in run.stderr.splitlines() if "crashed at" in line]
    assert len(lines) == 1
    assert "apertium en→es 3.9.1: crashed at 1 of" in lines[0]
    units = crashing.units("ferry")
    assert units["The ferry leaves at noon."].target == "El barco sale a mediodía."
    assert units["The captain waits on the quay."].target == "El capitán espera en el muelle."
    assert not units["The storm broke the pier."].target
    assert any("the engine crashed (apertium en→es 3.9.1)" in note for note in units["The storm broke the pier."].notes)


def test_what_it_crashed_at_is_not_retried(crashing):
    crashing("translate", code=3)
    assert "crashed" not in crashing("translate", code=None).stderr


def test_the_pair_is_called_broken(crashing, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    assert "broken" not in crashing("packages", "list").stdout
    crashing("translate", code=3)
    listed = crashing("packages", "list").stdout
    assert "apertium en→es (broken)" in listed
    assert "es: apertium en→es 3.9.1 crashed at 1 of" in listed
    assert "apertium en→es 3.9.1 crashed at 1 of" in crashing("packages", "list", "--json").stdout
    assert "its route is broken (apertium en→es 3.9.1 crashed" in crashing("doctor", code=1).stdout
