"""What a team does beside translating, asked without sockets: approvals, questions, assignments, who is here."""

import json
import re

import pytest

from l10n.catalog.history import EventKind
from l10n.layout import HISTORY
from l10n.review import records as noted
from l10n.review.answers import answer
from l10n.review.records import Records
from l10n.review.team.accounts import Account
from l10n.review.team.presence import Presence
from l10n.review.team.teamwork import Teamwork
from l10n.review.web import Request
from tests.review.conftest import FERRY_ES

VERA = Account("vera", "reviewer", "Vera Q.", "vera@paper.example", ("es",))


class Everybody:
    """The accounts of a team."""

    def all(self):
        return {each.name: each for each in (VERA, Account("omar"))}

    def find(self, name):
        return self.all().get(name)


@pytest.fixture
def team(room, monkeypatch):
    """Asks as one of the team; whatever happens there happens at another second."""
    seconds = iter(range(60))
    monkeypatch.setattr(noted, "now", lambda: f"2026-05-04T12:00:{next(seconds):02}.000Z")
    session = room.session()
    records = Records(session._workspace.store)
    Teamwork(Everybody(), Presence(lambda: 0.0), records, approval=True).join(session)

    def ask(method, name, person="vera", **fields):
        sent = {"article": FERRY_ES.slug, "locale": FERRY_ES.locale, **fields}
        if method == "GET":
            request = Request("GET", f"/api/{name}", sent, person=person)
        else:
            request = Request("POST", f"/api/{name}", body=json.dumps(sent).encode(), person=person)
        response = answer(session, request)
        value = json.loads(response.body)
        return value if response.status == 200 else (response.status, value["error"])

    ask.session, ask.records = session, records
    return ask


def unit(team, beginning="Nobody"):
    return next(each for each in team("GET", "units")["units"] if each["source"].startswith(beginning))


def save(team, person="omar", beginning="Nobody", **fields):
    each = unit(team, beginning)
    return team(
        "POST", "save", person, unit=each["id"], version=each["version"], target="Nadie.", comments="", **fields
    )["unit"]


def test_the_page_learns_who_is_who_and_what_she_may(team):
    assert team("GET", "team") == {
        "me": {"name": "vera", "role": "reviewer", "locales": ["es"], "mayApprove": True},
        "approval": True,
        "people": [{"name": "vera", "full": "Vera Q."}, {"name": "omar", "full": "omar"}],
    }
    assert team("GET", "team", "omar")["me"]["locales"] == ["es", "ar-XB"]
    assert team("GET", "team", "gone") == (422, "the account: is no longer there; log in again")


def test_a_catalog_says_who_saved_it_last(team, room):
    save(team, "vera", reviewed=True)
    assert "Last-Translator: Vera Q. <vera@paper.example>" in room.path().read_text("utf-8")
    save(team, "omar", "The harbor", reviewed=False)
    assert "Last-Translator: omar <omar>" in room.path().read_text("utf-8")
    each = unit(team, "Ferry")
    item = {"article": "ferry", "locale": "es", "unit": each["id"], "version": each["version"]}
    assert team("POST", "batch", items=[{**item, "target": "Ferri"}, item]) == {"saved": 1, "left": 1}
    assert "Last-Translator: Vera Q. <vera@paper.example>" in room.path().read_text("utf-8")
    assert team("GET", "history", unit=each["id"])["events"][0]["who"] == "vera"
    assert team("POST", "undo", "omar")["units"] == 1
    assert "Last-Translator: omar <omar>" in room.path().read_text("utf-8")


def test_a_second_person_approves_words_and_takes_it_back(team):
    each = save(team, reviewed=True)
    mine = {"unit": each["id"], "version": each["version"]}
    assert team("POST", "approve", "omar", **mine) == (
        422,
        "this unit: has words of your own; let a second person approve it",
    )
    assert team("POST", "approve", unit=each["id"], version="x") == (
        422,
        "this unit: was changed meanwhile; look at it again",
    )
    assert team("POST", "withdraw", **mine) == (422, "this unit: is not approved; look at it again")
    waiting = team("GET", "records")["units"][each["id"]]
    assert waiting == {"person": "omar", "approved": "", "questions": 0, "waits": True}
    assert team("POST", "approve", **mine) == {"approved": "vera"}
    assert team("GET", "records")["units"][each["id"]] == {
        "person": "omar",
        "approved": "vera",
        "questions": 0,
        "waits": False,
    }
    assert team("POST", "withdraw", "omar", **mine) == {"approved": ""}
    assert team("GET", "records")["units"][each["id"]]["waits"]
    kinds = [
        (event["kind"], event["who"], event["after"]) for event in team("GET", "history", unit=each["id"])["events"]
    ]
    assert kinds == [("withdrew", "omar", "Nadie."), ("approved", "vera", "Nadie."), ("saved", "omar", "Nadie.")]


def test_what_is_not_reviewed_cannot_be_approved(team):
    each = unit(team)
    problem = "this unit: is not reviewed yet; accept it first"
    assert team("POST", "approve", unit=each["id"], version=each["version"]) == (422, problem)


def test_a_save_is_written_down_with_what_stood_before(team):
    before = unit(team)
    after = save(team, reviewed=True)
    (event,) = team("GET", "history", unit=after["id"])["events"]
    assert {name: value for name, value in event.items() if name != "when"} == {
        "who": "omar", "kind": "saved", "before": before["target"], "after": "Nadie.", "state": "reviewed", "text": "",
    }  # fmt: skip
    (written,) = team.records.of_unit(FERRY_ES, after["id"])
    assert (written.state_before, written.unit, len(written.id)) == ("fuzzy", after["id"], 16)
    assert event["when"].endswith("Z")
    assert team("GET", "history", unit="other") == {"events": []}


def test_only_the_last_events_of_a_unit_are_shown(team, monkeypatch):
    monkeypatch.setattr("l10n.review.team.teamwork.MOST_SHOWN", 2)
    for number in range(3):
        team.records.note(FERRY_ES, "vera", "u", EventKind.QUESTION, text=str(number))
    assert [event["text"] for event in team("GET", "history", unit="u")["events"]] == ["2", "1"]


def test_a_question_is_open_until_it_is_closed(team):
    each = unit(team)
    assert team("POST", "ask", "omar", unit=each["id"], text=" Which bridge? ") == {}
    (question,) = team("GET", "questions")["questions"]
    assert {name: value for name, value in question.items() if name not in ("when", "id")} == {
        "who": "omar", "kind": "asked", "before": "", "after": "", "state": "", "text": "Which bridge?", "article": "ferry",
        "locale": "es", "unit": each["id"], "source": each["source"], "answers": [], "open": True,
    }  # fmt: skip
    assert team("GET", "records")["units"][each["id"]]["questions"] == 1
    about = {"question": question["id"]}
    assert team("POST", "answer", text="The old one.", **about) == {}
    (answered,) = team("GET", "questions", unit=each["id"])["questions"]
    assert [(reply["who"], reply["text"]) for reply in answered["answers"]] == [("vera", "The old one.")]
    assert answered["open"]
    assert team("POST", "close", **about) == {}
    assert team("GET", "questions") == {"questions": []}
    assert not team("GET", "questions", unit=each["id"])["questions"][0]["open"]
    assert team("GET", "questions", unit="other") == {"questions": []}
    assert each["id"] not in team("GET", "records")["units"]


def test_what_a_question_and_an_answer_may_state(team):
    each = unit(team)
    problem = (422, "the text: is empty, too long, or broken; write up to 4000 characters")
    for text in ("", "  ", "x" * 4001, "\ud83d"):
        assert team("POST", "ask", unit=each["id"], text=text) == problem
    assert team("POST", "ask", unit=each["id"], text="x" * 4000) == {}
    assert team("POST", "ask", unit="other", text="x")[0] == 422
    for name in ("answer", "close"):
        assert team("POST", name, question="other", text="x") == (
            422,
            "this question: is not there; load the page again",
        )


def test_work_is_passed_to_somebody_by_a_day(team, monkeypatch):
    monkeypatch.setattr("l10n.review.team.teamwork.now", lambda: "2026-05-04T12:00:00.000Z")
    assert team("POST", "assign", assignee="omar", deadline="2026-05-03") == {}
    assert team("GET", "assignments") == {
        "assignments": {"ferry": {"person": "omar", "deadline": "2026-05-03", "late": True}}
    }
    assert team("POST", "assign", assignee="vera", deadline="2026-05-04") == {}
    assert team("GET", "assignments")["assignments"]["ferry"] == {
        "person": "vera",
        "deadline": "2026-05-04",
        "late": False,
    }
    assert team("GET", "assignments", locale="ar-XB") == {"assignments": {}}
    assert team("POST", "assign", assignee="gone") == (422, "gone: is not an account; choose one of the list")
    assert team("POST", "assign", assignee="vera", deadline="soon")[0] == 422
    assert team("POST", "assign", assignee="", deadline="") == {}
    assert team("GET", "assignments")["assignments"].get("ferry", {"person": ""})["person"] == ""


def test_the_further_items_in_an_article_are_seen_and_what_changed_in_it(team):
    assert team("POST", "present", article="", locale="") == {"others": {}}
    here = team("POST", "present", unit="u1")
    assert here["others"] == {}
    assert here["stamp"] == team("GET", "units")["stamp"]
    assert here["records"] == team("GET", "records")["stamp"]
    save(team, "omar", reviewed=True)
    again = team("POST", "present", "omar", unit="u2")
    assert again["others"] == {"vera": "u1"}
    assert again["stamp"] != here["stamp"]
    assert again["records"] != here["records"]


def test_records_continue_after_a_line_that_was_cut_and_merge_in_git(team, room):
    team.records.note(FERRY_ES, "vera", "u", EventKind.QUESTION, text="x")
    path, attributes = room.root / HISTORY / "es/ferry.jsonl", room.root / HISTORY / ".gitattributes"
    assert attributes.read_bytes() == b"*.jsonl merge=union\n"
    path.write_bytes(path.read_bytes()[:-1])
    team.records.note(FERRY_ES, "vera", "u", EventKind.QUESTION, text="y")
    assert [event.text for event in team.records.events(FERRY_ES)] == ["x", "y"]
    team.records.add(FERRY_ES, [])
    assert len(path.read_bytes().splitlines()) == 2
    attributes.write_bytes(b"mine\n")
    team.records.note(FERRY_ES, "vera", "u", EventKind.QUESTION, text="z")
    assert attributes.read_bytes() == b"mine\n"


def test_a_moment_is_written_in_utc():
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", noted.now())
