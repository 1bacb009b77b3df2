"""kill -9 at any moment of `translate`: every catalog is valid, nothing reviewed is lost, the next run completes."""

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
