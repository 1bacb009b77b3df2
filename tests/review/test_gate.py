"""What a team's server lets in, asked without sockets."""

import asyncio

import pytest

pytest.importorskip("starlette", reason="the extra `team` is not installed")

from l10n.review.team.accounts import Accounts
from l10n.review.team.gate import Gate
from l10n.review.team.logins import Logins
from l10n.review.team.server import TeamServer
from l10n.review.web import Request, Response

URL = "https://review.example"


@pytest.fixture
def gate(tmp_path):
    return Gate(URL, Accounts(tmp_path), Logins(tmp_path))


def post(gate, **headers):
    sent = {"host": "review.example", "origin": URL, "content-type": "application/json"}
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    return gate.meet(
        Request("POST", "/api/save", {}, {name: value for name, value in sent.items() if value}, b"{}"), "x"
    )


@pytest.mark.parametrize(
    "kind", ["application/json", "application/json; charset=utf-8", "Application/JSON ;charset=utf-8"]
)
def test_a_change_is_json_whatever_its_header_adds(gate, kind):
    assert post(gate, content_type=kind).status == 401, "let through to the login"


@pytest.mark.parametrize("headers", [{"content_type": "text/plain"}, {"content_type": ""}, {"origin": ""}])
def test_a_change_that_a_form_of_another_page_could_send_is_refused(gate, headers):
    answer = post(gate, **headers)
    assert (answer.status, answer.body) == (403, b"Changes come from the page alone, as JSON.\n")


@pytest.mark.parametrize(
    ("headers", "status"), [({"host": "evil.example"}, 421), ({"origin": "https://evil.example"}, 403)]
)
def test_other_names_and_origins_are_refused(gate, headers, status):
    assert post(gate, **headers).status == status


class Recorder(Gate):
    """A gate that keeps what it is asked, and answers itself."""

    def meet(self, request, client):
        self.language = repr((request.path, dict(request.query), dict(request.headers), request.body, client))
        return Response(204, b"", "text/plain")


def answer_of(gate, path, query=b"", headers=(), body=b"", raw_path=None):
    """What reaches the gate of a request as a server of ASGI hands it on, and the answer's status."""
    server = TeamServer(session=None, gate=gate)
    scope = {
        "type": "http", "method": "POST", "path": path, "raw_path": raw_path, "query_string": query,
        "headers": list(headers), "client": ("192.0.2.7", 4711),
    }  # fmt: skip
    sent = []

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        sent.append(message)

    asyncio.run(server.application()(scope, receive, send))
    return sent[0]["status"], gate.language


def test_a_request_reaches_the_gate_as_it_was_sent(tmp_path):
    gate = Recorder(URL, Accounts(tmp_path), Logins(tmp_path))
    status, met = answer_of(gate, "/a", b"q=%C3%A9&n=", [(b"host", b"review.example")], b"{}", b"/a%2Fb?q=x")
    assert status == 204
    assert met == repr(("/a%2Fb", {"q": "é"}, {"host": "review.example"}, b"{}", "192.0.2.7"))


def test_bytes_that_no_browser_sends_are_no_accident(tmp_path):
    gate = Recorder(URL, Accounts(tmp_path), Logins(tmp_path))
    assert answer_of(gate, "/ü", b"q=\xff") == (204, repr(("/\\xc3\\xbc", {"q": "\\xff"}, {}, b"", "192.0.2.7")))


def test_what_is_too_large_is_refused_before_anybody_looks(tmp_path):
    gate = Recorder(URL, Accounts(tmp_path), Logins(tmp_path))
    assert answer_of(gate, "/a", body=b"x" * 40_000_000) == (413, "")
