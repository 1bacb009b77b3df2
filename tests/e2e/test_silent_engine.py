"""An engine that has no word for anything: that is a failure of the engine, and not its word on each sentence."""

from l10n.model import Translation
from l10n.plugin import Engine, Pair
from l10n.registry import Registry

RAIN, WIND = "Rain fell for a week.", "The wind tore down a wall."


class Quiet:
    """An engine that knows some sentences."""

    name = "quiet 1"

    def __init__(self, answers):
        self.answers, self.questions = answers, []

    def translate(self, sources, decoding):
        self.questions += sources
        return iter([Translation(self.answers.get(source, "")) for source in sources])

    def close(self):
        """Nothing to let go of."""


def room_with(newsroom, monkeypatch, answers):
    quiet, pairs = Quiet(answers), frozenset({Pair("en", "es")})
    engine = Engine(pairs=lambda _: pairs, open=lambda *_: quiet, name=lambda *_: quiet.name)
    monkeypatch.setattr(Registry, "engines", {"quiet": engine})
    (newsroom.root / "l10n.toml").write_text('locales = ["es"]\n[routes]\nes = "quiet"\n')
    newsroom.write(f"{RAIN}\n\n{WIND}\n", "wall.txt")
    newsroom("extract")
    return quiet


def test_an_engine_that_returns_nothing_for_all_units_has_failed_and_is_tried_again(newsroom, monkeypatch):
    quiet = room_with(newsroom, monkeypatch, {})
    done = newsroom("translate", "wall", code=3)
    line = "quiet 1: failed at 2 units (the engine returned nothing); they are asked again next time"
    assert line in done.stderr
    assert not any(unit.target or unit.notes[1:] for unit in newsroom.units("wall").values())
    quiet.answers = {RAIN: "Llovió durante una semana.", WIND: "El viento derribó un muro."}
    newsroom("translate", "wall")
    assert {unit.target for unit in newsroom.units("wall").values()} == set(quiet.answers.values())


def test_an_engine_with_different_sentences_refused_those_that_it_does_not(newsroom, monkeypatch):
    quiet = room_with(newsroom, monkeypatch, {RAIN: "Llovió durante una semana."})
    newsroom("translate", "wall")
    assert newsroom.units("wall")[RAIN].target
    questions = len(quiet.questions)
    newsroom("translate", "wall")
    newsroom("translate", "wall")
    assert len(quiet.questions) == questions
    assert any("returned nothing" in note for note in newsroom.units("wall")[WIND].notes)
