"""`--effort` and `[engine] effort`, as a producer meets them."""

import pytest

from l10n.model import State
from l10n.plugin import Engine, Pair
from l10n.registry import Registry
from tests.e2e.test_several_engines import COST, RAIN, WORDS, Speaker


class Widening(Speaker):
    """An engine that has words for one text only where many hypotheses are wanted."""

    def translate(self, sources, decoding):
        self.answers = WORDS if decoding.consensus > 6 else {RAIN: WORDS[RAIN]}
        return super().translate(sources, decoding)


@pytest.fixture
def speaker(newsroom, monkeypatch):
    widening = Widening("one", {})
    pairs = frozenset({Pair("en", "es")})
    engines = {"one": Engine(pairs=lambda _: pairs, open=lambda *_: widening, name=lambda *_: widening.name)}
    monkeypatch.setattr(Registry, "engines", engines)
    (newsroom.root / "l10n.toml").write_text('locales = ["es"]\n[routes]\nes = "one"\n[engine]\neffort = "quick"\n')
    newsroom.write(f"{RAIN}\n\n{COST}\n", "wall.txt")
    newsroom("extract")
    return widening


def test_what_is_refused_quickly_is_requested_once_so_and_again_thoroughly(newsroom, speaker):
    newsroom("translate")
    units = newsroom.units("wall")
    assert units[RAIN].target == WORDS[RAIN]
    assert any(note.startswith("draft: one 1, confidence") for note in units[RAIN].notes)
    assert units[COST].state is State.NEW
    assert any(note.endswith("(one 1, quick)") for note in units[COST].notes)
    before = list(speaker.questions)
    newsroom("translate")
    assert speaker.questions == before
    newsroom("translate", "--effort", "thorough")
    after = newsroom.units("wall")
    assert after[COST].target == WORDS[COST]
    assert after[RAIN] == units[RAIN]  # a draft stays, however it was made


def test_what_is_refused_thoroughly_is_not_requested_quickly(newsroom, speaker):
    speaker.translate = lambda sources, decoding: Speaker.translate(speaker, sources, decoding)
    speaker.answers = {RAIN: WORDS[RAIN]}
    newsroom("translate", "--effort", "thorough")
    before, units = list(speaker.questions), newsroom.units("wall")
    assert any(note.endswith("(one 1)") for note in units[COST].notes)
    newsroom("translate")
    assert (speaker.questions, newsroom.units("wall")) == (before, units)


def test_a_run_takes_the_effort_too(newsroom, speaker):
    newsroom("run", "--effort", "thorough", code=None)
    assert newsroom.units("wall")[COST].target == WORDS[COST]
    assert "--effort" in newsroom("translate", "--help").stdout
    assert "'thorough', 'balanced', 'quick'" in newsroom("translate", "--effort", "slow", code=2).stderr
