"""What the page changes, and what it has worked out on request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from l10n.errors import UsageError
from l10n.model import Term
from l10n.review import serialize
from l10n.review.asking import Answer, Ask
from l10n.review.assistance import pieces
from l10n.review.batch import MOST_PLANNED, Planned, TextReplacement
from l10n.review.reading import address
from l10n.review.session import ReviewSession
from l10n.review.types import Sheet
from l10n.review.unit import revised
from l10n.review.web import Response, as_json

CERTAIN = 1.0  # confidence; below it only what the memory has word for word is certain, until a person says less


def _check(session: ReviewSession, ask: Ask) -> Response:
    found = session.look(ask.sheet, ask.text("unit"), ask.edit)
    return as_json({"findings": [serialize.finding(one) for one in found]})


def _save(session: ReviewSession, ask: Ask) -> Response:
    saved = session.save(ask.sheet, ask.text("unit"), ask.text("version"), ask.edit, ask.person)
    unit = serialize.unit(saved.unit) if saved.unit else None
    value = {"unit": unit, "progress": serialize.progress(saved.progress), "stamp": session.stamp(ask.sheet)}
    return as_json(value, 409 if saved.conflict else 200)


def _undo(session: ReviewSession, ask: Ask) -> Response:
    done = session.undo(ask.sheet, ask.person)
    unit = serialize.unit(done.unit) if done.unit else None
    value = {"unit": unit, "units": done.units, "of": done.of, "progress": serialize.progress(done.progress)}
    return as_json({**value, "stamp": session.stamp(ask.sheet)}, 409 if not done.units else 200)


def _build(session: ReviewSession, ask: Ask) -> Response:
    return as_json({"preview": address(session.build(ask.sheet))})


# --- many units at once


def _plan_replacement(session: ReviewSession, ask: Ask) -> Response:
    """What a replacement would change: in the article, in the locale (no article), or everywhere (neither)."""
    wanted = TextReplacement(
        ask.text("find"), ask.text("put"), match_case=ask.flag("case"), whole_words=ask.flag("words")
    )
    wanted.pattern()
    sheets = session.sheets(ask.text("article"), ask.text("locale"))
    return _plan(session.plan_replacement(sheets, wanted))


def _plan_acceptance(session: ReviewSession, ask: Ask) -> Response:
    return _plan(session.plan_acceptance(ask.sheet, ask.share("least", CERTAIN)))


def _plan(found: Iterable[Planned]) -> Response:
    units = list(islice(found, MOST_PLANNED + 1))
    shown = [serialize.planned(one) for one in units[:MOST_PLANNED]]
    return as_json({"items": shown, "more": len(units) > MOST_PLANNED})


def _batch(session: ReviewSession, ask: Ask) -> Response:
    planned = ask.planned(MOST_PLANNED)
    done = session.save_many(planned, ask.person)
    return as_json({"saved": len(done), "left": len(planned) - len(done)})


# --- help with one unit


def _alternatives(session: ReviewSession, ask: Ask) -> Response:
    held = session.open(ask.sheet)
    found = session.assistance.alternatives(held.catalog, held.unit(ask.text("unit")))
    return as_json({"alternatives": found})


def _live(session: ReviewSession, ask: Ask) -> Response:
    """What the live page has of a unit, with what is typed: the HTML of each of its places."""
    held = session.open(ask.sheet)
    name = ask.text("unit")
    unit, units = held.unit(name), list(held.catalog.units)
    units[held.places[name]] = revised(unit, replace(ask.edit, reviewed=False))
    page = session.assistance.page(replace(held.catalog, units=tuple(units)))
    return as_json({"pieces": pieces(page, name)})


def _term(session: ReviewSession, ask: Ask) -> Response:
    """A new term, for the locale of the page or for every one."""
    status, locale = ask.text("status") or "preferred", ask.text("locale")
    if status not in {"preferred", "admitted", "forbidden", "do-not-translate"}:
        raise UsageError("status", f"is {status!r}", "load the page again")
    if locale:
        session.sheets(locale=locale)  # one of those under review
    words = tuple(part for one in ask.text("translation").split("|") if (part := " ".join(one.split())))
    translations = () if status == "do-not-translate" else words
    term = Term(" ".join(ask.text("term").split()), locale, translations, status, " ".join(ask.text("note").split()))
    against = session.add_term(term)
    if against:
        raise UsageError("the term", against, "change it in locales/termbase.csv")
    return as_json({})


def sheets_of(ask: Ask) -> set[Sheet]:
    """The catalogs that a change is about."""
    items = ask.fields.get("items")
    return {one.sheet for one in ask.planned(MOST_PLANNED)} if isinstance(items, list) else {ask.sheet}


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
