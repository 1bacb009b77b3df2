"""A request in, a response out, the session in between: which function answers for which address."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import PurePosixPath
from urllib.parse import unquote

from l10n import loopback
from l10n.errors import FaultError, L10nError, UsageError
from l10n.review import messages, reading, writing
from l10n.review.asking import Answer, PageRequest
from l10n.review.session import ReviewSession
from l10n.review.web import LIVE_POLICY, NOTHING_HERE, PREVIEW_POLICY, Request, Response, as_json, as_text

_PAGE, _SCRIPT, _STYLE = "text/html; charset=utf-8", "text/javascript; charset=utf-8", "text/css; charset=utf-8"
_ASSETS = {
    "/review.css": ("review.css", _STYLE),
    "/favicon.ico": ("review.svg", "image/svg+xml"),
    **{
        f"/{name}.js": (f"{name}.js", _SCRIPT)
        for name in ("base", "phrases", "text", "list", "unit", "tools", "batch", "team", "page", "login", "enter")
    },
}
_FOLDERS = {reading.PREVIEW: reading.preview_file, reading.LIVE: reading.live_file}
_POLICIES = {reading.PREVIEW: PREVIEW_POLICY, reading.LIVE: LIVE_POLICY}


def answer(session: ReviewSession, request: Request) -> Response:
    """The response to a request that was let in; what cannot be done is one line in JSON, with the reason."""
    if request.method == "GET" and request.path == "/":
        return page("review.html", request, session.language)
    if request.method == "GET" and request.path in _ASSETS:
        name, kind = _ASSETS[request.path]
        return Response(200, asset(name), kind)
    respond = _ANSWERS.get(request.method, {}).get(request.path) or session.more.get(f"{request.method} {request.path}")
    folder = next((each for each in _FOLDERS if request.path.startswith(each) and request.method == "GET"), "")
    if respond is None and not folder:
        return as_text(NOTHING_HERE, 404)
    try:
        return respond(session, _parsed(request)) if respond else _file(session, folder, request.path)
    except L10nError as exc:
        return as_json({"error": str(exc).partition("\n")[0]}, 422)
    except Exception as exc:
        return as_json({"error": str(FaultError.of(request.path, exc))}, 500)


def page(name: str, request: Request, language: str) -> Response:
    """A page in the language that was asked for, else in that of the browser."""
    words = messages.REVIEW.choose(language or request.headers.get("accept-language", ""))
    return Response(200, messages.filled(asset(name).decode(), words).encode(), _PAGE)


def asset_page(name: str) -> Response:
    """A page without words of its own."""
    return Response(200, asset(name), _PAGE)


def asset(name: str) -> bytes:
    """A file of the page."""
    return files("l10n.review").joinpath("templates", name).read_bytes()


def _parsed(request: Request) -> PageRequest:
    if request.method == "GET":
        return PageRequest(request.query, request.person)
    try:
        fields = json.loads(request.body)
    except (ValueError, RecursionError) as exc:
        raise UsageError("request", "is not JSON", "load the page again") from exc
    if not isinstance(fields, dict):
        raise UsageError("request", "is not a JSON object", "load the page again")
    return PageRequest(fields, request.person)


def _file(session: ReviewSession, folder: str, address: str) -> Response:
    path = PurePosixPath(unquote(address.removeprefix(folder)))
    data = _FOLDERS[folder](session, path)
    if data is None:
        return as_text("There is no such file. Build the preview first.", 404)
    return Response(200, data, loopback.content_type(path.name), policy=_POLICIES[folder])


_ANSWERS: Mapping[str, Mapping[str, Answer]] = {"GET": reading.ANSWERS, "POST": writing.ANSWERS}
