"""The sockets of `l10n serve`: what each answer says beside its page, and who gets none."""

import http.client
import io
import threading

import pytest

from l10n import loopback
from l10n.errors import UsageError
from l10n.serve import server as servers
from l10n.serve.server import LiveServer, serving

SAID = {
    **loopback.HEADERS,
    "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
}
PRINTED = "Open the address that l10n serve printed; it is made anew at every start."


@pytest.fixture
def running(tmp_path):
    """A server of an empty project."""
    (tmp_path / "l10n.toml").write_text("locales = []\n")
    (tmp_path / "source").mkdir()
    with serving(tmp_path, 0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def get(server, path, *, known=True, **headers):
    """Status, body and headers of an answer to somebody who has the cookie, or not."""
    cookie = {"Cookie": f"other=1; l10n-serve-{server.port}={server.token}"} if known else {}
    connection = http.client.HTTPConnection(loopback.HOST, server.port, timeout=10)
    connection.putrequest("GET", path, skip_host=True)
    sent = {"Host": f"{loopback.HOST}:{server.port}", **cookie, **{n.replace("_", "-"): v for n, v in headers.items()}}
    for name, value in sent.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body, dict(answer.getheaders())


def test_the_token_of_the_address_is_exchanged_for_a_cookie(running):
    assert running.address == f"http://127.0.0.1:{running.port}/?token={running.token}"
    assert len(running.token) == 32
    status, body, headers = get(running, f"/?token={running.token}&x=1", known=False)
    assert (status, body, headers["Location"], headers["Content-Type"]) == (303, "", "/", "text/plain")
    assert headers["Set-Cookie"] == f"l10n-serve-{running.port}={running.token}; Path=/; HttpOnly; SameSite=Lax"
    assert SAID.items() <= headers.items()
    assert get(running, f"/?token={running.token}")[2]["Set-Cookie"]
    assert "Set-Cookie" not in get(running, "/")[2]
    assert "Location" not in get(running, "/")[2]


def test_an_answer_says_its_length_and_nothing_of_the_program(running):
    status, body, headers = get(running, "/")
    assert status == 200
    assert int(headers["Content-Length"]) == len(body.encode())
    assert headers["Server"].strip() == "l10n"
    assert loopback.HEADERS.items() <= headers.items()


@pytest.mark.parametrize(
    ("path", "headers", "status", "line"),
    [
        ("/", {"Host": "evil.example"}, 421, loopback.OTHER_NAME),
        ("/", {"Host": "127.0.0.1"}, 421, loopback.OTHER_NAME),
        ("http://[::1", {}, 400, loopback.NOT_AN_ADDRESS),
        ("/", {"Sec_Fetch_Site": "cross-site"}, 403, loopback.OTHER_SITE),
        ("/", {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "navigate"}, 403, loopback.OTHER_SITE),
        ("/", {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Dest": "document"}, 403, loopback.OTHER_SITE),
        ("/", {"Cookie": ""}, 403, PRINTED),
        ("/", {"Cookie": "a/b=1"}, 403, PRINTED),
        ("/?token=wrong", {"Cookie": ""}, 403, PRINTED),
        ("/?token=%C3%BC", {"Cookie": ""}, 403, PRINTED),
        ("/?token=", {"Cookie": ""}, 403, PRINTED),
    ],
)
def test_a_refusal_is_a_line(running, path, headers, status, line):
    answered, body, sent = get(running, path, **headers)
    assert (answered, body, sent["Content-Type"]) == (status, f"{line}\n", "text/plain; charset=utf-8")
    assert SAID.items() <= sent.items()
    assert "Set-Cookie" not in sent


def test_the_token_opens_the_first_page_alone(running):
    assert get(running, f"/harbor/es/?token={running.token}", known=False)[0] == 403
    assert get(running, f"/~changes?token={running.token}", known=False)[0] == 403


@pytest.mark.parametrize("site", ["none", "same-origin"])
def test_this_machine_may_arrive_by_either_name(running, site):
    assert get(running, "/", Host=f"localhost:{running.port}", Sec_Fetch_Site=site)[0] == 200
    visit = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}
    assert get(running, "/", **visit)[0] == 200


class Review:
    """The process of a review page that printed a line."""

    started = 0

    def __init__(self, line, *, ended=None):
        self.stdout, self.ended, self.stopped = io.StringIO(line), ended, []

    def poll(self):
        return self.ended

    def terminate(self):
        self.stopped.append("terminate")

    def wait(self):
        self.stopped.append("wait")


def started(monkeypatch, *reviews):
    commands, waiting = [], list(reviews)
    monkeypatch.setattr(servers.subprocess, "Popen", lambda command, **_: commands.append(command) or waiting.pop(0))
    return commands


LINE = "Review at http://127.0.0.1:9/?token=abc (Ctrl-C ends it)\n"


def test_the_review_page_is_started_with_its_first_visitor_and_passed_to_her_alone(running, monkeypatch):
    review = Review(LINE)
    commands = started(monkeypatch, review)
    status, body, headers = get(running, "/~review/es/a%20b/c")
    assert (status, body, headers["Location"]) == (302, "", "http://127.0.0.1:9/?token=abc&at=es/a%20b/c")
    assert get(running, "/~review/fa/x")[2]["Location"].endswith("&at=fa/x")
    assert get(running, "/~review/fa/x", Cookie="")[0] == 403
    (command,) = commands
    assert command[1:] == ["-m", "l10n.cli", "-C", str(running.pages._root), "review", "--no-browser"]
    running.end()
    assert (review.stopped, review.stdout.closed) == (["terminate", "wait"], True)


def test_a_review_page_that_ended_is_started_again(running, monkeypatch):
    commands = started(monkeypatch, Review(LINE, ended=0), Review(LINE.replace("abc", "def")))
    assert running.review_address().endswith("abc")
    assert running.review_address().endswith("def")
    assert len(commands) == 2


def test_a_review_page_that_cannot_be_started_is_a_line(running, monkeypatch):
    started(monkeypatch, Review("error: no locales\n"))
    status, body, _ = get(running, "/~review/es/a")
    assert (status, body) == (500, "The review page cannot be started; call: l10n review\n")


def test_waiting_pages_learn_of_a_change_and_that_the_server_is_up(running, monkeypatch):
    monkeypatch.setattr(servers, "_HEARTBEAT", 0.01)
    connection = http.client.HTTPConnection(loopback.HOST, running.port, timeout=10)
    connection.request("GET", "/~changes", headers={"Cookie": f"l10n-serve-{running.port}={running.token}"})
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/event-stream")
    assert (answer.headers["Cache-Control"], answer.headers["Connection"]) == ("no-store", "close")
    assert (answer.readline(), answer.readline()) == (b": still here\n", b"\n")
    running.pages.refresh()
    assert any(answer.readline() == b"data: 1\n" for _ in range(1000))
    running.is_over = True
    assert set(answer.read().split(b"\n")) <= {b"", b": still here"}, "a change is told once"
    connection.close()


def test_only_a_fault_of_ours_is_shown(tmp_path, capsys):
    server = LiveServer(tmp_path, 0)
    try:
        for fault, over in (
            (ConnectionResetError("gone"), False),
            (ValueError("ours"), True),
            (ValueError("ours"), False),
        ):
            server.is_over = over
            try:
                raise fault
            except type(fault):
                server.handle_error(None, ("127.0.0.1", 1))
        assert capsys.readouterr().err.count("Traceback") == 1
    finally:
        server.end()


def test_a_port_that_is_taken_is_refused_where_it_was_named_and_another_detected_where_not(tmp_path, monkeypatch):
    first = LiveServer(tmp_path, 0)
    monkeypatch.setattr(servers, "SERVE_PORT", first.port)
    with pytest.raises(UsageError) as caught, serving(tmp_path, first.port):
        pass
    assert str(caught.value) == f"port {first.port}: is in use; name another one, or none"
    with serving(tmp_path) as second_server:
        assert second_server.port != first.port
    first.end()
    with serving(tmp_path) as usual:
        assert usual.port == first.port


def test_each_change_makes_pages_anew_until_it_is_over(tmp_path, monkeypatch):
    server, saved = LiveServer(tmp_path, 0), [frozenset({"a"}), frozenset(), frozenset({"b"})]

    class Saves:
        def __init__(self, root):
            assert root == tmp_path

        def wait(self, is_over):
            assert not is_over()
            server.is_over = len(saved) == 1
            assert is_over() is server.is_over
            return saved.pop(0)

    monkeypatch.setattr(servers, "Watcher", Saves)
    server.watch()
    assert (saved, server.pages.version) == ([], 2)
    server.end()
