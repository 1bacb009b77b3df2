import pytest

from l10n.review.web import Guard, Request

GUARD = Guard(8123)
OURS = {"host": "127.0.0.1:8123", "cookie": f"other=1; {GUARD.cookie}={GUARD.token}"}
POST = {**OURS, "origin": "http://127.0.0.1:8123", "content-type": "application/json; charset=utf-8"}


def without(headers, name):
    return {key: value for key, value in headers.items() if key != name}


def test_the_token_is_exchanged_for_a_cookie_that_scripts_and_different_sites_cannot_use():
    assert GUARD.address == f"http://127.0.0.1:8123/?token={GUARD.token}"
    response = GUARD.meet(Request("GET", "/", {"token": GUARD.token}, without(OURS, "cookie")))
    assert response.status == 200
    assert b'content="0; url=/"' in response.body
    assert GUARD.token not in response.body.decode(), "it stays in no address bar"
    assert response.headers["Set-Cookie"].endswith("; Path=/; HttpOnly; SameSite=Strict")
    assert GUARD.token in response.headers["Set-Cookie"]


LINK = {"sec-fetch-site": "same-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}


@pytest.mark.parametrize("site", ["none", "same-site", "cross-site"])
def test_who_knows_the_token_may_arrive_by_a_link_from_another_page(site):
    headers = {"host": "127.0.0.1:8123", **LINK, "sec-fetch-site": site}
    response = GUARD.meet(Request("GET", "/", {"token": GUARD.token, "at": 'es/a"><b'}, headers))
    assert response.status == 200
    assert b'content="0; url=/#/es/a%22%3E%3Cb"' in response.body
    assert "default-src 'none'" in response.policy


@pytest.mark.parametrize(
    "second",
    [
        {"sec-fetch-mode": "no-cors"},
        {"sec-fetch-mode": "cors"},
        {"sec-fetch-dest": "iframe"},
        {"sec-fetch-dest": "image"},
    ],
)
def test_no_further_site_uses_the_token_inside_of_its_pages(second):
    headers = {"host": "127.0.0.1:8123", **LINK, **second}
    response = GUARD.meet(Request("GET", "/", {"token": GUARD.token}, headers))
    assert response.status == 403
    assert "Set-Cookie" not in response.headers


def test_every_run_has_a_new_token():
    assert Guard(8123).token != GUARD.token
    assert len(GUARD.token) >= 32


@pytest.mark.parametrize(
    "request_",
    [
        Request("GET", "/", {}, OURS),
        Request("GET", "/api/units", {}, {**OURS, "host": "localhost:8123"}),
        Request("GET", "/", {}, {**OURS, "sec-fetch-site": "same-origin"}),
        Request("POST", "/api/save", {}, POST, b"{}"),
    ],
)
def test_the_page_is_let_in(request_):
    assert GUARD.meet(request_) is None


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (Request("GET", "/", {}, without(OURS, "cookie")), 403),
        (Request("GET", "/", {"token": "guessed"}, without(OURS, "cookie")), 403),
        (Request("GET", "/", {"token": "ü"}, without(OURS, "cookie")), 403),
        (Request("GET", "/api/units", {"token": GUARD.token}, without(OURS, "cookie")), 403),
        (Request("GET", "/", {}, {**OURS, "cookie": f"{GUARD.cookie}=guessed"}), 403),
        (Request("GET", "/", {}, {**OURS, "cookie": "a/b=1"}), 403),
        (Request("GET", "/", {}, {**OURS, "host": "evil.example:8123"}), 421),
        (Request("GET", "/", {}, {**OURS, "host": "127.0.0.1:9999"}), 421),
        (Request("GET", "/", {}, without(OURS, "host")), 421),
        (Request("GET", "/", {}, {**OURS, "sec-fetch-site": "cross-site"}), 403),
        (Request("GET", "/", {}, {**OURS, "origin": "null"}), 403),
        (Request("POST", "/api/save", {}, {**POST, "origin": "https://evil.example"}), 403),
        (Request("POST", "/api/save", {}, without(POST, "origin")), 403),
        (Request("POST", "/api/save", {}, {**POST, "content-type": "text/plain"}), 403),
        (Request("POST", "/api/save", {}, without(POST, "cookie")), 403),
    ],
)
def test_everybody_else_is_refused(request_, status):
    response = GUARD.meet(request_)
    assert response.status == status
    assert GUARD.token not in response.body.decode()


def test_every_answer_carries_the_rules_for_the_browser():
    fields = GUARD.meet(Request("GET", "/")).fields
    assert "default-src 'none'" in fields["Content-Security-Policy"]
    assert "unsafe" not in fields["Content-Security-Policy"]
    assert fields["X-Content-Type-Options"] == "nosniff"
    assert fields["Referrer-Policy"] == "no-referrer"
