"""A team's server as its attackers and its people meet it: real passwords, no browser between; sockets where they count."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import threading
import time

import pytest

pytest.importorskip("starlette", reason="the extra `team` is not installed")
pytest.importorskip("uvicorn", reason="the extra `team` is not installed")
pytest.importorskip("argon2", reason="the extra `team` is not installed")

from l10n.catalog import history
from l10n.errors import UsageError
from l10n.model import State
from l10n.review.team import accounts
from l10n.review.team.accounts import Account, Accounts
from l10n.review.team.gate import Gate
from l10n.review.team.logins import IDLE_SECONDS, LONGEST_SECONDS, Logins, RateLimit
from l10n.review.team.presence import Presence
from l10n.review.team.server import address, listen, team_server
from l10n.review.types import Sheet
from l10n.review.web import Request

from .conftest import FERRY_ES
from .visitors import PASSWORD, Direct, Process, Visitor, visitor

PEOPLE = {"olga": ("translator", ("es",)), "jonas": ("reviewer", ()), "pia": ("producer", ())}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """The folder of three accounts: hashing a password takes its time, and once is enough."""
    prepared_accounts = Accounts(tmp_path_factory.mktemp("accounts"))
    for name, (role, locales) in PEOPLE.items():
        prepared_accounts.add(Account(name, role, name.title(), f"{name}@desk.example", locales))
        prepared_accounts.set_password(name, PASSWORD)
    return prepared_accounts.folder


@pytest.fixture
def people(room, prepared):
    copied = Accounts(room.root)
    shutil.copytree(prepared, copied.folder)
    return copied


@pytest.fixture
def running(room, people, monkeypatch):
    """The server in this process; a guess costs it little, as what guesses cost is tested with the accounts alone."""
    import argon2

    hasher = argon2.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: hasher)
    monkeypatch.setattr(accounts, "_NOBODY", [])
    for name in PEOPLE:
        people.set_password(name, PASSWORD)
    return Direct(room, approval="approval = true" in (room.root / "l10n.toml").read_text())


@pytest.fixture
def served(room, people):
    process = Process(room.root)
    yield process
    process.stop()


# --- attacks


def test_a_link_in_a_mail_leads_in_and_no_page_shows_ours_inside_of_it(running):
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Origin": None}
    olga = visitor(running, "olga")
    for each in (olga, Visitor(running)):  # the browser sends no cookie with such a link
        status, body = each("GET", "/", headers=link)
        assert status == 200
        assert '<script src="/enter.js">' in body
        assert "ferry" not in body
        assert each("GET", "/enter.js", headers={"Sec-Fetch-Site": "same-origin"})[0] == 200
        for second in ({"Sec-Fetch-Dest": "iframe"}, {"Sec-Fetch-Mode": "no-cors"}, {"Sec-Fetch-Mode": "cors"}):
            assert each("GET", "/", headers={**link, **second})[0] == 403
        assert each("GET", "/login", headers=link)[0] == 403
        assert each("GET", "/api/project", headers=link)[0] == 403
    assert "frame-ancestors 'none'" in olga.response.headers["Content-Security-Policy"]
    assert Visitor(running)("GET", "/?in", headers={"Sec-Fetch-Site": "same-origin"})[0] == 303
    assert "Review" in olga("GET", "/?in", headers={"Sec-Fetch-Site": "same-origin"})[1]


@pytest.mark.parametrize(
    "path",
    [
        "/api/units?article=a%00b&locale=es",
        "/api/units?article=../../.l10n-team/accounts.json&locale=es",
        "/api/units?article=ferry&locale=e%00s",
        "/preview/..%2f..%2f.l10n-team%2faccounts.json",
        "/preview/%2e%2e/%2e%2e/.l10n-team/accounts.json",
        "/live/%00/es/index.html",
        "/live/ferry/es/..%2f..%2f..%2fl10n.toml",
    ],
)
def test_odd_addresses_reveal_nothing(running, path):
    olga = visitor(running, "olga")
    status, body = olga("GET", path)
    assert status in {400, 404, 422}
    assert "argon2" not in str(body)
    assert "Traceback" not in str(body)
    assert olga("GET", "/api/project")[0] == 200


def test_a_pattern_without_end_stops_nobody_else(served):
    olga, jonas = visitor(served, "olga"), visitor(served, "jonas")
    unit = olga.unit("Nobody")
    assert olga.save(unit, "a" * 3000 + "!")[0] == 200
    plan = {"article": "ferry", "locale": "es", "find": "(a|aa)+$", "put": "x", "pattern": True}
    asking = threading.Thread(target=lambda: olga("POST", "/api/plan-replacement", plan))
    asking.start()
    began = time.monotonic()
    assert jonas("GET", "/api/project")[0] == 200
    asking.join()
    assert time.monotonic() - began < 30
    status, reported = olga("POST", "/api/plan-replacement", plan)
    assert (status, "takes too long" in reported["error"]) == (422, True)


def test_nothing_is_shown_or_changed_without_a_login(running, room):
    stranger = Visitor(running)
    before = room.path().read_bytes()
    for path in (
        "/api/project",
        "/api/units?article=ferry&locale=es",
        "/live/es/ferry/index.html",
        "/preview/x",
        "/base.js",
    ):
        assert stranger("GET", path)[0] == 401, path
    assert stranger("GET", "/")[0] == 303
    assert stranger("GET", "/login")[0] == 200
    assert stranger("POST", "/api/save", {"article": "ferry", "locale": "es"})[0] == 401
    for cookie in ("l10n-team=x", f"l10n-team-{running.port}=", f"l10n-team-{running.port}=\xff", "a b;;=,"):
        stranger.cookie = cookie
        assert stranger("GET", "/api/project")[0] in {400, 401}
    assert room.path().read_bytes() == before


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": None}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Content-Type": "text/plain"}, 403),
        ({"Host": "evil.example"}, 421),
    ],
)
def test_different_sites_change_nothing_with_a_persons_cookie(running, room, headers, status):
    olga = visitor(running, "olga")
    before = room.path().read_bytes()
    unit = olga.unit("Nobody")
    reported = {
        "article": "ferry",
        "locale": "es",
        "unit": unit["id"],
        "version": unit["version"],
        "target": "X",
        "comments": "",
    }
    assert olga("POST", "/api/save", reported, headers)[0] == status
    assert room.path().read_bytes() == before


def test_different_peoples_units_and_roles_are_closed(running, room):
    olga, pia = visitor(running, "olga"), visitor(running, "pia")
    pseudo = Sheet("ferry", "ar-XB")
    before = room.path(pseudo).read_bytes()
    unit = olga.unit("Nobody", pseudo)
    assert olga.save(unit, "X", pseudo)[0] == 403
    item = {"article": "ferry", "locale": "ar-XB", "unit": unit["id"], "version": unit["version"], "target": "X"}
    assert olga("POST", "/api/batch", {"article": "ferry", "locale": "es", "items": [item]})[0] == 403
    assert olga("POST", "/api/undo", {"article": "ferry", "locale": "ar-XB"})[0] == 403
    for path in ("/api/approve", "/api/withdraw", "/api/assign", "/api/term", "/api/build"):
        assert olga("POST", path, {"article": "ferry", "locale": "es"})[0] == 403, path
    assert room.path(pseudo).read_bytes() == before
    assert pia.save(unit, "X", pseudo)[0] == 200


@pytest.mark.parametrize(
    "path",
    ["/preview/../l10n.toml", "/preview/%2e%2e/l10n.toml", "/live/es/../../l10n.toml", "/../.l10n-team/accounts.json"],
)
def test_no_path_leads_out(running, path):
    status, reported = visitor(running, "pia")("GET", path)
    assert status in {404, 422}
    assert "locales" not in str(reported) or status == 422


def test_large_and_broken_requests_are_refused_and_the_server_continues(served):
    olga = visitor(served, "olga")
    assert olga("POST", "/api/save", body=b"x" * (5 << 20))[0] == 413
    assert olga("POST", "/api/save", body=b"[" * 100_000)[0] == 422
    assert olga("POST", "/api/save", body=b"\xff\xfe")[0] == 422
    assert olga("DELETE", "/api/save")[0] == 405
    assert olga("POST", "/login", body=b"[]")[0] == 403
    assert olga("GET", "/api/team")[0] == 200


def test_guessing_passwords_soon_ends(running):
    stranger = Visitor(running)
    answers = [stranger.log_in("olga", f"guess number {n}") for n in range(8)]
    assert answers[:5] == [403] * 5
    assert set(answers[5:]) == {429}
    assert stranger.log_in("olga") == 429  # the right one too, for the moment
    assert stranger.log_in("nobody", "guess") == 403
    assert stranger.log_in("jonas") == 200


def test_nobody_is_locked_out_by_what_somebody_else_tries_in_her_name(running):
    def log_in(address, password):
        forwarded = {"X-Forwarded-For": address}  # as the proxy says
        return Visitor(running)("POST", "/login", {"name": "olga", "password": password}, forwarded)[0]

    assert [log_in("2001:db8:1:2::1", "guess") for _ in range(6)][5] == 429
    assert log_in("2001:db8:1:2:ffff::9", PASSWORD) == 429, "the same network"
    assert log_in("192.0.2.7", PASSWORD) == 200
    further = [log_in(f"198.51.100.{n // 4}", "guess") for n in range(60)]
    assert further.count(429) >= 8, "from everywhere there are fifty"


def test_slow_clients_retain_nobody_out(served):
    olga, slow, address = visitor(served, "olga"), [], "127.0.0.1"  # her own: she is in, they are not

    def begin(sent):
        connection = socket.create_connection(("127.0.0.1", served.port))
        connection.sendall(sent)
        slow.append(connection)

    head = f"POST /login HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nX-Forwarded-For: {address}\r\n"
    try:
        for _ in range(150):
            begin(head.encode())  # and no end of it
        for _ in range(150):
            begin(f"{head}Content-Length: 99\r\n\r\n{{".encode())
        assert olga("GET", "/api/team")[0] == 200
        assert b" 429 " in slow[-1].recv(64), "an address has so many requests at once"
        slow[0].settimeout(90)
        assert slow[0].recv(64) == b"", "closed, as no head came"
    finally:
        for connection in slow:
            connection.close()


def test_a_stolen_file_of_sessions_opens_nothing_and_a_logout_ends_a_session(running, room):
    olga = visitor(running, "olga")
    stored = (room.root / ".l10n-team/sessions.json").read_text()
    token = olga.cookie.partition("=")[2]
    assert token not in stored
    assert PASSWORD not in (room.root / ".l10n-team/accounts.json").read_text()
    assert oct((room.root / ".l10n-team/accounts.json").stat().st_mode & 0o777) == "0o600"
    assert (room.root / ".l10n-team/.gitignore").read_text() == "*\n"
    thief = Visitor(running)
    thief.cookie = f"{olga.cookie.partition('=')[0]}={next(iter(json.loads(stored)))}"
    assert thief("GET", "/api/team")[0] == 401
    retained = olga.cookie
    assert olga("POST", "/logout", {})[0] == 200
    olga.cookie = retained
    assert olga("GET", "/api/team")[0] == 401


def test_who_is_removed_or_has_another_password_is_out_at_once(running, people):
    olga, jonas = visitor(running, "olga"), visitor(running, "jonas")
    people.remove("jonas")
    people.set_password("olga", "another long one")
    assert olga("GET", "/api/team")[0] == jonas("GET", "/api/team")[0] == 401
    assert Visitor(running).log_in("olga", "another long one") == 200


def test_cookies_are_for_this_server_and_no_script(running):
    olga = Visitor(running)
    olga("POST", "/login", {"name": " OLGA ", "password": PASSWORD})
    reported = olga.response.headers["Set-Cookie"]
    assert "HttpOnly" in reported
    assert "SameSite=Strict" in reported
    gate = Gate("https://desk.example", None, None)
    assert gate.cookie.startswith("__Host-")
    assert "Secure" in gate._with_cookie(olga_response(), "t").headers["Set-Cookie"]


def olga_response():
    from l10n.review.web import as_json

    return as_json({})


def test_a_killed_server_loses_no_save_and_lets_the_same_people_in(room, people):
    first = Process(room.root)
    olga = visitor(first, "olga")
    assert olga.save(olga.unit("Nobody"), "Nadie se opuso.")[0] == 200
    first.stop(signal.SIGKILL)
    again = Process(room.root, first.port)
    try:
        assert olga.unit("Nobody")["target"] == "Nadie se opuso."
        _, value = olga("GET", f"/api/history?article=ferry&locale=es&unit={olga.unit('Nobody')['id']}")
        assert [event["who"] for event in value["events"]] == ["olga"]
    finally:
        again.stop()


def test_a_team_needs_accounts_and_tls(room, people):
    with listen("127.0.0.1", 0) as listening:
        assert address(listening, "").startswith("http://127.0.0.1:")
        assert address(listening, "https://desk.example") == "https://desk.example"
        with pytest.raises(UsageError, match="is in use"):
            listen("127.0.0.1", listening.getsockname()[1])
    with listen("0.0.0.0", 0) as listening, pytest.raises(UsageError, match="without TLS"):
        address(listening, "")
    for name in PEOPLE:
        people.remove(name)
    with pytest.raises(UsageError, match="has no accounts"):
        team_server(room.session(), room.session()._workspace.store, "http://127.0.0.1:1")


# --- working together


def test_two_people_at_once(running, room):
    olga, jonas = visitor(running, "olga"), visitor(running, "jonas")
    at = {"article": "ferry", "locale": "es"}
    unit = olga.unit("Nobody")
    olga("POST", "/api/present", {**at, "unit": unit["id"]})
    _, seen = jonas("POST", "/api/present", {**at, "unit": ""})
    assert seen["others"] == {"olga": unit["id"]}
    assert olga.save(unit, "Nadie se opuso.")[0] == 200
    status, theirs = jonas.save(unit, "Nadie habló.")
    assert (status, theirs["unit"]["target"]) == (409, "Nadie se opuso.")
    text = room.path().read_text()
    assert "Last-Translator: Olga <olga@desk.example>" in text
    assert re.search(r"PO-Revision-Date: 20\d\d-\d\d-\d\d \d\d:\d\d\+0000", text)
    assert room.unit("Nobody").state is State.REVIEWED


@pytest.fixture
def two_pairs_of_eyes(room):
    settings = room.root / "l10n.toml"
    settings.write_text(settings.read_text() + "\n[review]\napproval = true\n")


def test_a_second_person_approves_and_any_change_asks_for_her_again(two_pairs_of_eyes, running, room):
    olga, jonas = visitor(running, "olga"), visitor(running, "jonas")
    at = {"article": "ferry", "locale": "es"}
    olga.save(olga.unit("Nobody"), "Nadie se opuso.")
    unit = jonas.unit("Nobody")
    approve = {**at, "unit": unit["id"], "version": unit["version"]}
    assert jonas("POST", "/api/approve", {**approve, "version": "0"})[0] == 422
    assert jonas("POST", "/api/approve", {**approve, "unit": jonas.unit("Ferry")["id"]})[0] == 422
    assert jonas("POST", "/api/approve", approve)[0] == 200

    def approved():
        return jonas("GET", "/api/records?article=ferry&locale=es")[1]["units"][unit["id"]]["approved"]

    def waiting():
        units = jonas("GET", "/api/records?article=ferry&locale=es")[1]["units"]
        return {name for name, record in units.items() if record["waits"]}

    assert approved() == "jonas"
    assert waiting() == set()
    assert jonas("POST", "/api/withdraw", {**at, "unit": unit["id"]}) == (200, {"approved": ""})
    assert approved() == ""
    assert waiting() == {unit["id"]}
    assert jonas("POST", "/api/withdraw", {**at, "unit": unit["id"]})[0] == 422
    assert jonas("POST", "/api/approve", approve)[0] == 200
    olga.save(olga.unit("Ferry"), "Ferri")
    assert waiting() == {jonas.unit("Ferry")["id"]}
    jonas.save(jonas.unit("Nobody"), "Nadie habló en contra.")
    assert approved() == ""
    again = jonas.unit("Nobody")
    status, value = jonas("POST", "/api/approve", {**at, "unit": again["id"], "version": again["version"]})
    assert (status, "of your own" in value["error"]) == (422, True)


def test_questions_are_requested_answered_and_closed(running):
    olga, jonas = visitor(running, "olga"), visitor(running, "jonas")
    at = {"article": "ferry", "locale": "es"}
    unit = olga.unit("Nobody")
    assert olga("POST", "/api/ask", {**at, "unit": unit["id"], "text": "Who is “nobody”?"})[0] == 200
    for text in ("", " ", "x" * 5000, "\ud800"):
        assert olga("POST", "/api/ask", {**at, "unit": unit["id"], "text": text})[0] in {400, 422}
    _, value = jonas("GET", "/api/questions?locale=es&article=&unit=")
    (each,) = value["questions"]
    assert (each["who"], each["source"][:6]) == ("olga", "Nobody")
    assert jonas("POST", "/api/answer", {**at, "question": each["id"], "text": "The board."})[0] == 200
    assert jonas("POST", "/api/answer", {**at, "question": "none", "text": "x"})[0] == 422
    assert olga("POST", "/api/close", {**at, "question": each["id"]})[0] == 200
    assert jonas("GET", "/api/questions?locale=es&article=&unit=")[1]["questions"] == []
    _, value = jonas("GET", f"/api/questions?locale=es&article=ferry&unit={unit['id']}")
    assert value["questions"][0]["answers"][0]["text"] == "The board."


def test_the_page_of_a_team_reads_what_everybody_did(two_pairs_of_eyes, running):
    """Whole answers, times and ids aside: what the page's script relies on."""
    olga, jonas, pia = (visitor(running, name) for name in PEOPLE)
    at = {"article": "ferry", "locale": "es"}
    query = "article=ferry&locale=es"
    _, me = olga("GET", "/api/team")
    assert me["me"] == {"name": "olga", "role": "translator", "locales": ["es"], "mayApprove": False}
    assert me["people"] == [{"name": name, "full": name.title()} for name in sorted(PEOPLE)]
    assert jonas("GET", "/api/team")[1]["me"]["mayApprove"] is me["approval"] is True
    before = olga("GET", f"/api/records?{query}")[1]
    assert before["units"] == {}
    unit = olga.unit("Nobody")
    olga.save(unit, "Nadie se opuso.")
    for text in ("Who?", "Really?"):
        olga("POST", "/api/ask", {**at, "unit": unit["id"], "text": f" {text} "})
    first, second = olga("GET", f"/api/questions?{query}&unit={unit['id']}")[1]["questions"]
    jonas("POST", "/api/answer", {**at, "question": first["id"], "text": "The board."})
    record = {"person": "olga", "approved": "", "questions": 2, "waits": True}
    assert jonas("GET", f"/api/records?{query}")[1]["units"] == {unit["id"]: record}
    jonas("POST", "/api/close", {**at, "question": first["id"]})
    current = jonas.unit("Nobody")
    assert jonas("POST", "/api/approve", {**at, "unit": unit["id"], "version": current["version"]}) == (
        200,
        {"approved": "jonas"},
    )
    after = jonas("GET", f"/api/records?{query}")[1]
    assert after["units"] == {unit["id"]: {**record, "approved": "jonas", "questions": 1, "waits": False}}
    assert after["stamp"] != before["stamp"]
    _, seen = pia("POST", "/api/present", {**at, "unit": ""})
    assert (seen["records"], set(seen)) == (after["stamp"], {"others", "stamp", "records"})
    assert pia("POST", "/api/present", {"article": "", "locale": "", "unit": ""})[1] == {"others": {}}
    questions = {each["id"]: each for each in pia("GET", f"/api/questions?{query}&unit={unit['id']}")[1]["questions"]}
    assert [questions[each["id"]]["open"] for each in (first, second)] == [False, True]
    [reply] = questions[first["id"]]["answers"]
    assert {name: reply[name] for name in ("who", "kind", "text")} == {
        "who": "jonas",
        "kind": "answered",
        "text": "The board.",
    }
    [open_one] = pia("GET", "/api/questions?locale=es&article=&unit=")[1]["questions"]
    about = {
        "article": "ferry",
        "locale": "es",
        "unit": unit["id"],
        "source": "Nobody spoke against it.",
        "text": "Really?",
    }
    assert {name: open_one[name] for name in about} == about
    events = pia("GET", f"/api/history?{query}&unit={unit['id']}")[1]["events"]
    assert [(each["who"], each["kind"], each["before"], each["after"], each["state"]) for each in events] == [
        ("jonas", "approved", "", "Nadie se opuso.", ""),
        ("jonas", "closed", "", "", ""),
        ("jonas", "answered", "", "", ""),
        ("olga", "asked", "", "", ""),
        ("olga", "asked", "", "", ""),
        ("olga", "saved", unit["target"], "Nadie se opuso.", "reviewed"),
    ]
    assert pia("GET", f"/api/history?{query}&unit=none")[1]["events"] == []


def test_what_answers_and_questions_are_about_must_exist(running):
    pia = visitor(running, "pia")
    at = {"article": "ferry", "locale": "es"}
    unit = pia.unit("Nobody")
    refused = [
        ("/api/ask", {**at, "unit": "none", "text": "x"}, "load the page again"),
        ("/api/ask", {**at, "unit": unit["id"], "text": " "}, "write up to 4000 characters"),
        ("/api/answer", {**at, "question": "none", "text": "x"}, "is not there; load the page again"),
        ("/api/close", {**at, "question": "none"}, "is not there; load the page again"),
        (
            "/api/approve",
            {**at, "unit": unit["id"], "version": unit["version"]},
            "is not reviewed yet; accept it first",
        ),
        ("/api/approve", {**at, "unit": unit["id"], "version": "0"}, "was changed meanwhile; look at it again"),
        ("/api/assign", {**at, "assignee": "nobody", "deadline": ""}, "is not an account; choose one of the list"),
        ("/api/ask", {**at, "unit": 3, "text": "x"}, "unit: is 3; load the page again"),
    ]
    for path, fields, reason in refused:
        status, value = pia("POST", path, fields)
        assert (status, reason in value["error"]) == (422, True), (path, value)
    assert pia("GET", "/api/records?article=ferry&locale=es")[1]["units"] == {}


def test_work_is_divided_by_a_producer(running, room):
    pia = visitor(running, "pia")
    at = {"article": "ferry", "locale": "es"}
    assert pia("POST", "/api/assign", {**at, "assignee": "olga", "deadline": "2020-01-31"})[0] == 200
    assert pia("POST", "/api/assign", {**at, "assignee": "nobody", "deadline": ""})[0] == 422
    assert pia("POST", "/api/assign", {**at, "assignee": "olga", "deadline": "31.1."})[0] == 422
    assert (
        room.root / "locales/assignments.csv"
    ).read_text() == "article,locale,person,deadline\nferry,es,olga,2020-01-31\n"
    _, value = pia("GET", "/api/assignments?locale=es")
    assert value["assignments"]["ferry"] == {"person": "olga", "deadline": "2020-01-31", "late": True}
    assert pia("GET", "/api/assignments?locale=ar-XB")[1] == {"assignments": {}}
    for deadline, late in (("2999-01-31", False), ("", False)):
        pia("POST", "/api/assign", {**at, "article": "bakery", "assignee": "jonas", "deadline": deadline})
        row = pia("GET", "/api/assignments?locale=es")[1]["assignments"]["bakery"]
        assert row == {"person": "jonas", "deadline": deadline, "late": late}


def test_histories_merge_in_git(running, room):
    git = ["git", "-C", str(room.root), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([*git, "init", "-q", "-b", "main"], check=True)
    olga = visitor(running, "olga")
    olga.save(olga.unit("Nobody"), "Nadie.")
    path = room.root / "locales/history/es/ferry.jsonl"
    for command in (["add", "-A"], ["commit", "-qm", "one"], ["checkout", "-qb", "other"]):
        subprocess.run([*git, *command], check=True)
    olga.save(olga.unit("Ferry"), "Ferri.")
    subprocess.run([*git, "commit", "-qam", "two"], check=True)
    subprocess.run([*git, "checkout", "-q", "main"], check=True)
    olga.save(olga.unit("The harbor"), "El <1>Heron</1> por $1.2 millones.")
    subprocess.run([*git, "commit", "-qam", "three"], check=True)
    subprocess.run([*git, "merge", "-q", "-X", "ours", "other"], check=True)
    events = history.parse(path.read_bytes())
    assert sorted(event.after for event in events) == ["El <1>Heron</1> por $1.2 millones.", "Ferri.", "Nadie."]
    assert ".l10n-team" not in subprocess.run([*git, "ls-files"], capture_output=True, text=True, check=True).stdout


# --- parts


def test_sessions_end_by_themselves_and_damage_is_a_logout(tmp_path):
    now = [1e9]
    logins = Logins(tmp_path, lambda: now[0])
    token = logins.begin("olga", "m")
    assert len(token) >= 43, "32 bytes of chance"
    now[0] += IDLE_SECONDS
    assert logins.find(token).name == "olga"
    assert Logins(tmp_path, lambda: now[0]).find(token).name == "olga"
    now[0] += IDLE_SECONDS + 1
    assert logins.find(token) is None
    busy = logins.begin("olga", "m")
    for _ in range(20):
        now[0] += LONGEST_SECONDS / 20 + 1
        result = logins.find(busy)
    assert result is None
    (tmp_path / "sessions.json").write_text('{"x": 3}')
    assert Logins(tmp_path).find(token) is None


def test_a_limit_yields_tries_back_with_time():
    now = [0.0]
    limit = RateLimit(2, 10, lambda: now[0])
    assert [limit.allows("a") for _ in range(3)] == [True, True, False]
    assert limit.allows("b")
    now[0] = 10
    assert [limit.allows("a") for _ in range(2)] == [True, False]
    limit.forgive("a")
    assert limit.allows("a")


def test_who_says_nothing_is_gone():
    now = [0.0]
    presence = Presence(lambda: now[0])
    presence.update("olga", FERRY_ES, "u1")
    assert presence.update("jonas", FERRY_ES, "") == {"olga": "u1"}
    assert presence.update("jonas", Sheet("bakery", "es"), "") == {}
    now[0] = 31
    assert presence.update("jonas", FERRY_ES, "") == {}


@pytest.mark.parametrize(
    "account",
    [
        Account("Olga Brandt"),
        Account("../x"),
        Account(""),
        Account("a", "boss"),
        Account("a", full_name="x\ny"),
        Account("a", email="<x"),
    ],
)
def test_accounts_that_no_file_or_header_can_hold_are_refused(tmp_path, account):
    with pytest.raises(UsageError):
        Accounts(tmp_path).add(account)


def test_an_unknown_name_costs_as_much_hashing_as_a_wrong_password(people, monkeypatch):
    import argon2

    hashed = []
    verify = argon2.PasswordHasher.verify

    def counted(hasher, stored, password):
        hashed.append(argon2.extract_parameters(stored))
        return verify(hasher, stored, password)

    monkeypatch.setattr(argon2.PasswordHasher, "verify", counted)
    for name in ("olga", "nobody"):
        assert people.verify(name, "wrong password") is None
    existing, unknown = hashed
    assert existing == unknown
    assert existing.memory_cost >= 19 * 1024, (
        "in KiB: the least that OWASP's sheet on stored passwords allows for Argon2id"
    )


@pytest.mark.parametrize("word", ["short", "x" * 300])
def test_passwords_have_a_length(people, word):
    with pytest.raises(UsageError, match="the password"):
        people.set_password("olga", word)


def test_the_gate_asks_for_a_login_of_today(people, tmp_path):
    gate = Gate("http://127.0.0.1:1", people, Logins(tmp_path))
    request = Request(
        "GET", "/api/team", {}, {"host": "127.0.0.1:1", "cookie": f"{gate.cookie}={gate.logins.begin('olga', 'old')}"}
    )
    assert gate.meet(request, "x").status == 401
    assert os.name == "posix"
