"""Which language of a TMX serves which locale of the project."""

import pytest

from l10n.cli.screen import Screen
from l10n.exchange.tmx import Variant
from l10n.jobs.memory import variants
from l10n.plugin import Pair
from l10n.project import Project


@pytest.mark.parametrize(
    ("tag", "locales", "wanted"),
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
def test_languages_get_the_projects_names(tmp_path, tag, locales, wanted):
    (tmp_path / "l10n.toml").write_text(f"locales = {locales}\n")
    project = Project(tmp_path, Screen(quiet=True))
    (entry,) = variants([Variant("en-US", tag, "Rain", "Lluvia", "caption")], project)
    assert (entry.pair, entry.context) == (Pair("en", wanted), "caption")
