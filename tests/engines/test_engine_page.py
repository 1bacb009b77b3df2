"""The example of docs/engines.md is an engine that works, as an installed package with an entry point would bring it."""

import re
import sys
from pathlib import Path

import pytest

from l10n import plugin
from l10n.model import Span, Translation
from l10n.plugin import Decoding, Engine, EngineOptions, Pair, remote

PAGE = Path(__file__).resolve().parents[2] / "docs" / "engines.md"


@pytest.fixture
def loud(monkeypatch, tmp_path):
    text = PAGE.read_text("utf-8")
    (tmp_path / "loud_engine.py").write_text(re.search(r"```python\n(.*?)```", text, re.DOTALL)[1])
    name, value = re.search(r'entry-points."(l10n\.engines)"\]\nloud = "(\w+)"', text).groups()
    info = tmp_path / "loud-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: loud\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{name}]\nloud = {value}\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    yield plugin.load("l10n.engines.kinds", Engine)
    remote.stop_all()


def test_the_entry_point_joins_the_engines_that_arrive_with_l10n(loud):
    assert {"apertium", "argos", "libretranslate", "loud", "pseudo", "script"} <= set(loud)


def test_the_engine_of_the_page_translates(loud):
    assert loud["loud"].pairs(EngineOptions()) == {Pair("en", "en-GB")}
    opened = loud["loud"].open(Pair("en", "en-GB"), EngineOptions())
    assert opened.name == "loud en→en-GB 1.0"
    assert list(opened.translate(["Fog", ""], Decoding(aligned=True))) == [
        Translation("FOG", 0.0, ((Span(0, 3), Span(0, 3)),)),
        Translation("", 0.0),
    ]
    opened.close()
