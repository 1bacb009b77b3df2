"""`l10n packages`: translation models."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l10n.cli import options, screen

if TYPE_CHECKING:
    from l10n.engines.package_metadata import Package
    from l10n.settings import Settings


@click.group()
def packages() -> None:
    """List, install and remove translation models."""


@packages.command("list")
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="All languages that something is published for, not those of the project alone.",
)
@click.option("--available", is_flag=True, help="List what the index of Argos offers instead of what is installed.")
@options.as_json
def list_(every: bool, available: bool, as_json: bool) -> None:
    """Show the models here, and which engine reaches each locale.

    Nothing is asked of the network: a list of what is published comes with l10n, and 'l10n packages renew' fetches a newer one.
    """
    if available:
        _list_available(as_json=as_json)
    else:
        _list_installed(every=every, as_json=as_json)


def _list_installed(*, every: bool, as_json: bool) -> None:
    from l10n.cli import coverage_table
    from l10n.engines import packages as models
    from l10n.jobs import packages as provision
    from l10n.plugin import Engine, EngineOptions, load

    settings = _settings()
    engines = load("l10n.engines.kinds", Engine)
    surveyed = models.survey(settings.engine if settings else EngineOptions())
    reached = provision.reach(settings, engines) if settings else ()
    rows = provision.overview(settings, engines, reached, every=every)
    if as_json:
        listed = [_plain(package) for package in surveyed.packages]
        locales = [dataclasses.asdict(row) for row in reached]
        screen.dump({"packages": listed, "locales": locales, "coverage": [dataclasses.asdict(row) for row in rows]})
    else:
        titles = ("package", "pair", "version", "MB", "licence", "where")
        screen.table(titles, [_cells(package) for package in surveyed.packages], right=[3])
        if rows:
            coverage_table.show(rows)
        # The table has the ways from the source; what a locale's own line of the settings lacks stands below it.
        advised = {row.locale for row in rows if row.command and not (settings and settings.routes.get(row.locale))}
        for row in reached:
            if row.broken or (row.missing and row.locale not in advised):
                click.echo(f"{row.locale}: {row.broken or row.missing}")
    screen.fail(surveyed.faults)


@packages.command()
def renew() -> None:
    """Fetch the lists of models that are published today.

    The best models of OPUS-MT by locale, and the index of Argos.
    """
    from l10n.engines import published

    renewed = published.renew()
    click.echo(f"Renewed: models of OPUS-MT for {len(renewed.opus)} locales, {len(renewed.argos)} pairs of Argos.")


def _list_available(*, as_json: bool) -> None:
    from l10n.engines import package_index

    offers = package_index.fetch_offers(package_index.index_url())
    if as_json:
        screen.dump(
            [
                {"name": offer.name, "pair": str(offer.pair), "version": offer.version, "licence": offer.licence}
                for offer in offers
            ]
        )
    else:
        screen.table(
            ("package", "pair", "version", "licence"), [(o.name, str(o.pair), o.version, o.licence) for o in offers]
        )


@packages.command()
@click.argument("names", nargs=-1, metavar="[PAIR|FILE|FOLDER]...")
@click.option("--for-project", is_flag=True, help="Install what the locales of the settings need.")
@click.option("--engine", type=click.Choice(["argos", "marian"]), help="Whose model of a pair; argos where it has one.")
@click.option("--accept-licence", "accepted", is_flag=True, help="Accept a licence that allows no commercial use.")
def install(names: tuple[str, ...], for_project: bool, engine: str | None, accepted: bool) -> None:
    """Install models: by pair, as en-uk, or from a file or folder.

    Files and folders are .argosmodel files, archives of OPUS-MT as they are published, and M2M-100, NLLB-200 or MADLAD-400 in
    CTranslate2's form. A pair comes over the network, from Argos or (marian) OPUS-MT; a file needs none.
    """
    from l10n.errors import UsageError
    from l10n.jobs import packages as provision

    settings = _settings()
    if not names and not for_project:
        raise UsageError("packages install", "nothing to install", "give a pair, a file or --for-project")
    if for_project and settings is None:
        raise UsageError("packages install", "--for-project outside a project", "name the project's folder with -C")
    files = [Path(name) for name in names if name.endswith((provision.SUFFIX, ".zip")) or Path(name).exists()]
    for path in files:
        click.echo(_installed(provision.install_file(_settings(), path, accepted=accepted)))
    pairs = [name for name in names if Path(name) not in files]
    if engine == "marian":
        _install_archives(pairs, accepted=accepted)
        pairs = []
    _install_pairs(pairs, for_project=for_project)


def _install_archives(names: Sequence[str], *, accepted: bool = False) -> None:
    """Installs models of OPUS-MT; one serves several pairs, and is fetched once."""
    from l10n.jobs import packages as provision

    for name in names:
        if provision.is_served(_settings(), name):
            click.echo(f"{name} is served by a model that is installed.")
            continue
        with _download(name) as progress:
            package = provision.install_published(_settings(), name, progress, accepted=accepted)
        click.echo(_installed(package))


def _install_pairs(names: list[str], *, for_project: bool) -> None:
    from l10n.engines import package_index
    from l10n.jobs import packages as provision
    from l10n.plugin import Engine, load

    if not names and not for_project:
        return
    offers = package_index.fetch_offers(package_index.index_url())
    settings, archives = _settings(), list[str]()
    if for_project and settings is not None:
        engines = load("l10n.engines.kinds", Engine)
        archives = list(provision.missing_archives(settings, engines, offers))
        names = [*names, *provision.missing(settings, engines, offers)]
        if not names and not archives:
            click.echo("Every locale has its models.")
    for name in names:
        with _download(name) as progress:
            package = provision.install_pair(_settings(), name, offers, progress)
        click.echo(_installed(package))
    _install_archives(archives)


@contextmanager
def _download(name: str) -> Iterator[screen.Bytes]:
    with screen.Screen() as shown:
        yield screen.Bytes(shown, f"Downloading {name}")


@packages.command()
@click.argument("names", nargs=-1, required=True, metavar="PACKAGE...")
def remove(names: tuple[str, ...]) -> None:
    """Remove models from this machine."""
    from l10n.jobs import packages as provision

    for name in names:
        click.echo(f"Removed {provision.remove(_settings(), name).name}.")


def _settings() -> Settings | None:
    """The project's settings; nothing outside a project, where models are this user's alone."""
    from l10n import settings
    from l10n.cli.options import root

    folder = root(click.get_current_context())
    configured = any((folder / name).is_file() for name in (settings.PROJECT_FILE, settings.SHARED_FILE))
    return settings.load(folder) if configured else None


def _installed(package: Package) -> str:
    licence = f", licence {package.licence}" if package.licence else ", licence not said"
    lines = [f"Installed {package.name} ({package.pair}{licence}) in {package.folder}."]
    if package.languages is not None:
        targets, untrained = sorted(package.languages.targets), package.languages.untrained
        shown = ", ".join(targets[:40]) + (f" and {len(targets) - 40} more" if len(targets) > 40 else "")
        lines.append(f"It translates into {shown}.")
        if untrained:
            lines.append(f"It names {', '.join(untrained)} and was hardly trained on them: they are not used.")
    return "\n".join(lines)


def _cells(package: Package) -> tuple[str, ...]:
    where = "comes with l10n" if package.starter else str(package.folder.parent)
    size = f"{package.size() / 1e6:.0f}"
    return (package.name, str(package.pair), package.version, size, package.licence or "not said", where)


def _plain(package: Package) -> dict[str, object]:
    return {
        "name": package.name,
        "kind": package.kind,
        "pair": str(package.pair),
        "version": package.version,
        "bytes": package.size(),
        "licence": package.licence,
        "folder": str(package.folder),
        "targets": sorted({pair.target for pair in package.pairs()}),
        "starter": package.starter,
    }
