"""What stands for other people's plug-ins here: what is asked of their processes, how long, and what becomes of failures."""

import os

import pytest

from l10n.errors import EngineError, PluginError
from l10n.model import Catalog, Unit, UnitKey
from l10n.plugin import ArticleContext, Decoding, EngineOptions, Pair, Subject, remote
from l10n.plugin.faults import FAULTS
from l10n.plugin.host import HostError, PluginAddress

ADDRESS = PluginAddress("l10n.plugin.contracts:Engine", "l10n.engines", "toy", "toy_engine", "toys 1.2")
NAME = str(ADDRESS)
PAIR, OPTIONS = Pair("en", "es"), EngineOptions(seconds=4.0)


class Host:
    """The process of a plug-in, which gives the answers that it was made with, and notes each call."""

    def __init__(self, *answers, address=ADDRESS, alive=True, starts=1, owner=None):
        self.address, self.answers, self.alive, self.starts = address, list(answers), alive, starts
        self.owner = os.getpid() if owner is None else owner
        self.calls, self.stopped = [], 0

    def _next(self):
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def call(self, method, *args, seconds):
        self.calls.append((method, args, seconds))
        return self._next()

    def stream(self, method, *args, seconds):
        self.calls.append((method, args, seconds))
        answer = self._next()
        for item in answer:
            if isinstance(item, Exception):
                raise item
            yield item

    def is_alive(self):
        return self.alive

    def stop(self):
        self.stopped += 1
        self.alive = False


@pytest.fixture(autouse=True)
def _forgotten(monkeypatch):
    FAULTS.forget()
    monkeypatch.setattr(remote, "_hosts", {})
    monkeypatch.setattr(remote, "_sent", {})
    yield
    FAULTS.forget()


def answering(method, *answers, **values):
    """A part of a plug-in whose process has these answers, and the process."""
    host = remote._hosts[ADDRESS] = Host(*answers, **values)
    return remote.RemoteCall(ADDRESS, method), host


@pytest.mark.parametrize(
    ("method", "answer", "seconds"),
    [("pairs", frozenset({PAIR}), 20.0), ("files", {}, 60.0), ("render", "x", 20.0), ("remedy", None, 20.0)],
)
def test_an_answer_is_waited_for_as_long_as_its_kind_may_accept(method, answer, seconds):
    call, host = answering(method, answer)
    assert call("a", 2) == answer
    assert host.calls == [(method, ("a", 2), seconds)]


def test_an_answer_that_its_contract_does_not_allow_is_an_error_of_the_plug_in():
    call, _ = answering("pairs", ["en"])
    with pytest.raises(PluginError) as caught:
        call()
    assert str(caught.value) == (
        f"{NAME}: gave ['en'] for 'pairs', which is not what its contract says; mend it, or take it away"
    )
    assert not FAULTS.is_broken(NAME)


@pytest.mark.parametrize(
    ("fatal", "starts", "left_out"), [(False, 2, False), (True, 1, False), (True, 2, True), (True, 3, True)]
)
def test_a_plug_in_is_left_out_when_its_process_went_twice(fatal, starts, left_out):
    call, _ = answering("pairs", HostError("crashed", fatal=fatal), starts=starts)
    with pytest.raises(PluginError) as caught:
        call()
    assert str(caught.value) == f"{NAME}: crashed; mend it, or take it away"
    assert FAULTS.is_broken(NAME) is left_out
    assert [fault.problem for fault in FAULTS.drain()] == ["crashed"] * left_out


def test_a_plugin_that_is_left_out_is_not_answering():
    call, host = answering("pairs")
    FAULTS.report(NAME, "crashed")
    with pytest.raises(PluginError) as caught:
        call()
    assert str(caught.value) == f"{NAME}: was left out; mend it, or take it away"
    assert host.calls == []


def test_what_can_be_called_is_called_in_the_child_and_values_are_as_they_are():
    host = remote._hosts[ADDRESS] = Host({"open": ..., "find": ..., "pairs": ..., "serves_any": True, "name": None})
    parts = remote.parts(ADDRESS)
    assert host.calls == [("describe", (), 20.0)]
    assert {name: type(part).__name__ for name, part in parts.items()} == {
        "open": "RemoteOpen",
        "find": "RemoteFind",
        "pairs": "RemoteCall",
        "serves_any": "bool",
        "name": "NoneType",
    }
    assert (parts["pairs"].name, parts["find"].name) == ("pairs", "find")
    assert {parts[name].address for name in ("open", "find", "pairs")} == {ADDRESS}


def test_a_process_belongs_to_who_started_it():
    mine, foreign = Host(), Host(owner=os.getpid() + 1)
    remote._hosts[ADDRESS] = mine
    assert remote._host(ADDRESS) is mine
    remote._hosts[ADDRESS] = foreign
    fresh = remote._host(ADDRESS)
    assert fresh is not foreign
    assert (fresh.address, fresh._starting) == (ADDRESS, 60.0)
    assert remote._host(ADDRESS) is fresh


def test_all_of_ours_are_stopped_and_those_of_further_items_are_left():
    mine, foreign = Host(), Host(owner=os.getpid() + 1)
    remote._hosts.update({ADDRESS: mine, "other": foreign})
    remote.stop_all()
    assert (mine.stopped, foreign.stopped, remote._hosts) == (1, 0, {})


# --- engines


def opened(*answers, **values):
    """A translator whose process has these answers."""
    host = Host(*answers, **values)
    promises = {"name": "toy 1", "ordered": True, "continuing": True}
    return remote.RemoteContinuing(host, (PAIR, OPTIONS), promises), host


DECODING = Decoding(beam=2)


@pytest.mark.parametrize(("count", "seconds"), [(0, 4.0), (1, 4.5), (8, 8.0), (64, 36.0), (65, 36.0), (1000, 36.0)])
def test_many_sentences_have_more_time_for_each_answer(count, seconds):
    translator, host = opened(["x"])
    assert (translator.name, translator.ordered) == ("toy 1", True)
    sources = ("a",) * count
    assert list(translator.translate(sources, DECODING)) == ["x"]
    assert host.calls == [("translate", (list(sources), DECODING), seconds)]


def test_to_continue_from_passed_words_both_are_sent():
    translator, host = opened(["x"])
    assert list(translator.continued(("a",), ("b",), DECODING)) == ["x"]
    assert host.calls == [("continued", (["a"], ["b"], DECODING), 4.5)]


@pytest.mark.parametrize("change", [{"alive": False}, {"starts": 2}])
def test_a_process_that_is_new_opens_the_engine_first(change):
    translator, host = opened({"name": "toy 1"}, ["x"], ["y"])
    for name, value in change.items():
        setattr(host, name, value)
    assert list(translator.translate(["a"], DECODING)) == ["x"]
    assert host.calls[0] == ("open", (PAIR, OPTIONS), 300.0)
    host.alive = True
    assert list(translator.translate(["a"], DECODING)) == ["y"]
    assert [method for method, *_ in host.calls] == ["open", "translate", "translate"]


CRASH, SILENCE = HostError("crashed", fatal=True), HostError("was silent", fatal=True, silent=True)
RAISED = HostError("failed (OSError)")


@pytest.mark.parametrize(
    ("failures", "ends"),
    [
        ([RAISED] * 5, False),
        ([CRASH] * 2, False),
        ([CRASH] * 3, True),
        ([SILENCE], False),
        ([SILENCE, CRASH], True),
        ([CRASH, SILENCE], True),
        ([SILENCE] * 2, True),
        ([CRASH, RAISED, CRASH, RAISED], False),
    ],
)
def test_a_failure_costs_the_text_at_hand_and_several_the_locale(failures, ends):
    translator, _ = opened(*([failure] for failure in failures), ["x"])
    for failure in failures:
        with pytest.raises(EngineError) as caught:
            list(translator.translate(["a"], DECODING))
        assert str(caught.value) == f"toy 1: {failure}; mend the engine, or name another"
    if not ends:
        assert list(translator.translate(["a"], DECODING)) == ["x"]
        return
    with pytest.raises(EngineError) as caught:
        list(translator.translate(["a"], DECODING))
    assert str(caught.value) == "toy 1: crashed or fell silent several times; mend the engine, or name another"


@pytest.mark.parametrize("continuing", [True, False])
def test_each_translator_has_a_process_and_what_its_engine_promises(monkeypatch, continuing):
    host = Host({"name": "toy 1", "ordered": False, "continuing": continuing})
    monkeypatch.setattr(remote, "Host", lambda address, seconds: host.calls.append((address, seconds)) or host)
    translator = remote.RemoteOpen(ADDRESS)(PAIR, OPTIONS)
    assert host.calls == [(ADDRESS, 60.0), ("open", (PAIR, OPTIONS), 300.0)]
    assert (translator.name, translator.ordered, hasattr(translator, "continued")) == ("toy 1", False, continuing)
    assert host.stopped == 0


def test_an_engine_that_cannot_be_opened_states_it_and_is_stopped(monkeypatch):
    host = Host(HostError("failed (OSError)"))
    monkeypatch.setattr(remote, "Host", lambda address, seconds: host)
    with pytest.raises(EngineError) as caught:
        remote.RemoteOpen(ADDRESS)(PAIR, OPTIONS)
    assert str(caught.value) == "toy en→es: cannot be opened: it failed (OSError); mend the engine, or name another"
    assert host.stopped == 1


def test_closing_waits_a_while_for_the_engine_and_ends_its_process():
    translator, host = opened(None)
    translator.close()
    assert (host.calls, host.stopped) == ([("close", (), 20.0)], 1)
    translator.close()
    assert (len(host.calls), host.stopped) == (1, 2)
    assert FAULTS.drain() == ()


def test_an_engine_that_cannot_be_closed_is_named_and_ended_all_the_same():
    translator, host = opened(RAISED)
    translator.close()
    assert host.stopped == 1
    assert [str(fault) for fault in FAULTS.drain()] == [
        f"{NAME}: cannot be closed: it failed (OSError); it is left out: mend it, or take it away"
    ]


# --- checks


def subject(article, source):
    return Subject(Unit(UnitKey("", source), "x"), article)


def find_in(article, *sources, host):
    remote._hosts[ADDRESS] = host
    find = remote.RemoteFind(ADDRESS, "find")
    return [find(subject(article, source)) for source in sources]


class Exclusive(Host):
    """A process that answers only who has it for himself."""

    locked = False

    @property
    def exclusive(self):
        return self

    def __enter__(self):
        self.locked = True

    def __exit__(self, *_):
        self.locked = False

    def call(self, method, *args, seconds):
        assert self.locked
        return super().call(method, *args, seconds=seconds)


ARTICLE, OTHER = (ArticleContext(Catalog(slug, "en", "es", ())) for slug in "ab")


def sent(host):
    """The slug of the catalog that went along with each question, nothing where none did."""
    return [args[1] and args[1].catalog.slug for _, args, _ in host.calls]


def test_a_catalog_moves_to_the_process_of_a_check_once():
    host = Exclusive([], [], [], [])
    assert find_in(ARTICLE, "x", "y", host=host) == [[], []]
    find_in(OTHER, "x", "y", host=host)
    assert sent(host) == ["a", None, "b", None]
    assert [args[0].key.source for _, args, _ in host.calls] == ["x", "y", "x", "y"]
    assert {(method, seconds) for method, _, seconds in host.calls} == {("find", 10.0)}


def test_and_again_where_the_process_is_new_or_failed_amid_a_question():
    host = Exclusive([], [], RAISED, [])
    find_in(ARTICLE, "x", host=host)
    host.alive = False
    find_in(ARTICLE, "x", host=host)
    host.alive = True
    with pytest.raises(PluginError):
        find_in(ARTICLE, "x", host=host)
    find_in(ARTICLE, "x", host=host)
    assert sent(host) == ["a", "a", None, "a"]
