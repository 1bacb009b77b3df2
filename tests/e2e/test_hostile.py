"""What a newsroom's disk may hold: every case is one clear line, and the other articles go on."""

import os

import pytest

from .conftest import ARTICLE


def lines(run):
    """What was said on the error stream, and that nothing was said twice."""
    said = run.stderr.splitlines()
    assert len(set(said)) == len(said), run.stderr
    return said


def test_bad_articles_are_told_once_and_the_others_go_on(newsroom):
    newsroom.write(b"\x00\x01\x02", "binary.txt")
    newsroom.write("", "nothing.md")
    newsroom.write("---\ntitle: [open\n---\n\nThe ferry left.\n", "open.md")
    said = lines(newsroom("run", code=2))
    assert [line.split(":")[1].strip() for line in said if line.startswith("error")] == [
        "source/binary.txt",
        "source/nothing.md",
        "source/open.md",
    ]
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
    said = lines(newsroom("run", code=2))
    assert sum(line.startswith("error: ") for line in said) == 3
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


def test_a_lock_file_that_is_no_text_is_one_line(newsroom):
    (newsroom.root / "l10n.lock").write_bytes(b"\xff\xfe")
    assert "error: l10n.lock: cannot be read" in newsroom("run", code=2).stderr


def test_source_that_is_a_file_is_one_line(newsroom):
    (newsroom.root / "source/harbor.md").unlink()
    (newsroom.root / "source").rmdir()
    (newsroom.root / "source").write_text(ARTICLE)
    assert lines(newsroom("run", code=2)) == [
        "error: source: is not a folder; move the file away and put articles into a folder of that name"
    ]
