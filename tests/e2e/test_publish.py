"""`l10n publish`: a day in which articles come, change, wait and go, and no reader sees anything that is not final."""

import datetime
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path, PurePosixPath

import polib
import pytest

from l10n.catalog import history
from l10n.catalog.history import EventKind, HistoryEvent
from l10n.disk import names
from l10n.jobs import edition
from l10n.jobs.publish import publish
from l10n.model import UnitKey
from l10n.workspace import Workspace
from tests.e2e.gazette import FERRY, HARBOR, gazette


@pytest.fixture
def room(tmp_path):
    return gazette(tmp_path)


def digests_hold(site):
    """Whether the files of a site are those that its manifest lists."""
    existing = json.loads((site / "manifest.json").read_bytes())["files"]
    return all(
        hashlib.sha256((site / path).read_bytes()).hexdigest() == each["sha256"] for path, each in existing.items()
    )


def content(path, folder):
    """A file below an opened folder."""
    with os.fdopen(os.open(path, os.O_RDONLY, dir_fd=folder), "rb") as file:
        return file.read()


def test_only_finals_go_out_and_lead_to_each_other(room):
    run = room.publish()
    assert "harbor es: held back: " in run.stderr
    assert not (room.site / "es").exists()
    room.approve("harbor")
    room.publish()
    page = room.page()
    assert "El consejo votó por un nuevo muro." in page
    assert 'href="/en/ferry/#why" hreflang="en"' in page, "no Spanish ferry yet: the source, marked as English"
    room.approve("ferry")
    room.publish()
    assert re.search(r'<a data-article="ferry#why" href="/es/ferry/#why">', room.page())
    assert 'href="/es/harbor/"' in room.page("ferry")
    assert 'href="https://other.example/x"' in room.page()
    shown = json.loads((room.site / "manifest.json").read_bytes())["articles"]["harbor"]["locales"]
    assert {tag: each["state"] for tag, each in shown.items()} == {"en": "final", "es": "final"}
    assert digests_hold(room.site)


def test_many_that_are_held_back_are_counted(room):
    for n in range(25):
        room.write(f"# Story {n}\n\nWords of story {n}.\n", f"more/{n:02}.md")
    room("extract")
    run = room.publish()
    assert run.stderr.count(": held back: ") == 20
    assert " more held back" in run.stderr
    assert len(json.loads(room("publish", "--json", str(room.site)).stdout)["held"]) > 25


def test_the_last_approved_version_stays_while_a_newer_version_is_in_review(room):
    room.approve("harbor")
    room.publish()
    room.write(HARBOR.replace("a new wall", "a higher wall"))
    room("extract")
    run = room.publish()
    assert "harbor es: older than the source" in run.stderr
    assert "a higher wall" in room.page(locale="en")
    assert "un nuevo muro" in room.page()
    part = json.loads((room.site / "manifest.json").read_bytes())["articles"]["harbor"]["locales"]["es"]
    assert part["olderThanSource"] is True
    assert json.loads((room.site / "es/harbor/edition.json").read_bytes())["olderThanSource"] is True
    room.approve("harbor")
    room.publish()
    assert "muro más alto" in room.page()
    assert json.loads((room.site / "es/harbor/edition.json").read_bytes())["olderThanSource"] is False


def test_an_older_version_leads_to_what_is_published_now(room):
    room.approve("harbor")
    room.approve("ferry")
    room.publish()
    room.write(HARBOR.replace("a new wall", "a higher wall"))
    (room.root / "source/ferry.md").unlink()
    room("extract")
    room.publish()
    assert "un nuevo muro" in room.page()
    assert not (room.site / "es/ferry").exists()
    assert '<a data-article="ferry#why">la noticia del ferri</a>' in room.page(), "the words stay, the dead link goes"


def test_articles_locales_and_pictures_that_are_gone_go(room):
    room.approve("harbor")
    room.publish()
    assert len(list((room.site / "media").rglob("*.gif"))) == 1
    room.write(HARBOR.replace("![The old wall.](img/wall.gif)\n", "").replace("a new wall", "a higher wall"))
    room("extract")
    room.publish()
    assert len(list((room.site / "media").rglob("*.gif"))) == 1, "the older Spanish page still shows it"
    room.approve("harbor")
    room.publish()
    assert not (room.site / "media").exists()
    room.settings("[publish.articles.harbor]\nleave-out = ['es']\n")
    run = room.publish()
    assert "harbor es: gone" in run.stdout
    assert not (room.site / "es").exists()
    assert "/es/" not in room.page(locale="en")


def test_embargoes_and_later_versions_wait(room):
    room.approve("harbor")
    room.write(HARBOR.replace("author:", "embargo: 2999-01-01T06:00+01:00\nauthor:"))
    room("extract")
    assert "embargo until 2999-01-01T06:00:00+01:00" in room.publish().stderr
    assert not (room.site / "en/harbor").exists()
    room.write(HARBOR)
    room.publish()
    room.write(HARBOR.replace("author:", "publish_at: 2999-01-01\nauthor:").replace("a new wall", "a higher wall"))
    assert "this version comes at 2999" in room.publish().stderr
    assert "a new wall" in room.page(locale="en")
    room.write(HARBOR.replace("author:", "embargo: next week\nauthor:"))
    run = room.publish(code=2)
    assert "has embargo 'next week', which is not a moment" in run.stderr
    assert "next week" not in run.stdout
    assert not (room.site / "en/harbor").exists(), "better nothing than too early"


def test_what_is_held_back_is_looked_at_again_where_something_changed(room, monkeypatch):
    looked, refusals = [], edition.refusals
    monkeypatch.setattr(
        edition, "refusals", lambda *args: looked.append((args[1].slug, args[1].target)) or refusals(*args)
    )
    first = room.publish().stderr
    assert ("harbor", "es") in looked
    assert "harbor es: held back: " in first
    looked.clear()
    assert room.publish().stderr == first
    assert looked == []
    room.approve("harbor")
    room.publish()
    assert looked == [("harbor", "es")]
    assert "El consejo" in room.page()


def test_embargoes_end_in_the_newsrooms_time_whatever_the_machines_clock_says(room, monkeypatch):
    room.settings("[publish]\ntime-zone = 'America/New_York'\n")
    room.write(HARBOR.replace("author:", "embargo: 2026-11-01 01:30\nauthor:"))
    room("extract")

    def held(*clock):
        now = datetime.datetime(2026, 11, 1, *clock, tzinfo=datetime.UTC)
        return next(
            each.reason for each in publish(Workspace(room.root), room.site, now=now).held if each.slug == "harbor"
        )

    for zone in ("Asia/Tokyo", "UTC"):
        monkeypatch.setenv("TZ", zone)
        assert held(1, 30) == held(5, 30) == held(6, 29) == "embargo until 2026-11-01T01:30:00-05:00"
        assert not (room.site / "en/harbor").exists(), "01:30 comes twice that night: the second one counts"
        assert "embargo" not in held(6, 30)
        assert (room.site / "en/harbor").exists(), "comes with the next call, though no file changed"
    assert "embargo" in held(6, 0), "a clock that is put back takes it off: better late than too early"
    room.settings("[publish]\ntime-zone = 'Mars'\n")
    assert "[publish]: time-zone: 'Mars' is not a time zone" in room.publish(code=2).stderr


def test_nothing_is_written_where_nothing_changed_and_a_dry_run_writes_nothing(room):
    room.approve("harbor")
    shutil.rmtree(room.root / ".l10n", ignore_errors=True)
    before = room.files()
    run = room.publish("--dry-run")
    assert "new     es/harbor/index.html" in run.stdout
    assert not room.site.exists()
    assert room.files() == before
    room.publish()
    before = {path: path.stat() for path in room.site.rglob("*") if path.is_file()}
    assert "nothing changed" in room.publish().stdout
    room.approve("ferry")
    room.publish()
    after = {path: path.stat() for path in before}
    same = [path for path in before if before[path].st_ino == after[path].st_ino]
    assert {path.name for path in before if path not in same} >= {"manifest.json"}
    assert room.site / "es/harbor/article.txt" in same
    assert all(before[path].st_mtime_ns == after[path].st_mtime_ns for path in same)
    assert json.loads(room.publish("--json").stdout)["changed"] == []


def test_an_article_that_cannot_be_read_keeps_what_was_published(room):
    room.approve("harbor")
    room.publish()
    room.path("harbor").write_text("this is not a catalog")
    room.publish(code=2)
    assert "un nuevo muro" in room.page()
    (room.root / "source/ferry.html").write_text("<p>The same slug</p>")
    room.publish(code=2)
    assert (room.site / "en/ferry/index.html").exists()


def test_files_of_further_items_stay_and_no_folder_of_further_items_is_taken(room, tmp_path):
    room.publish()
    (room.site / "robots.txt").write_text("User-agent: *\n")
    (room.site / ".well-known").mkdir()
    (room.site / ".well-known/security.txt").write_text("Contact: mailto:desk@gazette.example\n")
    room.approve("harbor")
    room.publish()
    assert (room.site / ".well-known/security.txt").exists()
    assert (room.site / "robots.txt").exists()
    (tmp_path / "home").mkdir()
    (tmp_path / "home/letter.txt").write_text("dear")
    run = room("publish", str(tmp_path / "home"), code=2)
    assert "is not empty" in run.stderr
    for place in (room.root, room.root.parent, room.root / "locales/site"):
        room("publish", str(place), code=2)


def test_the_command_afterwards_gets_the_changes_and_is_called_again_when_it_failed(room):
    script = room.root / "after.py"
    script.write_text(
        "import json, os, pathlib, sys\n"
        "changes = json.load(sys.stdin)\n"
        "pathlib.Path('log.jsonl').open('a').write(json.dumps(changes) + '\\n')\n"
        "assert os.environ['L10N_PUBLISHED'].endswith('site')\n"
        "sys.exit(pathlib.Path('broken').exists())\n"
    )
    room.settings(f'[publish]\nafter = "{sys.executable} after.py"\n')
    (room.root / "broken").touch()
    assert "ended with exit code 1" in room.publish(code=2).stderr
    (room.root / "broken").unlink()
    room.publish()
    room.publish()
    log = [json.loads(line) for line in (room.root / "log.jsonl").read_text().splitlines()]
    assert len(log) == 2, "not called where nothing changed and nothing waits"
    assert log[0]["new"] == log[1]["new"]
    assert "en/harbor/index.html" in log[1]["new"]


def test_names_that_different_systems_cannot_hold_are_named_and_no_epub_has_them(room, tmp_path):
    room.write(FERRY.replace("# ", "![The quay](a:b.png)\n\n# ", 1), "con.md")
    (room.root / "source/a:b.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    run = room.publish()
    assert "/en/con: Windows keeps the name 'con' for a device; rename what it is made from" in run.stderr
    room("epub", str(tmp_path / "all.epub"), "--from", str(room.site), "-l", "en")
    with zipfile.ZipFile(tmp_path / "all.epub") as archive:
        assert list(names.problems(map(PurePosixPath, archive.namelist()))) == []


def test_a_reader_never_sees_half(room):
    """A reader that opens the folder, and reads all that its manifest lists, while it is published again and again."""
    room.approve("harbor")
    room.publish()
    seen, wrong, done = [], [], threading.Event()

    def read():
        while not done.is_set():
            handle = os.open(room.site, os.O_RDONLY | os.O_DIRECTORY)
            try:
                existing = json.loads(content("manifest.json", handle))["files"]
                for path, each in existing.items():
                    if hashlib.sha256(content(path, handle)).hexdigest() != each["sha256"]:
                        wrong.append(path)
                seen.append(len(existing))
            except FileNotFoundError:
                if Path(f"/proc/self/fd/{handle}").resolve().name == "site":
                    wrong.append("a file is missing in the folder that stands")
            finally:
                os.close(handle)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for turn in range(8):
            room.write(FERRY.replace("on Monday", f"on day {turn}"), "ferry.md")
            room.publish()
    finally:
        done.set()
        reader.join()
    assert seen
    assert wrong == []


@pytest.mark.parametrize("delay", [0.5, 0.9, 1.3])
def test_a_kill_leaves_the_old_site_or_the_new(room, delay):
    room.approve("harbor")
    room.publish()
    for number in range(30):
        room.write(FERRY.replace("on Monday", f"on day {number}"), f"ferry-{number}.md")
    command = [sys.executable, "-m", "l10n.cli", "-C", str(room.root), "publish", str(room.site)]
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(delay)
    run.send_signal(signal.SIGKILL)
    run.wait()
    assert digests_hold(room.site)
    room.publish()
    assert digests_hold(room.site)
    assert "en/ferry-29/index.html" in room.files_published()
    assert [path.name for path in room.site.parent.iterdir() if path.name.startswith(".")] == []


def test_an_epub_of_what_is_published(room, tmp_path):
    room.approve("harbor")
    room.publish()
    workbook = tmp_path / "books/harbor.epub"
    assert "1 article" in room("epub", str(workbook), "harbor", "-l", "es", "--from", str(room.site)).stdout
    assert workbook.read_bytes().startswith(b"PK")
    for argv in (["ferry", "-l", "es"], ["-l", "fa"], ["-l", "??"]):
        room("epub", str(workbook), *argv, "--from", str(room.site), code=2)
    room("epub", str(workbook), "-l", "es", "--from", str(tmp_path), code=2)


def test_what_the_settings_hold_back_moves_even_where_the_article_cannot_be_read(room):
    room.approve("harbor")
    room.publish()
    (room.root / "source/harbor.md").write_bytes(b"\x00" * 10)
    room.settings('[publish.articles.harbor]\nleave-out = ["es"]\n')
    room.publish(code=None)
    assert not (room.site / "es/harbor").exists()
    room.settings('[publish.articles.harbor]\nembargo = "soon"\n')
    assert "embargo: is 'soon'" in room.publish(code=2).stderr


def test_a_locale_that_is_none_in_leave_out_is_an_error_and_the_former_edition_stays(room):
    room.approve("harbor")
    room.publish()
    room.write(HARBOR.replace("author:", "leave_out: [es, klingonisch!]\nauthor:"))
    assert "leave_out: 'klingonisch!' is not a language tag" in room.publish(code=2).stderr
    assert "nuevo muro" in room.page()


def test_an_article_whose_page_would_lie_where_another_lies_costs_itself_alone(room):
    room.approve("harbor")
    room.publish()
    room.write("# Another harbor\n\nIt is far away.\n", "Harbor.md")
    room.write("# A feed\n\nIt feeds.\n", "feed.xml.md")
    room.write("# New\n\nIt is new.\n", "new.md")
    room("extract")
    done = room.publish(code=2)
    assert "source/Harbor.md: would have its page in the place of harbor; rename one of the two" in done.stderr
    assert "source/feed.xml.md: would have its page in the place of a file of the site" in done.stderr
    assert "Council votes on harbor" in (room.site / "en/harbor/index.html").read_text()
    assert (room.site / "en/new/index.html").is_file()
    assert sorted(path.name for path in (room.site / "en").iterdir() if path.name.lower() == "harbor") == ["harbor"]


def test_an_article_with_another_name_keeps_what_was_published_of_it(room):
    room.approve("harbor")
    room.approve("ferry")
    room.publish()
    (room.root / "source/harbor.md").unlink()
    room.write(HARBOR.replace("a new wall", "a higher wall"), "wall.md")
    room("extract")
    run = room.publish()
    assert "wall es: older than the source" in run.stderr
    assert "harbor es: gone" in run.stdout
    assert "un nuevo muro" in room.page("wall"), "the words that were approved last"
    assert (room.site / "es/wall/article.txt").read_text("utf-8").count("un nuevo muro") == 1
    edition = json.loads((room.site / "es/wall/edition.json").read_bytes())
    assert (edition["slug"], edition["olderThanSource"], edition["state"]) == ("wall", True, "final")
    assert not (room.site / "es/harbor").exists()
    assert digests_hold(room.site)
    assert "nothing changed" in room.publish().stdout
    (room.root / "source/wall.md").unlink()
    room.write("# Another story\n\nThe mill has a new owner.\n\nNobody knows him.\n", "mill.md")
    room("extract")
    room.publish()
    assert not [path for path in room.files_published() if "mill" in path and path.startswith("es/")]


def test_links_of_older_pages_lead_to_an_articles_new_name(room):
    room.approve("harbor")
    room.approve("ferry")
    room.publish()
    (room.root / "source/ferry.md").rename(room.root / "source/boat.md")
    room.write(HARBOR.replace("a new wall", "a higher wall"))
    room("extract")
    room.publish()
    assert 'data-article="boat#why" href="/es/boat/#why"' in room.page()


class Team:
    """What a translator and a reviewer wrote down about an article in Spanish."""

    def __init__(self, room, slug):
        room.settings("[review]\napproval = true\n")
        self.units = polib.pofile(str(room.path(slug, "es")))
        self.path = room.root / f"locales/history/es/{slug}.jsonl"
        self.count = 0

    def note(self, kind, source="", who="jonas"):
        """An event of the unit with a source, or of all."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        for unit in self.units:
            if source in unit.msgid:
                self.count += 1
                name = history.unit_name(UnitKey(unit.msgctxt or "", unit.msgid))
                when = f"2026-05-04T09:00:{self.count:02}Z"
                event = HistoryEvent(f"{self.count:x}", when, who, name, kind, after=unit.msgstr)
                with self.path.open("a", encoding="utf-8") as file:
                    file.write(history.dump(event))


def test_words_whose_approval_is_withdrawn_go_and_return_with_it(room):
    room.approve("harbor")
    team = Team(room, "harbor")
    assert "6 units are not approved" in room.publish().stderr
    team.note(EventKind.APPROVED)
    room.publish()
    assert "un nuevo muro" in room.page()
    team.note(EventKind.QUESTION, "new wall")
    assert "nothing changed" in room.publish().stdout
    team.note(EventKind.WITHDRAWN, "new wall")
    run = room.publish()
    assert "harbor es: held back: 1 unit is not approved; approval withdrawn of 1 published unit" in run.stderr
    assert not (room.site / "es").exists()
    team.note(EventKind.APPROVED, "new wall")
    room.publish()
    assert "un nuevo muro" in room.page()


def test_an_approval_that_a_change_ends_leaves_what_was_approved(room):
    room.approve("harbor")
    team = Team(room, "harbor")
    team.note(EventKind.APPROVED)
    room.publish()
    team.note(EventKind.SAVED, "new wall", who="olga")
    assert "harbor es: held back: 1 unit is not approved" in room.publish().stderr
    assert "un nuevo muro" in room.page(), "saved again as it was: approved when it went out"
    room.write(HARBOR.replace("a new wall", "a higher wall"))
    room("extract")
    assert "harbor es: older than the source" in room.publish().stderr
    assert "un nuevo muro" in room.page()
    (room.root / "source/harbor.md").write_bytes(b"\xff\xfe\xfa")
    assert "cannot be read; what was published stays" in room.publish(code=2).stderr
    assert "un nuevo muro" in room.page()
    team.note(EventKind.WITHDRAWN, "new wall")
    room.publish(code=2)
    assert not (room.site / "es/harbor").exists(), "an older version goes too"
