"""A disk that takes nothing more: what a file held stays, in one line, whatever the command that writes it."""

import errno
import os
import re

import pytest

COMMANDS = (
    ("weblate", "--project", "news", "-o"),
    ("terms", "find", "-o"),
    ("terms", "export", "-o"),
    ("memory", "export", "-o"),
    ("evaluate", "--engine", "pseudo", "-o"),
    ("evaluate", "--engine", "pseudo", "--html"),
)
LINE = "No space left on device; free some space; nothing was lost\n"


@pytest.fixture
def fill(monkeypatch):
    """Lets the disk be full from the moment of the call."""

    def refuse(handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return lambda: monkeypatch.setattr(os, "fsync", refuse)


def test_a_file_that_a_command_writes_over_stays(newsroom, fill):
    newsroom("run")
    newsroom.review()
    place = newsroom.root / "mine.csv"
    place.write_bytes(b"words of a person\n")
    fill()
    for command in COMMANDS:
        done = newsroom(*command, str(place), code=2)
        assert done.stderr == f"error: {place}: {LINE}", command
        assert place.read_bytes() == b"words of a person\n"
    assert [path.name for path in newsroom.root.glob(".*.tmp")] == []


def test_a_catalog_that_git_merges_stays(newsroom, fill):
    newsroom("run")
    text = newsroom.path().read_bytes()
    base, ours, theirs = (newsroom.root / name for name in ("base.po", "ours.po", "theirs.po"))
    for path in (base, ours, theirs):
        path.write_bytes(text)
    theirs.write_bytes(text.replace(b"#, fuzzy\n", b""))
    fill()
    assert newsroom("merge", *map(str, (base, ours, theirs)), code=2).stderr == f"error: {ours}: {LINE}"
    assert ours.read_bytes() == text


def test_a_project_that_could_not_be_made_is_made_by_the_next_call(newsroom, fill, monkeypatch):
    (newsroom.root / "l10n.toml").unlink()
    ignored = newsroom.root / ".gitignore"
    ignored.write_bytes(b"*.bak\xff")
    fill()
    assert newsroom("init", "-l", "es", code=2).stderr == f"error: .gitignore: {LINE}"
    assert ignored.read_bytes() == b"*.bak\xff"
    monkeypatch.undo()
    newsroom("init", "-l", "es")
    assert ignored.read_bytes() == b"*.bak\xff\n.l10n/\ndist/\n"
    assert (newsroom.root / "l10n.toml").is_file()


def test_a_run_on_a_full_disk_states_it_in_a_single_line(newsroom, fill):
    newsroom.write("The wall is old.\n", "wall.txt")
    newsroom("run")
    newsroom.write("The wall is new.\n", "wall.txt")
    newsroom.write("The harbor is new.\n", "harbor.md")
    fill()
    done = newsroom("run", code=2)
    assert re.fullmatch(rf"error: \S+ and \d+ more files: {LINE}", done.stderr), done.stderr
