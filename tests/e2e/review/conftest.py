"""A newsroom under review in a temporary folder, `l10n review` as a process, and one real browser for all tests."""

import json
import re
import shutil
import signal
import subprocess
import sys

import pytest

from l10n import cli
from l10n.catalog.po import po
from tests.review.browser import PROGRAM, Browser

needs_browser = [
    pytest.mark.skipif(PROGRAM is None, reason="no Chromium on this machine"),
]

ARTICLE = """\
# Night trains return

The first night train to **Lindau** leaves on May 3. It has 240 beds.

"Nobody asked for this <img src=x onerror=alert(1)> but everybody came," said Jonas Ott.

Tickets cost 59 euros. A bed costs 20 more.
"""
FOCUSED = "document.activeElement.name === 'target'"


class Newsroom:
    def __init__(self, root):
        self.root = root
        (root / "source").mkdir()
        (root / "l10n.toml").write_text('locales = ["es", "ar-XB"]\n[routes]\nes = "pseudo"\n')
        (root / "source" / "trains.md").write_text(ARTICLE)
        assert cli.run(["-C", str(root), "extract"]) == 0
        assert cli.run(["-C", str(root), "translate"]) == 0

    def path(self, locale="es"):
        return self.root / "locales" / locale / "LC_MESSAGES" / "trains.po"

    def unit(self, beginning):
        units = po.parse(self.path().read_text(encoding="utf-8"), "trains").units
        return next(unit for unit in units if unit.key.source.startswith(beginning))

    def edit(self, old, new):
        text = self.path().read_text(encoding="utf-8")
        assert old in text
        self.save(text.replace(old, new))

    def save(self, text):
        """Saves as most editors do, by rename: the open page, which looks every few seconds, never reads half a file."""
        written = self.path().with_suffix(".saving")
        written.write_text(text, encoding="utf-8")
        written.replace(self.path())


@pytest.fixture
def newsroom(tmp_path):
    return Newsroom(tmp_path)


@pytest.fixture
def served(newsroom):
    """The address of `l10n review`, as it prints it; at the end Ctrl-C, as a person ends it."""
    # Ctrl-C means something also where the tests run in the background and their children would ignore it.
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from l10n.cli import main; main()"
    argv = [sys.executable, "-c", code, "-C", str(newsroom.root), "review", "--no-browser"]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline()
        assert re.fullmatch(r"Review at http://127\.0\.0\.1:\d+/\?token=[\w-]{32,} \(Ctrl-C ends\)\n", line)
        yield line.split()[2]
        process.send_signal(signal.SIGINT)
        try:
            remainder, errors = process.communicate(timeout=120)
        finally:
            process.kill()
        assert (process.returncode, remainder) == (0, "")
        assert errors.strip() == "Stopped; every save is in locales/. See what is left with: l10n status"


@pytest.fixture(scope="module")
def shared_browser(tmp_path_factory):
    profile = tmp_path_factory.mktemp("profile")
    browser = Browser(profile)
    yield browser
    browser.close()
    shutil.rmtree(profile, ignore_errors=True)


@pytest.fixture
def browser(shared_browser, served):
    shared_browser.said.clear()
    shared_browser.screen(1280, 900)
    shared_browser.open(served)
    shared_browser.wait("document.querySelectorAll('.articles a').length === 1")
    yield shared_browser
    shared_browser.wait("typeof state === 'undefined' || !(saving || state.units.some((unit) => unit.typed))")
    shared_browser.open("about:blank")  # before the server stops, so that its end is not an error of the page
    assert shared_browser.said == []


def enter(browser, locale="es"):
    browser.run(f"location.hash = '#/{locale}/trains'")
    browser.wait(f"state.locale === '{locale}' && document.querySelectorAll('.row').length === 6")


def choose(browser, beginning):
    """Opens the unit whose source begins so."""
    result = f"state.units.find((unit) => unit.source.startsWith({json.dumps(beginning)}))"
    browser.run(f"open({result}.id) || true")
    browser.wait(f"state.open === {result}.id && {FOCUSED}")


def write(browser, text):
    browser.run("document.activeElement.select()")
    browser.type(text)
