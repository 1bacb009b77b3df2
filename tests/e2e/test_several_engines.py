"""A locale with two engines side by side, as a producer meets it."""

from l10n.model import State, Translation
from l10n.plugin import Engine, Pair
from l10n.registry import Registry

RAIN, COST, LEFT = "Rain fell for a week.", "The wall cost 31,415 dollars.", "Nobody left the harbour in 2019."
WORDS = {RAIN: "Llovió durante una semana.", COST: "El muro costó 31.415 dólares."}


class Speaker:
    def __init__(self, name, answers):
        self.name = f"{name} 1"
        self.answers = answers
        self.questions = []

    def translate(self, sources, decoding):
        self.questions += sources
        return iter([Translation(self.answers.get(source, ""), -0.3) for source in sources])

    def close(self):
        """Nothing to let go of."""


def engine(speaker):
    pairs = frozenset({Pair("en", "es")})
    return Engine(pairs=lambda _: pairs, open=lambda *_: speaker, name=lambda *_: speaker.name)


def test_each_note_names_its_engine_and_what_both_refuse_is_not_retried(newsroom, monkeypatch):
    both = [Speaker("one", {RAIN: WORDS[RAIN]}), Speaker("two", {COST: WORDS[COST]})]
    monkeypatch.setattr(Registry, "engines", {"one": engine(both[0]), "two": engine(both[1])})
    (newsroom.root / "l10n.toml").write_text('locales = ["es"]\n[routes]\nes = ["one", "two"]\n')
    newsroom.write(f"{RAIN}\n\n{COST}\n\n{LEFT}\n", "wall.txt")
    newsroom("extract")
    shown = newsroom("translate", "wall")
    units = newsroom.units("wall")
    assert (units[RAIN].target, units[COST].target) == (WORDS[RAIN], WORDS[COST])
    assert any(note.startswith("draft: one 1") for note in units[RAIN].notes)
    assert any(note.startswith("draft: two 1") for note in units[COST].notes)
    assert units[LEFT].state is State.NEW
    assert any(note.startswith("no draft: ") and note.endswith("(one 1 or two 1)") for note in units[LEFT].notes)
    assert "one 1" in shown.stdout
    assert "two 1" in shown.stdout
    before = [list(each.questions) for each in both]
    newsroom("translate", "wall")
    assert [each.questions for each in both] == before


def test_the_choice_is_a_setting(newsroom):
    (newsroom.root / "l10n.toml").write_text('locales = ["es"]\n[engine]\nchoose = "worst"\n')
    assert "write one of best, first" in newsroom("status", code=2).stderr
