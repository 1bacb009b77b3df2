"""Pipes in the place of files: every command ends, with a line."""

import os

import pytest

from l10n.store import TERMBASE

LINE = "is not a file but a pipe or a device"


@pytest.mark.parametrize(
    "path", ["source/news.md", "locales/es/LC_MESSAGES/harbor.po", str(TERMBASE), "locales/memory/m.tmx"]
)
def test_a_pipe_in_the_project_costs_what_it_stands_for(newsroom, path):
    newsroom.write("# Other\n\nThe port is closed.\n", "other.md")
    newsroom("extract")
    place = newsroom.root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    os.mkfifo(place)
    done = newsroom("run", code=2)
    assert f"{path}: {LINE}; take it away" in done.stderr
    if not path.startswith("locales/"):
        assert all(unit.target for unit in newsroom.units("other").values())


@pytest.mark.parametrize(
    "command",
    [("memory", "import"), ("terms", "import"), ("import",), ("packages", "install")],
    ids=lambda command: command[0],
)
@pytest.mark.parametrize("suffix", ["tmx", "csv", "tbx", "xlf", "xlsx", "argosmodel"])
def test_a_pipe_that_a_command_names_is_refused(newsroom, command, suffix, tmp_path_factory):
    pipe = tmp_path_factory.mktemp("pipes") / f"x.{suffix}"
    os.mkfifo(pipe)
    if command[0] != "packages" or suffix == "argosmodel":
        assert newsroom(*command, str(pipe), code=None).code in {2, 3}


@pytest.mark.parametrize("name", ["l10n.toml", "l10n.lock", ".l10n"])
def test_a_pipe_in_the_place_of_files_of_ours(newsroom, name):
    (newsroom.root / name).unlink(missing_ok=True)
    os.mkfifo(newsroom.root / name)
    assert newsroom("run", code=None).code in {0, 2}


@pytest.mark.parametrize("kind", ["pipe", "dangling", "folder", "damaged"])
def test_a_memory_that_cannot_be_read_is_named_although_nothing_waits_for_it(newsroom, kind):
    newsroom("run")
    place = newsroom.root / "locales/memory/m.tmx"
    place.parent.mkdir()
    makers = {
        "pipe": lambda: os.mkfifo(place),
        "dangling": lambda: place.symlink_to("gone.tmx"),
        "folder": place.mkdir,
        "damaged": lambda: place.write_bytes(b"<tmx><body>"),
    }
    makers[kind]()
    lines = [line for line in newsroom("run", code=2).stderr.splitlines() if "m.tmx" in line]
    assert len(lines) == 1
    assert lines[0].count("; ") >= 1  # what to do
    place.rmdir() if kind == "folder" else place.unlink()
    newsroom("run")


def test_a_lock_that_is_a_pipe_stops_nothing(newsroom):
    newsroom("run")
    (newsroom.root / ".l10n/lock").unlink()
    os.mkfifo(newsroom.root / ".l10n/lock")
    newsroom.write("# Other\n\nThe port is closed.\n", "other.md")
    newsroom("run")
    assert all(unit.target for unit in newsroom.units("other").values())
