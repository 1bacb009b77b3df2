"""Which language of a TMX serves which locale of the project."""

import pytest

from l10n.cli.screen import Screen
from l10n.exchange.tmx import Variant
from l10n.jobs.memory import _draft, variants
from l10n.memory.memory import MemoryMatch
from l10n.model import UnitKey
from l10n.plugin import Pair
from l10n.workspace import Workspace


@pytest.mark.parametrize(
    ("tag", "locales", "expected"),
    [
        ("es", '["es"]', "es"),
        ("es-MX", '["es"]', "es"),
        ("es", '["es-AR"]', "es-AR"),
        ("es-MX", '["es-AR"]', "es-MX"),
        ("es-MX", '["es", "es-MX"]', "es-MX"),
        ("sr-Latn", '["sr"]', "sr-Latn"),
        ("zh-TW", '["zh-Hant"]', "zh-Hant"),
    ],
)
def test_languages_get_the_projects_names(tmp_path, tag, locales, expected):
    (tmp_path / "l10n.toml").write_text(f"locales = {locales}\n")
    project = Workspace(tmp_path, Screen(quiet=True))
    (entry,) = variants([Variant("en-US", tag, "Rain", "Lluvia", "caption")], project)
    assert (entry.pair, entry.context) == (Pair("en", expected), "caption")


def test_a_memory_of_the_other_direction_serves(tmp_path):
    (tmp_path / "l10n.toml").write_text('source = "en"\nlocales = ["es"]\n')
    project = Workspace(tmp_path, Screen(quiet=True))
    (entry,) = variants([Variant("es", "en-GB", "El <1>muelle</1>.<2/>", "<2/>The <1>pier</1>.")], project)
    assert (entry.pair, entry.source, entry.target) == (
        Pair("en", "es"),
        "<1/>The <2>pier</2>.",
        "El <2>muelle</2>.<1/>",
    )


def test_a_draft_of_a_memory_has_the_marks_of_its_source_alone():
    drafted = {}
    for source, target, expected in (
        ("Nobody was hurt.", "Nadie <1/>resultó herido.", "Nobody was hurt."),
        ("The <1/>third<2/> one.", "El <1/>tercero<2/>.", "The <1>third</1> one."),
        ("The pier.", "El <7>muelle</7>.", "The <1>pier</1>."),
    ):
        match = MemoryMatch("fuzzy", source, target, "", "locales/memory/a.tmx", 0.9)
        made = _draft(UnitKey("", expected), match)
        drafted[made.target] = made.similarity
    assert drafted == {"Nadie resultó herido.": 1.0, "El <1>tercero</1>.": 1.0, "El muelle.": 0.9}
