"""`l10n languages`, and the lines of other commands that say where checks are blind."""

import json
from pathlib import Path

import l10n.language.data


def test_areas_by_locales_and_the_engine_of_the_drafts(newsroom):
    (newsroom.root / "l10n.toml").write_text('locales = ["es", "de"]\n[routes]\nes = "pseudo"\nde = "none"\n')
    shown = newsroom("languages").stdout
    assert "numbers in words" in shown
    assert "pseudo en→es" in shown
    rows = json.loads(newsroom("languages", "-l", "es", "-l", "eo", "--json").stdout)
    assert [(row["locale"], row["areas"]["negation"]) for row in rows] == [("es", "data"), ("eo", "none")]
    assert rows[0]["blind"] == []
    assert "negation" in rows[1]["blind"]


def test_all_languages_with_data_also_outside_of_a_project(newsroom):
    shown = newsroom("languages", "--all").stdout
    assert "Esperanto" in shown
    assert len(shown.splitlines()) > 100


def test_of_all_languages_each_file_is_a_row_that_says_what_is_blind(newsroom):
    rows = json.loads(newsroom("languages", "--all", "--json").stdout)
    files = Path(l10n.language.data.__file__).parent / "data"
    assert {row["locale"] for row in rows} >= {path.stem for path in files.glob("[a-z][a-z].toml")}
    assert len({tuple(row["areas"]) for row in rows}) == 1
    for row in rows:
        assert {row["areas"][area] for area in row["blind"]} <= {"none"}, row["locale"]
        assert set(row["areas"].values()) <= {"data", "shared", "none"}


def test_a_run_says_once_where_checks_are_blind(newsroom):
    (newsroom.root / "l10n.toml").write_text('locales = ["es", "eo"]\n[routes]\nes = "pseudo"\neo = "pseudo"\n')
    run = newsroom("run").stdout
    assert run.count("are not checked: no data") == 1
    assert "\neo: " in run
    (log,) = json.loads(newsroom("check", "--format", "sarif", code=None).stdout)["runs"]
    (note,) = log["invocations"][0]["toolConfigurationNotifications"]
    assert note["message"]["text"].startswith("eo: ")
    assert "::notice::eo: " in newsroom("check", "--format", "github", code=None).stdout
    newsroom("status", "--html", "page.html")
    assert "eo: " in (newsroom.root / "page.html").read_text(encoding="utf-8")


def test_a_project_brings_a_new_language(newsroom):
    (newsroom.root / "l10n.toml").write_text('locales = ["qaa", "es"]\n[routes]\nqaa = "pseudo"\nes = "pseudo"\n')
    (newsroom.root / "language").mkdir()
    language_file = newsroom.root / "language" / "qaa.toml"
    language_file.write_text("[negation]\nword = 'ne'\nplain = 'ne'\n", encoding="utf-8")
    shown = newsroom("languages").stdout
    assert "qaa: language/qaa.toml of this project has negation" in shown
    rows = {row["locale"]: row for row in json.loads(newsroom("languages", "--json").stdout)}
    assert rows["qaa"]["project"] == ["negation"]
    assert "negation" not in rows["qaa"]["blind"]
    assert rows["es"]["project"] == []
    newsroom.write("# Harbour\n\nThe bridge is not closed, the mayor said.\n", "denial.md")
    newsroom("run")
    newsroom.review("denial", "qaa")
    alone = newsroom("check", "--format", "json", "--jobs", "1", code=None).stdout
    assert newsroom("check", "--format", "json", "--jobs", "2", code=None).stdout == alone
    assert '"negation"' in alone  # the pseudo-translation has none of its words
    language_file.write_text("[negation]\nwrod = 'ne'\n", encoding="utf-8")
    for command in (["languages"], ["check"], ["run"]):
        failed = newsroom(*command, code=2)
        assert "language/qaa.toml: [negation] nothing reads 'wrod'; see docs/languages-adding.md" in failed.stderr
