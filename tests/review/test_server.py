import http.client
import json
import socket
import threading
import time

import pytest

from l10n.errors import UsageError
from l10n.review.server import LARGEST_BODY, serve


@pytest.fixture
def server(room):
    with serve(room.session()) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ask(server, method, path, body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.guard.port, timeout=60)
    try:
        cookie = {"Cookie": f"{server.guard.cookie}={server.guard.token}"}
        connection.putrequest(
            method, path, skip_host=True
        )  # as it stands: the client would refuse what is not an address
        sent = {"Host": f"127.0.0.1:{server.guard.port}", "Content-Length": str(len(body or b"")), **cookie, **headers}
        for name, value in sent.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


def test_it_listens_on_the_loopback_interface_alone(server):
    assert server.server_address[0] == "127.0.0.1"


def test_the_printed_address_leads_to_the_page(server):
    path = server.guard.address.partition(str(server.guard.port))[2]
    status, headers, _ = ask(server, "GET", path, Cookie="")
    assert status == 200
    status, headers, body = ask(server, "GET", "/", Cookie=headers["Set-Cookie"].partition(";")[0])
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert headers["Content-Length"] == str(len(body))
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Server"].strip() == "l10n"


def test_a_stranger_gets_nothing(server):
    assert ask(server, "GET", "/api/units?article=ferry&locale=es", Cookie="")[0] == 403
    assert ask(server, "GET", "/", Host="evil.example")[0] == 421


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("http://[::1", {400}),
        ("//[", {400, 404}),
        ("/api/units?article=a%00b&locale=es", {422}),
        ("/api/units?article=ferry&locale=e%00s", {422}),
        ("/api/units?article=../../etc/passwd&locale=es", {422}),
        ("/api/units?article=ferry&locale=../es", {422}),
        ("/api/units?article=%ff%fe&locale=es", {422}),
        ("/api/units?article=" + "a" * 9000 + "&locale=es", {422}),
        ("/preview/%00", {404, 422}),
        ("/preview/..%2f..%2fl10n.toml", {404, 422}),
        ("/preview//etc/passwd", {404, 422}),
        ("/live/%00/es/index.html", {404, 422}),
        ("/live/ferry/es/%00.png", {404, 422}),
        ("/%00", {404}),
    ],
)
def test_odd_addresses_are_refused_in_a_line(server, capsys, path, expected):
    status, _, body = ask(server, "GET", path)
    assert status in expected, body
    assert b"Traceback" not in body
    assert body.count(b"\n") <= 1
    assert capsys.readouterr().err == ""


def test_a_save_by_http_is_in_the_file(server, room):
    _, _, body = ask(server, "GET", "/api/units?article=ferry&locale=es")
    unit = next(unit for unit in json.loads(body)["units"] if unit["source"].startswith("Nobody"))
    fields = {"article": "ferry", "locale": "es", "unit": unit["id"], "version": unit["version"]}
    text = json.dumps({**fields, "target": "Nadie «habló».", "comments": "", "reviewed": True})
    headers = {"Origin": f"http://127.0.0.1:{server.guard.port}", "Content-Type": "application/json"}
    status, _, _ = ask(server, "POST", "/api/save", text.encode(), **headers)
    assert status == 200
    assert room.unit("Nobody").target == "Nadie «habló»."


@pytest.mark.parametrize("length", ["", "much", "-1", "²", str(LARGEST_BODY + 1)])
def test_a_body_without_a_sane_length_is_not_read(server, length):
    with socket.create_connection(("127.0.0.1", server.guard.port), timeout=60) as connection:
        host = f"Host: 127.0.0.1:{server.guard.port}\r\n"
        line = f"Content-Length: {length}\r\n" if length else ""
        connection.sendall(f"POST /api/save HTTP/1.1\r\n{host}{line}\r\n".encode())
        assert b" 413 " in connection.recv(200)


def test_who_vanishes_amid_an_answer_stops_nobody(server):
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", server.guard.port), timeout=60) as connection:
            connection.sendall(b"POST /api/save HTTP/1.1\r\nContent-Length: 50\r\n\r\n{")
    assert ask(server, "GET", "/")[0] == 200


@pytest.mark.parametrize(
    ("error", "is_shown"), [(BrokenPipeError, False), (ConnectionResetError, False), (KeyError, True)]
)
def test_only_faults_of_ours_are_shown_on_the_terminal(server, capsys, error, is_shown):
    def fail():
        raise error("amid an answer")

    try:
        fail()
    except error:
        server.handle_error(None, ("127.0.0.1", 1))
    assert ("amid an answer" in capsys.readouterr().err) is is_shown


def test_a_taken_port_is_a_single_line(room, server):
    with (
        pytest.raises(UsageError, match=f"port {server.guard.port}: is in use"),
        serve(room.session(), server.guard.port),
    ):
        pass


def test_the_end_waits_for_the_save_under_way(room):
    session = room.session()
    held, ended = threading.Event(), []

    def save_slowly():
        with session._lock:
            held.set()
            time.sleep(0.3)
            ended.append("save")

    worker = threading.Thread(target=save_slowly)
    with serve(session):
        worker.start()
        held.wait(5)
    ended.append("server")
    worker.join()
    assert ended == ["save", "server"]


def test_an_answer_that_the_end_cut_off_is_no_fault(room, capsys):
    with serve(room.session()) as server:
        pass
    try:
        int("a file that is closed")
    except ValueError:
        server.handle_error(None, ("127.0.0.1", 1))
    assert capsys.readouterr().err == ""
