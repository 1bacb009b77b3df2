"""A newsroom in a temporary folder, worked with as people do: by its files and the command line."""

import contextlib
import io
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from l10n import cli
from l10n.catalog.po import po

ARTICLE = """\
---
title: Council votes on harbor
date: 2026-05-04
---

# Council votes on harbor

The council of Port Ansel voted 7 to 4 for a new harbor wall. It will cost $3.2 million.

Mayor Lena Brandt said she was **relieved**. "We waited nine years," she said.

![The old harbor wall.](wall.jpg)
"""

PICTURE = bytes.fromhex("47494638396101000100800000000000ffffff2c00000000010001000002024401003b")  # one white point


@dataclass(frozen=True)
class Run:
    """What a command printed, and its exit code."""

    stdout: str
    stderr: str
    code: int


@dataclass
class Newsroom:
    """A project folder with the commands that a person types there."""

    root: Path

    def __call__(self, *argv, code=0):
        """Runs a command; `code` is the exit code that it must have, any where it is None."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            returned = cli.run(["-C", str(self.root), *argv])
        assert code is None or returned == code, out.getvalue() + err.getvalue()
        return Run(out.getvalue(), err.getvalue(), returned)

    def path(self, slug="harbor", locale="es"):
        return self.root / "locales" / locale / "LC_MESSAGES" / f"{slug}.po"

    def units(self, slug="harbor", locale="es"):
        path = self.path(slug, locale)
        return {unit.key.source: unit for unit in po.parse(path.read_text(encoding="utf-8"), slug, str(path)).units}

    def review(self, slug="harbor", locale="es"):
        """Takes every fuzzy flag off, as a translator who agrees with everything."""
        path = self.path(slug, locale)
        path.write_text(
            re.sub(r"^#, fuzzy\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8"
        )

    def write(self, text, name="harbor.md"):
        path = self.root / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def files(self, *, caches=True):
        """Every file of the project with its bytes and its time; `extract` notes in its cache what it need not read."""
        return {
            path.relative_to(self.root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and (caches or ".l10n" not in path.parts)
        }


@pytest.fixture
def newsroom(tmp_path):
    room = Newsroom(tmp_path)
    room.write("", "../l10n.toml")
    (tmp_path / "l10n.toml").write_text('locales = ["es"]\n[routes]\nes = "pseudo"\n')
    room.write(ARTICLE)
    room.write(PICTURE, "wall.jpg")
    return room
