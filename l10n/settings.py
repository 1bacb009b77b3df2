"""The settings of a project: `[tool.l10n]` of pyproject.toml, or l10n.toml, read once into a frozen `Settings`."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import regex

from l10n import langtag
from l10n.check.check import CheckOptions
from l10n.engines.package_lock import parse_lock
from l10n.engines.route import NO_ENGINE
from l10n.errors import SettingsError, UsageError
from l10n.model import Role
from l10n.plugin import Decoding, EngineOptions, FormatOptions, SiteOptions

OWN_FILE = "l10n.toml"
SHARED_FILE = "pyproject.toml"
LOCK_FILE = "l10n.lock"
UNITS = ("sentence", "paragraph")
LEVELS = ("error", "warning", "off")
DEVICES = ("auto", "cpu", "cuda")


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a project may choose. `root` is its folder; every other path is below it.

    `source` is the language of the articles that name none; `locales` are what they are localized into; `unit` is what a
    translator sees as one; `routes` are engine steps by locale; `bundles` are the kinds to build, all where empty;
    `encoding` is that of articles that name none; `follow_links` lets articles, pictures, catalogs and terms come from outside
    of the folder.
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
    bundles: tuple[str, ...] = ()
    memory_threshold: float = 0.75
    checks: CheckOptions = field(default_factory=CheckOptions)
    follow_links: bool = False


def load(root: Path) -> Settings:
    """The settings of the project in a folder.

    Raises:
        SettingsError: neither file is there, one is no TOML, or a setting is unknown, of the wrong type or out of range.
    """
    for name, section in ((OWN_FILE, ()), (SHARED_FILE, ("tool", "l10n"))):
        path = root / name
        if path.exists() and not path.is_file():
            raise SettingsError(name, "is not a file", "take it away")
        if path.is_file():
            table = _table(_toml(path), section)
            if table is not None:
                return parse(table, root, name)
    raise SettingsError(str(root), "is no l10n project", "run 'l10n init' there, or name the folder with -C")


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
        raise SettingsError(path.name, f"is not valid TOML: {exc}", "mend that line") from exc
    except RecursionError as exc:
        raise SettingsError(path.name, "is nested too deeply", "take brackets out") from exc
    except OSError as exc:
        raise SettingsError(path.name, f"cannot be read: {exc.strerror}") from exc


def _table(toml: Mapping[str, object], section: tuple[str, ...]) -> Mapping[str, object] | None:
    found: object = toml
    for name in section:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found if isinstance(found, Mapping) else None


def parse(table: Mapping[str, object], root: Path, place: str) -> Settings:
    """The settings in a table of TOML.

    Raises:
        SettingsError: as `load`.
    """
    reader = Reader(table, place)
    settings = Settings(
        root=root,
        source=reader.tag("source", "en"),
        locales=tuple(dict.fromkeys(reader.tags("locales"))),
        unit=reader.one_of("unit", UNITS),
        encoding=reader.encoding(),
        routes=_routes(reader.table("routes")),
        formats=_formats(reader),
        engine=_engine(reader.table("engine"), root),
        site=_site(reader.table("site")),
        bundles=reader.texts("bundles"),
        memory_threshold=reader.number("memory-threshold", 0.75, lowest=0.5, highest=1.0),
        checks=_checks(reader.table("checks")),
        follow_links=_follow_links(reader.table("files")),
    )
    reader.finish()
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
            raise SettingsError(place, f"{name!r} is no role", f"one of {', '.join(sorted(roles))}")
    markdown = reader.table("markdown")
    words = frozenset(markdown.texts("words"))
    markdown.finish()
    return FormatOptions(patterns=chosen, front_matter=keys, markdown=words)


def _dotted(reader: Reader) -> Iterator[tuple[str, str]]:
    """The texts of a table and of the tables in it, with dotted keys; an empty text takes a key out."""
    for name in list(reader.left):
        if isinstance(reader.left[name], Mapping):
            yield from ((f"{name}.{key}", value) for key, value in _dotted(reader.table(name)))
        else:
            yield name, reader.text(name, "")


def _engine(reader: Reader, root: Path) -> EngineOptions:
    decoding = Decoding(
        beam=int(reader.number("beam", 0, lowest=0, highest=16)),
        length_penalty=reader.number("length-penalty", 0.2, lowest=-2, highest=5)
        if "length-penalty" in reader.left
        else None,
        batch_tokens=int(reader.number("batch-tokens", 0, lowest=0, highest=65536)),
    )
    options = EngineOptions(
        packages=tuple(root / path for path in reader.texts("packages")),
        lock=_lock(root),
        url=reader.text("url", ""),
        device=reader.one_of("device", DEVICES),
        threads=int(reader.number("threads", 0, lowest=0, highest=1024)),
        decoding=decoding,
        seconds=reader.number("seconds", 120, lowest=0.1, highest=86_400),
    )
    reader.finish()
    return options


def _lock(root: Path) -> Mapping[str, str]:
    """The digests of l10n.lock by package; nothing where the project has no lock file."""
    path = root / LOCK_FILE
    try:
        return parse_lock(path.read_text(encoding="utf-8"), LOCK_FILE) if path.is_file() else {}
    except (OSError, UnicodeDecodeError) as exc:
        raise SettingsError(LOCK_FILE, f"cannot be read: {exc}", "restore it from version control") from exc


def _checks(reader: Reader) -> CheckOptions:
    """Levels by check, and tables of them by locale: `numbers = "warning"`, `[checks.fa] names = "off"`."""
    tables = [name for name, value in reader.left.items() if isinstance(value, Mapping)]
    locales = {reader.parsed_tag(name, name): _levels(reader.table(name)) for name in tables}
    return CheckOptions(levels=_levels(reader), locales=locales)


def _levels(reader: Reader) -> Mapping[str, str]:
    return {name: reader.one_of(name, LEVELS) for name in list(reader.left)}


def _follow_links(reader: Reader) -> bool:
    chosen = reader.flag("follow-links", default=False)
    reader.finish()
    return chosen


def _site(reader: Reader) -> SiteOptions:
    site = SiteOptions(name=reader.text("name", ""), url=reader.text("url", ""))
    reader.finish()
    return site


class Reader:
    """Takes settings out of a table one by one, with an error that names the place; `finish` refuses what is left."""

    def __init__(self, table: Mapping[str, object], place: str) -> None:
        self.left = dict(table)
        self.place = place
        self._known: list[str] = []

    def _take(self, name: str, kind: type | tuple[type, ...], default: object, wanted: str) -> object:
        self._known.append(name)
        value = self.left.pop(name, default)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise SettingsError(f"{self.place}: {name}", f"is {value!r}", f"write {wanted}")
        return value

    def text(self, name: str, default: str) -> str:
        """A string."""
        return str(self._take(name, str, default, 'a text, as in "…"'))

    def encoding(self) -> str:
        """The encoding of articles that name none; empty where the settings say nothing."""
        import webencodings

        name = self.text("encoding", "")
        if name and webencodings.lookup(name) is None:
            raise SettingsError(
                f"{self.place}: encoding", f"{name!r} is not an encoding", 'write "windows-1251", "gbk" …'
            )
        return name

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings, empty where absent."""
        values = self._take(name, list, [], 'a list of texts, as in ["…", "…"]')
        assert isinstance(values, list)
        if not all(isinstance(value, str) for value in values):
            raise SettingsError(f"{self.place}: {name}", f"is {values!r}", 'write a list of texts, as in ["…", "…"]')
        return tuple(values)

    def flag(self, name: str, *, default: bool) -> bool:
        """True or false."""
        return bool(self._take(name, bool, default, "true or false"))

    def number(self, name: str, default: float, *, lowest: float, highest: float) -> float:
        """A number within bounds, both included."""
        value = self._take(name, (int, float), default, "a number")
        assert isinstance(value, (int, float))
        if not lowest <= value <= highest:
            raise SettingsError(
                f"{self.place}: {name}", f"is {value}", f"write a number from {lowest:g} to {highest:g}"
            )
        return value

    def one_of(self, name: str, choices: tuple[str, ...]) -> str:
        """One of some words, the first where absent."""
        value = self.text(name, choices[0])
        if value not in choices:
            raise SettingsError(f"{self.place}: {name}", f"is {value!r}", f"write one of {', '.join(choices)}")
        return value

    def tag(self, name: str, default: str) -> str:
        """A language tag in canonical case."""
        return self.parsed_tag(name, self.text(name, default))

    def tags(self, name: str) -> tuple[str, ...]:
        """A list of language tags in canonical case."""
        return tuple(self.parsed_tag(name, text) for text in self.texts(name))

    def parsed_tag(self, name: str, text: str) -> str:
        """A language tag in canonical case, or an error that names the setting."""
        try:
            return langtag.parse(text)
        except UsageError as exc:
            raise SettingsError(f"{self.place}: {name}", f"{exc.place} {exc.problem}", exc.remedy) from exc

    def regex(self, name: str, text: str) -> str:
        """A regular expression that compiles."""
        try:
            regex.compile(text)
        except regex.error as exc:
            raise SettingsError(f"{self.place}: {name}", f"{text!r} is no regular expression: {exc}") from exc
        return text

    def table(self, name: str) -> Reader:
        """A table inside this one, empty where absent."""
        table = self._take(name, Mapping, {}, f"a table, as in [{name}]")
        assert isinstance(table, Mapping)
        return Reader(table, f"{self.place}: [{name}]")

    def finish(self) -> None:
        """Refuses settings that nobody asked for: a misspelled one must not be ignored."""
        for name in self.left:
            near = difflib.get_close_matches(name, self._known, n=1)
            remedy = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(sorted(self._known))}"
            raise SettingsError(f"{self.place}: {name}", "is not a setting", remedy)
