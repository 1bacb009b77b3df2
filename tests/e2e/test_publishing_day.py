"""A day of publishing: edits, approvals, drafts, withdrawals, embargoes and kills at random, while a reader looks.

No file that the reader ever sees has a word that nobody reviewed, and all that a manifest lists is there. After each publishing
the site is what it would be if every page were made anew.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import polib
import pytest

from l10n.jobs.publish import publish
from l10n.workspace import Workspace

from .gazette import FERRY, HARBOR, SPANISH, gazette

DRAFT = "borrador"  # stands in every translation that nobody reviewed
STEPS = 12


class Reader(threading.Thread):
    """Opens the folder that stands, and reads all that its manifest lists."""

    def __init__(self, folder: Path) -> None:
        super().__init__(daemon=True)
        self.folder, self.wrong, self.seen, self.is_over = folder, [], 0, False

    def run(self) -> None:
        while not self.is_over:
            try:
                handle = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY)
            except FileNotFoundError:
                self.wrong.append("the folder is not there")
                continue
            try:
                self.look(handle)
            except FileNotFoundError as error:
                if Path(f"/proc/self/fd/{handle}").resolve() == self.folder.resolve():
                    self.wrong.append(f"{error.filename} is missing in the folder that stands")
            finally:
                os.close(handle)

    def look(self, handle: int) -> None:
        for path, each in json.loads(content("manifest.json", handle))["files"].items():
            data = content(path, handle)
            if hashlib.sha256(data).hexdigest() != each["sha256"]:
                self.wrong.append(f"{path} is not what the manifest says")
            if DRAFT.encode() in data:
                self.wrong.append(f"{path} has words that nobody reviewed")
        self.seen += 1


def content(path: str, folder: int) -> bytes:
    with os.fdopen(os.open(path, os.O_RDONLY, dir_fd=folder), "rb") as file:
        return file.read()


class Day:
    """What people do, by chance."""

    def __init__(self, room, seed: int) -> None:
        self.room, self.chance, self.count, self.held = room, random.Random(seed), 0, ""

    def step(self) -> None:
        self.count += 1
        self.chance.choice(
            [self.edit, self.edit, self.approve, self.approve, self.draft, self.withdraw, self.hold, self.look]
        )()
        if self.chance.random() < 0.25:
            self.kill()

    def source(self) -> str:
        return self.chance.choice(["harbor", "ferry"])

    def edit(self) -> None:
        """A sentence of an article changes, or it comes back."""
        slug = self.source()
        text = {"harbor": HARBOR, "ferry": FERRY}[slug]
        self.room.write(
            text.replace("on Monday", f"on day {self.count}").replace("new wall", f"wall {self.count}"), f"{slug}.md"
        )
        self.room("extract")

    def approve(self) -> None:
        """A person reviews all of an article in Spanish, or all but one unit."""
        for unit in self.units(catalog := self.catalog()):
            unit.msgstr = SPANISH.get(unit.msgid) or " ".join(
                ["El", *(word for word in unit.msgid.split() if "<" in word), str(self.count)]
            )
            unit.flags = [flag for flag in unit.flags if flag != "fuzzy"]
            unit.previous_msgid = None
        catalog.save()

    def draft(self) -> None:
        """A unit gets other words that nobody reviewed."""
        units = list(self.units(catalog := self.catalog()))
        if units:
            unit = self.chance.choice(units)
            unit.msgstr, unit.flags = f"{DRAFT} {self.count}", ["fuzzy"]
            catalog.save()

    def withdraw(self) -> None:
        path = self.room.root / f"source/{self.source()}.md"
        if path.exists():
            path.unlink()

    def hold(self) -> None:
        """The settings hold something back, or nothing any more."""
        self.held = self.chance.choice(
            [
                "",
                '[publish.articles.harbor]\nembargo = "2999-01-01T00:00+00:00"\n',
                '[publish.articles.ferry]\nleave-out = ["es"]\n',
            ]
        )
        self.room.settings(self.held)

    def look(self) -> None:
        self.room.write(f"p {{ color: #{self.count:03d} }}", "../theme/style.css")

    def kill(self) -> None:
        command = [sys.executable, "-m", "l10n.cli", "-C", str(self.room.root), "publish", str(self.room.site)]
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(self.chance.uniform(0.3, 1.6))
        run.send_signal(signal.SIGKILL)
        run.wait()

    def catalog(self):
        path = self.room.path(self.source(), "es")
        return polib.pofile(str(path), wrapwidth=0)

    def units(self, catalog):
        return (unit for unit in catalog if not unit.obsolete)


def anew(room, tmp_path: Path) -> list[str]:
    """The files that would change if every page of the site were made anew."""
    copy = tmp_path / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(room.site, copy)
    manifest = json.loads((copy / "manifest.json").read_text("utf-8"))
    for article in manifest["articles"].values():
        for edition in article["locales"].values():
            del edition["madeOf"]
    (copy / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    changes = publish(Workspace(room.root), copy, dry_run=True).changes
    return [str(path) for path in (*changes.new, *changes.changed, *changes.gone) if str(path) != "manifest.json"]


@pytest.mark.parametrize("seed", [1, 2])
def test_no_reader_ever_sees_a_half_or_an_unreviewed_page(tmp_path, seed):
    room = gazette(tmp_path)
    room.approve("harbor")
    room.publish()
    day, reader = Day(room, seed), Reader(room.site)
    reader.start()
    try:
        for _ in range(STEPS):
            day.step()
            room.publish(code=None)
            published = room.files_published()
            here = {path.stem for path in (room.root / "source").glob("*.md")}
            gone = {"harbor", "ferry"} - here | ({"harbor"} if "embargo" in day.held else set())
            assert not [path for path in published for slug in gone if f"/{slug}/" in path], (
                "what was withdrawn is gone"
            )
            assert "leave-out" not in day.held or "es/ferry/index.html" not in published
            assert anew(room, tmp_path) == []
    finally:
        reader.is_over = True
        reader.join()
    assert reader.wrong == []
    assert reader.seen > STEPS
