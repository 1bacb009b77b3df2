"""The page in the language of its translator: nothing that it says stays English, and the focus stays where it was."""

import re
import subprocess
import sys

import pytest

from tests.review.browser import CONTROL

from .conftest import FOCUSED, choose, enter, needs_browser, write

pytestmark = needs_browser


@pytest.fixture
def spoken(shared_browser, newsroom, request):
    argv = [sys.executable, "-m", "l10n.cli", "-C", str(newsroom.root), "review", "--no-browser", "--ui-language"]
    with subprocess.Popen([*argv, request.param], stdout=subprocess.PIPE, text=True) as process:
        shared_browser.said.clear()
        shared_browser.screen(1280, 900)
        shared_browser.open(process.stdout.readline().split()[2])
        shared_browser.wait("document.querySelectorAll('.articles a').length === 1")
        enter(shared_browser)
        yield shared_browser
        shared_browser.open("about:blank")
        process.terminate()
    assert shared_browser.said == []


@pytest.mark.parametrize(
    ("spoken", "parts"),
    [
        ("uk", ["абзац 1, речення 2 з 2", "Переклад: іспанська", "упевненість 1,00", "слів із літерами, яких немає"]),
        ("fa", ["بند \u2068۱\u2069", "ترجمه: اسپانیایی", "۱٫۰۰"]),
    ],
    indirect=["spoken"],
)
def test_places_findings_and_numbers_are_in_the_language_of_the_page(spoken, parts):
    choose(spoken, "It has 240")
    write(spoken, "Ţîéñê 240 ķåmåş.")
    spoken.press("s", CONTROL, code="KeyS")
    spoken.wait("!saving")
    spoken.wait("document.querySelectorAll('.findings li').length > 0")
    text = spoken.run("document.querySelector('.unit.open').textContent")
    assert [part for part in parts if part not in text] == []
    assert not re.search(r"\b(?:sentence|paragraph|Spanish|confidence|words)\b", text)


@pytest.mark.parametrize("spoken", ["ru"], indirect=True)
def test_the_focus_is_never_lost(spoken, newsroom):
    choose(spoken, "Tickets")
    newsroom.edit(newsroom.unit("Tickets").target, "Cuestan 59 euros.")
    spoken.run("document.activeElement.setSelectionRange(3, 3); dispatchEvent(new Event('focus'))")
    spoken.wait("document.querySelector('textarea[name=target]').value === 'Cuestan 59 euros.'")
    assert spoken.run(FOCUSED), "another editor changed the sentence that is open"
    assert spoken.run("document.activeElement.selectionStart") == 3
    write(spoken, "Cuestan 59.")
    spoken.run("document.querySelector('.acts .accept').click()")
    spoken.wait("saving === 0 && state.units.some((unit) => unit.state === 'reviewed')")
    assert spoken.run(FOCUSED), "saved"
    spoken.press("Escape")
    assert spoken.run("document.activeElement.matches('.row')")
    spoken.run("choose()")
    assert spoken.run("document.activeElement.matches('.row')"), "the list was made anew"
