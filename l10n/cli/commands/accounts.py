"""`l10n accounts`: the people of `l10n review --team`."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from l10n.cli import options, screen
from l10n.errors import UsageError
from l10n.review.team.accounts import ROLES

if TYPE_CHECKING:
    from l10n.review.team.accounts import Accounts


@click.group()
def accounts() -> None:
    """Say who reviews together in 'l10n review --team'.

    Names, roles and hashed passwords are kept in .l10n-team/, which git leaves alone.
    """


_password = click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")


@accounts.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default=None, help="What she may do.")
@click.option("--full-name", default=None, help="What catalogs say of her.")
@click.option("--email", default=None, help="Her address, for catalogs.")
@options.locales
@_password
def add(
    name: str,
    role: str | None,
    full_name: str | None,
    email: str | None,
    *,
    locales: tuple[str, ...],
    password_stdin: bool,
) -> None:
    """Add a person, or change what is said of her. With -l she changes these locales alone."""
    from l10n.review.team.accounts import Account

    accounts, tags = _opened(locales)
    before = accounts.find(name)
    account = before or Account(name)
    changes = {"role": role, "full_name": full_name, "email": email, "locales": tags or None}
    accounts.add(replace(account, **{key: value for key, value in changes.items() if value is not None}))  # type: ignore[arg-type]
    if before is None or password_stdin:
        accounts.set_password(name, _prompted(password_stdin))
    click.echo(f"{name} is {'changed' if before else 'added'}.")


@accounts.command()
@click.argument("name")
@_password
def password(name: str, password_stdin: bool) -> None:
    """Give a person another password; she logs in again everywhere."""
    accounts, _ = _opened()
    if accounts.find(name) is None:
        raise UsageError(name, "is not an account", "see: l10n accounts list")
    accounts.set_password(name, _prompted(password_stdin))
    click.echo(f"{name} has another password.")


@accounts.command()
@click.argument("name")
def remove(name: str) -> None:
    """Take a person away; she is out at once. What she did stays in the histories."""
    _opened()[0].remove(name)
    click.echo(f"{name} is removed.")


@accounts.command("list")
@options.as_json
def list_(as_json: bool) -> None:
    """Show who there is."""
    accounts = _opened()[0].all().values()
    if as_json:
        names = ("name", "role", "full_name", "email", "locales")
        screen.dump([{name: getattr(account, name) for name in names} for account in accounts])
    elif not accounts:
        click.echo("No accounts. Add one: l10n accounts add NAME --role producer")
    else:
        rows = [
            (account.name, account.role, account.full_name, " ".join(account.locales) or "all") for account in accounts
        ]
        screen.table(("name", "role", "full name", "locales"), rows, right=())


def _opened(locales: tuple[str, ...] = ()) -> tuple[Accounts, tuple[str, ...]]:
    from l10n.review.team.accounts import Accounts

    with options.workspace(quiet=True) as workspace:
        return Accounts(workspace.store.root), workspace.locales(locales) if locales else ()


def _prompted(from_stdin: bool) -> str:
    """A password, typed twice where a person types it."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
