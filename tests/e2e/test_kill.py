"""kill -9 at any moment: every catalog is valid, nothing reviewed is lost, the next run completes and leaves no litter."""

import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from l10n.model import State

from .conftest import ARTICLE


@pytest.mark.parametrize("seed", range(6))
def test_a_kill_loses_nothing(newsroom, seed):
    (newsroom.root / "l10n.toml").write_text('locales = ["es"]\n')  # the real engine: it takes long enough to be killed
    newsroom("extract")
    path = newsroom.path()
    text = path.read_text(encoding="utf-8")
    mine = 'msgid "It will cost $3.2 million."\nmsgstr "Costará 3,2 millones de dólares."'
    path.write_text(text.replace('msgid "It will cost $3.2 million."\nmsgstr ""', mine), encoding="utf-8")
    for n in range(8):
        newsroom.write(ARTICLE.replace("nine years", f"{n + 2} years"), f"more{n}.md")
    newsroom("extract")
    run = subprocess.Popen(
        [sys.executable, "-m", "l10n.cli", "-C", str(newsroom.root), "translate"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(random.Random(seed).uniform(0.3, 3))
    run.send_signal(signal.SIGKILL)
    run.wait()
    for po in sorted(newsroom.root.rglob("*.po")):
        if shutil.which("msgfmt"):
            subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(po)], check=True, capture_output=True)
    unit = newsroom.units()["It will cost $3.2 million."]
    assert (unit.target, unit.state) == ("Costará 3,2 millones de dólares.", State.REVIEWED)
    newsroom("translate")
    for n in range(8):
        assert all(unit.target for unit in newsroom.units(f"more{n}").values())
    assert newsroom.units()["It will cost $3.2 million."].state is State.REVIEWED
    assert litter(newsroom.root) == []


def litter(root):
    """What no sound run leaves: new files that never came to their place."""
    return [path.name for path in root.rglob(".*") if path.is_file() and path.name.endswith(".tmp")]


# Kills itself at the nth call that changes the disk, of one kind.
KILLED = """
import os, signal, sys
from pathlib import Path
from l10n import cli
from l10n.disk import files

kind, count = sys.argv[1], int(sys.argv[2])
left = [count]

def deadly(call, before):
    def counted(*args, **more):
        left[0] -= 1
        if before and not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        found = call(*args, **more)
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return found
    return counted

before = kind.startswith("before ")
name = kind.removeprefix("before ").removeprefix("after ")
if name == "exchange": files.swap = deadly(files.swap, before)
if name == "flush": os.fsync = deadly(os.fsync, before)
if name == "naming": os.link = deadly(os.link, before)
if name == "rename": Path.replace = deadly(Path.replace, before)
if name == "removal": Path.unlink = deadly(Path.unlink, before)
sys.exit(cli.run(sys.argv[3:]))
"""

KINDS = ("exchange", "flush", "naming", "rename", "removal")
POINTS = [(f"{when} {kind}", count) for kind in KINDS for when, count in (("before", 1), ("after", 2), ("after", 3))]


@pytest.mark.parametrize(("kind", "count"), POINTS)
def test_a_kill_at_any_change_of_the_disk_leaves_whole_files_and_the_next_run_no_litter(newsroom, kind, count):
    newsroom("run")
    newsroom.review()
    before = {key: unit.target for key, unit in newsroom.units().items() if unit.state is State.REVIEWED}
    newsroom.write(ARTICLE.replace("nine years", "ten years"))
    newsroom.write(ARTICLE.replace("nine years", "two years"), "second.md")
    run = subprocess.run(
        [sys.executable, "-c", KILLED, kind, str(count), "-C", str(newsroom.root), "run"],
        capture_output=True,
        check=False,
    )
    assert run.returncode == -signal.SIGKILL
    after = {key: unit.target for key, unit in newsroom.units().items()}
    assert all(after[key] == target for key, target in before.items() if key in after)
    newsroom("run")
    assert litter(newsroom.root) == []
    assert (newsroom.root / ".l10n/lock").read_bytes() == b""
    assert set(newsroom.units("second")) >= {"It will cost $3.2 million."}
    assert (newsroom.root / "dist/second/es/index.html").is_file()
