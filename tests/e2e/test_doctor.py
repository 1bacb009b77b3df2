"""`l10n doctor` on a project with everything wrong that it looks for."""

import json
import os
import shutil
import sqlite3
import sys

import pytest

from l10n.engines.packages import STARTER
from l10n.jobs import tools
from l10n.language import spelling
from l10n.plugin import remote


def troubles(newsroom, *argv, code=1):
    return json.loads(newsroom("doctor", "--json", *argv, code=code).stdout)


def of(result, area):
    return {each["place"]: each["problem"] for each in result if each["area"] == area}


@pytest.fixture
def models(monkeypatch, tmp_path_factory):
    folder = tmp_path_factory.mktemp("models") / "packages"
    folder.mkdir()
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder))
    return folder


def test_a_sound_project_has_no_problem(newsroom, models):
    newsroom("run")
    assert "Nothing is wrong" in newsroom("doctor").stdout
    assert all(trouble["level"] == "advice" for trouble in troubles(newsroom, code=0))


def test_litter_is_named_and_removed(newsroom, models):
    newsroom("run")
    litter = newsroom.path().with_name(".harbor.po.1a2b3c4d.tmp")
    litter.write_text("half")
    (models.parent / ".packages-incoming-left").mkdir()
    result = of(troubles(newsroom), "litter")
    assert sorted(result) == sorted(
        ["locales/es/LC_MESSAGES/.harbor.po.1a2b3c4d.tmp", str(models.parent / ".packages-incoming-left")]
    )
    assert litter.exists()
    assert all(trouble["fixed"] for trouble in troubles(newsroom, "--fix", code=0) if trouble["area"] == "litter")
    assert not litter.exists()
    assert [path.name for path in models.parent.iterdir()] == ["packages"]
    assert not of(troubles(newsroom, code=0), "litter")


def test_links_and_names_are_named(newsroom, models, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text("secret")
    source = newsroom.root / "source"
    (source / "x.md").symlink_to(outside / "secret.md")
    (source / "old").symlink_to(outside)
    (source / "gone.md").symlink_to("nowhere.md")
    newsroom.write("Text.\n", "con.md")
    newsroom.write("Text.\n", "Harbor.md")
    result = troubles(newsroom)
    assert of(result, "links") == {
        "source/gone.md": "is a link to nothing",
        "source/old": f"is a link out of the project, to {outside}",
        "source/x.md": f"is a link out of the project, to {outside / 'secret.md'}",
    }
    assert sorted(of(result, "names")) == ["source/con.md", "source/harbor.md"]
    with (newsroom.root / "l10n.toml").open("a") as file:
        file.write("[files]\nfollow-links = true\n")
    levels = {trouble["place"]: trouble["level"] for trouble in troubles(newsroom) if trouble["area"] == "links"}
    assert levels == {"source/gone.md": "problem", "source/old": "advice", "source/x.md": "advice"}


def test_extract_warns_of_names_and_skipped_folders_and_refuses_outward_links(newsroom, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text("secret words")
    (newsroom.root / "source/x.md").symlink_to(outside / "secret.md")
    (newsroom.root / "source/old").symlink_to(outside)
    newsroom.write("Text.\n", "aux.md")
    done = newsroom("run", code=2)
    assert "source/x.md: is a link out of the project" in done.stderr
    assert "source/old: is a link to a folder, and is not looked into" in done.stderr
    assert "source/aux.md: Windows keeps the name 'aux.md' for a device; rename it" in done.stderr
    assert (newsroom.root / "dist/harbor/es/index.html").is_file()
    assert not any(
        b"secret words" in path.read_bytes()
        for path in newsroom.root.rglob("*")
        if path.is_file() and not path.is_symlink()
    )


def test_caches_that_are_damaged_or_stale(newsroom, models):
    newsroom("run")
    newsroom("status")
    cache = newsroom.root / ".l10n"
    (cache / "memory.sqlite").write_bytes(b"SQLite format 3\0" + bytes(5000))
    (cache / "drafts.sqlite").write_bytes(b"not a database at all, and long enough to be read as one" * 10)
    with sqlite3.connect(cache / "index.sqlite") as connection:
        connection.execute("INSERT INTO result VALUES ('check', 'gone-article', '', x'', x'', x'')")
    connection.close()
    result = of(troubles(newsroom), "caches")
    assert "is damaged" in result[".l10n/memory.sqlite"]
    assert "is damaged" in result[".l10n/drafts.sqlite"]
    assert result[".l10n/index.sqlite"] == "remembers 1 articles that are gone"
    newsroom("doctor", "--fix", code=1)
    assert list(of(troubles(newsroom), "caches")) == [".l10n/drafts.sqlite"], "figures are not ours to throw away"


def test_databases_laid_aside_and_files_that_nobody_reads(newsroom, models):
    newsroom("run")
    cache = newsroom.root / ".l10n"
    assert not of(troubles(newsroom, code=0), "litter")
    for name in ("memory.damaged", "drafts.damaged", "segments.json"):
        (cache / name).write_text("x")
    assert of(troubles(newsroom), "litter") == {
        ".l10n/memory.damaged": "was laid aside as damaged",
        ".l10n/drafts.damaged": "is a record of post-editing effort that was laid aside as damaged",
        ".l10n/segments.json": "is read by no command",
    }
    newsroom("doctor", "--fix", code=0)
    assert sorted(of(troubles(newsroom, code=0), "litter")) == [".l10n/drafts.damaged", ".l10n/segments.json"]


def test_build_names_files_that_different_systems_cannot_hold(newsroom):
    newsroom.write("The pier held.\n\n![Pier](Pier.png)\n\n![Pier](pier.png)\n\n![Pier](aux.png)\n", "wall.md")
    for name in ("Pier.png", "pier.png", "aux.png"):
        (newsroom.root / "source" / name).write_bytes(b"\x89PNG")
    newsroom("extract", "wall")
    shown = newsroom("build", "wall").stderr
    assert shown.count("dist/wall/…/aux.png: Windows keeps the name 'aux.png' for a device; rename") == 1
    assert shown.count("dist/wall/…/pier.png: is one file with Pier.png on Windows and macOS; rename") == 1


def test_build_names_articles_whose_folders_different_systems_cannot_hold(newsroom):
    newsroom.write("The pier held.\n", "wall .md")
    newsroom("extract", "wall ")
    assert "dist/wall : Windows cuts a space or a dot off the end of names" in newsroom("build", "wall ").stderr


def test_models_that_are_cut_off_or_do_not_open(newsroom, models):
    for name, part in (("translate-en_es-0_8", "model/model.bin"), ("translate-en_es-0_9", "sentencepiece.model")):
        shutil.copytree(STARTER / "translate-en_es-0_2", models / name)
        data = json.loads((models / name / "metadata.json").read_text("utf-8"))
        version = name[-3:].replace("_", ".")
        (models / name / "metadata.json").write_text(json.dumps(data | {"package_version": version}), "utf-8")
        os.truncate(models / name / part, (models / name / part).stat().st_size // 2)
    result = of(troubles(newsroom), "models")
    assert "cut off" in result[str(models / "translate-en_es-0_8")]
    assert "not a SentencePiece model" in result[str(models / "translate-en_es-0_9")]


def test_plug_ins_and_routes(newsroom, models, tmp_path_factory, monkeypatch):
    site = tmp_path_factory.mktemp("site")
    (site / "odd-3.dist-info").mkdir()
    (site / "odd-3.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: odd\nVersion: 3\n")
    (site / "odd-3.dist-info/entry_points.txt").write_text("[l10n.checks]\nodd = no_such_module\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(site)])
    (newsroom.root / "l10n.toml").write_text('locales = ["es", "uk", "fr"]\n[routes]\nfr = "none"\n')
    result = troubles(newsroom)
    assert "ModuleNotFoundError" in of(result, "plug-ins")["plug-in odd (l10n.checks, of odd 3)"]
    assert list(of(result, "engines")) == ["uk"]
    remote.stop_all()


def test_what_the_machine_lacks_is_advice(newsroom, models, tmp_path_factory, monkeypatch):
    dictionaries = tmp_path_factory.mktemp("dictionaries")
    (dictionaries / "es_ES.dic").write_text("1\nagua\n")
    monkeypatch.setattr(spelling, "DICTIONARIES", (dictionaries,))
    (newsroom.root / "l10n.toml").write_text(
        'locales = ["es", "uk", "zh", "ar-XB", "tt"]\n[routes]\nuk = "none"\nzh = "none"\ntt = "none"\n'
    )
    result = [trouble for trouble in troubles(newsroom, code=0) if trouble["area"] == "dictionaries"]
    assert {each["place"]: each["remedy"] for each in result} == {
        "uk": "on Debian 'apt install hunspell-uk'",
        "tt": "Debian has none",
    }
    assert "advice: uk: has no hunspell dictionary here" in newsroom("doctor").stdout


def test_many_locales_with_the_same_trouble_share_a_line(newsroom, tmp_path, monkeypatch):
    monkeypatch.setattr(spelling, "DICTIONARIES", (tmp_path / "nothing",))
    (newsroom.root / "l10n.toml").write_text(
        'locales = ["es", "ka", "hy", "tt", "kk", "be"]\n[routes]\nbe = "script from ka"\n'
    )
    shown = [line.strip() for line in newsroom("doctor", code=1).stdout.splitlines()]
    assert "4 locales: no engine drafts ka, hy, tt, kk; 'l10n packages list' has the command for each" in shown
    assert any(line.startswith("be: has no route for drafts (script ka→be: ") for line in shown), (
        "its own line of the settings"
    )
    together = "6 locales: no hunspell dictionary here for es, ka, hy, tt, kk, be; on Debian 'apt install hunspell-es "
    assert f"advice: {together}myspell-hy hunspell-kk hunspell-be'; Debian has none for ka, tt" in shown


def test_fonts_by_what_fontconfig_knows(tmp_path, monkeypatch):
    command = tmp_path / "fc-list"
    command.write_text('#!/bin/sh\n[ "$1" = ":charset=10d0" ] || echo "Some Font"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert list(tools.missing_fonts(["ka", "uk", "es", "ja"])) == [("Geor", "fonts-noto-core")]
    monkeypatch.setenv("PATH", "/nowhere")
    assert list(tools.missing_fonts(["ka"])) == []


def test_what_only_has_the_name_of_a_file_is_named(newsroom, models):
    newsroom("run")
    newsroom("publish", str(newsroom.root.parent / "site"))
    (newsroom.root / "locales/es/LC_MESSAGES/old.po").mkdir()
    os.mkfifo(newsroom.path("harbor").with_name("pipe.po"))
    (newsroom.root / "locales/memory").mkdir()
    os.mkfifo(newsroom.root / "locales/memory/m.tmx")
    result = troubles(newsroom)
    assert sorted(of(result, "files")) == [
        "locales/es/LC_MESSAGES/old.po",
        "locales/es/LC_MESSAGES/pipe.po",
        "locales/memory/m.tmx",
    ]
    assert not of(result, "litter")  # the lock of publishing is ours


def test_a_locale_folder_that_was_renamed_by_hand_is_named(newsroom, models):
    newsroom("run")
    (newsroom.root / "locales/es").rename(newsroom.root / "locales/spanish")
    line = "locales/spanish: has catalogs of a locale that the settings do not name, and es has none"
    done = newsroom("extract")
    assert line in done.stdout + done.stderr
    assert (newsroom.root / "locales/spanish/LC_MESSAGES/harbor.po").is_file()
    again = newsroom("extract")
    assert line not in again.stdout + again.stderr  # the doctor goes on naming it
    named = [each for each in troubles(newsroom, code=0) if each["place"] == "locales/spanish"]
    assert [each["level"] for each in named] == ["advice"]
