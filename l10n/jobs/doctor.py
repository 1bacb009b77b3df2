"""What is wrong around a project: litter, links, names, caches, models, plug-ins, and what the machine lacks."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from l10n.dataclass import dataclass
from l10n.disk import links, names, special
from l10n.engines import package_archive, package_folder, packages
from l10n.engines.kinds import chat
from l10n.engines.pivot import EDITOR
from l10n.errors import L10nError, PackageError
from l10n.jobs import crashes, index, ledger, memory, strays, tools
from l10n.jobs.packages import probe, reach
from l10n.langtag import language
from l10n.late_pattern import late_pattern
from l10n.layout import CACHE, DIST, LOCALES, SOURCE, THEME
from l10n.plugin.faults import FAULTS
from l10n.store import Store
from l10n.workspace import Workspace

ADVICE = "advice"  # the work goes on without it
PROBLEM = "problem"
_CACHES = (index.FILE, memory.FILE)  # what is made anew from articles and catalogs


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is not as it should be: its area and place, what is wrong, what to do. `level` is `problem` or `advice`;
    `fix` mends it, where that is safe.
    """

    area: str
    place: str
    problem: str
    remedy: str = ""
    level: str = PROBLEM
    fix: Callable[[], object] | None = None

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}" + (f"; {self.remedy}" if self.remedy else "")


def doctor(workspace: Workspace) -> Iterator[Trouble]:
    """All that is wrong around a project, area by area. Nothing is changed: call the `fix` of what should be mended."""
    for look in (_litter, _files, _links, _names, _caches, _models, _plugins, _routes, _servers, _machine):
        try:
            yield from look(workspace)
        except (L10nError, OSError) as exc:  # one area that cannot be looked at does not hide the others
            yield Trouble(look.__name__.strip("_"), "doctor", str(exc))


def _litter(workspace: Workspace) -> Iterator[Trouble]:
    store = workspace.store
    for path in store.litter():
        yield Trouble("litter", str(path), "was left by a run that was killed", _REMOVE, fix=store.clean)
    yield from _laid_aside(store)
    for into in (packages.argos_folder(), packages.models_folder()):
        for folder in package_archive.litter(into) if into.parent.is_dir() else ():
            problem = "was left by an installation that was killed"
            yield Trouble("litter", str(folder), problem, _REMOVE, fix=partial(package_archive.sweep, into))


_REMOVE = "'l10n doctor --fix' removes it"


def _laid_aside(store: Store) -> Iterator[Trouble]:
    """What lies in the folder of caches and no command reads: damaged databases laid aside, caches of older versions."""
    litter = set(store.litter())
    for path in sorted((store.root / CACHE).glob("*")):
        place = f"{CACHE}/{path.name}"
        if path.name == f"{PurePosixPath(ledger.FILE).stem}.damaged":
            problem = "is a record of post-editing effort that was laid aside as damaged"
            yield Trouble(
                "litter", place, problem, 'save what can be read of it (sqlite3 ".recover"), then delete it', ADVICE
            )
        elif path.suffix == ".damaged":
            yield Trouble("litter", place, "was laid aside as damaged", _REMOVE, fix=_unlinking(path))
        elif path.is_file() and not _USED.fullmatch(path.name) and PurePosixPath(place) not in litter:
            yield Trouble("litter", place, "is read by no command", "delete it if it is not yours", ADVICE)


_DATABASES = (index.FILE, memory.FILE, ledger.FILE, crashes.FILE)
_USED = late_pattern(
    rf"(?:{'|'.join(map(re.escape, _DATABASES))})(?:-wal|-shm|-journal)?"
    r"|(?:publish\.)?lock|publish-.*\.json|\.gitignore|CACHEDIR\.TAG"
)


def _files(workspace: Workspace) -> Iterator[Trouble]:
    """What stands in the place of a file and is none: it is left out, with all that the file would hold."""
    suffixes = {suffix for format_ in workspace.registry.formats.values() for suffix in format_.suffixes}
    for path, problem in special.find(workspace.store.root, (SOURCE, LOCALES), suffixes):
        yield Trouble("files", names.shown(path), problem, "take it away")
    for path, problem in special.forbidden(workspace.store.root, (SOURCE, LOCALES, DIST)):
        yield Trouble("files", names.shown(path), problem, "check its owner and permissions")
    for folder in strays.locale_folders(workspace.store, workspace.settings.locales):
        remedy = "name the locale in the settings, or the folder as it was"
        yield Trouble("files", folder, "has catalogs of a locale that the settings do not name", remedy, ADVICE)


def _links(workspace: Workspace) -> Iterator[Trouble]:
    store, allowed = workspace.store, workspace.settings.follow_links
    for folder in (SOURCE, LOCALES, THEME):
        for path in sorted([store.root / folder, *(store.root / folder).rglob("*")]):
            if not path.is_symlink():
                continue
            inside = PurePosixPath(path.relative_to(store.root).as_posix())
            link = links.leading_out(store.root, inside)
            if not path.exists():
                yield Trouble("links", str(inside), links.DANGLES, links.MEND)
            elif link:
                remedy = "" if allowed else links.FOLLOW
                problem = links.LEADS_OUT.format(link[1]) + (", and is followed" if allowed else "")
                yield Trouble("links", str(inside), problem, remedy, ADVICE if allowed else PROBLEM)
            elif path.is_dir() and not allowed:
                yield Trouble(
                    "links", str(inside), "is a link to a folder, and is not looked into", "put articles there"
                )


def _names(workspace: Workspace) -> Iterator[Trouble]:
    for path, why in names.problems(file.path for file in workspace.store.articles()):
        yield Trouble("names", names.shown(path), why, "rename it before others get it")


def _caches(workspace: Workspace) -> Iterator[Trouble]:
    folder = workspace.store.root / CACHE
    if folder.exists() and not workspace.store.may_cache():
        yield Trouble(
            "caches", CACHE, "cannot be written, so that nothing is remembered", "check its owner and permissions"
        )
    for name in (*_CACHES, ledger.FILE):
        path = folder / name
        problem = _damage(path)
        if problem and name in _CACHES:
            yield Trouble("caches", f"{CACHE}/{name}", problem, _REMOVE, fix=_unlinking(path))
        elif problem:
            yield Trouble(
                "caches",
                f"{CACHE}/{name}",
                problem,
                "it has the figures on post-editing effort: restore it, or delete it",
            )
    gone = _gone(workspace, folder / index.FILE)
    if gone:
        problem = f"remembers {gone} articles that are gone"
        yield Trouble("caches", f"{CACHE}/{index.FILE}", problem, _REMOVE, ADVICE, _unlinking(folder / index.FILE))


def _damage(path: Path) -> str:
    """What is wrong with a database; nothing where it is sound or not there."""
    if not path.exists():
        return ""
    if not path.is_file():
        return "is not a file"
    try:
        with contextlib.closing(_opened(path)) as connection:
            answer = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.OperationalError as exc:
        return "" if "locked" in str(exc) else f"cannot be opened ({exc})"
    except sqlite3.DatabaseError as exc:
        return f"is damaged ({exc})"
    return "" if answer == "ok" else f"is damaged ({answer})"


def _opened(path: Path) -> sqlite3.Connection:
    """A database to be looked at; one in a folder where nothing may be written is taken as it lies."""
    way = "mode=ro" if os.access(path.parent, os.W_OK) and os.access(path, os.W_OK) else "immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{way}", uri=True, timeout=5)


def _gone(workspace: Workspace, path: Path) -> int:
    """How many articles the index knows that are no longer there."""
    if not path.is_file() or _damage(path):
        return 0
    with contextlib.closing(_opened(path)) as connection:
        try:
            slugs = {slug for (slug,) in connection.execute("SELECT DISTINCT slug FROM result")}
        except sqlite3.Error:  # of another version: it is made anew
            return 0
    return len(slugs - workspace.slugs() - {""})


def _unlinking(path: Path) -> Callable[[], object]:
    def remove() -> None:
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
            path.with_name(name).unlink(missing_ok=True)

    return remove


def _models(workspace: Workspace) -> Iterator[Trouble]:
    survey = packages.survey(workspace.settings.engine)
    for fault in survey.faults:
        yield Trouble("models", fault.place, fault.problem, fault.remedy)
    languages = {language(tag) for tag in (workspace.settings.source, *workspace.settings.locales)}
    for package in survey.packages:
        if any({language(pair.source), language(pair.target)} <= languages for pair in package.pairs()):
            try:
                package_folder.verify(package, workspace.settings.engine.lock)
                probe(package)
            except PackageError as exc:
                yield Trouble("models", str(package.folder), f"{exc.place} {exc.problem}", exc.remedy)


def _plugins(workspace: Workspace) -> Iterator[Trouble]:
    registry = workspace.registry
    for mapping in (registry.formats, registry.engines, registry.checks, registry.kinds):
        len(mapping)  # loads them
    for fault in FAULTS.drain():
        yield Trouble("plug-ins", fault.place, fault.problem, fault.remedy)


def _routes(workspace: Workspace) -> Iterator[Trouble]:
    reached = reach(workspace.settings, workspace.registry.engines)
    bare = [each.locale for each in reached if each.missing and not workspace.settings.routes.get(each.locale)]
    if len(bare) >= _MANY:
        remedy = "'l10n packages list' has the command for each"
        yield Trouble("engines", f"{len(bare)} locales", f"no engine drafts {', '.join(bare)}", remedy)
    for each in reached:
        if each.missing and not (len(bare) >= _MANY and each.locale in bare):
            yield Trouble("engines", each.locale, f"has no route for drafts ({each.missing})")
        elif each.broken:
            yield Trouble("engines", each.locale, f"its route is broken ({each.broken})", crashes.REMEDY)


_MANY = 4  # locales with the same trouble, from which on they share a line: a newsroom has 27


def _servers(workspace: Workspace) -> Iterator[Trouble]:
    """The server of the chat engine, where a route or the editing of drafts needs it."""
    settings = workspace.settings
    named = {step.split()[0] for steps in settings.routes.values() for step in steps if step.strip()}
    if EDITOR in named or settings.engine.chat.post_edit:
        problem = chat.problem(settings.engine)
        if problem is not None:
            yield Trouble("engines", problem.place, problem.problem, problem.remedy)


def _machine(workspace: Workspace) -> Iterator[Trouble]:
    locales = workspace.settings.locales
    yield from _dictionaries(tuple(tools.missing_dictionaries(locales)))
    for script, package in tools.missing_fonts(locales):
        yield Trouble("fonts", script, "no font here has its letters", f"on Debian 'apt install {package}'", ADVICE)


def _dictionaries(missing: Sequence[tuple[str, str]]) -> Iterator[Trouble]:
    """The locales without a dictionary, each with its Debian package; many of them in a line with one command."""
    if len(missing) < _MANY:
        for locale, package in missing:
            remedy = f"on Debian 'apt install {package}'" if package else "Debian has none"
            yield Trouble("dictionaries", locale, "has no hunspell dictionary here", remedy, ADVICE)
        return
    packages_of = dict.fromkeys(package for _, package in missing if package)
    without = ", ".join(locale for locale, package in missing if not package)
    remedies = (
        f"on Debian 'apt install {' '.join(packages_of)}'" if packages_of else "",
        f"Debian has none for {without}" if without else "",
    )
    problem = f"no hunspell dictionary here for {', '.join(locale for locale, _ in missing)}"
    yield Trouble("dictionaries", f"{len(missing)} locales", problem, "; ".join(filter(None, remedies)), ADVICE)
