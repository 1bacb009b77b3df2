"""Two people at once in a real browser: one translates, the other sees it, answers, approves; then the edition may be final."""

import re
import subprocess
import sys

import pytest

pytest.importorskip("starlette", reason="the extra `team` is not installed")
pytest.importorskip("uvicorn", reason="the extra `team` is not installed")
pytest.importorskip("argon2", reason="the extra `team` is not installed")

from l10n import cli
from l10n.review.team.accounts import Account, Accounts
from tests.review.browser import ALT, CONTROL, Browser

from .conftest import choose, needs_browser, write
from .test_tools import AXE

pytestmark = needs_browser
PASSWORD = "correct horse battery"


@pytest.fixture
def team_page(newsroom):
    """The address of `l10n review --team`, with a translator and a reviewer, where finals ask for approval."""
    settings = newsroom.root / "l10n.toml"
    settings.write_text(settings.read_text() + "[review]\napproval = true\n")
    accounts = Accounts(newsroom.root)
    for name, role in (("olga", "translator"), ("jonas", "producer")):
        accounts.add(Account(name, role, name.title()))
        accounts.set_password(name, PASSWORD)
    argv = [sys.executable, "-m", "l10n.cli", "-C", str(newsroom.root), "review", "--team"]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        yield re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())[0]
        process.terminate()
        process.communicate(timeout=60)


@pytest.fixture
def second_browser(tmp_path):
    browser = Browser(tmp_path / "second")
    yield browser
    browser.close()


def log_in(browser, address, name):
    browser.said.clear()
    browser.screen(1280, 900)
    browser.open(address)
    browser.wait("document.getElementById('login') && document.readyState === 'complete'")
    browser.run(
        f"document.getElementById('name').value = '{name}'; document.getElementById('password').value = '{PASSWORD}'"
    )
    browser.run("document.getElementById('login').requestSubmit()")
    browser.wait("document.querySelectorAll('.articles a').length === 1 && team.me")
    browser.run("location.hash = '#/es/trains'")
    browser.wait("document.querySelectorAll('.row').length === 6")


def test_two_people_review_together(shared_browser, second_browser, team_page, newsroom):
    olga, jonas = shared_browser, second_browser
    log_in(olga, team_page, "olga")
    log_in(jonas, team_page, "jonas")
    choose(olga, "It has 240")
    jonas.run("tellOpen()")
    jonas.wait("document.querySelector('.here') && document.querySelector('.here').textContent === '✎ Olga'")
    assert jonas.run("document.querySelector('#others').textContent") == "Also here: Olga"

    write(olga, "Tiene 240 camas.")
    olga.press("Enter", CONTROL)
    olga.wait("!saving")
    jonas.run("tellOpen()")
    jonas.wait("state.units.some((unit) => unit.target === 'Tiene 240 camas.' && unit.person === 'olga')")

    choose(jonas, "It has 240")
    jonas.press("q", ALT, code="KeyQ")
    jonas.wait("document.querySelector('.talk textarea') !== null")
    jonas.run("document.querySelector('.talk textarea').value = 'Camas or literas?'")
    jonas.run("document.querySelector('.talk').requestSubmit()")
    jonas.wait("document.querySelector('#team-part .sentences').textContent.includes('Camas or literas?')")
    if AXE:
        jonas("Page.setBypassCSP", enabled=True)
        jonas.run(AXE.read_text("utf-8") + "; 0")
        assert jonas.run("axe.run(document, {iframes: false}).then((all) => all.violations.map((one) => one.id))") == []

    jonas.run("hidePanel()")
    jonas.press("v", ALT, code="KeyV")
    jonas.wait("state.units.some((unit) => unit.approved === 'jonas')")
    olga.run("tellOpen()")
    olga.wait("[...document.querySelectorAll('.state')].some((node) => node.textContent.includes('approved'))")
    choose(jonas, "It has 240")
    jonas.run(
        "[...document.querySelectorAll('.acts button')].find((node) => node.textContent === 'Withdraw the approval').click()"
    )
    jonas.wait("state.units.every((unit) => !unit.approved) && document.activeElement.tagName === 'TEXTAREA'")
    jonas.press("v", ALT, code="KeyV")
    jonas.wait("state.units.some((unit) => unit.approved === 'jonas')")
    olga.wait("[...document.querySelectorAll('.asked')].some((node) => node.textContent === 'questions: 1')")
    assert cli.run(["-C", str(newsroom.root), "build", "--final", "-l", "es"]) == 1
    for browser in (olga, jonas):
        browser.open("about:blank")
        assert browser.said == []


def test_a_final_asks_for_a_second_pair_of_eyes(team_page, newsroom, capsys):
    text = newsroom.path().read_text("utf-8").replace("#, fuzzy\n", "")
    newsroom.save(text)
    capsys.readouterr()
    cli.run(["-C", str(newsroom.root), "build", "--final", "-l", "es"])
    captured = capsys.readouterr()
    assert "not approved" in captured.out + captured.err


def test_each_sees_what_is_theirs_to_do(shared_browser, team_page, newsroom):
    browser = shared_browser
    newsroom.save(newsroom.path().read_text("utf-8").replace("#, fuzzy\n", ""))
    log_in(browser, team_page, "olga")
    choose(browser, "It has 240")
    assert browser.run("$('build').hidden && $('show-approve').hidden")
    assert browser.run("![...document.querySelectorAll('.marks button')].some((one) => one.textContent === 'New term')")
    browser.run("document.querySelector('#people button:last-child').click()")
    browser.wait("document.getElementById('login')")
    log_in(browser, team_page, "jonas")
    browser.run("document.querySelector('input[value=approve]').click()")
    browser.wait("document.querySelectorAll('.row').length === 6")
    choose(browser, "It has 240")
    browser.press("v", ALT, code="KeyV")
    browser.wait("document.querySelector('#show-approve b').textContent === '5'")
    browser.open("about:blank")
    assert browser.said == []


def test_words_that_were_not_saved_outlive_the_browser(team_page, tmp_path):
    for typed in ("Tiene 240", ""):
        browser = Browser(tmp_path / "profile")
        log_in(browser, team_page, "olga")
        choose(browser, "It has 240")
        if typed:
            write(browser, typed)
            browser.wait("state.units.some((unit) => unit.typed)")
        else:
            assert browser.run("document.activeElement.value") == "Tiene 240"
        browser.close()
