"""Who may ask what: a session for everything, one's own origin for every change, a role and a locale for most of them.

The page of one person is let in by a token, this one by a login; both refuse foreign names and origins (`web.Guard`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from l10n import loopback
from l10n.dataclass import dataclass, field
from l10n.errors import UsageError
from l10n.review.answers import asset_page, page
from l10n.review.asking import PageRequest
from l10n.review.team.accounts import Account, Accounts
from l10n.review.team.logins import Logins, RateLimit
from l10n.review.web import (
    NOTHING_HERE,
    ONLY_JSON,
    Request,
    Response,
    as_json,
    as_text,
    cookie_of,
    is_change,
    is_foreign,
    is_link_to,
    new_cookie,
)
from l10n.review.writing import sheets_of

_OPEN = frozenset({"/login", "/login.js", "/enter.js", "/review.css", "/favicon.ico"})
"""What somebody who is not in may see."""
_ANYBODY = frozenset({"/api/check", "/api/live", "/api/present", "/api/plan-acceptance", "/api/plan-replacement"})
_ROLES: Mapping[str, frozenset[str]] = {
    "/api/approve": frozenset({"reviewer", "producer"}),
    "/api/withdraw": frozenset({"reviewer", "producer"}),
    "/api/assign": frozenset({"producer"}),
    "/api/term": frozenset({"reviewer", "producer"}),
    "/api/build": frozenset({"reviewer", "producer"}),
}
_WORDLESS = frozenset({"/api/term", "/api/assign", "/api/build"})  # changes that are not a locale's catalog


@dataclass(slots=True)
class Gate:
    """Lets people in. `url` is what their browsers call the server."""

    url: str
    accounts: Accounts
    logins: Logins
    language: str = ""
    tries_of_both: RateLimit = field(default_factory=lambda: RateLimit(5, 60))
    tries_of_name: RateLimit = field(default_factory=lambda: RateLimit(50, 20))
    tries_of_client: RateLimit = field(default_factory=lambda: RateLimit(30, 10))
    requests: RateLimit = field(default_factory=lambda: RateLimit(300, 0.02))

    @property
    def is_secure(self) -> bool:
        """Whether browsers come over TLS."""
        return self.url.startswith("https://")

    @property
    def cookie(self) -> str:
        """The name of the cookie; with the prefix no other host or path can set it."""
        return "__Host-l10n-review" if self.is_secure else f"l10n-team-{urlsplit(self.url).port}"

    def meet(self, request: Request, client: str) -> Response | Account:
        """The account that asks, or the answer to a request that goes no further."""
        refusal = self._foreign(request)
        if refusal is not None:
            return refusal
        if not self.requests.allows(client):
            return as_text("That is too much at once. Wait a moment.", 429)
        if request.path == "/login":
            return self._login(request, client)
        account = self._account(request)
        if account is None:
            return self._outside(request)
        if request.path == "/logout":
            return self._logout(request)
        return self._allowed(request, account) or account

    def _foreign(self, request: Request) -> Response | None:
        host = request.headers.get("host", "")
        if host != urlsplit(self.url).netloc:
            return as_text(loopback.OTHER_NAME, 421)
        if is_foreign(request) and not is_link_to(request, "/"):
            return as_text(loopback.OTHER_SITE, 403)
        if is_foreign(request):
            return asset_page("enter.html")
        if request.headers.get("origin", self.url) != self.url:
            return as_text(loopback.OTHER_SITE, 403)
        if request.method == "POST" and not is_change(request):
            return as_text(ONLY_JSON, 403)
        return None

    def _account(self, request: Request) -> Account | None:
        login = self.logins.find(cookie_of(request, self.cookie))
        account = self.accounts.find(login.name) if login else None
        return account if login and account and account.mark == login.mark else None

    def _outside(self, request: Request) -> Response:
        if request.method == "GET" and request.path == "/":
            return Response(303, b"", "text/plain; charset=utf-8", {"Location": "/login"})
        if request.method == "GET" and request.path in _OPEN:
            return Response(200, b"", "")  # the caller answers
        return as_json({"error": "You are not logged in, or no longer; log in at /login in another tab."}, 401)

    def visitor(self, request: Request, client: str) -> str:
        """Whose a request is by its head: a person's who is in, whom nobody else of her network slows down; else a client's."""
        account = self._account(request)
        return f"@{account.name}" if account else client

    def is_open(self, request: Request) -> bool:
        """Whether an address is for everybody."""
        return request.method == "GET" and request.path in _OPEN and request.path != "/login"

    # --- logging in and out

    def _login(self, request: Request, client: str) -> Response:
        if request.method == "GET":
            return page("login.html", request, self.language)
        if not self.tries_of_client.allows(client):
            return as_json({"error": "Too many tries. Wait some minutes."}, 429)
        try:
            fields = json.loads(request.body)
            login = PageRequest(fields if isinstance(fields, dict) else {})
            name, password = login.text("name").strip().casefold(), login.text("password")
        except (ValueError, RecursionError, UsageError):
            return as_json({"error": "The request is not JSON."}, 422)
        both = f"{client} {name[:40]}"  # so that nobody is kept out by what somebody else tries in her name
        if not self.tries_of_both.allows(both) or not self.tries_of_name.allows(name[:40]):
            return as_json({"error": "Too many tries. Wait some minutes."}, 429)
        account = self.accounts.verify(name, password)
        if account is None:
            return as_json({"error": "Name or password is wrong."}, 403)
        self.tries_of_both.forgive(both)
        return self._with_cookie(as_json({}), self.logins.begin(account.name, account.mark))

    def _logout(self, request: Request) -> Response:
        if request.method != "POST":
            return as_text(NOTHING_HERE, 404)
        self.logins.end(cookie_of(request, self.cookie))
        return self._with_cookie(as_json({}), "", "Max-Age=0")

    def _with_cookie(self, response: Response, token: str, *further: str) -> Response:
        secure = ("Secure",) if self.is_secure else ()
        return replace(response, headers={"Set-Cookie": new_cookie(self.cookie, token, *secure, *further)})

    # --- roles

    def _allowed(self, request: Request, account: Account) -> Response | None:
        """A refusal where a change is not this person's to make."""
        if request.method != "POST" or request.path in _ANYBODY:
            return None
        if account.role not in _ROLES.get(request.path, {account.role}):
            return as_json({"error": f"This is not for a {account.role} to do."}, 403)
        if request.path in _WORDLESS:
            return None
        try:
            fields = json.loads(request.body)
            about = sheets_of(PageRequest(fields if isinstance(fields, dict) else {}))
        except (ValueError, RecursionError, UsageError):
            return as_json({"error": "The request says nothing that can be done."}, 422)
        foreign = sorted({sheet.locale for sheet in about if not account.may_change(sheet.locale)})
        if foreign:
            nameless = "The request names no locale; load the page again."
            return as_json(
                {"error": nameless if "" in foreign else f"{', '.join(foreign)} is not yours to change."}, 403
            )
        return None
