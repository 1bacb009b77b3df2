"""What a team does beside translating: approving, asking and answering, dividing the work, seeing each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from l10n.catalog import history
from l10n.catalog.assignments import Assignment
from l10n.catalog.history import EventKind, HistoryEvent, Question
from l10n.errors import UsageError
from l10n.model import State
from l10n.review.asking import Ask
from l10n.review.records import LONGEST_TEXT, Records, now
from l10n.review.session import ReviewSession
from l10n.review.team.accounts import Account, Accounts
from l10n.review.team.presence import Presence
from l10n.review.types import Sheet
from l10n.review.unit import version
from l10n.review.web import Response, as_json

MOST_SHOWN = 200  # events of one unit, and open questions


@dataclass(frozen=True, slots=True)
class Teamwork:
    """The answers of a team's page, over the session that all share."""

    accounts: Accounts
    presence: Presence
    records: Records
    approval: bool = False

    def join(self, session: ReviewSession) -> None:
        """Adds these answers to a session, and has it write down who does what."""
        session.records = self.records
        session.signature = self._signature
        reads: Mapping[str, Callable[[ReviewSession, Ask], Response]] = {
            "team": self._team,
            "records": self._records,
            "history": self._history,
            "questions": self._questions,
            "assignments": self._assignments,
        }
        writes: Mapping[str, Callable[[ReviewSession, Ask], Response]] = {
            "present": self._present,
            "approve": self._approve,
            "ask": self._ask,
            "answer": self._answer,
            "close": self._close,
            "assign": self._assign,
        }
        session.more.update({f"GET /api/{name}": answer for name, answer in reads.items()})
        session.more.update({f"POST /api/{name}": answer for name, answer in writes.items()})

    def _signature(self, person: str) -> str:
        account = self.accounts.find(person)
        return account.signature if account else ""

    def _account(self, ask: Ask) -> Account:
        account = self.accounts.find(ask.person)
        if account is None:
            raise UsageError("the account", "is no longer there", "log in again")
        return account

    # --- reading

    def _team(self, session: ReviewSession, ask: Ask) -> Response:
        me = self._account(ask)
        people = [{"name": one.name, "full": one.full_name or one.name} for one in self.accounts.all().values()]
        mine = [tag for tag in session.locales if me.may_change(tag)]
        value = {"name": me.name, "role": me.role, "locales": mine, "mayApprove": me.may_approve}
        return as_json({"me": value, "approval": self.approval, "people": people})

    def _records(self, session: ReviewSession, ask: Ask) -> Response:
        with session.lock:
            held = session.open(ask.sheet)
            found = self.records.units(ask.sheet, held.catalog)
            stamp = self.records.stamp(ask.sheet)
        units = {
            name: {"person": one.person, "approved": one.approved, "questions": one.questions}
            for name, one in found.items()
        }
        return as_json({"units": units, "stamp": stamp})

    def _history(self, session: ReviewSession, ask: Ask) -> Response:
        with session.lock:
            session.open(ask.sheet)
            found = list(self.records.of_unit(ask.sheet, ask.text("unit")))[-MOST_SHOWN:]
        return as_json({"events": [_event(one) for one in reversed(found)]})

    def _questions(self, session: ReviewSession, ask: Ask) -> Response:
        """The questions on a unit; without a unit, the open ones of a locale."""
        name, found = ask.text("unit"), []
        sheets = [ask.sheet] if name else session.sheets(locale=ask.text("locale"))
        with session.lock:
            for sheet in sheets:
                held = session.open(sheet)
                for one in self.records.questions(sheet):
                    unit = held.find(one.asked.unit)
                    if one.asked.unit == name or (not name and one.is_open):
                        found.append(_question(one, sheet, unit.key.source if unit else ""))
        return as_json({"questions": found[:MOST_SHOWN]})

    def _assignments(self, session: ReviewSession, ask: Ask) -> Response:
        today, locale = now()[:10], ask.text("locale")
        with session.lock:
            found = self.records.assignments()
        rows = {
            one.article: {"person": one.person, "deadline": one.deadline, "late": one.is_late(today)}
            for one in found.values()
            if one.locale == locale
        }
        return as_json({"assignments": rows})

    # --- doing

    def _present(self, session: ReviewSession, ask: Ask) -> Response:
        """Takes up what the person has open; who else is here, and whether the catalog or its records changed."""
        others = self.presence.tell(ask.person, ask.sheet, ask.text("unit"))
        stamps = {}
        if ask.sheet.slug:
            with session.lock:
                session.open(ask.sheet)
                stamps = {"stamp": session.stamp(ask.sheet), "records": self.records.stamp(ask.sheet)}
        return as_json({"others": others, **stamps})

    def _approve(self, session: ReviewSession, ask: Ask) -> Response:
        with session.lock:
            held = session.open(ask.sheet)
            unit = held.unit(ask.text("unit"))
            if version(unit) != ask.text("version"):
                raise UsageError("this unit", "was changed meanwhile", "look at it again")
            if unit.state is not State.REVIEWED:
                raise UsageError("this unit", "is not reviewed yet", "accept it first")
            if history.authors(self.records.events(ask.sheet)).get(ask.text("unit")) == ask.person:
                raise UsageError("this unit", "has words of your own", "let a second person approve it")
            self.records.note(ask.sheet, ask.person, ask.text("unit"), EventKind.APPROVED, after=unit.target)
        return as_json({"approved": ask.person})

    def _ask(self, session: ReviewSession, ask: Ask) -> Response:
        with session.lock:
            session.open(ask.sheet).unit(ask.text("unit"))
            self.records.note(ask.sheet, ask.person, ask.text("unit"), EventKind.ASKED, text=_text(ask))
        return as_json({})

    def _answer(self, session: ReviewSession, ask: Ask) -> Response:
        with session.lock:
            asked = self._asked(session, ask)
            self.records.note(ask.sheet, ask.person, asked.unit, EventKind.ANSWERED, text=_text(ask), about=asked.id)
        return as_json({})

    def _close(self, session: ReviewSession, ask: Ask) -> Response:
        with session.lock:
            asked = self._asked(session, ask)
            self.records.note(ask.sheet, ask.person, asked.unit, EventKind.CLOSED, about=asked.id)
        return as_json({})

    def _asked(self, session: ReviewSession, ask: Ask) -> HistoryEvent:
        """The question that an answer is for."""
        session.open(ask.sheet)
        found = (one.asked for one in self.records.questions(ask.sheet) if one.asked.id == ask.text("question"))
        asked = next(found, None)
        if asked is None:
            raise UsageError("this question", "is not there", "load the page again")
        return asked

    def _assign(self, session: ReviewSession, ask: Ask) -> Response:
        person = ask.text("assignee")
        if person and self.accounts.find(person) is None:
            raise UsageError(person, "is not an account", "choose one of the list")
        with session.lock:
            session.open(ask.sheet)
            self.records.assign(Assignment(ask.sheet.slug, ask.sheet.locale, person, ask.text("deadline")))
        return as_json({})


def _text(ask: Ask) -> str:
    text = ask.text("text").strip()
    if not text or len(text) > LONGEST_TEXT or any("\ud800" <= char <= "\udfff" for char in text):
        raise UsageError("the text", "is empty, too long, or broken", f"write up to {LONGEST_TEXT} characters")
    return text


def _event(one: HistoryEvent) -> Mapping[str, str]:
    names = ("when", "who", "kind", "before", "after", "state", "text")
    return {name: getattr(one, name) for name in names}


def _question(one: Question, sheet: Sheet, source: str) -> Mapping[str, object]:
    return {
        **_event(one.asked),
        "id": one.asked.id,
        "article": sheet.slug,
        "locale": sheet.locale,
        "unit": one.asked.unit,
        "source": source,
        "answers": [_event(answer) for answer in one.answers],
        "open": one.is_open,
    }
