"""The translation models that a project needs: which are here, which are missing, and how they come."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.engines import (
    model_archive,
    model_manifest,
    model_probe,
    package_archive,
    package_folder,
    package_index,
    package_lock,
    packages,
    published,
)
from l10n.engines.coverage import RouteCoverage, covering, nearest
from l10n.engines.kinds import argos, marian, multilingual
from l10n.engines.package_archive import Demand
from l10n.engines.package_metadata import Package
from l10n.engines.pivot import name
from l10n.engines.route import Route, by_people, plan
from l10n.engines.route import nearest as nearest_pair
from l10n.engines.sibling import sibling
from l10n.errors import EngineError, PackageError
from l10n.jobs import crashes
from l10n.jobs.coverage import LocaleReach, engine_coverage
from l10n.plugin import Engine, EngineOptions, Pair
from l10n.settings import LOCK_FILE, Settings
from l10n.store import Store

SUFFIX = ".argosmodel"
_OPENING = {"argos": argos.opened, "marian": marian.opened, "multilingual": multilingual.opened}


@dataclass(frozen=True, slots=True)
class Reached:
    """How a locale of the project is reached: the route that drafting takes, or what is missing. `broken` says which engine
    of the route crashed in this project, and how often.
    """

    locale: str
    route: str = ""
    missing: str = ""
    broken: str = ""


def reach(settings: Settings, engines: Mapping[str, Engine]) -> tuple[Reached, ...]:
    """For each locale of the project the route of its drafts, or why there is none and what would help."""
    reached, crashed = [], crashes.counts(Store(settings.root))
    for locale in settings.locales:
        pair = Pair(settings.source, locale)
        if by_people(settings.routes.get(locale, ())):
            reached.append(Reached(locale, "no engine: people translate it"))
            continue
        try:
            route = plan(pair, settings.routes.get(locale, ()), engines, settings.engine)
            crashed_steps = crashes.of_route(name(route, engines, settings.engine), crashed) if crashed else ()
            reached.append(Reached(locale, _shown(route), broken=", ".join(map(crashes.problem, crashed_steps))))
        except EngineError as exc:
            reached.append(Reached(locale, missing=str(exc)))
    return tuple(reached)


def _shown(route: Route) -> str:
    steps = " + ".join(f"{step.engine} {step.serves}" for step in route.steps)
    main = f"{steps}, from what is reviewed in {route.sibling}" if route.sibling else steps
    return " or ".join([main, *map(_shown, route.alternatives)])


def install_file(settings: Settings | None, path: Path, *, accepted: bool = False) -> Package:
    """The model in an archive or a folder, installed for this user and written to the project's lock.

    `accepted` says that a person accepts its licence, whatever that forbids.

    Raises:
        PackageError: it is broken, unsafe or no translation model, or its licence must be accepted first.
    """
    demand = Demand(opens=probe, accepted=accepted)
    if model_archive.is_argos(path):
        return _locked(settings, package_archive.install(path, packages.argos_folder(), demand))
    return _locked(settings, model_archive.install(path, packages.models_folder(), demand))


def probe(package: Package) -> None:
    """Opens a package once and has it translate a word.

    Raises:
        PackageError: it cannot be opened, or cannot translate.
    """
    model_probe.probe(package, _OPENING[package.kind])


def install_pair(
    settings: Settings | None, name: str, offers: Iterable[package_index.Offer], progress: DownloadProgress
) -> Package:
    """The newest offered package of a pair (`en-uk`, `en_uk`) or of that name, installed and locked.

    Raises:
        PackageError: nobody offers it, or it cannot be had.
    """
    available = tuple(offers)
    lock = settings.engine.lock if settings else {}
    matching = [offer for offer in available if offer.name == name] or _of_pair(name, available)
    if not matching:
        command = published.load().command(_pair(name), model_manifest.KINDS)
        remedy = f"try '{command}'" if command else "see what there is with 'l10n packages list --available'"
        raise PackageError(name, "is not in the index of Argos", remedy)
    pinned = [offer for offer in matching if offer.name in lock]
    offer = max(pinned or matching, key=lambda each: [int(part) for part in each.version.split(".") if part.isdigit()])
    folder = packages.argos_folder()
    demand = Demand(lock.get(offer.name, ""), probe)
    return _locked(settings, package_index.install_offer(offer, folder, demand, progress))


def install_published(
    settings: Settings | None, name: str, progress: DownloadProgress, *, accepted: bool = False
) -> Package:
    """The model of OPUS-MT that is published for a pair (`en-uk`), downloaded, installed and locked.

    Raises:
        PackageError: none is known, it cannot be had, or its licence must be accepted first.
    """
    model = published.load().model(_pair(name))
    if model is None:
        remedy = "see what there is with 'l10n packages list --all', or name a file"
        raise PackageError(name, "is not in the list of what OPUS-MT publishes", remedy)
    if not model.usable:
        problem = f"the best that OPUS-MT publishes has chrF {model.chrf:.1f}: its drafts are not usable"
        raise PackageError(name, problem, "see other ways with 'l10n packages list --all'")
    demand = Demand(opens=probe, accepted=accepted)
    with tempfile.TemporaryFile() as file:
        package_index.download(model.archive, file, progress)
        return _locked(settings, model_archive.install_stream(file, model.archive, packages.models_folder(), demand))


DownloadProgress = Callable[[int, int], None]


def _of_pair(name: str, offers: tuple[package_index.Offer, ...]) -> list[package_index.Offer]:
    pair = _pair(name)
    target = nearest(pair.target, {offer.pair.target for offer in offers if offer.pair.source == pair.source})
    return [offer for offer in offers if offer.pair == Pair(pair.source, target)]


def _pair(name: str) -> Pair:
    """The pair that a person writes: `en-uk`, `en_uk`, `en->pt-BR`.

    Raises:
        PackageError: the text is not a pair.
    """
    for separator in ("->", "→", "_", "-"):
        source, mark, target = name.partition(separator)
        if mark and source.strip() and target.strip():
            return Pair(langtag.parse(source.strip()), langtag.parse(target.strip()))
    raise PackageError(repr(name), "is neither a pair nor a file", f"write it as in 'en-uk', or name a {SUFFIX} file")


def missing(
    settings: Settings, engines: Mapping[str, Engine], offers: Iterable[package_index.Offer]
) -> tuple[str, ...]:
    """The packages that would let every locale be drafted: the steps by Argos that the settings name, else direct pairs."""
    pairs = {offer.pair for offer in offers}
    names: list[str] = []
    for reached in reach(settings, engines):
        if not reached.missing:
            continue
        steps = _argos_steps(reached.locale, settings.routes.get(reached.locale, ()))
        direct = [way.route[0] for way in covering([reached.locale], settings.source, pairs) if len(way.route) == 1]
        names += [f"{pair.source}->{pair.target}" for pair in steps or direct]
    return tuple(dict.fromkeys(names))


def missing_archives(
    settings: Settings, engines: Mapping[str, Engine], offers: Iterable[package_index.Offer]
) -> tuple[str, ...]:
    """The pairs whose models of OPUS-MT would let those locales be drafted that Argos has nothing for: one pair an archive."""
    facts, pairs = published.load(), {offer.pair for offer in offers}
    archives: dict[str, str] = {}
    for reached in reach(settings, engines):
        model = facts.model(Pair(settings.source, reached.locale))
        offered = covering([reached.locale], settings.source, pairs)[0].route
        if reached.missing and not settings.routes.get(reached.locale) and len(offered) != 1 and model and model.usable:
            archives.setdefault(model.archive, f"{settings.source}->{reached.locale}")
    return tuple(archives.values())


def is_served(settings: Settings | None, name: str) -> bool:
    """Whether an installed model of OPUS-MT already translates a pair."""
    options = settings.engine if settings else EngineOptions()
    return nearest_pair(_pair(name), marian.engine.pairs(options)) is not None


def overview(
    settings: Settings | None, engines: Mapping[str, Engine], reached: Sequence[Reached], *, every: bool
) -> tuple[LocaleReach, ...]:
    """Each locale of the project, or every one that something is published for, by engine; with the project's own routes."""
    locales = (*(settings.locales if settings else ()), *(published.scored() if every else ()))
    source, options = (settings.source, settings.engine) if settings else ("en", EngineOptions())
    chosen, routes = {each.locale: each for each in reached}, settings.routes if settings else {}
    tags = [locale for locale in locales if locale != source and not langtag.is_pseudo(locale)]
    return tuple(
        replace(row, drafts=_today(today), command="" if today.route else _command(row, routes.get(row.locale, ())))
        if (today := chosen.get(row.locale))
        else row
        for row in engine_coverage(tags, source, engines, options)
    )


def _today(reached: Reached) -> str:
    return f"{reached.route} (broken)" if reached.broken else reached.route


def _command(row: LocaleReach, named: Sequence[str]) -> str:
    """The line that brings drafts: for a route from a sibling none from the source, which would never be asked."""
    return _renamed(row) if sibling(named) else row.command or _renamed(row)


def _renamed(row: LocaleReach) -> str:
    """The line of the settings by which an engine that is here drafts a locale, whose own line names one that cannot."""
    return f'[routes] {row.locale} = "{row.drafts.split()[0]}"' if row.drafts else ""


def _argos_steps(locale: str, named: Sequence[str]) -> list[Pair]:
    """The pairs by Argos that a locale's setting names."""
    beside = sibling(named)
    if beside is not None:
        return [Pair(beside.locale, locale)] if beside.engine == "argos" else []
    steps = [step.split(None, 1) for step in named]
    return [_pair(step[1]) for step in steps if step[0] == "argos" and len(step) > 1]


def pivots(settings: Settings, offers: Iterable[package_index.Offer], locale: str) -> RouteCoverage:
    """How the index could reach a locale."""
    return covering([locale], settings.source, {offer.pair for offer in offers})[0]


def remove(settings: Settings | None, name: str) -> Package:
    """The installed package of that name, taken off the disk and out of the lock.

    Raises:
        PackageError: there is none of that name, or it came with `l10n`.
    """
    installed = packages.survey(settings.engine if settings else EngineOptions()).packages
    matching = next((package for package in installed if package.name == name), None)
    if matching is None:
        raise PackageError(name, "is not installed", "see 'l10n packages list'")
    package_folder.remove(matching)
    if settings is not None and name in settings.engine.lock:
        _write_lock(settings, {key: value for key, value in settings.engine.lock.items() if key != name})
    return matching


def _locked(settings: Settings | None, package: Package) -> Package:
    if settings is not None:
        _write_lock(settings, {**settings.engine.lock, package.name: package_folder.digest(package.folder)})
    return package


def _write_lock(settings: Settings, digests: Mapping[str, str]) -> None:
    Store(settings.root).write(PurePosixPath(LOCK_FILE), package_lock.dump_lock(digests).encode())
