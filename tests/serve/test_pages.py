"""Pages as browsers get them: kind, rules for scripts, what is wrong with the project; made without sockets."""

import re

import pytest

from l10n.serve.pages import SANDBOX, LivePages
from tests.e2e.gazette import gazette


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    return gazette(tmp_path_factory.mktemp("gazette"))


@pytest.fixture
def pages(room):
    return LivePages(room.root)


def text(page):
    return page.body.decode()


def rules(page):
    return dict(part.strip().partition(" ")[::2] for part in page.policy.split(";"))


def test_a_page_of_an_edition_loads_itself_again_by_the_single_script_that_may_run(pages):
    page = pages.answer("/harbor/en/")
    assert (page.status, page.type, page.location) == (200, "text/html; charset=utf-8", "")
    nonce = re.search(r'<script nonce="([\w-]{16})">\nnew EventSource\("/~changes"\)', text(page))[1]
    assert rules(page)["script-src"] == f"'nonce-{nonce}'"
    assert rules(page)["default-src"] == "'none'"
    assert text(page).rstrip().endswith("</body>\n</html>")
    assert text(page).count("</body>") == 1
    assert text(page).index("EventSource") < text(page).index("</body>")
    assert nonce not in pages.answer("/harbor/en/").policy, "each answer has its own"
    assert pages.answer("/harbor/en/index.html").status == 200


def test_different_files_of_an_edition_are_shut_in(pages):
    page = pages.answer("/harbor/es/article.json")
    assert (page.status, page.type, page.policy) == (200, "application/json; charset=utf-8", SANDBOX)
    assert page.body.startswith(b"{")
    assert pages.answer("/harbor/es/img/wall.gif").type == "image/gif"


@pytest.mark.parametrize("path", ["/harbor/es", "harbor/es", "//harbor/es"])
def test_a_folder_leads_to_its_page_on_this_machine(pages, path):
    page = pages.answer(path)
    assert (page.status, page.type, page.body, page.location) == (302, "text/plain", b"", "/harbor/es/")


PROBLEM = re.compile(r'<p class="line" lang="en" dir="ltr">(.*?)</p>')


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/harbor", "/harbor: is not a page of this project; begin at /"),
        ("/gone/es/", "/gone/es/: is not a page of this project; begin at /"),
        ("/harbor/es/x.png", "x.png: is not a file of this edition; it has index.html"),
        ("/harbor/es/a/b&c", "a/b&amp;c: is not a file of this edition; it has index.html"),
    ],
)
def test_a_page_that_is_absent_states_it_and_leads_home(pages, path, problem):
    page = pages.answer(path)
    assert (page.status, page.type) == (404, "text/html; charset=utf-8")
    assert PROBLEM.findall(text(page)) == [problem]
    assert "<title>There is no such page</title>" in text(page)
    assert "<h1>There is no such page</h1>" in text(page)
    assert '<html lang="en" dir="ltr">' in text(page)
    assert '<p><a href="/">Status of the project</a></p>' in text(page)
    assert "mended" not in text(page)
    assert "system-ui" in text(page)


def test_a_project_that_is_wrong_is_a_page_that_returns(room, pages):
    settings = room.root / "l10n.toml"
    valid = settings.read_text()
    try:
        settings.write_text("locales = 5\ncolour = 1\n")
        page = pages.answer("/", "fa-IR,en;q=0.5")
        assert page.status == 500
        assert len(PROBLEM.findall(text(page))) >= 1
        assert all(line.startswith("l10n.toml") for line in PROBLEM.findall(text(page)))
        assert '<html lang="fa" dir="rtl">' in text(page)
        assert "There is no such page" not in text(page)
        assert "EventSource" in text(page)
        english = text(pages.answer("/"))
        assert "<title>The page cannot be made</title>" in english
        assert "<p>It comes back by itself when this is mended.</p>" in english
    finally:
        settings.write_text(valid)
    assert pages.answer("/").status == 200


def test_what_was_made_is_shown_until_something_is_saved(room, pages):
    before = text(pages.answer("/harbor/en/"))
    article = room.root / "source/harbor.md"
    words = article.read_text()
    try:
        article.write_text(words.replace("a new wall", "a higher wall"))
        assert "a new wall" in text(pages.answer("/harbor/en/"))
        assert pages.version == 0
        pages.refresh()
        assert pages.version == 1
        assert "a higher wall" in text(pages.answer("/harbor/en/"))
    finally:
        article.write_text(words)
    assert "a new wall" in before


def test_the_status_page_runs_its_scripts_too(tmp_path):
    (tmp_path / "l10n.toml").write_text("locales = []\n")
    (tmp_path / "source").mkdir()
    page = LivePages(tmp_path).answer("/", "uk")
    assert (page.status, page.type) == (200, "text/html; charset=utf-8")
    assert rules(page)["script-src"] == "'unsafe-inline'"
    assert 'new EventSource("/~changes")' in text(page)
    assert '<html lang="uk"' in text(page)
