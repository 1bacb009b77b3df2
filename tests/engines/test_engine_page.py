"""The example of docs/engines.md is an engine that works, as an installed package with an entry point would bring it."""

import re
import sys
import types
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from l10n import plugin
from l10n.model import Span, Translation
from l10n.plugin import Decoding, Engine, EngineOptions, Pair

PAGE = Path(__file__).resolve().parents[2] / "docs" / "engines.md"


@pytest.fixture
def loud(monkeypatch):
    text = PAGE.read_text("utf-8")
    module = types.ModuleType("loud_engine")
    exec(re.search(r"```python\n(.*?)```", text, re.DOTALL)[1], module.__dict__)
    monkeypatch.setitem(sys.modules, "loud_engine", module)
    name, value = re.search(r'entry-points."(l10n\.engines)"\]\nloud = "(\w+)"', text).groups()
    point = EntryPoint("loud", value, name)
    monkeypatch.setattr(plugin, "entry_points", lambda *, group: [point] if group == name else [])
    return plugin.load("l10n.engines.kinds", Engine)


def test_the_entry_point_joins_the_engines_that_come_with_l10n(loud):
    assert sorted(loud) == ["apertium", "argos", "libretranslate", "loud", "pseudo"]


def test_the_engine_of_the_page_translates(loud):
    assert loud["loud"].pairs(EngineOptions()) == {Pair("en", "en-GB")}
    opened = loud["loud"].open(Pair("en", "en-GB"), EngineOptions())
    assert opened.name == "loud en→en-GB 1.0"
    assert list(opened.translate(["Fog", ""], Decoding(aligned=True))) == [
        Translation("FOG", 0.0, ((Span(0, 3), Span(0, 3)),)),
        Translation("", 0.0),
    ]
    opened.close()
