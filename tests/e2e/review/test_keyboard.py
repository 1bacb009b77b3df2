"""A day's work without a mouse: every step by keys alone, the focus always somewhere and to be seen."""

import json
import time

import pytest

pytest.importorskip("starlette", reason="the extra `team` is not installed")
pytest.importorskip("uvicorn", reason="the extra `team` is not installed")
pytest.importorskip("argon2", reason="the extra `team` is not installed")

from l10n.model import State
from tests.review.browser import ALT, CONTROL, SHIFT

from .conftest import FOCUSED, needs_browser
from .test_team import PASSWORD, team_page  # noqa: F401  (a fixture)

pytestmark = needs_browser
SEEN = """(() => {
  const here = document.activeElement;
  if (!here || here === document.body) return "nowhere";
  if (here.id === "main" || here.tagName === "IFRAME") return "";
  if (!here.checkVisibility()) return "hidden: " + here.outerHTML.slice(0, 90);
  const shown = ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
  const around = [".field", "label", "fieldset"].map((kind) => here.closest(kind)).filter(Boolean);
  if ([here, ...around].some((node) => shown(getComputedStyle(node)))) return "";
  return "not to be seen: " + here.outerHTML.slice(0, 90);
})()"""


class Hands:
    """Somebody who has keys and eyes: presses, types, and looks where the focus is."""

    def __init__(self, browser):
        self.browser = browser

    def press(self, key, modifiers=0, code=None):
        self.browser.press(key, modifiers, code)
        self.look()

    def alt(self, letter):
        self.press(letter.lower(), ALT, f"Key{letter}")

    def look(self):
        end = time.monotonic() + 3  # a page is drawn a moment after the key
        while (state := self.browser.run(SEEN)) and time.monotonic() < end:
            time.sleep(0.05)
        assert state == ""

    def go_to(self, test, backwards=False):
        """Presses Tab until the focus is at what an expression with `here` is true of."""
        for _ in range(90):
            if self.browser.run(f"((here) => Boolean({test}))(document.activeElement)"):
                return
            self.press("Tab", SHIFT if backwards else 0)
        raise AssertionError(f"Tab never comes to {test}")

    def write(self, text):
        self.browser.press("a", CONTROL, "KeyA")
        self.browser.run("document.activeElement.select && document.activeElement.select()")
        self.browser.type(text)

    def wait(self, test):
        value = self.browser.wait(test)
        self.look()
        return value


def named(label):
    return f"here.textContent.trim().startsWith({json.dumps(label)})"


def log_in(hands, address, name):
    hands.browser.said.clear()
    hands.browser.screen(1280, 900)
    hands.browser.open(address)
    hands.browser.wait("document.activeElement.id === 'name'")
    hands.write(name)
    hands.press("Tab")
    hands.write("wrong")
    hands.press("Enter")
    hands.wait("document.getElementById('said').textContent !== ''")
    hands.browser.said.clear()
    hands.write(PASSWORD)
    hands.browser.press("Enter")
    hands.browser.wait("document.querySelectorAll('.articles a').length === 1 && team.me")
    hands.browser.press("Tab")
    hands.look()
    hands.go_to("here.matches('.articles a')")
    hands.browser.press("Enter")
    hands.wait("document.querySelectorAll('.row').length === 6")


def log_out(hands):
    """Nothing may be reported before it; while it goes on, what the page asks for at that moment is refused."""
    assert hands.browser.said == []
    hands.go_to(named("Log out"), backwards=True)
    hands.browser.press("Enter")
    hands.browser.wait("document.activeElement.id === 'name'")


def open_unit(hands, beginning):
    test = f"state.open && state.byId.get(state.open).source.startsWith({json.dumps(beginning)})"
    for arrow in ["ArrowDown"] * 6 + ["ArrowUp"] * 6:
        if hands.browser.run(test):
            return
        hands.press(arrow, ALT)
    raise AssertionError(beginning)


def test_a_translator_works_by_keys_alone(shared_browser, team_page, newsroom):  # noqa: F811
    hands = Hands(shared_browser)
    log_in(hands, team_page, "olga")
    open_unit(hands, "It has 240")
    hands.write("Tiene 240 camas.")
    hands.press("s", CONTROL, "KeyS")
    hands.wait(f"!saving && state.byId.get(state.open).target === 'Tiene 240 camas.' && {FOCUSED}")
    hands.press("Enter", CONTROL)
    hands.wait(f"!saving && state.units.some((unit) => unit.state === 'reviewed') && {FOCUSED}")
    hands.alt("Z")
    hands.wait(f"state.units.every((unit) => unit.state === 'fuzzy') && {FOCUSED}")

    open_unit(hands, "Tickets")
    hands.alt("Q")
    hands.wait("document.activeElement.matches('.talk textarea')")
    hands.write("Billetes or pasajes?")
    hands.press("Enter", CONTROL)
    hands.wait("document.querySelector('#team-part .sentences').textContent.includes('pasajes')")
    assert newsroom.unit("Tickets").state is State.FUZZY, "the question was sent, the sentence not accepted"
    hands.press("Escape")
    hands.wait(f"$('panel').hidden && {FOCUSED}")
    hands.write("Un billete cuesta 58 euros.")
    hands.wait("document.querySelector('.findings button') !== null")
    hands.go_to(named("Ignore here"))
    hands.press("Enter")
    hands.wait("document.querySelector('textarea[name=comments]').value.includes('l10n-ignore')")
    hands.press("Enter", CONTROL)
    hands.wait(f"!saving && state.units.some((unit) => unit.target.includes('58')) && {FOCUSED}")

    open_unit(hands, "Tickets")
    hands.alt("H")
    hands.wait("document.querySelector('#team-part h2').textContent === 'History of this sentence'")
    hands.press("Escape")
    hands.alt("C")
    hands.wait("document.activeElement.id === 'search-text'")
    hands.write("billete")
    hands.press("Enter")
    hands.wait("document.querySelectorAll('#search-found li').length > 0")
    hands.go_to(named("Take it over"))
    hands.press("Escape")
    hands.wait(FOCUSED)
    log_out(hands)
    assert [line for line in shared_browser.said if "401 (Unauthorized)" not in line] == []


def test_a_producer_works_by_keys_alone(shared_browser, team_page, newsroom):  # noqa: F811
    newsroom.save(newsroom.path().read_text("utf-8").replace("#, fuzzy\n", "", 2))
    hands = Hands(shared_browser)
    log_in(hands, team_page, "jonas")
    for letter, dialog in (("R", "replace-dialog"), ("G", "certain-dialog"), ("T", "term-dialog")):
        open_unit(hands, "It has 240")
        hands.alt(letter)
        hands.wait(f"$('{dialog}').open")
        newsroom.save(newsroom.path().read_text("utf-8") + "\n")
        shared_browser.run("inLine(refresh).then(() => redraw(state.byId.get(state.open))).then(() => true)")
        shared_browser.press("Escape")
        hands.wait(f"!$('{dialog}').open && {FOCUSED}")
    hands.alt("R")
    hands.write("[")
    hands.press("Tab")
    hands.write("(")
    hands.go_to(named("Show what would change"))
    hands.press("Enter")
    hands.wait(
        "$('replace-dialog').querySelector('.said').textContent || !$('replace-dialog').querySelector('.go').disabled"
    )
    hands.press("Escape")

    hands.alt("F")
    hands.wait("document.activeElement.dataset.filter === 'role'")
    hands.press("ArrowDown")
    hands.wait("document.querySelectorAll('.row, .editor').length === 1")
    hands.alt("F")
    hands.wait("!$('filters').open && document.activeElement.id === 'filters-summary'")
    hands.press("Enter")
    hands.go_to(named("Clear"))
    hands.press("Enter")
    hands.wait("document.querySelectorAll('.row, .editor').length === 6")

    hands.go_to("here.closest('#assignment') && here.tagName === 'SELECT'", backwards=True)
    hands.press("ArrowDown")
    hands.press("ArrowDown")
    hands.wait("team.assignments.trains && team.assignments.trains.person === 'olga'")
    hands.go_to(named("Build preview"))
    hands.press("Enter")
    hands.wait("document.activeElement.id === 'preview'")

    hands.go_to("here.name === 'show'")
    hands.press("ArrowUp")
    hands.press("ArrowDown")
    hands.press("ArrowDown", ALT)
    open_unit(hands, "Night trains")
    hands.alt("V")
    hands.wait("state.units.some((unit) => unit.approved === 'jonas')")
    hands.alt("P")
    hands.wait("$('live-frame').contentDocument.querySelector('[data-unit]') !== null")
    hands.go_to("here.tagName === 'IFRAME'")
    shared_browser.press("Escape")
    hands.wait(f"$('panel').hidden && {FOCUSED}")
    log_out(hands)
    assert [line for line in shared_browser.said if "401 (Unauthorized)" not in line] == []


def test_what_further_items_do_takes_no_focus_away(shared_browser, team_page):  # noqa: F811
    hands = Hands(shared_browser)
    log_in(hands, team_page, "jonas")
    open_unit(hands, "It has 240")
    hands.go_to("here.matches('.of-team')")
    shared_browser.run("redraw(state.byId.get(state.open)); 0")
    hands.look()
    assert shared_browser.run("document.activeElement.matches('.of-team')"), "the same button"
    hands.go_to(named("Open questions"), backwards=True)
    hands.press("Enter")
    hands.wait("$('panel').contains(document.activeElement)")
    shared_browser.run("location.hash = '#/es'")
    hands.wait("!$('articles').hidden")
    hands.go_to("$('panel').contains(here)")
    hands.press("Escape")
    hands.wait("$('panel').hidden")
