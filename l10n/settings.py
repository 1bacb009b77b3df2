"""The settings of a project: `[tool.l10n]` of pyproject.toml, or l10n.toml, read once into a frozen `Settings`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from l10n import settings_site
from l10n.check.options import CheckOptions
from l10n.dataclass import dataclass, field
from l10n.disk import files
from l10n.draft.drafting_effort import EFFORTS
from l10n.errors import NoProjectError, SettingsError
from l10n.language.data import LanguageFiles
from l10n.model import Role, Severity
from l10n.plugin import Decoding, EngineOptions, FormatOptions, SiteOptions
from l10n.plugin.checks import PROFILES, USUAL
from l10n.plugin.contracts import NO_ENGINE
from l10n.publish.options import PublishOptions
from l10n.settings_chat import chat_options
from l10n.settings_languages import languages, plugin_languages
from l10n.settings_review import ReviewOptions, review
from l10n.settings_run import RunOptions, run_options
from l10n.settings_table import Reader

if TYPE_CHECKING:
    from l10n.check.house_rules import HouseRule

PROJECT_FILE = "l10n.toml"
SHARED_FILE = "pyproject.toml"
LOCK_FILE = "l10n.lock"
UNITS = ("sentence", "paragraph")
LEVELS = ("error", "warning", "off")
RULE_LEVELS = ("warning", "error")
CHOICES = ("best", "first")
DEVICES = ("auto", "cpu", "cuda")


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a project may choose. `root` is its folder; every other path is below it.

    `source` is the language of the articles that name none; `locales` are what they are localized into; `unit` is what a
    translator sees as one; `routes` are engine steps by locale; `bundles` are the kinds to build, all where empty;
    `encoding` is that of articles that name none; `follow_links` lets articles, pictures, catalogs and terms come from outside
    of the folder; `languages` and `plugin_languages` are what the project and plug-ins know of languages beside what comes
    with `l10n`.
    """

    root: Path
    source: str = "en"
    locales: tuple[str, ...] = ()
    unit: str = "sentence"
    encoding: str = ""
    routes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    formats: FormatOptions = field(default_factory=FormatOptions)
    engine: EngineOptions = field(default_factory=EngineOptions)
    site: SiteOptions = field(default_factory=SiteOptions)
    publish: PublishOptions = field(default_factory=PublishOptions)
    review: ReviewOptions = field(default_factory=ReviewOptions)
    bundles: tuple[str, ...] = ()
    memory_threshold: float = 0.75
    checks: CheckOptions = field(default_factory=CheckOptions)
    follow_links: bool = False
    run: RunOptions = field(default_factory=RunOptions)
    languages: LanguageFiles = field(default_factory=dict)
    plugin_languages: LanguageFiles = field(default_factory=dict)


def load(root: Path) -> Settings:
    """The settings of the project in a folder.

    Raises:
        SettingsError: neither file is there, one is not TOML, or a setting is unknown, of the wrong type or out of range.
    """
    for name, section in ((PROJECT_FILE, ()), (SHARED_FILE, ("tool", "l10n"))):
        path = root / name
        if path.exists() and not path.is_file():
            raise SettingsError(name, "is not a file", "take it away")
        if path.is_file():
            table = _table(_toml(path), section)
            if table is not None:
                return parse(table, root, name)
    raise NoProjectError(str(root), "is not an l10n project", "run 'l10n init' there, or name the folder with -C")


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
        raise SettingsError(path.name, f"is not valid TOML: {exc}", "mend that line") from exc
    except RecursionError as exc:
        raise SettingsError(path.name, "is nested too deeply", "take brackets out") from exc
    except OSError as exc:
        raise SettingsError(path.name, f"cannot be read: {exc.strerror}", "check its permissions") from exc


def _table(toml: Mapping[str, object], section: tuple[str, ...]) -> Mapping[str, object] | None:
    table: object = toml
    for name in section:
        table = table.get(name) if isinstance(table, Mapping) else None
    return table if isinstance(table, Mapping) else None


def parse(table: Mapping[str, object], root: Path, place: str) -> Settings:
    """The settings in a table of TOML.

    Raises:
        SettingsError: as `load`.
    """
    reader = Reader(table, place)
    locales = tuple(dict.fromkeys(reader.tags("locales")))
    settings = Settings(
        root=root,
        source=reader.tag("source", "en"),
        locales=locales,
        unit=reader.choice("unit", UNITS),
        encoding=reader.encoding(),
        routes=_routes(reader.table("routes")),
        formats=_formats(reader),
        engine=_engine(reader.table("engine"), root, locales),
        site=settings_site.site(reader.table("site")),
        publish=settings_site.publish(reader.table("publish")),
        review=review(reader.table("review")),
        bundles=reader.texts("bundles"),
        memory_threshold=reader.number("memory-threshold", 0.75, lowest=0.5, highest=1.0),
        checks=_checks(reader.table("checks"), root),
        follow_links=_follow_links(reader.table("files")),
        run=run_options(reader.table("run"), reader.table("scheduler"), root),
        languages=languages(root),
        plugin_languages=plugin_languages(),
    )
    reader.finish()
    settings = replace(settings, checks=replace(settings.checks, subtitles=settings.formats.subtitles))
    if settings.source in settings.locales:
        raise SettingsError(f"{place}: locales", f"{settings.source!r} is the source language", "take it out")
    return settings


def _routes(reader: Reader) -> Mapping[str, tuple[str, ...]]:
    routes = {}
    for name in list(reader.left):
        value = reader.left[name]
        steps = (reader.text(name, ""),) if isinstance(value, str) else reader.texts(name)
        routes[reader.parsed_tag(name, name)] = tuple(filter(str.strip, steps)) or (NO_ENGINE,)
    return routes


def _formats(reader: Reader) -> FormatOptions:
    roles = {role.value for role in Role}
    patterns, fields = reader.table("patterns"), reader.table("front-matter")
    chosen = {name: tuple(patterns.regex(name, text) for text in patterns.texts(name)) for name in list(patterns.left)}
    keys = dict(_dotted(fields))
    named = [(patterns.place, name) for name in chosen] + [(fields.place, role) for role in keys.values() if role]
    for place, name in named:
        if name not in roles:
            raise SettingsError(place, f"{name!r} is not a role", f"one of {', '.join(sorted(roles))}")
    markdown = reader.table("markdown")
    words = frozenset(markdown.texts("words"))
    markdown.finish()
    formats = reader.table("formats")
    in_json = formats.table("json")
    texts = in_json.texts("paths")
    if texts:
        from l10n.article.json import paths  # late: few projects name any

        for text in texts:
            paths.parse(text)
    in_json.finish()
    formats.finish()
    return FormatOptions(patterns=chosen, front_matter=keys, markdown=words, json=texts, subtitles=_subtitles(reader))


def _subtitles(reader: Reader) -> Mapping[str, Mapping[str, float]]:
    """Limits for all languages, and tables of them by locale: `speed = 15`, `[subtitles.de] line = 37`."""
    table = reader.table("subtitles")
    tables = [name for name, value in table.left.items() if isinstance(value, Mapping)]
    by_name = {table.parsed_tag(name, name): _limits(table.table(name)) for name in tables}
    return {name: limits for name, limits in {**by_name, "": _limits(table)}.items() if limits}


def _limits(table: Reader) -> Mapping[str, float]:
    bounds = {"speed": (1, 100), "line": (4, 200), "lines": (1, 4)}
    written = set(table.left)
    numbers = {
        name: (table.number if name == "speed" else table.count)(name, low, lowest=low, highest=high)
        for name, (low, high) in bounds.items()
    }
    table.finish()
    return {name: value for name, value in numbers.items() if name in written}


def _dotted(reader: Reader) -> Iterator[tuple[str, str]]:
    """The texts of a table and of the tables in it, with dotted keys; an empty text takes a key out."""
    for name in list(reader.left):
        if isinstance(reader.left[name], Mapping):
            yield from ((f"{name}.{key}", value) for key, value in _dotted(reader.table(name)))
        else:
            yield name, reader.text(name, "")


def _engine(reader: Reader, root: Path, locales: tuple[str, ...]) -> EngineOptions:
    decoding = Decoding(
        beam=reader.count("beam", 0, lowest=0, highest=16),
        length_penalty=reader.number("length-penalty", 0.2, lowest=-2, highest=5)
        if reader.has("length-penalty")
        else None,
        batch_tokens=reader.count("batch-tokens", 0, lowest=0, highest=65536),
    )
    options = EngineOptions(
        packages=tuple(root / path for path in reader.texts("packages")),
        lock=_lock(root),
        url=reader.web_address("url"),
        device=reader.choice("device", DEVICES),
        threads=reader.count("threads", 0, lowest=0, highest=1024),
        decoding=decoding,
        choose=reader.choice("choose", CHOICES),
        effort=reader.choice("effort", tuple(EFFORTS)),
        seconds=reader.number("seconds", 120, lowest=0.1, highest=86_400),
        chat=chat_options(reader.table("chat"), root, locales),
    )
    reader.finish()
    return options


def _lock(root: Path) -> Mapping[str, str]:
    """The digests of l10n.lock by package; nothing where the project has no lock file."""
    path = root / LOCK_FILE
    try:
        if not path.is_file():
            return {}
        from l10n.engines.package_lock import parse_lock  # late: what it knows of packages, most commands never need

        return parse_lock(path.read_text(encoding="utf-8"), LOCK_FILE)
    except (OSError, UnicodeDecodeError) as exc:
        raise SettingsError(LOCK_FILE, f"cannot be read: {exc}", "restore it from version control") from exc


def _checks(reader: Reader, root: Path) -> CheckOptions:
    """The profile, levels by check, and tables of them by locale: `numbers = "warning"`, `[checks.fa] names = "off"`."""
    words = _house_words(reader, root)
    rules = tuple(_rule(table) for table in reader.tables("rules"))
    if twice := {rule.name for rule in rules if [each.name for each in rules].count(rule.name) > 1}:
        raise SettingsError(f"{reader.place}: [[rules]]", f"{min(twice)!r} stands twice", "name each rule otherwise")
    profile = reader.choice("profile", (USUAL, *(each for each in PROFILES if each != USUAL)))
    least = reader.number("min-precision", 0.0, lowest=0.0, highest=1.0)
    tables = [name for name, value in reader.left.items() if isinstance(value, Mapping)]
    locales = {reader.parsed_tag(name, name): _levels(reader.table(name)) for name in tables}
    return CheckOptions(_levels(reader), locales, rules, profile=profile, min_precision=least, words=words)


def _house_words(reader: Reader, root: Path) -> tuple[str, ...]:
    """The words of the house's list, one a line, in small letters; behind `#` stands why."""
    name = reader.text("words", "")
    if not name:
        return ()
    try:
        with files.open_regular(root / name) as file:
            lines = file.read().decode("utf-8-sig").splitlines()
    except (OSError, ValueError) as exc:
        raise SettingsError(
            f"{reader.place}: words", f"{name} cannot be read: {exc}", "write a word a line in UTF-8"
        ) from exc
    return tuple(sorted({word.casefold() for line in lines if (word := line.partition("#")[0].strip())}))


def _rule(reader: Reader) -> HouseRule:
    """A rule of the house, with its examples run."""
    from l10n.check.house_rules import HouseRule  # late: few projects have rules

    rule = HouseRule(
        name=reader.text("name", ""),
        message=reader.text("message", ""),
        source=reader.regex("source", reader.text("source", "")),
        wanted=reader.regex("wanted", reader.text("wanted", "")),
        forbidden=reader.regex("forbidden", reader.text("forbidden", "")),
        locales=reader.tags("locales"),
        severity=Severity(reader.choice("severity", RULE_LEVELS)),
        fails=reader.pairs("fails"),
        passes=reader.pairs("passes"),
    )
    reader.finish()
    if problem := rule.problem():
        raise SettingsError(f"{reader.place} {rule.name}".rstrip(), *problem)
    return rule


def _levels(reader: Reader) -> Mapping[str, str]:
    return {name: reader.choice(name, LEVELS) for name in list(reader.left)}


def _follow_links(reader: Reader) -> bool:
    chosen = reader.flag("follow-links", default=False)
    reader.finish()
    return chosen
