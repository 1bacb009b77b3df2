"""A run that knows what was done before gives what a run gives that knows nothing, whatever was edited in between."""

import contextlib
import io
import json
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import cli
from l10n.article import article
from l10n.catalog.po import po

SETTINGS = 'locales = ["es", "fr"]\n[routes]\nes = "none"\nfr = "none"\n'
FERRY = "# The ferry is late\n\nThe ferry of $3 million is late. ![Pier](pier.png)\n\nNobody died.\n"
CANAL = "# The canal froze\n\nThe canal froze on 4 May. Ice is 20 cm thick.\n"


def translated(source, target, state=""):
    return lambda text: text.replace(f'msgid "{source}"\nmsgstr ""', f'{state}msgid "{source}"\nmsgstr "{target}"')


EDITS = {
    "source": ("source/ferry.md", lambda text: text.replace("late.", "very late.")),
    "source back": ("source/ferry.md", lambda _text: FERRY),
    "new article": ("source/mill.md", lambda _text: "# The mill burned\n\nSeven people fled.\n"),
    "broken article": ("source/mill.md", lambda _text: "---\ntitle: [\n---\n\nSeven people fled.\n"),
    "no article": ("source/mill.md", None),
    "reviewed": ("locales/es/LC_MESSAGES/ferry.po", translated("Nobody died.", "Nadie murió.")),
    "wrong number": (
        "locales/fr/LC_MESSAGES/canal.po",
        translated("Ice is 20 cm thick.", "La glace fait 30 cm.", "#, fuzzy\n"),
    ),
    "no catalog": ("locales/fr/LC_MESSAGES/canal.po", None),
    "broken catalog": ("locales/es/LC_MESSAGES/canal.po", lambda text: text + 'msgid "cut off'),
    "termbase": ("locales/termbase.csv", lambda _text: "term,locale,translation,note\nferry,es,transbordador,\n"),
    "no termbase": ("locales/termbase.csv", None),
    "checks": ("l10n.toml", lambda _text: SETTINGS + '[checks]\nnumbers = "off"\n'),
    "site": ("l10n.toml", lambda _text: SETTINGS + '[site]\nname = "The Courier"\n'),
    "settings back": ("l10n.toml", lambda _text: SETTINGS),
    "picture": ("source/pier.png", lambda text: text + "more"),
    "no picture": ("source/pier.png", None),
    "bundle by hand": ("dist/ferry/es/index.html", lambda text: text + "<!-- by hand -->"),
    "no bundle": ("dist/ferry/fr/article.txt", None),
    "no manifest": ("dist/canal/manifest.json", None),
    "no index": ("dist/index.html", None),
    "template": ("locales/templates/ferry.pot", lambda text: text + "\n# by hand\n"),
}


def edit(root, name):
    path, change = EDITS[name]
    place = root / path
    if change is None:
        place.unlink(missing_ok=True)
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        before = place.read_text("utf-8") if place.exists() else ""
        place.write_text(change(before), "utf-8")


def run(root, *argv):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli.run(["-C", str(root), *argv])
    reported = re.sub(r'"since": \d+', '"since": 0', out.getvalue())  # nobody else knows since when a unit waits
    return code, reported, sorted(err.getvalue().replace(str(root), "").splitlines())


def newsroom(root):
    (root / "source").mkdir(parents=True)
    (root / "l10n.toml").write_text(SETTINGS)
    (root / "source/ferry.md").write_text(FERRY)
    (root / "source/canal.md").write_text(CANAL)
    (root / "source/pier.png").write_text("picture")
    run(root, "run")
    return root


def files(root):
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".l10n" not in path.parts
    }


def times(root):
    return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in root.rglob("*") if path.is_file()}


def compare(root, *argv):
    """Runs a command in a newsroom, and in a copy of it that remembers nothing."""
    with tempfile.TemporaryDirectory() as folder:
        cold = Path(folder, "cold")
        shutil.copytree(root, cold, ignore=shutil.ignore_patterns(".l10n"))
        assert run(root, *argv) == run(cold, *argv)
        assert files(root) == files(cold)


@settings(max_examples=12)
@given(st.lists(st.lists(st.sampled_from(sorted(EDITS)), max_size=3), min_size=1, max_size=3))
def test_whatever_was_edited(rounds):
    with tempfile.TemporaryDirectory() as folder:
        root = newsroom(Path(folder, "warm"))
        for names in rounds:
            for name in names:
                edit(root, name)
            compare(root, "run", "--json")
        compare(root, "check")
        compare(root, "build", "--json")
        compare(root, "build", "--json", "--final")


@pytest.mark.parametrize("name", sorted(EDITS))
def test_each_edit_by_itself(tmp_path, name):
    root = newsroom(tmp_path / "warm")
    edit(root, name)
    compare(root, "run", "--json")
    compare(root, "check", "--format", "sarif")


@pytest.mark.parametrize("routes", ["people", "missing", "pseudo"])
def test_where_nothing_changed_nothing_is_read_or_written(tmp_path, routes, monkeypatch):
    root = newsroom(tmp_path / "warm")
    if routes != "people":
        named = "pseudo" if routes == "pseudo" else "libretranslate"
        (root / "l10n.toml").write_text(SETTINGS.replace("none", named))
        run(root, "run", "--json")
    first = run(root, "run", "--json")
    before = times(root)
    monkeypatch.setattr(article, "parse", None)
    monkeypatch.setattr(po, "parse", None)
    code, out, err = run(root, "run", "--json")
    assert code == (3 if routes == "missing" else 0)
    assert (code, err) == (first[0], first[2])
    assert json.loads(out) == json.loads(first[1])
    assert times(root) == before


def test_a_single_article_alone_is_built_again(tmp_path):
    root = newsroom(tmp_path / "warm")
    run(root, "run")
    before = times(root)
    edit(root, "source")
    run(root, "run")
    changed = {path.relative_to(root).parts[:2] for path, stamp in times(root).items() if before.get(path) != stamp}
    assert {part for part in changed if part[0] == "dist"} == {("dist", "ferry")}


@pytest.mark.parametrize("damage", ["gone", "damaged", "rows", "locked"])
def test_whatever_is_wrong_with_what_is_recognized(tmp_path, damage):
    import sqlite3

    root = newsroom(tmp_path / "warm")
    file = root / ".l10n/index.sqlite"
    edit(root, "wrong number")
    if damage == "gone":
        shutil.rmtree(root / ".l10n")
    elif damage == "damaged":
        file.write_bytes(b"not a database, and long enough to be read as one" * 100)
    else:
        connection = sqlite3.connect(file)
        connection.execute("UPDATE result SET value = '[[1], {}', data = x'00'")
        connection.commit()
        if damage == "locked":
            monkey = pytest.MonkeyPatch()
            monkey.setattr("l10n.jobs.cache.LOCK_SECONDS", 0.05)
            connection.execute("BEGIN EXCLUSIVE")
    code, out, _ = run(root, "run", "--json")
    if damage == "locked":
        connection.rollback()
        monkey.undo()
    shutil.copytree(root, tmp_path / "cold", ignore=shutil.ignore_patterns(".l10n"))
    assert json.loads(out)["check"] == json.loads(run(tmp_path / "cold", "run", "--json")[1])["check"]
    assert code == 0
