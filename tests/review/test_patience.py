"""Connections of the team's server whose requests do not come: closed at the second look, and no sooner."""

from types import SimpleNamespace

import pytest

pytest.importorskip("uvicorn", reason="the extra `team` is not installed")

import h11

from l10n.review.team import patience


class Loop:
    """Remembers what is to be called, and when."""

    def __init__(self):
        self.calls, self.cancelled = [], 0

    def call_later(self, seconds, call):
        self.calls.append((seconds, call))
        return SimpleNamespace(cancel=self._cancel)

    def _cancel(self):
        self.cancelled += 1


class Connection(SimpleNamespace):
    """What h11 knows: the state of the other end, and what came of a head."""


@pytest.fixture
def protocol(monkeypatch):
    kind = patience.protocol()
    for name in ("connection_made", "connection_lost"):
        monkeypatch.setattr(kind.__mro__[1], name, lambda self, _: None)
    made = object.__new__(kind)
    made.loop, made.closed = Loop(), []
    made.conn, made.cycle = Connection(their_state=h11.IDLE, trailing_data=(b"", False)), None
    made.transport = SimpleNamespace(close=lambda: made.closed.append(True))
    made.connection_made(None)
    return made


def looks(protocol, *states):
    """How often it was closed after each look: at the state of the other end, an answer under way, what came of a head."""
    result = []
    for state, cycle, head in states:
        protocol.conn = Connection(their_state=state, trailing_data=(head, False))
        protocol.cycle = cycle
        protocol.loop.calls.pop()[1]()
        result.append(len(protocol.closed))
        if protocol.closed:
            break
    return result


def test_the_first_look_is_after_some_seconds(protocol):
    assert [seconds for seconds, _ in protocol.loop.calls] == [10]
    protocol.connection_lost(None)
    assert protocol.loop.cancelled == 1


@pytest.mark.parametrize(
    ("states", "closed"),
    [
        ([(h11.IDLE, None, b"")], [1]),  # nothing came of a new connection
        ([(h11.IDLE, None, b"GET /")], [1]),
        ([(h11.DONE, None, b""), (h11.IDLE, "an answer", b"")], [0, 0]),  # an idle browser may stay
        (
            [(h11.SEND_BODY, "an answer", b""), (h11.IDLE, "an answer", b"GET"), (h11.IDLE, "an answer", b"GET /")],
            [0, 0, 1],
        ),
        ([(h11.DONE, None, b""), (h11.IDLE, "an answer", b"GET"), (h11.DONE, "an answer", b"")], [0, 0, 0]),
    ],
)
def test_a_head_that_was_begun_at_two_looks_ends_the_connection(protocol, states, closed):
    assert looks(protocol, *states) == closed
    if not closed[-1]:
        assert [seconds for seconds, _ in protocol.loop.calls] == [10]
