"""What a newsroom's disk may hold: every case is one clear line, and the other articles go on."""

import json
import os
import shlex
import subprocess
import sys

import pytest

from .conftest import ARTICLE


def lines(run):
    """What was said on the error stream, and that nothing was said twice."""
    reported = run.stderr.splitlines()
    assert len(set(reported)) == len(reported), run.stderr
    return reported


def test_broken_articles_are_reported_once_and_the_remaining_articles_continue(newsroom):
    newsroom.write(b"\x00\x01\x02", "binary.txt")
    newsroom.write("", "nothing.md")
    newsroom.write("---\ntitle: [open\n---\n\nThe ferry left.\n", "open.md")
    reported = lines(newsroom("run", code=2))
    assert [line.split(":")[1].strip() for line in reported if line.startswith("error")] == [
        "source/binary.txt",
        "source/nothing.md",
    ]
    assert any(line.startswith("source/open.md:3: front matter is not YAML") for line in reported)
    assert (newsroom.root / "dist/harbor/es/index.html").is_file()


def test_aliases_of_aliases_in_front_matter_do_not_grow(newsroom):
    levels = "".join(
        f"{new}: &{new} [{', '.join(['*' + old] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    newsroom.write(f"---\ntitle: The ferry left\na: &a [x]\n{levels}---\n\nNobody was on board.\n", "ferry.md")
    newsroom("extract")
    assert "The ferry left" in newsroom.units("ferry")


def test_a_pipe_and_names_that_cannot_be_written_are_refused(newsroom):
    os.mkfifo(newsroom.root / "source/pipe.md")
    newsroom.write("The ferry left.\n", "two\nlines.md")
    (newsroom.root / "source" / os.fsdecode(b"bad\xff.md")).write_text("The ferry left.\n")
    newsroom.write("The ferry left.\n", "Port Ansel, 50 % off 🚢.txt")
    reported = lines(newsroom("run", code=2))
    assert sum(line.startswith("error: ") for line in reported) == 3
    assert newsroom.units("Port Ansel, 50 % off 🚢")["The ferry left."].target


@pytest.mark.parametrize("text", ["{broken", "[]", '{"locales": {"es": 3}}', '{"name": "another program\'s"}'])
def test_a_manifest_that_is_not_ours_is_made_again(newsroom, text):
    newsroom("run")
    before = (newsroom.root / "dist/harbor/manifest.json").read_bytes()
    (newsroom.root / "dist/harbor/manifest.json").write_text(text)
    (newsroom.root / "dist/other").mkdir()
    (newsroom.root / "dist/other/manifest.json").write_text(text)
    newsroom("build")
    assert (newsroom.root / "dist/harbor/manifest.json").read_bytes() == before


def test_a_lock_file_that_is_no_text_is_a_single_line(newsroom):
    (newsroom.root / "l10n.lock").write_bytes(b"\xff\xfe")
    assert "error: l10n.lock: cannot be read" in newsroom("run", code=2).stderr


def test_source_that_is_a_file_is_a_single_line(newsroom):
    for name in ("harbor.md", "wall.jpg"):
        (newsroom.root / "source" / name).unlink()
    (newsroom.root / "source").rmdir()
    (newsroom.root / "source").write_text(ARTICLE)
    assert lines(newsroom("run", code=2)) == [
        "error: source: is not a folder; move the file away and put articles into a folder of that name"
    ]


@pytest.mark.parametrize("coding", ["ascii", "latin-1"])
def test_a_terminal_without_the_letters_shows_escapes(newsroom, coding):
    newsroom.write("# Ґанок «ранок»\n\nThe ferry left.\n", "ґанок.md")
    newsroom("run")
    newsroom.review("ґанок")
    program = [sys.executable, "-m", "l10n.cli", "-C", str(newsroom.root)]
    for command in (["run"], ["status"], ["run", "--json"], ["check"]):
        run = subprocess.run(
            [*program, *command],
            capture_output=True,
            check=False,
            timeout=120,
            env={**os.environ, "PYTHONIOENCODING": coding},
        )
        assert b"Traceback" not in run.stderr
        assert run.returncode == (command == ["check"])


@pytest.mark.parametrize("redirect", [">&-", ">&- 2>&-", ">/dev/full", ">/dev/full 2>&1"])
def test_closed_and_full_outputs_lose_nothing(newsroom, redirect):
    command = f"{shlex.quote(sys.executable)} -m l10n.cli -C {shlex.quote(str(newsroom.root))} run {redirect}"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=120)
    assert "Traceback" not in run.stderr
    assert "Exception" not in run.stderr
    assert run.returncode == (2 if "full" in redirect else 0)
    assert newsroom.units()["It will cost $3.2 million."].target


def test_runs_at_once_do_not_disturb_each_other(newsroom):
    for n in range(5):
        newsroom.write(ARTICLE.replace("nine years", f"{n + 2} years"), f"more{n}.md")
    command = [sys.executable, "-m", "l10n.cli", "-C", str(newsroom.root), "run"]
    runs = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    reported = [run.communicate(timeout=120)[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], reported
    assert "0 files changed" in newsroom("build").stdout


def test_a_name_that_is_too_long_for_its_catalog_is_a_single_line(newsroom):
    newsroom.write(ARTICLE, "y" * 252 + ".md")
    reported = lines(newsroom("run", code=2))
    assert len(reported) == 1
    assert reported[0].endswith(": has too long a name for its catalogs; give it a shorter one")


def test_a_single_article_that_cannot_be_preserved_does_not_stop_the_remaining_articles(newsroom):
    newsroom.write("Rain fell all night in the valley.\n", f"{'y' * 252}.md")
    newsroom.write("Snow fell all night in the valley.\n", "zz.md")
    assert newsroom("extract", code=2).stderr.count("error: ") == 1
    assert newsroom.path("zz").exists()


def test_a_project_that_may_only_be_read_can_be_looked_at(newsroom, monkeypatch):
    newsroom("run")
    before = newsroom.files()
    monkeypatch.setattr("os.access", lambda path, mode, **_: not mode & os.W_OK)
    assert json.loads(newsroom("status", "--json").stdout)[0]["fuzzy"] > 0
    newsroom("check", code=None)
    assert newsroom.files() == before
