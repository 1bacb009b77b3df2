"""This end of a plug-in's process, spoken to over a pipe: answers, silence, nonsense, and an end."""

import os
import subprocess
import threading
from multiprocessing import Pipe

import pytest

from l10n.errors import EngineError, L10nError
from l10n.plugin.host import Host, HostError, PluginAddress

ADDRESS = PluginAddress("l10n.plugin.contracts:Engine", "l10n.engines", "toy", "toy_engine")
DIED = "ended its process (exit code 4)"


def test_a_plug_in_is_named_by_its_package_or_by_its_module():
    assert str(ADDRESS) == "plug-in toy (l10n.engines, of toy_engine)"
    named = PluginAddress(ADDRESS.contract, "l10n.engines", "toy", "toy_engine", "toys 1.2")
    assert str(named) == "plug-in toy (l10n.engines, of toys 1.2)"


class Process:
    """What ended with a code, or is still there."""

    def __init__(self, code):
        self.code, self.waited = code, []

    def wait(self, seconds):
        self.waited.append(seconds)
        if self.code is None:
            raise subprocess.TimeoutExpired("toy", seconds)
        return self.code


@pytest.fixture
def host():
    """A host whose other end is ours."""
    here, far_end = Pipe()
    host = Host(ADDRESS, 1.0)
    host._process, host._connection = Process(4), here
    host._end = here.close
    host.other = far_end
    yield host
    here.close()
    far_end.close()


def test_a_question_leaves_with_its_arguments_and_the_value_returns(host):
    host.other.send(("value", {"a": 1}))
    assert host.call("pairs", "x", 2, seconds=1) == {"a": 1}
    assert host.other.recv() == ("pairs", ("x", 2))
    assert host.is_alive()
    assert host.owner == os.getpid()
    assert host.starts == 0


@pytest.mark.parametrize(
    ("name", "kind"),
    [("EngineError", EngineError), ("HTTPError", L10nError), ("annotations", L10nError), ("L10nError", L10nError)],
)
def test_an_error_of_ours_that_it_raised_is_an_answer(host, name, kind):
    host.other.send(("refusal", (name, "toy", "has no words", "ask another")))
    with pytest.raises(L10nError) as caught:
        host.call("open", seconds=1)
    assert type(caught.value) is kind
    assert str(caught.value) == "toy: has no words; ask another"
    assert host.is_alive()


def test_what_went_wrong_inside_is_not_the_end_of_it(host):
    host.other.send(("error", "failed (OSError)"))
    with pytest.raises(HostError, match=r"^failed \(OSError\)$") as caught:
        host.call("open", seconds=1)
    assert (caught.value.fatal, caught.value.silent, host.is_alive()) == (False, False, True)


def test_silence_ends_it(host):
    with pytest.raises(HostError, match=r"^gave no answer for 0 seconds$") as caught:
        host.call("open", seconds=0)
    assert (caught.value.fatal, caught.value.silent, host.is_alive()) == (True, True, False)


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (4, DIED),
        (0, "ended its process (exit code 0)"),
        (-9, "was ended by signal 9"),
        (None, "ended its process (exit code None)"),
    ],
)
def test_a_process_that_is_gone_says_how_it_went(host, code, problem):
    host._process = process = Process(code)
    host.other.close()
    with pytest.raises(HostError) as caught:
        host.call("open", seconds=1)
    assert (str(caught.value), caught.value.fatal, caught.value.silent) == (problem, True, False)
    assert process.waited == [2]
    assert not host.is_alive()


def test_a_process_that_ended_before_the_question_is_gone_too(host):
    host.other.send(("value", 1))
    host._connection.close()
    with pytest.raises(HostError, match=r"^ended its process \(exit code 4\)$") as caught:
        host.call("open", seconds=1)
    assert caught.value.fatal


def test_what_cannot_be_read_here_ends_it(host):
    host.other.send_bytes(b"nonsense")
    with pytest.raises(HostError, match=r"^sent what cannot be read \(UnpicklingError\)$") as caught:
        host.call("open", seconds=1)
    assert (caught.value.fatal, host.is_alive()) == (True, False)


def test_a_process_that_was_stopped_amid_a_stream_states_it(host):
    host.other.send(("item", 1))
    stream = host.stream("translate", seconds=1)
    assert next(stream) == 1
    host.stop()
    with pytest.raises(HostError, match=r"^was stopped$") as caught:
        next(stream)
    assert caught.value.fatal


def streamed(host, *answers):
    for answer in answers:
        host.other.send(answer)
    return host.stream("translate", ["a", "b"], seconds=1)


def test_a_stream_yields_each_item_as_it_arrives(host):
    assert list(streamed(host, ("item", 1), ("item", None), ("end", None))) == [1, None]
    assert host.other.recv() == ("translate", (["a", "b"],))
    assert host.is_alive()


def test_an_error_amid_a_stream_is_raised_after_what_was_valid(host):
    stream = streamed(host, ("item", 1), ("error", "failed (OSError)"))
    assert next(stream) == 1
    with pytest.raises(HostError, match=r"^failed"):
        next(stream)
    assert host.is_alive()


def test_the_remainder_of_a_stream_that_nobody_reads_is_taken_off_before_the_next_question(host):
    stream = streamed(host, ("item", 1), ("item", 2), ("item", 3), ("end", None), ("value", "next"))
    assert next(stream) == 1
    stream.close()
    assert host.is_alive()
    assert host.call("name", seconds=1) == "next"


@pytest.mark.parametrize(("more", "alive"), [(99, True), (100, False)])
def test_a_stream_that_continues_and_on_is_ended(host, more, alive):
    answers = [("item", n) for n in range(more + 1)]
    stream = streamed(host, *answers, ("end", None))
    assert next(stream) == 0
    stream.close()
    assert host.is_alive() is alive


def test_questions_of_two_threads_do_not_mix(host):
    with host.exclusive:
        thread = threading.Thread(target=lambda: host.call("name", seconds=1), daemon=True)
        host.other.send(("value", 1))
        host.other.send(("value", 2))
        thread.start()
        assert host.call("pairs", seconds=1) == 1  # the same thread may ask amid its own question
    thread.join(5)
    assert host.other.recv() == ("pairs", ())
    assert host.other.recv() == ("name", ())
