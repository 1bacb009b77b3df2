"""What the page reads: the answers that change nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import quote

from l10n.review import serialize
from l10n.review.asking import Answer, PageRequest
from l10n.review.assistance import usual_length
from l10n.review.session import ReviewSession
from l10n.review.types import Sheet
from l10n.review.web import Response, as_json

PREVIEW, LIVE = "/preview/", "/live/"
UNITS_AT_ONCE = 500  # what a page shows at once; the others follow
CHECKING_SECONDS = 0.1  # that one answer spends on checks: nobody else's typing is checked meanwhile


def _project(session: ReviewSession, request: PageRequest) -> Response:
    return as_json(
        {
            "name": session.name,
            "source": serialize.locale(session.source),
            "locales": [serialize.locale(tag) for tag in session.locales],
            "person": request.person,
        }
    )


def _articles(session: ReviewSession, request: PageRequest) -> Response:
    rows = [
        {"slug": row.slug, "title": row.title, "error": row.error, "progress": serialize.progress(row.progress)}
        for row in session.rows(request.text("locale"))
    ]
    return as_json({"articles": rows})


def _units(session: ReviewSession, request: PageRequest) -> Response:
    """The units of a catalog from a place on, or those that changed since the stamp that the page has."""
    held, changed = session.open(request.sheet), None
    if request.text("stamp"):
        changed = session.changed_since(request.sheet, request.text("stamp"))
    if changed is not None:
        units = [unit for name in changed if (unit := held.find(name))]
        value = {"stamp": held.stamp, "changed": [serialize.unit(unit) for unit in units]}
        return as_json({**value, "progress": serialize.progress(held.progress)})
    start = request.number("from")
    living = list(held.places.values())
    return as_json(
        {
            "stamp": held.stamp,
            "total": len(living),
            "source": serialize.locale(held.catalog.source),
            "target": serialize.locale(held.catalog.target),
            "units": [serialize.unit(held.catalog.units[at]) for at in living[start : start + UNITS_AT_ONCE]],
            "progress": serialize.progress(held.progress),
            "preview": address(session.page(request.sheet)),
        }
    )


def _unit(session: ReviewSession, request: PageRequest) -> Response:
    """What helps with the unit that a person opens: terms, drafts that were there before, the usual length."""
    held = session.open(request.sheet)
    unit, help_ = held.unit(request.text("unit")), session.assistance
    usual = usual_length(held.catalog, unit)
    drafts = [
        {"origin": draft.origin, "target": draft.target}
        for draft in help_.drafts(request.sheet.locale, request.sheet.slug, unit)
    ]
    terms = help_.terms(held.catalog, unit)
    return as_json({"terms": terms, "drafts": drafts, "length": [usual.least, usual.most] if usual else None})


def _findings(session: ReviewSession, request: PageRequest) -> Response:
    """The findings of units that were asked since the page came last; it comes again while some are left."""
    page = session.findings(request.sheet, request.number("since"), request.text("near"), CHECKING_SECONDS)
    shown = {name: [serialize.finding(finding) for finding in findings] for name, findings in page.findings.items()}
    return as_json({"findings": shown, "serial": page.serial, "left": page.left})


def _matches(session: ReviewSession, request: PageRequest) -> Response:
    source = session.unit(request.sheet, request.text("unit")).key.source
    matches = session.matches(request.sheet, request.text("unit"))
    return as_json({"matches": [serialize.match(match, source) for match in matches]})


def _concordance(session: ReviewSession, request: PageRequest) -> Response:
    matches = session.concordance(request.text("locale"), request.text("text"))
    rows = zip(matches.matches, matches.likely, strict=True)
    return as_json({"sentences": [serialize.sentence(match, likely) for match, likely in rows]})


# --- files


def address(path: str) -> str:
    """The address of a file of dist/, empty where there is none."""
    return PREVIEW + quote(path) if path else ""


def preview_file(session: ReviewSession, path: PurePosixPath) -> bytes | None:
    """A file of dist/."""
    return session.built(path)


def live_file(session: ReviewSession, path: PurePosixPath) -> bytes | None:
    """`<locale>/<slug>/index.html`, the page of an article as it is now, or a picture beside it."""
    locale, *tail = path.parts or ("",)
    for end in range(len(tail) - 1, 0, -1):
        sheet, file = Sheet("/".join(tail[:end]), locale), PurePosixPath(*tail[end:])
        if sheet in session.sheets(sheet.slug, locale):
            if file == PurePosixPath("index.html"):
                return session.assistance.page(session.catalog(sheet))
            return session.assistance.file(sheet.slug, file)
    return None


ANSWERS: Mapping[str, Answer] = {
    "/api/project": _project,
    "/api/articles": _articles,
    "/api/units": _units,
    "/api/unit": _unit,
    "/api/findings": _findings,
    "/api/matches": _matches,
    "/api/concordance": _concordance,
}
