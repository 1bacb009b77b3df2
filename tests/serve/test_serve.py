"""Pages that follow what is saved, for the one person who was given the address."""

import http.client
import re
import threading
import time
from contextlib import contextmanager
from pathlib import PurePosixPath

import pytest

from l10n.errors import UsageError
from l10n.loopback import HOST
from l10n.progress import NullProgress
from l10n.serve.changes import Watcher
from l10n.serve.server import serving
from l10n.serve.watch import follow
from tests.e2e.gazette import HARBOR, gazette


@pytest.fixture
def room(tmp_path):
    return gazette(tmp_path)


FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


class Visitor:
    """A browser: it keeps the cookie that it is given."""

    def __init__(self, server):
        self.server, self.headers = server, {}
        answer, _ = self.get(server.address.partition(str(server.port))[2])
        assert (answer.status, answer.headers["Location"]) == (303, "/")
        self.headers["Cookie"] = answer.headers["Set-Cookie"].partition(";")[0]

    def connect(self, path, **headers):
        connection = http.client.HTTPConnection(HOST, self.server.port, timeout=20)
        connection.putrequest(
            "GET", path, skip_host=True
        )  # as it stands: the client would refuse what is not an address
        for name, value in {"Host": f"{HOST}:{self.server.port}", **self.headers, **headers}.items():
            connection.putheader(name, value)
        connection.endheaders()
        return connection, connection.getresponse()

    def get(self, path, **headers):
        connection, answer = self.connect(path, **headers)
        body = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer, body


@contextmanager
def visited(room):
    with serving(room.root, 0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield Visitor(server)
        finally:
            server.shutdown()
            thread.join()


def test_pages_are_made_as_they_are_now_with_all_that_they_show(room):
    room.approve("harbor")
    with visited(room) as visitor:
        _, page = visitor.get("/harbor/es/")
        assert "El consejo votó por un nuevo muro." in page
        assert 'class="preview"' not in page, "nothing stands in its way"
        _, preview = visitor.get("/harbor/fa/index.html")
        assert 'class="preview"' in preview
        assert 'href="../es/index.html"' in page
        answer, _ = visitor.get("/harbor/es/img/wall.gif")
        assert (answer.status, answer.headers["Content-Type"]) == (200, "image/gif")
        for path in ("/harbor/es", "//harbor/es", "///harbor/es"):
            assert visitor.get(path)[0].headers["Location"] == "/harbor/es/", "and to no other machine"
        assert "source edition" not in page
        assert visitor.get("/harbor/en/article.json")[0].status == 200
        for path in (
            "/gone/es/",
            "/harbor/de/",
            "/harbor/es/x.png",
            "/harbor",
            "/../l10n.toml",
            "/%00",
            "//x",
            "/harbor/es/%00",
        ):
            assert visitor.get(path)[0].status == 404, path
        assert "x.png: is not a file of this edition; it has index.html" in visitor.get("/harbor/es/x.png")[1]
        assert "harbor: is not a page of this project; begin at /" in visitor.get("/harbor")[1]


def test_the_first_page_leads_to_each_page_and_to_its_review(room):
    with visited(room) as visitor:
        _, page = visitor.get("/")
        assert 'href="/harbor/es/"' in page
        assert 'href="/~review/es/harbor"' in page
        for path in re.findall(r'href="(/[a-z][^"]*)"', page):
            assert visitor.get(path)[0].status == 200, path
        answer, _ = visitor.get("/~review/es/harbor", **FROM_ELSEWHERE)
        assert answer.status == 302
        host, _, remainder = answer.headers["Location"].removeprefix("http://").partition("/")
        assert remainder.endswith("&at=es/harbor")
        connection = http.client.HTTPConnection(host, timeout=20)
        connection.request("GET", f"/{remainder}", headers=FROM_ELSEWHERE)
        answer = connection.getresponse()
        page = answer.read().decode()
        assert 'content="0; url=/#/es/harbor"' in page, "the review page lets its visitor in, and goes on by itself"
        connection.request("GET", "/", headers={"Cookie": answer.headers["Set-Cookie"].partition(";")[0]})
        assert connection.getresponse().status == 200
        connection.close()


def test_the_first_page_counts_findings(room):
    room.approve("harbor")
    catalog = room.path("harbor")
    catalog.write_text(catalog.read_text("utf-8").replace("un nuevo muro", "un nuevo nuevo muro"), "utf-8")
    with visited(room) as visitor:
        assert 'title="findings that are warnings: 1"' in visitor.get("/")[1]


def test_the_review_page_is_started_once(room):
    with serving(room.root, 0) as server:
        assert server.review_address() == server.review_address() != ""


def test_the_page_of_status_leads_to_it_too(room):
    room("build")
    room("status", "--html")
    page = (room.root / "dist/status.html").read_text()
    assert 'href="harbor/es/index.html"' in page
    assert 'href="http://127.0.0.1:8737/~review/es/harbor"' in page
    assert (room.root / "dist/harbor/es/index.html").exists()


def test_an_open_page_learns_of_each_save(room):
    with visited(room) as visitor:
        _, page = visitor.get("/harbor/es/")
        assert 'new EventSource("/~changes")' in page
        connection, stream = visitor.connect("/~changes")
        room.approve("harbor")
        assert stream.readline().startswith(b"data: ")
        assert "nuevo muro" in visitor.get("/harbor/es/")[1]
        stream.readline()
        room.write("<p>{{ nothing.here }}", "../theme/footer.html")
        assert stream.readline().startswith(b"data: ")
        answer, page = visitor.get("/harbor/es/")
        assert answer.status == 500
        assert "is undefined" in page
        assert "EventSource" in page, "it loads again when the theme is mended"
        connection.close()


def test_a_broken_project_is_a_page_and_returns(room):
    with visited(room) as visitor:
        valid = (room.root / "l10n.toml").read_text()
        (room.root / "l10n.toml").write_text("locales = [")
        visitor.server.pages.refresh()
        answer, page = visitor.get("/")
        assert answer.status == 500
        assert "is not valid TOML" in page
        (room.root / "l10n.toml").write_text(valid)
        visitor.server.pages.refresh()
        assert visitor.get("/")[0].status == 200


def test_what_fails_is_reported_in_the_language_of_the_reader_or_of_the_house(room):
    with visited(room) as visitor:
        answer, page = visitor.get("/gone/es/", **{"Accept-Language": "fa-IR,en;q=0.5"})
        assert answer.status == 404
        assert '<html lang="fa" dir="rtl">' in page
        assert "چنین صفحه‌ای نیست" in page
        assert '<p class="line" lang="en" dir="ltr">/gone/es/' in page
        assert "Estado del proyecto" in visitor.get("/gone", **{"Accept-Language": "es"})[1]
        assert "осталось слов" in visitor.get("/", **{"Accept-Language": "ru"})[1]
        body = visitor.get("/", Cookie="", **{"Accept-Language": "uk"})[1]
        assert body.startswith("Відкрийте адресу, яку вивела команда l10n serve")
        settings = room.root / "l10n.toml"
        settings.write_text(settings.read_text() + '\n[review]\nui-language = "uk"\n')
        visitor.server.pages.refresh()
        assert "лишилося слів" in visitor.get("/", **{"Accept-Language": "es"})[1], "the house's own comes first"
    room("status", "--html")
    assert '<html lang="uk"' in (room.root / "dist/status.html").read_text()


def test_nobody_else_is_let_in(room):
    with visited(room) as visitor:
        assert visitor.get("/", Host="evil.example")[0].status == 421
        for site in ("cross-site", "same-site"):
            link = {**FROM_ELSEWHERE, "Sec-Fetch-Site": site}
            assert visitor.get("/harbor/es/", **link)[0].status == 200
            for part in ({"Sec-Fetch-Mode": "no-cors"}, {"Sec-Fetch-Mode": "cors"}, {"Sec-Fetch-Dest": "iframe"}):
                for path in ("/harbor/es/", "/~review/es/harbor", "/~changes"):
                    assert visitor.get(path, **{**link, **part})[0].status == 403
        for cookie in ("", "x=y", f"l10n-serve-{visitor.server.port}=wrong"):
            for path in ("/", "/harbor/es/", "/~changes", "/~review/es/harbor", "/?token=wrong"):
                assert visitor.get(path, Cookie=cookie)[0].status == 403


def test_what_is_not_an_address_is_refused_in_a_line(room):
    with visited(room) as visitor:
        for path in ("http://[::1", "//[", "/%ff", "/harbor/es/%2e%2e/%2e%2e/l10n.toml", "/~review/%00"):
            answer, body = visitor.get(path)
            assert answer.status in {302, 400, 403, 404}, path
            assert "Traceback" not in body
        assert visitor.get("/")[0].status == 200


def test_pages_of_different_makers_may_run_nothing(room):
    room.write(
        "<html><body><h1>Storm</h1><p>It rained for days.</p><script>alert(1)</script></body></html>", "storm.html"
    )
    room("extract")
    with visited(room) as visitor:
        answer, body = visitor.get("/storm/en/storm.html")
        assert "alert(1)" in body
        assert answer.headers["Content-Security-Policy"].startswith("sandbox;")
        page, _ = visitor.get("/storm/en/")
        assert "script-src 'nonce-" in page.headers["Content-Security-Policy"]


def test_a_port_that_is_taken_is_refused_where_it_was_named(room):
    with serving(room.root, 0) as server, pytest.raises(UsageError, match="is in use"), serving(room.root, server.port):
        pass


def test_what_is_saved_is_seen_once(tmp_path):
    (tmp_path / "source/a").mkdir(parents=True)
    watcher = Watcher(tmp_path)
    assert watcher.changed_files() == frozenset()
    (tmp_path / "source/a/storm.md").write_text("Rain")
    (tmp_path / "source/a/.storm.md.swp").write_text("x")
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist/x").write_text("x")
    assert watcher.changed_files() == {PurePosixPath("source/a/storm.md")}
    assert watcher.changed_files() == frozenset()
    (tmp_path / "source/a/storm.md").write_text("Snow")
    assert watcher.changed_files() == {PurePosixPath("source/a/storm.md")}
    (tmp_path / "source/a/storm.md").unlink()
    assert watcher.changed_files() == {PurePosixPath("source/a/storm.md")}


def test_dist_follows_what_is_saved(room):
    lines = follow(room.root, NullProgress())
    assert "all articles: built" in next(lines)
    room.approve("harbor")
    assert "harbor: built" in next(lines)
    assert "nuevo muro" in (room.root / "dist/harbor/es/index.html").read_text()
    room.write(HARBOR.replace("a new wall", "a higher wall"))
    assert "harbor: built" in next(lines)
    assert "a higher wall" in (room.root / "dist/harbor/en/index.html").read_text()
    assert "The council voted for a higher wall." in room.path("harbor").read_text(), "the catalogs follow"
    room.write("body { color: red }", "../theme/style.css")
    assert "all articles: built" in next(lines)
    (room.root / "l10n.toml").write_text("locales = [")
    assert "error: l10n.toml" in next(lines)
    lines.close()


class Following:
    """`l10n watch` at work beside the test, with the lines that it says."""

    def __init__(self, root):
        self.root, self.messages = root, []
        threading.Thread(target=self._follow, daemon=True).start()
        self.says("all articles: built")

    def _follow(self):
        for line in follow(self.root, NullProgress()):
            self.messages.append(line)

    def says(self, text, holds=lambda: True):
        """Waits for a line, and for what holds once the work that it reports is done; what was said before is past."""
        end = time.monotonic() + 30
        while not ((not text or any(text in line for line in self.messages)) and holds()):
            assert time.monotonic() < end, f"never said: {text}; {self.messages}"
            time.sleep(0.05)
        time.sleep(0.5)  # until the work is over, so that its later lines are not taken for those of the next
        self.messages.clear()


def test_what_fails_is_a_line_and_work_continues_when_it_is_mended(room):
    watching = Following(room.root)
    page = room.root / "dist/harbor/es/index.html"
    settings, valid = room.root / "l10n.toml", (room.root / "l10n.toml").read_text()
    settings.write_text(valid + "\ncolour = 1\n")
    watching.says("colour: is not a setting")
    settings.write_text(valid)
    watching.says("all articles: built")
    room.write("{{ nothing.here }}", "../theme/footer.html")
    watching.says("error: theme/footer.html:1: cannot be rendered")
    room.write("<p>The house.", "../theme/footer.html")
    watching.says("all articles: built", lambda: "The house." in page.read_text())
    catalog = room.path("harbor")
    words = catalog.read_text("utf-8")
    catalog.write_text(f'{words}\nmsgid "x\n', "utf-8")
    watching.says("error: locales/es/LC_MESSAGES/harbor.po")
    catalog.write_text(words, "utf-8")
    room.approve("harbor")
    watching.says("harbor: built", lambda: "nuevo muro" in page.read_text())


def test_articles_and_pictures_arrive_and_go_and_are_renamed(room):
    room.approve("harbor")
    watching = Following(room.root)
    (room.root / "source/img/tide.gif").write_bytes((room.root / "source/img/wall.gif").read_bytes())
    room.write(HARBOR + "\n![The tide.](img/tide.gif)\n")
    watching.says("all articles: built", (room.root / "dist/harbor/es/img/tide.gif").is_file)
    (room.root / "source/harbor.md").rename(room.root / "source/wall.md")
    page = room.root / "dist/wall/es/index.html"
    watching.says("all articles: built", lambda: page.is_file() and "nuevo muro" in page.read_text())
    assert not (room.root / "dist/harbor").exists()
    (room.root / "source/ferry.md").unlink()
    watching.says("", lambda: not (room.root / "dist/ferry").exists())


def test_three_of_many_articles_are_named(room):
    lines = follow(room.root, NullProgress())
    next(lines)
    for name in ("ash", "birch", "cedar"):
        room.write("# Trees\n\nThey were planted.\n", f"{name}.md")
    assert "ash, birch, cedar: built" in next(lines)
    for name in ("ash", "birch", "cedar", "elm"):
        room.write("# Trees\n\nThey were felled.\n", f"{name}.md")
    assert "ash, birch, cedar …: built" in next(lines)
    lines.close()


def test_a_site_follows_what_is_approved(room):
    lines = follow(room.root, NullProgress(), room.site)
    assert "editions published: 2" in next(lines)
    room.approve("harbor")
    assert "editions published: 3" in next(lines)
    assert "nuevo muro" in room.page()
    lines.close()


def test_watching_ends_on_request(tmp_path):
    began = time.monotonic()
    assert Watcher(tmp_path).wait(lambda: True) == frozenset()
    assert time.monotonic() - began < 1
