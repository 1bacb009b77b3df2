"""What helps a translator beside typing, in a real browser: search, replace, bulk accept, the live page, terms, axe."""

import json
from pathlib import Path

import pytest

from l10n.model import State
from tests.review.browser import ALT, CONTROL

from .conftest import choose, enter, needs_browser, write

pytestmark = needs_browser
ROOT = Path(__file__).resolve().parents[3]
AXE = next(
    (path for path in (ROOT / "node_modules/axe-core/axe.min.js", ROOT / "build/axe/axe.min.js") if path.is_file()),
    None,
)


def letter(browser, name):
    browser.press(name.lower(), ALT, code=f"Key{name.upper()}")


def review(browser, beginning, text):
    choose(browser, beginning)
    write(browser, text)
    browser.press("Enter", CONTROL)
    browser.wait("!saving")


def test_a_phrase_is_searched_and_taken_over(browser, newsroom):
    enter(browser)
    review(browser, "Tickets", "Los billetes cuestan 59 euros.")
    choose(browser, "A bed")
    letter(browser, "C")
    browser.run("$('search-text').value = 'ticket'; $('search-form').requestSubmit()")
    browser.wait("document.querySelectorAll('#search-found li').length === 1")
    assert browser.run("document.querySelector('#search-found mark').textContent") == "Tickets"
    browser.run("replaceAll(state.byId.get(state.open), '')")
    browser.run("document.querySelector('#search-found button').click()")
    assert browser.run("document.querySelector('textarea[name=target]').value") == "Los billetes cuestan 59 euros."
    browser.press("Escape")


def test_words_are_replaced_after_a_look_and_taken_back_together(browser, newsroom):
    enter(browser)
    review(browser, "Tickets", "Los billetes cuestan 59 euros.")
    review(browser, "A bed", "Una cama cuesta 20 euros más.")
    letter(browser, "R")
    browser.run("$('replace-find').value = 'EUROS'; $('replace-put').value = 'eur'; $('replace-form').requestSubmit()")
    browser.wait("document.querySelectorAll('#replace-dialog .plan li').length === 2")
    assert (
        browser.run("[...document.querySelectorAll('#replace-dialog del')].map((e) => e.textContent)") == ["euros"] * 2
    )
    assert newsroom.unit("Tickets").target == "Los billetes cuestan 59 euros."
    browser.run("document.querySelector('#replace-dialog .plan input').click()")
    browser.run("document.querySelector('#replace-dialog .go').click()")
    browser.wait("!$('replace-dialog').open")
    browser.wait("state.units.some((unit) => unit.target === 'Una cama cuesta 20 eur más.')")
    assert newsroom.unit("Tickets").target == "Los billetes cuestan 59 euros."
    assert newsroom.unit("A bed").state is State.REVIEWED
    letter(browser, "Z")
    browser.wait("state.units.some((unit) => unit.target === 'Una cama cuesta 20 euros más.')")
    assert newsroom.unit("A bed").target == "Una cama cuesta 20 euros más."


def test_a_regular_expression_shows_what_it_puts_and_says_what_is_wrong_with_it(browser, newsroom):
    enter(browser)
    review(browser, "Tickets", "Los billetes cuestan 59 euros.")
    letter(browser, "R")
    browser.run("$('replace-pattern').checked = true; $('replace-find').value = '('; $('replace-form').requestSubmit()")
    browser.wait("document.querySelector('#replace-dialog .said').textContent.includes('is not a regular expression')")
    browser.said.clear()  # that it was refused
    fill = {"find": r"(\d+) euros", "put": r"€ \1"}
    browser.run("".join(f"$('replace-{name}').value = {json.dumps(text)};" for name, text in fill.items()))
    browser.run("$('replace-form').requestSubmit()")
    browser.wait("document.querySelectorAll('#replace-dialog .plan li').length === 1")
    assert browser.run("document.querySelector('#replace-dialog ins').textContent") == "€ 59"
    browser.run("document.querySelector('#replace-dialog .go').click()")
    browser.wait("!$('replace-dialog').open")
    browser.wait("state.units.some((unit) => unit.target === 'Los billetes cuestan € 59.')")
    letter(browser, "Z")
    browser.wait("state.units.some((unit) => unit.target === 'Los billetes cuestan 59 euros.')")


def test_what_is_certain_is_accepted_after_a_look(browser, newsroom):
    enter(browser)
    choose(browser, "A bed")
    write(browser, "Una cama cuesta 20 más.")
    browser.press("s", CONTROL, code="KeyS")
    browser.wait("!saving")
    browser.wait("!asking && state.findings[state.open] && state.findings[state.open].length === 0")
    letter(browser, "G")
    browser.run("$('certain-least').value = '90'; $('certain-form').requestSubmit()")
    browser.wait("document.querySelectorAll('#certain-dialog .plan li').length === 1")
    browser.run("document.querySelector('#certain-dialog .go').click()")
    browser.wait("!$('certain-dialog').open")
    assert newsroom.unit("A bed").state is State.REVIEWED
    assert newsroom.unit("Tickets").state is State.FUZZY


def test_the_page_beside_follows_what_is_typed_and_leads_to_its_unit(browser, newsroom):
    enter(browser)
    choose(browser, "Tickets")
    letter(browser, "P")
    inside = "$('live-frame').contentDocument"
    browser.wait(f"{inside}.querySelectorAll('[data-unit]').length >= 6")
    browser.wait(f"{inside}.querySelector(`[data-unit='${{state.open}}']`).style.outline")
    write(browser, "Cuesta 59 euros <b>ahora</b>.")
    browser.wait(
        f"{inside}.querySelector(`[data-unit='${{state.open}}']`).textContent === 'Cuesta 59 euros <b>ahora</b>.'"
    )
    browser.press("Escape")
    bed = "state.units.find((unit) => unit.source.startsWith('A bed')).id"
    browser.run(f"{inside}.querySelector(`[data-unit='${{{bed}}}']`).click()")
    browser.wait(f"state.open === {bed}")
    assert browser.run(f"{inside}.querySelectorAll('script:not([type])').length") == 0


def test_filters_show_what_is_looked_for(browser, newsroom):
    enter(browser)
    letter(browser, "F")
    browser.wait("$('filters').open && document.querySelector('[data-filter=role]').options.length > 1")
    change = "document.querySelector('[data-filter=role]').dispatchEvent(new Event('change'))"
    browser.run(f"document.querySelector('[data-filter=role]').value = 'headline'; {change}")
    assert browser.run("state.shown.map((unit) => unit.source)") == ["Night trains return"]
    browser.run("$('clear').click()")
    assert browser.run("state.shown.length") == 6
    newsroom.edit(newsroom.unit('"Nobody').target, "«Todos pidieron esto <1/> pero todos vinieron», dijo Jonas Ott.")
    checks = "[...document.querySelector('[data-filter=check]').options].map((each) => each.value)"
    browser.wait(f"!asking && (fillFilters(), {checks}.includes('negation'))")
    browser.run(f"document.querySelector('[data-filter=check]').value = 'negation'; {change}")
    assert browser.run("state.shown.length") == 1


def test_different_drafts_and_the_first_draft_return(browser, newsroom):
    enter(browser)
    draft = newsroom.unit("Tickets").target
    choose(browser, "Tickets")
    write(browser, "Cuestan 59 euros.")
    browser.wait("state.byId.get(state.open).drafts")
    letter(browser, "A")
    browser.wait("Array.isArray(state.byId.get(state.open).alternatives)")
    assert draft in browser.run("document.querySelector('.others').textContent")
    browser.run("fields(state.byId.get(state.open)).target.focus()")
    letter(browser, "D")
    assert browser.run("document.querySelector('textarea[name=target]').value") == draft
    browser.press("Escape")


def test_a_new_term_counts_at_once(browser, newsroom):
    enter(browser)
    choose(browser, "Tickets")
    write(browser, "Los boletos cuestan 59 euros.")
    browser.press("s", CONTROL, code="KeyS")
    browser.wait("!saving")
    letter(browser, "T")
    fill = {"term-source": "tickets", "term-target": "billetes"}
    browser.run("".join(f"$('{name}').value = {json.dumps(text)};" for name, text in fill.items()))
    browser.run("$('term-form').requestSubmit()")
    browser.wait("document.querySelector('.terms-here').textContent.includes('billetes')")
    browser.wait("found(state.byId.get(state.open)).some((one) => one.check === 'terms')")
    assert "tickets,es,billetes,preferred," in (newsroom.root / "locales/termbase.csv").read_text("utf-8")


@pytest.mark.skipif(AXE is None, reason="no axe-core: npm install --no-save axe-core")
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(browser, newsroom, width):
    browser.screen(width, 844, mobile=width < 500)
    browser("Page.setBypassCSP", enabled=True)
    violations = "axe.run(document, {iframes: false}).then((all) => all.violations.map((one) => one.id))"
    browser.run(AXE.read_text("utf-8") + "; 0")
    assert browser.run(violations) == []
    enter(browser)
    choose(browser, "Tickets")
    browser.wait("!asking")
    letter(browser, "P")
    assert browser.run(violations) == []
    browser.run("showPanel('search') || 1")
    for dialog in ("replace-dialog", "certain-dialog", "term-dialog", "keys"):
        browser.run(f"$('{dialog}').showModal()")
        assert browser.run(violations) == [], dialog
        browser.run(f"$('{dialog}').close()")
