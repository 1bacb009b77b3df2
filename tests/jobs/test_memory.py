"""Which language of a TMX serves which locale of the project."""

from dataclasses import replace

import pytest

from l10n.cli.screen import Screen
from l10n.exchange.tmx import Variant
from l10n.jobs.memory import _draft, draft_lookup, entries, memory, variants
from l10n.memory.memory import MemoryMatch, TranslationPair
from l10n.model import Catalog, State, Unit, UnitKey
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


def test_a_memory_of_the_second_direction_serves(tmp_path):
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


LINES = ("The pier is closed.", "It opens again.", "Nobody was hurt.", "A wall fell.", "The town waits.")
STATES = (State.REVIEWED, State.FUZZY, State.NEW, State.OBSOLETE, State.OBSOLETE)


def test_the_memory_takes_what_was_reviewed_with_its_neighbours():
    units = tuple(
        Unit(UnitKey("", line), f"{line} (es)" if state is not State.NEW else "", state)
        for line, state in zip(LINES, STATES, strict=True)
    )
    units = (*units[:4], replace(units[4], flags=("fuzzy",)))
    taken = list(entries(Catalog("a", "en", "es", units), Pair("en", "es")))
    assert [(each.source, each.target, each.before, each.after) for each in taken] == [
        (LINES[0], f"{LINES[0]} (es)", "", LINES[1]),
        (LINES[3], f"{LINES[3]} (es)", "", ""),
    ]


def test_of_two_translations_the_translation_between_the_same_neighbours_is_drafted(tmp_path):
    (tmp_path / "l10n.toml").write_text('locales = ["es"]\n')
    pair, (first, again, hurt, wall, waits) = Pair("en", "es"), LINES

    def around(before, after):
        units = tuple(Unit(UnitKey("", line), "", State.NEW) for line in (before, hurt, after))
        return [Catalog("new", "en", "es", units)]

    with memory(Workspace(tmp_path, Screen(quiet=True)).store) as opened:
        pairs = [
            TranslationPair(pair, hurt, "Nadie salió herido.", "", first, again),
            TranslationPair(pair, hurt, "No hubo heridos.", "", first, waits),
            TranslationPair(pair, hurt, "Sin heridos.", "", wall, waits),
        ]
        opened.feed("locales/es/LC_MESSAGES/old.po", "1", iter(pairs))
        drafted = {
            places: draft_lookup(opened, pair, around(*places), 0.75)(UnitKey("", hurt)).target
            for places in ((first, again), (first, waits), (wall, waits))
        }
    assert list(drafted.values()) == ["Nadie salió herido.", "No hubo heridos.", "Sin heridos."]
