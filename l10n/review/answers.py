"""A function for each address of the review page: a request in, a response out, the session in between."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from l10n.errors import FaultError, L10nError, UsageError
from l10n.review import serialize
from l10n.review.session import ReviewSession
from l10n.review.types import Saved, Sheet
from l10n.review.unit import UnitEdit
from l10n.review.web import PREVIEW_POLICY, Request, Response, as_json, as_text

PREVIEW = "/preview/"
UNITS_AT_ONCE = 500  # what a page shows at once; the others follow
CHECKING_SECONDS = 0.1  # that one answer spends on checks: nobody else's typing is checked meanwhile
_ASSETS = {
    "/": ("review.html", "text/html; charset=utf-8"),
    "/review.js": ("review.js", "text/javascript; charset=utf-8"),
    "/review.css": ("review.css", "text/css; charset=utf-8"),
    "/favicon.ico": ("review.svg", "image/svg+xml"),
}


def answer(session: ReviewSession, request: Request) -> Response:
    """The response to a request that was let in; what cannot be done is one line in JSON, with the reason."""
    if request.method == "GET" and request.path in _ASSETS:
        name, kind = _ASSETS[request.path]
        return Response(200, files("l10n.review").joinpath("templates", name).read_bytes(), kind)
    found = {"GET": _READS, "POST": _WRITES}.get(request.method, {}).get(request.path)
    is_preview = request.method == "GET" and request.path.startswith(PREVIEW)
    if found is None and not is_preview:
        return as_text("There is nothing at this address.", 404)
    try:
        if found is None:
            return _preview(session, PurePosixPath(unquote(request.path.removeprefix(PREVIEW))))
        return found(session, _ask(request))
    except L10nError as exc:
        return as_json({"error": str(exc).partition("\n")[0]}, 422)
    except Exception as exc:
        return as_json({"error": str(FaultError.of(request.path, exc))}, 500)


@dataclass(frozen=True, slots=True)
class Ask:
    """What a request says: the query, or the fields of a JSON body."""

    fields: Mapping[str, object]

    def text(self, name: str) -> str:
        """A text, empty where the request has none of that name.

        Raises:
            UsageError: it is something else.
        """
        value = self.fields.get(name, "")
        if not isinstance(value, str):
            raise UsageError(name, f"is {value!r}", "load the page again")
        return value

    def number(self, name: str) -> int:
        """A number, 0 where the request has none of that name.

        Raises:
            UsageError: it is something else.
        """
        value = self.text(name) or "0"
        if not (value.isascii() and value.isdecimal() and len(value) < 10):
            raise UsageError(name, f"is {value!r}", "load the page again")
        return int(value)

    @property
    def sheet(self) -> Sheet:
        """The catalog that the request is about."""
        return Sheet(self.text("article"), self.text("locale"))

    @property
    def edit(self) -> UnitEdit:
        """What the person typed, and wants it to be."""
        return UnitEdit(self.text("target"), self.text("comments"), reviewed=self.fields.get("reviewed") is True)


def _ask(request: Request) -> Ask:
    if request.method == "GET":
        return Ask(request.query)
    try:
        fields = json.loads(request.body)
    except (ValueError, RecursionError) as exc:
        raise UsageError("request", "is not JSON", "load the page again") from exc
    if not isinstance(fields, dict):
        raise UsageError("request", "is not a JSON object", "load the page again")
    return Ask(fields)


# --- what the page reads


def _project(session: ReviewSession, _: Ask) -> Response:
    return as_json(
        {
            "name": session.name,
            "source": serialize.locale(session.source),
            "locales": [serialize.locale(tag) for tag in session.locales],
        }
    )


def _articles(session: ReviewSession, ask: Ask) -> Response:
    rows = [
        {"slug": row.slug, "title": row.title, "error": row.error, "progress": serialize.progress(row.progress)}
        for row in session.rows(ask.text("locale"))
    ]
    return as_json({"articles": rows})


def _units(session: ReviewSession, ask: Ask) -> Response:
    """The units of a catalog from a place on, or those that changed since the stamp that the page has."""
    held, changed = session.open(ask.sheet), None
    if ask.text("stamp"):
        changed = session.changed_since(ask.sheet, ask.text("stamp"))
    if changed is not None:
        units = [unit for name in changed if (unit := held.find(name))]
        value = {"stamp": held.stamp, "changed": [serialize.unit(unit) for unit in units]}
        return as_json({**value, "progress": serialize.progress(held.progress)})
    start = ask.number("from")
    living = list(held.places.values())
    return as_json(
        {
            "stamp": held.stamp,
            "total": len(living),
            "source": serialize.locale(held.catalog.source),
            "target": serialize.locale(held.catalog.target),
            "units": [serialize.unit(held.catalog.units[at]) for at in living[start : start + UNITS_AT_ONCE]],
            "progress": serialize.progress(held.progress),
            "preview": _address(session.page(ask.sheet)),
        }
    )


def _findings(session: ReviewSession, ask: Ask) -> Response:
    """The findings of units that were asked since the page came last; it comes again while some are left."""
    page = session.findings(ask.sheet, ask.number("since"), ask.text("near"), CHECKING_SECONDS)
    shown = {name: [serialize.finding(one) for one in found] for name, found in page.findings.items()}
    return as_json({"findings": shown, "serial": page.serial, "left": page.left})


def _matches(session: ReviewSession, ask: Ask) -> Response:
    source = session.unit(ask.sheet, ask.text("unit")).key.source
    found = session.matches(ask.sheet, ask.text("unit"))
    return as_json({"matches": [serialize.match(one, source) for one in found]})


def _check(session: ReviewSession, ask: Ask) -> Response:
    found = session.look(ask.sheet, ask.text("unit"), ask.edit)
    return as_json({"findings": [serialize.finding(one) for one in found]})


# --- what it changes


def _save(session: ReviewSession, ask: Ask) -> Response:
    return _saved(session, ask.sheet, session.save(ask.sheet, ask.text("unit"), ask.text("version"), ask.edit))


def _undo(session: ReviewSession, ask: Ask) -> Response:
    return _saved(session, ask.sheet, session.undo(ask.sheet))


def _saved(session: ReviewSession, sheet: Sheet, saved: Saved) -> Response:
    unit = serialize.unit(saved.unit) if saved.unit else None
    value = {"unit": unit, "progress": serialize.progress(saved.progress), "stamp": session.stamp(sheet)}
    return as_json(value, 409 if saved.conflict else 200)


def _build(session: ReviewSession, ask: Ask) -> Response:
    return as_json({"preview": _address(session.build(ask.sheet))})


def _address(path: str) -> str:
    return PREVIEW + quote(path) if path else ""


def _preview(session: ReviewSession, path: PurePosixPath) -> Response:
    data = session.built(path)
    if data is None:
        return as_text("There is no such file in dist/. Build the preview first.", 404)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind == "application/json":
        kind += "; charset=utf-8"
    return Response(200, data, kind, policy=PREVIEW_POLICY)


Answer = Callable[[ReviewSession, Ask], Response]
_READS: Mapping[str, Answer] = {
    "/api/project": _project,
    "/api/articles": _articles,
    "/api/units": _units,
    "/api/findings": _findings,
    "/api/matches": _matches,
}
_WRITES: Mapping[str, Answer] = {
    "/api/check": _check,
    "/api/save": _save,
    "/api/undo": _undo,
    "/api/build": _build,
}
