"""The settings of what readers see: `[site]` and `[publish]`, with a table for a locale where it differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from l10n import cldr
from l10n.errors import SettingsError
from l10n.plugin import SiteOptions
from l10n.publish.moments import moment
from l10n.publish.options import MACHINE, OUTPUTS, ArticleOptions, LocaleOptions, PublishOptions
from l10n.settings_table import Reader

FIELDS = ("locale", "slug")
"""What stands for the edition in the address of its page."""

MOMENT = "write 2026-05-04T18:00+02:00"
"""How a moment is written."""


def site(reader: Reader) -> SiteOptions:
    """The settings of the site: `[site] name`, `[site.uk] name`."""
    names: dict[str, str] = {}
    urls: dict[str, str] = {}
    digits: dict[str, str] = {}
    for tag, table in _locales(reader, ()):
        for setting, values in (("name", names), ("url", urls), ("digits", digits)):
            if table.has(setting):
                values[tag] = table.web_address(setting, FIELDS) if setting == "url" else table.text(setting, "")
        if tag in digits and digits[tag] not in cldr.DIGITS:
            digit_systems = ", ".join(sorted(cldr.DIGITS))
            raise SettingsError(f"{table.place}: digits", f"is {digits[tag]!r}", f"write one of {digit_systems}")
        table.finish()
    chosen = SiteOptions(reader.text("name", ""), reader.web_address("url", FIELDS), names, urls, digits)
    reader.finish()
    return chosen


def publish(reader: Reader) -> PublishOptions:
    """The settings of `l10n publish`: `[publish] machine`, `[publish.uk] machine`, `[publish.articles."2026/storm"]`."""
    articles = reader.table("articles")
    every = _of_locale(reader, LocaleOptions())
    chosen = PublishOptions(
        after=reader.text("after", ""),
        outputs=_outputs(reader),
        kinds=reader.texts("bundles") if reader.has("bundles") else PublishOptions().kinds,
        every=every,
        locales=dict(_tables(reader, every)),
        time_zone=_time_zone(reader),
        articles={slug: _article(articles.table(slug)) for slug in list(articles.left)},
    )
    reader.finish()
    return chosen


def _locales(reader: Reader, reserved: tuple[str, ...]) -> Iterator[tuple[str, Reader]]:
    """The tables of single locales in a table."""
    for name in [name for name, value in reader.left.items() if isinstance(value, Mapping) and name not in reserved]:
        yield reader.parsed_tag(name, name), reader.table(name)


def _tables(reader: Reader, every: LocaleOptions) -> Iterator[tuple[str, LocaleOptions]]:
    for tag, table in _locales(reader, ()):
        yield tag, _of_locale(table, every)
        table.finish()


def _of_locale(reader: Reader, every: LocaleOptions) -> LocaleOptions:
    machine = reader.choice("machine", MACHINE) if reader.has("machine") else every.machine
    paragraphs = reader.count("paragraphs", every.paragraphs, lowest=0, highest=1000)
    return LocaleOptions(machine, paragraphs)


def _outputs(reader: Reader) -> tuple[str, ...]:
    chosen = reader.texts("files") if reader.has("files") else OUTPUTS
    for name in chosen:
        if name not in OUTPUTS:
            raise SettingsError(f"{reader.place}: files", f"is {name!r}", f"write some of {', '.join(OUTPUTS)}")
    return chosen


def _time_zone(reader: Reader) -> str:
    name = reader.text("time-zone", "")
    try:
        moment("2026-05-04", name)
    except (KeyError, ValueError, OSError) as exc:
        remedy = 'write a name as in "Europe/Berlin"; where no name is known, install tzdata'
        raise SettingsError(
            f"{reader.place}: time-zone", f"{name!r} is not a time zone of this machine", remedy
        ) from exc
    return name


def _article(reader: Reader) -> ArticleOptions:
    """What `[publish.articles.<slug>]` chooses for one article."""
    chosen = ArticleOptions(reader.tags("leave-out"), _moment(reader, "embargo"), _moment(reader, "publish-at"))
    reader.finish()
    return chosen


def _moment(reader: Reader, name: str) -> str:
    """A moment as ISO 8601 has it."""
    value = reader.text(name, "")
    try:
        if value:
            moment(value)
    except ValueError as exc:
        raise SettingsError(f"{reader.place}: {name}", f"is {value!r}", MOMENT) from exc
    return value
