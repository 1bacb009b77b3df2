"""The review page as a translator meets it: `l10n review` as a process, a real browser, the PO file at the end."""

import re
import time
from pathlib import Path

import pytest

from l10n import cli
from l10n.model import State
from tests.review.browser import ALT, CONTROL

from .conftest import FOCUSED, choose, enter, needs_browser, write

pytestmark = needs_browser


def until(holds):
    end = time.monotonic() + 120
    while not holds():
        assert time.monotonic() < end, "the file never changed so"
        time.sleep(0.05)


def test_a_translation_is_typed_and_accepted(browser, newsroom):
    enter(browser)
    choose(browser, "It has 240")
    write(browser, "Tiene 240 camas.")
    assert newsroom.unit("It has 240").state is State.FUZZY
    browser.press("Enter", CONTROL)
    until(lambda: newsroom.unit("It has 240").state is State.REVIEWED)
    assert newsroom.unit("It has 240").target == "Tiene 240 camas."
    assert browser.wait("state.byId.get(state.open).source.startsWith('\"Nobody') && " + FOCUSED)
    browser.wait("document.querySelector('#overall span').textContent.startsWith('reviewed: 1 of 6')")


def test_the_page_has_a_single_headline_also_while_it_waits_for_its_articles(browser):
    headlines = (
        "[...document.querySelectorAll('h1')].filter((node) => node.checkVisibility()).map((node) => node.id).join()"
    )
    enter(browser)
    assert browser.run(headlines) == "sheet-title"
    browser.run("$('sheet').hidden = true")
    assert browser.run(headlines) == "waiting", "as it is before anything is loaded"
    browser.run("$('articles').hidden = false")
    assert browser.run(headlines) == "articles-title"


def test_a_save_is_fuzzy_until_somebody_accepts_it_and_can_be_taken_back(browser, newsroom):
    enter(browser)
    before = newsroom.path().read_bytes()
    choose(browser, "Tickets")
    write(browser, "Los billetes cuestan 59 euros.")
    browser.press("s", CONTROL, "KeyS")
    until(lambda: newsroom.unit("Tickets").target == "Los billetes cuestan 59 euros.")
    assert newsroom.unit("Tickets").state is State.FUZZY
    browser.press("z", ALT, "KeyZ")
    until(lambda: newsroom.path().read_bytes() == before)


def test_marks_are_inserted_by_keys_and_may_not_be_lost(browser, newsroom):
    enter(browser)
    choose(browser, "The first night train")
    write(browser, "El primer tren nocturno a Lindau sale el 3 de mayo.")
    browser.press("Enter", CONTROL)
    refusal = browser.wait("document.querySelector('.refusal:not([hidden])')?.textContent")
    assert refusal == "Missing: <1> </1>. Put the marks in, or keep it as a draft."
    assert newsroom.unit("The first").state is State.FUZZY
    browser.run("document.activeElement.setSelectionRange(26, 32)")
    browser.press("1", ALT, "Digit1")
    browser.press("Enter", CONTROL)
    until(lambda: newsroom.unit("The first").state is State.REVIEWED)
    assert newsroom.unit("The first").target == "El primer tren nocturno a <1>Lindau</1> sale el 3 de mayo."


def test_findings_follow_the_typing_and_fixes_are_a_key_away(browser):
    enter(browser)
    choose(browser, "A bed costs")
    write(browser, "Una cama cuesta  30 más.")
    browser.wait("[...document.querySelectorAll('.findings code')].some((code) => code.textContent === 'numbers')")
    browser.wait("[...document.querySelectorAll('.mirror .hit')].some((hit) => hit.textContent === '30')")
    browser.press("x", ALT, "KeyX")
    browser.wait("document.activeElement.value === 'Una cama cuesta 30 más.'")
    browser.press("Escape")
    assert browser.wait("document.activeElement.value.startsWith('[')")


def test_who_saved_meanwhile_is_shown_and_the_person_decides(browser, newsroom):
    enter(browser)
    choose(browser, "It has 240")
    write(browser, "Tiene 240 camas.")
    newsroom.edit(newsroom.unit("It has 240").target, "Con 240 literas.")
    browser.press("Enter", CONTROL)
    shown = browser.wait("document.querySelector('.conflict')?.textContent")
    assert "Con 240 literas." in shown
    assert browser.run("document.querySelector('textarea[name=target]').value") == "Tiene 240 camas."
    assert newsroom.unit("It has 240").target == "Con 240 literas."
    browser.run("[...document.querySelectorAll('.conflict button')].at(-1).click()")
    until(lambda: newsroom.unit("It has 240").target == "Tiene 240 camas.")
    assert newsroom.unit("It has 240").state is State.REVIEWED
    browser.wait("!saving")
    assert [line for line in browser.said if "409 (Conflict)" not in line] == []
    browser.said.clear()


def test_what_another_editor_saved_appears_and_unsaved_words_stay(browser, newsroom):
    enter(browser)
    choose(browser, "It has 240")
    write(browser, "Tiene 240")
    newsroom.edit(newsroom.unit("Tickets").target, "Cuestan 59 euros.")
    browser.run("dispatchEvent(new Event('focus'))")
    browser.wait("document.querySelector('#units').textContent.includes('Cuestan 59 euros.')")
    assert browser.run("document.querySelector('textarea[name=target]').value") == "Tiene 240"
    browser.press("Escape")


def test_texts_are_never_markup(browser):
    enter(browser)
    choose(browser, '"Nobody')
    assert "onerror" in browser.run(
        "document.querySelector('.words').textContent + Object.values(state.byId.get(state.open).marks)"
    )
    assert browser.run("document.querySelectorAll('main img').length") == 0


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1280])
def test_it_fits_every_screen_and_every_direction(browser, width, dark):
    browser.screen(width, 800, dark=dark, mobile=width < 500)
    enter(browser, "ar-XB")
    choose(browser, "Tickets")
    assert browser.run("getComputedStyle(document.activeElement).direction") == "rtl"
    assert browser.run("document.activeElement.lang") == "ar-XB"
    browser.run("$('locale').options[0].text = 'Español de la ciudad más lejana del continente'")
    assert browser.run("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    seen = "getComputedStyle(document.body)"
    ink, paper = browser.run(f"[{seen}.color, {seen}.backgroundColor]")
    assert (sum(map(int, re.findall(r"\d+", ink))) > sum(map(int, re.findall(r"\d+", paper)))) is dark


def test_units_are_filtered_and_sorted(browser, newsroom):
    newsroom.edit("confidence 1.00", "confidence 0.90")
    text = newsroom.path().read_text(encoding="utf-8")
    at = text.index("confidence", text.index("sentence 2 of 2"))
    newsroom.save(text[:at] + "confidence 0.12" + text[at + 15 :])
    enter(browser)
    browser.run("$('order').value = 'confidence'; $('order').dispatchEvent(new Event('change'))")
    assert browser.run("state.shown[0].confidence") == 0.12
    browser.press("ArrowDown", ALT)
    assert browser.wait("state.open === state.shown[0].id")
    browser.press("Enter", CONTROL)
    browser.wait("state.units.filter((unit) => unit.state === 'reviewed').length === 1")
    browser.run("document.querySelector('input[value=open]').click()")
    assert browser.run("state.shown.length") == 5
    browser.run("$('find').value = 'tickets'; $('find').dispatchEvent(new Event('input'))")
    assert browser.run("state.shown.map((unit) => unit.source)") == ["Tickets cost 59 euros."]


def test_the_preview_is_built_and_opens(browser, newsroom):
    enter(browser)
    browser.run("$('build').click()")
    address = browser.wait("!$('preview').hidden && $('preview').getAttribute('href')")
    assert address == "/preview/trains/es/index.html"
    browser.open(browser.run(f"new URL('{address}', location).href"))
    assert browser.wait("document.title !== 'Review' && document.querySelector('article h1')?.textContent")
    assert Path(newsroom.root, "dist", "trains", "es", "index.html").is_file()


def test_a_taken_port_and_an_unknown_article_are_a_single_line(newsroom, served, capsys):
    port = served.partition("127.0.0.1:")[2].partition("/")[0]
    assert cli.run(["-C", str(newsroom.root), "review", "--no-browser", "--port", port]) == 2
    assert capsys.readouterr().err == f"error: port {port}: is in use; name another one, or none\n"
    assert cli.run(["-C", str(newsroom.root), "review", "--no-browser", "train"]) == 2
    assert "did you mean 'trains'?" in capsys.readouterr().err
