"""What a team does beside translating: approving, asking and answering, dividing the work, seeing each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from l10n.catalog import history
from l10n.catalog.assignments import Assignment
from l10n.catalog.history import EventKind, HistoryEvent, Question
from l10n.dataclass import dataclass
from l10n.errors import UsageError
from l10n.model import State
from l10n.review.asking import PageRequest
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
        reads: Mapping[str, Callable[[ReviewSession, PageRequest], Response]] = {
            "team": self._team,
            "records": self._records,
            "history": self._history,
            "questions": self._questions,
            "assignments": self._assignments,
        }
        writes: Mapping[str, Callable[[ReviewSession, PageRequest], Response]] = {
            "present": self._present,
            "approve": self._approve,
            "withdraw": self._withdraw,
            "ask": self._question,
            "answer": self._answer,
            "close": self._close,
            "assign": self._assign,
        }
        session.more.update({f"GET /api/{name}": answer for name, answer in reads.items()})
        session.more.update({f"POST /api/{name}": answer for name, answer in writes.items()})

    def _signature(self, person: str) -> str:
        account = self.accounts.find(person)
        return account.signature if account else ""

    def _account(self, request: PageRequest) -> Account:
        account = self.accounts.find(request.person)
        if account is None:
            raise UsageError("the account", "is no longer there", "log in again")
        return account

    # --- reading

    def _team(self, session: ReviewSession, request: PageRequest) -> Response:
        me = self._account(request)
        people = [
            {"name": account.name, "full": account.full_name or account.name}
            for account in self.accounts.all().values()
        ]
        mine = [tag for tag in session.locales if me.may_change(tag)]
        value = {"name": me.name, "role": me.role, "locales": mine, "mayApprove": me.may_approve}
        return as_json({"me": value, "approval": self.approval, "people": people})

    def _records(self, session: ReviewSession, request: PageRequest) -> Response:
        with session.lock:
            held = session.open(request.sheet)
            records = self.records.units(request.sheet, held.catalog)
            stamp = self.records.stamp(request.sheet)
        units = {
            name: {
                "person": record.person,
                "approved": record.approved,
                "questions": record.questions,
                "waits": self.approval and record.waits,
            }
            for name, record in records.items()
        }
        return as_json({"units": units, "stamp": stamp})

    def _history(self, session: ReviewSession, request: PageRequest) -> Response:
        with session.lock:
            session.open(request.sheet)
            events = list(self.records.of_unit(request.sheet, request.text("unit")))[-MOST_SHOWN:]
        return as_json({"events": [_event(event) for event in reversed(events)]})

    def _questions(self, session: ReviewSession, request: PageRequest) -> Response:
        """The questions on a unit; without a unit, the open ones of a locale."""
        name, rows = request.text("unit"), []
        sheets = [request.sheet] if name else session.sheets(locale=request.text("locale"))
        with session.lock:
            for sheet in sheets:
                held = session.open(sheet)
                for question in self.records.questions(sheet):
                    unit = held.find(question.event.unit)
                    if question.event.unit == name or (not name and question.is_open):
                        rows.append(_question(question, sheet, unit.key.source if unit else ""))
        return as_json({"questions": rows[:MOST_SHOWN]})

    def _assignments(self, session: ReviewSession, request: PageRequest) -> Response:
        today, locale = now()[:10], request.text("locale")
        with session.lock:
            assignments = self.records.assignments()
        rows = {
            assignment.article: {
                "person": assignment.person,
                "deadline": assignment.deadline,
                "late": assignment.is_late(today),
            }
            for assignment in assignments.values()
            if assignment.locale == locale
        }
        return as_json({"assignments": rows})

    # --- doing

    def _present(self, session: ReviewSession, request: PageRequest) -> Response:
        """Takes up what the person has open; who else is here, and whether the catalog or its records changed."""
        present = self.presence.update(request.person, request.sheet, request.text("unit"))
        stamps = {}
        if request.sheet.slug:
            with session.lock:
                session.open(request.sheet)
                stamps = {"stamp": session.stamp(request.sheet), "records": self.records.stamp(request.sheet)}
        return as_json({"others": present, **stamps})

    def _approve(self, session: ReviewSession, request: PageRequest) -> Response:
        with session.lock:
            held = session.open(request.sheet)
            unit = held.unit(request.text("unit"))
            if version(unit) != request.text("version"):
                raise UsageError("this unit", "was changed meanwhile", "look at it again")
            if unit.state is not State.REVIEWED:
                raise UsageError("this unit", "is not reviewed yet", "accept it first")
            if history.authors(self.records.events(request.sheet)).get(request.text("unit")) == request.person:
                raise UsageError("this unit", "has words of your own", "let a second person approve it")
            self.records.note(
                request.sheet, request.person, request.text("unit"), EventKind.APPROVED, after=unit.target
            )
        return as_json({"approved": request.person})

    def _withdraw(self, session: ReviewSession, request: PageRequest) -> Response:
        """Takes back an approval, whoever gave it: the words that it was for are final no longer."""
        with session.lock:
            held = session.open(request.sheet)
            unit = held.unit(request.text("unit"))
            if request.text("unit") not in history.approvers(self.records.events(request.sheet), [unit]):
                raise UsageError("this unit", "is not approved", "look at it again")
            self.records.note(
                request.sheet, request.person, request.text("unit"), EventKind.WITHDRAWN, after=unit.target
            )
        return as_json({"approved": ""})

    def _question(self, session: ReviewSession, request: PageRequest) -> Response:
        with session.lock:
            session.open(request.sheet).unit(request.text("unit"))
            self.records.note(
                request.sheet, request.person, request.text("unit"), EventKind.QUESTION, text=_text(request)
            )
        return as_json({})

    def _answer(self, session: ReviewSession, request: PageRequest) -> Response:
        with session.lock:
            question = self._open_question(session, request)
            self.records.note(
                request.sheet, request.person, question.unit, EventKind.ANSWERED, text=_text(request), about=question.id
            )
        return as_json({})

    def _close(self, session: ReviewSession, request: PageRequest) -> Response:
        with session.lock:
            question = self._open_question(session, request)
            self.records.note(request.sheet, request.person, question.unit, EventKind.CLOSED, about=question.id)
        return as_json({})

    def _open_question(self, session: ReviewSession, request: PageRequest) -> HistoryEvent:
        """The question that an answer is for."""
        session.open(request.sheet)
        questions = (
            each.event for each in self.records.questions(request.sheet) if each.event.id == request.text("question")
        )
        question = next(questions, None)
        if question is None:
            raise UsageError("this question", "is not there", "load the page again")
        return question

    def _assign(self, session: ReviewSession, request: PageRequest) -> Response:
        person = request.text("assignee")
        if person and self.accounts.find(person) is None:
            raise UsageError(person, "is not an account", "choose one of the list")
        with session.lock:
            session.open(request.sheet)
            self.records.assign(Assignment(request.sheet.slug, request.sheet.locale, person, request.text("deadline")))
        return as_json({})


def _text(request: PageRequest) -> str:
    text = request.text("text").strip()
    if not text or len(text) > LONGEST_TEXT or any("\ud800" <= char <= "\udfff" for char in text):
        raise UsageError("the text", "is empty, too long, or broken", f"write up to {LONGEST_TEXT} characters")
    return text


def _event(event: HistoryEvent) -> Mapping[str, str]:
    names = ("when", "who", "kind", "before", "after", "state", "text")
    return {name: getattr(event, name) for name in names}


def _question(question: Question, sheet: Sheet, source: str) -> Mapping[str, object]:
    return {
        **_event(question.event),
        "id": question.event.id,
        "article": sheet.slug,
        "locale": sheet.locale,
        "unit": question.event.unit,
        "source": source,
        "answers": [_event(answer) for answer in question.answers],
        "open": question.is_open,
    }
