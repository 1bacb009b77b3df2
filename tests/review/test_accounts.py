"""The people of a team: what is written of them and read again, and what is refused in one line."""

import json
import os

import pytest

pytest.importorskip("argon2", reason="the extra `team` is not installed")

from argon2 import PasswordHasher

from l10n.errors import StoreError, UsageError
from l10n.review.team import accounts
from l10n.review.team.accounts import Account, Accounts

VERA = Account("vera", "reviewer", "Vera Q.", "vera@paper.example", ("es", "fa"))


@pytest.fixture
def people(tmp_path, monkeypatch):
    """No accounts yet, whose passwords are hashed in no time."""
    hash_cheaply(monkeypatch)
    monkeypatch.setattr(accounts, "_NOBODY", [])
    return Accounts(tmp_path)


def hash_cheaply(monkeypatch, memory=8):
    hasher = PasswordHasher(time_cost=1, memory_cost=memory, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: hasher)


def refused(problem, call, *arguments):
    with pytest.raises(UsageError) as caught:
        call(*arguments)
    assert str(caught.value) == problem


def test_an_account_says_who_signs_and_what_she_may(people):
    plain = Account("omar")
    assert (VERA.signature, plain.signature) == ("Vera Q. <vera@paper.example>", "omar <omar>")
    assert [VERA.may_change(tag) for tag in ("es", "fa", "uk")] == [True, True, False]
    assert plain.may_change("uk")
    assert [Account("x", role).may_approve for role in ("translator", "reviewer", "producer")] == [False, True, True]
    assert (plain.role, len(plain.mark)) == ("translator", 16)
    assert Account("omar", password="a").mark != plain.mark != "omar"


def test_accounts_are_read_again_by_further_items_and_are_in_the_order_of_their_names(people, tmp_path):
    assert people.all() == {}
    for account in (VERA, Account("omar"), Account("ana.b-c_1")):
        people.add(account)
    assert (
        Accounts(tmp_path).all()
        == people.all()
        == {"ana.b-c_1": Account("ana.b-c_1"), "omar": Account("omar"), "vera": VERA}
    )
    text = (tmp_path / ".l10n-team/accounts.json").read_text("utf-8")
    assert [row["name"] for row in json.loads(text)] == ["ana.b-c_1", "omar", "vera"]
    assert text.startswith('[\n {\n  "name": "ana.b-c_1",')
    assert text.endswith("]\n")
    people.add(Account("vera", full_name="Vera Ö."))
    assert "Vera Ö." in (tmp_path / ".l10n-team/accounts.json").read_text("utf-8")
    assert Accounts(tmp_path).find("vera").role == "translator"


def test_the_file_is_its_owners_and_no_repositorys(people, tmp_path):
    people.add(VERA)
    folder = tmp_path / ".l10n-team"
    modes = {path.name: path.stat().st_mode & 0o777 for path in (folder, folder / "accounts.json")}
    assert modes == {".l10n-team": 0o700, "accounts.json": 0o600}
    assert (folder / ".gitignore").read_bytes() == b"*\n"
    (folder / ".gitignore").write_bytes(b"mine\n")
    people.add(Account("omar"))
    assert (folder / ".gitignore").read_bytes() == b"mine\n"


@pytest.mark.parametrize("data", ["{", "5", '[{"name": "x"}]', '[{"locales": [], "nam": "x"}]', '["x"]'])
def test_a_file_that_is_not_ours_is_reported(people, tmp_path, data):
    people.add(VERA)
    place = tmp_path / ".l10n-team/accounts.json"
    place.write_text(data)
    os.utime(place, ns=(1, 1))
    with pytest.raises(StoreError) as caught:
        people.all()
    assert str(caught.value) == f"{place}: is not a file of accounts; restore it, or add them again"


@pytest.mark.parametrize(
    ("account", "problem"),
    [
        (Account(""), "name: is not a name to log in with; use a-z, 0-9, dots and hyphens"),
        (Account("Vera"), "Vera: is not a name to log in with; use a-z, 0-9, dots and hyphens"),
        (Account("a" * 41), f"{'a' * 41}: is not a name to log in with; use a-z, 0-9, dots and hyphens"),
        (Account("vera", "editor"), "editor: is not a role; one of translator, reviewer, producer"),
        *(
            (
                Account("vera", full_name=f"V{sign}"),
                "vera: has a full name or address that no header can hold; leave < and > out",
            )
            for sign in "<>\n\x7f\u2028"
        ),
        (Account("vera", email="v>"), "vera: has a full name or address that no header can hold; leave < and > out"),
    ],
)
def test_what_no_login_and_no_header_can_hold_is_refused(people, account, problem):
    refused(problem, people.add, account)
    assert people.all() == {}


def test_who_is_absent_cannot_be_removed_or_have_a_password(people):
    refused("vera: is not an account; one of none yet", people.remove, "vera")
    for name in ("omar", "lena"):
        people.add(Account(name))
    refused("vera: is not an account; one of lena, omar", people.remove, "vera")
    refused("vera: is not an account; add it first", people.set_password, "vera", "long enough")
    people.remove("omar")
    assert list(people.all()) == ["lena"]


@pytest.mark.parametrize("length", [9, 257])
def test_a_password_is_neither_short_nor_endless(people, length):
    people.add(VERA)
    refused(f"the password: has {length} characters; take 10 to 256", people.set_password, "vera", "x" * length)
    assert people.find("vera").password == ""


def test_a_password_lets_in_its_account_alone(people):
    people.add(VERA)
    people.add(Account("omar"))
    people.set_password("vera", "x" * 256)
    hashed = people.find("vera")
    assert hashed.password.startswith("$argon2id$")
    assert (hashed.full_name, hashed.locales) == ("Vera Q.", ("es", "fa"))
    assert people.verify("vera", "x" * 256) == hashed
    assert people.verify("vera", "x" * 257) is None
    assert people.verify("omar", "") is None
    assert people.verify("nobody", "x" * 256) is None


def test_a_hash_of_different_times_is_made_anew_at_the_next_login(people, monkeypatch):
    people.add(VERA)
    people.set_password("vera", "long enough")
    before = people.find("vera").password
    assert people.verify("vera", "long enough").password == before
    hash_cheaply(monkeypatch, memory=16)
    assert people.verify("vera", "not it at all") is None
    assert people.find("vera").password == before
    after = people.verify("vera", "long enough").password
    assert after != before
    assert people.find("vera").password == after
