import os
import re
import sys
import webbrowser

import pytest

from l10n import cli
from l10n.cli.commands.review import has_screen
from l10n.review.server import Server


@pytest.fixture
def opened(monkeypatch):
    """The addresses that the browser was asked to open, by a command that Ctrl-C ends at once."""

    def interrupted(_server, poll_interval):
        assert 0 < poll_interval < 1
        raise KeyboardInterrupt

    result = []
    monkeypatch.setattr(webbrowser, "open", result.append)
    monkeypatch.setattr(Server, "serve_forever", interrupted)
    monkeypatch.setenv("DISPLAY", ":0")
    return result


def test_the_address_is_a_single_line_and_is_opened(room, opened, capsys):
    assert cli.run(["-C", str(room.root), "review", "ferry", "-l", "es"]) == 0
    captured = capsys.readouterr()
    assert re.fullmatch(r"Review at http://\S+ \(Ctrl-C ends\)\n", captured.out)
    assert opened == [captured.out.split()[2]]
    assert captured.err == "\nStopped; every save is in locales/. See what is left with: l10n status\n"


def test_no_browser_is_opened_where_none_is_expected(room, opened):
    assert cli.run(["-C", str(room.root), "review", "--no-browser"]) == 0
    assert opened == []


def test_what_is_wrong_elsewhere_is_reported_and_the_page_served(room, opened, capsys):
    (room.root / "locales" / "termbase.csv").write_text("term,locale,translation,status\nferry,es,ferri,maybe\n")
    assert cli.run(["-C", str(room.root), "review"]) == 0
    assert capsys.readouterr().err.startswith("error: locales/termbase.csv:2: ")
    assert len(opened) == 1


def test_a_browser_is_opened_only_with_a_screen(monkeypatch):
    monkeypatch.setattr(os, "environ", {})
    assert has_screen() is not sys.platform.startswith("linux")
    monkeypatch.setattr(os, "environ", {"WAYLAND_DISPLAY": "wayland-0"})
    assert has_screen()
