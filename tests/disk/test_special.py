"""Things with the names of files that are none."""

import os
import socket
from pathlib import PurePosixPath

from l10n.disk import special
from tests.unprivileged import run_unprivileged


def test_pipes_sockets_and_folders_with_the_names_of_files_are_detected(tmp_path, monkeypatch):
    catalogs = tmp_path / "locales/es/LC_MESSAGES"
    (catalogs / "storm.po").mkdir(parents=True)
    os.mkfifo(catalogs / "rain.po")
    monkeypatch.chdir(catalogs)  # addresses of sockets are short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("snow.po")
        (tmp_path / "source/2024.rain").mkdir(parents=True)
        (tmp_path / "source/wind.MD").mkdir()
        (tmp_path / "source/fine.md").write_text("Fine.\n")
        (tmp_path / "source/.hidden.md").mkdir()
        (tmp_path / "source/linked.md").symlink_to("wind.MD")
        problems = dict(special.find(tmp_path, ("source", "locales"), {".md"}))
    pipe, folder = "is not a file but a pipe, a socket or a device", "is a folder that has the name of a file"
    assert problems == {
        PurePosixPath("source/wind.MD"): folder,
        PurePosixPath("locales/es/LC_MESSAGES/rain.po"): pipe,
        PurePosixPath("locales/es/LC_MESSAGES/snow.po"): pipe,
        PurePosixPath("locales/es/LC_MESSAGES/storm.po"): folder,
    }


def test_a_lock_that_is_no_file_is_detected(tmp_path):
    (tmp_path / ".l10n/lock").mkdir(parents=True)
    problem = "is not a file, so that runs lock the folder of the project instead"
    assert list(special.find(tmp_path, (), ())) == [(PurePosixPath(".l10n/lock"), problem)]


def test_folders_that_may_not_be_written_and_files_that_may_not_be_read(tmp_path, monkeypatch):
    (tmp_path / "locales/es").mkdir(parents=True)
    for name in ("b.po", "a.po", "c.po"):
        (tmp_path / "locales/es" / name).touch()
    (tmp_path / "locales/es/dangling.po").symlink_to("nowhere")
    access, needed = os.access, {"es": os.W_OK | os.X_OK, "a.po": os.R_OK, "b.po": os.R_OK}

    def denied(path, mode):
        return needed.get(PurePosixPath(path).name) != mode and access(path, mode)

    monkeypatch.setattr(os, "access", denied)
    assert list(special.forbidden(tmp_path, ("source", "locales"))) == [
        (PurePosixPath("locales/es"), "is a folder where nothing may be written"),
        (PurePosixPath("locales/es/a.po"), "may not be read"),
        (PurePosixPath("locales/es/b.po"), "may not be read"),
    ]


def test_what_may_not_be_read_or_written_is_detected(tmp_path):
    (tmp_path / "locales/es").mkdir(parents=True)
    (tmp_path / "locales/es/a.po").touch(0)
    (tmp_path / "locales/es").chmod(0o555)
    code = (
        "import sys; from pathlib import Path; from l10n.disk import special;"
        "[print(f'{path}: {problem}') for path, problem in special.forbidden(Path(sys.argv[1]), ('locales',))]"
    )
    try:
        run = run_unprivileged(code, str(tmp_path))
    finally:
        (tmp_path / "locales/es").chmod(0o755)
    assert sorted(run.stdout.splitlines()) == [
        "locales/es/a.po: may not be read",
        "locales/es: is a folder where nothing may be written",
    ], run.stderr
