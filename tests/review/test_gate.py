"""What a team's server lets in, asked without sockets."""

import asyncio
import json

import pytest

pytest.importorskip("starlette", reason="the extra `team` is not installed")

from l10n.review.team.accounts import Account, Accounts
from l10n.review.team.gate import Gate
from l10n.review.team.logins import Logins, RateLimit
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
def test_different_names_and_origins_are_refused(gate, headers, status):
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


VERA = Account("vera", "reviewer", locales=("es", "fa"))
PEOPLE = {
    each.name: each for each in (VERA, Account("omar"), Account("lena", "producer"), Account("tim", locales=("es",)))
}


class People(Accounts):
    """Accounts whose passwords are their names."""

    def __init__(self):
        pass

    def all(self):
        return PEOPLE

    def verify(self, name, password):
        return PEOPLE.get(name) if name == password else None


@pytest.fixture
def door(tmp_path):
    """A gate with people."""
    return Gate(URL, People(), Logins(tmp_path / "team"))


def ask(gate, path, method="POST", person="", client="x", **fields):
    """The answer to a request, or the name of the account that is let in."""
    headers = {"host": "review.example", "origin": URL, "content-type": "application/json"}
    if person:
        token = gate.logins.begin(person, PEOPLE[person].mark)
        headers["cookie"] = f"{gate.cookie}={token}"
    met = gate.meet(Request(method, path, {}, headers, json.dumps(fields).encode()), client)
    return met.name if isinstance(met, Account) else met


def refusal(answer):
    return answer.status, json.loads(answer.body)["error"]


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("/api/save", "vera omar lena tim"),
        ("/api/approve", "vera lena"),
        ("/api/withdraw", "vera lena"),
        ("/api/term", "vera lena"),
        ("/api/build", "vera lena"),
        ("/api/assign", "lena"),
        ("/api/check", "vera omar lena tim"),
    ],
)
def test_who_may_do_what_depends_on_the_role(door, path, may):
    for name, account in PEOPLE.items():
        answer = ask(door, path, person=name, article="tram", locale="es")
        if name in may.split():
            assert answer == name
        else:
            assert refusal(answer) == (403, f"This is not for a {account.role} to do.")


@pytest.mark.parametrize(
    ("path", "fields", "problem"),
    [
        ("/api/save", {"locale": "uk"}, "uk is not yours to change."),
        ("/api/approve", {"locale": "uk"}, "uk is not yours to change."),
        (
            "/api/batch",
            {"items": [{"locale": tag} for tag in ("uk", "es", "be", "uk")]},
            "be, uk is not yours to change.",
        ),
        ("/api/batch", {"items": [{"locale": "es"}, {"locale": "fa"}]}, ""),
        ("/api/save", {"locale": "fa"}, ""),
        *((f"/api/{name}", {"locale": "uk"}, "") for name in ("term", "build", "check", "live", "present")),
        *((f"/api/plan-{name}", {"locale": "uk"}, "") for name in ("acceptance", "replacement")),
    ],
)
def test_what_she_changes_is_in_her_locales(door, path, fields, problem):
    answer = ask(door, path, person="vera", **fields)
    assert answer == "vera" if not problem else refusal(answer) == (403, problem)


def test_a_change_of_nothing_that_can_be_read_is_refused(door):
    token = door.logins.begin("vera", VERA.mark)
    headers = {
        "host": "review.example", "origin": URL, "content-type": "application/json", "cookie": f"{door.cookie}={token}",
    }  # fmt: skip
    problem = "The request says nothing that can be done."
    for body in (b"{", b"[" * 100_000, b'{"locale": 5}', b'{"items": [{"locale": 5}]}'):
        assert refusal(door.meet(Request("POST", "/api/save", {}, headers, body), "x")) == (422, problem)
    nameless = "The request names no locale; load the page again."
    for body in (b"[]", b'{"items": [{"locale": "es"}, {}]}'):
        assert refusal(door.meet(Request("POST", "/api/save", {}, headers, body), "x")) == (403, nameless)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 303),
        *(("GET", path, 200) for path in ("/login.js", "/enter.js", "/review.css", "/favicon.ico")),
        *(("GET", path, 401) for path in ("/review.js", "/api/units", "/preview/a")),
        *(("POST", path, 401) for path in ("/", "/login.js", "/api/save", "/logout")),
    ],
)
def test_who_is_not_in_sees_the_way_in_alone(door, method, path, status):
    answer = ask(door, path, method)
    assert answer.status == status
    if status == 303:
        assert (answer.headers, answer.body, answer.type) == ({"Location": "/login"}, b"", "text/plain; charset=utf-8")
    if status == 401:
        assert refusal(answer)[1] == "You are not logged in, or no longer; log in at /login in another tab."
    assert door.is_open(Request(method, path)) is (status == 200)
    assert not door.is_open(Request("GET", "/login"))


def test_the_page_of_the_login_is_in_the_language_of_the_house(door):
    assert b'<html lang="en"' in ask(door, "/login", "GET").body
    door.language = "uk"
    assert b'<html lang="uk"' in ask(door, "/login", "GET").body


def test_a_login_yields_a_cookie_and_a_logout_takes_it(door):
    answer = ask(door, "/login", name=" Vera ", password="vera")
    cookie = answer.headers["Set-Cookie"]
    token = cookie.partition("=")[2].partition(";")[0]
    assert (answer.status, answer.body) == (200, b"{}")
    assert cookie == f"__Host-l10n-review={token}; Path=/; HttpOnly; SameSite=Strict; Secure"
    assert door.logins.find(token).name == "vera"
    headers = {
        "host": "review.example",
        "origin": URL,
        "content-type": "application/json",
        "cookie": f"{door.cookie}={token}",
    }
    assert door.visitor(Request("GET", "/", {}, headers), "192.0.2.7") == "@vera"
    assert door.visitor(Request("GET", "/"), "192.0.2.7") == "192.0.2.7"
    assert door.meet(Request("GET", "/logout", {}, headers), "x").status == 404
    assert door.logins.find(token)
    out = door.meet(Request("POST", "/logout", {}, headers, b"{}"), "x")
    assert (out.status, out.body) == (200, b"{}")
    assert out.headers["Set-Cookie"] == "__Host-l10n-review=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0"
    assert door.logins.find(token) is None


def test_without_tls_the_cookie_is_that_of_a_port(tmp_path):
    gate = Gate("http://127.0.0.1:8123", People(), Logins(tmp_path / "team"))
    headers = {"host": "127.0.0.1:8123", "origin": "http://127.0.0.1:8123", "content-type": "application/json"}
    answer = gate.meet(Request("POST", "/login", {}, headers, b'{"name": "vera", "password": "vera"}'), "x")
    assert answer.headers["Set-Cookie"].startswith("l10n-team-8123=")
    assert answer.headers["Set-Cookie"].endswith("; Path=/; HttpOnly; SameSite=Strict")


TOO_MANY = (429, "Too many tries. Wait some minutes.")


def test_what_is_wrong_with_a_login_is_a_line(door):
    assert refusal(ask(door, "/login", name="vera", password="wrong")) == (403, "Name or password is wrong.")
    assert refusal(ask(door, "/login", name="nobody", password="nobody")) == (403, "Name or password is wrong.")
    assert refusal(ask(door, "/login", name=5)) == (422, "The request is not JSON.")
    headers = {"host": "review.example", "origin": URL, "content-type": "application/json"}
    for body in (b"{", b"[" * 100_000):
        assert refusal(door.meet(Request("POST", "/login", {}, headers, body), "y")) == (
            422,
            "The request is not JSON.",
        )
    assert door.meet(Request("POST", "/login", {}, headers, b"[]"), "y").status == 403


@pytest.mark.parametrize(
    ("limit", "tries", "free"),
    [
        ("tries_of_client", [("x", "a"), ("x", "b")], ("y", "a")),
        ("tries_of_both", [("x", "a"), ("x", "a")], ("x", "b")),
        ("tries_of_both", [("x", "a" * 40), ("x", "a" * 40 + "b")], ("y", "a")),
        ("tries_of_name", [("x", "a"), ("y", "a")], ("x", "b")),
        ("tries_of_name", [("x", "a" * 40), ("y", "a" * 40 + "b")], ("x", "a" * 39)),
    ],
)
def test_tries_of_a_client_of_a_name_and_of_both_are_counted(door, limit, tries, free):
    setattr(door, limit, RateLimit(1, 1000))
    (first, name), (second, second_name) = tries
    assert ask(door, "/login", client=first, name=name, password="x").status == 403
    assert refusal(ask(door, "/login", client=second, name=second_name, password="x")) == TOO_MANY
    assert ask(door, "/login", client=free[0], name=free[1], password="x").status == 403


def test_who_gets_in_has_all_tries_again(door):
    door.tries_of_both = RateLimit(2, 1000)
    for password in ("x", "vera", "x", "x"):
        answer = ask(door, "/login", name="vera", password=password)
    assert answer.status == 403
    assert refusal(ask(door, "/login", name="vera", password="vera")) == TOO_MANY


def test_too_many_requests_of_a_client_wait(door):
    door.requests = RateLimit(1, 1000)
    assert ask(door, "/", "GET").status == 303
    answer = ask(door, "/", "GET")
    assert (answer.status, answer.body) == (429, b"That is too much at once. Wait a moment.\n")
    assert ask(door, "/", "GET", client="y").status == 303


def test_a_link_from_elsewhere_leads_to_the_page_by_a_step_of_ours(door):
    headers = {
        "host": "review.example",
        "sec-fetch-site": "cross-site",
        "sec-fetch-mode": "navigate",
        "sec-fetch-dest": "document",
    }
    answer = door.meet(Request("GET", "/", {}, headers), "x")
    assert (answer.status, answer.type) == (200, "text/html; charset=utf-8")
    assert b"enter.js" in answer.body
    assert door.meet(Request("GET", "/login", {}, headers), "x").status == 403


def test_a_session_is_of_an_account_as_it_is_today(door):
    token = door.logins.begin("vera", "the mark of another password")
    headers = {"host": "review.example", "cookie": f"{door.cookie}={token}"}
    assert door.meet(Request("GET", "/api/units", {}, headers), "x").status == 401
    headers["cookie"] = f"{door.cookie}={door.logins.begin('gone', VERA.mark)}"
    assert door.meet(Request("GET", "/api/units", {}, headers), "x").status == 401
