"""Sessions, limits and open units by a clock that the test turns: each lasts as long as it says, to the second."""

import json

import pytest

from l10n.review.team import logins
from l10n.review.team.logins import IDLE_SECONDS, LONGEST_SECONDS, Logins, RateLimit
from l10n.review.team.patience import MOST_OF_ONE, Arrivals, client_name
from l10n.review.team.presence import Presence
from l10n.review.types import Sheet


class Clock:
    def __init__(self, now=1000.0):
        self.now = now

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_a_session_lasts_while_it_is_used_and_no_longer_than_a_week(tmp_path, clock):
    sessions = Logins(tmp_path / "team", clock)
    token = sessions.begin("vera", "m1")
    login = sessions.find(token)
    assert (login.name, login.mark, login.since, login.used) == ("vera", "m1", 1000.0, 1000.0)
    clock.now += IDLE_SECONDS
    assert sessions.find(token).used == clock.now
    clock.now += IDLE_SECONDS + 1
    assert sessions.find(token) is None
    kept = sessions.begin("vera", "m1")
    began = clock.now
    while clock.now + IDLE_SECONDS < began + LONGEST_SECONDS:
        clock.now += IDLE_SECONDS
        assert sessions.find(kept)
    clock.now = began + LONGEST_SECONDS
    assert sessions.find(kept)
    clock.now += 1
    assert sessions.find(kept) is None


def test_a_session_outlives_the_server_and_its_token_stands_in_no_file(tmp_path, clock):
    sessions = Logins(tmp_path / "team", clock)
    tokens = [sessions.begin(name, f"mark of {name}") for name in ("vera", "omar")]
    place = tmp_path / "team/sessions.json"
    assert not any(token in place.read_text() for token in tokens)
    assert len(tokens[0]) == 43
    again = Logins(tmp_path / "team", clock)
    assert [(again.find(token).name, again.find(token).mark) for token in tokens] == [
        ("vera", "mark of vera"),
        ("omar", "mark of omar"),
    ]
    assert again.find("") is None
    assert again.find("\ud800") is None


def test_the_last_use_is_written_every_five_minutes(tmp_path, clock):
    sessions = Logins(tmp_path / "team", clock)
    token = sessions.begin("vera", "m1")
    place = tmp_path / "team/sessions.json"

    def used():
        return [row[3] for row in json.loads(place.read_text()).values()]

    clock.now += 300
    sessions.find(token)
    assert used() == [1000.0]
    clock.now += 1
    sessions.find(token)
    assert used() == [1301.0]
    clock.now += 300
    sessions.find(token)
    assert used() == [1301.0]


def test_a_session_ends_once_and_the_file_states_it(tmp_path, clock):
    sessions = Logins(tmp_path / "team", clock)
    token, second = sessions.begin("vera", "m1"), sessions.begin("omar", "m2")
    sessions.end(token)
    sessions.end(token)
    sessions.end("nobody's")
    assert sessions.find(token) is None
    assert Logins(tmp_path / "team", clock).find(token) is None
    assert Logins(tmp_path / "team", clock).find(second).name == "omar"


def test_sessions_that_are_over_are_forgotten_and_of_too_many_the_oldest_go(tmp_path, clock, monkeypatch):
    monkeypatch.setattr(logins, "MOST_SESSIONS", 3)
    sessions = Logins(tmp_path / "team", clock)
    sessions.begin("old", "m")
    clock.now += IDLE_SECONDS + 1
    tokens = [sessions.begin(name, "m") for name in "abcd"]
    rows = json.loads((tmp_path / "team/sessions.json").read_text())
    assert [row[0] for row in rows.values()] == ["b", "c", "d"]
    assert [sessions.find(token) is not None for token in tokens] == [False, True, True, True]


def test_a_limit_has_so_many_tries_at_once_and_another_after_each_pause(clock):
    limit = RateLimit(3, 10, clock)
    assert [limit.allows("x") for _ in range(5)] == [True, True, True, False, False]
    assert limit.allows("y")
    clock.now += 9
    assert not limit.allows("x")
    clock.now += 1
    assert [limit.allows("x") for _ in range(2)] == [True, False]
    clock.now += 1000
    assert [limit.allows("x") for _ in range(4)] == [True, True, True, False]
    limit.forgive("x")
    limit.forgive("nobody")
    assert [limit.allows("x") for _ in range(4)] == [True, True, True, False]


def test_a_limit_forgets_whoever_has_all_tries_again(clock, monkeypatch):
    monkeypatch.setattr(logins, "MOST_SESSIONS", 2)
    limit = RateLimit(2, 10, clock)
    for name in "abc":
        limit.allows(name)
    clock.now += 19
    limit.allows("d")
    assert set(limit._left) == {"a", "b", "c", "d"}
    clock.now += 1
    limit.allows("e")
    assert set(limit._left) == {"d", "e"}


A, B = Sheet("tram", "es"), Sheet("tram", "fa")


def test_the_further_items_in_a_sheet_are_those_who_reported_so_in_the_last_half_minute(clock):
    presence = Presence(clock)
    assert presence.update("vera", A, "u1") == {}
    assert presence.update("omar", A, "u2") == {"vera": "u1"}
    assert presence.update("lena", B, "u1") == {}
    clock.now += 30
    assert presence.update("omar", A, "") == {"vera": "u1"}
    clock.now += 1
    assert presence.update("lena", A, "u3") == {"omar": ""}
    presence.leave("omar")
    presence.leave("nobody")
    assert presence.update("lena", A, "u3") == {}


def test_requests_that_arrive_are_counted_by_client_until_they_arrived():
    arrivals = Arrivals()
    waiting = [arrivals.arriving("x") for _ in range(MOST_OF_ONE)]
    assert all(each.__enter__() for each in waiting)
    with arrivals.arriving("x") as has_room, arrivals.arriving("y") as second:
        assert (has_room, second) == (False, True)
    waiting.pop().__exit__(None, None, None)
    with arrivals.arriving("x") as has_room:
        assert has_room
    for each in waiting:
        each.__exit__(None, None, None)
    assert arrivals == Arrivals()


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:ffff::9", "2001:db8:1:2::/64"),
        ("somewhere", "somewhere"),
        ("", ""),
    ],
)
def test_a_household_is_a_single_client(address, name):
    assert client_name(address) == name
