"""Pages of `l10n serve` in a real browser: they follow what is saved, and lead to the review page and back."""

import threading
import time

import pytest

from l10n.serve.server import serving
from tests.e2e.gazette import gazette
from tests.review.browser import PROGRAM, Browser

pytestmark = [
    pytest.mark.skipif(PROGRAM is None, reason="no Chromium on this machine"),
]
PATIENCE = 30


@pytest.fixture
def room(tmp_path):
    return gazette(tmp_path)


def evaluate(browser, code):
    return browser("Runtime.evaluate", expression=code, returnByValue=True)["result"].get("value")


def wait(browser, code):
    """Waits until an expression is true in the page, also while that loads anew."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if evaluate(browser, code):
            return True
        time.sleep(0.1)
    raise AssertionError(f"{code}: {evaluate(browser, 'document.documentElement.innerText')}")


def test_an_open_page_shows_what_is_saved_and_leads_to_its_review(room, tmp_path):
    browser = Browser(tmp_path / "profile")
    try:
        with serving(room.root, 0) as server:
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
            browser("Page.navigate", url=server.address)
            assert wait(browser, "location.search === '' && document.querySelector('a[href=\"/harbor/es/\"]') !== null")
            browser("Runtime.evaluate", expression="document.querySelector('a[href=\"/harbor/es/\"]').click()")
            assert wait(browser, "document.querySelector('aside.preview') !== null")
            room.approve("harbor")
            assert wait(browser, "document.body.innerText.includes('El consejo votó por un nuevo muro.')")
            assert evaluate(browser, "document.querySelector('aside.preview') === null")
            room.write("h1 { color: rgb(1, 2, 3) }", "../theme/style.css")
            assert wait(browser, "getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'")
            assert wait(browser, "document.querySelector('img').naturalWidth > 0"), "pictures are shown"
            browser("Page.navigate", url=f"http://127.0.0.1:{server.port}/")
            assert wait(browser, "document.querySelector('a[href=\"/~review/es/harbor\"]') !== null")
            browser("Runtime.evaluate", expression="document.querySelector('a[href=\"/~review/es/harbor\"]').click()")
            assert wait(browser, "location.hash === '#/es/harbor' && location.search === ''")
            assert wait(browser, "document.body.innerText.includes('The council voted')"), "the review of this article"
            entries = browser("Page.getNavigationHistory")
            before = entries["entries"][entries["currentIndex"] - 1]
            assert before["url"] == f"http://127.0.0.1:{server.port}/", "the way in leaves nothing in the history"
            browser("Page.navigateToHistoryEntry", entryId=before["id"])
            assert wait(browser, "location.pathname === '/' && document.querySelector('#grid') !== null"), "and back"
            status = tmp_path / "status.html"
            link = f"http://127.0.0.1:{server.port}/~review/fa/harbor"
            status.write_text(f'<!doctype html><title>x</title><a href="{link}">review</a>')
            browser("Page.navigate", url=status.as_uri())
            assert wait(browser, "document.querySelector('a') !== null")
            browser("Runtime.evaluate", expression="document.querySelector('a').click()")
            assert wait(
                browser, "location.hash === '#/fa/harbor' && document.body.innerText.includes('The council voted')"
            )
            assert [line for line in browser.said if "refused" in str(line).lower()] == []
            server.shutdown()
    finally:
        browser.close()
