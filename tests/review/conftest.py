"""A newsroom in a temporary folder with drafts by the pseudo engine, and a desk to review them at."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from l10n import jobs
from l10n.catalog.po import po
from l10n.cli.screen import Screen
from l10n.review.answers import answer
from l10n.review.session import ReviewSession
from l10n.review.types import Sheet
from l10n.review.web import Request
from l10n.workspace import Workspace

FERRY = """\
# Ferry to the islands sold

The harbor board sold the ferry *Heron* for $1.2 million. Nobody spoke against it.

"We had 40 years with her," said [Olga Brandt](https://board.example/brandt) of the board.
"""
BAKERY = """\
# Bakery opens at night

The harbor board sold the bakery *Rye* for $3.4 million. Nobody spoke against it.
"""
FERRY_ES = Sheet("ferry", "es")


@dataclass
class Room:
    root: Path

    def begin(self):
        (self.root / "source").mkdir()
        (self.root / "l10n.toml").write_text('locales = ["es", "ar-XB"]\n[routes]\nes = "pseudo"\n')
        self.write("ferry", FERRY)
        self.write("bakery", BAKERY)
        self.draft()

    def write(self, slug, text):
        (self.root / "source" / f"{slug}.md").write_text(text)

    def draft(self):
        project = Workspace(self.root, Screen(quiet=True))
        list(jobs.extract(project))
        list(jobs.translate(project))
        assert not project.errors

    def path(self, sheet=FERRY_ES):
        return self.root / "locales" / sheet.locale.replace("-", "_") / "LC_MESSAGES" / f"{sheet.slug}.po"

    def catalog(self, sheet=FERRY_ES):
        return po.parse(self.path(sheet).read_text(encoding="utf-8"), sheet.slug)

    def unit(self, beginning, sheet=FERRY_ES):
        return next(unit for unit in self.catalog(sheet).units if unit.key.source.startswith(beginning))

    def edit(self, old, new, sheet=FERRY_ES):
        """What a person does in another editor: changes a text of the file."""
        text = self.path(sheet).read_text(encoding="utf-8")
        assert old in text
        self.path(sheet).write_text(text.replace(old, new, 1), encoding="utf-8")

    def session(self, **requested):
        return ReviewSession(self.root, Screen(quiet=True), **requested)


@dataclass
class Page:
    """The page's side: asks the desk by requests, as the script does, without a server between."""

    session: ReviewSession

    def get(self, address, sheet=FERRY_ES, **query):
        fields = {"article": sheet.slug, "locale": sheet.locale, **query}
        return self._read(answer(self.session, Request("GET", f"/api/{address}", fields)))

    def post(self, address, sheet=FERRY_ES, **fields):
        body = json.dumps({"article": sheet.slug, "locale": sheet.locale, **fields}).encode()
        return self._read(answer(self.session, Request("POST", f"/api/{address}", body=body)))

    def unit(self, beginning, sheet=FERRY_ES):
        _, value = self.get("units", sheet)
        return next(unit for unit in value["units"] if unit["source"].startswith(beginning))

    def save(self, unit, sheet=FERRY_ES, **fields):
        changed = {"target": unit["target"], "comments": unit["comments"], "reviewed": False, **fields}
        return self.post("save", sheet, unit=unit["id"], version=unit["version"], **changed)

    @staticmethod
    def _read(response):
        return response.status, json.loads(response.body)


@pytest.fixture(scope="session")
def drafted(tmp_path_factory):
    """The newsroom that each test has a copy of: drafting is tested elsewhere."""
    room = Room(tmp_path_factory.mktemp("drafted"))
    room.begin()
    return room.root


@pytest.fixture
def room(tmp_path, drafted):
    shutil.copytree(drafted, tmp_path, dirs_exist_ok=True)
    return Room(tmp_path)


@pytest.fixture
def page(room):
    return Page(room.session())
