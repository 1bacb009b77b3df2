"""A route whose drafts another engine edits: how it is named, opened and let go."""

from dataclasses import replace

import pytest

from l10n.engines.pivot import crash_counts, name, open_route
from l10n.engines.route import Route, Step
from l10n.errors import EngineError
from l10n.model import Translation
from l10n.plugin import CrashCount, Decoding, Engine, EngineOptions, Pair
from l10n.plugin.faults import FAULTS

PAIR = Pair("en", "es")
OPTIONS = replace(EngineOptions(), chat=replace(EngineOptions().chat, post_edit=("es",)))


@pytest.fixture(autouse=True)
def _no_faults():
    FAULTS.forget()
    yield
    FAULTS.forget()


class Drafter:
    ordered = True

    def __init__(self, label="drafter", *, breaks=False):
        self.name, self.breaks, self.closed = label, breaks, 0
        self.crashes = CrashCount(label, 10, 2)

    def translate(self, sources, decoding):
        yield from (Translation(f"{self.name}: {source}", -0.5) for source in sources)

    def close(self):
        self.closed += 1
        if self.breaks:
            raise OSError("gone")


class Editor(Drafter):
    sentences = 4

    def translate_passages(self, passages, decoding):
        yield from ()


def engine(made, label=None):
    def opened(pair, options):
        if isinstance(made, Exception):
            raise made
        return made

    return Engine(
        lambda _: frozenset({PAIR}), opened, name=None if label is None else lambda pair, _: f"{label} {pair}"
    )


def route(kind="one"):
    return Route(PAIR, (Step(kind, PAIR, PAIR),))


def test_drafts_arrive_as_they_are_and_the_editor_stays_when_the_drafter_moves():
    drafter, editor = Drafter(), Editor("editor")
    edited = open_route(route(), {"one": engine(drafter), "chat": engine(editor)}, OPTIONS)
    assert (edited.name, edited.ordered) == ("drafter + editor", True)
    assert [each.target for each in edited.translate(["rain"], Decoding())] == ["drafter: rain"]
    assert crash_counts(edited) == (CrashCount("drafter", 10, 2),)
    edited.close()
    assert (drafter.closed, editor.closed) == (1, 0)


def test_nothing_is_edited_unasked_and_no_editor_edits_itself():
    drafter, editor = Drafter(), Editor("editor")
    engines = {"one": engine(drafter), "chat": engine(editor)}
    assert open_route(route(), engines, EngineOptions()) is drafter
    assert open_route(route("chat"), engines, OPTIONS) is editor


def test_a_drafter_is_let_go_where_its_editor_cannot_edit():
    drafter = Drafter()
    with pytest.raises(EngineError) as caught:
        open_route(route(), {"one": engine(drafter), "chat": engine(Drafter("lone"))}, OPTIONS)
    assert str(caught.value) == (
        "[engine.chat] post-edit: lone edits no drafts: its model is asked by sentences; "
        'name another model, or profile = "plain"'
    )
    assert drafter.closed == 1
    missing = EngineError("chat", "is not there", "start it")
    with pytest.raises(EngineError, match="is not there"):
        open_route(route(), {"one": engine(drafter), "chat": engine(missing)}, OPTIONS)
    assert drafter.closed == 2


def test_an_edited_route_is_named_before_it_is_opened():
    engines = {"one": engine(None, "one"), "chat": engine(None, "chat"), "mute": engine(None)}
    assert name(route(), engines, OPTIONS) == "one en→es + chat en→es"
    assert name(route(), engines, EngineOptions()) == "one en→es"
    assert name(route("chat"), engines, OPTIONS) == "chat en→es"
    assert name(route("mute"), engines, OPTIONS) == ""
    beside = replace(route(), alternatives=(route("mute"),))
    assert name(beside, engines, EngineOptions()) == ""


def test_a_translator_that_cannot_be_closed_is_named_and_a_wrong_object_refused():
    drafter = Drafter(breaks=True)
    with pytest.raises(EngineError, match="edits no drafts"):
        open_route(route(), {"one": engine(drafter), "chat": engine(Drafter("lone"))}, OPTIONS)
    (fault,) = FAULTS.drain()
    assert (fault.place, fault.problem) == ("engine drafter", "cannot be closed (OSError: gone)")
    for odd in (object(), type("Odd", (), {"name": "odd"})(), type("Odd", (), {"name": 1, "translate": print})()):
        with pytest.raises(EngineError) as caught:
            open_route(route(), {"one": engine(odd)}, EngineOptions())
        assert str(caught.value) == "one en→es: opens what is not a translator; mend the engine, or name another"
