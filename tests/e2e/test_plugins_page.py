"""The package of docs/plugins.md works as it stands there: installed by its entry points, its tests, and a run with it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from l10n.plugin import remote

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "plugins.md").read_text("utf-8")


@pytest.fixture
def package(tmp_path_factory, monkeypatch):
    """The modules of the page with the metadata that an installer would write."""
    folder = tmp_path_factory.mktemp("package")
    modules = re.findall(r"`(harbour_\w+\.py)`.*?```python\n(.*?)```", PAGE, re.DOTALL)
    for name, code in modules:
        (folder / name).write_text(code)
    assert [name for name, _ in modules] == [
        "harbour_wire.py", "harbour_backwards.py", "harbour_shouting.py", "harbour_cards.py",
    ]  # fmt: skip
    (folder / "harbour_languages").mkdir()
    (folder / "harbour_languages/__init__.py").write_text("raise SystemExit('code of languages is not run')")
    language = re.search(r"`harbour_languages/(qaa\.toml)`.*?```toml\n(.*?)```", PAGE, re.DOTALL)
    (folder / "harbour_languages" / language[1]).write_text(language[2])
    groups = re.findall(r'entry-points\."(l10n\.\w+)"\]\n(\w+) = "([\w:]+)"', PAGE)
    info = folder / "harbour_plugins-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: harbour-plugins\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("".join(f"[{group}]\n{name} = {value}\n" for group, name, value in groups))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH")))))
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    yield folder
    remote.stop_all()


def test_its_tests_pass(package):
    tests = re.search(r"## Their tests\n\n```python\n(.*?)```", PAGE, re.DOTALL)[1]
    (package / "laws.py").write_text(f"{tests}\n\ntest_the_laws()\n")
    done = subprocess.run([sys.executable, str(package / "laws.py")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_run_with_all_four(newsroom, package):
    (newsroom.root / "l10n.toml").write_text('locales = ["de"]\n[routes]\nde = "backwards"\n')
    newsroom.write("SLUG: dam\nDam holds\n\n  The dam held *for a night*!!\n", "dam.wire")
    newsroom.write("Dam holds\n", "broken.wire")
    newsroom.write("Bridge opens\n\nIt was closed for a year.\n", "bridge.txt")
    newsroom.write("1\n00:00:01,000 --> 00:00:04,000\nThe bridge opens.\n", "film.srt")
    done = newsroom("run", code=None)
    assert "source/broken.wire:1: has no slug line; begin the file with 'SLUG: name'" in done.stderr
    assert (
        newsroom.units("dam", "de")["The dam held <1>for a night</1>!!"].target == "The mad dleh <1>rof a thgin</1>!!"
    )
    assert "two exclamation marks" in newsroom("check", code=None).stdout
    assert (newsroom.root / "dist/dam/de/card.txt").read_text() == "PREVIEW\nDam sdloh\n"
    assert (newsroom.root / "dist/bridge/de/card.txt").read_text() == "PREVIEW\nIt saw desolc rof a raey.\n"
    assert (newsroom.root / "dist/film/de/card.txt").is_file()
    assert (
        newsroom.root / "dist/dam/de/dam.wire"
    ).read_text() == "SLUG: dam\nDam sdloh\n\n  The mad dleh *rof a thgin*!!\n"


def test_a_language_of_the_package_and_of_the_project(newsroom, package):
    (newsroom.root / "l10n.toml").write_text('locales = ["qaa"]\n')
    [row] = json.loads(newsroom("languages", "--json").stdout)
    assert (row["plugins"], row["project"]) == (["negation", "function-words"], [])
    assert row["areas"]["negation"] == row["areas"]["function words"] == "data"
    assert "qaa: plug-ins bring negation, function-words" in newsroom("languages").stdout
    newsroom.write("# The dam\n\nThe dam is not closed.\n", "dam.md")
    newsroom("extract")
    path = newsroom.path("dam", "qaa")
    path.write_text(path.read_text().replace('closed."\nmsgstr ""', 'closed."\nmsgstr "Tu dama zapri sa."'))
    assert "is not denied" in newsroom("check", code=None).stdout
    (newsroom.root / "language").mkdir()
    (newsroom.root / "language/qaa.toml").write_text("[negation]\nword = 'tu'\nplain = 'tu'\n")
    assert "is not denied" not in newsroom("check", code=None).stdout, "the project's own file holds"
    [row] = json.loads(newsroom("languages", "--json").stdout)
    assert row["project"] == ["negation"]


def test_a_wrong_file_of_a_language_is_a_single_line_and_left_out(newsroom, package):
    (newsroom.root / "l10n.toml").write_text('locales = ["qaa", "qab"]\n')
    (package / "harbour_languages/qab.toml").write_text("[negation]\nword = 'ne'\nplain = 'ne'\n")
    (package / "harbour_languages/qaa.toml").write_text("[negation]\nwrod = 'ne'\n")
    (package / "harbour_languages/Harbour.toml").write_text("")
    done = newsroom("languages", "--json", code=3)
    plugin = "plug-in harbour (harbour-plugins 1.0)"
    assert f"{plugin}: qaa.toml: [negation] nothing reads 'wrod'; it is left out: mend it" in done.stderr
    assert f"{plugin}: Harbour.toml: is not named by a language tag; it is left out" in done.stderr
    assert [row["plugins"] for row in json.loads(done.stdout)] == [[], ["negation"]]
    for path in (package / "harbour_languages").glob("*.toml"):
        path.unlink()
    assert (
        f"{plugin}: has no file <tag>.toml in the package 'harbour_languages'" in newsroom("languages", code=3).stderr
    )
