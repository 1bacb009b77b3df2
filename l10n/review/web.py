"""The nouns of HTTP, and who may ask: the one browser that was given the token, from this page and no other.

The server listens on 127.0.0.1, but every web page that a person visits can send requests there (CSRF), under a name of
its own too (DNS rebinding). So the Host header must name us, what changes anything must come from our own Origin, and the
cookie must hold the token of this run.

Source: RFC 9110, section 7.2 (Host); Fetch Metadata (Sec-Fetch-Site); RFC 6265bis (SameSite).
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from html import escape
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote

from l10n import loopback
from l10n.dataclass import dataclass, field

JSON = "application/json"
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# Bundles hold markup of articles: no script of theirs runs here, and nothing is fetched from elsewhere.
PREVIEW_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-same-origin allow-popups"
)
LIVE_POLICY = PREVIEW_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")  # shown beside the words
ALWAYS = {**loopback.HEADERS, "Cross-Origin-Opener-Policy": "same-origin"}
ONLY_JSON = "Changes come from the page alone, as JSON."
NOTHING_HERE = "There is nothing at this address."


@dataclass(frozen=True, slots=True)
class Request:
    """What a browser asks. Names of `headers` are in lower case; `query` has the last value of each name."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    person: str = ""
    """Whose request it is, where several people review."""


@dataclass(frozen=True, slots=True)
class Response:
    """What it gets."""

    status: int
    body: bytes
    type: str
    headers: Mapping[str, str] = field(default_factory=dict)
    policy: str = PAGE_POLICY

    @property
    def fields(self) -> Mapping[str, str]:
        """Every header but the length."""
        return {"Content-Type": self.type, "Content-Security-Policy": self.policy, **ALWAYS, **self.headers}


def as_json(value: object, status: int = 200) -> Response:
    """A value as JSON."""
    return Response(status, json.dumps(value, ensure_ascii=False).encode(), f"{JSON}; charset=utf-8")


def as_text(line: str, status: int) -> Response:
    """A line for a person."""
    return Response(status, f"{line}\n".encode(), "text/plain; charset=utf-8")


def is_foreign(request: Request) -> bool:
    """Whether a page of another site or server made the browser ask."""
    return loopback.is_foreign(request.headers.get("sec-fetch-site"))


def is_link_to(request: Request, path: str) -> bool:
    """Whether a person followed a link in a window of her own: nothing that another site shows inside of its own pages, and
    nothing that its scripts ask for.
    """
    followed = loopback.is_visit(
        request.headers.get("sec-fetch-mode", loopback.VISIT[0]),
        request.headers.get("sec-fetch-dest", loopback.VISIT[1]),
    )
    return followed and (request.method, request.path) == ("GET", path)


def is_change(request: Request) -> bool:
    """Whether a request to change something is JSON and names its origin, as forms of other sites cannot."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind == JSON and "origin" in request.headers


def new_cookie(name: str, token: str, *further: str) -> str:
    """A header that gives a browser a token, which goes to this page alone."""
    return "; ".join((f"{name}={token}", "Path=/", "HttpOnly", "SameSite=Strict", *further))


_ENTRY = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={target}"><title>l10n</title></head>
<body><main><h1><a href="{target}">Review</a></h1></main></body>
</html>
"""
_ENTRY_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets in who holds the token. One per run, since it is made of chance."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def address(self) -> str:
        """What a person opens: it is exchanged for a cookie at once, so that the token stays in no address bar."""
        return f"http://{loopback.HOST}:{self.port}/?token={self.token}"

    @property
    def cookie(self) -> str:
        """The name of the cookie. Cookies know no ports, so two pages on one machine need two names."""
        return f"l10n-review-{self.port}"

    def meet(self, request: Request) -> Response | None:
        """The answer to a request that goes no further: a refusal, or the exchange of the token for a cookie."""
        host = request.headers.get("host", "")
        if host not in {f"{name}:{self.port}" for name in loopback.NAMES}:
            return as_text(loopback.OTHER_NAME, 421)
        if is_link_to(request, "/") and self._is_token(request.query.get("token", "")):
            return self._enter(request.query.get("at", ""))
        if is_foreign(request) or request.headers.get("origin", f"http://{host}") != f"http://{host}":
            return as_text(loopback.OTHER_SITE, 403)
        if request.method == "POST" and not is_change(request):
            return as_text(ONLY_JSON, 403)
        if not self._is_token(cookie_of(request, self.cookie)):
            return as_text("Open the address that 'l10n review' printed; it is made anew at every start.", 403)
        return None

    def _enter(self, place: str) -> Response:
        """Gives the cookie to who knows the token, and goes on to a place of the page. It is a page that goes on, not a
        redirect: a browser counts that as a step of the page that the link stood on, and sends it without the cookie.
        """
        target = f"/#/{quote(place)}" if place else "/"
        html = _ENTRY.format(target=escape(target)).encode()
        return Response(
            200, html, "text/html; charset=utf-8", {"Set-Cookie": new_cookie(self.cookie, self.token)}, _ENTRY_POLICY
        )

    def _is_token(self, presented: str) -> bool:
        return secrets.compare_digest(presented.encode("utf-8", "backslashreplace"), self.token.encode())


def cookie_of(request: Request, name: str) -> str:
    """The value of a cookie of a request; empty where it has none, or one of somebody else that no rule allows."""
    try:
        cookie = SimpleCookie(request.headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return cookie.value if cookie else ""
