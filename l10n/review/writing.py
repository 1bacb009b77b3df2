"""What the page changes, and what it has worked out on request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from l10n.errors import UsageError
from l10n.model import Term
from l10n.review import serialize
from l10n.review.asking import Answer, PageRequest
from l10n.review.assistance import pieces
from l10n.review.batch import MOST_PLANNED, Planned
from l10n.review.pattern import TextReplacement
from l10n.review.reading import address
from l10n.review.session import ReviewSession
from l10n.review.types import Sheet
from l10n.review.unit import revised
from l10n.review.web import Response, as_json
from l10n.terms.status import TermStatus
from l10n.terms.termbase import STATUSES

CERTAIN = 1.0  # confidence; below it only what the memory has word for word is certain, until a person says less


def _check(session: ReviewSession, request: PageRequest) -> Response:
    """The findings that a unit would have with what the person typed; nothing is saved."""
    findings = session.check_edit(request.sheet, request.text("unit"), request.edit)
    return as_json({"findings": [serialize.finding(finding) for finding in findings]})


def _save(session: ReviewSession, request: PageRequest) -> Response:
    saved = session.save(request.sheet, request.text("unit"), request.text("version"), request.edit, request.person)
    unit = serialize.unit(saved.unit) if saved.unit else None
    value = {"unit": unit, "progress": serialize.progress(saved.progress), "stamp": session.stamp(request.sheet)}
    return as_json(value, 409 if saved.conflict else 200)


def _undo(session: ReviewSession, request: PageRequest) -> Response:
    done = session.undo(request.sheet, request.person)
    unit = serialize.unit(done.unit) if done.unit else None
    value = {"unit": unit, "units": done.units, "of": done.of, "progress": serialize.progress(done.progress)}
    return as_json({**value, "stamp": session.stamp(request.sheet)}, 409 if not done.units else 200)


def _build(session: ReviewSession, request: PageRequest) -> Response:
    return as_json({"preview": address(session.build(request.sheet))})


# --- many units at once


def _plan_replacement(session: ReviewSession, request: PageRequest) -> Response:
    """What a replacement would change: in the article, in the locale (no article), or everywhere (neither)."""
    options = {"match_case": "case", "whole_words": "words", "is_pattern": "pattern"}
    flags = {name: request.flag(field) for name, field in options.items()}
    finder = TextReplacement(request.text("find"), request.text("put"), **flags).finder()
    sheets = session.sheets(request.text("article"), request.text("locale"))
    return _plan(session.plan_replacement(sheets, finder))


def _plan_acceptance(session: ReviewSession, request: PageRequest) -> Response:
    return _plan(session.plan_acceptance(request.sheet, request.share("least", CERTAIN)))


def _plan(planned: Iterable[Planned]) -> Response:
    units = list(islice(planned, MOST_PLANNED + 1))
    shown = [serialize.planned(unit) for unit in units[:MOST_PLANNED]]
    return as_json({"items": shown, "more": len(units) > MOST_PLANNED})


def _batch(session: ReviewSession, request: PageRequest) -> Response:
    planned = request.planned(MOST_PLANNED)
    done = session.save_many(planned, request.person)
    return as_json({"saved": len(done), "left": len(planned) - len(done)})


# --- help with one unit


def _alternatives(session: ReviewSession, request: PageRequest) -> Response:
    held = session.open(request.sheet)
    drafts = session.assistance.alternatives(held.catalog, held.unit(request.text("unit")))
    return as_json({"alternatives": drafts})


def _live(session: ReviewSession, request: PageRequest) -> Response:
    """What the live page has of a unit, with what is typed: the HTML of each of its places."""
    held = session.open(request.sheet)
    name = request.text("unit")
    unit, units = held.unit(name), list(held.catalog.units)
    units[held.places[name]] = revised(unit, replace(request.edit, reviewed=False))
    page = session.assistance.page(replace(held.catalog, units=tuple(units)))
    return as_json({"pieces": pieces(page, name)})


def _term(session: ReviewSession, request: PageRequest) -> Response:
    """A new term, for the locale of the page or for every one."""
    status, locale = request.text("status") or TermStatus.PREFERRED.value, request.text("locale")
    if status not in STATUSES:
        raise UsageError("status", f"is {status!r}", "load the page again")
    if locale:
        session.sheets(locale=locale)  # one of those under review
    words = tuple(part for words_of in request.text("translation").split("|") if (part := " ".join(words_of.split())))
    translations = () if status == TermStatus.DO_NOT_TRANSLATE else words
    term = Term(
        " ".join(request.text("term").split()), locale, translations, status, " ".join(request.text("note").split())
    )
    against = session.add_term(term)
    if against:
        raise UsageError("the term", against, "change it in locales/termbase.csv")
    return as_json({})


def sheets_of(request: PageRequest) -> set[Sheet]:
    """The catalogs that a change is about."""
    items = request.fields.get("items")
    return {edit.sheet for edit in request.planned(MOST_PLANNED)} if isinstance(items, list) else {request.sheet}


ANSWERS: Mapping[str, Answer] = {
    "/api/check": _check,
    "/api/save": _save,
    "/api/undo": _undo,
    "/api/build": _build,
    "/api/plan-replacement": _plan_replacement,
    "/api/plan-acceptance": _plan_acceptance,
    "/api/batch": _batch,
    "/api/alternatives": _alternatives,
    "/api/live": _live,
    "/api/term": _term,
}
